// Is this PDF ours and unaltered? Its SHA-256 is reckoned here; only the 64 characters travel.

async function hash(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function check(form, file) {
  form.querySelector("[data-checking]").hidden = false;
  form.elements.sha256.value = await hash(file);
  form.querySelectorAll("input[type=file]").forEach((input) => { input.disabled = true; });
  form.requestSubmit();
}

// Without a safe connection there is no crypto.subtle: the form then sends the file, as it says.
if (crypto.subtle) {
  document.querySelectorAll("form[data-pdf-check]").forEach((form) => {
    form.querySelectorAll("[data-here]").forEach((words) => { words.hidden = false; });
    form.querySelectorAll("[data-sent]").forEach((words) => { words.hidden = true; });
    form.querySelector("input[type=file]").addEventListener("change", (event) => {
      const file = event.target.files[0];
      if (file && !form.querySelector("[name=send_file]")?.checked) check(form, file);
    });
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) check(form, event.dataTransfer.files[0]);
    });
  });
}
