"""The relevance gate: whether a text may tell of security cooperation, found by its words before anything dear is done.

A text passes if one sentence of it, or two that follow one another, speak of a service together with a counterpart or
with two countries or organisations; or with what joins two sides and one of them, the other one being often that of the
newspaper; or with an arrest or a seizure and a country (in a town, it is that of the police there); or with an office given
or an honour. The words are those of `lexicons/<language>/gate.tsv`, the names
of agencies and countries those of the gazetteers; all are found in one pass (Aho and Corasick 1975).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from ingest.inheritance import FOLDER
from ingest.tokens import MARKS
from ontology.errors import LanguageError
from ontology.gazetteer import agencies, countries

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

CLASSES: Final = frozenset({"service", "joint", "arrest", "foreign", "office"})
PLACES: Final = frozenset({"capital", "region"})
"""Names of countries that only say where."""
ARREST: Final = frozenset({"arrest", "side"})
"""What tells, with a service, of an arrest that concerns another country."""
SENTENCE_END: Final = re.compile(r"[.!?؟…](?=[\s»”\"])|\n")
ARTICLE: Final = re.compile("^ال")
"""The Arabic article, which is written otherwise behind the particle « to »."""
SHORTEST_ACRONYM: Final = 3
DIPLOMATIC: Final = frozenset({"foreign", "state", "fcdo", "treasury", "ses"})
"""Ministries that are no service of security: what they do concerns it only if a service is named as well."""
Table = dict[str, set[tuple[str, str]]]
"""From a name to what it counts as: its class, and the side that it stands for, if it does."""
SIGNS: Final = ("’'", "ʼ'", "`'", "´'", "\u00a0 ", "\u202f ")
"""Signs that are written in several ways, each with the one that stands in our tables."""
ARABIC: Final = re.compile("[\u0621-\u064a\ufe70-\ufefc]")
MARK: Final = re.compile(f"[{MARKS}\u0640]")
"""Vowel signs and lengthened lines of Arabic, which are no letters."""
LETTERS: Final = (
    "أا",
    "إا",
    "آا",
    "ةه",
    "ىي",
    *(f"{one}لا" for one in "\ufef5\ufef6\ufef7\ufef8\ufef9\ufefa\ufefb\ufefc"),
)
"""Letters of Arabic that are written in several ways (« الاردني », « الأردني »), each with what stands for it."""


@dataclass
class Found:
    """What a text speaks of: classes of words, and the countries and international organisations by whatever name."""

    kinds: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)

    def __or__(self, other: Found) -> Found:
        return Found(self.kinds | other.kinds, self.sides | other.sides)

    @property
    def may_state_facts(self) -> bool:
        """Whether a fact may be stated; see the module."""
        kinds, sides = self.kinds, self.sides
        joins = "foreign" in kinds or len(sides) > 1 or ("joint" in kinds and sides)
        return "service" in kinds and bool("office" in kinds or joins or kinds >= ARREST)


class Gate:
    """The words of one language, ready to be found: some in any case, names and acronyms as they are written."""

    def __init__(self, words: Table, cased: Table) -> None:
        self._tables = [(_automaton(table), list(table), table) for table in (words, cased)]

    def admits(self, text: str) -> bool:
        """Tell whether a sentence, or two that follow one another, may state a fact."""
        found = self.search(text)
        beside = ((one, found[number + 1]) for number, one in found.items() if number + 1 in found)
        return any(one.may_state_facts for one in found.values()) or any((a | b).may_state_facts for a, b in beside)

    def search(self, text: str) -> dict[int, Found]:
        """Find what each sentence of a text speaks of, by its number; those that speak of nothing are left out."""
        sentences: dict[int, Found] = {}
        plain = _plain(text)
        for written, (automaton, names, table) in zip((plain.casefold(), plain), self._tables, strict=True):
            ends = [found.end() for found in SENTENCE_END.finditer(written)]
            for index, start, end in automaton.find_matches_as_indexes(written, overlapping=True):
                if _is_whole(written, start, end):
                    found = sentences.setdefault(bisect_right(ends, start), Found())
                    for kind, side in table[names[index]]:
                        found.kinds.add(kind)
                        if side:
                            found.sides.add(side)
        return sentences


def may_state_facts(text: str, language: str) -> bool:
    """Tell whether a text may state a fact of security cooperation; of a language without words, every text may."""
    words = gate(language)
    return words is None or words.admits(text)


@cache
def gate(language: str) -> Gate | None:
    """Make the gate of a language; None if it has no words."""
    path = FOLDER / language / "gate.tsv"
    if not path.is_file():
        return None
    words: Table = {}
    cased: Table = {}
    for name, kind, value in (*_own(language), *_agencies(), *_countries(language)):
        key = _plain(name)
        if kind in {"side", "place"} or (key.isupper() and " " not in key):
            for written in {key, key.upper()}:
                cased.setdefault(written, set()).add((kind, value))
        else:
            for written in {key, ARTICLE.sub("لل", key)}:
                words.setdefault(written.casefold(), set()).add((kind, value))
    return Gate(words, cased)


def _own(language: str) -> Iterator[tuple[str, str, str]]:
    path = FOLDER / language / "gate.tsv"
    for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        word, _, kind = line.partition("\t")
        if not word or kind not in CLASSES:
            raise LanguageError(f"{path}:{number}: not a row of word and class: {line!r}")
        yield word, kind, ""


def _agencies() -> Iterator[tuple[str, str, str]]:
    """Give the names of agencies in all languages, for they are often left untranslated.

    A national one is a service, an international one a side, an international body of police or armies both; a name
    that only the agencies of one country bear stands for that country.
    """
    owners: dict[str, set[str]] = {}
    for one in agencies():
        owners.setdefault(one.name, set()).add(one.country or one.id)
    for one in agencies():
        if len(one.name) < SHORTEST_ACRONYM or one.id.partition("-")[2] in DIPLOMATIC:
            continue
        if one.type != "international":
            yield one.name, "service", ""
        if len(owners[one.name]) == 1:
            yield one.name, "side", one.country or one.id


def _countries(language: str) -> Iterator[tuple[str, str, str]]:
    for one in countries():
        if one.language in ("", language) and one.kind != "prefix" and not one.ambiguous:
            yield one.name, "place" if one.kind in PLACES else "side", one.code


def _plain(text: str) -> str:
    """Write apostrophes and spaces in one way; one after the other is faster than by a table for all."""
    for written, plain in SIGNS:
        text = text.replace(written, plain)
    if not ARABIC.search(text):
        return text
    for letter in LETTERS:
        text = text.replace(letter[0], letter[1:])
    return MARK.sub("", text)


def _automaton(table: Table) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(list(table))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a match is a whole word; in Arabic particles are written in one with their word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    arabic = "\u0600" <= text[start] <= "\u06ff"
    return arabic or not (before.isalnum() or after.isalnum())
