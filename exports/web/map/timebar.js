/* The time: how many facts each month (or year) has, two handles that bound it, and a button that plays it. */

import { firstDay, lastDay } from "./dates.js";
import { button, byId, drawn, make } from "./dom.js";

const LONG = 96;
const STEPS = 40;
const PAUSE = 700;

/* Months or years, from the first that has a fact to the last. */
const buckets = (dates) => {
  if (!dates.length) return [];
  const [first, last] = [dates.reduce((a, b) => (a < b ? a : b)), dates.reduce((a, b) => (a > b ? a : b))];
  const [from, to] = [first, last].map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1);
  const months = Array.from({ length: to - from + 1 }, (_, number) => `${Math.floor((from + number) / 12)}-${String(((from + number) % 12) + 1).padStart(2, "0")}`);
  return months.length > LONG ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;
};

export class TimeBar {
  constructor(app) {
    Object.assign(this, { app, words: app.words, timer: null });
    this.build();
  }

  build() {
    const { app, words } = this;
    const dated = app.model.facts.filter((fact) => fact.date);
    this.buckets = buckets(dated.map((fact) => firstDay(fact.date)));
    const undated = app.model.facts.length - dated.length;
    this.bars = drawn("svg", { viewBox: `0 0 ${Math.max(this.buckets.length, 1)} 100`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.from = this.handle(words.since, () => this.moved(this.from));
    this.until = this.handle(words.until, () => this.moved(this.until));
    this.said = make("output", { class: "span" });
    this.player = button(words.play, () => this.play(), { id: "play", "aria-pressed": "false" });
    this.box = make("input", { type: "checkbox", id: "undated", onchange: () => {
      app.filter.undated = this.box.checked;
      app.refresh();
    } });
    const missing = undated ? make("label", { class: "undated" }, this.box, ` ${words.undated_shown} (${undated})`) : null;
    byId("time").replaceChildren(
      make("div", { class: "controls" }, this.player, this.said, ...[missing].filter(Boolean)),
      make("div", { class: "slider", role: "group", "aria-label": words.time }, this.bars, this.from, this.until));
    byId("time").hidden = this.buckets.length < 2;
    this.filtered();
  }

  handle(label, moved) {
    return make("input", { type: "range", min: 0, max: Math.max(this.buckets.length - 1, 0), step: 1, "aria-label": label, oninput: moved });
  }

  get last() {
    return this.buckets.length - 1;
  }

  /* A handle pushes the other along; both at the ends bound nothing. */
  moved(handle) {
    if (Number(this.from.value) > Number(this.until.value)) (handle === this.from ? this.until : this.from).value = handle.value;
    this.set(Number(this.from.value), Number(this.until.value));
  }

  set(from, until) {
    this.app.filter.since = from > 0 ? firstDay(this.buckets[from]) : "";
    this.app.filter.until = until < this.last ? lastDay(this.buckets[until]) : "";
    this.app.refresh();
  }

  /* Show time going by: the end moves from the first month to the last, with what has happened until then. */
  play() {
    if (this.timer) return this.stop();
    let at = Number(this.until.value) >= this.last ? Number(this.from.value) : Number(this.until.value);
    const stride = Math.max(1, Math.ceil(this.buckets.length / STEPS));
    const step = () => {
      this.set(Number(this.from.value), Math.min(at, this.last));
      if (at >= this.last) this.stop();
      at += stride;
    };
    this.player.textContent = this.words.pause;
    this.player.setAttribute("aria-pressed", "true");
    this.timer = setInterval(step, PAUSE);
    return step();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.player.textContent = this.words.play;
    this.player.setAttribute("aria-pressed", "false");
  }

  /* Draw the bars of what passes but for the time, those outside it faint. */
  filtered() {
    const { filter, model } = this.app;
    if (this.buckets.length < 2) return;
    const width = this.buckets[0].length;
    const counts = new Map(this.buckets.map((bucket) => [bucket, 0]));
    for (const fact of model.facts) if (fact.date && filter.fits(fact)) counts.set(firstDay(fact.date).slice(0, width), counts.get(firstDay(fact.date).slice(0, width)) + 1);
    const most = Math.max(1, ...counts.values());
    const from = filter.since ? Math.max(this.buckets.findIndex((bucket) => lastDay(bucket) >= filter.since), 0) : 0;
    const later = filter.until ? this.buckets.findIndex((bucket) => firstDay(bucket) > filter.until) : -1;
    const until = later < 0 ? this.last : Math.max(later - 1, 0);
    this.bars.replaceChildren(...this.buckets.map((bucket, number) => {
      const height = (counts.get(bucket) / most) * 100;
      return drawn("rect", { x: number + 0.08, y: 100 - height, width: 0.84, height, class: number < from || number > until ? "out" : "in" });
    }));
    for (const [handle, at] of [[this.from, from], [this.until, until]]) {
      handle.value = at;
      handle.setAttribute("aria-valuetext", this.app.dated(this.buckets[at]));
    }
    this.said.textContent = `${this.app.dated(this.buckets[from], "short")} – ${this.app.dated(this.buckets[until], "short")}`;
    this.box.checked = filter.undated;
  }
}
