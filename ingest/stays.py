"""How long somebody stayed: the days of a visit of which a sentence tells only the end (« a achevé mercredi une visite de quatre jours »)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from ingest.dates import DateMention, iso_day
from ingest.expressions import days_long
from ingest.frames import Frame
from ingest.happenings import main_verb
from ingest.standing import verbs_before
from ingest.units import Row

LONGEST: Final = 31
"""How many days a visit may last of which somebody counts the days."""
ENDING: Final = frozenset({"end"})
LEAVING: Final = frozenset({"leave"})
DONE: Final = frozenset({"past", "present", "gerund"})
Days = tuple[str | None, str | None]


def days_of(frame: Frame, told: DateMention | None) -> Days:
    """Give the first and the last day of a visit: of one that ended on the day told, the first is counted back, or not told."""
    undated = "undated" in frame.match.rule.options
    last = iso_day(told.end_date or told.date) if told else None
    ended = bool(_told_by(frame) & (LEAVING if undated else ENDING))
    if told is None or (undated and not ended):
        return None, None
    if not ended or last is None or told.end_date:
        return (None, None) if undated else (told.date, told.end_date)
    return _first(frame.row, last), last.isoformat()


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
