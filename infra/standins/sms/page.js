// Keeps the page up to date without losing its place, and copies codes. Without this script: reload the page.
const PAUSE = 1500;

function living(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    const said = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = said), PAUSE);
    });
  }
}

let shown = document.getElementById("phones").innerHTML;
living(document);

async function look() {
  const answer = await fetch("/", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("phones");
  if (next.innerHTML === shown) return;
  shown = next.innerHTML;
  living(next);
  document.getElementById("phones").replaceWith(next);
  document.getElementById("news").textContent = next.querySelector("li p").textContent;
}

setInterval(() => document.hidden || look(), PAUSE);
