// Rows of a formset: added from a template, removed by marking them; numbered again after each.

const rowsOf = (list) => [...list.querySelectorAll("[data-row]")].filter((row) => !row.hidden);

function number(list) {
  rowsOf(list).forEach((row, index) => {
    row.querySelectorAll("[data-row-number]").forEach((place) => { place.textContent = index + 1; });
  });
}

function add(list) {
  const total = list.querySelector(`[name="${list.dataset.rows}-TOTAL_FORMS"]`);
  const pattern = list.querySelector("template[data-row-new]");
  const row = document.createElement("template");
  row.innerHTML = pattern.innerHTML.replaceAll("__prefix__", total.value);
  const made = row.content.querySelector("[data-row]");
  prepare(made);
  pattern.before(row.content);
  total.value = Number(total.value) + 1;
  number(list);
  made.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  changed(list);
}

function remove(list, row) {
  const field = row.querySelector("[name$='-DELETE']") || marker(row, list);
  if (field.type === "checkbox") field.checked = true;
  else field.value = "on";
  const next = rowsOf(list)[rowsOf(list).indexOf(row) + 1];
  row.hidden = true;
  number(list);
  (next?.querySelector("[data-row-remove]") || list.querySelector("[data-row-add]")).focus();
  changed(list);
}

function marker(row, list) {
  const name = row.querySelector(`[name^="${list.dataset.rows}-"]`).name;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name.replace(/^(.*-\d+)-.*$/, "$1-DELETE");
  row.append(field);
  return field;
}

function prepare(row) {
  row.querySelectorAll("[data-row-remove]").forEach((button) => { button.hidden = false; });
  row.querySelectorAll("[data-row-delete]").forEach((box) => { box.hidden = true; });
}

function changed(list) {
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

document.querySelectorAll("[data-rows]").forEach((list) => {
  list.querySelectorAll("[data-row]").forEach(prepare);
  list.querySelectorAll("[data-row-add]").forEach((button) => { button.hidden = false; });
  number(list);
  list.addEventListener("click", (event) => {
    if (event.target.closest("[data-row-add]")) add(list);
    const button = event.target.closest("[data-row-remove]");
    if (button) remove(list, button.closest("[data-row]"));
  });
});
