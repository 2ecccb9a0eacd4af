/* Which facts, names and lines are let through. */

import { firstDay, lastDay } from "./dates.js";

export const FACETS = ["type", "status", "kind", "country", "topic"];

export class Filter {
  constructor() {
    this.off = Object.fromEntries(FACETS.map((name) => [name, new Set()]));
    this.clear();
  }

  clear() {
    for (const name of FACETS) this.off[name].clear();
    Object.assign(this, { sure: 0, sources: 1, since: "", until: "", undated: true });
  }

  get empty() {
    return FACETS.every((name) => !this.off[name].size) && !this.sure && this.sources === 1 && !this.since && !this.until && this.undated;
  }

  inTime(fact) {
    if (!this.since && !this.until) return fact.date ? true : this.undated;
    if (!fact.date) return this.undated;
    return (!this.until || firstDay(fact.date) <= this.until) && (!this.since || lastDay(fact.end || fact.date) >= this.since);
  }

  fact(fact) {
    return this.fits(fact) && this.inTime(fact);
  }

  /* Whether a fact passes but for its time: it has a topic that is let through (or none at all), and the rest fits. */
  fits(fact) {
    const { off } = this;
    return (
      !off.kind.has(fact.kind) && !off.status.has(fact.status) && fact.sure >= this.sure && fact.sources >= this.sources &&
      (!fact.topics.length ? !off.topic.has("") : fact.topics.some((topic) => !off.topic.has(topic)))
    );
  }

  node(node) {
    return !this.off.type.has(node.type) && !this.off.country.has(node.country || "");
  }
}
