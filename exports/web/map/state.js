/* What the reader did: the view, which names are open, what is chosen, the filter. Everything in it goes into the address. */

import { Filter } from "./filter.js";
import { MOST } from "./scene.js";

/* So many names of a large network fit on a screen with their letters. */
const FEW = 150;

export const VIEWS = ["overview", "network", "geography", "timeline", "table"];
export const DRAWN = new Set(["overview", "network", "geography"]);

export class State {
  constructor(model) {
    this.model = model;
    this.filter = new Filter();
    this.view = "overview";
    this.chosen = null;
    this.byGroup = false;
    this.asked = [];
    this.reset();
  }

  /* Names open by a recipe: those at first ("first"), none, or all; then some names with those around them; less some. */
  reset(base = "first") {
    this.recipe = { base, add: [], hide: [] };
    this.opened = null;
  }

  /* Open a name with those up to so many steps around it, beside what is open or (`alone`) instead of it. */
  expand(node, steps, alone = false) {
    if (alone) this.recipe = { base: "none", add: [], hide: [] };
    this.recipe.add = [...this.recipe.add.filter(([other]) => other !== node.path), [node.path, steps]];
    this.recipe.hide = this.recipe.hide.filter((path) => path !== node.path);
    this.opened = null;
  }

  hide(node) {
    this.recipe.hide.push(node.path);
    this.opened = null;
  }

  get names() {
    if (!this.opened) this.opened = this.cook();
    return this.opened;
  }

  cook() {
    const { base, add, hide } = this.recipe;
    const byFacts = [...this.model.nodes].sort((a, b) => b.facts.length - a.facts.length || a.key - b.key);
    const found = new Set(base === "all" ? this.model.nodes : base === "first" ? this.first(byFacts) : []);
    for (const [path, steps] of add) {
      const node = this.model.byPath.get(path);
      const room = Math.max(MOST - found.size, 1);
      if (node) this.model.around([node], steps).filter((one) => !found.has(one)).slice(0, base === "all" ? undefined : room).forEach((one) => found.add(one));
      if (node) found.add(node);
    }
    for (const path of hide) found.delete(this.model.byPath.get(path));
    return found;
  }

  /* The names asked for with those around them; else those most told of: of a large network fewer, that are joined among each other. */
  first(byFacts) {
    if (this.asked.length) return this.model.around(this.asked, this.steps).slice(0, MOST);
    if (byFacts.length <= MOST) return byFacts;
    const most = new Set(byFacts.slice(0, FEW));
    return [...most].filter((node) => node.lines.some((line) => most.has(line.a === node ? line.b : line.a)));
  }

  get all() {
    return this.names.size >= this.model.nodes.length;
  }
}

/* The facts of what is chosen. */
export const factsOf = (model, what) => {
  if (what.node) return what.node.facts;
  if (what.country) return model.facts.filter((fact) => fact.nodes.some((node) => node.country === what.country.code)).map((fact) => fact.number);
  if (what.line) return what.line.facts;
  if (what.pair) {
    const [one, other] = what.pair.map((side) => new Set(factsOf(model, side)));
    return [...one].filter((number) => other.has(number));
  }
  if (what.path) return [...new Set(what.path.flatMap((line) => line.facts))];
  return [what.fact.number];
};

/* The key of the spot or the line that stands for it in a scene. */
export const keyOf = (what) => {
  if (!what) return null;
  if (what.node) return `n${what.node.key}`;
  if (what.country) return `c${what.country.code}`;
  if (what.line) return `l${what.line.key}`;
  if (what.pair) return what.pair.map(keyOf).sort().join("-");
  return null;
};
