// Keys for judging quickly: each presses the control that names it. Off while typing, and can be switched off.

const OFF = "keys-off";
const TYPED_IN = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";
const PRESSED = "a, button, summary, [role=button]";

const isOff = () => localStorage.getItem(OFF) === "1";

function press(control) {
  const answers = [...control.querySelectorAll("input[type=radio]")];
  if (!answers.length) {
    control.click();
    return;
  }
  const next = answers[(answers.findIndex((answer) => answer.checked) + 1) % answers.length];
  next.checked = true;
  next.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  if (isOff() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches(TYPED_IN)) return;
  if (event.key === "Enter" && event.target.matches(PRESSED)) return;
  // Arrows belong to a group of answers while one of it is focused.
  if (event.key.startsWith("Arrow") && event.target.matches("input")) return;

  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const control = document.querySelector(`[data-keys] [data-key="${CSS.escape(key)}"]`);
  if (!control) return;
  event.preventDefault();
  press(control);
});

document.querySelectorAll("[data-keys-switch]").forEach((box) => {
  box.checked = !isOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
});
