/* What the page knows: names, the lines between them, facts, the sentences that state them, and their articles.

   It grows by parts. What is not known is left out. In a part, nodes, facts, quotes and articles are lists that refer to each other by number:
     nodes     { path, label, type, country, aliases, posts, x, y, group }   path: the address below that of all data
     edges     { from, to, facts }                                           one for each two names, with all its facts
     facts     { key, kind, status, date, end, place, who: [[node, as, title]], what, by, topics, sure, quotes }
     quotes    [text, article]
     articles  { title, outlet, url, published, language }
     countries { code or node, label, x, y }                                 the overview
     opening   [node]                                                        the names asked for */

import { arrange } from "./arrange.js";
import { fold } from "./fold.js";
import { finder } from "./sounds.js";

const SURE = new Set(["held", "signed", "ratified", "in_force", "expired"]);
const OPEN = new Set(["planned", "proposed"]);

/* Whether a fact took place ("solid"), is only planned ("dashed"), or did not happen ("dotted"). */
export const certainty = (status) => (SURE.has(status) ? "solid" : OPEN.has(status) ? "dashed" : "dotted");

const moment = (fact, published) => (fact.kind === "role" ? "0" : "1") + (fact.date || published || "").slice(0, 10);

export class Model {
  constructor() {
    this.nodes = [];
    this.lines = [];
    this.facts = [];
    this.articles = [];
    this.places = [];
    this.byPath = new Map();
    this.byPair = new Map();
    this.byKey = new Map();
    this.topics = new Set();
  }

  /* Take in a part: 1. articles 2. names 3. facts 4. lines 5. places of the overview. What is known already stays. */
  add(part) {
    const articles = part.articles.map((one) => this.articles.push(one) - 1); // 1
    const nodes = part.nodes.map((one) => this.node(one)); // 2
    const facts = part.facts.map((one) => this.fact(one, part, nodes, articles)); // 3
    for (const edge of part.edges) this.line(nodes[edge.from], nodes[edge.to], edge.facts.map((number) => facts[number])); // 4
    this.settle((part.countries || []).map((one) => ({ ...one, node: one.node === undefined ? null : nodes[one.node] }))); // 5
    this.folded = null;
    return (part.opening || []).map((number) => nodes[number]);
  }

  /* Places of the overview: those of the first part as they come; when more come later, all are arranged together. */
  settle(places) {
    const first = !this.places.length;
    const fresh = places.filter((one) => !this.places.some((known) => (one.code ? known.code === one.code : known.node === one.node)));
    this.places.push(...fresh);
    if (first || !fresh.length) return;
    const stands = this.places.map((place, key) => ({ place, key, label: place.label, x: place.x, y: place.y, lines: [] }));
    const byCode = new Map(stands.map((stand) => [stand.place.code || stand.place.node, stand]));
    for (const { nodes } of this.facts) {
      const met = [...new Set(nodes.map((node) => byCode.get(node.country) || byCode.get(node)))].filter(Boolean);
      for (const a of met) for (const b of met) if (a !== b && !a.lines.some((line) => line.b === b)) a.lines.push({ a, b });
    }
    for (const [{ place }, { x, y }] of arrange(stands)) Object.assign(place, { x, y });
  }

  node(one) {
    let known = this.byPath.get(one.path);
    if (!known) {
      known = { aliases: [], posts: [], ...one, key: this.nodes.length, facts: [], lines: [] };
      this.byPath.set(one.path, known);
      this.nodes.push(known);
    }
    return known;
  }

  fact(one, part, nodes, articles) {
    const known = this.byKey.get(one.key);
    if (known !== undefined) return known;
    const number = this.facts.length;
    const quotes = (one.quotes || []).map((each) => ({ text: part.quotes[each][0], article: this.articles[articles[part.quotes[each][1]]] }));
    const who = one.who.map(([node, as, title]) => ({ node: nodes[node], as, title }));
    const fact = { topics: [], ...one, number, quotes, who, certainty: certainty(one.status), sources: new Set(quotes.map((quote) => quote.article)).size };
    fact.nodes = [...new Set(who.map((each) => each.node))];
    fact.moment = moment(one, quotes.length ? quotes[0].article.published : "");
    for (const node of fact.nodes) node.facts.push(number);
    for (const topic of fact.topics) this.topics.add(topic);
    this.byKey.set(one.key, number);
    this.facts.push(fact);
    return number;
  }

  line(a, b, facts) {
    const pair = a.key < b.key ? `${a.key}-${b.key}` : `${b.key}-${a.key}`;
    let line = this.byPair.get(pair);
    if (!line) {
      line = { key: pair, a, b, facts: [] };
      this.byPair.set(pair, line);
      this.lines.push(line);
      a.lines.push(line);
      b.lines.push(line);
    }
    line.facts = [...new Set([...line.facts, ...facts])];
  }

  newestFirst(numbers) {
    const { facts } = this;
    return [...numbers].sort((a, b) => (facts[a].moment < facts[b].moment ? 1 : facts[a].moment > facts[b].moment ? -1 : b - a));
  }

  /* Who can be reached from some names over lines that may be walked, in so many steps, the nearest first. */
  around(nodes, steps, passes = () => true) {
    let edge = [...nodes];
    const found = new Set(edge);
    for (let step = 0; step < steps; step += 1) {
      const next = [];
      for (const node of edge)
        for (const line of node.lines)
          for (const other of [line.a, line.b])
            if (!found.has(other) && passes(line)) {
              found.add(other);
              next.push(other);
            }
      edge = next;
    }
    return [...found];
  }

  /* The shortest way from one name to another over lines that may be walked: its lines in order, or null. */
  path(from, to, passes) {
    const before = new Map([[from, null]]);
    let edge = [from];
    while (edge.length && !before.has(to)) {
      const next = [];
      for (const node of edge)
        for (const line of node.lines) {
          const other = line.a === node ? line.b : line.a;
          if (before.has(other) || !passes(line)) continue;
          before.set(other, line);
          next.push(other);
        }
      edge = next;
    }
    if (!before.has(to) || from === to) return null;
    const lines = [];
    for (let at = to; at !== from; ) {
      const line = before.get(at);
      lines.unshift(line);
      at = line.a === at ? line.b : line.a;
    }
    return lines;
  }

  /* Names of which every word typed begins a word, else those that sound like it; then facts whose sentences hold all of them. */
  search(text, quotes = true) {
    const typed = fold(text).split(" ").filter(Boolean);
    if (!typed.length) return [];
    const { names, sentences } = this.index();
    const holds = (folded) => typed.every((word) => folded.includes(` ${word}`));
    const written = this.nodes.filter((node) => holds(names[node.key]));
    const sounds = finder(text);
    const nodes = written.length ? written : this.nodes.filter((node) => sounds([node.label, ...node.aliases]));
    nodes.sort((a, b) => b.facts.length - a.facts.length);
    const facts = quotes ? this.facts.filter((fact) => holds(sentences[fact.number])).slice(0, 5) : [];
    return [...nodes.slice(0, 8).map((node) => ({ node })), ...facts.map((fact) => ({ fact }))];
  }

  index() {
    if (!this.folded)
      this.folded = {
        names: this.nodes.map((one) => ` ${fold([one.label, ...one.aliases].join(" "))}`),
        sentences: this.facts.map((fact) => ` ${fold(fact.quotes.map((quote) => quote.text).join(" "))}`),
      };
    return this.folded;
  }
}
