/* The page at work: what a reader does changes the state; the scene is made anew, and every part shows it. */

import * as theme from "./colours.js";
import { Combo } from "./combo.js";
import { dateWriter } from "./dates.js";
import { Doing, tabs } from "./doing.js";
import { byId, say } from "./dom.js";
import { folding } from "./folding.js";
import * as geography from "./geography.js";
import { Legend } from "./legend.js";
import { Model } from "./model.js";
import { Panel } from "./panel.js";
import { onPaper } from "./paper.js";
import { Permalink } from "./permalink.js";
import * as scenes from "./scene.js";
import { source } from "./source.js";
import { Stage } from "./stage.js";
import { DRAWN, keyOf, State, VIEWS } from "./state.js";
import { Story } from "./story.js";
import { Table } from "./table.js";
import { TimeBar } from "./timebar.js";
import { Timeline } from "./timeline.js";
import { WayFinder } from "./way.js";

const ON_EARTH = { bend: 0.16, grown: 0.55 };

export class App {
  constructor(settings) {
    const { words, lang } = settings;
    Object.assign(this, { settings, words, lang, views: VIEWS, model: new Model(), source: source(settings), parts: [], pathStart: null });
    Object.assign(this, { ground: geography.ground, frame: geography.frame });
    this.dated = dateWriter(lang, words.undated);
    this.state = new State(this.model);
    this.state.steps = settings.steps || 1;
    this.filter = this.state.filter;
    this.percents = new Intl.NumberFormat(lang, { style: "percent" });
  }

  /* 1. The first part of the data. 2. The parts of the page. 3. What is shown. */
  async start(engine) {
    this.state.asked = this.model.add(await this.source.first()); // 1
    if (this.state.asked.length || !this.model.places.length) this.state.view = "network";
    theme.read(); // 2
    this.stage = new Stage(this, engine);
    this.panel = new Panel(this);
    this.legend = new Legend(this);
    this.table = new Table(this);
    this.time = new TimeBar(this);
    this.way = new WayFinder(this);
    this.story = new Story(this);
    this.link = new Permalink(this);
    this.parts = [this.legend, this.panel, this.table, new Timeline(this), this.time, this.way, new Doing(this)];
    this.listen();
    if (!(await this.link.read())) { // 3
      this.view(this.state.view);
      if (this.state.asked.length === 1) this.open({ node: this.state.asked[0] });
    }
    this.parts.push(this.link);
    this.stage.fit(false);
    this.ready = true;
  }

  country(code) {
    this.codes = this.codes || new Map(this.model.places.filter((one) => one.code).map((one) => [one.code, one.label]));
    return this.codes.get(code) || code;
  }

  topic(code) {
    return this.settings.topics[code] || code.replaceAll("_", " ");
  }

  percent(share) {
    return this.percents.format(share);
  }

  /* Make the scene of the view anew after a change of the filter, the names or the view. */
  refresh() {
    const { model, filter, state } = this;
    this.passes = scenes.passing(model, filter);
    this.scene = this.sceneOf(state.view);
    this.stage.show(this.scene);
    for (const part of this.parts) if (part.filtered) part.filtered();
    this.counts();
  }

  sceneOf(view) {
    const { model, filter, state, passes } = this;
    if (view === "overview") return scenes.overview(model, filter, passes, (place) => place);
    if (view === "geography") return scenes.overview(model, filter, passes, geography.placeOf, ON_EARTH);
    if (this.arrangedFor !== state.names) [this.arrangedFor, this.arranged] = [state.names, scenes.arrangement(model, state.names)];
    return scenes.network(model, filter, passes, state.names, this.arranged);
  }

  counts() {
    const { scene, model, words } = this;
    const shown = scene.facts.length;
    byId("counts").textContent = `${words.shown}: ${scene.spots.length} / ${model.nodes.length} ${words.actors} · ${shown} / ${model.facts.length} ${words.facts}`;
    byId("all-names").hidden = this.state.view !== "network" || this.state.all;
    byId("stage-empty").hidden = scene.spots.length > 0;
  }

  /* Bring something forward; a name that is not on the map yet comes in with those around it. */
  open(what, move = true) {
    const { state } = this;
    if (what && what.node && !this.scene.byKey.has(keyOf(what))) {
      const known = state.view === "network" && state.names.has(what.node);
      if (!known) this.bring(what.node);
    }
    state.chosen = what;
    this.stage.choose(what);
    for (const part of this.parts) if (part.chose) part.chose(true);
    if (move && what) this.stage.inSight(what);
  }

