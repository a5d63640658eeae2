// A button that copies the content of a field; where the browser forbids it, the text is selected to be copied by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    window.caicach.note(button.dataset.copied, "", "success");
  } catch { field.focus(); }
});
