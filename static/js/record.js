// A record on a tablet: every change lies in the browser's own store until the server has it, then it is forgotten.

const STORE = "lsp-records";
const TYPING = 1200;
const RETRY = [1000, 2000, 4000, 8000];
const TICKS = 10;
const LONGEST_SIDE = 2000;

const promised = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

// --- what is not sent yet: lines and photos, by record and by whose they are ---

class Waiting {
  async open() {
    const asked = indexedDB.open(STORE, 1);
    asked.onupgradeneeded = () => ["lines", "photos"].forEach((name) => asked.result.createObjectStore(name, { keyPath: "id" }));
    this.base = await promised(asked);
    // Somebody signs out in another tab: nothing is held back.
    this.base.onversionchange = () => this.base.close();
    return this;
  }

  shelf(name, mode = "readwrite") {
    return this.base.transaction(name, mode).objectStore(name);
  }

  put(name, entry) {
    return promised(this.shelf(name).put(entry));
  }

  forget(name, id) {
    return promised(this.shelf(name).delete(id));
  }

  async of(name, record, user) {
    const all = await promised(this.shelf(name, "readonly").getAll());
    const strange = all.filter((entry) => entry.user !== user);
    await Promise.all(strange.map((entry) => this.forget(name, entry.id)));
    return all.filter((entry) => entry.user === user && entry.record === record);
  }

  async forgetRecord(record) {
    for (const name of ["lines", "photos"]) {
      const all = await promised(this.shelf(name, "readonly").getAll());
      await Promise.all(all.filter((entry) => entry.record === record).map((entry) => this.forget(name, entry.id)));
    }
  }
}

// --- the page ---

class Tablet {
  constructor(form, waiting) {
    this.form = form;
    this.waiting = waiting;
    this.record = form.dataset.record;
    this.user = form.dataset.user;
    this.words = words();
    this.failures = 0;
    this.photos = new Map();
    this.places = [...form.querySelectorAll("[data-line]")].map((section) => new Place(section, this));
  }

  async begin() {
    const kept = await this.waiting.of("lines", this.record, this.user);
    kept.forEach((entry) => this.places.find((place) => String(place.number) === String(entry.place) && !place.isWaiting)?.restore(entry.said));
    this.places.filter((place) => place.isWaiting).forEach((place) => place.changed(TYPING));
    (await this.waiting.of("photos", this.record, this.user)).forEach((entry) => this.hold(entry));

    this.form.addEventListener("submit", (event) => this.leave(event));
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
    window.addEventListener("beforeunload", (event) => { if (!this.leaving && this.count) event.preventDefault(); });
    this.views();
    this.show();
    if (this.count) this.send();
  }

  get unsent() {
    return this.places.filter((place) => place.isWaiting);
  }

  get count() {
    return this.unsent.length + this.photos.size;
  }

