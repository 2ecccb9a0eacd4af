/* Elements, made without ever reading text as HTML. */

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/* An element with its attributes (« on… » is a listener) and its children: elements or text. */
export const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/* The same for a part of a drawing. */
export const drawn = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export const button = (label, action, attributes = {}) => make("button", { type: "button", onclick: action, ...attributes }, label);

export const separated = (elements, between = " · ") => elements.flatMap((element, number) => (number ? [between, element] : [element]));

const SHAPES = {
  official: ["circle", { cx: 8, cy: 8, r: 5.5 }],
  agency: ["rect", { x: 3, y: 3, width: 10, height: 10 }],
  organisation: ["polygon", { points: "8,1.5 14,13 2,13" }],
  country: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
};

/* The mark of a type, as it stands on the map. */
export const icon = (type) =>
  drawn("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: `mark ${type}` }, drawn(...SHAPES[type]));

/* A line as it stands on the map: solid, dashed, or struck. */
export const sample = (certainty) =>
  drawn("svg", { viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true", class: `sample ${certainty}` },
    drawn("line", { x1: 1, y1: 5, x2: 27, y2: 5 }),
    certainty === "dotted" && drawn("path", { d: "M11 2 17 8M17 2 11 8" }));

/* The colour of a group. */
export const dot = (colour) =>
  drawn("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" }, drawn("circle", { cx: 8, cy: 8, r: 5.5, fill: colour }));

/* Only addresses that a browser opens as a page. */
export const link = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

/* Say something to those who listen to the page. */
export const say = (text) => {
  byId("said").textContent = text;
};
