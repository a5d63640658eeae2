// Findings: words being typed survive a closed page, coming back asks whether the list is still true, and a link takes
// the words it is about along to the page where they are mended.
const kept = (field) => `caicach:giai-trinh:${field.dataset.kept}`;

const takeUp = (root) => {
  root.querySelectorAll("textarea[data-kept]").forEach((field) => {
    const text = localStorage.getItem(kept(field));
    if (text === null || text === field.value) return;
    field.value = text;
    field.closest("details").open = true;
  });
};

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-kept]")) localStorage.setItem(kept(event.target), event.target.value);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const field = event.detail.elt.querySelector?.("textarea[data-kept]");
  if (field && event.detail.successful) localStorage.removeItem(kept(field));
});
document.addEventListener("htmx:afterSettle", (event) => {
  const card = event.detail.target;
  if (card?.classList?.contains("finding")) document.getElementById(card.id)?.focus();
  takeUp(document);
});
document.addEventListener("click", (event) => {
  const place = event.target.closest?.("a[data-words]");
  if (place) sessionStorage.setItem("caicach:words", place.dataset.words);
});
const back = () => window.dispatchEvent(new CustomEvent("caicach:back"));
document.addEventListener("visibilitychange", () => { if (!document.hidden) back(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) back(); });
takeUp(document);
