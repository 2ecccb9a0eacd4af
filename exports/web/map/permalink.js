/* The view in the address, after #, so that a link brings it back. Names are told by their addresses, which last. */

import { FACETS } from "./filter.js";

const write = (app) => {
  const asked = viewOf(app);
  if (app.story.told) asked.set("story", app.story.told);
  return `#${asked}`;
};

const viewOf = (app) => {
  const { state, filter } = app;
  const { recipe, chosen } = state;
  const asked = new URLSearchParams();
  const set = (name, value) => value && asked.set(name, value);
  set("v", state.view);
  set("c", spelled(chosen, app));
  if (recipe.base !== "first") set("base", recipe.base);
  set("add", recipe.add.map(([path, steps]) => `${path}:${steps}`).join(","));
  set("hide", recipe.hide.join(","));
  for (const name of FACETS) set(name, [...filter.off[name]].map((value) => value || "-").join(","));
  set("sure", filter.sure && String(filter.sure));
  set("sources", filter.sources > 1 && String(filter.sources));
  set("since", filter.since);
  set("until", filter.until);
  set("undated", !filter.undated && "0");
  set("groups", state.byGroup && "1");
  return asked;
};

/* What is chosen, in words that another page of the same names understands. */
const spelled = (what, app) => {
  if (!what) return "";
  if (what.node) return `node,${what.node.path}`;
  if (what.country) return `country,${what.country.code}`;
  if (what.line) return `line,${what.line.a.path},${what.line.b.path}`;
  if (what.fact) return `fact,${what.fact.key}`;
  if (what.path) return `way,${app.way.ends.from.path},${app.way.ends.to.path}`;
  return `pair,${what.pair.map((side) => (side.node ? side.node.path : side.country.code)).join(",")}`;
};

const understood = (text, app) => {
  const { model } = app;
  const [kind, ...names] = text.split(",");
  const node = (path) => model.byPath.get(path);
  const side = (name) => (node(name) ? { node: node(name) } : { country: model.places.find((place) => place.code === name) });
  const known = {
    node: () => node(names[0]) && { node: node(names[0]) },
    country: () => side(names[0]).country && side(names[0]),
    fact: () => model.byKey.has(names[0]) && { fact: model.facts[model.byKey.get(names[0])] },
    line: () => {
      const line = node(names[0]) && node(names[0]).lines.find((one) => one.a === node(names[1]) || one.b === node(names[1]));
      return line && { line };
    },
    pair: () => names.every((name) => side(name).node || side(name).country) && { pair: names.map(side) },
  };
  return (known[kind] && known[kind]()) || null;
};

export class Permalink {
  constructor(app) {
    this.app = app;
    this.written = "";
    window.addEventListener("hashchange", () => location.hash !== this.written && this.read());
  }

  /* Take the story and the view from the address, or from the link that the page was written with, if one has them. */
  async read() {
    const { hash } = location;
    const link = hash.length > 1 ? hash.slice(1) : this.app.settings.link || "";
    this.app.story.take(new URLSearchParams(link).get("story"));
    return this.show(link);
  }

  /* The view that is shown, without the story it is a step of. */
  view() {
    return String(viewOf(this.app));
  }

  /* Show a view as a link has it; whether it has one. */
  async show(link) {
    const { app } = this;
    const { state, filter } = app;
    const asked = new URLSearchParams(link);
    if (!asked.has("v")) return false;
    const list = (name) => (asked.get(name) || "").split(",").filter(Boolean);
    const add = list("add").map((one) => [one.slice(0, one.lastIndexOf(":")), Math.min(Number(one.slice(one.lastIndexOf(":") + 1)) || 0, 3)]);
    for (const [path, steps] of add) await app.load(() => app.source.around([path], steps));
    state.reset(["all", "none"].includes(asked.get("base")) ? asked.get("base") : "first");
    Object.assign(state.recipe, { add, hide: list("hide") });
    filter.clear();
    for (const name of FACETS) filter.off[name] = new Set(list(name).map((value) => (value === "-" ? "" : value)));
    const date = (name) => (/^\d{4}-\d\d-\d\d$/.test(asked.get(name)) ? asked.get(name) : "");
    Object.assign(filter, { sure: Number(asked.get("sure")) || 0, sources: Number(asked.get("sources")) || 1, since: date("since"), until: date("until"), undated: asked.get("undated") !== "0" });
    state.byGroup = asked.get("groups") === "1";
    app.view(app.views.includes(asked.get("v")) ? asked.get("v") : "overview");
    await this.choose(asked.get("c") || "");
    return true;
  }

  async choose(text) {
    const { app } = this;
    const [kind, from, to] = text.split(",");
    const ends = [app.model.byPath.get(from), app.model.byPath.get(to)];
    if (kind === "way" && ends.every(Boolean)) {
      app.way.set("from", ends[0]);
      app.way.set("to", ends[1]);
      await app.way.find();
    } else app.open(understood(text, app), false);
  }

  filtered() {
    this.written = write(this.app);
    if (this.written !== location.hash) history.replaceState(null, "", this.written);
  }

  chose() {
    this.filtered();
  }
}
