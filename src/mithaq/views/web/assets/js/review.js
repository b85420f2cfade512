// The review desk: confirm (c), reject (r), correct (e), next (j), previous (k).
import "./app.js";
const token = document.querySelector("[data-token]");
const reason = document.querySelector("[data-reason]");
const note = document.querySelector("[data-note]");
const cards = [...document.querySelectorAll(".queue .ev")];
let place = 0;

token.value = sessionStorage.getItem("mithaq-token") ?? "";
token.addEventListener("change", () => sessionStorage.setItem("mithaq-token", token.value));

function move(by) {
  place = Math.max(0, Math.min(cards.length - 1, place + by));
  cards[place]?.focus();
}

async function judge(card, verdict) {
  const answer = await fetch("/api/v1/judgements", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token.value}` },
    body: JSON.stringify({ statement: card.dataset.id, verdict, reason: reason.value || verdict, ...replacement(card, verdict) }),
  });
  const told = await answer.json();
  note.textContent = answer.ok ? `${note.dataset.done} ${card.dataset.id}` : told.detail;
  if (!answer.ok) return;
  card.hidden = true;
  move(1);
}

function replacement(card, verdict) {
  if (verdict !== "corrected") return {};
  const fields = Object.fromEntries([...card.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field.value || null]));
  return { replacement: fields };
}

const VERDICTS = { c: "confirmed", r: "rejected", e: "corrected" };
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey) return;
  if (event.key === "j") move(1);
  if (event.key === "k") move(-1);
  if (VERDICTS[event.key] && cards[place]) judge(cards[place], VERDICTS[event.key]);
});
for (const card of cards) {
  card.addEventListener("focus", () => { place = cards.indexOf(card); });
  for (const button of card.querySelectorAll("[data-verdict]")) button.addEventListener("click", () => judge(card, button.dataset.verdict));
}
document.documentElement.dataset.ready = "";
