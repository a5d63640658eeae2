// The grid under the keyboard: a cell is chosen when it has the focus, typing replaces, Enter goes on, Escape takes back.
import { clear, make, redo, undo } from "./acts.js";
import { unfold, visible } from "./filters.js";
import { openMenu } from "./menu.js";
import { isBlank, noteIn, rowOf, valueIn } from "./paint.js";
import { openPanel } from "./panel.js";
import { pasteInto } from "./paste.js";
import { cellOf, changed, pending, shownOf, told } from "./store.js";

const table = document.querySelector(".figures-table");
const PAGE = 10;
let range = null;

const isCell = (target) => target.matches?.("[data-value], [data-note-of]");
const isNote = (input) => "noteOf" in input.dataset;
const rowFor = (input) => input.closest("tr");
const standing = (input) => (isNote(input) ? shownOf(rowFor(input).dataset.row).note : shownOf(rowFor(input).dataset.row).text);

export const focusRow = (tr, isForNote = false) => {
  unfold(tr);
  const input = isForNote ? noteIn(tr) : valueIn(tr);
  input?.focus();
  return Boolean(input);
};

const stops = (isForNote) => visible().filter((tr) => (isForNote ? noteIn(tr) : valueIn(tr)));

const move = (input, by) => {
  const list = stops(isNote(input));
  const at = list.indexOf(rowFor(input));
  const to = list[Math.max(0, Math.min(list.length - 1, at + by))];
  if (to && to !== rowFor(input)) focusRow(to, isNote(input));
  else input.select();
};

const setRange = (from, to) => {
  const list = stops(false);
  const [a, b] = [list.indexOf(from), list.indexOf(to)].sort((x, y) => x - y);
  table.querySelectorAll("tr.is-ranged").forEach((tr) => tr.classList.remove("is-ranged"));
  range = from === to ? null : { from, to, rows: list.slice(a, b + 1) };
  range?.rows.forEach((tr) => tr.classList.add("is-ranged"));
};
const dropRange = () => { if (range) setRange(range.from, range.from); };

const extend = (input, by) => {
  const list = stops(false);
  const from = range?.from || rowFor(input);
  const at = list.indexOf(range?.to || rowFor(input));
  const to = list[Math.max(0, Math.min(list.length - 1, at + by))];
  setRange(from, to);
  to.scrollIntoView({ block: "nearest" });
};

// What was typed becomes a change, once; the reason, if one is due, is asked before.
export const commit = (input) => {
  if (!input.dataset.editing) return;
  delete input.dataset.editing;
  const row = rowFor(input).dataset.row;
  const text = input.value.trim();
  if (text === standing(input)) { changed(); return; }
  if (isNote(input)) make([{ row, ...keptValue(row), note: text }], { why: "" });
  else make([{ row, text }]);
};

// A new note leaves the figure exactly as it is.
const keptValue = (row) => {
  const waiting = pending.get(row);
  if (waiting) return { text: waiting.text, cell: waiting.cell, source: waiting.source, origin: waiting.origin };
  const { text, state, value, typed } = cellOf(row);
  return { text, cell: { state, value, typed } };
};

const takeBack = (input) => {
  delete input.dataset.editing;
  input.value = standing(input);
  input.select();
};

const nextBlank = (input) => {
  const list = stops(false);
  const at = list.indexOf(rowFor(input));
  const to = [...list.slice(at + 1), ...list.slice(0, at)].find(isBlank);
  if (to) focusRow(to);
};

const withControl = (event, input) => {
  const key = event.key.toLowerCase();
  if (input.dataset.editing && key === "z") return false;
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else if (key === "home") focusRow(stops(isNote(input))[0], isNote(input));
  else if (key === "end") focusRow(stops(isNote(input)).at(-1), isNote(input));
  else return false;
  return true;
};

const KEYS = {
  Enter: (input, event) => { commit(input); move(input, event.shiftKey ? -1 : 1); },
  ArrowDown: (input, event) => {
    if (event.altKey) { commit(input); openMenu(rowFor(input)); }
    else if (event.shiftKey && !isNote(input)) { commit(input); extend(input, 1); }
    else { commit(input); move(input, 1); }
  },
  ArrowUp: (input, event) => {
    if (event.shiftKey && !isNote(input)) { commit(input); extend(input, -1); }
    else { commit(input); move(input, -1); }
  },
  PageDown: (input) => { commit(input); move(input, PAGE); },
  PageUp: (input) => { commit(input); move(input, -PAGE); },
  Escape: (input) => { dropRange(); takeBack(input); },
  F2: (input, event) => {
    if (event.shiftKey) { focusRow(rowFor(input), true); return; }
    input.dataset.editing = "yes";
    input.setSelectionRange(input.value.length, input.value.length);
  },
  F4: (input) => { commit(input); openPanel(rowFor(input).dataset.row); },
  F8: (input) => { commit(input); nextBlank(input); },
};

// Across only while nothing is being typed: then the arrows move inside the text.
const ACROSS = {
  ArrowRight: (input) => { if (!isNote(input)) focusRow(rowFor(input), true); },
  ArrowLeft: (input) => { if (isNote(input)) focusRow(rowFor(input)); },
};

const keydown = (event) => {
  const input = event.target;
  if (!isCell(input) || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (withControl(event, input)) event.preventDefault();
    return;
  }
  if ((event.key === "Delete" || event.key === "Backspace") && range) {
    event.preventDefault();
    clear(range.rows.map((tr) => tr.dataset.row));
    return;
  }
  const act = KEYS[event.key] || (input.dataset.editing ? null : ACROSS[event.key]);
  if (!act) return;
  event.preventDefault();
  if (!event.shiftKey || !event.key.startsWith("Arrow")) dropRange();
  act(input, event);
};

const copied = (event) => {
  if (!isCell(event.target) || !range) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", range.rows.map((tr) => shownOf(tr.dataset.row).text).join("\n"));
};

const pasted = (event) => {
  if (!isCell(event.target) || !told.isEditable) return;
  const text = event.clipboardData.getData("text/plain").replace(/(\r?\n)+$/, "");
  if (/[\t\n\r]/.test(text) && !isNote(event.target)) {
    event.preventDefault();
    takeBack(event.target);
    pasteInto(text, rowFor(event.target), stops(false));
  } else if (!event.target.dataset.editing) {
    event.preventDefault();
    event.target.value = text.trim();
    event.target.dataset.editing = "yes";
  }
};

export const start = () => {
  table.addEventListener("keydown", keydown);
  table.addEventListener("input", (event) => { if (isCell(event.target)) event.target.dataset.editing = "yes"; });
  table.addEventListener("focusin", (event) => { if (isCell(event.target)) event.target.select(); });
  table.addEventListener("focusout", (event) => { if (isCell(event.target)) commit(event.target); });
  table.addEventListener("pointerdown", dropRange);
  table.addEventListener("copy", copied);
  table.addEventListener("paste", pasted);
  const goTo = () => {
    const tr = rowOf.get(decodeURIComponent(location.hash.slice(1)));
    if (!tr) return;
    tr.hidden = false;
    if (!focusRow(tr)) tr.scrollIntoView({ block: "center" });
    tr.classList.add("is-sought");
  };
  // After the browser's own way to the address, which takes the focus away.
  window.addEventListener("hashchange", () => setTimeout(goTo));
  if (document.readyState === "complete") goTo();
  else window.addEventListener("load", () => setTimeout(goTo));
};
