"""Occasions: events that a sentence ties to the one told of before (« à cette occasion », « doit y rencontrer »)."""

from __future__ import annotations

from ingest.circumstances import date_of, is_located, named, place_of
from ingest.drafts import Draft
from ingest.frames import Frame
from ingest.story import DAY, Story
from ingest.units import Row

MONTH = len("2026-01")
EXISTENTIAL = frozenset({"be_aux", "have_aux", "exist"})
PLACED = frozenset({"meeting", "visit", "agreement"})


def inherit(story: Story, frame: Frame, draft: Draft) -> None:
    """Give a draft the date and place of the event that its sentence points back to, where it states none itself."""
    draft.date = draft.date or _headed(story, frame)
    if "recalls" in frame.match.rule.options and frame.row.number:
        _take_up(draft, story.rows[frame.row.number - 1])
    if draft.kind in PLACED and not draft.detail.get("mode", "").startswith(("phone", "video")):
        here = (any(map(_is_here, draft.rows)) or _at_home(story, draft)) and draft.status != "expired"
        draft.place = draft.place or (story.desk if here else None)
    event = _event(story)
    link = _link(frame)
    if not link and _goes_on(story, frame, draft):
        _set_scene(story, draft)
    elif not link and _stays(story, draft):
        draft.place, draft.assumed = story.memory.scene, frozenset({"place"})
    if not link or draft.status == "proposed":
        return
    if link == "same":
        if draft.kind in PLACED:
            there = _named_there(frame) or _named_last(story, frame) or (event.place if event else None)
            draft.place = draft.place or there or story.memory.place
        draft.date = draft.date or (event.date if event else None) or story.memory.day
        return
    if draft.date:
        return
    day = story.memory.day or (event.date if event else None)
    if day and len(day) == DAY:
        draft.date = day if link == "day" else day[:MONTH]


def _stays(story: Story, draft: Draft) -> bool:
    """Whether one of those told of before meets somebody on the very day the sentences before were about, and nothing is said where."""
    last = (story.memory.meeting, story.memory.visit)
    same = any(one and one.status == draft.status and set(one.people) & set(draft.people) for one in last)
    told = draft.kind == "meeting" and draft.status == "held" and not (draft.place or draft.detail.get("mode"))
    return told and same and bool(draft.date) and draft.date == story.memory.day


def _set_scene(story: Story, draft: Draft) -> None:
    """Assume of a draft that it happened on the day, and where, the sentences before were about."""
    day = story.memory.day
    place = None if draft.place or draft.detail.get("mode") else story.memory.scene
    if day:
        draft.date = day[:MONTH] if story.memory.several_days else day
        draft.place = draft.place or place
        draft.assumed = frozenset({"date", "place"} if place else {"date"})


def _take_up(draft: Draft, before: Row) -> None:
    """Give a meeting that takes up what the sentence before told (« Leur échange a eu lieu … ») its day, place and evidence."""
    verb = next((at for at, unit in enumerate(before.units) if unit.code == "V"), 0)
    date = date_of(before, verb, since=False)
    if date and not draft.date:
        draft.date, draft.end_date = date.date, date.end_date
    draft.place = draft.place or place_of(before, verb)
    draft.rows.insert(0, before)


def _is_here(row: Row) -> bool:
    """Whether a sentence says that it happened where the report was sent from (“here”, «en esta capital»)."""
    return any(
        row.is_a(at, "here") or (row.is_a(at, "demonstrative") and row.is_a(at + 1, "this_town"))
        for at in range(len(row.units))
    )


def _at_home(story: Story, draft: Draft) -> bool:
    """Whether somebody who is at home where the report was sent from met another in his own office («en su despacho»)."""
    row = draft.rows[0]
    own = any(row.is_a(at, "own_seat") and row.is_a(at - 1, "possessive") for at in range(len(row.units)))
    home = story.desk[1] if story.desk else ""
    return own and bool(home) and draft.kind == "meeting" and home in {one.country for one in draft.people}


def _event(story: Story) -> Draft | None:
    """Give the event told of last; of a visit and a meeting that one sentence tells, the meeting."""
    event, meeting = story.memory.event, story.memory.meeting
    together = event is not None and meeting is not None and event.kind == "visit" and event.rows[0] in meeting.rows
    return meeting if together else event


def _headed(story: Story, frame: Frame) -> str | None:
    """Give the day that stands alone as a heading right before a sentence (« Jueves 12. »)."""
    at = frame.row.number
    units = story.rows[at - 1].units if 0 < at <= len(story.rows) else []
    days = [unit.value.date for unit in units if unit.code == "D"]
    alone = len(days) == 1 and all(u.code == "D" or (u.code == "W" and not u.label[:1].isalnum()) for u in units)
    return days[0] if alone and len(days[0]) == DAY else None


def _goes_on(story: Story, frame: Frame, draft: Draft) -> bool:
    """Whether what is told as past, and names no day, goes on in the day that the sentences before were about."""
    row, tense = frame.row, frame.verb.tense if frame.verb else "past"
    done = (draft.kind, draft.status) in (("meeting", "held"), ("agreement", "signed"))
    return done and not draft.date and not row.dates and tense in ("past", "gerund")


def _there(frame: Frame) -> list[int]:
    """List the units that say that it happened where one was told to be (“met X there”), not that there is something."""
    row, behind = frame.row, [*frame.row.units[1:], None]
    verbs = {at for at, unit in enumerate(behind) if unit and unit.code == "V" and unit.value.senses & EXISTENTIAL}
    return [at for at in range(len(row.units)) if row.is_a(at, "there") and at not in verbs]


def _named_there(frame: Frame) -> tuple[str, str] | None:
    """Give the place to which “there” points in its own sentence: the last one named before it."""
    for there in _there(frame):
        for unit in reversed(frame.row.units[:there]):
            if unit.code == "L":
                return named(frame.row, unit)
    return None


def _named_last(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Give the place to which “there” points in the sentence before, if it tells of several: the last («viajó a L, pero no irá a M»)."""
    before = story.rows[frame.row.number - 1] if frame.row.number and _there(frame) else None
    found = [at for at, unit in enumerate(before.units) if unit.code == "L"] if before else []
    located = [at for at in found if before and is_located(before, at)]
    return named(before, before.units[located[-1]]) if before and len(located) > 1 else None


def _link(frame: Frame) -> str:
    """Tell how the sentence is tied: `same` time and place, the same `day`, or `month` where it only says earlier."""
    labels = {unit.label for unit in frame.row.units[: frame.anchor + 1]}
    clitic = frame.verb is not None and bool(frame.verb.clitics & frame.row.view.words.words("there"))
    if "occasion" in labels or _there(frame) or clitic or any(unit.label == "occasion" for unit in frame.row.units):
        return "same"
    if any(u.code == "V" and "mark" in u.value.senses for u in frame.row.units[: frame.anchor]):
        return "same"
    if "margin" in labels or any(frame.row.is_a(index, "then") for index in range(min(2, frame.anchor))):
        return "day"
    return "month" if "earlier" in labels else ""
