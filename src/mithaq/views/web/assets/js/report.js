// The report page: statements and sentences light each other up; #st20 opens there.
import "./app.js";
const items = new Map([...document.querySelectorAll(".item[data-st]")].map((item) => [item.dataset.st, item]));
const marks = [...document.querySelectorAll(".text mark[data-st]")];
const of = (mark) => mark.dataset.st.split(" ");

function light(number, { scroll = false } = {}) {
  for (const [id, item] of items) item.classList.toggle("on", id === number);
  let first = null;
  for (const mark of marks) {
    const isOn = of(mark).includes(number);
    mark.classList.toggle("on", isOn);
    first ??= isOn ? mark : null;
  }
  if (scroll) first?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

for (const [number, item] of items) {
  item.addEventListener("mouseenter", () => light(number));
  item.addEventListener("focus", () => light(number));
  item.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#st${number}`);
    light(number, { scroll: true });
  });
}
let turn = 0;
for (const mark of marks) {
  mark.addEventListener("mouseenter", () => light(of(mark)[0]));
  mark.addEventListener("click", () => {
    const ids = of(mark);
    const number = ids[turn++ % ids.length];
    history.replaceState(null, "", `#st${number}`);
    light(number);
    items.get(number)?.scrollIntoView({ block: "nearest" });
  });
}

document.querySelector("[data-only]")?.addEventListener("change", (event) => {
  const isOnly = event.target.checked;
  document.querySelector(".text").classList.toggle("quiet-all", isOnly);
  for (const row of document.querySelectorAll(".list li")) row.hidden = isOnly && row.dataset.group !== "accords";
});

const arrive = () => {
  const number = location.hash.match(/^#st(.+)$/)?.[1];
  if (number && items.has(number)) {
    light(number, { scroll: true });
    items.get(number).scrollIntoView({ block: "nearest" });
  }
};
addEventListener("hashchange", arrive);
arrive();
document.documentElement.dataset.ready = "";
