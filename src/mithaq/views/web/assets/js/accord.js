// The accord and state pages: the as-of bar drives board, timeline and map.
import "./app.js";
import { follow, toNumber } from "./asof.js";
import { openMap } from "./map.js";

const lanes = document.querySelector("[data-lanes]");
const figure = document.querySelector("[data-map]");
let map = null;

function moveLine(held) {
  if (!lanes) return;
  const [start, end] = [toNumber(lanes.dataset.start), toNumber(lanes.dataset.end)];
  const share = Math.min(1, Math.max(0, (toNumber(held) - start) / (end - start)));
  const isMirrored = document.documentElement.dir === "rtl";
  const x = `${(100 * (isMirrored ? 1 - share : share)).toFixed(3)}%`;
  const line = lanes.querySelector(".now");
  line.setAttribute("x1", x);
  line.setAttribute("x2", x);
  const label = lanes.querySelector(".now-label");
  label.setAttribute("x", x);
  const day = document.querySelector(`[data-asof] [data-date]`).textContent.replace(/^[^,،]*[,،]\s*/, "");
  if (document.querySelector("[data-asof]").dataset.linked !== undefined) label.textContent = isMirrored ? `\u2067${day}\u2069` : day;
  const veil = lanes.querySelector(".veil");
  veil.setAttribute("x", isMirrored ? "0" : x);
  veil.setAttribute("width", `${(100 * (1 - share)).toFixed(3)}%`);
}

function redraw(known, held) {
  moveLine(held);
  map?.paint();
}

follow(redraw);
if (figure) {
  openMap(figure).then((opened) => {
    map = opened;
    document.documentElement.dataset.ready = "";
  });
} else document.documentElement.dataset.ready = "";
