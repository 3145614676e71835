// Copy buttons. Without this script they stay hidden, and everything else works.
for (const button of document.querySelectorAll("[data-copy]")) {
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = said), 1500);
  });
}

// One click is one deed: a button that was pressed waits until the page answers.
for (const form of document.querySelectorAll("form:not([target])")) {
  form.addEventListener("submit", () => form.querySelector("button").setAttribute("aria-disabled", "true"));
}
