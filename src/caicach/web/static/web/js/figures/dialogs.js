// The one dialog of the page: a question with a few answers, or what the server put into it.
import { element } from "./paint.js";
import { say } from "./store.js";

const dialog = document.getElementById("figures-dialog");

export const head = (title) => element("div", { class: "dialog-head" },
  element("h2", { class: "dialog-title", id: "figures-dialog-title" }, title),
  element("button", { type: "button", class: "btn-close", "data-dialog-close": "", "aria-label": say("close") }));

export const open = (...children) => new Promise((resolve) => {
  dialog.replaceChildren(...children);
  dialog.returnValue = "";
  dialog.addEventListener("close", () => { dialog.replaceChildren(); resolve(dialog.returnValue); }, { once: true });
  dialog.showModal();
});
export const close = (answer = "") => dialog.close(answer);

export const question = (title, text, answers) => open(head(title),
  element("div", { class: "dialog-body" }, element("p", {}, text)),
  element("div", { class: "dialog-foot" },
    element("button", { type: "button", class: "btn", onclick: () => close() }, say("cancel")),
    ...answers.map(([answer, words]) => element("button", { type: "button", class: "btn btn-primary", onclick: () => close(answer) }, words))));
