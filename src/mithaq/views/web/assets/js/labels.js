// Where the names stand on the map: inside if there is room, else beside with a leading line.
const HEIGHT = 16;
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function measure(text) {
  if (!widths.has(text)) {
    pen.font = '600 12.5px "IBM Plex Sans", "Mithaq Sans Arabic", sans-serif';
    widths.set(text, pen.measureText(text).width + 2);
  }
  return widths.get(text);
}

const overlaps = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const around = (x, y, width) => ({ left: x - width / 2, right: x + width / 2, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 });

/** Return SVG elements for *labels*: {text, isQuiet, centre, box, isPinned}. */
export function placeLabels(labels, width, height, make) {
  const visible = labels.filter(({ centre: [x, y] }) => x > 0 && y > 0 && x < width && y < height);
  visible.sort((a, b) => Number(a.isQuiet) - Number(b.isQuiet) || size(b) - size(a));
  const taken = visible.map((label) => spot(label));
  const elements = [];
  for (const label of visible) {
    const place = findPlace(label, taken, width, height);
    if (!place) continue;
    taken.push(place.box);
    elements.push(...write(label, place, make));
  }
  return elements;
}

const size = ({ box }) => (box.right - box.left) * (box.bottom - box.top);
const spot = ({ centre: [x, y], isPinned }) => {
  const half = isPinned ? 9 : 3;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half, isSpot: true };
};

function findPlace(label, taken, width, height) {
  const textWidth = measure(label.text);
  const [x, y] = label.centre;
  const isRoomy = label.box.right - label.box.left > textWidth * 0.9 && label.box.bottom - label.box.top > HEIGHT * 1.3;
  const inside = around(x, y, textWidth);
  const written = taken.filter((box) => !box.isSpot);
  if (isRoomy && !label.isPinned && !written.some((box) => overlaps(box, inside))) return { x, y, box: inside, isInside: true };
  for (const distance of [26, 40, 56, 76, 100]) {
    for (const angle of [0, 180, -35, 35, 215, 145, -70, 70, 250, 110]) {
      const box = beside(x, y, textWidth, distance, angle);
      const isIn = box.left > 3 && box.top > 3 && box.right < width - 3 && box.bottom < height - 3;
      if (isIn && !taken.some((other) => overlaps(other, box))) return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, box };
    }
  }
  return null;
}

function beside(x, y, textWidth, distance, angle) {
  const radians = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(radians), Math.sin(radians)];
  return around(x + dx * (distance + textWidth / 2), y + dy * distance, textWidth);
}

function write(label, place, make) {
  const text = make("text", { x: place.x.toFixed(1), y: (place.y + 4.3).toFixed(1), "text-anchor": "middle", class: label.isQuiet ? "quiet" : "" });
  text.textContent = label.text;
  if (place.isInside) return [text];
  const [x, y] = label.centre;
  const edge = place.x > x ? place.box.left - 2 : place.box.right + 2;
  return [make("line", { class: "lead", x1: x.toFixed(1), y1: y.toFixed(1), x2: edge.toFixed(1), y2: place.y.toFixed(1) }), text];
}
