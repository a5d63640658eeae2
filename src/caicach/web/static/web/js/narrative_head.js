// The head of the paper: what would be printed, put into the field to be changed.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  if (!field.value.trim()) field.value = field.placeholder;
  field.focus();
});