  later(delay) {
    const due = performance.now() + delay;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.send(), delay);
  }

  send() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.sending || !this.count) return this.sending || Promise.resolve();
    this.sending = this.carry()
      .then(() => { this.failures = 0; this.refused = ""; }, (fault) => this.failed(fault))
      .finally(() => {
        this.sending = null;
        this.show();
        if (this.count && !this.refused) this.later(this.failures ? RETRY[Math.min(this.failures, RETRY.length) - 1] : 0);
      });
    return this.sending;
  }

  async carry() {
    const said = this.unsent.map((place) => [place, place.say()]);
    if (said.length) {
      const head = said.find(([place]) => place.isHead)?.[1];
      const lines = said.filter(([place]) => !place.isHead).map(([, line]) => line);
      const told = await this.post(this.form.dataset.save, JSON.stringify({ lines, head }), "application/json");
      await Promise.all(said.map(([place, line]) => place.heard(line, told)));
      this.show();
    }
    for (const entry of [...this.photos.values()]) {
      const body = new FormData();
      body.append("key", entry.id);
      if (Number(entry.place)) body.append("item", entry.place);
      body.append("file", entry.blob, "foto.jpg");
      try {
        this.shot(entry, await this.post(this.form.dataset.photos, body));
      } catch (fault) {
        if (!fault.reason || fault.closed) throw fault;
        this.unfit(entry, fault.reason);
      }
      this.photos.delete(entry.id);
      await this.waiting.forget("photos", entry.id);
      this.show();
    }
  }

  async post(url, body, type) {
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value, ...(type ? { "Content-Type": type } : {}) };
    const answer = await fetch(url, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(60000) });
    if ([0, 401, 403].includes(answer.status)) await this.renew();
    if (answer.status === 404) return this.reload();
    if ([400, 409, 413].includes(answer.status)) {
      const told = await answer.json().catch(() => ({ reason: this.words.refused.text, open: true }));
      if (told.open === false) return this.reload();
      throw Object.assign(new Error("refused"), { reason: told.reason });
    }
    if (!answer.ok) throw new Error(answer.status);
    this.isSignedOut = false;
    return answer.json();
  }

  // Signed out, or signed in anew in another tab: what is not sent stays until there is a token that holds.
  async renew() {
    const answer = await fetch(location.href, { redirect: "manual" });
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page && page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    this.isSignedOut = !token;
    if (token) this.form.elements.csrfmiddlewaretoken.value = token;
  }

  failed(fault) {
    this.failures += 1;
    this.refused = fault.reason || "";
  }

  reload() {
    this.leaving = true;
    location.reload();
    return new Promise(() => {});
  }

  // Everything has to be with the server before both hands go under it.
  async leave(event) {
    if (this.leaving || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    Place.stopAll();
    while (this.count && !this.refused) {
      await this.send();
      if (this.count) await new Promise((done) => { setTimeout(done, RETRY[0]); });
    }
    if (this.refused) return;
    this.leaving = true;
    location.assign(this.form.dataset.next);
  }

  // --- photos ---

  async take(place, file) {
    const blob = await smaller(file);
    const entry = { id: crypto.randomUUID(), record: this.record, user: this.user, place: String(place.number), blob };
    await this.waiting.put("photos", entry);
    this.hold(entry);
    this.show();
    this.send();
  }

  hold(entry) {
    this.photos.set(entry.id, entry);
    const item = this.words.shot.copy();
    item.dataset.key = entry.id;
    item.querySelector("img").src = URL.createObjectURL(entry.blob);
    this.shelf(entry)?.append(item);
  }

  shelf(entry) {
    return this.places.find((place) => String(place.number) === entry.place)?.section.querySelector("[data-shots]");
  }

  shot(entry, told) {
    const item = document.querySelector(`[data-key="${entry.id}"]`);
    if (!item) return;
    const picture = item.querySelector("img");
    URL.revokeObjectURL(picture.src);
    picture.src = told.url;
    item.querySelector("[data-waiting]").hidden = true;
    const drop = item.querySelector("[data-drop]");
    drop.hidden = false;
    drop.formAction = told.drop;
  }

  unfit(entry, reason) {
    const note = document.querySelector(`[data-key="${entry.id}"] [data-waiting]`);
    if (note) note.textContent = reason;
  }

  // --- what is seen ---

  show() {
    const top = document.querySelector("[data-top]");
    const judged = this.places.filter((place) => place.isJudged).length;
    const lines = this.places.filter((place) => !place.isHead).length;
    top.querySelector("progress").value = judged;
    top.querySelector("[data-judged]").textContent =
      this.words.judged.text.replace("{judged}", judged).replace("{count}", lines);
    const unsent = top.querySelector("[data-unsent]");
    unsent.textContent = this.count ? this.words.unsent.text.replace("{count}", this.count) : this.words.sent.text;
    const lost = document.querySelector("[data-lost]");
    lost.hidden = !this.failures;
    lost.querySelector("[data-cut]").hidden = this.isSignedOut || Boolean(this.refused);
    lost.querySelector("[data-signed-out]").hidden = !this.isSignedOut;
    lost.querySelector("[data-refused]").textContent = this.refused || "";
    this.places.forEach((place) => place.show());
    this.form.dataset.count = this.count;
  }

  views() {
    const one = document.querySelector("[data-one]");
    const lines = this.places.filter((place) => !place.isHead);
    let here = 0;
    const turn = (number, { jump = true } = {}) => {
      here = Math.min(Math.max(number, 0), lines.length - 1);
      lines.forEach((place, index) => { place.section.hidden = this.isOne && index !== here; });
      this.form.querySelectorAll("[data-step]").forEach((button) => { button.hidden = !this.isOne; });
      this.form.querySelectorAll("[data-number]").forEach((link, index) => {
        if (this.isOne && index === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      if (jump) lines[here].section.scrollIntoView({ block: "start" });
    };
    one.addEventListener("click", () => {
      this.isOne = !this.isOne;
      one.setAttribute("aria-pressed", String(this.isOne));
      turn(here);
    });
    this.form.querySelectorAll("[data-step]").forEach((button) => button.addEventListener("click", () => turn(here + Number(button.dataset.step))));
    this.form.querySelectorAll("[data-number]").forEach((link, index) => link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(index);
    }));
    turn(0, { jump: false });
  }
}

class Place {
  constructor(section, tablet) {
    this.section = section;
    this.tablet = tablet;
    this.number = Number(section.dataset.line);
    this.isHead = this.number === 0;
    this.sequence = Number(section.dataset.sequence);
    this.saved = JSON.stringify(this.read({ asSent: true }));
    // What was typed before this script had come is newer than anything kept.
    this.isWaiting = JSON.stringify(this.read()) !== this.saved;
    this.link = tablet.form.querySelector(`[data-number="${this.number}"]`);
    section.addEventListener("input", (event) => this.changed(event.target.matches("textarea, [type=text]") ? TYPING : 0));
    section.addEventListener("change", (event) => {
      if (event.target.type !== "file") return this.changed(0);
      [...event.target.files].forEach((file) => tablet.take(this, file));
      event.target.value = "";
      return null;
    });
    this.stopwatch();
  }

  read({ asSent = false } = {}) {
    const said = {};
    this.section.querySelectorAll("[data-say]").forEach((field) => {
      const { [asSent ? "defaultChecked" : "checked"]: checked, [asSent ? "defaultValue" : "value"]: value } = field;
      if (field.type === "radio") said.achieved = checked ? field.value : said.achieved || "";
      else said[field.dataset.say] = field.type === "hidden" ? Number(value) : value.trim();
    });
    return said;
  }

  restore(said) {
    this.section.querySelectorAll("[data-say]").forEach((field) => {
      if (field.type === "radio") field.checked = field.value === said.achieved;
      else field.value = said[field.dataset.say] ?? "";
    });
    this.isWaiting = true;
    this.tick(0);
  }

  changed(delay) {
    this.isWaiting = JSON.stringify(this.read()) !== this.saved;
    this.tablet.show();
    const id = `${this.tablet.record}/${this.number}`;
    if (!this.isWaiting) return this.tablet.waiting.forget("lines", id);
    const entry = { id, record: this.tablet.record, user: this.tablet.user, place: this.number, said: this.read() };
    this.kept = this.tablet.waiting.put("lines", entry);
    this.tablet.later(delay);
    return this.kept;
  }

  // The next number after the last that the server has: however often it is sent, it has one effect.
  say() {
    const said = JSON.stringify(this.read());
    this.last = said;
    const words = JSON.parse(said);
    if (!this.isHead) return { item: this.number, sequence: this.sequence + 1, ...words };
    const { feedback = "", ...particulars } = words;
    return { sequence: this.sequence + 1, feedback, particulars };
  }

  async heard(line, told) {
    const behind = told.behind[this.number];
    if (behind !== undefined) {
      // Written on another device, too: what stands here is said again, last.
      this.sequence = Math.max(this.sequence, behind);
      return;
    }
    this.sequence = Math.max(this.sequence, line.sequence);
    this.saved = this.last;
    this.isWaiting = JSON.stringify(this.read()) !== this.saved;
    this.wasSaved = true;
    await this.kept;
    if (!this.isWaiting) await this.tablet.waiting.forget("lines", `${this.tablet.record}/${this.number}`);
  }

  get isJudged() {
    return Boolean(this.section.querySelector("[type=radio]:checked"));
  }

  // --- time, stopped by hand; one at a time ---

  static running = null;

  static stopAll() {
    Place.running?.stop();
  }

  stopwatch() {
    this.button = this.section.querySelector("[data-timer]");
    if (!this.button) return;
    this.face = this.section.querySelector("[data-clock]");
    this.field = this.section.querySelector("[data-say=seconds]");
    this.button.addEventListener("click", () => (Place.running === this ? this.stop() : this.start()));
  }

  start() {
    Place.stopAll();
    Place.running = this;
    this.button.setAttribute("aria-pressed", "true");
    this.from = performance.now() - Number(this.field.value) * 1000;
    this.ticking = setInterval(() => this.tick(Math.floor((performance.now() - this.from) / 1000)), 1000);
  }

  stop() {
    clearInterval(this.ticking);
    this.button.setAttribute("aria-pressed", "false");
    Place.running = null;
    this.changed(0);
  }

  tick(seconds) {
    if (!this.button) return;
    if (seconds) this.field.value = seconds;
    const now = Number(this.field.value);
    this.face.textContent = `${Math.floor(now / 60)}.${String(now % 60).padStart(2, "0")}`;
    this.face.classList.toggle("is-over", Boolean(this.face.dataset.minutes) && now > Number(this.face.dataset.minutes) * 60);
    if (seconds && seconds % TICKS === 0) this.changed(0);
  }

  show() {
    const { words } = this.tablet;
    const chosen = this.section.querySelector("[type=radio]:checked")?.value;
    this.link?.classList.toggle("is-done", chosen === "yes");
    this.link?.classList.toggle("is-no", chosen === "no");
    const state = this.link?.querySelector("[data-state]");
    if (state) state.textContent = (chosen ? words[chosen] : words.open).text;
    const status = this.section.querySelector("[data-status]");
    const now = this.isWaiting && this.tablet.failures ? "here" : this.wasSaved && !this.isWaiting ? "kept" : this.shown;
    if (!status || now === this.shown) return;
    this.shown = now;
    status.replaceChildren(...(now ? words[now].parts() : []));
  }
}

// A photo of a phone is larger than a record needs, and says where it was taken: drawn anew it is neither.
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => { canvas.toBlob((blob) => done(blob || file), "image/jpeg", 0.86); });
  } catch {
    return file;
  }
}

function words() {
  const found = {};
  document.querySelector("[data-words]").content.querySelectorAll("[data-word]").forEach((word) => {
    found[word.dataset.word] = {
      text: word.textContent.trim(),
      parts: () => [...word.cloneNode(true).childNodes],
      copy: () => word.cloneNode(true).firstElementChild,
    };
  });
  return found;
}

const form = document.querySelector("[data-record]");
const closed = document.querySelector("[data-record-closed]");
new Waiting().open().then((waiting) => {
  if (closed) return waiting.forgetRecord(closed.dataset.recordClosed);
  return form ? new Tablet(form, waiting).begin() : null;
});
