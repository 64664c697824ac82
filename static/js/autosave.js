// A form that keeps itself: when a field is left, and at most ten seconds after typing. See docs/reference/look.md.

const TYPING = 8000;
const LEAVING = 400;
const FIRST_RETRY = 4000;
const LAST_RETRY = 30000;

class Kept {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosave || form.getAttribute("action") || location.href;
    this.board = document.querySelector("[data-saved]");
    this.dirty = false;
    this.saving = null;
    this.retry = FIRST_RETRY;
    this.marked = new Set();

    form.addEventListener("input", () => this.touch(TYPING));
    form.addEventListener("change", () => this.touch(LEAVING));
    form.addEventListener("focusout", () => { if (this.dirty) this.later(LEAVING); });
    form.addEventListener("submit", (event) => this.beforeSubmit(event));
    document.addEventListener("submit", (event) => this.beforeOther(event));
    document.addEventListener("visibilitychange", () => { if (this.dirty) this.save({ keepalive: document.hidden }); });
    window.addEventListener("online", () => { if (this.dirty) this.save(); });
    window.addEventListener("beforeunload", (event) => { if (this.dirty && !this.leaving) event.preventDefault(); });
  }

  touch(delay) {
    this.dirty = true;
    this.later(delay);
  }

  later(delay) {
    const due = Date.now() + delay;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.save(), delay);
  }

  // A saving on its way would make the version of the form that is being sent an old one: wait for it.
  beforeSubmit(event) {
    clearTimeout(this.timer);
    this.timer = null;
    this.leaving = true;
    if (!this.saving) return;
    event.preventDefault();
    this.saving.finally(() => this.form.requestSubmit(event.submitter));
  }

  // Another form of the page leads away from here: what was typed goes first, once. Forms that stay are not held.
  beforeOther(event) {
    const other = event.target;
    if (other === this.form || event.defaultPrevented || this.waited === other || !(this.dirty || this.saving)) return;
    event.preventDefault();
    this.waited = other;
    Promise.resolve(this.saving)
      .then(() => (this.dirty ? this.save() : undefined))
      .finally(() => other.requestSubmit(event.submitter));
  }

  save(options = {}) {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.saving || this.leaving) return this.saving;
    this.dirty = false;
    this.show("saving");
    this.saving = this.send(options)
      .then((answer) => this.read(answer))
      .catch(() => this.failed())
      .finally(() => {
        this.saving = null;
        if (this.dirty && !this.timer && !this.refused) this.later(TYPING);
      });
    return this.saving;
  }

  send(options) {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("_key", fresh());
    return fetch(this.url, { method: "POST", body, redirect: "manual", headers: { "X-Autosave": "1" }, ...options });
  }

  async read(answer) {
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.stop("signed-out");
    if (answer.status === 403) return this.renew();
    if (answer.status === 409) return this.stop("stale");
    if (!answer.ok && answer.status !== 422) return this.failed();

    const told = answer.status === 204 ? {} : await answer.json();
    this.refused = false;
    this.retry = FIRST_RETRY;
    this.mark(told.errors || {});
    if (told.version !== undefined) this.form.elements.version.value = told.version;
    if (!answer.ok) {
      this.dirty = true;
      return this.stop("refused");
    }
    this.show("kept", told.saved_at || hour());
    this.form.dispatchEvent(new CustomEvent("autosaved", { bubbles: true, detail: told }));
    return undefined;
  }

  failed() {
    this.dirty = true;
    this.show("failed");
    this.later(this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY);
  }

  // Waits for the person: what was typed stays in the page, and is tried again when the tab is seen or touched.
  stop(state) {
    this.dirty = true;
    this.refused = true;
    this.show(state);
  }

  // Whoever signed in again in another tab has a new token: read it from this page's address, once.
  async renew() {
    if (this.renewed) return this.stop("signed-out");
    this.renewed = true;
    const answer = await fetch(location.href, { redirect: "manual" });
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page && page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token) {
      this.renewed = false;
      return this.stop("signed-out");
    }
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    const again = await this.send({});
    this.renewed = again.status === 403;
    return this.read(again);
  }

  show(state, time) {
    if (!this.board) return;
    this.board.querySelectorAll("[data-state]").forEach((line) => { line.hidden = line.dataset.state !== state; });
    if (time) this.board.querySelector("[data-hour]").textContent = time;
  }

  // The server says which faults speak already (impossible dates); the others wait for the button.
  mark(errors) {
    for (const id of this.marked) if (!(id in errors)) this.unmark(id);
    for (const [id, words] of Object.entries(errors)) {
      const field = document.getElementById(id);
      if (!field) continue;
      this.marked.add(id);
      field.classList.add("is-invalid");
      field.setAttribute("aria-invalid", "true");
      const place = document.getElementById(`${id}_error`) || place_after(field, `${id}_error`);
      place.textContent = words.join(" ");
      field.setAttribute("aria-describedby", place.id);
    }
  }

  unmark(id) {
    const field = document.getElementById(id);
    field?.classList.remove("is-invalid");
    field?.removeAttribute("aria-invalid");
    document.getElementById(`${id}_error`)?.remove();
    this.marked.delete(id);
  }
}

function place_after(field, id) {
  const place = document.createElement("div");
  place.id = id;
  place.className = "invalid-feedback";
  place.setAttribute("role", "alert");
  field.after(place);
  return place;
}

function hour() {
  return new Date().toTimeString().slice(0, 5).replace(":", ".");
}

function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

document.querySelectorAll("form[data-autosave]").forEach((form) => new Kept(form));
