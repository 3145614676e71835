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

// A button that was pressed says that it works until the page answers; time takes a while to pass.
for (const form of document.querySelectorAll("form:not([target])")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.setAttribute("aria-disabled", "true");
    button.textContent = document.body.dataset.working;
  });
}

// The guide ticks what is done in the newest case.
async function tick() {
  const answer = await fetch("/progress").catch(() => null);
  if (!answer?.ok) return;
  const { done } = await answer.json();
  document.querySelectorAll(".loop .done").forEach((mark, number) => (mark.hidden = number >= done));
}

setInterval(() => document.hidden || tick(), 5000);
