/* The facts of the map as a table, a page at a time: the way in for those who do not see the map. */

import { button, byId, make, separated } from "./dom.js";
import { factsOf } from "./state.js";

const PAGE = 100;

/* The facts that table, timeline and files hold: those of what is chosen, else those on the map. */
export const selection = (app) => {
  const { chosen } = app.state;
  const numbers = chosen && !chosen.fact ? factsOf(app.model, chosen).filter((number) => app.passes[number]) : app.scene.facts;
  return app.model.newestFirst(numbers);
};

export class Table {
  constructor(app) {
    Object.assign(this, { app, rows: PAGE });
    byId("more").addEventListener("click", () => {
      this.rows += PAGE;
      this.draw();
    });
  }

  row(fact) {
    const { app } = this;
    const { panel, words } = app;
    const [quote] = fact.quotes;
    const chosen = app.state.chosen && app.state.chosen.fact === fact;
    return make("tr", { "aria-selected": chosen ? "true" : null, "data-fact": fact.number },
      make("td", { class: "date" }, fact.date ? make("time", { datetime: fact.date }, app.dated(fact.date)) : words.undated,
        fact.place && make("span", { class: "place", dir: "auto" }, fact.place)),
      make("td", {}, button(words.kind[fact.kind] || fact.kind, () => app.open({ fact }), { class: "name-link" }), " ", panel.badge(fact)),
      make("td", { class: "who" }, ...separated(fact.nodes.map((node) => panel.name(node)))),
      make("td", {}, quote ? make("p", { class: "quote", dir: "auto", lang: quote.article.language }, quote.text) : null, quote ? panel.source(quote) : null));
  }

  draw() {
    const numbers = selection(this.app);
    byId("rows").replaceChildren(...numbers.slice(0, this.rows).map((number) => this.row(this.app.model.facts[number])));
    byId("more").hidden = numbers.length <= this.rows;
    byId("table-count").textContent = numbers.length > this.rows ? `${this.rows} / ${numbers.length}` : `${numbers.length}`;
  }

  /* The rows are made only while they are seen. */
  filtered() {
    if (this.app.state.view === "table") this.draw();
  }

  chose() {
    this.filtered();
  }
}
