"use strict";

/* What the page holds: names, facts, articles and lines, and which of them the filter lets through. */
const Model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, facts, articles, words, lang } = data;
  const node = new Map(nodes.map((one) => [one.id, one]));
  const edge = new Map(edges.map((one) => [one.id, one]));
  const off = { type: new Set(), kind: new Set(), state: new Set() };
  const opened = new Set(data.shown);
  const beside = new Map(nodes.map((one) => [one.id, []]));
  for (const line of edges) {
    beside.get(line.from).push(line);
    beside.get(line.to).push(line);
  }

  const SURE = new Set(["held", "signed", "ratified", "in_force", "expired"]);
  const OPEN = new Set(["planned", "proposed"]);

  /* Whether a fact took place ("solid"), is only planned ("dashed"), or did not happen ("dotted"). */
  const certainty = (fact) => (SURE.has(fact.status) ? "solid" : OPEN.has(fact.status) ? "dashed" : "dotted");

  const factPasses = (fact) => !off.kind.has(fact.kind) && !off.state.has(fact.status);

  let seen = { nodes: new Set(), lines: new Map(), facts: new Set() };

  /* Work out again what is visible: facts by the filter, lines by their facts and ends, names by their facts. */
  const filter = () => {
    const passing = new Set([...facts.keys()].filter((number) => factPasses(facts[number])));
    const names = nodes.filter((one) => opened.has(one.id) && !off.type.has(one.type));
    const shown = new Set(names.filter((one) => one.facts.some((number) => passing.has(number))).map((one) => one.id));
    const lines = new Map();
    for (const line of edges) {
      const through = line.facts.filter((number) => passing.has(number));
      if (through.length && shown.has(line.from) && shown.has(line.to)) lines.set(line.id, through);
    }
    const told = new Set(names.flatMap((one) => one.facts.filter((number) => passing.has(number))));
    seen = { nodes: shown, lines, facts: told };
  };

  /* Letters alike whatever their case, accents, script variants and punctuation. */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  const namesFolded = nodes.map((one) => ` ${fold([one.label, ...one.aliases].join(" "))}`);
  const quotesFolded = facts.map((fact) => ` ${fold(fact.quotes.map((quote) => quote.text).join(" "))}`);

  /* Names first, then facts whose sentence holds every word that was typed. */
  const search = (text) => {
    const typed = fold(text).split(" ").filter(Boolean);
    if (!typed.length) return [];
    const holds = (folded) => typed.every((word) => folded.includes(` ${word}`));
    const byNames = nodes.filter((one, number) => holds(namesFolded[number]));
    byNames.sort((one, other) => other.facts.length - one.facts.length);
    const byQuotes = [...facts.keys()].filter((number) => holds(quotesFolded[number]));
    return [
      ...byNames.slice(0, 8).map((one) => ({ node: one.id })),
      ...byQuotes.slice(0, 5).map((number) => ({ fact: number })),
    ];
  };

  /* A date as the page's language writes it, with the precision it has. */
  const dated = (date) => {
    if (!date) return words.undated;
    const [year, month, day] = date.slice(0, 10).split("-").map(Number);
    const form = { year: "numeric", timeZone: "UTC" };
    if (month) form.month = "long";
    if (day) form.day = "numeric";
    return new Intl.DateTimeFormat(lang, form).format(new Date(Date.UTC(year, (month || 1) - 1, day || 1)));
  };

  /* When a fact belongs in the order of time: its date, else that of the article; posts held stand after all events. */
  const moment = ({ kind, date, quotes }) =>
    (kind === "role" ? "0" : "1") + (date || (quotes.length && articles[quotes[0].article].published) || "").slice(0, 10);
  const moments = facts.map(moment);
  const newestFirst = (numbers) =>
    [...numbers].sort((one, other) => moments[other].localeCompare(moments[one]) || other - one);

  const link = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

  return {
    nodes, edges, facts, articles, words, lang, node, edge, off, opened, beside, options: data.options,
    opening: data.opening, certainty, filter, fold, search, dated, newestFirst, link,
    get seen() { return seen; },
  };
})();
