// The upload tile: says what was chosen, refuses what is too big before it travels, shows how far it is.

const tileOf = (element) => element.closest("[data-drop]");

function choose(tile, input) {
  const file = input.files[0];
  // Two inputs share one name, camera and files: the last one used counts.
  tile.querySelectorAll("input[type=file]").forEach((other) => { if (other !== input) other.value = ""; });

  const limit = Number(tile.dataset.maxBytes);
  const tooBig = Boolean(file && limit && file.size > limit);
  tile.querySelector("[data-too-big]").hidden = !tooBig;
  if (tooBig) input.value = "";

  const chosen = tile.querySelector("[data-chosen]");
  chosen.hidden = !file || tooBig;
  if (file) chosen.querySelector("b").textContent = file.name;
  if (file && !tooBig) tile.closest("form[data-upload]")?.requestSubmit();
}

function progress(form, part) {
  const bar = form.querySelector("progress");
  if (!bar) return;
  bar.hidden = part === null;
  if (part !== null) bar.value = part;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-drop] input[type=file]")) choose(tileOf(event.target), event.target);
});

document.addEventListener("dragover", (event) => {
  const tile = event.target.closest?.("[data-drop]");
  if (!tile) return;
  event.preventDefault();
  tile.classList.add("is-over");
});

document.addEventListener("dragleave", (event) => {
  event.target.closest?.("[data-drop]")?.classList.remove("is-over");
});

document.addEventListener("drop", (event) => {
  const tile = event.target.closest?.("[data-drop]");
  if (!tile) return;
  event.preventDefault();
  tile.classList.remove("is-over");
  const input = tile.querySelector("input[type=file]:not([capture])");
  input.files = event.dataTransfer.files;
  choose(tile, input);
});

document.addEventListener("htmx:xhr:progress", (event) => {
  const form = event.target.closest?.("form[data-upload]");
  if (form && event.detail.lengthComputable) progress(form, event.detail.loaded / event.detail.total);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-upload]");
  if (!form) return;
  progress(form, null);
  const failed = !event.detail.successful && event.detail.xhr?.status !== 422;
  form.querySelectorAll("[data-upload-failed]").forEach((words) => { words.hidden = !failed; });
  if (failed) return;
  form.querySelectorAll("input[type=file]").forEach((input) => { input.value = ""; });
  form.querySelectorAll("[data-chosen]").forEach((line) => { line.hidden = true; });
});
