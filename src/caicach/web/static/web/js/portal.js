// What pages share: dialogs, notes that go away, a form sent once, and words for a lost connection.
"use strict";
(() => {
  const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);

  document.addEventListener("click", (event) => {
    const opener = closest(event, "[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(`dialog-${opener.dataset.dialog}`);
      if (dialog) { event.preventDefault(); dialog.showModal(); }
    }
    if (closest(event, "[data-dialog-close]")) event.target.closest("dialog").close();
    if (closest(event, "[data-note-close]")) event.target.closest("[data-note]").remove();
    if (closest(event, "[data-explain]")) event.preventDefault();
  });

  // A form that was sent is not sent again by a second press; coming back to the page frees it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-submit-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("[data-sent]").forEach((form) => { delete form.dataset.sent; form.removeAttribute("aria-busy"); });
  });

  // A note stays as long as it takes to read it; an error stays until it is closed.
  const showNote = (says, does, tone) => {
    const region = document.getElementById("toasts");
    if (!region) return;
    const note = document.createElement("div");
    note.className = `note note-${tone}`;
    note.setAttribute("role", tone === "danger" ? "alert" : "status");
    note.dataset.note = "";
    const text = document.createElement("div");
    text.className = "note-text";
    const strong = document.createElement("strong");
    strong.textContent = says;
    text.append(strong, does ? ` ${does}` : "");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn-close";
    close.dataset.noteClose = "";
    close.setAttribute("aria-label", document.body.dataset.close);
    note.append(text, close);
    region.replaceChildren(...[...region.children].slice(-2), note);
    if (tone !== "danger") setTimeout(() => note.remove(), 3000 + 60 * (says.length + (does || "").length));
  };
  window.caicach = { note: showNote };

  document.addEventListener("caicach:note", (event) => showNote(event.detail.says, event.detail.do, event.detail.tone || "success"));
  document.addEventListener("caicach:error", (event) => showNote(event.detail.says, event.detail.do, "danger"));
  document.addEventListener("htmx:sendError", () => showNote(document.body.dataset.lost, document.body.dataset.lostDo, "danger"));
  // A session that ended answers with the sign-in page: it must not take the place of what the person was writing.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const address = event.detail.xhr.responseURL;
    const signIn = document.body.dataset.signIn;
    if (!address || location.pathname.startsWith(signIn) || !new URL(address).pathname.startsWith(signIn)) return;
    event.detail.shouldSwap = false;
    showNote(document.body.dataset.signedOut, document.body.dataset.signedOutDo, "danger");
  });
  document.addEventListener("htmx:timeout", () => showNote(document.body.dataset.lost, document.body.dataset.lostDo, "danger"));
})();
