// Drawing what is known: each cell's text and marks, and below its row what there is to say about it.
import { cellOf, change, changed, clock, conflicts, pending, say, sheet, shownOf, told } from "./store.js";
import { soon, status } from "./queue.js";

const table = document.querySelector(".figures-table");
export const rows = [...table.querySelectorAll("tr[data-row]")];
export const rowOf = new Map(rows.map((tr) => [tr.dataset.row, tr]));
export const valueIn = (tr) => tr.querySelector("[data-value]");
export const noteIn = (tr) => tr.querySelector("[data-note-of]");
export const isComputed = (tr) => tr.classList.contains("is-computed");

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};
export { element };

const button = (text, act, tone = "") => element("button", { type: "button", class: `btn btn-sm ${tone}`, onclick: act }, text);

export const isBlank = (tr) => {
  if (isComputed(tr)) return false;
  const waiting = pending.get(tr.dataset.row);
  if (waiting) return waiting.text.trim() === "" && !waiting.cell?.value;
  return cellOf(tr.dataset.row).state === "not_reported";
};

const findingsOf = () => {
  const by = new Map();
  for (const finding of sheet.findings) by.set(finding.row, [...(by.get(finding.row) || []), finding]);
  return by;
};

const MARKED = new Set(["file", "carried", "consolidated", "listed"]);
const STATE_NAMES = new Map(told.states.map((state) => [state.state, state.name]));

const paintCell = (tr) => {
  const row = tr.dataset.row;
  const cell = cellOf(row);
  const input = valueIn(tr);
  if (input) {
    const shown = shownOf(row);
    if (!input.dataset.editing && input.value !== shown.text) {
      input.value = shown.text;
      if (document.activeElement === input) input.select();
    }
    const note = noteIn(tr);
    if (!note.dataset.editing && note.value !== shown.note) note.value = shown.note;
    input.dataset.state = pending.has(row) ? "" : cell.typed ? "unclear" : cell.state;
    const name = cell.state === "reported" || cell.state === "not_reported" || pending.has(row) ? "" : STATE_NAMES.get(cell.state);
    mark(tr, "state-name", name);
    const origin = MARKED.has(cell.source) ? say(`${cell.source}_mark`, cell) : "";
    tr.classList.toggle("has-origin", Boolean(origin));
    input.title = origin;
    const doubt = tr.querySelector("[data-list-doubt]");
    if (doubt) doubt.textContent = cell.listDoubt || "";
    tr.classList.toggle("is-pending", pending.has(row));
  } else {
    const output = tr.querySelector("[data-computed]");
    const text = sheet.computed[row] || "";
    output.textContent = text === "-" ? STATE_NAMES.get("none_arose") : text;
    output.classList.toggle("is-words", text === "-");
    const shown = cell.note || "";
    const note = noteIn(tr);
    if (!note.dataset.editing) note.value = shownOf(row).note || shown;
  }
  const differences = sheet.differences[row] || [];
  tr.querySelectorAll("td.before").forEach((td, at) => {
    const place = td.querySelector("[data-difference]");
    if (place) place.textContent = differences[at] || "";
  });
};

const mark = (tr, name, text) => {
  const place = tr.querySelector(".cell");
  let found = place.querySelector(`.${name}`);
  if (!text) { found?.remove(); return; }
  if (!found) { found = element("span", { class: name }); place.append(found); }
  if (found.textContent !== text) found.textContent = text;
};

// The words under a row: a conflict first, then what is unclear, then findings.
const wordsOf = (tr, findings) => {
  const row = tr.dataset.row;
  const words = [];
  const conflict = conflicts.get(row);
  if (conflict) words.push(conflictWords(row, conflict));
  const cell = cellOf(row);
  if (cell.typed && !pending.has(row)) words.push(unclearWords(row, cell));
  for (const finding of findings) words.push(findingWords(tr, finding));
  if (told.remarks[row]) {
    const address = `${told.addresses.remarks}?o=${row}`;
    words.push(element("p", { class: "words words-remark" }, icon("message-report"),
      element("a", { href: address }, say("remarks_here", { count: told.remarks[row] }))));
  }
  return words;
};

