/* The view as a figure that can leave the page: picture, title, legend and where it comes from; as SVG or as PNG. */

import { colours } from "./colours.js";
import { compose } from "./picture.js";
import { STYLES } from "./names.js";

const HEAD = 78;
const FOOT = 62;
const CLOSEST = 1.9;
const SVG = "http://www.w3.org/2000/svg";
const SERIF = "Charter, Georgia, 'Times New Roman', serif";
const SANS = "'Helvetica Neue', Helvetica, Arial, sans-serif";

/* The picture as it is on the screen, with the types and the states that occur on it. */
export const figure = (app) => {
  const view = app.stage.engine.view();
  const picture = compose(app.scene, view, app.stage.marked, { ...app.stage.look(), light: false });
  const types = Object.keys(app.words.type).filter((type) => app.scene.spots.some((one) => one.type === type));
  const states = ["solid", "dashed", "dotted"].filter((one) => app.scene.lines.some((line) => line.certainty === one));
  const told = { solid: app.words.took_place, dashed: app.words.not_yet, dotted: app.words.not_so };
  return { view, picture, types, states: states.map((state) => [state, told[state]]), title: document.querySelector("h1").textContent, lines: notes(app) };
};

const notes = (app) => {
  const dates = [...document.querySelectorAll("footer time")].map((one) => one.textContent);
  return [app.words.caveat, [app.words.made_with, dates[0], dates[1] && `${app.words.data_until} ${dates[1]}`].filter(Boolean).join(" · ")];
};

const element = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const fixed = (number) => Math.round(number * 10) / 10;

const outline = (type, x, y, r, style) => {
  const corners = (count, radius, turn, cy) => Array.from({ length: count }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / count;
    return `${fixed(x + radius * Math.cos(angle))},${fixed(cy + radius * Math.sin(angle))}`;
  }).join(" ");
  if (type === "official") return element("circle", { cx: fixed(x), cy: fixed(y), r: fixed(r), ...style });
  if (type === "agency") return element("rect", { x: fixed(x - r * 0.88), y: fixed(y - r * 0.88), width: fixed(r * 1.76), height: fixed(r * 1.76), ...style });
  if (type === "organisation") return element("polygon", { points: corners(3, r * 1.2, -Math.PI / 2, y + r * 0.12), ...style });
  return element("polygon", { points: corners(4, r * 1.2, 0, y), ...style });
};

const stroke = ({ a, b, lean, width, alpha, colour, dash, round }) =>
  element("path", {
    d: `M${fixed(a.x)} ${fixed(a.y)}${lean ? `Q${fixed(lean.x)} ${fixed(lean.y)} ${fixed(b.x)} ${fixed(b.y)}` : `L${fixed(b.x)} ${fixed(b.y)}`}`,
    fill: "none", stroke: colour, "stroke-width": fixed(width), opacity: alpha < 1 ? alpha : null,
    "stroke-dasharray": dash.length ? dash.map(fixed).join(" ") : null, "stroke-linecap": round ? "round" : null,
  });

const halo = { "paint-order": "stroke", "stroke-linejoin": "round", "text-anchor": "middle" };

const written = ({ x, y, width, rows, one, colour }) => {
  const style = STYLES[one.type];
  return rows.map((row, at) => element("text", {
    x: fixed(x + width / 2), y: fixed(y + style.line * (at + 0.5)), dy: "0.35em", fill: colour, stroke: colours.paper, "stroke-width": 4, ...halo,
    "font-family": SANS, "font-size": style.size, "font-weight": style.weight, "font-style": style.italic ? "italic" : null,
  }, row));
};

const ground = ({ rings, fill, edge }) =>
  element("path", { d: rings.map((ring) => `M${ring.map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join("L")}Z`).join(""), fill, stroke: edge, "stroke-width": 0.7 });

