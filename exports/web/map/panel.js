/* The evidence: what is known of a name, a country, a line, a fact or a way, newest first, with the sentences that say so. */

import { button, byId, icon, link, make, sample, say, separated } from "./dom.js";
import { factsOf } from "./state.js";

const NEWEST = 12;
const PAGE = 60;

export class Panel {
  constructor(app) {
    Object.assign(this, { app, words: app.words, place: byId("evidence"), room: PAGE });
  }

  name(node) {
    return button(node.label, () => this.app.open({ node }), { class: "name-link", dir: "auto" });
  }

  /* The status of a fact; a post that is held needs no word for it. */
  badge(fact) {
    if (fact.kind === "role" && fact.status === "held") return "";
    return make("span", { class: `badge ${fact.certainty}` }, this.words.state[fact.status] || fact.status);
  }

  source({ article }) {
    const url = link(article.url);
    const outlet = article.outlet || (url ? new URL(url).hostname.replace(/^www\./, "") : null) || article.title || this.words.no_source;
    const named = url ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank", dir: "auto", title: article.title }, outlet) : make("span", { dir: "auto" }, outlet);
    return make("cite", {}, named, article.published ? `, ${this.app.dated(article.published)}` : "");
  }

  quotation(quote) {
    return make("figure", {},
      make("blockquote", { dir: "auto", lang: quote.article.language }, quote.text),
      make("figcaption", {}, this.source(quote)));
  }

  /* One fact as it is read: when and where, what and in which state, who, and the sentences that state it. */
  told(fact) {
    const { words, app } = this;
    const dates = fact.end && fact.end !== fact.date ? `${app.dated(fact.date)} – ${app.dated(fact.end)}` : app.dated(fact.date);
    return make("article", { class: `fact ${fact.certainty}`, "data-fact": fact.number },
      make("p", { class: "when", dir: "auto" }, [dates, fact.place].filter(Boolean).join(", ")),
      make("h3", {}, words.kind[fact.kind] || fact.kind, " ", this.badge(fact)),
      fact.what && make("p", { class: "what", dir: "auto" }, fact.what),
      make("p", { class: "who" }, ...separated(fact.nodes.map((node) => this.name(node)))),
      ...fact.quotes.map((quote) => this.quotation(quote)),
      fact.by && make("p", { class: "by", dir: "auto" }, `${words.said_by} ${fact.by}`),
      make("p", { class: "topics" }, [...fact.topics.map((topic) => app.topic(topic)), `${words.confidence} ${app.percent(fact.sure)}`].join(" · ")));
  }

  aboutNode(node) {
    const { words } = this;
    return [
      make("p", { class: "kicker" }, icon(node.type), words.type_one[node.type], node.country && node.type !== "country" ? ` · ${this.app.country(node.country)}` : ""),
      make("h2", { dir: "auto" }, node.label),
      node.aliases.length ? make("p", { class: "also" }, `${words.also}: `, ...separated(node.aliases.map((alias) => make("bdi", {}, alias)))) : null,
      node.posts.length ? make("ul", { class: "posts", "aria-label": words.posts }, ...node.posts.map((post) => make("li", { dir: "auto" }, post))) : null,
      this.actions(node),
    ];
  }

  /* What can be done with a name: open those around it, show only those, hide it, look for a way from it. */
  actions(node) {
    const { app, words } = this;
    const steps = (alone) => [1, 2, 3].map((number) =>
      button(String(number), () => app.expand(node, number, alone), { "aria-label": `${alone ? words.only_around : words.around} ${number}` }));
    return make("div", { class: "actions" },
      make("span", { class: "steps", role: "group", "aria-label": words.around }, make("span", {}, words.around), ...steps(false)),
      make("span", { class: "steps", role: "group", "aria-label": words.only_around }, make("span", {}, words.only_around), ...steps(true)),
      button(words.path_from, () => app.pathFrom(node)),
      button(words.hide, () => app.hide(node)));
  }

  aboutCountry(place) {
    return [
      make("p", { class: "kicker" }, icon("country"), this.words.type_one.country),
      make("h2", { dir: "auto" }, place.label),
      make("div", { class: "actions" }, button(this.words.open_country, () => this.app.openCountry(place))),
    ];
  }

  side(one) {
    if (one.node) return this.name(one.node);
    return button(one.country.label, () => this.app.open(one), { class: "name-link", dir: "auto" });
  }

  /* The steps of a way, each with the newest sentence behind it. */
  aboutPath(lines) {
    const { app } = this;
    let at = this.app.pathStart;
    const steps = lines.map((line) => {
      const [from, to] = line.a === at ? [line.a, line.b] : [line.b, line.a];
      at = to;
      const [newest] = app.way.tells(line);
      return make("li", {}, make("p", { class: "who" }, this.name(from), document.documentElement.dir === "rtl" ? " ← " : " → ", this.name(to)), newest === undefined ? null : this.told(app.model.facts[newest]));
    });
    return [make("h2", {}, `${this.words.path_of} ${lines.length}`), make("ol", { class: "path" }, ...steps)];
  }

  head(what) {
    const { words } = this;
    if (!what) return [make("h2", {}, words.latest)];
    if (what.node) return this.aboutNode(what.node);
    if (what.country) return this.aboutCountry(what.country);
    if (what.line) return [make("p", { class: "kicker" }, sample(what.line.certainty || "solid"), words.between), make("h2", {}, ...separated([this.name(what.line.a), this.name(what.line.b)]))];
    if (what.pair) return [make("p", { class: "kicker" }, words.between), make("h2", {}, ...separated(what.pair.map((one) => this.side(one))))];
    if (what.path) return this.aboutPath(what.path);
    return [make("h2", {}, words.kind[what.fact.kind] || what.fact.kind)];
  }

  numbers(what) {
    const { app } = this;
    if (!what) return app.model.newestFirst(app.scene.facts).slice(0, NEWEST);
    if (what.fact) return [what.fact.number];
    if (what.path) return [];
    return app.model.newestFirst(factsOf(app.model, what).filter((number) => app.passes[number]));
  }

  chose(moved) {
    const { app, place, words } = this;
    const what = app.state.chosen;
    if (moved) this.room = PAGE;
    place.classList.toggle("chosen", Boolean(what));
    const head = this.head(what).filter(Boolean);
    const numbers = this.numbers(what);
    const more = numbers.length > this.room && button(words.more, () => {
      this.room += PAGE;
      this.chose(false);
    }, { class: "more" });
    const back = what && button(words.close, () => app.open(null), { class: "close" });
    place.replaceChildren(...[back, ...head, make("div", { class: "facts" }, ...numbers.slice(0, this.room).map((number) => this.told(app.model.facts[number]))), more].filter(Boolean));
    if (moved) {
      place.scrollTop = 0;
      if (what) say(`${head.find((one) => one.tagName === "H2").textContent}. ${words.facts}: ${what.path ? what.path.length : numbers.length}`);
    }
  }

  /* Show every fact, for paper. */
  whole() {
    this.room = Infinity;
    this.chose(false);
  }

  filtered() {
    this.chose(false);
  }
}
