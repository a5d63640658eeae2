// Which rows are open: those of the agency, those that fit the search and the filter; pillars fold away.
import { isBlank, rows } from "./paint.js";
import { say, told } from "./store.js";

const table = document.querySelector(".figures-table");
const search = document.getElementById("figures-search");
const others = document.getElementById("figures-others");
const lines = [...table.querySelectorAll("tr.line, tr.sub-row")];
const folded = `caicach.folded.${told.submission}`;
let filter = "all";

export const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
const keys = new Map(rows.map((tr) => [tr, fold(tr.querySelector(".label").textContent)]));

const isFound = (tr, wanted) => {
  if (!wanted) return true;
  const code = tr.dataset.code.toLowerCase();
  if (code === wanted || code.startsWith(`${wanted}.`)) return true;
  const key = keys.get(tr);
  return wanted.split(" ").every((word) => key.includes(word));
};

// A row just dealt with stays until the filter is chosen anew: nothing jumps away under the hands.
let kept = new Set();
const passes = (tr) => filter === "all" || kept.has(tr) || (filter === "blank" ? isBlank(tr) : Boolean(tr.dataset.worst));

export const refresh = (isAnew = false) => {
  if (isAnew) kept = new Set();
  const wanted = fold(search.value);
  let shown = 0;
  for (const tr of rows) {
    const isTheirs = others.checked || wanted || !tr.classList.contains("is-other");
    const isOpen = isTheirs && isFound(tr, wanted) && passes(tr);
    if (isOpen && filter !== "all") kept.add(tr);
    setHidden(tr, !isOpen);
    shown += isOpen ? 1 : 0;
  }
  for (const group of table.tBodies) refreshHeadings(group, Boolean(wanted) || filter !== "all");
  const none = document.querySelector("[data-none]");
  none.hidden = shown > 0;
  none.textContent = shown ? "" : say("rows_none");
};

const setHidden = (tr, isHidden) => {
  tr.hidden = isHidden;
  const words = tr.nextElementSibling;
  if (words?.classList.contains("words-row")) words.hidden = isHidden;
};

// A heading stands while a row under it does.
const refreshHeadings = (group, isFiltered) => {
  const inside = lines.filter((tr) => tr.parentElement === group);
  const open = inside.filter((tr) => tr.dataset.row && !tr.hidden).map((tr) => `${tr.dataset.code}.`);
  inside.forEach((tr, at) => {
    if (tr.classList.contains("is-heading")) tr.hidden = !open.some((code) => code.startsWith(`${tr.dataset.code}.`));
    if (tr.classList.contains("sub-row")) {
      const until = inside.findIndex((other, i) => i > at && other.classList.contains("sub-row"));
      tr.hidden = !inside.slice(at + 1, until < 0 ? undefined : until).some((other) => !other.hidden && other.dataset.row);
    }
  });
  group.hidden = isFiltered && !open.length;
};

const setFolded = (group, isFolded) => {
  group.classList.toggle("is-folded", isFolded);
  group.querySelector(".pillar-toggle").setAttribute("aria-expanded", String(!isFolded));
};

export const unfold = (tr) => setFolded(tr.parentElement, false);

const remember = () => {
  const letters = [...table.tBodies].filter((g) => g.classList.contains("is-folded")).map((g) => g.dataset.pillar);
  try { localStorage.setItem(folded, letters.join("")); } catch { /* then they open again */ }
};

export const start = () => {
  let letters = "";
  try { letters = localStorage.getItem(folded) || ""; } catch { letters = ""; }
  for (const group of table.tBodies) {
    setFolded(group, letters.includes(group.dataset.pillar));
    group.querySelector(".pillar-toggle").addEventListener("click", () => {
      setFolded(group, !group.classList.contains("is-folded"));
      remember();
    });
  }
  search.addEventListener("input", () => refresh(true));
  others.addEventListener("change", () => refresh(true));
  document.querySelectorAll("[data-filter]").forEach((button) => button.addEventListener("click", () => {
    filter = button.dataset.filter;
    document.querySelectorAll("[data-filter]").forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
    refresh(true);
  }));
  refresh(true);
};

export const visible = () => rows.filter((tr) => !tr.hidden && !tr.parentElement.hidden && !tr.parentElement.classList.contains("is-folded"));
