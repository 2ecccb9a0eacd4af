/* A picture on a canvas. */

import { FACES, STYLES } from "./names.js";

const OUTLINES = {
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

/* Draw a picture: 1. the ground 2. lines 3. marks 4. counts and names. */
export const paint = (ctx, picture, colours) => {
  ctx.save();
  for (const ground of picture.grounds) paintGround(ctx, ground); // 1
  for (const line of picture.lines) paintLine(ctx, line); // 2
  ctx.setLineDash([]);
  for (const mark of picture.marks) paintMark(ctx, mark); // 3
  ctx.globalAlpha = 1;
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", strokeStyle: colours.paper });
  for (const count of picture.counts) paintCount(ctx, count); // 4
  ctx.globalAlpha = 1;
  ctx.direction = "inherit";
  for (const name of picture.names) paintName(ctx, name);
  ctx.restore();
};

const paintGround = (ctx, { rings, fill, edge, alpha = 1 }) => {
  ctx.globalAlpha = alpha;
  ctx.beginPath();
  for (const ring of rings) {
    ring.forEach(([x, y], number) => ctx[number ? "lineTo" : "moveTo"](x, y));
    ctx.closePath();
  }
  ctx.fillStyle = fill;
  ctx.fill();
  if (edge) Object.assign(ctx, { strokeStyle: edge, lineWidth: 0.7, lineJoin: "round" }).stroke();
};

const paintLine = (ctx, { a, b, lean, width, alpha, colour, dash, round }) => {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = round ? "round" : "butt";
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  if (lean) ctx.quadraticCurveTo(lean.x, lean.y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
  ctx.stroke();
};

const paintMark = (ctx, { x, y, r, type, fill, edge, width, alpha }) => {
  ctx.globalAlpha = alpha;
  ctx.beginPath();
  OUTLINES[type](ctx, x, y, r);
  ctx.fillStyle = fill;
  ctx.strokeStyle = edge;
  ctx.lineWidth = width;
  ctx.fill();
  ctx.stroke();
};

const paintCount = (ctx, { x, y, text, alpha, colour }) => {
  ctx.globalAlpha = alpha;
  ctx.font = `600 11px ${FACES}`;
  ctx.direction = "ltr";
  ctx.lineWidth = 5;
  ctx.fillStyle = colour;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
};

const paintName = (ctx, { x, y, width, rows, one, colour }) => {
  const { font, line } = STYLES[one.type];
  ctx.font = font;
  ctx.lineWidth = 4;
  ctx.fillStyle = colour;
  rows.forEach((row, number) => {
    ctx.strokeText(row, x + width / 2, y + line * (number + 0.5));
    ctx.fillText(row, x + width / 2, y + line * (number + 0.5));
  });
};
