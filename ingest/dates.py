"""Dates that a text names, resolved against its publication and against each other.

The expressions of a language are data: see `ingest.expressions`. Patterns are matched without regard to case and accents; offsets
are those of the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ingest.calendar import RESOLVERS
from ingest.expressions import Grammar, Rule, fold, grammar_of, number_of
from ingest.period import Clock, before

DAY_LENGTH: Final = len("2026-01-27")
MONTH_LENGTH: Final = len("2026-01")
EDGES: Final = ("since", "until", "before", "after")
SENTENCE_START: Final = re.compile(r"""(?:^|[.!?…:;»"”\n—–])[\s("'«“”–—-]*$""")

CAPITAL: Final = "".join(chr(code) for code in range(0x250) if chr(code).isupper())
NAMES: Final = re.compile(rf"(?<!\w)[{CAPITAL}]\w*(?: [{CAPITAL}]\w*)*")
"""Words with capitals, one after another."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression `text[start:end]` and what it means, in ISO 8601 with the precision of the words.

    `anchored`: the words do not give it in full, the publication date or another date completed it. `edge`: how it bounds
    what it dates, if it does: `since` (« depuis lundi »), `until`, `before`, `after`.
    """

    start: int
    end: int
    date: str
    end_date: str | None
    anchored: bool
    edge: str = ""


def dates(
    text: str,
    published: str | None,
    language: str,
    *,
    anchor: str | None = None,
    told: str | None = None,
    future: bool = False,
) -> tuple[DateMention, ...]:
    """Find the dates of a sentence or paragraph, in order.

    1. Fold the text, so that one pattern meets all ways to write a word.
    2. Find the expressions; what only looks like a date is found and dropped.
    3. Resolve each: against `published`, or, if it leans on another date (« la veille »), against the day named last in
       the text, else `anchor`, else `published`. What cannot be resolved is left out.

    `anchor` is the day that earlier sentences named last, `told` that of the event told last (“the day after that
    meeting”). `future` says that the clause tells of what is planned; words just before an expression (« prévue »,
    « a annoncé ») count for more.
    """
    grammar = grammar_of(language)
    folded, offsets = fold(text)
    clock = Clock(iso_day(published), iso_day(anchor), anchor, "future" if future else "past", iso_day(told))
    mentions: list[DateMention] = []
    read_to = 0
    for rule, match in grammar.find(folded):
        clause = _as_written(text, offsets, read_to, match.start())
        here = replace(clock, tense=_tense(grammar, clause, clock.tense))
        read_to = match.end()
        for mention in _read(rule, match, here, text, offsets):
            mentions.append(mention)
            clock = _moved(clock, mention)
    return tuple(mentions)


def iso_day(value: str | None) -> date | None:
    """Take the day from an ISO date or datetime; None if there is none, or only a month or year."""
    try:
        return date.fromisoformat((value or "")[:DAY_LENGTH])
    except ValueError:
        return None


def _read(
    rule: Rule, match: re.Match[str], clock: Clock, text: str, offsets: list[int] | None
) -> Iterator[DateMention]:
    start, end = match.span() if offsets is None else (offsets[match.start()], offsets[match.end() - 1] + 1)
    values: dict[str, int] = {}
    for name, words in rule.groups:
        if match[name] is not None:
            place = match.start(name) if offsets is None else offsets[match.start(name)]
            if name.rstrip("2") in ("month", "weekday") and not _case_fits(text, place, rule.case):
                return
            values[name] = number_of(match[name], words)
    edge = next((name for name in EDGES if name in values), "")
    for period in RESOLVERS[rule.kind](values, clock):
        kept = before(period, clock.published) if edge == "before" else period
        if kept is not None:
            yield DateMention(start, end, kept.start, kept.end, kept.anchored, edge)


def _case_fits(text: str, place: int, case: str) -> bool:
    """Whether a name that is also another word (May, Mars, Domingo) is written as a date."""
    if case == "upper":
        return text[place].isupper()
    if case == "lower":
        return not text[place].isupper() or SENTENCE_START.search(text[max(0, place - 8) : place]) is not None
    return True


def _as_written(text: str, offsets: list[int] | None, start: int, end: int) -> str:
    """Give the part of a text, with its capitals and accents, that a part of the folded text was made of."""
    return text[start:end] if offsets is None else text[offsets[start] : offsets[end]]


def _tense(grammar: Grammar, written: str, tense: str) -> str:
    """Read from the clause before an expression whether it is past, planned or was to be; endings as they are `written`.

    Names have no tense (“Will Smith”, « Juan Herrera »).
    """
    bare = NAMES.sub(_blank, written)
    near, as_written = _last_part(grammar, fold(bare)[0]), _last_part(grammar, bare)
    if grammar.cues["said"].search(near):
        return "past"
    if grammar.cues["planned"].search(near) or grammar.cues["ending"].search(as_written):
        return "future"
    return "near" if tense == "past" and grammar.cues["due"].search(near) else tense


def _blank(match: re.Match[str]) -> str:
    """Blank words with capitals, but for one alone that opens a sentence (« Prévue mardi »)."""
    alone = " " not in match[0] and SENTENCE_START.search(match.string[: match.start()])
    return match[0] if alone else " "


def _last_part(grammar: Grammar, clause: str) -> str:
    parts = grammar.cues["boundary"].split(clause)
    return (parts[-1] if parts else clause) or ""


def _moved(clock: Clock, mention: DateMention) -> Clock:
    """Remember a mention as the date on which the next may lean."""
    latest = mention.end_date or mention.date
    return replace(clock, last=mention.date, day=iso_day(latest) if len(latest) == DAY_LENGTH else clock.day)


def shifted(mention: DateMention, by: int) -> DateMention:
    """Move a date mention, so that its offsets count from the beginning of the article."""
    return replace(mention, start=mention.start + by, end=mention.end + by)


def nearer(one: DateMention, other: DateMention, day: str, apart: int = 0) -> DateMention:
    """Give the one of two readings of a day or a month that lies nearer to a day; the first if they lie no more than some days `apart`."""
    first, second, at = _middle(one.date), _middle(other.date), date.fromisoformat(day[:DAY_LENGTH])
    if first is None or second is None or len(one.date) != len(other.date) or abs((first - second).days) <= apart:
        return one
    return one if abs((first - at).days) <= abs((second - at).days) else other


def _middle(iso: str) -> date | None:
    """Give the day that stands for a date: its day, or the middle of its month; none for a year."""
    return iso_day(iso) if len(iso) == DAY_LENGTH else iso_day(f"{iso}-15") if len(iso) == MONTH_LENGTH else None
