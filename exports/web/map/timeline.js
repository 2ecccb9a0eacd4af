/* The timeline: what happened, day by day, of what is chosen or all that the map shows. */

import { firstDay, lastDay } from "./dates.js";
import { button, byId, drawn, make, separated } from "./dom.js";
import { selection } from "./table.js";

const PAGE = 150;
const MOST_DRAWN = 2500;
const LANE = 22;
const DOT = 4.5;
const ROWS = 7;
const DAY = 86400000;

const days = (date) => Date.parse(`${date}T00:00:00Z`) / DAY;

/* Heap up what lies at one place of a lane, from its middle out, so that each can be seen; gives the room the lane takes. */
const heap = (marks) => {
  const ends = Array(ROWS).fill(-Infinity);
  let rows = 1;
  for (const mark of marks) {
    const free = ends.findIndex((end) => end + 2 * DOT + 1 <= mark.from);
    const row = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[row] = mark.to;
    rows = Math.max(rows, row + 1);
    mark.aside = Math.ceil(row / 2) * (row % 2 ? -1 : 1) * (2 * DOT + 1);
  }
  return Math.max(LANE, rows * (2 * DOT + 1) + 8);
};

export class Timeline {
  constructor(app) {
    Object.assign(this, { app, room: PAGE });
  }

  draw() {
    const { app } = this;
    const { words, model } = app;
    const facts = selection(app).map((number) => model.facts[number]).filter((fact) => fact.date);
    facts.sort((a, b) => (firstDay(a.date) < firstDay(b.date) ? 1 : -1));
    const more = facts.length > this.room && button(words.more, () => {
      this.room += PAGE;
      this.draw();
    }, { class: "more" });
    byId("days").replaceChildren(...[
      make("h2", {}, words.days, " ", make("span", { class: "muted" }, String(facts.length))),
      facts.length && facts.length <= MOST_DRAWN && this.lanes(facts), ...this.list(facts.slice(0, this.room)), more].filter(Boolean));
  }

  /* A lane for each kind; a fact stands at its day, or lies along the days, months or years it may be of. */
  lanes(facts) {
    const { words } = this.app;
    const kinds = Object.keys(words.kind).filter((kind) => facts.some((fact) => fact.kind === kind));
    const [first, last] = [Math.min(...facts.map((fact) => days(firstDay(fact.date)))), Math.max(...facts.map((fact) => days(lastDay(fact.end || fact.date))))];
    const [left, width] = [128, Math.max(byId("days").clientWidth - 56, 480)];
    const x = (day) => left + ((day - first + 0.5) / (last - first + 1)) * (width - left - 12);
    const marks = this.marks(facts, x);
    const lanes = kinds.map((kind) => heap(marks.filter(({ fact }) => fact.kind === kind)));
    const middles = lanes.map((room, lane) => lanes.slice(0, lane).reduce((sum, other) => sum + other, 0) + room / 2);
    const height = lanes.reduce((sum, room) => sum + room, 0) + 22;
    const svg = drawn("svg", { class: "lanes", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": words.days, direction: "ltr" });
    this.ticks(svg, first, last, x, height);
    kinds.forEach((kind, lane) => svg.append(drawn("text", { x: 0, y: middles[lane] + 4 }, words.kind[kind])));
    for (const mark of marks) svg.append(this.mark(mark, middles[kinds.indexOf(mark.fact.kind)] + mark.aside));
    return svg;
  }

  /* Where each fact begins and ends, the first first; those of a day are points. */
  marks(facts, x) {
    const placed = facts.map((fact) => ({ fact, from: x(days(firstDay(fact.date))), to: x(days(lastDay(fact.end || fact.date))) }));
    for (const mark of placed) if (mark.to - mark.from <= 4) mark.to = mark.from;
    return placed.sort((a, b) => a.from - b.from);
  }

  mark({ fact, from, to }, y) {
    const made = to > from
      ? drawn("line", { x1: from, x2: to, y1: y, y2: y, class: `span ${fact.certainty}` })
      : drawn("circle", { cx: from, cy: y, r: DOT, class: `day ${fact.certainty}` });
    made.append(drawn("title", {}, `${this.app.dated(fact.date)}: ${fact.nodes.map((node) => node.label).join(", ")}`));
    made.addEventListener("click", () => this.app.open({ fact }));
    return made;
  }

  /* A tick for each year, or each month if there is room. */
  ticks(svg, first, last, x, height) {
    const year = (day) => new Date(day * DAY).getUTCFullYear();
    const monthly = last - first < 800;
    const step = monthly ? Math.ceil((last - first) / 30 / 9) || 1 : Math.ceil((year(last) - year(first)) / 9) || 1;
    for (let at = year(first); at <= year(last); at += monthly ? 1 : step)
      for (let month = 1; month <= (monthly ? 12 : 1); month += monthly ? step : 12) {
        const date = monthly ? `${at}-${String(month).padStart(2, "0")}` : String(at);
        const day = days(firstDay(date));
        if (day < first || day > last) continue;
        svg.append(drawn("line", { x1: x(day), x2: x(day), y1: 0, y2: height - 18, class: "tick" }),
          drawn("text", { x: x(day), y: height - 3, "text-anchor": "middle", class: "tick-name" }, this.app.dated(date, "short")));
      }
  }

  /* The same as lists, for reading and for the keyboard. */
  list(facts) {
    const { app } = this;
    const byDay = new Map();
    for (const fact of facts) byDay.set(fact.date, [...(byDay.get(fact.date) || []), fact]);
    return [...byDay].map(([date, told]) =>
      make("section", { class: "day" }, make("h3", {}, make("time", { datetime: date }, app.dated(date))),
        make("ul", {}, ...told.map((fact) => this.item(fact)))));
  }

  item(fact) {
    const { app } = this;
    const chosen = app.state.chosen && app.state.chosen.fact === fact;
    return make("li", { class: chosen ? "chosen" : null, "data-fact": fact.number },
      button(app.words.kind[fact.kind] || fact.kind, () => app.open({ fact }), { class: "name-link" }), " ", app.panel.badge(fact), " ",
      ...separated(fact.nodes.map((node) => app.panel.name(node))), fact.place ? make("span", { class: "muted", dir: "auto" }, `, ${fact.place}`) : "");
  }

  filtered() {
    if (this.app.state.view === "timeline") this.draw();
  }

  chose() {
    this.filtered();
  }
}
