/* A story: views that somebody put one after another, each with a line of text. It is in the address, so a link tells it. */

import { button, byId, make, say } from "./dom.js";

const MOST = 60;

/* The steps of a story as they stand in an address: text and view, in turn; nothing for what is none. */
export const steps = (text) => {
  let found = [];
  try {
    found = JSON.parse(text || "[]");
  } catch {
    return [];
  }
  const whole = Array.isArray(found) && found.every((one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string"));
  return whole ? found.slice(0, MOST).map(([said, view]) => ({ said, view })) : [];
};

export class Story {
  constructor(app) {
    Object.assign(this, { app, words: app.words, steps: [], at: -1 });
    const { words } = app;
    this.list = make("ol", { id: "steps" });
    this.text = make("input", { id: "step-text", type: "text", maxlength: 300, placeholder: words.step_text, "aria-label": words.step_text,
      onkeydown: (event) => event.key === "Enter" && this.keep() });
    this.back = button(words.step_back, () => this.go(this.at - 1), { id: "step-back" });
    this.next = button(words.step_next, () => this.go(this.at + 1), { id: "step-next" });
    this.drop = button(words.step_drop, () => this.remove(), { id: "step-drop" });
    byId("story").className = "paths";
    byId("story").replaceChildren(make("h2", {}, words.story), this.list, make("p", {}, this.back, " ", this.next, " ", this.drop),
      this.text, " ", button(words.step_keep, () => this.keep(), { id: "step-keep" }));
    this.draw();
  }

  get told() {
    return this.steps.length ? JSON.stringify(this.steps.map(({ said, view }) => [said, view])) : "";
  }

  take(text) {
    if (text === this.told) return;
    Object.assign(this, { steps: steps(text), at: -1 });
    this.draw();
  }

  /* Put the view that is shown behind the step that is told, with what was typed. */
  keep() {
    const { app, words } = this;
    const said = this.text.value.trim() || words.view[app.state.view];
    this.steps.splice(this.at + 1, 0, { said, view: app.link.view() });
    this.at += 1;
    this.text.value = "";
    this.draw();
    app.link.filtered();
    say(`${words.step_keep}: ${said}`);
  }

  async go(number) {
    const step = this.steps[number];
    if (!step) return;
    this.at = number;
    await this.app.link.show(step.view);
    this.app.stage.fit(false);
    this.draw();
    say(step.said);
  }

  remove() {
    this.steps.splice(this.at, 1);
    this.at = Math.min(this.at, this.steps.length - 1);
    this.draw();
    this.app.link.filtered();
  }

  draw() {
    this.list.replaceChildren(...this.steps.map(({ said }, number) =>
      make("li", {}, button(said, () => this.go(number), { dir: "auto", "aria-current": number === this.at ? "step" : null }))));
    this.back.disabled = this.at <= 0;
    this.next.disabled = this.at + 1 >= this.steps.length;
    this.drop.disabled = this.at < 0;
  }
}
