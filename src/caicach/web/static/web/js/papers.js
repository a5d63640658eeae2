// Documents: larger and smaller by button, by + and - on the pages, by a double press on a page.
const pages = document.getElementById("paper-pages");
const LEAST = -2;
const MOST = 3;

const zoom = (by) => {
  const step = by === 0 ? 0 : Math.min(MOST, Math.max(LEAST, Number(pages.dataset.step) + by));
  const at = pages.scrollTop / Math.max(1, pages.scrollHeight);
  pages.dataset.step = String(step);
  pages.scrollTop = at * pages.scrollHeight;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-zoom]");
  if (button) zoom(Number(button.dataset.zoom));
});
pages?.addEventListener("keydown", (event) => {
  if (event.key === "+" || event.key === "=") zoom(1);
  else if (event.key === "-") zoom(-1);
  else if (event.key === "0") zoom(0);
});
pages?.addEventListener("dblclick", () => zoom(Number(pages.dataset.step) > 0 ? 0 : 2));