/* What the map shows, as parts of a drawing. */
const drawing = (picture) => [
  ...picture.grounds.map(ground), ...picture.lines.map(stroke),
  ...picture.marks.map(({ x, y, r, type, fill, edge, width, alpha }) => outline(type, x, y, r, { fill, stroke: edge, "stroke-width": width, opacity: alpha < 1 ? alpha : null })),
  ...picture.counts.map(({ x, y, text, alpha, colour }) => element("text", { x: fixed(x), y: fixed(y), dy: "0.35em", fill: colour, stroke: colours.paper, "stroke-width": 5, opacity: alpha < 1 ? alpha : null, ...halo, direction: "ltr", "font-family": SANS, "font-size": 11, "font-weight": 600 }, text)),
  ...picture.names.flatMap(written),
];

/* The view on a sheet of another shape: what is seen whole fills it, of what is seen in part there is as much as on the screen. */
const onSheet = (app, sheet) => {
  const { scale, dx, dy, width, height } = app.stage.engine.view();
  const whole = app.scene.spots.every(({ x, y }) => x * scale + dx >= 0 && x * scale + dx <= width && y * scale + dy >= 0 && y * scale + dy <= height);
  const part = { x: (width / 2 - dx) / scale, y: (height / 2 - dy) / scale, scale: scale * Math.min(sheet.width / width, sheet.height / height) };
  const look = (whole && app.stage.fitting(sheet, app.scene.spots, CLOSEST)) || part;
  return { ...sheet, scale: look.scale, dx: sheet.width / 2 - look.x * look.scale, dy: sheet.height / 2 - look.y * look.scale };
};

/* The map alone on a sheet: what is around it the page has. */
export const plain = (app, sheet) => {
  const view = onSheet(app, sheet);
  const picture = compose(app.scene, view, app.stage.marked, { ...app.stage.look(), light: false, reserved: [] });
  return element("svg", { viewBox: `0 0 ${sheet.width} ${sheet.height}`, "aria-hidden": "true" }, ...drawing(picture));
};

/* The figure as an SVG document. */
export const asSvg = (app) => {
  const { view, picture, types, states, title, lines } = figure(app);
  const [width, height] = [view.width, view.height + HEAD + FOOT];
  const rtl = document.documentElement.dir === "rtl";
  const [start, anchor, way] = rtl ? [width - 18, "end", -1] : [18, "start", 1];
  const clip = element("clipPath", { id: "frame" }, element("rect", { width, height: view.height }));
  const body = element("g", { transform: `translate(0 ${HEAD})`, "clip-path": "url(#frame)" }, ...drawing(picture));
  const text = (words, x, y, size, more = {}) => element("text", { x, y, "font-family": SANS, "font-size": size, fill: colours.muted, "text-anchor": anchor, ...more }, words);
  const legend = [];
  let at = start;
  for (const type of types) {
    legend.push(outline(type, at + way * 7, 62, 5.5, { fill: colours[type] }), text(app.words.type[type], at + way * 18, 66, 12));
    at += way * (36 + app.words.type[type].length * 7);
  }
  for (const [state, label] of states) {
    legend.push(stroke({ a: { x: at, y: 62 }, b: { x: at + way * 26, y: 62 }, width: 2, alpha: 1, colour: colours.muted, dash: { solid: [], dashed: [6, 4], dotted: [1.5, 3.5] }[state] }), text(label, at + way * 34, 66, 12));
    at += way * (54 + label.length * 7);
  }
  const svg = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, direction: rtl ? "rtl" : null },
    element("title", {}, title), element("defs", {}, clip), element("rect", { width, height, fill: colours.paper }),
    element("rect", { width, height: 4, fill: colours.ink }),
    text(title, start, 38, 22, { "font-family": SERIF, "font-weight": 700, fill: colours.ink }), ...legend, body,
    ...lines.map((line, number) => text(line, start, height - 34 + number * 18, 12)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
};

/* The figure as a picture, twice as dense as the screen: the drawing of the SVG, on a canvas. */
export const asPng = (app) =>
  new Promise((done, failed) => {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([asSvg(app)], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("png"))), "image/png");
    };
    image.onerror = () => failed(new Error("png"));
    image.src = address;
  });
