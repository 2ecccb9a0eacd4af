"""How a word of a name sounds: one form for its spellings in French, English, Spanish and Arabic, and how far two are apart.

The letters of a word become sounds by the rules of `letters.tsv`, in their order; two words are compared by the edit
distance of their sounds, where the vowels that Arabic does not write cost little. Given names whose spellings no rule
joins, or which a rule would wrongly join (Hassan, Hussein), are listed in `given_names.tsv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Final

from ontology.gazetteer import FOLDER, read_table
from ontology.names import fold

ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
DOUBLED: Final = re.compile(r"(.)\1+")
NO_CONSONANT: Final = re.compile("[^bdfgjklmnprstvwzXSG]")
SAME: Final = 1.0
VOWELS: Final = frozenset("aeiu")
NEAR: Final = {
    frozenset(pair): cost
    for pairs, cost in (
        ("iY eY wu", 0.1), ("ea ei", 0.2), ("gG gk kX GX jg jk jX zs wf wv", 0.3), ("ai eu bv Xh GR vf", 0.5), ("ui ua bp dt Ss Sj td dz", 0.6),
    )
    for pair in pairs.split()
}  # fmt: skip
"""What it costs to write one sound for another; 1 where nothing is said."""
INSERTED: Final = {"a": 0.15, "e": 0.15, "i": 0.35, "u": 0.35, "h": 0.4}
"""What it costs to leave a sound out; 1 where nothing is said."""
CLASSES: Final = {"b": "b", "p": "b", "d": "d", "t": "t", "f": "f", "v": "bf", "j": "k", "g": "k", "G": "k", "k": "k",
                  "X": "k", "S": "sk", "s": "s", "z": "sd", "l": "l", "m": "m", "n": "n", "r": "r", "w": "-f"}  # fmt: skip
"""The consonants that other spellings may have in place of one, for a skeleton; `-` is none."""
LONGEST_SKELETON: Final = 6
TRANSCRIBED: Final = 0.2
"""What two words in two scripts may be farther apart."""


@cache
def _rules(script: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_table(FOLDER / "letters.tsv", "letters sound script", lambda cells: cells)
    return tuple((re.compile(row["letters"]), row["sound"]) for row in rows if row["script"] == script)


@cache
def _given_names() -> dict[str, str]:
    rows = read_table(FOLDER / "given_names.tsv", "name forms", lambda cells: cells)
    return {fold(form): row["name"] for row in rows for form in row["forms"].split()}


@cache
def words_of_names() -> dict[str, str]:
    """List the words of names that are no names: particles (``) and numerals with their value."""
    rows = read_table(FOLDER / "name_words.tsv", "word kind value", lambda cells: cells)
    return {fold(row["word"]): row["value"] for row in rows}


def is_arabic(text: str) -> bool:
    """Whether a text is written in Arabic letters."""
    return bool(ARABIC.search(text))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Give the sounds of a folded word.

    >>> sound("hammouchi"), sound("hammushi"), sound("حموشي")
    ("hamuSY", "hamuSY", "hmuSY")
    """
    for letters, heard in _rules("arabic" if is_arabic(word) else "latin"):
        word = letters.sub(heard, word)
    return DOUBLED.sub(r"\1", word)


def given_name(word: str) -> str | None:
    """Give the name of which a folded word is a spelling, if the table has it."""
    return _given_names().get(word)


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[str, ...]:
    """List the consonant skeletons that a folded word may have: words that sound alike share one.

    A given name of the table has the skeleton of its first spelling, whatever way it is written.
    """
    heard = sound(given_name(word) or word)
    classes = [CLASSES[letter] for letter in NO_CONSONANT.sub("", heard)][:LONGEST_SKELETON]
    found = {DOUBLED.sub(r"\1", "".join(one).replace("-", "")) for one in product(*classes)}
    return tuple(sorted(one or heard[:1] for one in found))


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> float:
    """Say how alike two folded words of names sound: 1 for the same, 0 where they are two words.

    >>> alike("abdelatif", "abdellatif") > 0.9, alike("hassan", "hussein")
    (True, 0.0)
    """
    if one == other:
        return SAME
    names = given_name(one), given_name(other)
    if all(names):
        return SAME if names[0] == names[1] else 0.0
    if not set(skeletons(one)) & set(skeletons(other)):
        return 0.0
    left, right = sound(one), sound(other)
    longest = max(len(left), len(right))
    distance = _distance(left, right)
    allowed = _allowed(longest) + (TRANSCRIBED if is_arabic(one) != is_arabic(other) else 0)
    return 0.0 if distance > allowed else SAME - 0.4 * distance / longest


def _allowed(length: int) -> float:
    """The distance up to which two words of a length are one: little in short words."""
    return 0.4 if length <= 4 else 0.6 if length <= 6 else 0.9


def _distance(one: str, other: str) -> float:
    """Give the weighted edit distance of two sounds."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + INSERTED.get(letter, 1.0))
    for letter in one:
        new = [row[0] + INSERTED.get(letter, 1.0)]
        for index, against in enumerate(other):
            change = 0.0 if letter == against else NEAR.get(frozenset((letter, against)), 1.0)
            new.append(min(
                row[index] + change, row[index + 1] + INSERTED.get(letter, 1.0), new[-1] + INSERTED.get(against, 1.0)
            ))  # fmt: skip
        row = new
    return row[-1]
