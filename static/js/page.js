// What every page does: focus to what went wrong, menus that close, selections that count themselves.

const say = (element, text) => { element.textContent = text; };

function begin(root) {
  root.querySelectorAll("[data-script-only]").forEach((element) => { element.hidden = false; });
  root.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  root.querySelector("[data-errors]")?.focus();
}

function closeMenus(except) {
  document.querySelectorAll("details.lsp-menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

function countSelected(form) {
  const picked = form.querySelectorAll("[data-pick]:checked").length;
  form.querySelectorAll("[data-selected-count]").forEach((place) => say(place, picked));
  form.querySelectorAll("[data-when-selected]").forEach((bar) => { bar.hidden = !picked; });
  form.querySelectorAll("tr:has([data-pick])").forEach((row) => {
    row.classList.toggle("is-picked", row.querySelector("[data-pick]").checked);
  });
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.lsp-menu"));

  const closer = event.target.closest("[data-close]");
  if (closer) {
    const box = closer.closest("details");
    box.open = false;
    box.querySelector("summary").focus();
  }

  const unpick = event.target.closest("[data-unselect]");
  if (unpick) {
    unpick.form.querySelectorAll("[data-pick], [data-pick-all]").forEach((box) => { box.checked = false; });
    countSelected(unpick.form);
  }

  const copy = event.target.closest("[data-copy]");
  if (copy && navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(new URL(copy.dataset.copy || copy.href, location).href)
      .then(() => copy.querySelectorAll("[data-copied]").forEach((mark) => { mark.hidden = false; }));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest("details.lsp-menu[open], details.lsp-confirm[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-pick-all]")) {
    event.target.form.querySelectorAll("[data-pick]").forEach((box) => { box.checked = event.target.checked; });
  }
  if (event.target.matches("[data-pick], [data-pick-all]")) countSelected(event.target.form);
  event.target.closest("[data-submit-on-change]")?.requestSubmit();
});

document.addEventListener("htmx:afterSwap", (event) => begin(event.target));
begin(document);
document.querySelectorAll("form:has([data-pick])").forEach(countSelected);

// Whoever signs out comes to this page: what a tablet of theirs had not sent yet is nobody's any more.
if (document.querySelector("[data-forget]")) indexedDB.deleteDatabase("lsp-records");
