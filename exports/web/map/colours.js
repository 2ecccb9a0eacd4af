/* Colours of the style sheet, for what is drawn rather than styled; light and dark as the reader or the system wants. */

const NAMES = ["paper", "sheet", "ink", "muted", "rule", "line", "accent", "soft", "official", "agency", "organisation", "country", "land"];
const dark = matchMedia("(prefers-color-scheme: dark)");

export const colours = {};

export const read = (element = document.documentElement) => {
  const style = getComputedStyle(element);
  for (const name of NAMES) colours[name] = style.getPropertyValue(`--${name}`).trim();
};

/* What is shown now, whoever chose it. */
export const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";

export const toggle = () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
};

/* Do something in the colours of paper, whatever the screen has. */
export const inLight = (work) => {
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = "light";
  read();
  work();
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  read();
};

export const watch = (changed) => dark.addEventListener("change", changed);
