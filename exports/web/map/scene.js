/* What a view draws: spots (names or countries) with their places, and the lines between them with their facts. */

import { arrange } from "./arrange.js";

export const MOST = 300;

const spot = (key, of, label, type, facts, at) => ({ key, of, label, type, facts, x: at.x, y: at.y, group: at.group });

/* How large marks are: by the root of their facts, so that areas compare; where some have very many, by their share of the most. */
const sized = (spots, least, each, most) => {
  const largest = Math.max(1, ...spots.map((one) => one.facts.length));
  for (const one of spots) one.size = least + Math.min(each * Math.sqrt(one.facts.length), (most - least) * Math.sqrt(one.facts.length / largest));
  return spots;
};

/* The facts that pass, by number, worked out once for each change of the filter. */
export const passing = (model, filter) => Uint8Array.from(model.facts, (fact) => (filter.fact(fact) ? 1 : 0));

/* The names that are open, with the lines between them. Few of many are arranged anew; else they stand where Python put them. */
export const network = (model, filter, passes, opened, arranged) => {
  const spots = new Map();
  for (const node of opened) {
    if (!filter.node(node)) continue;
    const facts = node.facts.filter((number) => passes[number]);
    if (facts.length) spots.set(node, spot(`n${node.key}`, { node }, node.label, node.type, facts, (arranged && arranged.get(node)) || node));
  }
  const lines = [];
  for (const node of spots.keys())
    for (const line of node.lines) {
      if (line.a !== node || !spots.has(line.b)) continue;
      const facts = line.facts.filter((number) => passes[number]);
      if (facts.length) lines.push({ key: `l${line.key}`, of: { line }, a: spots.get(line.a), b: spots.get(line.b), facts });
    }
  return finished(sized([...spots.values()], 6.5, 1.8, 18), lines, model);
};

/* Countries, and international bodies, with the facts that join them. `at` gives the place of each. */
export const overview = (model, filter, passes, at, { bend = 0, grown = 1 } = {}) => {
  const byCode = new Map(model.places.filter((place) => place.code).map((place) => [place.code, place]));
  const byNode = new Map(model.places.filter((place) => place.node).map((place) => [place.node, place]));
  const spots = new Map();
  const lines = new Map();
  const spotOf = (place) => {
    const point = at(place);
    if (!spots.has(place) && point) {
      const key = place.code ? `c${place.code}` : `n${place.node.key}`;
      const of = place.code ? { country: place } : { node: place.node };
      spots.set(place, { ...spot(key, of, place.label, place.code ? "country" : place.node.type, [], point), facts: [] });
    }
    return spots.get(place);
  };
  model.facts.forEach((fact, number) => {
    if (!passes[number]) return;
    const sides = new Set(fact.nodes.filter((node) => filter.node(node)).map((node) => byCode.get(node.country) || byNode.get(node)));
    sides.delete(undefined);
    const here = [...sides].map(spotOf).filter(Boolean);
    here.forEach((a, first) => {
      a.facts.push(number);
      for (const b of here.slice(first + 1)) {
        const [low, high] = a.key < b.key ? [a, b] : [b, a];
        const key = `${low.key}-${high.key}`;
        if (!lines.has(key)) lines.set(key, { key, of: { pair: [low.of, high.of] }, a: low, b: high, facts: [], bend });
        lines.get(key).facts.push(number);
      }
    });
  });
  const kept = [...spots.values()].sort((a, b) => b.facts.length - a.facts.length).slice(0, MOST);
  sized(kept, 7 * grown, 2.2 * grown, 26 * grown);
  const inside = new Set(kept);
  const joined = [...lines.values()].filter((line) => inside.has(line.a) && inside.has(line.b));
  return finished(kept, joined.sort((a, b) => a.facts.length - b.facts.length), model);
};

const finished = (spots, lines, model) => {
  const ranks = ["solid", "dashed", "dotted"];
  for (const line of lines) {
    const found = new Set(line.facts.map((number) => model.facts[number].certainty));
    line.certainty = ranks.find((one) => found.has(one));
  }
  const beside = new Map(spots.map((one) => [one, []]));
  for (const line of lines) {
    beside.get(line.a).push(line);
    beside.get(line.b).push(line);
  }
  spots.sort((a, b) => b.facts.length * (b.type === "country" ? 1.5 : 1) - a.facts.length * (a.type === "country" ? 1.5 : 1) || (a.key < b.key ? -1 : 1));
  return { spots, lines, beside, byKey: new Map(spots.map((one) => [one.key, one])), lineByKey: new Map(lines.map((line) => [line.key, line])), uncertain: lines.filter((line) => line.certainty !== "solid"), facts: [...new Set(spots.flatMap((one) => one.facts))] };
};

/* Places for the names that are open, if they are few out of more. */
export const arrangement = (model, opened) =>
  opened.size <= MOST && opened.size < model.nodes.length ? arrange([...opened]) : null;
