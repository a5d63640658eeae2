// The dialog in which a figure is looked for: type, arrows, Enter.
export class FigurePicker {
  constructor(dialog) {
    this.dialog = dialog;
    this.query = dialog.querySelector("input");
    this.list = dialog.querySelector("[role=listbox]");
    this.none = dialog.querySelector("#picker-none");
    this.chosen = 0;
    this.query.addEventListener("input", () => { this.chosen = 0; this.#show(); });
    this.query.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option.dataset.tag);
    });
    dialog.addEventListener("close", () => { this.onClose?.(); });
  }

  open(figures, onTake, onClose) {
    Object.assign(this, { figures, onTake, onClose, chosen: 0 });
    this.query.value = "";
    this.#show();
    this.dialog.showModal();
    this.query.focus();
  }

  #show() {
    this.found = this.figures.find(this.query.value);
    this.none.hidden = this.found.length > 0;
    this.list.replaceChildren(...this.found.map((row, place) => this.#option(row, place)));
    this.#mark();
  }

  #option(row, place) {
    const option = document.createElement("li");
    option.id = `picker-${place}`;
    option.setAttribute("role", "option");
    option.dataset.tag = row.tag;
    const parts = [["picker-code", row.code], ["picker-label", row.label], ["picker-value", row.text || this.list.dataset.missing]];
    for (const [name, text] of parts) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      option.append(part);
    }
    return option;
  }

  #mark() {
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === this.chosen)));
    const current = this.list.children[this.chosen];
    if (current) this.query.setAttribute("aria-activedescendant", current.id);
    else this.query.removeAttribute("aria-activedescendant");
    current?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.chosen = Math.max(0, Math.min(this.found.length - 1, this.chosen + step));
      this.#mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.found[this.chosen]) this.#take(this.found[this.chosen].tag);
    }
  }

  #take(tag) {
    const take = this.onTake;
    this.onClose = null;
    this.dialog.close();
    take(tag);
  }
}
