/* Panels fold on small screens: legend, filter, ways and story lie behind a button until they are asked for. */

import { byId } from "./dom.js";

export const folding = () => {
  const [side, opener] = [byId("side"), byId("fold")];
  opener.addEventListener("click", () => {
    const open = side.classList.toggle("open");
    opener.setAttribute("aria-expanded", String(open));
  });
};
