/* The world map: countries at their places, over an outline that the page holds. */

import { colours } from "./colours.js";
import { ARCS, LAND, POINTS } from "./world.js";

const arcs = ARCS.map((steps) => {
  let [x, y] = steps;
  const points = [[x, y]];
  for (let at = 2; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    points.push([x, y]);
  }
  return points;
});

const rings = LAND.map((ring) => ring.flatMap((arc) => (arc >= 0 ? arcs[arc] : [...arcs[~arc]].reverse())));

/* Where a country lies; bodies that belong to none have no place. */
export const placeOf = ({ code }) => (POINTS[code] ? { x: POINTS[code][0], y: POINTS[code][1] } : null);

/* Lands and borders on the screen. */
export const ground = (view) => [{
  rings: rings.map((ring) => ring.map(([x, y]) => [x * view.scale + view.dx, y * view.scale + view.dy])),
  fill: colours.land,
  edge: colours.paper,
}];

/* What the map shows at least around the countries on it, so that one can tell where they are. */
export const frame = (spots) => {
  if (!spots.length) return [{ x: 0, y: 40 }, { x: 2000, y: 900 }];
  return spots.flatMap(({ x, y }) => [{ x: x - 60, y: y - 40 }, { x: x + 60, y: y + 40 }]);
};
