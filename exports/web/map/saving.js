/* What is on the map as files for other programs: the network as GEXF 1.3, the facts as CSV. */

import { firstDay, lastDay } from "./dates.js";
import { selection } from "./table.js";

const GEXF = "http://gexf.net/1.3";
const NODE = [["type", "string"], ["country", "string"], ["address", "string"], ["facts", "integer"]];
const EDGE = [["facts", "integer"], ["kinds", "string"], ["statuses", "string"], ["quote", "string"]];

/* Characters that no XML document may hold are left out. */
const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

const child = (parent, name, attributes = {}) => {
  const made = parent.ownerDocument.createElementNS(GEXF, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, clean(value));
  parent.append(made);
  return made;
};

const declare = (graph, of, attributes) => {
  const list = child(graph, "attributes", { class: of });
  for (const [id, type] of attributes) child(list, "attribute", { id, title: id, type });
};

const values = (parent, attributes, given) => {
  const list = child(parent, "attvalues");
  for (const [id] of attributes) child(list, "attvalue", { for: id, value: given[id] });
};

export const asGexf = (app) => {
  const { scene, model } = app;
  const doc = document.implementation.createDocument(GEXF, "gexf");
  doc.documentElement.setAttribute("version", "1.3");
  const graph = child(doc.documentElement, "graph", { defaultedgetype: "undirected", mode: "dynamic", timeformat: "date" });
  declare(graph, "node", NODE);
  declare(graph, "edge", EDGE);
  const nodes = child(graph, "nodes");
  for (const one of scene.spots) {
    const { node, country } = one.of;
    const made = child(nodes, "node", { id: one.key, label: one.label });
    values(made, NODE, { type: one.type, country: country ? country.code : node.country || "", address: country ? `country/${country.code}` : node.path, facts: one.facts.length });
  }
  const edges = child(graph, "edges");
  for (const line of scene.lines) edge(edges, line, line.facts.map((number) => model.facts[number]));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(doc)}\n`;
};

/* A line with the days of its facts as spells, if all of them have one. */
const edge = (parent, line, facts) => {
  const made = child(parent, "edge", { id: line.key, source: line.a.key, target: line.b.key, weight: facts.length });
  const listed = (name) => [...new Set(facts.map((fact) => fact[name]))].sort().join(", ");
  const quote = facts.flatMap((fact) => fact.quotes).map((one) => one.text)[0] || "";
  values(made, EDGE, { facts: facts.length, kinds: listed("kind"), statuses: listed("status"), quote });
  if (facts.some((fact) => !fact.date)) return;
  const spells = child(made, "spells");
  for (const fact of facts) child(spells, "spell", { start: firstDay(fact.date), end: lastDay(fact.end || fact.date) });
};

const COLUMNS = ["date", "end", "kind", "status", "participants", "place", "what", "topics", "confidence", "quote", "outlet", "url", "published"];

/* A cell that no spreadsheet reads as a formula, quoted where it must be (RFC 4180). */
const cell = (value) => {
  const text = String(value === null || value === undefined ? "" : value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/* A row for each fact and each sentence that states it. */
export const asCsv = (app) => {
  const rows = selection(app).flatMap((number) => {
    const fact = app.model.facts[number];
    const told = [fact.date, fact.end, fact.kind, fact.status, fact.nodes.map((node) => node.label).join("; "), fact.place, fact.what, fact.topics.join("; "), fact.sure];
    return (fact.quotes.length ? fact.quotes : [{ text: "", article: {} }]).map(({ text, article }) => [...told, text, article.outlet || article.title, article.url, article.published]);
  });
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};