export const icon = (name) => {
  const source = document.querySelector("svg.icon use").getAttribute("href").split("#")[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${source}#${name}`);
  svg.append(use);
  return svg;
};

const nameOf = (cell) => cell.typed || (cell.state === "reported" ? cell.text : STATE_NAMES.get(cell.state));

const conflictWords = (row, conflict) => {
  const ours = conflict.text || nameOf(conflict.ours);
  const theirs = nameOf(conflict.theirs);
  const values = { who: conflict.who, theirs, ours, time: conflict.at ? clock(new Date(conflict.at)) : "" };
  const keepTheirs = () => { conflicts.delete(row); soon(); changed(); };
  const useOurs = () => {
    const was = conflict.change;
    change(row, { text: ours, cell: was?.cell || null, note: was ? was.note : conflict.ours.note, why: was?.why || "" });
    soon();
    changed();
  };
  return element("p", { class: "words words-conflict", role: "alert" }, icon("users"),
    element("span", {}, say(conflict.who ? "conflict" : "conflict_unknown", values)),
    button(say("keep_theirs", { text: theirs }), keepTheirs), button(say("use_ours", { text: ours || STATE_NAMES.get("not_reported") }), useOurs, "btn-primary"));
};

const unclearWords = (row, cell) => {
  const choose = (choice) => () => {
    change(row, { text: choice.text, cell: { state: "reported", value: choice.value }, note: cell.note });
    soon();
    changed();
  };
  const choices = told.isEditable ? (cell.choices || []).map((choice) => button(say("take_choice", choice), choose(choice))) : [];
  return element("p", { class: "words words-unclear" }, icon("help-circle"),
    element("span", {}, element("strong", {}, `${say("unclear")}: `), cell.doubt), ...choices);
};

const ICONS = { error: "circle-x", warning: "alert-triangle", hint: "bulb" };
const findingWords = (tr, finding) => {
  const row = tr.dataset.row;
  const take = () => {
    change(row, { text: finding.offer, note: shownOf(row).note });
    soon();
    changed();
  };
  const isToldApart = finding.found && finding.expected && !finding.message.includes(finding.expected);
  const details = [
    isToldApart ? say("found_expected", finding) : "",
    finding.arithmetic && !finding.message.includes(finding.arithmetic) ? say("arithmetic", finding) : "",
  ].filter(Boolean).join(" ");
  const words = element("span", {}, element("strong", {}, `${say(`severity_${finding.severity}`)}: `), finding.message, " ",
    details ? `${details} ` : "", element("span", { class: "words-fix" }, finding.fix));
  const line = element("p", { class: `words words-${finding.severity}` }, icon(ICONS[finding.severity]), words);
  if (finding.offer && told.isEditable && !pending.has(row)) line.append(button(say("take_expected", { text: finding.offer }), take));
  return line;
};

const paintWords = (tr, findings) => {
  const row = tr.dataset.row;
  const words = wordsOf(tr, findings);
  const worst = ["error", "warning", "hint"].find((s) => findings.some((f) => f.severity === s)) || "";
  tr.dataset.worst = conflicts.has(row) ? "conflict" : cellOf(row).typed && !pending.has(row) ? "unclear" : worst;
  const input = valueIn(tr);
  const next = tr.nextElementSibling?.classList.contains("words-row") ? tr.nextElementSibling : null;
  const key = words.map((w) => w.textContent).join("|");
  if (next?.dataset.key === key) return;
  const hadFocus = next?.contains(document.activeElement);
  next?.remove();
  if (!words.length) {
    input?.removeAttribute("aria-describedby");
    input?.removeAttribute("aria-invalid");
    if (hadFocus) input?.focus();
    return;
  }
  const place = element("td", { colspan: String(tr.children.length - 1) }, ...words);
  place.id = `w-${row}`;
  const line = element("tr", { class: "words-row", "data-of": row }, element("td", { class: "stt" }), place);
  line.dataset.key = key;
  line.hidden = tr.hidden;
  tr.after(line);
  if (hadFocus) input?.focus();
  if (input) {
    input.setAttribute("aria-describedby", place.id);
    if (worst === "error" || cellOf(row).typed) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
};

// Findings that were not there before are said aloud too.
let known = null;
const announce = (findings) => {
  const now = new Set(sheet.findings.map((finding) => `${finding.row} ${finding.check}`));
  const fresh = known ? sheet.findings.filter((finding) => !known.has(`${finding.row} ${finding.check}`)) : [];
  known = now;
  if (!fresh.length) return;
  const tr = rowOf.get(fresh[0].row);
  const count = findings.get(fresh[0].row)?.length || 1;
  document.querySelector("[data-announce]").textContent = tr ? say("new_findings", { count, code: tr.dataset.code }) : "";
};

export const paint = () => {
  const findings = findingsOf();
  announce(findings);
  for (const tr of rows) {
    paintCell(tr);
    paintWords(tr, findings.get(tr.dataset.row) || []);
  }
  paintCounts();
  paintStatus();
};

const paintCounts = () => {
  let filled = 0;
  let asked = 0;
  for (const [letter, [has, all]] of Object.entries(sheet.pillars)) {
    filled += has;
    asked += all;
    const group = table.querySelector(`tbody[data-pillar="${letter}"]`);
    group.querySelector("[data-pillar-progress]").textContent = all ? say("pillar_progress", { filled: has, asked: all }) : "";
    group.classList.toggle("is-done", all > 0 && has === all);
  }
  document.querySelector("[data-progress]").textContent = say("progress", { filled, asked });
  document.querySelector('[data-count="blank"]').textContent = String(asked - filled);
  document.querySelector('[data-count="found"]').textContent = String(rows.filter((tr) => tr.dataset.worst).length);
};

export const paintStatus = () => {
  const place = document.querySelector("[data-status]");
  const { text, tone } = status();
  if (place.textContent !== text) place.textContent = text;
  place.dataset.tone = tone;
};
