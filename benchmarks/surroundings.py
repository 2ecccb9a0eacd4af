"""What stands about two mentions of an article: the signs by which one weighs whether the text says that something joins them.

The mentions of the first are marked X, those of the second Y. The window is made of the sentences that speak of both, or follow one
another within `REACH`, with one before and one after. Each of its units has a few signs: what a verb or noun means and how the verb is
said, a word itself with its language, whether a country or somebody else is of the side of X or of Y, whether a day is to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from ingest.drafts import Draft
from ingest.lexicon import lexicon
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.story import DAY, Story
from ingest.units import Row, Unit

REACH: Final = 2
"""How many sentences apart two mentions stand at most."""
LONGEST: Final = 180
"""How many units of a window are looked at."""
CLOSE: Final = 8
"""How many units apart two mentions stand close together."""
STEP: Final = 4
FAR: Final = 9
"""Steps of how many units two mentions are apart, and from how many on that makes no difference."""
SEVERAL: Final = 3
LONGEST_CODE: Final = 12
CLASSES: Final = (
    "about", "according", "all", "and_then", "apart", "as", "at", "beside", "besides", "both", "but", "by",
    "contrary", "delegation", "demonstrative", "during", "each", "formerly", "from", "in", "joining", "negation",
    "neither", "no_longer", "none", "number", "object_relative", "of", "off", "only", "possessive", "preposition",
    "pronoun_plural", "pronoun_singular", "reason", "reflexive", "relative", "same", "seat", "separately", "side",
    "since", "soon", "subject_relative", "there", "time", "to", "where", "with", "with_pronoun", "yet",
)  # fmt: skip
"""The closed classes whose words tell how mentions are joined."""
START: Final = "start"
"""The sign that begins a sentence."""
TELLING: Final = ("sense:", "noun:", "class:", "word:")
"""The signs that stand for a unit beside its neighbour, the first of them that it has."""

Signs = tuple[str, ...]
"""The signs of one unit; the first says what it is."""


Where = tuple[int, int]
"""A mention: the number of its row, and its unit there."""


@dataclass(frozen=True, eq=False)
class Two:
    """Two of whom an article speaks near one another, by the units that mean them, and the country of each if it is known."""

    one: Official
    other: Official | str
    """Somebody else, or the country that somebody unnamed is from."""
    homes: tuple[str, str]
    spoken: dict[str, list[Where]]
    """Where they are spoken of, by X and Y."""

    def mark(self, row: Row, index: int) -> str:
        """Give X, Y or XY for a unit that means the first, the second or both, else nothing."""
        return "".join(name for name in ("X", "Y") if (row.number, index) in self.spoken[name])

    def closest(self) -> tuple[Where, Where] | None:
        """Give where they stand nearest to one another, the earlier mention first; nothing if that is beyond `REACH`."""
        pairs = [(min(pair), max(pair)) for pair in product(self.spoken["X"], self.spoken["Y"])]
        near = [(one, other) for one, other in pairs if other[0] - one[0] <= REACH]
        return min(near, key=_apart, default=None)

    def are_joined(self, draft: Draft) -> bool:
        """Whether both take part in what a draft tells."""
        return self.one in draft.people and (self.other in draft.people or self.other in draft.countries)

    def window(self, rows: Sequence[Row]) -> list[Row]:
        """Give the sentences about the places where they are spoken of together."""
        near = [sorted((one[0], other[0])) for one, other in product(self.spoken["X"], self.spoken["Y"])]
        most = max(1, min(last - first for first, last in near))
        spans = [range(first - 1, last + 2) for first, last in near if last - first <= most]
        wanted = frozenset(number for span in spans for number in span)
        return [row for row in rows if row.number in wanted and row.kind != "headline"]


def _apart(pair: tuple[Where, Where]) -> tuple[int, int, Where, Where]:
    (one, other) = pair
    return other[0] - one[0], abs(other[1] - one[1]), one, other


def features(story: Story, drafts: Sequence[Draft], two: Two) -> frozenset[str]:
    """Give the features of two mentions: the signs of the window by where they stand, of units that follow one another, and what was read.

    Where is `at` a mention, `between`, `before` or `behind` the closest two in their sentences; `any` is everywhere, also in the sentences
    about those, whose units have no place of their own (`far`).
    """
    units = list(_window(story, two))[:LONGEST]
    first, last = _closest(units)
    places = _places(units, first, last)
    found = {f"language|{story.words.language}", *_between(units, first, last), *_read(drafts, two)}
    for signs, where in zip(units, places, strict=True):
        found.update(_of_unit(signs, where, close=last - first < CLOSE))
    for before, (signs, where) in zip([(START,), *units], zip(units, places, strict=True), strict=False):
        found.update({f"{where}|{_telling(before)}|{_telling(signs)}"} if where != "far" else ())
    return frozenset(found)


def _read(drafts: Sequence[Draft], two: Two) -> Iterator[str]:
    """Give the features of what rules have read: of others whom the two met, in their sentences too, and who of them went to whose country."""
    meetings = [draft for draft in drafts if draft.kind == "meeting" and not two.are_joined(draft)]
    told = {one[0] for one in two.closest() or ()}
    yield f"meetings|{min(SEVERAL, len(meetings))}"
    yield f"met|{sum(any(one in draft.people for draft in meetings) for one in (two.one, two.other))}"
    yield from (f"told|{draft.status}" for draft in meetings if told & {row.number for row in draft.rows})
    for draft in drafts:
        if draft.kind == "visit" and draft.place and draft.place[1] in two.homes and not two.are_joined(draft):
            went = two.one in draft.people or two.other in draft.people
            yield f"{'guest' if went else 'visit'}|{draft.status}"


def _between(units: Sequence[Signs], first: int, last: int) -> Iterator[str]:
    """Give the features of the closest two mentions: how far apart they are, what they are, what kinds of units are between."""
    between = units[first + 1 : last]
    yield f"apart|{min(FAR, (last - first) // STEP)}"
    yield f"sentences|{sum(signs[0] == START for signs in between)}"
    yield f"others|{min(SEVERAL, sum('mention:other' in signs for signs in between))}"
    yield "codes|" + "".join(signs[0][0] for signs in units[first : last + 1] if signs[0] != "W")[:LONGEST_CODE]
    yield from (f"self|{sign}" for at in (first, last) for sign in units[at])


def _window(story: Story, two: Two) -> Iterator[Signs]:
    """Give the signs of the units of the window, each sentence after its `START`."""
    for row in two.window(story.rows):
        yield (START,)
        for index in range(len(row.units)):
            yield tuple(_signs(story, row, index, two))


def _closest(units: Sequence[Signs]) -> tuple[int, int]:
    """Give where the closest mentions of the two stand among the units of their window."""
    at = {
        mark: [i for i, s in enumerate(units) if s[1:2] and s[1].startswith("mention:") and mark in s[1]]
        for mark in "XY"
    }
    pairs = [(abs(one - other), min(one, other), max(one, other)) for one in at["X"] for other in at["Y"]]
    return min(pairs, default=(0, 0, 0))[1:]


def _places(units: Sequence[Signs], first: int, last: int) -> list[str]:
    """Say of each unit where it stands to the closest two mentions."""
    starts = [at for at, signs in enumerate(units) if signs[0] == START]
    begin = max((at for at in starts if at <= first), default=0)
    end = min((at for at in starts if at > last), default=len(units))
    bounds = ((begin, first, "before"), (first + 1, last, "between"), (last + 1, end, "behind"))
    places = ["far"] * len(units)
    for start, stop, name in bounds:
        places[start:stop] = [name] * max(0, stop - start)
    for at in (first, last):
        places[at : at + 1] = ["at"]
    return places


def _of_unit(signs: Signs, where: str, *, close: bool) -> Iterator[str]:
    """Give the features of one unit; of a verb also its senses with its tense and voice."""
    yield from (f"any|{sign}" for sign in signs[1:])
    yield from (f"{where}|{sign}" for sign in signs[1:] if where != "far")
    yield from (f"close|{sign}" for sign in signs[1:] if where == "between" and close)
    said = [sign for sign in signs if sign.startswith(("tense:", "not"))]
    voice = next((sign for sign in signs if sign.startswith("voice:")), "")
    for sense in (sign for sign in signs if sign.startswith("sense:")):
        yield f"any|{sense}|{'|'.join(said)}"
        if where != "far":
            yield f"{where}|{sense}|{'|'.join(said)}"
            yield f"{where}|{sense}|{voice}"


def _telling(signs: Signs) -> str:
    return next((sign for kind in ("mention:", *TELLING) for sign in signs if sign.startswith(kind)), signs[0])


def _signs(story: Story, row: Row, index: int, two: Two) -> Iterator[str]:
    """Give the signs of one unit, its code first."""
    unit, language = row.units[index], story.words.language
    yield unit.code
    if unit.code == "W":
        yield f"word:{language}:{unit.label}"
        yield from _classes(unit.label, language)
    elif unit.code == "V":
        yield from (f"sense:{sense}" for sense in sorted(unit.value.senses))
        yield f"tense:{unit.value.tense}"
        yield f"voice:{unit.value.voice}"
        yield f"lemma:{language}:{unit.value.lemma}"
        yield from ["not"] * unit.value.negated
    elif unit.code == "N":
        yield f"noun:{unit.label}"
        yield f"noun:{unit.label.partition(':')[0]}"
    elif unit.code == "D":
        yield f"day:{_day(story, unit)}"
    else:
        yield from _of_mention(story, row, index, two)
    if unit.start in row.sentence.quoted:
        yield "quoted"


@lru_cache(maxsize=8192)
def _classes(word: str, language: str) -> tuple[str, ...]:
    """Give the signs of the closed classes that a word of a language is of."""
    words = lexicon(language)
    return tuple(f"class:{name}" for name in CLASSES if word in words.words(name))


def _of_mention(story: Story, row: Row, index: int, two: Two) -> Iterator[str]:
    """Give the signs of a unit that means somebody, a body, a country or a place: X or Y, or of whose side it is."""
    unit, mark = row.units[index], two.mark(row, index)
    named = isinstance(unit.value, Meant | Side)
    codes = story.countries_of(unit.value) if unit.value is not None else []
    sides = "".join(name for name, home in zip("xy", two.homes, strict=True) if home and home in codes)
    if mark or named:
        yield f"mention:{mark or 'other'}"
    if not mark:
        yield f"{'of' if named else 'side'}:{sides}"
    if isinstance(unit.value, Meant):
        yield f"how:{unit.value.mention.how}"
        yield from ["several"] * (len(unit.value.officials) > 1)


def _day(story: Story, unit: Unit) -> str:
    today = (story.article.published or "")[:DAY]
    date = unit.value.date
    return f"{unit.value.edge or 'on'}:{'ahead' if date > today else 'past' if date < today[: len(date)] else 'now'}"
