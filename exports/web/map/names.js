/* How names are written: their letters, rows and the room they take. */

const FACES = '"Helvetica Neue", Helvetica, Arial, "Noto Sans", "Noto Sans Arabic", sans-serif';
export const STYLES = {
  country: { font: `700 13px ${FACES}`, weight: 700, size: 13, line: 16 },
  official: { font: `600 13px ${FACES}`, weight: 600, size: 13, line: 16 },
  agency: { font: `400 12px ${FACES}`, weight: 400, size: 12, line: 15 },
  organisation: { font: `italic 400 12px ${FACES}`, weight: 400, size: 12, line: 15, italic: true },
};
export { FACES };

const paper = document.createElement("canvas").getContext("2d");
const measured = new Map();

const cut = (text, longest) => {
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    const row = rows[rows.length - 1];
    if (row && row.length + word.length + 1 > longest) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows.length > 3 ? [...rows.slice(0, 2), `${rows[2]} …`] : rows;
};

/* The rows of a name and their size on the screen, worked out once for each name. */
const measure = (one) => {
  const key = `${one.type} ${one.label}`;
  if (!measured.has(key)) {
    const { font, line } = STYLES[one.type];
    paper.font = font;
    const rows = cut(one.type === "country" ? one.label.toLocaleUpperCase(document.documentElement.lang) : one.label, 24);
    measured.set(key, { rows, height: rows.length * line, width: Math.max(...rows.map((row) => paper.measureText(row).width)) });
  }
  return measured.get(key);
};

export const rowsOf = (one) => measure(one).rows;
export const size = (one) => measure(one);

/* Where a name may stand, seen from its mark: below, above, to the right, to the left. */
export const places = (at, r, { width, height }) => [
  { x: at.x - width / 2, y: at.y + r + 3, width, height },
  { x: at.x - width / 2, y: at.y - r - 3 - height, width, height },
  { x: at.x + r + 5, y: at.y - height / 2, width, height },
  { x: at.x - r - 5 - width, y: at.y - height / 2, width, height },
];

const CELL = 64;
const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/* Boxes on the screen, found by the squares of a grid they lie in. */
export class Boxes {
  constructor() {
    this.cells = new Map();
  }

  *around({ x, y, width, height }) {
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1)
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1) yield column * 4096 + row;
  }

  add(box) {
    for (const cell of this.around(box)) {
      if (this.cells.has(cell)) this.cells.get(cell).push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /* A box that meets this one, unless it belongs to `own`. */
  first(box, own = null) {
    for (const cell of this.around(box)) {
      const found = (this.cells.get(cell) || []).find((other) => (own === null || other.one !== own) && meet(box, other));
      if (found) return found;
    }
    return null;
  }
}
