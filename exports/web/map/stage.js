/* The drawing: what of it is chosen or pointed at, how it is fitted, moved and walked with the keyboard. */

import { paint } from "./canvas.js";
import { colours } from "./colours.js";
import { byId } from "./dom.js";
import { bow, compose, radiusOf } from "./picture.js";
import { keyOf } from "./state.js";

const NOTHING = { spots: [], lines: [], uncertain: [], beside: new Map(), byKey: new Map(), lineByKey: new Map(), facts: [] };
const CROWDED = 250;
const MANY = 2000;
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Stage {
  constructor(app, engine) {
    Object.assign(this, { app, place: byId("map"), scene: NOTHING, marked: { spots: new Set(), lines: new Set(), first: null, hovered: null } });
    this.engine = engine(this.place, {
      paint: (ctx, view) => this.paint(ctx, view),
      moved: (key, at) => Object.assign(this.scene.byKey.get(key) || {}, at),
      marked: () => this.marked,
      byGroup: () => this.app.state.byGroup && this.app.state.view === "network",
      far: (scale) => this.far(scale),
    });
    this.listen();
  }

  look() {
    const { state } = this.app;
    return {
      colours, byGroup: state.byGroup && state.view === "network", crowded: this.scene.lines.length > CROWDED, far: this.far(this.engine ? this.engine.view().scale : 1),
      ground: state.view === "geography" ? this.app.ground : null, reserved: this.reserved,
    };
  }

  /* Whether so many lines are so small that dashes could not be told apart. */
  far(scale) {
    return this.scene.lines.length > MANY && scale < 0.5;
  }

  /* Where buttons lie on the drawing: no name is written there. */
  reserve() {
    const all = this.place.getBoundingClientRect();
    this.reserved = [...byId("drawing").querySelectorAll(".zoom, #all-names")].map((one) => one.getBoundingClientRect()).filter((box) => box.width)
      .map((box) => ({ x: box.left - all.left, y: box.top - all.top, width: box.width, height: box.height }));
  }

  paint(ctx, view) {
    this.last = compose(this.scene, view, this.marked, { ...this.look(), light: this.engine && this.engine.light && this.engine.light(this.scene) });
    paint(ctx, this.last, colours);
  }

  /* What names were written where, for tests: boxes on the screen. */
  get written() {
    return this.last ? this.last.names : [];
  }

  show(scene) {
    this.scene = scene;
    this.reserve();
    this.engine.show(scene);
    this.choose(this.app.state.chosen);
  }

  /* Mark one spot with those it is joined to, a line with its two ends, a way, or nothing. */
  choose(what) {
    const { scene } = this;
    const first = what && scene.byKey.get(keyOf(what));
    const wanted = what && what.path ? new Set(what.path.map((line) => `l${line.key}`)) : new Set([keyOf(what)]);
    const lines = new Set(first ? scene.beside.get(first) : scene.lines.filter((line) => wanted.has(line.key)));
    const spots = new Set([...lines].flatMap((line) => [line.a, line.b]));
    if (first) spots.add(first);
    if (what && what.fact) for (const node of what.fact.nodes) if (scene.byKey.has(`n${node.key}`)) spots.add(scene.byKey.get(`n${node.key}`));
    this.marked = { spots, lines, first: first || null, hovered: null };
    this.engine.redraw();
  }

  move(to) {
    this.engine.look(to, !still.matches);
  }

  zoom(factor) {
    const view = this.engine.view();
    this.move({ x: (view.width / 2 - view.dx) / view.scale, y: (view.height / 2 - view.dy) / view.scale, scale: view.scale * factor });
  }

  /* Show everything whole: the marks and, around them, the room their names take. */
  fit(animated = true, spots = this.scene.spots) {
    const look = this.fitting(this.engine.view(), spots, 1.35);
    if (look) this.engine.look(look, animated && !still.matches);
  }

  /* Where to look so that some spots fill a screen or a sheet. */
  fitting({ width, height }, spots, closest) {
    const frame = this.app.state.view === "geography" && this.app.frame ? this.app.frame(spots) : spots;
    if (!frame.length) return null;
    const [xs, ys] = [frame.map((one) => one.x), frame.map((one) => one.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const beside = this.app.state.view === "geography" ? 40 : Math.min(170, width * 0.28);
    const scale = Math.min(Math.max(width - beside, 80) / (right - left + 1), Math.max(height - 110, 80) / (bottom - top + 1), closest);
    return { x: (left + right) / 2, y: (top + bottom + 24 / scale) / 2, scale };
  }

  /* Bring a spot into sight, if it is outside. */
  inSight(what) {
    const one = this.scene.byKey.get(keyOf(what));
    if (!one) return;
    const view = this.engine.view();
    const [x, y] = [one.x * view.scale + view.dx, one.y * view.scale + view.dy];
    if (x < 60 || y < 60 || x > view.width - 60 || y > view.height - 60) this.move({ x: one.x, y: one.y, scale: Math.max(view.scale, 0.8) });
  }

  /* What is under a point of the screen: a mark, else a line. */
  hit(x, y) {
    const view = this.engine.view();
    let best = null;
    let nearest = Infinity;
    for (const one of this.scene.spots) {
      const far = Math.hypot(one.x * view.scale + view.dx - x, one.y * view.scale + view.dy - y) - radiusOf(one, view.scale, this.scene.spots.length);
      if (far < 4 && far < nearest) [best, nearest] = [one, far];
    }
    if (best) return best;
    nearest = 6;
    for (const line of this.scene.lines) {
      const far = this.distance(line, view, x, y);
      if (far < nearest) [best, nearest] = [line, far];
    }
    return best;
  }

  distance(line, view, x, y) {
    const at = (one) => ({ x: one.x * view.scale + view.dx, y: one.y * view.scale + view.dy });
    const [a, b] = [at(line.a), at(line.b)];
    if (!line.bend) return fromSegment(a, b, x, y);
    const { lean } = bow(a, b, line.bend);
    const point = (t) => ({ x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * lean.x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * lean.y + t * t * b.y });
    return Math.min(...[0, 0.2, 0.4, 0.6, 0.8].map((t) => fromSegment(point(t), point(t + 0.2), x, y)));
  }

  listen() {
    const { place } = this;
    let down = null;
    place.addEventListener("pointerdown", (event) => (down = [event.clientX, event.clientY]), true);
    place.addEventListener("click", (event) => {
      if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 4) return;
      const found = this.hit(...this.inside(event));
      this.app.open(found ? found.of : null, false);
    });
    place.addEventListener("dblclick", (event) => {
      const found = this.hit(...this.inside(event));
      if (found && found.of.node) this.app.expand(found.of.node, 1);
      if (found && found.of.country) this.app.openCountry(found.of.country);
    });
    place.addEventListener("pointermove", (event) => !event.buttons && this.hover(this.hit(...this.inside(event))));
    place.addEventListener("pointerleave", () => this.hover(null));
    place.addEventListener("keydown", (event) => this.keys(event));
    new ResizeObserver(() => {
      this.reserve();
      this.fit(false);
    }).observe(place);
  }

  inside(event) {
    const box = this.place.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  hover(found) {
    if (this.marked.hovered === found) return;
    this.marked.hovered = found;
    this.place.style.cursor = found ? "pointer" : "";
    this.engine.redraw();
  }

  keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { app } = this;
    const node = app.state.chosen && app.state.chosen.node;
    const actions = {
      "+": () => this.zoom(1.25), "=": () => this.zoom(1.25), "-": () => this.zoom(0.8), 0: () => this.fit(),
      Escape: () => app.open(null), Enter: () => byId("evidence").focus(), l: () => this.nextLine(),
      h: () => node && app.hide(node), ...Object.fromEntries([1, 2, 3].map((steps) => [steps, () => node && app.expand(node, steps)])),
    };
    if (WAYS[event.key]) this.walk(WAYS[event.key]);
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* Go to the nearest spot in the direction of an arrow key. */
  walk([dx, dy]) {
    const { spots } = this.scene;
    const from = this.marked.first;
    if (!from) return spots.length && this.app.open(spots[0].of);
    const cost = (one) => {
      const [along, aside] = [(one.x - from.x) * dx + (one.y - from.y) * dy, Math.abs((one.x - from.x) * dy) + Math.abs((one.y - from.y) * dx)];
      return one !== from && along > 1 ? along + 2 * aside : Infinity;
    };
    const next = spots.reduce((best, one) => (cost(one) < cost(best) ? one : best), from);
    return next !== from && this.app.open(next.of);
  }

  /* Go through the lines of what is chosen, one after another. */
  nextLine() {
    const around = this.linesAround || [];
    const { first } = this.marked;
    if (first) this.linesAround = this.scene.beside.get(first);
    const lines = first ? this.linesAround : around;
    if (!lines.length) return;
    const at = lines.findIndex((line) => this.marked.lines.has(line) && !first);
    this.app.open(lines[(at + 1) % lines.length].of);
  }
}

const fromSegment = (a, b, x, y) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.min(Math.max(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
};
