"""How long somebody stayed: the days of a visit of which a sentence tells only the end, or which a later sentence tells.

« a achevé mercredi une visite de quatre jours » · “The visit lasted from Monday to Wednesday.”
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ingest.dates import DateMention, iso_day
from ingest.expressions import days_long
from ingest.frames import Frame
from ingest.happenings import main_verb
from ingest.registry import Official
from ingest.standing import verbs_before
from ingest.story import DAY, Story
from ingest.units import Row

LONGEST: Final = 31
"""How many days a visit may last of which somebody counts the days."""
ENDING: Final = frozenset({"end"})
LEAVING: Final = frozenset({"leave"})
DONE: Final = frozenset({"past", "present", "gerund"})
LASTING: Final = frozenset({"last", "take_place"})
LATE: Final = 3
"""How many sentences later details still belong to a visit or a meeting."""
BEFORE: Final = 3
"""How many units before its noun the word stands that takes a visit up: “whose three-day visit”."""
Days = tuple[str | None, str | None]


def days_of(frame: Frame, told: DateMention | None) -> Days:
    """Give the first and the last day of a visit: of one that ended on the day told, the first is counted back, or not told."""
    undated = "undated" in frame.match.rule.options
    told = _both_days(frame.row, told) if told else None
    last = iso_day(told.end_date or told.date) if told else None
    ended = bool(_told_by(frame) & (LEAVING if undated else ENDING))
    if told is None or (undated and not ended):
        return None, None
    if told.edge == "until" and not told.end_date and not undated:
        return None, told.date
    if not ended or last is None or told.end_date:
        return (None, None) if undated else (told.date, told.end_date)
    return _first(frame.row, last), last.isoformat()


def _both_days(row: Row, told: DateMention) -> DateMention:
    """Give a day and the next that is joined to it as one span (“visited Rome on Monday and Tuesday”)."""
    at = next((index for index, unit in enumerate(row.units) if unit.value is told), -1)
    for first in (at - 2, at) if at >= 0 else ():
        if not row.is_a(first + 1, "and") or {unit.code for unit in row.units[max(first, 0) : first + 3 : 2]} != {"D"}:
            continue
        one, other = row.units[first].value, row.units[first + 2].value
        if not (one.end_date or other.end_date) and _begins(one.date, other.date):
            return replace(told, date=one.date, end_date=other.date)
    return told


def _first(row: Row, last: date) -> str | None:
    """Count the days of a stay back from its last."""
    text = " ".join(token.text for token in row.sentence.tokens)
    lasted = days_long(text, row.view.words.language)
    return (last - timedelta(lasted - 1)).isoformat() if lasted and lasted <= LONGEST else None


def _told_by(frame: Frame) -> frozenset[str]:
    """Give the senses of the verbs that tell what became of a visit: its own, or that before its noun and the one of which it is the subject."""
    row, at = frame.row, frame.anchor
    verbs = [frame.verb] if frame.verb else [main_verb(row, at), next(verbs_before(row, at), None)]
    told = [verb.senses for verb in verbs if verb is not None and verb.tense in DONE and not verb.negated]
    return frozenset().union(*told)


def begun(row: Row, noun: int, last: DateMention) -> str | None:
    """Give the day on which what a noun names began, told beside that on which it ended (« a achevé vendredi un stage, entamé le 5 janvier »)."""
    ended = any(unit.code == "V" and unit.value.senses & ENDING and not unit.value.negated for unit in row.units)
    for at in range(noun + 1, len(row.units)) if ended and not last.end_date else ():
        unit, before = row.units[at], row.units[at - 1]
        opened = before.code == "V" and _opens(row, at - 1)
        day = unit.code == "D" and (opened or unit.value.edge == "since") and len(unit.value.date) == DAY
        if day and unit.value.date < last.date and _begins(unit.value.date, last.date):
            first: str = unit.value.date
            return first
    return None


def _opens(row: Row, at: int) -> bool:
    """Whether a participle, or a verb behind a relative pronoun, says that something began (« entamé », « qui a débuté »)."""
    verb = row.units[at].value
    begins = "open" in verb.senses and not verb.senses & ENDING
    return begins and (
        verb.tense == "participle" or any(row.is_a(one, "relative") for one in range(max(0, at - 2), at))
    )


def tell_days(story: Story, row: Row) -> None:
    """Give the visit told last the days on which a sentence says that it began or ended, or that it lasted."""
    visit = story.memory.visit
    if visit is None or visit.status != "held" or row.number - visit.rows[-1].number > LATE:
        return
    noun = _taken_up(row, new=row in visit.rows)
    if noun is None:
        return
    named = set() if row.view.is_a(row.units[noun].start, "latter") else _named(row)
    if named and not named & set(visit.people):
        return
    first, last = _span(row, noun)
    if first and _begins(first, visit.date or ""):
        visit.date = first
    if last and last > (visit.date or ""):
        visit.end_date = last
    if (first or last) and row not in visit.rows:
        visit.rows.append(row)


def _begins(first: str, told: str) -> bool:
    """Whether a day is the first of a visit of which another date was told: it says more, or is earlier, not by more than a stay."""
    if len(first) < DAY or len(told) < DAY:
        return len(first) > len(told)
    return 0 <= (date.fromisoformat(told) - date.fromisoformat(first)).days <= LONGEST


def _taken_up(row: Row, *, new: bool) -> int | None:
    """Give the noun that means the visit told before: with an article, a possessive, its visitor, or “whose”; or a `new` one, or the pronoun that means it."""
    for at, unit in enumerate(row.units):
        if at < BEFORE and row.view.is_a(unit.start, "latter"):
            return at
        if unit.label.startswith("visit"):
            before = range(max(0, at - BEFORE), at)
            words = ("article", "demonstrative", "possessive", "genitive", "relative")
            if (
                new
                or any(row.is_a(one, word) for one in before for word in words)
                or row.view.is_joined_to_article(unit.start)
            ):
                return at
    return None


def _named(row: Row) -> set[Official]:
    return {official for unit in row.units if unit.code == "P" for official in unit.value.officials}


def _span(row: Row, noun: int) -> Days:
    """Give the first and the last day that verbs behind the noun of a visit tell, each by its own date or dates."""
    first = last = None
    senses: frozenset[str] = frozenset()
    for unit in row.units[noun + 1 :]:
        if unit.code == "V":
            senses = frozenset() if unit.value.negated else unit.value.senses
        elif unit.code == "D" and senses & LASTING:
            first, last = first or unit.value.date, unit.value.end_date or (unit.value.date if first else last)
        elif unit.code == "D" and senses & ENDING:
            last = last or unit.value.end_date or unit.value.date
        elif unit.code == "D" and "open" in senses:
            first = first or unit.value.date
        elif unit.label == ";":
            break
    return first, last
