// Reading the text: a link to remark on the words selected, and the words a finding is about.
const LONGEST_QUOTE = 400;

const sectionOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("article[data-section]");

export const offerRemarks = (page) => {
  if (!page.dataset.remarks) return;
  const link = document.createElement("a");
  link.className = "btn btn-primary btn-sm remark-offer";
  link.textContent = page.dataset.remark;
  link.hidden = true;
  page.append(link);
  const offer = () => {
    const selection = getSelection();
    const section = sectionOf(selection.anchorNode);
    const words = selection.toString().replace(/\s+/g, " ").trim();
    const isMeant = section && section === sectionOf(selection.focusNode) && !section.matches(".is-editing")
      && selection.anchorNode.parentElement?.closest(".section-lines") && words.length > 2;
    link.hidden = !isMeant;
    if (!isMeant) return;
    const query = new URLSearchParams({ muc: section.dataset.section, trich: words.slice(0, LONGEST_QUOTE) });
    link.href = `${page.dataset.remarks}?${query}`;
    const place = selection.getRangeAt(0).getBoundingClientRect();
    link.style.top = `${window.scrollY + place.bottom + 6}px`;
    link.style.left = `${Math.max(8, Math.min(window.innerWidth - 260, place.left))}px`;
  };
  document.addEventListener("selectionchange", offer);
};

// The words stand in one paragraph, perhaps cut by figures: they are looked for in its whole text.
const rangeOf = (paragraph, words) => {
  const at = paragraph.textContent.indexOf(words);
  if (at < 0) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = passed + node.data.length;
    if (at >= passed && at < end) range.setStart(node, at - passed);
    if (at + words.length > passed && at + words.length <= end) range.setEnd(node, at + words.length - passed);
    passed = end;
  }
  return range;
};

export const markWords = () => {
  const words = sessionStorage.getItem("caicach:words");
  sessionStorage.removeItem("caicach:words");
  const section = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!words || !section || !CSS.highlights) return;
  for (const paragraph of section.querySelectorAll(".line")) {
    const range = rangeOf(paragraph, words);
    if (!range) continue;
    CSS.highlights.set("meant", new Highlight(range));
    paragraph.scrollIntoView({ block: "center" });
    return;
  }
};
