// What others do: asked every ten seconds while the page is looked at, answered by nothing when there is nothing.
import { codes, note } from "./acts.js";
import { rowOf } from "./paint.js";
import { cellOf, changed, conflicts, pending, receive, say, sheet, told } from "./store.js";

const EVERY = 10_000;
let mark = "";

export const ask = async () => {
  if (document.visibilityState === "hidden") return;
  let answer = null;
  try {
    const query = new URLSearchParams({ mark, revision: String(sheet.revision) });
    const response = await fetch(`${told.addresses.changes}?${query}`, { cache: "no-store" });
    if (!response.ok || response.status === 204) return;
    answer = await response.json();
  } catch { return; }
  mark = answer.mark;
  paintPeople(answer.people);
  if (answer.status !== told.status) note(say("status_changed"), "warning");
  told.status = answer.status;
  if (!answer.cells) return;
  const before = new Map([...rowOf.keys()].map((row) => [row, cellOf(row)]));
  receive(answer);
  tell(answer.by, before);
  changed();
};

const paintPeople = (people) => {
  const place = document.querySelector("[data-people]");
  place.textContent = people.length ? say(people.length > 1 ? "people" : "people_one", { names: people.join(", ") }) : "";
};

// Others' changes are drawn at once, except where this person has one of their own waiting: that will be a conflict.
const tell = (by, before) => {
  const rows = Object.keys(by).filter((row) => before.get(row)?.text !== cellOf(row).text && !pending.has(row) && !conflicts.has(row));
  if (!rows.length) return;
  for (const row of rows) {
    const tr = rowOf.get(row);
    tr?.classList.add("is-fresh");
    setTimeout(() => tr?.classList.remove("is-fresh"), 6_000);
  }
  note(say("changed_by", { who: [...new Set(rows.map((row) => by[row]))].join(", "), rows: codes(rows) }), "info");
};

export const start = () => {
  setTimeout(ask, 500);
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
};
