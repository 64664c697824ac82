// The clock of a page of a written test where nothing is typed: counted down from what the server said.

const LOW = 5 * 60;
const TOGETHER = 3000;

const clock = document.querySelector("[data-countdown]");
const told = performance.now();

function tick() {
  const left = Math.max(0, Math.ceil(Number(clock.dataset.countdown) - (performance.now() - told) / 1000));
  clock.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}.${String(left % 60).padStart(2, "0")}`;
  clock.classList.toggle("is-low", left < LOW);
  if (left > 0) return;
  clearInterval(ticking);
  // The server says what became of it; not the whole room need ask in the same moment.
  setTimeout(() => location.reload(), 1000 + Math.random() * TOGETHER);
}

const ticking = setInterval(tick, 500);
tick();
