// Words that are often said: a press puts them into the field that the button names, behind what stands there.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fill]");
  const field = button && document.getElementById(button.dataset.fill);
  if (!field) return;
  const words = button.textContent.trim();
  field.value = field.value.trim() ? `${field.value.trim()} ${words}` : words;
  field.focus();
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
