// Choosing what is taken from a file: a group at a time, and how many are chosen; figures and head each in a form.
const watch = (form) => {
  const boxes = [...form.querySelectorAll('[name="take"]')];
  const place = form.querySelector("[data-chosen]");

  const count = () => { if (place) place.textContent = `(${boxes.filter((box) => box.checked).length})`; };

  form.addEventListener("click", (event) => {
    const group = event.target.closest("[data-all]")?.dataset.all;
    if (!group) return;
    const inside = boxes.filter((box) => box.dataset.group === group);
    const isToCheck = inside.some((box) => !box.checked);
    inside.forEach((box) => { box.checked = isToCheck; });
    count();
  });
  form.addEventListener("change", count);
  count();
};

document.querySelectorAll("form.take").forEach(watch);
