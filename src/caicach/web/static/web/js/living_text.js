// A textarea in which figures live. The textarea stays the form's field; over it stands an editable box in which each
// {{tag}} is a small island showing the figure. The box is changed only when a person asks for it, never while they
// type, so that Vietnamese typing programs that rewrite the last letters (Unikey, Telex, IBus) find what they wrote.
const TOKEN = /\{\{([^{}\s]+)\}\}/g;
const BLANK = /\[([^\[\]\n]{4,})\]/g;
const NUMBER_BEFORE = /(?:^|[\s(“"'])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(%?)([\s.,;:)”"']?)$/;

export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

// Browsers need a letter to put the caret beside an island; this one is never shown nor kept.
const ROOM = "\u200b";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export class LivingText {
  static boxes = new Set();

  constructor(field, figures, { onFigure, onChange }) {
    this.field = field;
    this.figures = figures;
    this.onFigure = onFigure;
    this.onChange = onChange;
    this.isComposing = false;
    this.box = this.#makeBox();
    LivingText.boxes.add(this.box);
    this.render(field.value);
    this.#listen();
  }

  #makeBox() {
    const box = document.createElement("div");
    box.className = "form-control desk-box";
    box.contentEditable = "true";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-label", this.field.labels[0]?.textContent ?? "");
    box.setAttribute("aria-describedby", this.field.getAttribute("aria-describedby") ?? "");
    box.spellcheck = false;
    box.lang = "vi";
    this.field.before(box);
    this.field.hidden = true;
    return box;
  }

  // The text as islands and words.
  html(text) {
    let at = 0;
    let made = "";
    for (const token of text.matchAll(TOKEN)) {
      made += escaped(text.slice(at, token.index)) + this.#island(token[1]);
      at = token.index + token[0].length;
    }
    return (made + escaped(text.slice(at))).replace(/\n/g, "<br>");
  }

  #island(tag) {
    const figure = this.figures.of(tag);
    const missing = figure.text ? "" : " is-missing";
    return `<span class="living${missing}" contenteditable="false" data-tag="${escaped(tag)}" title="${escaped(figure.name)}">${escaped(figure.text || figure.code)}</span>${ROOM}`;
  }

  render(text) {
    this.box.innerHTML = this.html(text);
    this.#changed();
  }

  // The text as it is kept: islands as tokens, lines as lines.
  get text() {
    return this.#textOf(this.box).replace(/\u00a0/g, " ").replace(/\u200b/g, "");
  }

  #textOf(node) {
    let text = "";
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      else if (child.dataset?.tag) text += `{{${child.dataset.tag}}}`;
      else if (child.nodeName === "BR") text += "\n";
      else {
        if (/^(DIV|P)$/.test(child.nodeName) && text && !text.endsWith("\n")) text += "\n";
        text += this.#textOf(child);
      }
    }
    return text;
  }

  // Put text, islands and all, where the caret is; it can be undone like typing.
  insert(text) {
    this.box.focus();
    document.execCommand("insertHTML", false, this.html(text));
  }

  // Take everything away; it can be undone like typing.
  clear() {
    this.box.focus();
    document.execCommand("selectAll");
    document.execCommand("delete");
  }

  focus() {
    this.box.focus();
    const range = document.createRange();
    range.selectNodeContents(this.box);
    range.collapse(false);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  show(isPlain) {
    if (isPlain) this.field.value = this.text;
    else this.render(this.field.value);
    this.box.hidden = isPlain;
    this.field.hidden = !isPlain;
    (isPlain ? this.field : this.box).focus();
  }

  #listen() {
    const box = this.box;
    box.addEventListener("compositionstart", () => { this.isComposing = true; });
    box.addEventListener("compositionend", () => { this.isComposing = false; this.#typed(); });
    box.addEventListener("input", () => { if (!this.isComposing) this.#typed(); });
    box.addEventListener("beforeinput", (event) => this.#before(event));
    box.addEventListener("paste", (event) => {
      event.preventDefault();
      this.insert(event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n"));
    });
    box.addEventListener("drop", (event) => event.preventDefault());
    for (const kind of ["copy", "cut"]) box.addEventListener(kind, (event) => this.#copy(event, kind));
    this.field.addEventListener("input", () => this.onChange(this.field.value));
  }

  #before(event) {
    if (event.inputType === "insertParagraph") {
      event.preventDefault();
      document.execCommand("insertLineBreak");
    } else if (event.inputType.startsWith("format")) event.preventDefault();
    else if (event.inputType === "deleteContentBackward" && !this.isComposing) this.#takeIsland(event);
  }

  // Backspace beside an island takes the island, not the room that stands after it.
  #takeIsland(event) {
    const before = this.#beforeCaret();
    if (!before || !/^\u200b+$/.test(before.text)) return;
    const island = before.node.previousSibling;
    if (!island?.dataset?.tag) return;
    event.preventDefault();
    const range = document.createRange();
    range.setStartBefore(island);
    range.setEnd(before.node, before.text.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("delete");
  }

  #copy(event, kind) {
    const selection = getSelection();
    if (selection.isCollapsed) return;
    const holder = document.createElement("div");
    holder.append(selection.getRangeAt(0).cloneContents());
    event.clipboardData.setData("text/plain", this.#textOf(holder));
    event.preventDefault();
    if (kind === "cut") document.execCommand("delete");
  }

  #typed() {
    this.#changed();
    const before = this.#beforeCaret();
    if (before?.text.endsWith("{{")) {
      document.execCommand("delete");
      document.execCommand("delete");
      this.onFigure();
    }
  }

  #changed() {
    this.field.value = this.text;
    this.#highlight();
    this.onChange(this.field.value);
  }

  // Blanks are shown through the highlights of the browser: nothing in the box is touched.
  #highlight() {
    if (!CSS.highlights) return;
    const ranges = [];
    for (const box of LivingText.boxes) {
      if (box.isConnected) ranges.push(...this.#blanksOf(box));
      else LivingText.boxes.delete(box);
    }
    CSS.highlights.set("blank", new Highlight(...ranges));
  }

  #blanksOf(box) {
    const ranges = [];
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.dataset.tag) continue;
      for (const blank of node.data.matchAll(BLANK)) {
        const range = document.createRange();
        range.setStart(node, blank.index);
        range.setEnd(node, blank.index + blank[0].length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  get blanks() {
    return [...this.field.value.matchAll(BLANK)].length;
  }

  #beforeCaret() {
    const selection = getSelection();
    const node = selection.focusNode;
    if (!selection.isCollapsed || node?.nodeType !== Node.TEXT_NODE || !this.box.contains(node)) return null;
    return { node, text: node.data.slice(0, selection.focusOffset) };
  }

  // The number just typed, with where it stands and the words around it; null while there is none.
  get number() {
    const before = this.isComposing ? null : this.#beforeCaret();
    const found = before && NUMBER_BEFORE.exec(before.text);
    if (!found) return null;
    const end = before.text.length - found[3].length;
    const start = end - found[1].length - found[2].length;
    return { node: before.node, start, end, text: found[1] + found[2], around: before.text.slice(Math.max(0, start - 120), start) + before.node.data.slice(end, end + 60) };
  }

  // Put the figure in place of the number, and the caret back behind what follows it.
  bind({ node, start, end }, tag) {
    const selection = getSelection();
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    this.box.focus();
    selection.removeAllRanges();
    selection.addRange(range);
    this.insert(`{{${tag}}}`);
  }
}
