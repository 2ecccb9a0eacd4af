/* What can be done with the view: save it, print it, copy its link, colour it by group, dark or light, and the keys. */

import { isDark, toggle } from "./colours.js";
import { button, byId, make, say } from "./dom.js";
import { asPng, asSvg } from "./figure.js";
import { asCsv, asGexf } from "./saving.js";
import { DRAWN, VIEWS } from "./state.js";

const VIEW_KEYS = { o: "overview", n: "network", g: "geography", t: "timeline", b: "table" };

export const download = (name, content, type) => {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = make("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

export class Doing {
  constructor(app) {
    Object.assign(this, { app, words: app.words });
    const { words } = app;
    this.files = {
      png: async () => download("map.png", await asPng(app)),
      svg: () => download("map.svg", asSvg(app), "image/svg+xml"),
      gexf: () => download("map.gexf", asGexf(app), "application/xml"),
      csv: () => download("facts.csv", asCsv(app), "text/csv"),
    };
    this.menu = make("details", { id: "save" }, make("summary", {}, words.export),
      make("div", { class: "menu" }, ...["png", "svg", "gexf", "csv"].map((form) => button(words[form], () => this.save(form), { id: `save-${form}` })),
        button(words.print, () => window.print(), { id: "print" })));
    this.groups = button(words.groups, () => this.colourByGroup(), { id: "groups", "aria-pressed": "false" });
    this.theme = button("", () => this.dark(), { id: "theme" });
    this.keys = this.help();
    byId("doing").replaceChildren(this.groups, button(words.copy, () => this.copy(), { id: "copy" }), this.menu, this.theme,
      button(words.keys, () => this.keys.showModal(), { id: "keys", "aria-keyshortcuts": "?" }));
    document.body.append(this.keys);
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("click", (event) => !this.menu.contains(event.target) && (this.menu.open = false));
    this.filtered();
  }

  async save(form) {
    this.menu.open = false;
    await this.files[form]();
    say(this.words[form]);
  }

  /* The link to the view; where the clipboard is closed to a page, the address bar has it. */
  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.tell(this.words.copied);
    } catch {
      this.tell(this.words.copy_failed);
    }
  }

  tell(text) {
    say(text);
    byId("copy").textContent = text;
    setTimeout(() => (byId("copy").textContent = this.words.copy), 2500);
  }

  colourByGroup() {
    this.app.state.byGroup = !this.app.state.byGroup;
    this.app.refresh();
  }

  dark() {
    toggle();
    this.app.recolour();
    this.filtered();
  }

  help() {
    const { words } = this;
    const rows = words.keys_help.map(([key, does]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, does)]).flat();
    const dialog = make("dialog", { "aria-label": words.keys }, make("h2", {}, words.keys), make("dl", {}, ...rows),
      button(words.close_dialog, () => dialog.close(), { class: "more" }));
    return dialog;
  }

  /* Keys that work anywhere but where one types. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select, dialog *")) return;
    const does = {
      "/": () => byId("search").focus(), "?": () => this.keys.showModal(), p: () => this.app.time.play(), d: () => this.dark(),
      Escape: () => this.app.open(null), ...Object.fromEntries(Object.entries(VIEW_KEYS).map(([key, view]) => [key, () => this.app.view(view)])),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  filtered() {
    const { state } = this.app;
    this.theme.textContent = isDark() ? this.words.light : this.words.dark;
    this.groups.setAttribute("aria-pressed", String(state.byGroup));
    this.groups.hidden = state.view !== "network";
    for (const form of ["png", "svg", "gexf"]) byId(`save-${form}`) && (byId(`save-${form}`).disabled = !DRAWN.has(state.view));
  }
}

/* The tabs of the views: arrow keys go from one to the next (the ARIA tabs pattern). */
export const tabs = (app) => {
  VIEWS.forEach((name, number) => {
    byId(`view-${name}`).addEventListener("click", () => app.view(name));
    byId(`view-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (document.documentElement.dir === "rtl" ? -1 : 1);
      const next = { Home: 0, End: VIEWS.length - 1 }[event.key] ?? (step ? (number + step + VIEWS.length) % VIEWS.length : null);
      if (next === null) return;
      event.preventDefault();
      app.view(VIEWS[next]);
      byId(`view-${VIEWS[next]}`).focus();
    });
  });
};
