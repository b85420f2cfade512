// Every page: keys, pop-ups that close, copying, the state carried over to links.
document.documentElement.classList.add("js");

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

const KEYS = {
  "/": () => document.querySelector(".find input")?.focus(),
  "?": () => document.querySelector("dialog.keys")?.showModal(),
  "[": () => document.querySelector("[data-go=previous]:not([aria-disabled=true])")?.click(),
  "]": () => document.querySelector("[data-go=next]:not([aria-disabled=true])")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePops();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function closePops(except) {
  for (const pop of document.querySelectorAll(".acts details[open]")) if (pop !== except) pop.open = false;
}
document.addEventListener("click", (event) => {
  closePops(event.target.closest(".acts details"));
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.textContent.trim());
  const said = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 1600);
}

for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
if (!document.querySelector("[data-charts]")) document.documentElement.dataset.ready = "";
