// A block from a spreadsheet: the server lays it on the form, the person looks, then it is written as one step.
import { make, note } from "./acts.js";
import * as dialogs from "./dialogs.js";
import { element, icon } from "./paint.js";
import { headers } from "./queue.js";
import { keepBlock, keptBlock, say, shownOf, told } from "./store.js";

const banner = document.querySelector("[data-banner]");

export const pasteInto = (text, tr, shown) => lay({ text, at: tr.dataset.row, shown: shown.map((one) => one.dataset.row) });

const lay = async (block) => {
  let answer = null;
  try {
    const response = await fetch(told.addresses.paste, { method: "POST", headers: headers(), body: JSON.stringify(block) });
    answer = await response.json();
  } catch { answer = null; }
  if (!answer?.ok) {
    keepBlock(block);
    showKept();
    const error = answer?.errors?.[0];
    note(error ? `${error.says} ${error.do}` : say("paste_lost"), "danger");
    return;
  }
  await show(block, answer);
};

const show = async (block, answer) => {
  const chosen = await dialogs.open(dialogs.head(say("paste_title", { count: answer.placed.length })), bodyOf(answer), footOf(answer));
  keepBlock(null);
  showKept();
  document.getElementById(block.at)?.querySelector("[data-value]")?.focus();
  if (chosen !== "go") return;
  await make(answer.placed.map((one) => ({ row: one.row, text: one.text || shownOf(one.row).text, note: one.note || shownOf(one.row).note })));
};

const bodyOf = (answer) => element("div", { class: "dialog-body" },
  element("p", {}, say(answer.by_code ? "paste_by_code" : "paste_in_order")),
  answer.placed.length ? tableOf(answer.placed) : element("p", {}, say("paste_none")),
  ...(answer.left.length ? leftOf(answer.left) : []));

const tableOf = (placed) => element("div", { class: "dialog-scroll", tabindex: "0", role: "region", "aria-label": say("paste_title", { count: placed.length }) },
  element("table", { class: "table table-sm" },
    element("thead", {}, element("tr", {}, ...["paste_row", "paste_text", "paste_says"].map((name) => element("th", { scope: "col" }, say(name))))),
    element("tbody", {}, ...placed.map((one) => element("tr", { class: one.doubt ? "is-unclear" : "" },
      element("th", { scope: "row" }, `${one.code} ${one.label}`), element("td", { class: "number" }, one.text),
      one.doubt ? element("td", {}, icon("help-circle"), " ", one.doubt) : element("td", { class: "number" }, one.says || (one.text ? told.states[2].name : "")))))));

const leftOf = (left) => [
  element("p", { class: "paste-left" }, icon("alert-triangle"), say("paste_left", { count: left.length })),
  element("ul", {}, ...left.map((one) => element("li", {}, say("paste_line", { line: one.line, texts: one.texts.join(" | "), why: one.why })))),
];

const footOf = (answer) => {
  const go = element("button", { type: "button", class: "btn btn-primary", autofocus: "", onclick: () => dialogs.close("go") }, say("paste_write", { count: answer.placed.length }));
  const foot = element("div", { class: "dialog-foot" }, element("button", { type: "button", class: "btn", onclick: () => dialogs.close() }, say("cancel")));
  if (answer.placed.length) foot.append(go);
  return foot;
};

// A block pasted while there was no connection waits until the person looks at it.
export const showKept = () => {
  const block = keptBlock();
  if (!block) { banner.replaceChildren(); return; }
  banner.replaceChildren(element("div", { class: "notice notice-warning" }, icon("clipboard-text"), element("span", {}, say("paste_kept")),
    element("button", { type: "button", class: "btn btn-sm", onclick: () => lay(block) }, say("paste_look")),
    element("button", { type: "button", class: "btn btn-sm", onclick: () => { keepBlock(null); showKept(); } }, say("paste_drop"))));
};
