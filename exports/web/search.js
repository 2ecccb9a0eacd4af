"use strict";

/* The search box: names and sentences as one types, chosen with the arrow keys or the mouse. */
const Search = (() => {
  const { words } = Model;
  const box = document.getElementById("search");
  const hits = document.getElementById("hits");
  let found = [];
  let at = -1;
  let open = () => {};

  const line = (hit, number) => {
    const content = hit.node ? [Panel.icon(Model.node.get(hit.node).type), Model.node.get(hit.node).label] : sentence(hit.fact);
    const item = Panel.make("li", { role: "option", id: `hit-${number}`, dir: "auto", "aria-selected": "false" }, ...content);
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(number);
    });
    return item;
  };

  const sentence = (number) => {
    const fact = Model.facts[number];
    return [Panel.make("span", { class: "muted" }, `${Model.dated(fact.date)} `), `“${fact.quotes[0].text.slice(0, 90)}…”`];
  };

  const list = () => {
    found = Model.search(box.value);
    at = -1;
    const lines = found.map(line);
    if (!found.length && box.value.trim()) lines.push(Panel.make("li", { class: "muted" }, words.no_match));
    hits.replaceChildren(...lines);
    shown(lines.length > 0);
  };

  const shown = (yes) => {
    hits.hidden = !yes;
    box.setAttribute("aria-expanded", String(yes));
    if (!yes) box.removeAttribute("aria-activedescendant");
  };

  const mark = (number) => {
    at = (number + found.length) % found.length;
    [...hits.children].forEach((item, each) => item.setAttribute("aria-selected", String(each === at)));
    box.setAttribute("aria-activedescendant", `hit-${at}`);
    hits.children[at].scrollIntoView({ block: "nearest" });
  };

  const take = (number) => {
    const hit = found[number];
    if (!hit) return;
    shown(false);
    open(hit);
  };

  const keys = (event) => {
    if (event.key === "ArrowDown" && found.length) mark(at + 1);
    else if (event.key === "ArrowUp" && found.length) mark(at < 0 ? found.length - 1 : at - 1);
    else if (event.key === "Enter") take(Math.max(at, 0));
    else if (event.key === "Escape") {
      box.value = "";
      list();
    } else return;
    event.preventDefault();
  };

  const start = (opener) => {
    open = opener;
    box.addEventListener("input", list);
    box.addEventListener("focus", () => box.value && list());
    box.addEventListener("blur", () => shown(false));
    box.addEventListener("keydown", keys);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, textarea, select");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        box.focus();
      }
    });
  };

  return { start };
})();
