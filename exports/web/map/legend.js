/* The legend, which is also the filter: a box to tick for each value, with its count, and « only » for that value alone. */

import { button, byId, dot, icon, make, sample } from "./dom.js";
import { FACETS } from "./filter.js";
import { certainty } from "./model.js";
import { GROUPS } from "./picture.js";

const OPEN_AT_FIRST = new Set(["type", "status", "kind"]);

export class Legend {
  constructor(app) {
    Object.assign(this, { app, words: app.words, boxes: [] });
    this.build();
  }

  /* The values of each facet with how often they occur, in the order of the words, or the most frequent first. */
  values(facet) {
    const { nodes, facts } = this.app.model;
    const told = {
      type: () => nodes.map((one) => one.type),
      status: () => facts.map((one) => one.status),
      kind: () => facts.map((one) => one.kind),
      country: () => nodes.map((one) => one.country || ""),
      topic: () => facts.flatMap((one) => (one.topics.length ? one.topics : [""])),
    }[facet]();
    const counts = new Map(Object.keys({ type: this.words.type, status: this.words.state, kind: this.words.kind }[facet] || {}).map((value) => [value, 0]));
    const ordered = counts.size > 0;
    for (const value of told) counts.set(value, (counts.get(value) || 0) + 1);
    const found = [...counts].filter(([, count]) => count);
    return ordered ? found : found.sort((a, b) => (a[0] === "") - (b[0] === "") || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  label(facet, value) {
    const { app, words } = this;
    if (facet === "country") return value ? app.country(value) : words.no_country;
    if (facet === "topic") return value ? app.topic(value) : words.no_topic;
    return { type: words.type, status: words.state, kind: words.kind }[facet][value] || value;
  }

  picture(facet, value) {
    return facet === "type" ? icon(value) : facet === "status" ? sample(certainty(value)) : null;
  }

  build() {
    const { app, words } = this;
    const open = [...document.querySelectorAll("#legend details[open]")].map((one) => one.dataset.facet);
    this.unfolded = this.unfolded ? new Set(open) : OPEN_AT_FIRST;
    this.boxes = [];
    this.sure = this.range(words.min_confidence, { min: 0, max: 100, step: 5 }, (value) => (app.filter.sure = value / 100), (value) => app.percent(value / 100));
    this.sources = this.range(words.min_sources, { min: 1, max: Math.max(2, ...app.model.facts.map((fact) => fact.sources)), step: 1 }, (value) => (app.filter.sources = value), String);
    byId("legend").replaceChildren(
      ...[...FACETS.map((facet) => this.group(facet)), this.groups()].filter(Boolean),
      this.sure.row, this.sources.row,
      button(words.clear_filter, () => app.clearFilter(), { id: "clear-filter" }));
    this.filtered();
  }

  /* The largest groups, each by the names most told of in it. */
  groups() {
    const { app, words } = this;
    const members = new Map();
    for (const node of app.model.nodes) if (node.group < GROUPS.length) members.set(node.group, [...(members.get(node.group) || []), node]);
    const rows = [...members].filter(([, nodes]) => nodes.length > 2).sort(([a], [b]) => a - b).map(([number, nodes]) => {
      const named = nodes.sort((a, b) => b.facts.length - a.facts.length).slice(0, 2).map((node) => node.label).join(", ");
      return make("li", {}, dot(GROUPS[number]), button(named, () => app.openGroup(number), { class: "name-link name", dir: "auto" }), make("span", { class: "count" }, String(nodes.length)));
    });
    return rows.length > 1 ? make("details", { class: "facet groups", "data-facet": "groups", open: this.unfolded.has("groups") }, make("summary", {}, words.groups_of), make("ul", {}, ...rows)) : null;
  }

  group(facet) {
    const title = this.words.facet[facet];
    const list = make("ul", {}, ...this.values(facet).map(([value, count]) => this.row(facet, value, count)));
    return make("details", { class: "facet", open: this.unfolded.has(facet), "data-facet": facet }, make("summary", {}, title),
      make("fieldset", {}, make("legend", { class: "unseen" }, title), list));
  }

  row(facet, value, count) {
    const box = make("input", { type: "checkbox", onchange: () => this.app.filterBy(facet, value, box.checked) });
    const name = this.label(facet, value);
    this.boxes.push({ facet, value, box });
    return make("li", {},
      make("label", {}, box, this.picture(facet, value), make("span", { class: "name", dir: "auto" }, name), make("span", { class: "count" }, String(count))),
      button(this.words.only, () => this.only(facet, value), { class: "only", "aria-label": `${this.words.only}: ${name}` }));
  }

  /* Let through this value alone; asked again, all of them. */
  only(facet, value) {
    const off = this.app.filter.off[facet];
    const others = this.boxes.filter((one) => one.facet === facet && one.value !== value).map((one) => one.value);
    const alone = !off.has(value) && others.every((other) => off.has(other));
    off.clear();
    if (!alone) for (const other of others) off.add(other);
    this.app.refresh();
  }

  range(label, limits, set, shown) {
    const output = make("output", {});
    const input = make("input", { type: "range", ...limits, oninput: () => {
      set(Number(input.value));
      this.app.refresh();
    } });
    return { input, output, shown, row: make("label", { class: "range" }, make("span", {}, label, " ", output), input) };
  }

  filtered() {
    const { filter } = this.app;
    for (const { facet, value, box } of this.boxes) box.checked = !filter.off[facet].has(value);
    for (const [{ input, output, shown }, value] of [[this.sure, Math.round(filter.sure * 100)], [this.sources, filter.sources]]) {
      input.value = value;
      output.textContent = shown(value);
      input.setAttribute("aria-valuetext", output.textContent);
    }
    byId("clear-filter").disabled = filter.empty;
  }
}
