/* A view as a list of strokes, marks and texts on the screen: canvas and SVG draw the same list.

   `view` turns a place of the scene into a point of the screen: x * scale + dx. */

import { Boxes, places, rowsOf, size as sizeOf } from "./names.js";

const MOST_NAMES = 160;
const MOST_TRIED = 1500;
const FOREMOST = 24;
const MOST_KEPT_FREE = 400;
const THICKEST = 3.6;
const DASHES = { solid: [], dashed: [7, 5], dotted: [1.5, 4] };

/* Colours for groups: those of Okabe and Ito, as dark as both papers need (WCAG 1.4.11). */
export const GROUPS = ["#0072b2", "#c77c00", "#009270", "#c06098", "#3a90cc", "#d55e00", "#8f8600", "#7a7a7a"];

export const colourOf = (one, colours, byGroup) => (byGroup && one.group !== undefined ? GROUPS[one.group % GROUPS.length] : colours[one.type]);

/* How much larger than in the scene marks are on the screen: they grow less than the paper, and shrink less if they are few. */
export const growth = (scale, spots) => Math.min(Math.max(scale, spots > 1500 ? 0.24 : spots > 150 ? 0.42 : 0.55), 1.3);

export const radiusOf = (one, scale, spots) => one.size * growth(scale, spots);

/* `marked` is what the reader chose: spots, lines, the first of them, and what the pointer is on. A `light` picture leaves
   out what sigma draws: plain lines, and marks that are neither chosen nor pointed at. */
export const compose = (scene, view, marked, look) => {
  const at = (one) => ({ x: one.x * view.scale + view.dx, y: one.y * view.scale + view.dy });
  const lines = look.light ? new Set([...(look.far ? [] : scene.uncertain), ...marked.lines, ...(scene.lineByKey.has(marked.hovered && marked.hovered.key) ? [marked.hovered] : [])]) : scene.lines;
  const picture = { grounds: look.ground ? look.ground(view) : [], lines: [], marks: [], counts: [], names: [] };
  look.spots = scene.spots.length;
  look.most = Math.max(2, ...scene.lines.map((line) => line.facts.length));
  look.faint = look.crowded ? Math.max(0.12, 0.45 * Math.min(1, 700 / scene.lines.length)) : 1;
  for (const line of lines) addLine(picture, line, at(line.a), at(line.b), view, marked, look);
  for (const one of scene.spots) {
    if (look.light && picture.marks.length >= MOST_KEPT_FREE && one !== marked.first && one !== marked.hovered) continue;
    addMark(picture, one, at(one), view, marked, look);
  }
  addNames(picture, scene, at, view, marked, look);
  if (look.light) picture.marks = picture.marks.filter(({ one }) => one === marked.first || one === marked.hovered);
  return picture;
};

const outside = (a, b, view) =>
  (a.x < 0 && b.x < 0) || (a.y < 0 && b.y < 0) || (a.x > view.width && b.x > view.width) || (a.y > view.height && b.y > view.height);

/* The point that a bent line leans to, and its middle. */
export const bow = (a, b, bend) => {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (!bend) return { middle };
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const side = dx < 0 ? -1 : 1;
  const lean = { x: middle.x + dy * bend * side, y: middle.y - dx * bend * side };
  return { lean, middle: { x: (middle.x + lean.x) / 2, y: (middle.y + lean.y) / 2 } };
};

