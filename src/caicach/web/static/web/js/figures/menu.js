// The menu of a cell: its codes with their meanings, the states it can be in, and where it comes from.
import { setState, make } from "./acts.js";
import { element, isComputed, noteIn, rowOf, valueIn } from "./paint.js";
import { openPanel } from "./panel.js";
import { cellOf, say, told } from "./store.js";

const menu = document.getElementById("figures-menu");
let opener = null;

const item = (text, act, { isChosen = null, mark = "" } = {}) => {
  const made = element("button", { type: "button", tabindex: "-1", role: isChosen === null ? "menuitem" : "menuitemradio",
    "aria-checked": isChosen === null ? null : String(isChosen) }, element("span", { class: "menu-mark", "aria-hidden": "true" }, mark), text);
  made.addEventListener("click", () => { closeMenu(); act(); });
  return made;
};

const itemsOf = (tr) => {
  const row = tr.dataset.row;
  const cell = cellOf(row);
  const items = [];
  if (told.isEditable && !isComputed(tr)) {
    for (const { value, label } of told.codes[row] || []) {
      const isChosen = cell.state === "reported" && Number(cell.value) === value;
      items.push(item(label, () => make([{ row, text: `${value} – ${label}` }]), { isChosen, mark: String(value) }));
    }
    if (items.length) items.push(element("hr", { role: "separator" }));
    for (const state of told.states) {
      items.push(item(state.name, () => setState(row, state), { isChosen: cell.state === state.state && !cell.typed, mark: state.mark }));
    }
    items.push(element("hr", { role: "separator" }), item(say("menu_note"), () => noteIn(tr).focus()));
  }
  items.push(item(say("menu_history"), () => openPanel(row)));
  items.push(item(say("menu_remark"), () => { location.href = `${told.addresses.remarks}?o=${row}`; }));
  return items;
};

export const openMenu = (tr) => {
  opener = valueIn(tr) || tr.querySelector("[data-computed]");
  menu.replaceChildren(...itemsOf(tr));
  menu.setAttribute("aria-label", `${say("menu")} ${tr.dataset.code}`);
  menu.hidden = false;
  place();
  (menu.querySelector('[aria-checked="true"]') || menu.querySelector("button")).focus();
};

// Beside its cell, below where there is room, also while the page scrolls.
const place = () => {
  const cell = opener.closest(".cell").getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isBelow = cell.bottom + height + 4 < window.innerHeight;
  menu.style.left = `${Math.max(8, Math.min(cell.right - width, window.innerWidth - width - 8))}px`;
  menu.style.top = `${isBelow ? cell.bottom + 4 : Math.max(8, cell.top - height - 4)}px`;
};

export const closeMenu = () => {
  if (menu.hidden) return;
  menu.hidden = true;
  opener?.focus();
};

menu.addEventListener("keydown", (event) => {
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  if (event.key in moves) {
    event.preventDefault();
    items[(moves[event.key] + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu();
  } else if (event.key.length === 1) {
    const named = items.find((one) => one.querySelector(".menu-mark")?.textContent === event.key);
    if (named) { event.preventDefault(); named.click(); }
  }
});
document.addEventListener("pointerdown", (event) => {
  if (!menu.hidden && !menu.contains(event.target)) { menu.hidden = true; }
});
window.addEventListener("scroll", () => { if (!menu.hidden) place(); }, { passive: true });
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-menu]");
  if (button) openMenu(rowOf.get(button.closest("tr").dataset.row));
});
