/* Letters alike whatever their case, accents, script variants and punctuation. */

const ALIKE = { "ى": "ي", "ة": "ه", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe" };
const SPECIAL = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");

export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .replace(SPECIAL, (letter) => ALIKE[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
