/* How names sound, about: their consonants, so that one is found in whatever script and spelling it is typed; and their initials. */

import { fold } from "./fold.js";

const ARABIC = {
  "ب": "b", "ت": "t", "ث": "t", "ج": "k", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s", "ص": "s", "ض": "d",
  "ط": "t", "ظ": "d", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "گ": "k", "ڤ": "f", "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "b", "چ": "s",
};
const LATIN = [[/tch|sch|ch|sh/g, "s"], [/kh|gh|dj|dz|qu|ck/g, "k"], [/ph/g, "f"], [/th/g, "t"], [/dh/g, "d"], [/c(?=[eiy])/g, "s"], [/x/g, "ks"],
  [/[cgjq]/g, "k"], [/p/g, "b"], [/v/g, "f"], [/z/g, "s"], [/[aeiouwy]/g, ""]];
const ARTICLE = /^(?:ال|[ae]l )/;
const FEW = 3;

const consonants = (word) => {
  const latin = word.replace(/[\u0600-\u06ff]/g, (letter) => ARABIC[letter] || "");
  return LATIN.reduce((text, [letters, sound]) => text.replace(letters, sound), latin).replace(/[^a-z]/g, "").replace(/(.)\1+/g, "$1");
};

const joined = (words) => words.join("").replace(/(.)\1+/g, "$1");

/* The consonants of each word of a text, with articles and without. */
const heard = (text) => {
  const words = fold(text).replace(/\b([ae]l) (?=\p{L})/gu, "$1_").split(" ").map((word) => word.replace("_", " "));
  return [words, words.map((word) => word.replace(ARTICLE, ""))].map((some) => some.map(consonants).filter(Boolean));
};

const known = new Map();

/* The same and the initials of a writing of a name, worked out once. */
const soundsOf = (text) => {
  if (!known.has(text)) known.set(text, { parts: heard(text), first: initials(text) });
  return known.get(text);
};

const initials = (text) => fold(text).split(" ").filter((word) => word.length > 3).map((word) => word[0]).join("");

/* Whether a name, in one of its writings, sounds like what was typed, begins with it from some word on, or has it as its initials. */
export const finder = (typed) => {
  const asked = heard(typed);
  const letters = fold(typed);
  const begins = (words) => asked.some((part) => {
    const sound = joined(part);
    if (words.includes(sound) && sound.length > 1) return true;
    const every = part.every((word) => word.length > 1 && words.some((other) => other.startsWith(word)));
    return sound.length >= FEW && (every || words.some((_, at) => joined(words.slice(at)).startsWith(sound)));
  });
  return (writings) => writings.map(soundsOf).some(({ parts, first }) => (letters.length > 1 && first === letters) || parts.some(begins));
};
