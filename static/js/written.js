// A written test: every change is kept in memory and sent until the server has it. Time is the server's alone.

const TYPING = 3000;
const CHOOSING = 0;
const BEAT = 20000;
const RETRY = [1000, 2000, 4000, 8000];
const TOGETHER = 3000;
const WARNINGS = [15, 5, 1];
const LOW = 5 * 60;

const form = document.querySelector("[data-written]");

// A room that begins together, or loses its line together, need not speak in the same moment ever after.
const about = (wait) => wait * (0.75 + Math.random() / 2);

class Paper {
  constructor() {
    this.url = form.dataset.written;
    this.items = [...form.querySelectorAll("[data-item]")].map((section) => new Item(section, this));
    this.sending = null;
    this.failures = 0;
    this.isSignedOut = false;
    this.refused = "";
    this.words = words();
    this.tell(Number(form.dataset.remaining));
    this.pages();
    form.addEventListener("submit", (event) => this.leave(event));
    window.addEventListener("online", () => setTimeout(() => this.send({ beat: true }), Math.random() * RETRY[0]));
    window.addEventListener("offline", () => this.show());
    document.addEventListener("visibilitychange", () => this.send({ keepalive: document.hidden }));
    window.addEventListener("beforeunload", (event) => { if (!this.leaving && this.waiting.length) event.preventDefault(); });
    setInterval(() => this.tick(), 500);
    this.tick();
    this.beat();
    if (this.waiting.length) this.later(CHOOSING);
    this.show();
  }

  get waiting() {
    return this.items.filter((item) => item.isWaiting);
  }

  get isCut() {
    return Boolean(this.failures || this.refused || !navigator.onLine);
  }

  // --- saving: one request at a time carries whatever is not acknowledged yet ---

