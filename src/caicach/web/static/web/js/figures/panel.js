// The panel at the side: everything about one cell, fetched when asked for.
import { rowOf, valueIn } from "./paint.js";
import { told } from "./store.js";

const panel = document.getElementById("figures-panel");
let opener = null;

export const openPanel = async (row) => {
  const tr = rowOf.get(row);
  opener = valueIn(tr) || tr.querySelector("[data-computed]");
  let response = null;
  try { response = await fetch(`${told.addresses.panel}${row}/`, { headers: { "HX-Request": "true" } }); } catch { response = null; }
  if (!response?.ok) {
    document.dispatchEvent(new CustomEvent("htmx:sendError"));
    return;
  }
  panel.innerHTML = await response.text(); // our own template, escaped by the server
  panel.hidden = false;
  document.querySelectorAll("tr.is-inspected").forEach((one) => one.classList.remove("is-inspected"));
  tr.classList.add("is-inspected");
  panel.focus();
};

export const closePanel = () => {
  if (panel.hidden) return;
  panel.hidden = true;
  document.querySelectorAll("tr.is-inspected").forEach((one) => one.classList.remove("is-inspected"));
  opener?.focus();
};

panel.addEventListener("click", (event) => { if (event.target.closest("[data-panel-close]")) closePanel(); });
panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); closePanel(); } });
