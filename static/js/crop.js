// A photograph cut to 3:4 in the page: dragged, enlarged, and put as a JPEG into the form's own file input.

const RATIO = 3 / 4;
const SMALLEST = 354;
const LARGEST = 900;
const NUDGE = 0.02;
const HEAD = 131072;

class Cut {
  constructor(box) {
    this.box = box;
    this.input = box.querySelector("input[type=file][name]");
    this.frame = box.querySelector("[data-crop-frame]");
    this.canvas = box.querySelector("canvas");
    this.zoom = box.querySelector("[data-crop-zoom]");
    this.input.classList.add("visually-hidden");
    this.input.tabIndex = -1;

    box.querySelectorAll("input[type=file]").forEach((input) => {
      input.addEventListener("change", () => { if (input.files[0]) this.open(input.files[0], input); });
    });
    this.zoom.addEventListener("input", () => this.draw());
    this.zoom.addEventListener("change", () => this.keep());
    this.canvas.addEventListener("pointerdown", (event) => this.grab(event));
    this.canvas.addEventListener("pointermove", (event) => this.drag(event));
    this.canvas.addEventListener("pointerup", () => this.drop());
    this.canvas.addEventListener("keydown", (event) => this.nudge(event));
  }

  async open(file, input) {
    this.say(null);
    this.date(file);
    try {
      this.picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
      input.value = "";
      this.say("unreadable");
      return;
    }
    this.centre = [0.5, 0.5];
    this.zoom.max = Math.max(1, this.widest() / SMALLEST).toFixed(2);
    this.zoom.value = 1;
    this.frame.hidden = false;
    this.frame.querySelector("img")?.remove();
    this.canvas.hidden = false;
    this.draw();
    this.keep();
    if (this.widest() < SMALLEST) this.say("small");
  }

  // What is cut carries its camera's day no more: the earliest one written in the file goes along with it.
  async date(file) {
    const field = this.box.closest("form").querySelector("[data-crop-day]");
    if (!field) return;
    const head = new TextDecoder("latin1").decode(await file.slice(0, HEAD).arrayBuffer());
    const days = [...head.matchAll(/((?:19|20)\d\d):(\d\d):(\d\d) \d\d:\d\d:\d\d/g)];
    field.value = days.map(([, ...day]) => day.join("-")).sort()[0] ?? "";
  }

  // The widest piece of 3:4 that the photograph has, in its own pixels.
  widest() {
    return Math.min(this.picture.width, this.picture.height * RATIO);
  }

  piece() {
    const width = this.widest() / Number(this.zoom.value);
    const height = width / RATIO;
    const [halfX, halfY] = [width / 2 / this.picture.width, height / 2 / this.picture.height];
    this.centre = [between(halfX, this.centre[0], 1 - halfX), between(halfY, this.centre[1], 1 - halfY)];
    const left = this.centre[0] * this.picture.width - width / 2;
    const top = this.centre[1] * this.picture.height - height / 2;
    return [left, top, width, height];
  }

  draw() {
    this.paint(this.canvas, this.canvas.width);
  }

  paint(canvas, width) {
    canvas.width = width;
    canvas.height = Math.round(width / RATIO);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(this.picture, ...this.piece(), 0, 0, canvas.width, canvas.height);
  }

  keep() {
    const [, , width] = this.piece();
    const result = document.createElement("canvas");
    this.paint(result, Math.min(LARGEST, Math.max(1, Math.round(width))));
    result.toBlob((blob) => {
      const carrier = new DataTransfer();
      carrier.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
      this.input.files = carrier.files;
      this.box.querySelectorAll("input[type=file]:not([name])").forEach((input) => { input.value = ""; });
      const size = this.box.querySelector("[data-crop-size]");
      if (size) size.textContent = `${result.width} × ${result.height}`;
      this.box.dispatchEvent(new Event("cropped", { bubbles: true }));
    }, "image/jpeg", 0.92);
  }

  grab(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.from = [event.clientX, event.clientY];
  }

  drag(event) {
    if (!this.from) return;
    const [, , width] = this.piece();
    const scale = width / this.canvas.clientWidth;
    this.move((this.from[0] - event.clientX) * scale, (this.from[1] - event.clientY) * scale);
    this.from = [event.clientX, event.clientY];
  }

  drop() {
    if (!this.from) return;
    this.from = null;
    this.keep();
  }

  nudge(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (!way || !this.picture) return;
    event.preventDefault();
    this.move(way[0] * NUDGE * this.picture.width, way[1] * NUDGE * this.picture.height);
    this.keep();
  }

  move(x, y) {
    this.centre = [this.centre[0] + x / this.picture.width, this.centre[1] + y / this.picture.height];
    this.draw();
  }

  say(what) {
    this.box.querySelectorAll("[data-crop-says]").forEach((words) => { words.hidden = words.dataset.cropSays !== what; });
    if (what === "unreadable") this.frame.hidden = true;
  }
}

function between(low, value, high) {
  return low > high ? 0.5 : Math.min(Math.max(value, low), high);
}

document.querySelectorAll("[data-crop]").forEach((box) => new Cut(box));
