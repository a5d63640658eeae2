// Sending what was changed: soon, in order, again and again until the server has it; kept in the browser meanwhile.
import { cellOf, changed, conflicts, keep, pending, receive, say, clock, sheet, touch, told } from "./store.js";

const SOON = 350;
const LONGEST_WAIT = 30_000;
let timer = 0;
let wait = 1_000;
let isSending = false;
let hindrance = null;
let savedAt = null;

export const headers = () => ({ "Content-Type": "application/json", ...JSON.parse(document.body.getAttribute("hx-headers")) });

export const status = () => {
  const unsaved = say("unsaved", { count: pending.size + conflicts.size });
  if (hindrance && pending.size) return { text: say(hindrance.name, { unsaved, ...hindrance.values }), tone: "danger" };
  if (conflicts.size && !pending.size) return { text: unsaved, tone: "warning" };
  if (pending.size) return { text: `${say("saving")} ${unsaved}`, tone: "busy" };
  return savedAt ? { text: say("saved_at", { time: clock(savedAt) }), tone: "done" } : { text: "", tone: "done" };
};

export const soon = () => { keep(); changed([]); clearTimeout(timer); timer = setTimeout(flush, SOON); };

const later = () => { clearTimeout(timer); timer = setTimeout(flush, wait); wait = Math.min(wait * 2, LONGEST_WAIT); };

const asEdit = ([row, waiting]) => {
  const edit = { row, seen: waiting.seen, note: waiting.note, why: waiting.why, source: waiting.source, origin: waiting.origin };
  return waiting.cell ? { ...edit, cell: waiting.cell } : { ...edit, text: waiting.text };
};

export const flush = async () => {
  if (isSending || !pending.size || !told.isEditable) return;
  clearTimeout(timer);
  isSending = true;
  const sent = new Map([...pending].filter(([, waiting]) => !waiting.isHeld).slice(0, 400));
  if (!sent.size) { isSending = false; return; }
  try {
    const response = await fetch(told.addresses.save, {
      method: "POST", headers: headers(), body: JSON.stringify({ revision: sheet.revision, edits: [...sent].map(asEdit) }), keepalive: sent.size < 100,
    });
    await answered(response, sent);
  } catch {
    hindrance = { name: "lost" };
    later();
  } finally {
    isSending = false;
    keep();
  }
  changed();
  if (!hindrance && [...pending.values()].some((waiting) => !waiting.isHeld)) soon();
};

const answered = async (response, sent) => {
  if (response.status === 401) { hindrance = { name: "signed_out" }; return; }
  let answer = null;
  try { answer = await response.json(); } catch { answer = null; }
  if (!answer) {
    hindrance = { name: response.status === 403 ? "signed_out" : "rejected" };
    if (response.status !== 403) later();
    return;
  }
  if (!answer.ok) {
    const error = answer.errors[0] || { says: "", do: "" };
    hindrance = { name: "refused", values: { says: error.says, do: error.do } };
    if (response.status >= 500) later();
    return;
  }
  hindrance = null;
  wait = 1_000;
  savedAt = new Date();
  receive(answer, new Set(sent.keys()));
  showTabs(answer);
  settle(answer, sent);
};

// What waits under the other tabs follows a mend; where only the words can tell, the whole is judged once things are quiet.
const showTabs = ({ tabs, asks_judging: asks }) => {
  const nav = document.getElementById("submission-tabs");
  if (tabs && nav) {
    nav.outerHTML = tabs; // our own template, escaped by the server
    htmx.process(document.getElementById("submission-tabs"));
  }
  if (asks) document.body.dispatchEvent(new CustomEvent("caicach:judge"));
};

// What was sent is done with, unless it was changed once more meanwhile: then that is made on what stands there now.
const settle = (answer, sent) => {
  for (const [row, was] of sent) {
    const now = pending.get(row);
    if (!now) continue;
    const isWanted = answer.wants_reason.includes(row);
    if (now.stamp === was.stamp && !isWanted) pending.delete(row);
    else if (!isWanted) now.seen = (({ state, value, note, typed }) => ({ state, value, note, typed }))(cellOf(row));
    else { now.isHeld = true; wanted(row); }
  }
  for (const conflict of answer.conflicts) {
    pending.delete(conflict.row);
    touch(conflict.row);
    const was = sent.get(conflict.row);
    conflicts.set(conflict.row, { ...conflict, text: was ? was.text : conflict.ours.text, change: was });
  }
};

let wanted = () => {};
export const onReasonWanted = (listener) => { wanted = listener; };
export const isHindered = () => hindrance !== null;

window.addEventListener("online", () => { wait = 1_000; flush(); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") { keep(); flush(); } });