  later(wait) {
    // What is typed in the last seconds leaves before the end.
    const delay = Math.max(0, Math.min(wait, this.left * 1000));
    const due = performance.now() + delay;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.send(), delay);
  }

  beat() {
    clearTimeout(this.beating);
    this.beating = setTimeout(() => this.send({ beat: true }), about(BEAT));
  }

  send({ beat = false, keepalive = false } = {}) {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.sending) return this.sending;
    if (this.refused) return Promise.resolve();
    const said = this.waiting.map((item) => item.say());
    if (!said.length && !beat) {
      if (this.failures) this.again();
      return Promise.resolve();
    }
    this.beat();
    this.sending = this.post(said, keepalive)
      .then((told) => this.heard(said, told), () => this.failed())
      .finally(() => {
        this.sending = null;
        this.show();
        if (this.failures) this.again();
        else if (this.waiting.length && !this.timer) this.later(0);
      });
    return this.sending;
  }

  // Also with nothing to send, so that the page knows when the server is there again.
  again() {
    clearTimeout(this.timer);
    this.due = 0;
    this.timer = setTimeout(() => this.send({ beat: true }), about(RETRY[Math.min(this.failures, RETRY.length) - 1]));
  }

  async post(said, keepalive) {
    const asked = performance.now();
    const answer = await fetch(this.url, {
      method: "POST",
      body: JSON.stringify({ answers: said }),
      redirect: "manual",
      keepalive,
      signal: AbortSignal.timeout(10000),
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    });
    if (answer.status === 404) return this.reload();
    if (answer.status === 409) return this.refuse(await answer.json());
    if ([0, 401, 403].includes(answer.status)) await this.renew();
    if (!answer.ok) throw new Error(answer.status);
    this.isSignedOut = false;
    return { ...(await answer.json()), asked };
  }

  // Signed out, or signed in anew in another tab: what is not sent stays here until there is a token that holds.
  async renew() {
    const answer = await fetch(form.dataset.page, { redirect: "manual" });
    const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page && page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    this.isSignedOut = !token;
    if (token) form.elements.csrfmiddlewaretoken.value = token;
  }

  // Gone on with at another device: the page itself says so, but what was not sent from here stays to be read.
  refuse({ reason }) {
    if (!this.waiting.length) return this.reload();
    this.leaving = true;
    this.failures = 0;
    this.refused = reason;
    form.querySelectorAll("textarea").forEach((words) => { words.readOnly = true; });
    form.querySelectorAll("input, [type=submit]").forEach((control) => { control.disabled = true; });
  }

  heard(said, told) {
    if (!told) return;
    this.failures = 0;
    said.forEach((each) => this.items[each.item - 1].heard(each, told));
    this.tell(told.remaining, told.asked);
    if (!told.writing) this.reload();
  }

  failed() {
    this.failures += 1;
  }

  reload() {
    this.leaving = true;
    location.assign(form.dataset.page);
  }

  // Everything has to be with the server before the overview, which the server draws.
  async leave(event) {
    if (this.leaving) return;
    event.preventDefault();
    while (this.waiting.length && !this.leaving) {
      await this.send();
      if (this.waiting.length) await new Promise((done) => { setTimeout(done, RETRY[0]); });
    }
    this.leaving = true;
    location.assign(`${form.dataset.page}ringkasan/`);
  }

  // --- time: counted down from what the server said last, by how long that is ago ---

  tell(remaining, at = performance.now()) {
    this.remaining = remaining;
    this.told = at;
    this.warned = new Set([...(this.warned || []), ...WARNINGS.filter((minutes) => remaining < (minutes - 1) * 60 + 1)]);
  }

  get left() {
    return Math.max(0, this.remaining - (performance.now() - this.told) / 1000);
  }

  tick() {
    const left = Math.ceil(this.left);
    const clock = form.ownerDocument.querySelector("[data-clock]");
    clock.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}.${String(left % 60).padStart(2, "0")}`;
    clock.classList.toggle("is-low", left < LOW);
    const due = WARNINGS.filter((minutes) => left <= minutes * 60 && !this.warned.has(minutes));
    if (due.length) {
      due.forEach((minutes) => this.warned.add(minutes));
      document.querySelector("[data-warning]").textContent = this.words[`left-${Math.min(...due)}`].text;
    }
    if (left === 0 && !this.ending) {
      this.ending = true;
      setTimeout(() => this.send({ beat: true }), this.waiting.length ? 0 : Math.random() * TOGETHER);
      setTimeout(() => { this.ending = false; }, TOGETHER + RETRY[0]);
    }
  }

  // --- what is seen ---

  show() {
    const lost = document.querySelector("[data-lost]");
    const count = this.waiting.length;
    lost.hidden = !this.isCut;
    lost.querySelector("[data-cut]").hidden = this.isSignedOut || this.refused;
    lost.querySelector("[data-signed-out]").hidden = !this.isSignedOut || this.refused;
    lost.querySelector("[data-refused]").hidden = !this.refused;
    lost.querySelector("[data-reason]").textContent = this.refused;
    lost.querySelector("[data-lost-count]").textContent = count ? this.words.waiting.text.replace("{count}", count) : "";
    this.items.forEach((item) => item.show());
    const counts = { answered: 0, flagged: 0, count: this.items.length };
    this.items.forEach((item) => { counts.answered += item.isAnswered; counts.flagged += item.isFlagged; });
    form.querySelector("[data-counts]").textContent =
      this.words.counts.text.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
  }

  pages() {
    if (form.dataset.onePerPage === undefined) return;
    const [before, next, review] = ["previous", "next", "to-review"].map((name) => form.querySelector(`[data-${name}]`));
    const turn = (number, focus) => {
      this.here = Math.min(Math.max(number, 1), this.items.length);
      this.items.forEach((item) => item.turn(item.number === this.here));
      before.hidden = this.here === 1;
      next.hidden = this.here === this.items.length;
      review.hidden = !next.hidden;
      if (focus) {
        const section = this.items[this.here - 1].section;
        section.focus({ preventScroll: true });
        window.scrollTo({ top: 0 });
        history.replaceState(null, "", `#soal-${this.here}`);
      }
    };
    before.addEventListener("click", () => turn(this.here - 1, true));
    next.addEventListener("click", () => { this.send(); turn(this.here + 1, true); });
    form.querySelectorAll("[data-number]").forEach((link) => link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(Number(link.dataset.number), true);
    }));
    turn(Number(location.hash.replace("#soal-", "")) || 1, false);
  }
}