const addLine = (picture, line, a, b, view, marked, look) => {
  const strong = marked.lines.has(line) || line === marked.hovered;
  if (outside(a, b, view)) return;
  const share = Math.log2(line.facts.length) / Math.log2(look.most);
  const width = 1 + Math.min(Math.log2(line.facts.length) * 0.9, THICKEST * (look.crowded ? share ** 2 : share)) + (strong ? 0.8 : 0);
  const alpha = strong ? 1 : (marked.spots.size ? 0.25 : 1) * (look.faint + (1 - look.faint) * share ** 3);
  const colour = strong ? look.colours.accent : look.colours.line;
  const { lean, middle } = bow(a, b, line.bend);
  const dash = DASHES[line.certainty].map((part) => (part * Math.max(width, 1)) / 1.4);
  picture.lines.push({ line, a, b, lean, width, alpha, colour, dash, round: line.certainty === "dotted" });
  if (line.certainty === "dotted") addCross(picture, middle, width, alpha, colour);
  else if (line.facts.length > 1 && (strong || !look.crowded)) picture.counts.push({ ...middle, facts: line.facts.length, strong, text: `×${line.facts.length}`, alpha, colour: strong ? look.colours.accent : look.colours.muted });
};

/* What is denied or called off is struck. */
const addCross = (picture, { x, y }, width, alpha, colour) => {
  for (const side of [-5, 5]) picture.lines.push({ a: { x: x - 5, y: y - side }, b: { x: x + 5, y: y + side }, width, alpha, colour, dash: [] });
};

const addMark = (picture, one, at, view, marked, look) => {
  const r = radiusOf(one, view.scale, look.spots);
  if (at.x < -r || at.y < -r || at.x > view.width + r || at.y > view.height + r) return;
  const strong = one === marked.first || one === marked.hovered;
  picture.marks.push({
    ...at, r, one, type: one.type, fill: colourOf(one, look.colours, look.byGroup), edge: strong ? look.colours.ink : look.colours.paper,
    width: strong ? 2.5 : look.spots > 1500 ? 0 : Math.min(1.5, r * 0.35), alpha: marked.spots.size && !marked.spots.has(one) ? 0.3 : 1,
  });
};

/* The names, the most important first, each where no other name or mark is; a name without room is left out. */
const addNames = (picture, scene, at, view, marked, look) => {
  const marks = new Boxes();
  const written = new Boxes();
  for (const box of look.reserved || []) written.add(box);
  for (const { x, y, r, one } of picture.marks.slice(0, MOST_KEPT_FREE)) marks.add({ x: x - r, y: y - r, width: 2 * r, height: 2 * r, one });
  const first = [marked.hovered, marked.first, ...marked.spots].filter((one) => one && scene.byKey.has(one.key));
  const rest = marked.spots.size ? [] : scene.spots;
  let tried = 0;
  for (const one of new Set([...first, ...rest])) {
    if (picture.names.length >= MOST_NAMES || tried > MOST_TRIED) break;
    const point = at(one);
    if (point.x < 0 || point.y < 0 || point.x > view.width || point.y > view.height) continue;
    tried += 1;
    const must = one === marked.first || one === marked.hovered || tried <= FOREMOST;
    const room = roomFor(one, places(point, radiusOf(one, view.scale, look.spots), sizeOf(one)), marks, written, view, must);
    if (!room) continue;
    written.add(room);
    picture.names.push({ ...room, one, rows: rowsOf(one), colour: one.type === "agency" || one.type === "organisation" ? look.colours.muted : look.colours.ink });
  }
  picture.counts = roomForCounts(picture.counts, marks, written);
};

/* The numbers of facts, the largest first, each where no name, mark or other number is. */
const roomForCounts = (counts, marks, written) =>
  counts.sort((a, b) => b.strong - a.strong || b.facts - a.facts).filter(({ x, y, text }) => {
    const box = { x: x - text.length * 4, y: y - 7, width: text.length * 8, height: 14 };
    const free = !written.first(box) && !marks.first(box);
    if (free) written.add(box);
    return free;
  });

const roomFor = (one, candidates, marks, written, view, must) => {
  for (const strict of must ? [true, false] : [true])
    for (const place of candidates) {
      const inside = place.x >= 0 && place.y >= 0 && place.x + place.width <= view.width && place.y + place.height <= view.height;
      if (inside && !written.first(place) && !(strict && marks.first(place, one))) return place;
    }
  return null;
};
