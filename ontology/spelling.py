"""How a word of a name sounds: one form for its spellings in French, English, Spanish and Arabic, and how far two are apart.

The letters of a word become sounds by the rules of `letters.tsv`, in their order; two words are compared by the edit
distance of their sounds, where the vowels that Arabic does not write cost little. Given names whose spellings no rule
joins, or which a rule would wrongly join (Hassan, Hussein), are listed in `given_names.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Final

from ontology.gazetteer import FOLDER, read_table
from ontology.names import is_arabic, tokens

DOUBLED: Final = re.compile(r"(.)\1+")
NO_CONSONANT: Final = re.compile("[^bdfgjklmnprstvwzXSGCTDRJQ]")
GLUED: Final = re.compile(r"^[ae]l(?=[^aeiouyl]\w{3})")
"""An article written as one with the word behind it: Eltayeb."""
SAME: Final = 1.0
VOWELS: Final = frozenset("aeiu")
NEAR: Final = {
    frozenset(pair): cost
    for pairs, cost in (
        ("Dd Dt Rr", 0.05), ("iY eY wu eE aA Ck hH Tt Ji gG", 0.1), ("ea ei EY Ts Tz Qj Qd", 0.2),
        ("eA gk gC kX CX GX zs wf wv jX", 0.3), ("EA jg jk jJ Td", 0.4), ("ai eu bv Xh vf Cs CS gJ", 0.5),
        ("bp dt Ss Sj td dz", 0.6), ("AY", 0.7), ("ua", 0.8), ("ui", 0.9),
    )
    for pair in pairs.split()
}  # fmt: skip
"""What it costs to write one sound for another; 1 where nothing is said."""
INSERTED: Final = {"a": 0.3, "e": 0.3, "E": 0.3, "i": 0.5, "u": 0.5, "h": 0.4, "H": 0.1, "D": 0.2, "R": 0.2}
"""What it costs to leave a sound out; 1 where nothing is said."""
UNWRITTEN: Final = INSERTED | {"A": 0.25, "a": 0.15, "e": 0.15, "E": 0.15, "i": 0.35, "u": 0.35}
"""The same of what Arabic letters leave out: short vowels."""
NOT_IN_ARABIC: Final = str.maketrans("vp", "fb")
"""Sounds for which Arabic has no letter, and the ones it writes instead."""
CLASSES: Final = {"b": "b", "p": "b", "d": "d", "t": "t", "f": "f", "v": "bf", "j": "k", "g": "k", "G": "k", "k": "k",
                  "X": "k", "C": "ks", "S": "sk", "s": "s", "z": "sd", "l": "l", "m": "m", "n": "n", "r": "r", "w": "-f",
                  "T": "ts", "D": "-dt", "R": "-r", "J": "-k", "Q": "dk"}  # fmt: skip
"""The consonants that other spellings may have in place of one, for a skeleton; `-` is none."""
SHORT: Final = 3
"""Words as short as this are one only if they are written alike."""
LONGEST_SKELETON: Final = 6
ACROSS: Final = 0.4
TRANSCRIBED: Final = 0.07
"""How far two words in two scripts may be apart: so much, and so much for each letter."""


@cache
def _rules(script: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_table(FOLDER / "letters.tsv", "letters sound script", lambda cells: cells)
    return tuple((re.compile(row["letters"]), row["sound"]) for row in rows if row["script"] == script)


@cache
def _given_names() -> dict[str, frozenset[str]]:
    """Map each spelling to the given names it may be: حامد is Hamed and Hamid."""
    rows = read_table(FOLDER / "given_names.tsv", "name forms", lambda cells: cells)
    found: dict[str, set[str]] = {}
    for row in rows:
        for form in row["forms"].split():
            found.setdefault(" ".join(tokens(form)), set()).add(row["name"])
    return {form: frozenset(names) for form, names in found.items()}


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Give the sounds of a folded word.

    >>> sound("hammouchi"), sound("hammushi"), sound("حموشي")
    ("hamuSY", "hamuSY", "hmuSY")
    """
    for letters, heard in _rules("arabic" if is_arabic(word) else "latin"):
        word = letters.sub(heard, word)
    return DOUBLED.sub(r"\1", word)