class Item {
  constructor(section, paper) {
    this.section = section;
    this.paper = paper;
    this.number = Number(section.dataset.item);
    this.sequence = Number(section.dataset.sequence);
    this.acknowledged = this.sequence;
    this.last = JSON.stringify(this.read({ asSent: true }));
    // What was typed before this script had come.
    this.isWaiting = JSON.stringify(this.read()) !== this.last;
    this.link = form.querySelector(`[data-number="${this.number}"]`);
    section.addEventListener("input", (event) => this.changed(event.target.tagName === "TEXTAREA" ? TYPING : CHOOSING));
    section.addEventListener("change", () => this.changed(CHOOSING));
  }

  read({ asSent = false } = {}) {
    const [checked, value] = asSent ? ["defaultChecked", "defaultValue"] : ["checked", "value"];
    const chosen = [...this.section.querySelectorAll("[type=radio]")].find((choice) => choice[checked]);
    const words = this.section.querySelector("textarea");
    return {
      choice: chosen ? chosen.value : "",
      text: words ? words[value] : "",
      flagged: this.section.querySelector("[type=checkbox]")[checked],
    };
  }

  changed(delay) {
    this.isWaiting = JSON.stringify(this.read()) !== this.last || this.isWaiting;
    if (this.isWaiting) this.paper.later(delay);
    this.paper.show();
  }

  // The same words keep their number however often they are sent; new words get the next.
  say() {
    const said = JSON.stringify(this.read());
    if (said !== this.last || this.sequence === this.acknowledged) this.sequence += 1;
    this.last = said;
    return { item: this.number, sequence: this.sequence, ...JSON.parse(said) };
  }

  heard(said, told) {
    const behind = told.behind[this.number];
    if (behind !== undefined) {
      // Another page of this browser had used the number: say it again under a free one.
      this.sequence = Math.max(this.sequence, behind);
      this.acknowledged = this.sequence;
      return;
    }
    this.acknowledged = Math.max(this.acknowledged, said.sequence);
    this.isWaiting = JSON.stringify(this.read()) !== this.last;
  }

  get isAnswered() {
    const { choice, text } = this.read();
    return Boolean(choice || text.trim());
  }

  get isFlagged() {
    return this.read().flagged;
  }

  turn(here) {
    this.section.hidden = !here;
    if (here) this.link.setAttribute("aria-current", "true");
    else this.link.removeAttribute("aria-current");
  }

  show() {
    const { words } = this.paper;
    this.link.classList.toggle("is-done", this.isAnswered);
    this.link.classList.toggle("is-flag", this.isFlagged);
    const state = (this.isAnswered ? words.answered : words.empty).text + (this.isFlagged ? words.flagged.text : "");
    this.link.querySelector("[data-state]").textContent = state;
    const now = this.isWaiting ? "here" : this.acknowledged ? "kept" : "";
    if (now === this.shown) return;
    // Between a touch and the answer of a server that is there, nothing flickers.
    if (now === "here" && !this.paper.isCut) return;
    this.shown = now;
    const status = this.section.querySelector("[data-status]");
    status.replaceChildren(...(now ? words[now].copy() : []));
  }
}

function words() {
  const found = {};
  document.querySelector("[data-words]").content.querySelectorAll("[data-word]").forEach((word) => {
    found[word.dataset.word] = {
      text: word.textContent.trimEnd(),
      copy: () => [...word.cloneNode(true).childNodes],
    };
  });
  return found;
}

new Paper();
