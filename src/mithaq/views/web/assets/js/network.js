// Who deals with whom: a settled force graph. The same is a table below; this draws what it says.
import "./app.js";
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const NS = "http://www.w3.org/2000/svg";
const figure = document.querySelector("[data-net]");
const { nodes, links } = JSON.parse(document.getElementById("net-data").textContent);
const make = (tag, attributes = {}) => {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

function settle(width, height) {
  const points = nodes.map((node, index) => ({ ...node, x: width / 2 + 140 * Math.cos(index * 2.4), y: height / 2 + 140 * Math.sin(index * 2.4) }));
  const edges = links.map((link) => ({ ...link, source: link.from, target: link.to }));
  forceSimulation(points)
    .force("link", forceLink(edges).id((node) => node.id).distance(Math.min(190, width / 4)).strength(0.35))
    .force("charge", forceManyBody().strength(-900))
    .force("room", forceCollide(58))
    .force("middle", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.05))
    .force("y", forceY(height / 2).strength(0.05 * (width / height) ** 1.5))
    .stop()
    .tick(320);
  return fit(points, edges, width, height);
}

function fit(points, edges, width, height) {
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const spread = (value, low, high, pad, size) => (high > low ? pad + ((value - low) / (high - low)) * (size - 2 * pad) : size / 2);
  for (const point of points) {
    point.x = spread(point.x, left, right, 70, width);
    point.y = spread(point.y, top, bottom, 34, height - 18);
  }
  return { points, edges };
}

function curve({ source, target, bend }) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const [mx, my] = [(source.x + target.x) / 2 - dy * bend, (source.y + target.y) / 2 + dx * bend];
  return `M${source.x.toFixed(1)},${source.y.toFixed(1)}Q${mx.toFixed(1)},${my.toFixed(1)} ${target.x.toFixed(1)},${target.y.toFixed(1)}`;
}

function draw() {
  const frame = figure.querySelector(".frame");
  const { width, height } = frame.getBoundingClientRect();
  const { points, edges } = settle(width, height);
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": figure.dataset.label });
  for (const edge of edges) {
    const line = make("path", { class: `g-${edge.group} ${edge.actual ? "" : "possible"}`, d: curve(edge) });
    const title = make("title");
    title.textContent = edge.title;
    line.append(title);
    line.addEventListener("click", () => { location.href = edge.href; });
    svg.append(line);
  }
  for (const point of points) svg.append(...node(point));
  frame.querySelector("svg")?.remove();
  frame.append(svg);
}

function node(point) {
  const circle = make("circle", { cx: point.x, cy: point.y, r: point.code ? 19 : 15, class: point.code ? "" : "accord" });
  circle.addEventListener("click", () => { location.href = point.href; });
  const name = make("text", { x: point.x, y: point.y + 37 });
  name.textContent = point.name;
  if (!point.code) return [circle, name];
  const code = make("text", { x: point.x, y: point.y + 3.5, class: "code" });
  code.textContent = point.code;
  return [circle, code, name];
}

if (figure) {
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 8) return;
    width = entry.contentRect.width;
    draw();
    document.documentElement.dataset.ready = "";
  }).observe(figure.querySelector(".frame"));
}
