// A signature drawn with finger, pen or mouse becomes a PNG in the form's own file input; or it is typed.

const INK = "#15231e";
const THICKNESS = 2.4;

class Pad {
  constructor(box) {
    this.canvas = box.querySelector("canvas");
    this.input = box.querySelector("input[type=file]");
    this.empty = box.querySelector("[data-sign-empty]");
    this.pen = this.canvas.getContext("2d");
    this.fit();

    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.draw(event));
    this.canvas.addEventListener("pointerup", () => this.end());
    this.canvas.addEventListener("pointercancel", () => this.end());
    box.querySelector("[data-sign-clear]").addEventListener("click", () => this.clear());
  }

  fit() {
    const scale = Math.max(window.devicePixelRatio, 2);
    this.canvas.width = this.canvas.clientWidth * scale;
    this.canvas.height = this.canvas.clientHeight * scale;
    this.pen.scale(scale, scale);
    Object.assign(this.pen, { lineWidth: THICKNESS, lineCap: "round", lineJoin: "round", strokeStyle: INK });
  }

  begin(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = [event.offsetX, event.offsetY];
    this.draw(event);
  }

  draw(event) {
    if (!this.last) return;
    const here = [event.offsetX, event.offsetY];
    this.pen.beginPath();
    this.pen.moveTo(...this.last);
    this.pen.lineTo(...here);
    this.pen.stroke();
    this.last = here;
  }

  end() {
    if (!this.last) return;
    this.last = null;
    this.empty.hidden = true;
    this.canvas.toBlob((blob) => this.put([new File([blob], "signature.png", { type: "image/png" })]), "image/png");
  }

  clear() {
    this.pen.clearRect(0, 0, this.canvas.clientWidth, this.canvas.clientHeight);
    this.empty.hidden = false;
    this.put([]);
  }

  put(files) {
    const carrier = new DataTransfer();
    files.forEach((file) => carrier.items.add(file));
    this.input.files = carrier.files;
  }
}

document.querySelectorAll("[data-signature]").forEach((box) => {
  box.querySelectorAll("[data-sign-draw]").forEach((part) => { part.hidden = false; });
  new Pad(box);
});
