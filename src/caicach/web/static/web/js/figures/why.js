// Asking why: a figure that came from a file, or a report that was sent back, changes with a reason.
import { element } from "./paint.js";
import { cellOf, say, told } from "./store.js";

const dialog = document.getElementById("figures-dialog");
let last = "";
let isStanding = false;

export const isAsked = (row) => Boolean(cellOf(row).asks);

// The reason for changing these rows: "" where none is needed, null when the person thought better of it.
export const reasonFor = async (rows, codes) => {
  const asked = rows.filter(isAsked);
  if (!asked.length) return "";
  if (isStanding) return last;
  return ask(asked, codes);
};

const ask = (rows, codes) => new Promise((resolve) => {
  const isFromFile = rows.some((row) => cellOf(row).source === "file");
  const field = element("input", { class: "form-control", id: "why-text", autocomplete: "off", maxlength: "500", required: "" });
  field.value = last;
  const again = element("input", { class: "form-check-input", type: "checkbox", id: "why-again" });
  again.checked = told.status === "sent_back";
  const picks = told.reasons.map((reason) => {
    const pick = element("button", { type: "button", class: "btn btn-sm", onclick: () => { field.value = reason; field.focus(); } }, reason);
    return pick;
  });
  const form = element("form", { method: "dialog" },
    element("div", { class: "dialog-head" }, element("h2", { class: "dialog-title", id: "figures-dialog-title" }, say("why_title", { rows: codes }))),
    element("div", { class: "dialog-body" },
      element("p", {}, say(isFromFile ? "why_file" : "why_sent_back")),
      element("label", { class: "form-label", for: "why-text" }, say("why_label")), field,
      element("div", { class: "why-picks" }, ...picks),
      element("label", { class: "form-check" }, again, element("span", {}, say("why_again")))),
    element("div", { class: "dialog-foot" },
      element("button", { type: "button", class: "btn", onclick: () => dialog.close("") }, say("cancel")),
      element("button", { type: "submit", class: "btn btn-primary", value: "go" }, say("why_go_on"))));
  const done = () => {
    const reason = field.value.trim();
    dialog.replaceChildren();
    if (dialog.returnValue !== "go" || !reason) { resolve(null); return; }
    last = reason;
    isStanding = again.checked;
    resolve(reason);
  };
  dialog.replaceChildren(form);
  dialog.returnValue = "";
  dialog.addEventListener("close", done, { once: true });
  dialog.showModal();
  field.focus();
  field.select();
});
