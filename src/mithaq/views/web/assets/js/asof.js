// The as-of bar. Python derives; here what is already on the page is only shown or hidden.
const DAY = 86400000;

/** Days since 1970 of an ISO day, and back. */
export const toNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
export const toDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);

const island = JSON.parse(document.getElementById("asof-data").textContent);
const bar = document.querySelector("[data-asof]");
const slider = bar.querySelector("input[type=range]");
const changeDays = island.days;

const interval = (value) => (value ?? "/").split("/").map((part, end) => part || (end ? "9999-12-31" : "0001-01-01"));
const items = [...document.querySelectorAll("[data-k], [data-h]")].map((element) => {
  const [knownFrom, knownTo] = interval(element.dataset.k);
  const [heldFrom, heldTo] = interval(element.dataset.h);
  return { element, knownFrom, knownTo, heldFrom, heldTo, isShown: !element.hasAttribute("hidden") };
});
const onDay = [...document.querySelectorAll("[data-day]")];
const columns = [...document.querySelectorAll(".col[data-stage]")];
const lists = [...document.querySelectorAll("[data-empty-of]")];
const links = [...document.querySelectorAll("a[data-state]")];

/** Show what was known on *known* and held on *held*. */
export function show(known, held) {
  for (const item of items) {
    const isShown = item.knownFrom <= known && known < item.knownTo && item.heldFrom <= held && held < item.heldTo;
    if (isShown === item.isShown) continue;
    item.isShown = isShown;
    item.element.toggleAttribute("hidden", !isShown);
  }
  for (const line of onDay) line.toggleAttribute("hidden", line.dataset.day !== known);
  bar.querySelector("[data-quiet]")?.toggleAttribute("hidden", changeDays.includes(known));
  countColumns();
  for (const note of lists) {
    note.toggleAttribute("hidden", document.getElementById(note.dataset.emptyOf).querySelector(":scope > :not([hidden])") !== null);
  }
  tell(known);
}

function countColumns() {

  const counts = {};
  for (const column of columns) {
    const count = column.querySelectorAll(".chip:not([hidden])").length;
    column.querySelector("output").textContent = count;
    if (column.dataset.optional !== undefined) column.toggleAttribute("hidden", count === 0);
    counts[column.dataset.stage] = count;
  }
  const isEmpty = Object.values(counts).every((count) => count === 0);
  const said = island.order.filter((stage) => counts[stage] || stage === "party").map((stage) => island.phrases[stage][counts[stage] ?? 0]);
  const sentence = document.querySelector("[data-sentence]");
  if (sentence) sentence.textContent = isEmpty ? island.nobody : said.join(island.comma) + island.stop;
}

function tell(known) {
  const date = new Date(`${known}T00:00:00Z`);
  const words = { weekday: island.weekdays[(date.getUTCDay() + 6) % 7], day: date.getUTCDate(), month: island.months[date.getUTCMonth()], year: date.getUTCFullYear() };
  const text = island.pattern.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  bar.querySelector("[data-date]").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

function neighbours(known) {
  return { previous: changeDays.findLast((day) => day < known), next: changeDays.find((day) => day > known), latest: island.latest };
}

function aim(known) {
  for (const [way, day] of Object.entries(neighbours(known))) {
    const link = bar.querySelector(`[data-go=${way}]`);
    const isOff = !day || day === known;
    link.setAttribute("aria-disabled", String(isOff));
    if (isOff) link.removeAttribute("href"); else link.href = withState(location.href, day);
  }
}

function withState(href, known) {
  const url = new URL(href, location.href);
  if (known === island.latest && !island.held) url.searchParams.delete("known"); else url.searchParams.set("known", known);
  return url.href;
}

function carry(known) {
  for (const link of links) link.href = withState(link.href, known);
  for (const cite of document.querySelectorAll("[data-cite]")) cite.textContent = cite.dataset.cite.replaceAll("{known}", known);
  history.replaceState(null, "", withState(location.href, known));
}

/** Follow the slider, the buttons and the address; call *redraw(known, held)* after each step. */
export function follow(redraw) {
  const heldOf = (known) => island.held ?? known;
  let pending = 0;
  const go = (known) => {
    slider.value = toNumber(known);
    step(known);
  };
  const step = (known) => {
    const start = performance.now();
    show(known, heldOf(known));
    redraw(known, heldOf(known));
    document.documentElement.dataset.step = (performance.now() - start).toFixed(2);
    aim(known);
    clearTimeout(pending);
    pending = setTimeout(() => carry(known), 120);
  };
  slider.addEventListener("input", () => step(toDay(Number(slider.value))));
  for (const link of bar.querySelectorAll("[data-go]")) {
    link.addEventListener("click", (event) => {
      const day = neighbours(toDay(Number(slider.value)))[link.dataset.go];
      event.preventDefault();
      if (day) go(day);
    });
  }
  slider.disabled = false;
  redraw(island.known, heldOf(island.known));
  aim(island.known);
  return go;
}
