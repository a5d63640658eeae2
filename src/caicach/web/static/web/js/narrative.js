// The page of the text: a desk where a section is written, words marked that a finding is about, remarks on a selection.
import { FigureList } from "./figure_list.js";
import { FigurePicker } from "./figure_picker.js";
import { LivingText } from "./living_text.js";
import { offerRemarks, markWords } from "./narrative_reading.js";

const page = document.getElementById("narrative");
const picker = new FigurePicker(document.getElementById("figure-picker"));
const draftKey = (form) => `caicach:loi-van:${form.dataset.living}`;
let figures = null;

const loadFigures = async () => {
  figures = figures ?? await FigureList.load(page.dataset.figures);
  return figures;
};

const keepDraft = (form, field) => {
  if (field.value === form.dataset.saved) localStorage.removeItem(draftKey(form));
  else localStorage.setItem(draftKey(form), JSON.stringify({ text: field.value, revision: form.dataset.revision }));
};

const offerDraft = (form, living) => {
  const note = form.querySelector("[data-draft]");
  let draft = null;
  try { draft = JSON.parse(localStorage.getItem(draftKey(form)) ?? "null"); } catch { localStorage.removeItem(draftKey(form)); }
  if (!draft || draft.text === living.field.value) return;
  note.hidden = false;
  note.querySelector("[data-draft-take]").addEventListener("click", () => { note.hidden = true; living.render(draft.text); living.focus(); });
  note.querySelector("[data-draft-drop]").addEventListener("click", () => { note.hidden = true; keepDraft(form, living.field); living.focus(); });
};

const countBlanks = (form, living) => {
  const place = form.querySelector("[data-blanks]");
  const words = living.blanks ? place.dataset.blanksWords.replace("#", living.blanks) : "";
  if (place.textContent !== words) place.textContent = words;
};

// What was just typed is a number of the appendix: offer to let it live. Alt+Enter takes the first offer.
const offerFigures = (form, living) => {
  const place = form.querySelector("[data-offers]");
  const number = living.number;
  const rows = number && figures ? figures.fitting(number.text, number.around) : [];
  place.hidden = rows.length === 0;
  place.replaceChildren(...rows.map((row) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = `${place.dataset.bind}: ${row.code} ${row.label} = ${row.text}`;
    button.addEventListener("click", () => { place.hidden = true; living.bind(number, row.tag); });
    return button;
  }));
};

const openPicker = (living) => {
  const selection = getSelection();
  const at = selection.rangeCount && living.box.contains(selection.focusNode) ? selection.getRangeAt(0).cloneRange() : null;
  const back = () => {
    living.box.focus();
    if (!at) return living.focus();
    selection.removeAllRanges();
    selection.addRange(at);
  };
  picker.open(figures, (tag) => { back(); living.insert(`{{${tag}}}`); }, back);
};

const insertBlank = (living, words) => {
  living.insert(words);
  const selection = getSelection();
  const node = selection.focusNode;
  if (node?.nodeType !== Node.TEXT_NODE || selection.focusOffset < words.length) return;
  const end = selection.focusOffset;
  selection.setBaseAndExtent(node, end - words.length + 1, node, end - 1);
};

const startDesk = async (form) => {
  if (form.dataset.started) return;
  form.dataset.started = "yes";
  const field = form.querySelector("textarea");
  try {
    await loadFigures();
  } catch {
    // Without the figures the plain text is written all the same, and kept.
    field.addEventListener("input", () => keepDraft(form, field));
    window.caicach.note(document.body.dataset.lost, document.body.dataset.lostDo, "danger");
    return;
  }
  let waiting = 0;
  let living = null;
  let hasBegun = false;
  const changed = () => {
    if (!living) return;
    countBlanks(form, living);
    if (hasBegun) keepDraft(form, field);
    clearTimeout(waiting);
    waiting = setTimeout(() => offerFigures(form, living), 250);
  };
  living = new LivingText(field, figures, { onFigure: () => openPicker(living), onChange: changed });
  offerDraft(form, living);
  hasBegun = true;
  countBlanks(form, living);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-insert-figure]")) openPicker(living);
    const blank = event.target.closest("[data-insert-blank]");
    if (blank) insertBlank(living, blank.dataset.insertBlank);
    const plain = event.target.closest("[data-plain]");
    if (plain) {
      const isPlain = plain.getAttribute("aria-pressed") !== "true";
      plain.setAttribute("aria-pressed", String(isPlain));
      living.show(isPlain);
    }
    const reset = event.target.closest("[data-reset]");
    if (reset) { living.clear(); window.caicach.note(reset.dataset.reset, "", "info"); }
  });
  form.closest("article").addEventListener("click", (event) => {
    const source = event.target.closest("[data-take]");
    if (!source) return;
    living.focus();
    const has = field.value.trim();
    living.insert(has ? `\n${source.dataset.take}` : source.dataset.take);
  });
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); form.requestSubmit(); }
    if (event.altKey && event.key === "Enter") { event.preventDefault(); form.querySelector("[data-offers] button")?.click(); }
  });
  living.focus();
};

const start = (root) => root.querySelectorAll("form[data-living]").forEach(startDesk);

document.addEventListener("htmx:afterSettle", () => start(document));
document.addEventListener("caicach:written", (event) => {
  localStorage.removeItem(`caicach:loi-van:${page.dataset.drafts}:${event.detail.key}`);
  document.getElementById(event.detail.key)?.focus({ preventScroll: true });
});
if (matchMedia("(max-width: 991.98px)").matches) document.querySelector(".narrative-menu")?.removeAttribute("open");
start(document);
offerRemarks(page);
markWords();
