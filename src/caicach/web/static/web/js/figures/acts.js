// What a person does to cells, one or many, as steps that can be taken back.
import { isBlank, isComputed, rowOf, rows } from "./paint.js";
import { soon } from "./queue.js";
import { cellOf, change, changed, isTouchedSince, moment, pending, say, shownOf, told } from "./store.js";
import { reasonFor } from "./why.js";

const done = [];
const undone = [];
const MOST_NAMED = 4;

export const note = (text, tone = "success") => window.caicach?.note(text, "", tone);

export const codes = (list) => {
  const named = list.slice(0, MOST_NAMED).map((row) => rowOf.get(row)?.dataset.code || row).join(", ");
  return list.length > MOST_NAMED ? `${named}…` : named;
};

// What stands in a cell now, so that it can be put back exactly.
const standing = (row) => {
  const waiting = pending.get(row);
  if (waiting) return { text: waiting.text, cell: waiting.cell, note: waiting.note, source: waiting.source, origin: waiting.origin };
  const { state, value, typed, text, note: words, source = "typed", origin = "" } = cellOf(row);
  return { text, cell: { state, value, typed }, note: words, source, origin };
};

// Make the changes ({row, text | cell, note?, source?, origin?}); false when the person gave no reason where one is due.
export const make = async (changes, { why = null, isStep = true } = {}) => {
  if (!told.isEditable || !changes.length) return false;
  const list = changes.map((one) => one.row);
  const reason = why ?? await reasonFor(list, codes(list));
  if (reason === null) { changed(); return false; }
  const before = changes.map((one) => ({ row: one.row, ...standing(one.row) }));
  const after = changes.map((one) => ({ note: shownOf(one.row).note, source: "typed", origin: "", cell: null, ...one }));
  after.forEach((one) => change(one.row, { ...one, why: reason }));
  if (isStep) { done.push({ before, after, at: moment() }); undone.length = 0; }
  soon();
  changed();
  return true;
};

const step = async (from, to, part, words) => {
  const last = from.pop();
  if (!last) { note(say("nothing_to_undo"), "info"); return; }
  const mine = last[part].filter((one) => !isTouchedSince(one.row, last.at));
  const theirs = last[part].filter((one) => isTouchedSince(one.row, last.at)).map((one) => one.row);
  await make(mine, { why: say("why_undo"), isStep: false });
  if (mine.length) to.push({ ...last, at: moment() });
  rowOf.get(last[part][0].row)?.querySelector("[data-value]")?.focus();
  if (theirs.length) note(say("not_undone", { rows: codes(theirs) }), "warning");
  else note(say(words, { count: mine.length }));
};
export const undo = () => step(done, undone, "before", "undone");
export const redo = () => step(undone, done, "after", "redone");

export const setState = (row, state) => make([{ row, text: state.mark, cell: { state: state.state, value: null } }]);

export const clear = (list) => make(list.map((row) => ({ row, text: "" })));

const fillable = (letter) => rows.filter((tr) =>
  tr.parentElement.dataset.pillar === letter && !tr.classList.contains("is-other") && !tr.classList.contains("is-coded")
  && !isComputed(tr) && isBlank(tr) && !cellOf(tr.dataset.row).typed);

export const fill = async (letter, dialogOf) => {
  const blank = fillable(letter).map((tr) => tr.dataset.row);
  const title = document.querySelector(`tbody[data-pillar="${letter}"] .pillar-toggle`).textContent.trim();
  if (!blank.length) { note(say("fill_nothing", { pillar: title }), "info"); return; }
  const chosen = await dialogOf(title, say("fill_question", { count: blank.length, pillar: title }),
    [["none_arose", say("fill_none_arose")], ["zero", say("fill_zero")]]);
  if (!chosen) return;
  const changes = blank.map((row) => (chosen === "zero" ? { row, text: "0" } : { row, text: "-", cell: { state: "none_arose", value: null } }));
  if (await make(changes)) note(say("fill_done", { count: blank.length }));
};