def given_names(word: str) -> frozenset[str]:
    """List the given names of which a folded word is a spelling; none if the table has it not."""
    return _given_names().get(word, frozenset())


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[str, ...]:
    """List the consonant skeletons that a folded word may have: words that sound alike share one.

    A given name of the table has the skeleton of its first spelling, whatever way it is written.
    """
    found = {one for form in given_names(word) or {word, GLUED.sub("", word)} for one in _skeletons(sound(form))}
    return tuple(sorted(found))


def together(one: str, other: str) -> tuple[str, ...]:
    """List the skeletons of two words written as one: of كيليتش أصلان those of Kılıçaslan."""
    both = {DOUBLED.sub(r"\1", left + right) for left in skeletons(one) for right in skeletons(other)}
    return tuple(sorted(word[:LONGEST_SKELETON] for word in both))


def is_together(word: str, one: str, other: str) -> bool:
    """Whether a word is two others written as one: it can be cut in two that sound like them.

    >>> is_together("kilicaslan", "كيليتش", "اصلان"), is_together("kilicdaroglu", "كيليتش", "اصلان")
    (True, False)
    """
    if not set(skeletons(word)) & set(together(one, other)):
        return False
    cuts = range(SHORT, len(word) - SHORT + 1)
    return any(alike(word[:at], one) and alike(word[at:], other) for at in cuts)


def _skeletons(heard: str) -> Iterator[str]:
    classes = [CLASSES[letter] for letter in NO_CONSONANT.sub("", heard)][:LONGEST_SKELETON]
    for one in product(*classes):
        yield DOUBLED.sub(r"\1", "".join(one).replace("-", "")) or heard[:1]


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> float:
    """Say how alike two folded words of names sound: 1 for the same, 0 where they are two words.

    >>> alike("abdelatif", "abdellatif") > 0.9, alike("hassan", "hussein")
    (True, 0.0)
    """
    if one == other:
        return SAME
    names = given_names(one), given_names(other)
    if all(names):
        return SAME if names[0] & names[1] else 0.0
    if min(len(one), len(other)) <= SHORT and is_arabic(one) == is_arabic(other):
        return 0.0
    one, other = _without_article(one, other), _without_article(other, one)
    if not set(skeletons(one)) & set(skeletons(other)):
        return 0.0
    left, right = sound(one), sound(other)
    longest, scripts = max(len(left), len(right)), is_arabic(one) != is_arabic(other)
    if scripts:
        left, right = (right, left) if is_arabic(one) else (left, right)
        left, right = left.translate(NOT_IN_ARABIC), right.translate(NOT_IN_ARABIC)
    distance = _distance(left, right, UNWRITTEN if scripts else INSERTED)
    allowed = ACROSS + TRANSCRIBED * longest if scripts else _allowed(min(longest, len(one), len(other)))
    return 0.0 if distance > allowed else SAME - 0.4 * distance / longest


def _without_article(word: str, beside: str) -> str:
    """Take off the article that a word is written as one with, if the other word begins without: Eltayeb, Tayeb."""
    rest = GLUED.sub("", word)
    return rest if set(skeletons(rest)) & set(skeletons(beside)) else word


def _allowed(length: int) -> float:
    """The distance up to which two words of a length are one: little in short words."""
    return 0.15 if length <= 4 else 0.6 if length <= 6 else 0.75


def _distance(one: str, other: str, left_out: Mapping[str, float]) -> float:
    """Give the weighted edit distance of two sounds; `left_out` is for what only the first has."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + INSERTED.get(letter, 1.0))
    for letter in one:
        new = [row[0] + left_out.get(letter, 1.0)]
        for index, against in enumerate(other):
            change = 0.0 if letter == against else NEAR.get(frozenset((letter, against)), 1.0)
            new.append(min(
                row[index] + change, row[index + 1] + left_out.get(letter, 1.0), new[-1] + INSERTED.get(against, 1.0)
            ))  # fmt: skip
        row = new
    return row[-1]
