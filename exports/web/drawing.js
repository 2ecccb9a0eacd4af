"use strict";

/* How the network looks: marks, lines and names, painted by us; vis-network moves the paper and finds what is hit. */
const Drawing = (() => {
  const FONT = '"Helvetica Neue", Helvetica, Arial, "Noto Sans", "Noto Sans Arabic", sans-serif';
  const STYLES = {
    country: { font: `700 13px ${FONT}`, line: 16 },
    official: { font: `600 13px ${FONT}`, line: 16 },
    agency: { font: `400 12px ${FONT}`, line: 15 },
    organisation: { font: `italic 400 12px ${FONT}`, line: 15 },
  };
  const DASHES = { solid: [], dashed: [7, 5], dotted: [1.5, 4] };
  const MOST_NAMES = 160;
  const colours = {};
  const chosen = { nodes: new Set(), lines: new Set(), first: null };
  let hovered = null;
  let network = null;

  /* Take the colours from the style sheet, which follows the system's light or dark mode. */
  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "ink", "muted", "line", "accent", "official", "agency", "organisation", "country"])
      colours[name] = style.getPropertyValue(`--${name}`).trim();
  };

  const faded = (id) => chosen.nodes.size > 0 && !chosen.nodes.has(id);

  const outlines = {
    official: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
    agency: (ctx, x, y, r) => ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
    organisation: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.12, r * 1.2, 3, -Math.PI / 2),
    country: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.2, 4, 0),
  };

  const polygon = (ctx, x, y, r, corners, turn) => {
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = turn + (corner * 2 * Math.PI) / corners;
      ctx[corner ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ctx.closePath();
  };

  const mark = (ctx, one, x, y, r) => {
    ctx.save();
    ctx.globalAlpha = faded(one.id) ? 0.18 : 1;
    ctx.beginPath();
    outlines[one.type](ctx, x, y, r);
    ctx.fillStyle = colours[one.type];
    ctx.strokeStyle = one.id === chosen.first || one.id === hovered ? colours.ink : colours.paper;
    ctx.lineWidth = one.id === chosen.first || one.id === hovered ? 2.5 : 1.5;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  };

  /* vis-network asks for this to paint a node; the mark keeps a readable size when the paper is far away. */
  const renderer = ({ ctx, id, x, y }) => {
    const one = Model.node.get(id);
    const r = radius(one);
    return { drawNode: () => mark(ctx, one, x, y, r), nodeDimensions: { width: r * 2, height: r * 2 } };
  };

  const radius = (one) => one.size * Math.max(1, 0.75 / (network ? network.getScale() : 1));

  const certaintyOf = (numbers) => {
    const found = new Set(numbers.map((number) => Model.certainty(Model.facts[number])));
    return ["solid", "dashed", "dotted"].find((one) => found.has(one));
  };

  /* Paint the visible lines below the marks: as wide as they have facts, dashed if only planned, crossed if denied. */
  const lines = (ctx) => {
    const scale = network.getScale();
    for (const [id, numbers] of Model.seen.lines) {
      const line = Model.edge.get(id);
      const [from, to] = [network.getPosition(line.from), network.getPosition(line.to)];
      const certainty = certaintyOf(numbers);
      const strong = chosen.lines.has(id) || id === hovered;
      const width = (1 + Math.log2(numbers.length) * 0.9 + (strong ? 0.8 : 0)) / Math.min(scale, 1);
      ctx.save();
      ctx.globalAlpha = chosen.nodes.size && !strong ? 0.12 : 1;
      ctx.strokeStyle = strong ? colours.accent : colours.line;
      ctx.lineWidth = width;
      ctx.lineCap = certainty === "dotted" ? "round" : "butt";
      ctx.setLineDash(DASHES[certainty].map((part) => (part * Math.max(width, 1 / scale)) / 1.4));
      ctx.beginPath();
      ctx.moveTo(from.x, from.y);
      ctx.lineTo(to.x, to.y);
      ctx.stroke();
      ctx.setLineDash([]);
      if (certainty === "dotted") cross(ctx, from, to, 5 / scale);
      else if (numbers.length > 1) times(ctx, from, to, numbers.length, strong ? colours.accent : colours.muted);
      ctx.restore();
    }
  };

  const cross = (ctx, from, to, size) => {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    ctx.beginPath();
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
    ctx.stroke();
  };

  /* How many facts a line stands for, in its middle. */
  const times = (ctx, from, to, count, colour) => {
    const scale = network.getScale();
    ctx.font = `600 ${11 / scale}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 5 / scale;
    ctx.direction = "ltr";
    ctx.fillStyle = colour;
    ctx.strokeStyle = colours.paper;
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    ctx.strokeText(`×${count}`, x, y);
    ctx.fillText(`×${count}`, x, y);
  };

  const cut = (text, longest) => {
    const rows = [""];
    for (const word of text.split(/\s+/)) {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length + 1 > longest) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return rows.length > 3 ? [...rows.slice(0, 2), `${rows[2]} …`] : rows;
  };

  const measured = new Map();

  /* The rows of a name and their size on the screen, worked out once. */
  const measure = (ctx, one) => {
    if (!measured.has(one.id)) {
      const { font, line } = STYLES[one.type];
      ctx.font = font;
      const label = one.type === "country" ? one.label.toLocaleUpperCase(Model.lang) : one.label;
      const rows = cut(label, 24);
      measured.set(one.id, { rows, height: rows.length * line, width: Math.max(...rows.map((row) => ctx.measureText(row).width)) });
    }
    return measured.get(one.id);
  };

  /* Where a name may stand, seen from its mark: below, above, to the right, to the left. */
  const places = (at, r, size) => [
    { x: at.x - size.width / 2, y: at.y + r + 3 },
    { x: at.x - size.width / 2, y: at.y - r - 3 - size.height },
    { x: at.x + r + 5, y: at.y - size.height / 2 },
    { x: at.x - r - 5 - size.width, y: at.y - size.height / 2 },
  ].map((place) => ({ ...place, width: size.width, height: size.height }));

  const meet = (one, other) =>
    one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

  const within = (one, other) =>
    one.x >= other.x && one.y >= other.y && one.x + one.width <= other.x + other.width && one.y + one.height <= other.y + other.height;

  const importance = (one) =>
    (one.id === chosen.first || one.id === hovered ? 1e6 : 0) + (chosen.nodes.has(one.id) ? 1e5 : 0) +
    (one.type === "country" ? 1.5 : 1) * one.facts.length;

  /* Write the names, the most important first, each where no other name or mark is; a name without room is left out. */
  const names = (ctx) => {
    const scale = network.getScale();
    const screen = { x: 0, y: 0, width: ctx.canvas.clientWidth, height: ctx.canvas.clientHeight };
    const shown = Model.nodes.filter((one) => Model.seen.nodes.has(one.id) && (!faded(one.id) || one.id === hovered));
    const spots = shown.map((one) => ({ one, at: network.canvasToDOM(network.getPosition(one.id)), r: radius(one) * scale }));
    const marks = spots.map(({ one, at, r }) => ({ id: one.id, x: at.x - r, y: at.y - r, width: 2 * r, height: 2 * r }));
    const written = [];
    ctx.save();
    ctx.setTransform(ctx.canvas.width / ctx.canvas.clientWidth, 0, 0, ctx.canvas.height / ctx.canvas.clientHeight, 0, 0);
    for (const { one, at, r } of spots.sort((a, b) => importance(b.one) - importance(a.one))) {
      if (written.length >= MOST_NAMES || !meet({ x: at.x, y: at.y, width: 1, height: 1 }, screen)) continue;
      const inside = places(at, r, measure(ctx, one)).filter((place) => within(place, screen));
      const room = free(inside, written, marks, one.id);
      if (!room) continue;
      written.push(room);
      write(ctx, one, room);
    }
    ctx.restore();
    Drawing.written = written;
  };

  /* The first place that meets no name already written and the fewest marks. */
  const free = (candidates, written, marks, id) => {
    let best = null;
    for (const place of candidates) {
      if (written.some((other) => meet(place, other))) continue;
      const covered = marks.filter((other) => other.id !== id && meet(place, other)).length;
      if (!best || covered < best.covered) best = { ...place, covered };
      if (!covered) break;
    }
    return best && (best.covered === 0 || id === chosen.first || id === hovered) ? best : null;
  };

  const write = (ctx, one, room) => {
    const { font, line } = STYLES[one.type];
    ctx.font = font;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = colours.paper;
    ctx.fillStyle = one.type === "agency" || one.type === "organisation" ? colours.muted : colours.ink;
    measured.get(one.id).rows.forEach((row, number) => {
      const [x, y] = [room.x + room.width / 2, room.y + line * (number + 0.5)];
      ctx.strokeText(row, x, y);
      ctx.fillText(row, x, y);
    });
  };

  /* Mark one name with those it is joined to, one line with its two ends, or nothing. */
  const choose = (what) => {
    chosen.nodes.clear();
    chosen.lines.clear();
    chosen.first = what && what.node ? what.node : null;
    const line = what && what.line ? Model.edge.get(what.line) : null;
    const around = line ? [line] : chosen.first ? Model.beside.get(chosen.first) : [];
    if (chosen.first) chosen.nodes.add(chosen.first);
    for (const one of around.filter((each) => Model.seen.lines.has(each.id))) {
      chosen.lines.add(one.id);
      chosen.nodes.add(one.from).add(one.to);
    }
    network.redraw();
  };

  const hover = (id) => {
    hovered = id;
    network.redraw();
  };

  const start = (made) => {
    network = made;
    readColours();
    network.on("beforeDrawing", lines);
    network.on("afterDrawing", names);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      readColours();
      network.redraw();
    });
    network.redraw();
  };

  return { start, renderer, choose, hover, outlines, DASHES, written: [] };
})();
