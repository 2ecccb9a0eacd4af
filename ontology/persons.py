"""Whether two names of people may be one name: by their words, whatever order, script or spelling they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ontology.gazetteer import FOLDER, read_table
from ontology.names import fold, is_arabic, tokens
from ontology.records import Judgement
from ontology.spelling import alike, given_names, is_together, sound

OTHER = Judgement("other", 0.0)
CLOSE = 0.05
"""What each word that only one name has takes from the score."""
EXACT = 0.99
"""How alike the words must sound that a name shares with a longer one in the same script."""
SHORTENED = re.compile(r"\b(\w)\w{1,2}\.(?=\s)")
"""« Ch. Lefort »: a word of two or three letters with a stop is an initial."""
FIRST_LETTERS = {"X": "k", "S": "c", "G": "g", "w": "o", "j": "d", "i": "y"}
"""The letters that begin a word whose first sound is another: Khalid, Chafik, Ghali, Ouahbi, Djamel, Yassine."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a person's name: those written out, the initials, and the number of a regnal name."""

    full: tuple[str, ...]
    initials: tuple[str, ...] = ()
    number: str = ""


@cache
def _small_words() -> dict[str, tuple[str, str]]:
    """Map words that are no names of their own to what they are: a particle, a numeral, a part joined to the next."""
    rows = read_table(FOLDER / "name_words.tsv", "word kind value", lambda cells: cells)
    return {fold(row["word"]): (row["kind"], row["value"]) for row in rows}


@lru_cache(maxsize=65536)
def words(label: str) -> Words:
    """Split a name into its words: 1. titles off 2. the number apart 3. particles off, « Ben X » joined."""
    found = list(tokens(_in_order(label)))  # 1
    number = _number(label, found)
    if number:
        found = found[:-1]  # 2
    kept = list(_joined(found)) or found  # 3
    return Words(tuple(w for w in kept if len(w) > 1), tuple(w for w in kept if len(w) == 1), number)


def _in_order(label: str) -> str:
    """Put « Lefort, Michel » the other way round, and cut abbreviated words to their initials."""
    last, comma, first = label.partition(",")
    return SHORTENED.sub(r"\1 ", f"{first} {last}" if comma and first.strip() else label)


def _number(label: str, found: list[str]) -> str:
    """Give the number that a name ends with: « Mohammed VI », in capitals where it may be a name (Xi)."""
    kind, value = _small_words().get(found[-1], ("", "")) if len(found) > 1 else ("", "")
    written = label.split()[-1]
    roman = set(found[-1]) <= set("ivx") if found else False
    return value if kind == "numeral" and (not roman or written.isupper()) else ""


def _joined(found: list[str]) -> Iterator[str]:
    prefix = ""
    for position, word in enumerate(found):
        kind, value = _small_words().get(word, ("", ""))
        if kind == "joined" and position + 1 < len(found):
            prefix += value
        elif kind != "particle" or (len(word) == 1 and position == 0):
            yield prefix + word
            prefix = ""


@lru_cache(maxsize=262144)
def compare(one: str, other: str) -> Judgement:
    """Judge two names of people by their words alone.

    All words of the shorter must be in the longer, in the same order where the longer has more, its first one or an
    initial of it among them. A name of one word is a family name: it says less, and so scores less.
    """
    left, right = words(one), words(other)
    if len(left.full) > len(right.full):
        left, right = right, left
    right = _written_together(left, right)
    if left.number != right.number:
        return Judgement("different", 0.9, ("another number in the name",)) if _shared(left, right) else OTHER
    return _short(left, right) if len(left.full) < 2 else _whole(left, right)


def _written_together(left: Words, right: Words) -> Words:
    """Write as one the two Arabic words of the longer name that are one word of the other, in Latin letters."""
    full = right.full
    if len(left.full) < len(full) and is_arabic(full[0]) and not is_arabic(left.full[0] if left.full else ""):
        for at in range(len(full) - 1):
            for word in left.full:
                if is_together(word, full[at], full[at + 1]):
                    return replace(right, full=(*full[:at], word, *full[at + 2 :]))
    return right


def _shared(left: Words, right: Words) -> bool:
    return any(alike(one, other) for one in left.full for other in right.full)


def _pairs(left: Words, right: Words) -> dict[int, tuple[int, float]]:
    """Match the words of the shorter name with those of the longer, the most alike first."""
    scored = sorted(
        (
            (alike(one, other), -abs(i - j), i, j)
            for i, one in enumerate(left.full)
            for j, other in enumerate(right.full)
        ),
        reverse=True,
    )
    found: dict[int, tuple[int, float]] = {}
    for score, _, i, j in scored:
        if score > 0 and i not in found and j not in {at for at, _ in found.values()}:
            found[i] = (j, score)
    return found


def _whole(left: Words, right: Words) -> Judgement:
    """Judge two names of two words or more."""
    found = _pairs(left, right)
    missing = [word for i, word in enumerate(left.full) if i not in found]
    places = [found[i][0] for i in sorted(found)]
    extra = [word for j, word in enumerate(right.full) if j not in places]
    if missing:
        against = f"{missing[0]} in one, {(extra or right.full)[0]} in the other"
        return Judgement("different", 0.5, (against,)) if found else OTHER
    likeness = sum(score for _, score in found.values()) / len(found)
    against = _extra_against(left, right, extra, places)
    if (
        not against
        and extra
        and min(score for _, score in found.values()) < EXACT
        and is_arabic(one := left.full[0]) == is_arabic(right.full[0])
    ):
        against = f"{extra[0]} in one only, and another spelling of {one}"
    if against:
        return Judgement("different", 0.6, (against,))
    score = likeness - CLOSE * len(extra) - 0.02
    return Judgement("same", round(score, 3), (f"the same words: {' '.join(left.full)}, {' '.join(right.full)}",))


def _extra_against(left: Words, right: Words, extra: list[str], places: list[int]) -> str:
    """Say what speaks against it in the words that only the longer name has, and in the initials."""
    if not extra:
        both = left.initials and right.initials and not set(left.initials) & set(right.initials)
        return f"the initial {left.initials[0]} in one, {right.initials[0]} in the other" if both else ""
    if left.initials:
        fitting = any(_begins(word, one) for word in extra for one in left.initials)
        return "" if fitting else f"the initial {left.initials[0]} is of another name"
    if 0 not in places or places != sorted(places):
        return f"{extra[0]} in one only"
    return ""


def _short(left: Words, right: Words) -> Judgement:
    """Judge a name of one word, with initials or without, against another."""
    if not left.full or not right.full:
        return OTHER
    score, at = max((alike(left.full[0], word), j) for j, word in enumerate(right.full))
    rest = [word for j, word in enumerate(right.full) if j != at]
    if not score or (rest and at == 0 and given_names(left.full[0])):
        return OTHER
    initials = [*rest, *right.initials]
    if left.initials and initials and not all(any(_begins(word, i) for word in initials) for i in left.initials):
        return Judgement("different", 0.5, (f"the initial {left.initials[0]} is of another name",))
    reason = "initial and family name" if left.initials else "family name alone"
    return Judgement("same", round(score * (0.8 if left.initials else 0.7), 3), (f"{reason}: {left.full[0]}",))


def _begins(word: str, initial: str) -> bool:
    """Whether an initial may be that of a word, in whatever script and spelling."""
    return word[0] == initial or bool(_first_sounds(word) & _first_sounds(initial))


def _first_sounds(word: str) -> frozenset[str]:
    heard = sound(word)[:1]
    return frozenset({word[0] if not is_arabic(word) else "", heard, FIRST_LETTERS.get(heard, heard)} - {""})
