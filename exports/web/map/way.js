/* How two names are joined: the shortest way over what passes the filter, told step by step with its sentences. */

import { Combo } from "./combo.js";
import { button, byId, make, say } from "./dom.js";

export class WayFinder {
  constructor(app) {
    Object.assign(this, { app, words: app.words, ends: { from: null, to: null } });
    const { words } = app;
    this.boxes = { from: this.box("from", words.path_start), to: this.box("to", words.path_to) };
    this.answer = make("p", { class: "muted", role: "status" });
    byId("paths").className = "paths";
    byId("paths").replaceChildren(make("h2", {}, words.path), this.boxes.from.row, this.boxes.to.row,
      button(words.find_path, () => this.find(), { id: "find-path" }), " ", button(words.clear_path, () => this.clear(), { id: "clear-path" }), this.answer);
  }

  box(end, label) {
    const hits = make("ul", { id: `hits-${end}`, role: "listbox", "aria-label": label, hidden: true });
    const input = make("input", { id: `path-${end}`, type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": hits.id,
      "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: label, "aria-label": label });
    new Combo(this.app, input, hits, { keep: true, find: (text) => this.app.model.search(text, false), take: ({ node }) => (this.ends[end] = node) });
    return { input, row: make("div", { class: "search combo" }, input, hits) };
  }

  set(end, node) {
    this.ends[end] = node;
    this.boxes[end].input.value = node ? node.label : "";
  }

  /* Take a name as the start, and wait for the other. */
  begin(node) {
    this.set("from", node);
    this.boxes.to.input.focus();
  }

  /* The facts of a line that pass: what took place before what is planned, the newest first. */
  tells(line) {
    const { model, passes } = this.app;
    const rank = (number) => ["solid", "dashed", "dotted"].indexOf(model.facts[number].certainty);
    return model.newestFirst(line.facts.filter((number) => passes[number])).sort((a, b) => rank(a) - rank(b));
  }

  /* Look for a way over what took place; else over what is planned too, but never over what is denied or called off. */
  async find() {
    const { app, words } = this;
    const { from, to } = this.ends;
    if (!from || !to) return (from ? this.boxes.to : this.boxes.from).input.focus();
    await app.load(() => app.source.path(from.path, to.path));
    const walks = (allowed) => (line) => app.filter.node(line.a) && app.filter.node(line.b) && this.tells(line).some((number) => allowed.includes(app.model.facts[number].certainty));
    const lines = app.model.path(from, to, walks(["solid"])) || app.model.path(from, to, walks(["solid", "dashed"]));
    this.answer.textContent = lines ? "" : words.no_path;
    if (!lines) {
      if (app.state.chosen && app.state.chosen.path) app.open(null);
      return say(words.no_path);
    }
    return app.showWay(from, to, lines);
  }

  clear() {
    this.set("from", null);
    this.set("to", null);
    this.answer.textContent = "";
    if (this.app.state.chosen && this.app.state.chosen.path) this.app.open(null);
  }

  /* After a change of the filter the way may be another. */
  filtered() {
    const { chosen } = this.app.state;
    if (chosen && chosen.path && !chosen.path.every((line) => this.tells(line).length)) queueMicrotask(() => this.find());
  }
}
