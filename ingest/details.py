"""Details told afterwards: the day and the place that a later sentence adds to the event told last.

“The talks, held in Rabat on Monday, …” · « C'était le 21 mai. » · “I was there from September 29 to October 1.”
"""

from __future__ import annotations

from typing import Final

from ingest.cancellations import called_off
from ingest.circumstances import date_of, place_of
from ingest.drafts import Draft
from ingest.happenings import took_place
from ingest.occurrence import LEADING, meant, occurred
from ingest.party import Party, subject
from ingest.stays import LATE, tell_days
from ingest.story import DAY, Story
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

NEXT: Final = 3
"""How many units from the noun or the pronoun its verb or its date stands at most."""
STAYING: Final = frozenset({"be_aux", "stay", "reside"})
TOOK_PLACE: Final = frozenset({"held", "signed", "ratified", "in_force"})
TO_COME: Final = frozenset({"planned", "proposed"})
DONE: Final = frozenset({"past", "participle", "present"})


def add_details(story: Story, row: Row, read: set[str]) -> None:
    """Give the meeting or the visit told last what a sentence says of it that has told of no other of its kind."""
    meeting = story.memory.meeting
    if not read:
        _call_off(story, row)
    if "visit" not in read and (at := _was_there(row)) is not None:
        _stay(story, row, at)
        return
    tell_days(story, row)
    if read & {"meeting", "visit"}:
        return
    if meeting is not None and (at := _of_the_meeting(row)) is not None:
        _add(meeting, row, at, anew=len(meeting.rows) == 1)
    elif not read and (at := occurred(row)) is not None and (told := meant(story.memory, row, at)):
        _add(told, row, at)


def _call_off(story: Story, row: Row) -> None:
    """Cancel the visit or meeting planned before of which a sentence only says that it is off (« La visite a été annulée. »).

    One that was to be on another day at first (« inicialmente señalado para el 13 ») is planned for the day told before.
    """
    if any(row.is_a(index, "formerly") for index in range(len(row.units))):
        return
    planned = {"visit": story.memory.visit, "meeting": story.memory.meeting}
    for at, unit in enumerate(row.units):
        event = planned.get(unit.label.partition(":")[0])
        if (
            event is None
            or event.status != "planned"
            or row.number - event.rows[-1].number > LATE
            or not _known(row, at)
        ):
            continue
        off = called_off(row, at)
        if off is not None and off.status == "cancelled":
            event.status = "cancelled"
            event.rows.append(row)
            return


def _known(row: Row, noun: int) -> bool:
    """Whether a noun takes up what was told before: it has an article, a demonstrative or a possessive."""
    definite = any(row.is_a(noun - 1, name) for name in ("article", "demonstrative", "possessive"))
    return definite or row.view.is_joined_to_article(row.units[noun].start)


def _of_the_meeting(row: Row) -> int | None:
    """Give the verb with which a sentence says when or where the meeting it names again took place."""
    for noun, unit in enumerate(row.units):
        if not unit.label.startswith("meeting") or not _known(row, noun):
            continue
        for at in range(max(0, noun - NEXT), min(noun + NEXT + 1, len(row.units))):
            between = row.units[min(at, noun) + 1 : max(at, noun)]
            happened = _happened(row, at) or (at == noun - 1 and _passes(row, at))
            if happened and all(one.code == "W" for one in between):
                return at
    return None


def _happened(row: Row, at: int) -> bool:
    """Whether a verb, or a participle that the pipeline takes for a noun, says that something took place (« , tenue à L »)."""
    unit = row.units[at]
    if unit.code != "V":
        forms = row.view.words.verbs.get(unit.label, ()) if row.is_a(at - 1, "comma") else ()
        return any(form.tense == "participle" and "hold" in form.senses for form in forms)
    verb = unit.value
    if _was_then(row, at, verb):
        return True
    held = "hold" in verb.senses and (verb.passive or verb.reflexive)
    return verb.tense in DONE and not verb.negated and (held or took_place(row, verb) or "take_place" in verb.senses)


def _was_then(row: Row, at: int, verb: VerbGroup) -> bool:
    """Whether “was”, right behind the noun, leads to a day or a place (« La llamada | fue el 21 », “The talks | were in L”)."""
    behind = next((i for i in range(at + 1, len(row.units)) if not any(row.is_a(i, one) for one in LEADING)), at)
    was = "be_aux" in verb.senses and verb.tense == "past" and not (verb.negated or verb.passive)
    return was and row.units[at - 1].code == "N" and row.units[behind].code in "DL"


def _passes(row: Row, at: int) -> bool:
    """Whether the light verb before a noun says that it took place, where verbs come first (« وجرى اللقاء »)."""
    verb = row.units[at].value if row.units[at].code == "V" and row.view.words.settings.get("caseless") else None
    return verb is not None and "be_aux" in verb.senses and verb.tense == "past" and not verb.negated


def _was_there(row: Row) -> int | None:
    """Give the verb of a sentence that says how long somebody was where he is said to have gone (“I was there until Friday”)."""
    for at, unit in enumerate(row.units):
        if unit.code == "V" and unit.value.senses & STAYING and unit.value.tense in DONE - {"participle"}:
            there = any(row.is_a(index, "there") for index in range(at + 1, at + NEXT))
            there = there or bool(unit.value.clitics & row.view.words.words("there"))
            return at if there and not unit.value.negated and any(one.code == "D" for one in row.units[at:]) else None
    return None


def _add(event: Draft, row: Row, at: int, *, anew: bool = False) -> None:
    """Add day and place to an event; `anew`: a day in place of the one that the sentence before may have meant otherwise."""
    verb = row.units[at].value if row.units[at].code == "V" else None
    status = TO_COME if verb and verb.tense == "future" else TOOK_PLACE
    if row.number - event.rows[-1].number > LATE or event.status not in status:
        return
    date, place = date_of(row, at, since=False), place_of(row, at)
    finer = date and (not event.date or date.date.startswith(event.date) or (anew and len(date.date) == DAY))
    if date and finer:
        event.date, event.end_date = date.date, date.end_date
    if place and not event.place and not event.detail.get("mode"):
        event.place = place
    if row not in event.rows and (finer or place):
        event.rows.append(row)


def _stay(story: Story, row: Row, at: int) -> None:
    """Give the visit of whom a sentence is about the days from which to which it says that he was there."""
    party = Party()
    subject(row, at, story.memory, party)
    visit = story.memory.visit
    if visit is None or visit.status != "held" or (party.officials and not set(party.officials) & set(visit.people)):
        return
    clause = next(
        (i for i, u in enumerate(row.units) if i > at and u.code == "V" and u.value.tense not in NOT_FINITE), 0
    )
    dates = [unit.value for unit in row.units[at : clause or None] if unit.code == "D"]
    whole = len(visit.date or "") < DAY
    if dates and whole and row.number - visit.rows[-1].number <= LATE:
        visit.date, visit.end_date = dates[0].date, dates[0].end_date or (dates[-1].date if len(dates) > 1 else None)
        visit.rows.append(row)
