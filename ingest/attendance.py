"""Attendance: those who were present, as later sentences tell, joined to the meeting told of before."""

from __future__ import annotations

from ingest.circumstances import date_of
from ingest.drafts import Draft, compatible
from ingest.frames import Frame
from ingest.registry import Official
from ingest.units import Row

UNTOLD = 0.55
"""How sure it is that those met who « took part » in something that the text has not named before."""
NEAR = 3
LATE = 8


def add_participants(drafts: list[Draft], frame: Frame, row: Row) -> bool:
    """Add those who were present to the meeting told of last; to all of the day where the text says « l’ensemble »."""
    absent = frame.verb is not None and frame.verb.negated
    without = frame.match.rule.options.get("without", ())
    absent = absent or any(unit.label.partition(":")[0] in without for unit in row.units)
    present = [] if absent else [one for one in frame.people("also") if one.in_office]
    travels = frame.match.rule.options.get("travels")
    visits = [draft for draft in drafts if draft.kind == "visit"] if travels else []
    held = visits[-1:] or [draft for draft in drafts if draft.kind == "meeting" and (draft.people or draft.pending)]
    anew = frame.match.rule.options.get("founds") and not (held and _recent(held[-1], row))
    if anew and _found(drafts, frame, present):
        return True
    if not held or not present or (frame.match.rule.options.get("there") and not _there(held[-1], row)):
        return False
    found = date_of(row, frame.anchor)
    day = found.date if found else None
    for official in frame.people("also"):
        official.beside = next(iter(frame.people("side")), None)
    for draft in held if _all(frame) and day else held[-1:]:
        if (row in draft.rows or compatible(draft.stated("date"), day)) and row.number - draft.rows[-1].number <= LATE:
            draft.parts.setdefault("visitor" if visits else "also", []).extend(
                one for one in present if one not in draft.people
            )
            if row not in draft.rows:
                draft.rows.append(row)
    return True


def _recent(meeting: Draft, row: Row) -> bool:
    """Whether a meeting was told of in one of the sentences just before."""
    return row.number - meeting.rows[-1].number <= NEAR


def _visitors(drafts: list[Draft], row: Row) -> list[Official]:
    """List who is said just before to have come on a visit: those whom the hosts present at the talks talked with."""
    told = any(unit.label.startswith("meeting") for unit in row.units)
    visits = [one for one in drafts if one.kind == "visit" and one.status == "held" and _recent(one, row)]
    return visits[-1].people if visits and told else []


def _found(drafts: list[Draft], frame: Frame, present: list[Official]) -> bool:
    """Make the meeting that only those present tell of, with those who signed something just before (« précédée d'un entretien »)."""
    row = frame.row
    signed = [one for one in drafts if one.kind == "agreement" and len(one.people) > 1]
    agreed = signed[-1] if signed and row.number - signed[-1].rows[-1].number <= NEAR else None
    others = agreed.people if agreed else _visitors(drafts, row)
    people = list(dict.fromkeys([*others, *present]))
    if not present or len({one.country for one in people if one.country}) < 2:
        return False
    found = date_of(row, frame.anchor)
    meeting = Draft("meeting", "held", [row], {"also": people}, confidence=UNTOLD, rule=frame.match.rule.id)
    meeting.date = found.date if found else agreed.date if agreed else None
    meeting.place = agreed.place if agreed else None
    drafts.append(meeting)
    return True


def _there(meeting: Draft, row: Row) -> bool:
    """Whether a sentence is about a meeting: it tells of it itself, or speaks of a meeting or of the occasion."""
    told = any(unit.label.startswith(("meeting", "occasion")) for unit in row.units)
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    there = any(verb.clitics & row.view.words.words("there") and verb.tense != "future" for verb in verbs)
    return row in meeting.rows or told or there


def _all(frame: Frame) -> bool:
    row = frame.row
    return any(row.is_a(index, "all") for index in range(len(row.units)))
