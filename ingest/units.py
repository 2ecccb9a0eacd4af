"""A sentence as a row of units: people, agencies, countries, places, dates, verb groups, nouns of the field, words.

Rules see the row as one line of text. `<P2>` is a named official, `<U2>` one who is only described or a delegation,
`<A2>` an agency, `<C2>` a country, `<L2>` a place, `<D2>` a date, `<V2:receive:act:past>` a verb group with its
senses, voice and tense, `<N2:meeting>` a noun of the field; everything else is the word itself in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from ingest.tokens import Sentence
from ingest.view import View

REFERENCE: Final = re.compile(r"<[A-Z](\d+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `start` to `end` as one unit: `code` is its letter, `value` what it stands for."""

    code: str
    start: int
    end: int
    value: Any = None
    label: str = ""


@dataclass
class Row:
    """The units of one sentence."""

    sentence: Sentence
    view: View
    units: list[Unit]
    number: int
    kind: str = "body"
    dates: list[Any] = field(default_factory=list)

    @cached_property
    def line(self) -> str:
        """The row as rules match it; each unit is followed by one space."""
        return "".join(f"{self.code(index)} " for index in range(len(self.units)))

    def code(self, index: int) -> str:
        """Write one unit as rules see it."""
        unit = self.units[index]
        if unit.code == "W":
            return unit.label
        return f"<{unit.code}{index}{':' if unit.label else ''}{unit.label}>"

    def refers(self, stretch: str) -> Iterator[Unit]:
        """Give the units that a stretch of the line names."""
        return (self.units[int(number)] for number in REFERENCE.findall(stretch))

    def index_at(self, offset: int) -> int:
        """Give the index of the unit that begins at an offset of the line."""
        return self.line.count(" ", 0, offset)

    def word(self, index: int) -> str:
        """Give the word at a unit index, or nothing where there is another unit or none."""
        if 0 <= index < len(self.units) and self.units[index].code == "W":
            return self.units[index].label
        return ""

    def is_a(self, index: int, name: str) -> bool:
        """Whether the unit is a word of a closed class."""
        if not 0 <= index < len(self.units):
            return False
        unit = self.units[index]
        return unit.code == "W" and unit.label in self.view.words.classes.get(name, ())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the character offsets of units `start` to `end` (exclusive)."""
        tokens = self.sentence.tokens
        return tokens[self.units[start].start].start, tokens[self.units[end - 1].end - 1].end
