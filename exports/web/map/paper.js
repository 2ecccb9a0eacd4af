/* The page on paper: the map as a drawing in light colours in place of the canvas, all facts of what is chosen, else the table. */

import { inLight } from "./colours.js";
import { byId } from "./dom.js";
import { plain } from "./figure.js";
import { DRAWN } from "./state.js";

/* A sheet of A4 below heading and legend; names on it are of 7 to 8 points. */
const SHEET = { width: 1344, height: 650 };

export const onPaper = (app) =>
  window.addEventListener("beforeprint", () => {
    app.panel.whole();
    app.table.draw();
    if (DRAWN.has(app.state.view)) inLight(() => byId("paper").replaceChildren(plain(app, SHEET)));
  });
