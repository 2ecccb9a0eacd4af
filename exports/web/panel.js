"use strict";

/* What is read beside and below the map: the legend, the evidence, the table. All text goes in as text, never as HTML. */
const Panel = (() => {
  const { words } = Model;
  const place = (id) => document.getElementById(id);

  /* An element with its attributes and its children: elements or text. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  const drawn = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const SHAPES = {
    official: ["circle", { cx: 8, cy: 8, r: 5.5 }],
    agency: ["rect", { x: 3, y: 3, width: 10, height: 10 }],
    organisation: ["polygon", { points: "8,1.5 14,13 2,13" }],
    country: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
  };

  const icon = (type) => {
    const picture = drawn("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: `mark ${type}` });
    picture.append(drawn(...SHAPES[type]));
    return picture;
  };

  const sample = (certainty) => {
    const picture = drawn("svg", { viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true", class: `sample ${certainty}` });
    picture.append(drawn("line", { x1: 1, y1: 5, x2: 27, y2: 5 }));
    if (certainty === "dotted") picture.append(drawn("path", { d: "M11 2 17 8M17 2 11 8" }));
    return picture;
  };

  /* One group of the legend, which is also the filter: a box to tick for each value, with its count. */
  const group = (title, name, values, picture, changed) => {
    const items = [...values].map(([value, count]) => {
      const box = make("input", { type: "checkbox", checked: "" });
      box.addEventListener("change", () => {
        Model.off[name][box.checked ? "delete" : "add"](value);
        changed();
      });
      const label = make("span", { class: "name" }, words[name][value] || value);
      return make("li", {}, make("label", {}, box, picture ? picture(value) : null, label, make("span", { class: "count" }, String(count))));
    });
    return make("fieldset", {}, make("legend", {}, title), make("ul", {}, ...items));
  };

  const counted = (values, order) => {
    const counts = new Map(Object.keys(order).map((value) => [value, 0]));
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].filter(([, count]) => count);
  };

  const legend = (changed) => {
    const { nodes, facts } = Model;
    const certain = (status) => sample(Model.certainty({ status }));
    place("legend").replaceChildren(
      group(words.who, "type", counted(nodes.map((one) => one.type), words.type), icon, changed),
      group(words.status, "state", counted(facts.map((fact) => fact.status), words.state), certain, changed),
      group(words.what, "kind", counted(facts.map((fact) => fact.kind), words.kind), null, changed),
    );
  };

  const counts = () => {
    const { nodes, facts, seen, articles } = Model;
    const part = (label, shown, all) => `${label} ${shown === all ? all : `${shown} / ${all}`}`;
    place("counts").textContent = [
      part(words.actors, seen.nodes.size, nodes.length),
      part(words.facts, seen.facts.size, facts.length),
      part(words.articles, articles.length, articles.length),
    ].join("  ·  ");
  };

  let open = () => {};
  const button = (id) => {
    const one = Model.node.get(id);
    return make("button", { type: "button", class: "name-link", dir: "auto", onclick: () => open({ node: id }) }, one.label);
  };

  /* The status of a fact; a post that is held needs no word for it. */
  const badge = (fact) => fact.kind === "role" && fact.status === "held" ? "" : make("span", { class: `badge ${Model.certainty(fact)}` }, words.state[fact.status] || fact.status);

  const source = (quote) => {
    const article = Model.articles[quote.article];
    const url = Model.link(article.url);
    const outlet = article.outlet || (url ? new URL(url).hostname.replace(/^www\./, "") : null) || article.title || words.no_source;
    const named = url ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank", dir: "auto" }, outlet) : make("span", { dir: "auto" }, outlet);
    const when = article.published ? `, ${Model.dated(article.published)}` : "";
    return make("cite", {}, named, when);
  };

  const quotation = (quote) =>
    make("figure", {},
      make("blockquote", { dir: "auto", lang: Model.articles[quote.article].language }, quote.text),
      make("figcaption", {}, source(quote)));

  const separated = (elements) => elements.flatMap((element, number) => (number ? [" · ", element] : [element]));

  /* One fact as it is read: when and where, what and in which state, who, and the sentences that state it. */
  const told = (number) => {
    const fact = Model.facts[number];
    const where = [Model.dated(fact.date), fact.place].filter(Boolean);
    const who = [...new Set(fact.who.map((one) => one.node))].map(button);
    return make("article", { class: `fact ${Model.certainty(fact)}`, "data-fact": number },
      make("p", { class: "when", dir: "auto" }, where.join(", ")),
      make("h3", {}, words.kind[fact.kind] || fact.kind, " ", badge(fact)),
      fact.what ? make("p", { class: "what", dir: "auto" }, fact.what) : null,
      make("p", { class: "who" }, ...separated(who)),
      ...fact.quotes.map(quotation),
      fact.by ? make("p", { class: "by", dir: "auto" }, `${words.said_by} ${fact.by}`) : null,
      fact.topics.length ? make("p", { class: "topics" }, fact.topics.join(" · ")) : null);
  };

  const list = (numbers) => make("div", { class: "facts" }, ...numbers.map(told));

  const back = () => make("button", { type: "button", class: "close", onclick: () => open(null) }, words.close);

  const aboutNode = (id) => {
    const one = Model.node.get(id);
    const posts = [...new Set(one.posts)];
    return [
      make("p", { class: "kicker" }, icon(one.type), words.type[one.type]),
      make("h2", { dir: "auto" }, one.label),
      one.aliases.length ? make("p", { class: "also" }, `${words.also}: `, ...separated(one.aliases.map((alias) => make("bdi", {}, alias)))) : null,
      posts.length ? make("ul", { class: "posts", "aria-label": words.posts }, ...posts.map((post) => make("li", { dir: "auto" }, post))) : null,
    ];
  };

  const aboutLine = (id) => {
    const line = Model.edge.get(id);
    return [make("p", { class: "kicker" }, words.between), make("h2", {}, ...separated([button(line.from), button(line.to)]))];
  };

  /* Show the evidence of a name, of a line, of one fact, or the newest facts of all. */
  const evidence = (what) => {
    const { seen, facts } = Model;
    let head = [make("h2", {}, words.latest)];
    let numbers = Model.newestFirst(seen.facts).slice(0, 12);
    if (what && what.node) {
      head = aboutNode(what.node);
      numbers = Model.newestFirst(Model.node.get(what.node).facts.filter((number) => seen.facts.has(number)));
    } else if (what && what.line) {
      head = aboutLine(what.line);
      numbers = Model.newestFirst(seen.lines.get(what.line) || []);
    } else if (what && what.fact !== undefined) {
      head = [make("h2", {}, words.kind[facts[what.fact].kind])];
      numbers = [what.fact];
    }
    const panel = place("evidence");
    panel.replaceChildren(...(what ? [back()] : []), ...head.filter(Boolean), list(numbers));
    panel.scrollTop = 0;
    place("said").textContent = what ? `${head.filter(Boolean).map((one) => one.textContent).join(" ")}. ${words.facts} ${numbers.length}` : "";
  };

  const PAGE = 100;
  let rows = PAGE;

  const row = (number) => {
    const fact = Model.facts[number];
    const [quote] = fact.quotes;
    return make("tr", {},
      make("td", { class: "date" }, fact.date ? make("time", { datetime: fact.date }, Model.dated(fact.date)) : words.undated),
      make("td", {}, words.kind[fact.kind] || fact.kind),
      make("td", {}, badge(fact)),
      make("td", {}, ...separated([...new Set(fact.who.map((one) => one.node))].map(button))),
      make("td", { dir: "auto" }, fact.place || ""),
      make("td", { class: "quote", dir: "auto", lang: quote ? Model.articles[quote.article].language : null }, quote ? quote.text : ""),
      make("td", {}, quote ? source(quote) : ""));
  };

  /* The same facts as a table, a page at a time: the way in for those who do not see the map. */
  const table = () => {
    const numbers = Model.newestFirst(Model.seen.facts);
    place("rows").replaceChildren(...numbers.slice(0, rows).map(row));
    place("more").hidden = numbers.length <= rows;
  };

  const start = (opener) => {
    open = opener;
    place("more").addEventListener("click", () => {
      rows += PAGE;
      table();
    });
  };

  return { start, legend, counts, evidence, table, make, icon };
})();
