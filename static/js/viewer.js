// A file beside the work: pages, size, turn. Listens on the document, so that a file swapped in works at once.

const LARGEST = 4;
const SMALLEST = 0.5;
const STEP = 1.25;
const WIDTH = 528;

const sheetsOf = (viewer) => [...viewer.querySelectorAll("[data-sheet]")];
const shownIn = (viewer) => sheetsOf(viewer).find((sheet) => !sheet.hidden);

function turnTo(viewer, by) {
  const sheets = sheetsOf(viewer);
  const now = sheets.indexOf(shownIn(viewer));
  const next = Math.min(Math.max(now + by, 0), sheets.length - 1);
  sheets.forEach((sheet, index) => { sheet.hidden = index !== next; });
  viewer.querySelector("[data-page-now]").textContent = next + 1;
  viewer.querySelector("figure").scrollTo(0, 0);
  draw(viewer);
}

function draw(viewer) {
  const sheet = shownIn(viewer);
  const picture = sheet?.querySelector("img");
  if (!picture?.naturalWidth) return;
  const zoom = Number(viewer.dataset.zoomNow || 1);
  const turn = Number(viewer.dataset.turned || 0);
  const ratio = picture.naturalHeight / picture.naturalWidth;
  const width = Math.min(viewer.querySelector("figure").clientWidth - 32, WIDTH) * zoom;
  const lying = turn % 180 !== 0;
  const height = lying ? width / ratio : width * ratio;
  const moves = { 0: "", 90: `translateX(${width}px)`, 180: `translate(${width}px, ${height}px)`, 270: `translateY(${height}px)` };

  sheet.style.width = `${width}px`;
  sheet.style.height = `${height}px`;
  picture.style.width = `${lying ? height : width}px`;
  picture.style.transform = turn ? `${moves[turn]} rotate(${turn}deg)` : "";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-viewer] button");
  if (!button) return;
  const viewer = button.closest("[data-viewer]");
  if (button.dataset.turn) turnTo(viewer, Number(button.dataset.turn));
  if (button.dataset.zoom) {
    const zoom = Number(viewer.dataset.zoomNow || 1) * STEP ** Number(button.dataset.zoom);
    viewer.dataset.zoomNow = Math.min(Math.max(zoom, SMALLEST), LARGEST);
  }
  if ("rotate" in button.dataset) viewer.dataset.turned = (Number(viewer.dataset.turned || 0) + 90) % 360;
  draw(viewer);
});
