// The map: paints what the board shows. Drawn for the width there is; never mirrored.
import { geoArea, geoCentroid, geoDistance, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { placeLabels } from "./labels.js";

const NS = "http://www.w3.org/2000/svg";
const PIN_AREA = 260; // px²: a shape with a smaller box gets a pin
const WIDE = 150; // degrees of longitude: a region wider than this is the world
const FAR_SHARE = 0.25; // of the states may lie outside the region; they are named in the legend or on the world
const MOST_SCALE = 4.2; // times the width: do not zoom onto a single small state

const make = (tag, attributes = {}) => {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/** Fetch the shapes, draw, and return {paint}. */
export async function openMap(figure) {
  const topology = await (await fetch(figure.dataset.world)).json();
  const shapes = topology.objects.states.geometries.map((shape) => {
    const whole = feature(topology, shape);
    const main = mainRing(whole);
    return { a3: whole.properties.a3, isHatched: Boolean(whole.properties.hatched), whole, main, at: geoCentroid(main) };
  });
  const state = { figure, shapes, names: JSON.parse(figure.dataset.names), view: "region" };
  for (const button of figure.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => { state.view = button.dataset.view; draw(state); });
  }
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) > 8) draw(state);
    width = entry.contentRect.width;
  }).observe(figure.querySelector(".frame"));
  draw(state);
  return { paint: () => paint(state) };
}

function mainRing(whole) {
  const polygons = whole.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return polygons.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
}

function draw(state) {
  const frame = state.figure.querySelector(".frame");
  const { width, height } = frame.getBoundingClientRect();
  const region = near(state.shapes.filter((shape) => state.names[shape.a3]?.region && !(shape.isHatched && shape.a3 !== "XKX")));
  const isWorld = state.view === "world" || region.length === 0;
  const projection = isWorld ? world(width, height) : regional(region, width, height);
  projection.clipExtent([[-20, -20], [width + 20, height + 20]]);
  const path = geoPath(projection).digits(1);
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": state.figure.dataset.label });
  svg.append(patterns());
  const ground = make("g");
  state.pieces = state.shapes.map((shape) => piece(shape, path, projection, ground));
  state.marks = make("g");
  svg.append(ground, state.marks);
  frame.querySelector("svg")?.remove();
  frame.append(svg);
  Object.assign(state, { width, height, isWorld, shown: null });
  for (const button of state.figure.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String((button.dataset.view === "world") === isWorld));
  }
  paint(state);
}

function piece(shape, path, projection, ground) {
  const d = path(shape.whole);
  const element = make("path", { class: "land", d: d ?? "" });
  if (shape.isHatched) {
    element.classList.add("disputed");
    element.style.fill = "url(#map-disputed)";
  }
  if (d) ground.append(element);
  const [[left, top], [right, bottom]] = path.bounds(shape.main);
  const centre = projection(shape.at) ?? [(left + right) / 2, (top + bottom) / 2];
  return { ...shape, element, centre, box: { left, top, right, bottom }, isOut: !d };
}

/** Leave out the few that lie far from the rest; of states all over the world nothing is left. */
function near(region) {
  const most = region.length * FAR_SHARE;
  const middle = (axis) => region.map((shape) => shape.at[axis]).sort((a, b) => a - b)[region.length >> 1];
  const kept = [...region];
  const centre = region.length ? [middle(0), middle(1)] : [0, 0];
  kept.sort((a, b) => geoDistance(a.at, centre) - geoDistance(b.at, centre));
  while (kept.length && isTooWide(kept)) kept.pop();
  return region.length - kept.length <= most ? kept : [];
}

/** Return the western edge and the width, in degrees, of the shortest arc that holds all centres. */
function stretch(region) {
  const longitudes = region.map((shape) => shape.at[0]).sort((a, b) => a - b);
  const gaps = longitudes.map((east, index) => (longitudes[index + 1] ?? longitudes[0] + 360) - east);
  const widest = gaps.indexOf(Math.max(...gaps));
  return { west: longitudes[(widest + 1) % longitudes.length], width: 360 - gaps[widest] };
}

const isTooWide = (region) => stretch(region).width > WIDE;

function regional(region, width, height) {
  const collection = { type: "GeometryCollection", geometries: region.map((shape) => shape.main) };
  const { west, width: degrees } = stretch(region);
  const middle = west + degrees / 2;
  const pad = Math.min(60, width * 0.07);
  const projection = geoEqualEarth().rotate([-middle, 0]).fitExtent([[pad, pad], [width - pad, height - pad]], collection);
  const most = width * MOST_SCALE;
  if (projection.scale() > most) {
    const centre = projection.invert([width / 2, height / 2]);
    projection.scale(most).translate([width / 2, height / 2]).translate([0, 0]);
    const [x, y] = projection(centre);
    projection.translate([width / 2 - x, height / 2 - y]);
  }
  return projection;
}

function world(width, height) {
  return geoEqualEarth().rotate([-11, 0]).fitExtent([[8, 8], [width - 8, height - 8]], { type: "Sphere" });
}

function patterns() {
  const defs = make("defs");
  for (const [id, kind, size] of [["map-conditional", "cond", 6], ["map-suspended", "susp", 6], ["map-disputed", "hatch", 4]]) {
    const pattern = make("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(make("rect", { class: `${kind}-base`, width: size, height: size }), make("line", { class: `${kind}-line`, y2: size }));
    defs.append(pattern);
  }
  return defs;
}

/** Return stage by state, as the board shows it now. */
function standings() {
  const found = new Map();
  for (const chip of document.querySelectorAll("[data-board] .chip:not([hidden])")) found.set(chip.dataset.iso, chip);
  return found;
}

function paint(state) {
  const stages = standings();
  const shown = [...stages].map(([iso, chip]) => iso + chip.dataset.stage).join(" ") + state.width + state.isWorld;
  if (shown === state.shown) return;
  state.shown = shown;
  const labels = [];
  const pins = [];
  for (const one of state.pieces) {
    const known = state.names[one.a3];
    const chip = stages.get(one.a3);
    const stage = chip?.dataset.stage;
    const isActor = Boolean(known?.actor);
    if (stage !== one.stage || !one.isPainted) dress(one, stage, isActor);
    if (!known || one.isOut || (one.isHatched && one.a3 !== "XKX")) continue;
    const area = (one.box.right - one.box.left) * (one.box.bottom - one.box.top);
    const isPinned = area < PIN_AREA && (stage || isActor);
    if (isPinned) pins.push(make("circle", { class: `pin ${stage ? `s-${stage}` : "actor"}`, r: state.isWorld ? 5 : 7, cx: one.centre[0].toFixed(1), cy: one.centre[1].toFixed(1) }));
    if (!state.isWorld) labels.push({ text: known.name, isQuiet: !stage, centre: one.centre, box: one.box, isPinned });
  }
  state.marks.replaceChildren(...placeLabels(labels, state.width, state.height, make), ...pins);
}

function dress(one, stage, isActor) {
  one.element.setAttribute("class", `land${one.isHatched ? " disputed" : ""}${stage ? ` on s-${stage}` : isActor ? " actor" : ""}`);
  one.element.style.fill = fill(stage, one.isHatched);
  Object.assign(one, { stage, isPainted: true });
}

function fill(stage, isHatched) {
  if (stage === "conditional" || stage === "suspended") return `url(#map-${stage})`;
  return !stage && isHatched ? "url(#map-disputed)" : "";
}
