// What the page knows: the sheet as the server last told it, and what the person changed since.
export const told = JSON.parse(document.getElementById("figures-told").textContent);
export const EMPTY = { state: "not_reported", value: null, note: "", typed: "", text: "" };

export const say = (name, values = {}) =>
  told.words[name].replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));

export const clock = (moment) =>
  new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" }).format(moment);

export const sheet = { ...told.sheet, cells: new Map(Object.entries(told.sheet.cells)) };

// By row: what stood there when the person began, what it becomes, and the reason where one was asked for.
export const pending = new Map();
// By row: a change that did not land, with what stands there instead.
export const conflicts = new Map();

const listeners = [];
export const onChange = (listener) => listeners.push(listener);
export const changed = (rows = null) => listeners.forEach((listener) => listener(rows));

export const cellOf = (row) => sheet.cells.get(row) || EMPTY;

// What the cell shows: a change not saved yet goes before what the server knows.
export const shownOf = (row) => {
  const waiting = pending.get(row);
  if (!waiting) return { text: cellOf(row).text, note: cellOf(row).note };
  return { text: waiting.text, note: waiting.note };
};

const contentOf = ({ state, value, note, typed }) => ({ state, value, note, typed });
export const seenOf = (row) => {
  const waiting = pending.get(row);
  return waiting ? waiting.seen : contentOf(cellOf(row));
};

// A change: `text` as typed, or `cell` exactly; the other particulars go along.
export const change = (row, { text, cell = null, note, why = "", source = "typed", origin = "" }) => {
  pending.set(row, { seen: seenOf(row), text, cell, note, why, source, origin, stamp: `${Date.now()}-${Math.random()}` });
  conflicts.delete(row);
};

// When another's hand came into a row, counted in steps: what one did before that is not taken back over it.
const touched = new Map();
let moments = 0;
export const moment = () => { moments += 1; return moments; };
export const touch = (row) => touched.set(row, moment());
export const isTouchedSince = (row, at) => (touched.get(row) || 0) > at;

const isSame = (one, other) => one.state === other.state && one.value === other.value && one.note === other.note && one.typed === other.typed;

export const receive = (answer, own = new Set()) => {
  if (!answer.cells) return;
  const cells = Object.entries(answer.cells);
  for (const [row, cell] of cells) if (!own.has(row) && !isSame(cell, cellOf(row))) touch(row);
  sheet.cells = new Map(answer.is_partial ? [...sheet.cells, ...cells] : cells);
  for (const part of ["revision", "computed", "differences", "findings", "pillars"]) sheet[part] = answer[part];
};

const key = `caicach.figures.${told.submission}.${told.user}`;
export const keep = () => {
  const kept = { pending: [...pending], conflicts: [...conflicts], block: kept_block };
  try {
    if (pending.size || conflicts.size || kept_block) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing: what is typed still stands on the page */ }
};
let kept_block = null;
export const keptBlock = () => kept_block;
export const keepBlock = (block) => { kept_block = block; keep(); };

export const restore = () => {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key)); } catch { kept = null; }
  if (!kept) return 0;
  for (const [row, waiting] of kept.pending || []) pending.set(row, { ...waiting, isHeld: false });
  for (const [row, conflict] of kept.conflicts || []) conflicts.set(row, conflict);
  kept_block = kept.block || null;
  return pending.size;
};
