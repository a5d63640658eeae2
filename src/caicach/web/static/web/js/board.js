// The board keeps what was chosen while filters and pages come and go, and carries it into every act.
const chosen = new Set();
const all = (selector) => [...document.querySelectorAll(selector)];
const checks = () => all("[data-check]");

const show = () => {
  checks().forEach((check) => {
    check.checked = chosen.has(check.value);
    check.closest("tr").classList.toggle("is-chosen", check.checked);
  });
  const onPage = checks();
  const ticked = onPage.filter((check) => check.checked).length;
  all("[data-check-page]").forEach((check) => {
    check.checked = ticked > 0 && ticked === onPage.length;
    check.indeterminate = ticked > 0 && ticked < onPage.length;
  });
  all("[data-chosen-ids]").forEach((input) => { input.value = [...chosen].join(","); });
  all("[data-chosen-count]").forEach((count) => { count.textContent = chosen.size; });
  const found = document.querySelector("[data-found]");
  const status = document.getElementById("board-status");
  if (status && status.textContent !== (found?.textContent ?? "")) status.textContent = found?.textContent ?? "";
  all("[data-board-acts]").forEach((bar) => { bar.hidden = chosen.size === 0; });
  if (location.pathname === document.querySelector("[data-board-filter]")?.getAttribute("action")) {
    all("[data-here]").forEach((input) => { input.value = location.pathname + location.search; });
  }
  all("a[data-board-export]").forEach((link) => { link.search = location.search; });
  all("form[data-board-export]").forEach((form) => { form.action = form.action.split("?")[0] + location.search; });
};

const choose = (ids, wanted) => {
  ids.filter(Boolean).forEach((id) => (wanted ? chosen.add(id) : chosen.delete(id)));
  show();
};

let last = null;
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-check], [data-check-page], [data-choose], [data-choose-none], [data-set]");
  if (!target) return;
  if (target.matches("[data-check]")) {
    const list = checks();
    const here = list.indexOf(target);
    const there = event.shiftKey && list.includes(last) ? list.indexOf(last) : here;
    choose(list.slice(Math.min(here, there), Math.max(here, there) + 1).map((check) => check.value), target.checked);
    last = target;
  } else if (target.matches("[data-check-page]")) {
    choose(checks().map((check) => check.value), target.checked);
  } else if (target.matches("[data-choose]")) {
    choose(target.dataset.choose.split(","), true);
  } else if (target.matches("[data-choose-none]")) {
    choose([...chosen], false);
    document.querySelector("[data-check-page]")?.focus();
  } else {
    const field = document.getElementById(target.dataset.set);
    event.preventDefault();
    field.value = target.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

// Another period is another set of duties: what was chosen for the first does not fit the second.
document.addEventListener("change", (event) => { if (event.target.matches("[data-board-period]")) choose([...chosen], false); });
document.addEventListener("htmx:afterSettle", show);
document.addEventListener("htmx:pushedIntoHistory", show);

const refused = document.querySelector("[data-open-dialog]");
if (refused) {
  choose(refused.dataset.chosen.split(","), true);
  document.getElementById(`dialog-${refused.dataset.openDialog}`).showModal();
} else show();