  bring(node) {
    if (!this.state.names.has(node)) this.state.expand(node, 1);
    this.view("network");
  }

  /* Show a view: three are drawn, two are read. */
  view(name) {
    const changed = this.state.view !== name;
    this.state.view = name;
    for (const one of VIEWS) {
      byId(`view-${one}`).setAttribute("aria-selected", String(one === name));
      byId(`view-${one}`).tabIndex = one === name ? 0 : -1;
    }
    for (const [id, shown] of [["drawing", DRAWN.has(name)], ["days", name === "timeline"], ["table", name === "table"]]) byId(id).hidden = !shown;
    this.refresh();
    if (changed && DRAWN.has(name)) this.stage.fit(false);
  }

  async expand(node, steps, alone = false) {
    await this.load(() => this.source.around([node.path], steps));
    this.state.expand(node, steps, alone);
    this.view("network");
    this.open({ node });
    this.stage.fit();
    say(`${this.words.shown}: ${this.scene.spots.length} ${this.words.actors}`);
  }

  pathFrom(node) {
    this.way.begin(node);
  }

  /* Bring a way forward, with its names, whatever else is on the map. */
  showWay(from, to, lines) {
    this.pathStart = from;
    for (const node of lines.flatMap((line) => [line.a, line.b])) if (!this.state.names.has(node)) this.state.expand(node, 0);
    this.view("network");
    this.open({ path: lines });
    this.stage.fit(true, this.scene.spots.filter((one) => this.stage.marked.spots.has(one)));
  }

  /* Show one group of names alone. */
  openGroup(number) {
    const members = this.model.nodes.filter((node) => node.group === number).sort((a, b) => b.facts.length - a.facts.length);
    this.state.recipe = { base: "none", add: members.slice(0, scenes.MOST).map((node) => [node.path, 0]), hide: [] };
    this.state.opened = null;
    this.view("network");
    this.open(null);
    this.stage.fit();
  }

  hide(node) {
    this.state.hide(node);
    this.open(null);
    this.refresh();
  }

  openCountry(place) {
    const { state } = this;
    const people = this.model.nodes.filter((node) => node.country === place.code && node.facts.length).sort((a, b) => b.facts.length - a.facts.length);
    state.recipe = { base: "none", add: people.slice(0, 40).map((node) => [node.path, 1]), hide: [] };
    state.opened = null;
    this.view("network");
    this.open(null);
    this.stage.fit();
  }

  async load(ask) {
    const part = await ask();
    if (part) {
      this.model.add(part);
      Object.assign(this, { codes: null });
      this.state.opened = null;
      this.passes = scenes.passing(this.model, this.filter);
      this.legend.build();
      this.time.build();
    }
    return part;
  }

  async loadSearch(text) {
    return text.trim().length > 1 && this.source.live ? this.load(() => this.source.search(text)) : null;
  }

  filterBy(facet, value, on) {
    this.filter.off[facet][on ? "delete" : "add"](value);
    this.refresh();
  }

  clearFilter() {
    this.filter.clear();
    this.refresh();
  }

  listen() {
    const { stage, state } = this;
    byId("zoom-in").addEventListener("click", () => stage.zoom(1.25));
    byId("zoom-out").addEventListener("click", () => stage.zoom(0.8));
    byId("fit").addEventListener("click", () => stage.fit());
    byId("all-names").addEventListener("click", () => {
      state.reset("all");
      this.refresh();
      stage.fit();
    });
    tabs(this);
    this.search = new Combo(this, byId("search"), byId("hits"), { find: (text) => this.model.search(text), take: (hit) => this.open(hit) });
    for (const time of document.querySelectorAll("footer time")) time.textContent = this.dated(time.dateTime);
    onPaper(this);
    folding();
    theme.watch(() => this.recolour());
  }

  recolour() {
    theme.read();
    this.stage.engine.redraw();
  }
}

/* Begin with an engine; the data may be on its way. */
export const begin = async (engine) => {
  const app = new App(JSON.parse(byId("settings").textContent));
  window.liaison = app;
  await app.start(engine);
};
