// The page of figures: draws what the server told, takes what was kept from last time, and begins.
import { fill, make, note, undo } from "./acts.js";
import * as dialogs from "./dialogs.js";
import * as filters from "./filters.js";
import * as grid from "./grid.js";
import "./menu.js";
import { element, paint, paintStatus, rowOf } from "./paint.js";
import { showKept } from "./paste.js";
import * as polling from "./polling.js";
import { flush, onReasonWanted, soon } from "./queue.js";
import { keep, onChange, pending, restore, say, told } from "./store.js";
import { reasonFor } from "./why.js";

const page = document.getElementById("figures");

const carry = async () => {
  let response = null;
  try { response = await fetch(told.addresses.carry); } catch { response = null; }
  if (!response?.ok) { document.dispatchEvent(new CustomEvent("htmx:sendError")); return; }
  const place = element("div");
  place.innerHTML = await response.text(); // our own template, escaped by the server
  const picks = () => [...place.querySelectorAll("[data-carry]")];
  place.querySelector("[data-check-all]")?.addEventListener("change", (event) => picks().forEach((one) => { one.checked = event.target.checked; }));
  place.querySelector("[data-carry-go]")?.addEventListener("click", () => dialogs.close("go"));
  if (await dialogs.open(place) !== "go") return;
  const origin = place.querySelector("[data-origin]").dataset.origin;
  const chosen = picks().filter((one) => one.checked);
  const changes = chosen.map((one) => ({ row: one.dataset.carry, text: one.dataset.text, source: "carried", origin }));
  if (await make(changes)) note(say("carry_done", { count: changes.length }));
};

page.addEventListener("click", (event) => {
  const filling = event.target.closest("[data-fill]");
  if (filling) fill(filling.dataset.fill, dialogs.question);
  const act = event.target.closest("[data-act]")?.dataset.act;
  if (act === "undo") undo();
  if (act === "carry") carry();
});

// The server wants a reason the page did not know of: another filled the cell from a file meanwhile.
onReasonWanted(async (row) => {
  const reason = await reasonFor([row], rowOf.get(row).dataset.code);
  const waiting = pending.get(row);
  if (!waiting) return;
  waiting.isHeld = false;
  if (reason) waiting.why = reason;
  else pending.delete(row);
  soon();
});

onChange((rows) => { if (rows && !rows.length) paintStatus(); else { paint(); filters.refresh(); } });

// Headings of pillars stick below the bar, however many lines it needs.
const bar = page.querySelector(".figures-bar");
new ResizeObserver(() => page.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

const restored = restore();
paint();
filters.start();
grid.start();
showKept();
if (restored && told.isEditable) {
  note(say("restored", { count: restored }), "info");
  flush();
}
keep();
polling.start();
page.dataset.ready = "yes";
