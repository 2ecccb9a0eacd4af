/* A box to type in with a list of what is found, chosen with the arrow keys or the mouse (the ARIA combobox pattern). */

import { icon, make } from "./dom.js";

export class Combo {
  /* `find(text)` gives hits (or a promise of more), `take(hit)` gets the chosen one, `write` turns a hit into text. */
  constructor(app, box, hits, { find, take, keep = false }) {
    Object.assign(this, { app, box, hits, find, take, keep, found: [], at: -1 });
    box.addEventListener("input", () => this.list());
    box.addEventListener("focus", () => box.value && this.list());
    box.addEventListener("blur", () => this.shown(false));
    box.addEventListener("keydown", (event) => this.keys(event));
  }

  line(hit, number) {
    const content = hit.node ? [icon(hit.node.type), hit.node.label] : this.sentence(hit.fact);
    return make("li", {
      role: "option", id: `${this.hits.id}-${number}`, dir: "auto", "aria-selected": "false",
      onmousedown: (event) => {
        event.preventDefault();
        this.choose(number);
      },
    }, ...content);
  }

  sentence(fact) {
    return [make("span", { class: "muted" }, `${this.app.dated(fact.date)} `), `“${fact.quotes.length ? fact.quotes[0].text.slice(0, 90) : ""}…”`];
  }

  async list() {
    const asked = this.box.value;
    this.draw(this.find(asked), asked);
    const more = await this.app.loadSearch(asked);
    if (more && this.box.value === asked) this.draw(this.find(asked), asked);
  }

  draw(found, asked) {
    this.found = found;
    this.at = -1;
    const lines = found.map((hit, number) => this.line(hit, number));
    if (!found.length && asked.trim()) lines.push(make("li", { class: "muted" }, this.app.words.no_match));
    this.hits.replaceChildren(...lines);
    this.shown(lines.length > 0);
  }

  shown(yes) {
    this.hits.hidden = !yes;
    this.box.setAttribute("aria-expanded", String(yes));
    if (!yes) this.box.removeAttribute("aria-activedescendant");
  }

  mark(number) {
    this.at = (number + this.found.length) % this.found.length;
    [...this.hits.children].forEach((item, each) => item.setAttribute("aria-selected", String(each === this.at)));
    this.box.setAttribute("aria-activedescendant", `${this.hits.id}-${this.at}`);
    this.hits.children[this.at].scrollIntoView({ block: "nearest" });
  }

  choose(number) {
    const hit = this.found[number];
    if (!hit) return;
    this.shown(false);
    if (this.keep && hit.node) this.box.value = hit.node.label;
    this.take(hit);
  }

  keys(event) {
    if (event.key === "ArrowDown" && this.found.length) this.mark(this.at + 1);
    else if (event.key === "ArrowUp" && this.found.length) this.mark(this.at < 0 ? this.found.length - 1 : this.at - 1);
    else if (event.key === "Enter") this.choose(Math.max(this.at, 0));
    else if (event.key === "Escape") {
      this.box.value = "";
      this.draw([], "");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
