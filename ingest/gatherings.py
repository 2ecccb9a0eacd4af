"""Gatherings: whether people of several countries who are told of together were together, where no verb or noun of meeting says so."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from ingest.frames import Frame
from ingest.identified import takes_up
from ingest.memory import Memory
from ingest.origins import stands_alone
from ingest.registry import Official
from ingest.rows import Meant
from ingest.story import Story
from ingest.units import Row

MET: Final = frozenset({"meet", "receive", "talk", "talk_with", "meet_object", "discuss", "see", "sit", "gather"})
"""Senses of verbs that tell of a meeting."""
UNMET: Final = frozenset({"deny", "cancel", "postpone", "fail", "decline", "plan", "propose"})
"""Senses of verbs beside which a noun tells of no meeting that took place."""
UNREAL: Final = frozenset({"future", "was_to", "conditional", "hedged"})
"""Tenses of what somebody did not do."""
LED: Final = 3
"""How many words before the noun for somebody unnamed its article stands at most."""


def together(story: Story, frame: Frame) -> bool:
    """Whether what a rule asks of those who gathered is so: that they are from `apart`, that a meeting was `announced` before them."""
    options, people, row = frame.match.rule.options, frame.people(), frame.row
    if options.get("takes_up") and not (row.number and takes_up(story.memory, story.rows[row.number - 1], row, people)):
        return False
    if options.get("apart") and any(row.is_a(at, "each") for at in range(len(row.units))):
        return False
    if options.get("apart") == "placed" and not _placed(frame):
        return False
    sides = {code for party in frame.parts.values() for side in party.sides for code in story.countries_of(side)}
    if options.get("apart") and not (
        are_apart(people, sides) or (options.get("hosted") and _are_host_and_guest(row, people))
    ):
        return False
    return not options.get("announced") or (are_apart(people) and _announced(story, frame.row, people))


def are_apart(people: list[Official], sides: Set[str] = frozenset()) -> bool:
    """Whether all are in office and they are of several countries, those of the `sides` that nobody is named of included."""
    countries = {one.country for one in people if one.country} | sides
    return len(countries) > 1 and all(one.in_office for one in people)


def _are_host_and_guest(row: Row, people: list[Official]) -> bool:
    """Whether one of two is not said to be of any country, and it happened in another than the other's: he is at home there."""
    known = {one.country for one in people if one.country}
    places = {unit.value.country for unit in row.units if unit.code == "L"} - {""}
    unknown = sum(not one.country for one in people)
    return (
        unknown == 1
        and len(known) == 1
        and bool(places)
        and known.isdisjoint(places)
        and all(p.in_office for p in people)
    )


def _placed(frame: Frame) -> bool:
    """Whether it is told where or when several did something, or they are taken up as two."""
    units = frame.row.units
    taken_up = [u.value for u in units[: frame.anchor] if isinstance(u.value, Meant) and u.value.mention.how != "named"]
    return any(len(meant.officials) > 1 for meant in taken_up) or any(unit.code in "DL" for unit in units)


def _announced(story: Story, row: Row, people: list[Official]) -> bool:
    """Whether the sentence before tells of a meeting but of nobody who was there, and not of one that these people are known to have had."""
    before = story.rows[row.number - 1] if row.number else row
    told = any(unit.label.startswith("meeting") for unit in before.units)
    again = story.memory.meeting is not None and set(people) <= set(story.memory.meeting.people)
    return told and not again and before.kind == "body" and not any(unit.code in "PUA" for unit in before.units)


def note_lone(memory: Memory, row: Row) -> None:
    """Leave in mind the only one whom a sentence names and who met somebody unnamed («recibió a un marino. Era el almirante Y»).

    A sentence that names nobody leaves him in mind.
    """
    people = list(dict.fromkeys(o for u in row.units if isinstance(u.value, Meant) for o in u.value.officials))
    verbs = [unit.value for unit in row.units if unit.code == "V" and not unit.value.negated]
    done = [verb for verb in verbs if verb.tense in ("past", "present", "imperfect")]
    talks = done and any(unit.label.startswith("meeting") for unit in row.units)
    met = any(verb.senses & MET for verb in done) or (talks and not any(verb.senses & UNMET for verb in verbs))
    met = met or (any("spend" in verb.senses for verb in done) and _in_company(row))
    people = people or (list(memory.subject) if met and _is_about_him(row) else [])
    unreal = not row.view.modifiers_before or any(verb.tense in UNREAL or verb.senses & UNMET for verb in verbs)
    stranger = not unreal and any(_is_stranger(row, at) for at in range(len(row.units)))
    if not people and stranger and not memory.lone:
        people = list(memory.subject[:1])
    if people:
        memory.lone = tuple(people) if len(people) == 1 and people[0].in_office and (met or stranger) else ()


def _in_company(row: Row) -> bool:
    """Whether a word says that somebody was there too (« en compagnie de »)."""
    return any(row.is_a(at, name) for at in range(len(row.units)) for name in ("with", "beside"))


def _is_about_him(row: Row) -> bool:
    """Whether the subject of a verb is “he” or “she”."""
    return any(u.code == "V" and row.is_a(at - 1, "pronoun_singular") for at, u in enumerate(row.units))


def _is_stranger(row: Row, index: int) -> bool:
    """Whether a word stands for somebody who is not named: “somebody”, “a tall | man”, “the other | visitor”, “a | Ugandan”."""
    native = row.view.entry(row.units[index].start, "demonym") if row.units[index].code == "W" else None
    if native:
        return row.is_a(index - 1, "indefinite") and stands_alone(row.view, native[0].end)
    led = any(row.is_a(at, "indefinite") for at in range(max(0, index - LED), index))
    return row.is_a(index, "someone") or (row.is_a(index, "unnamed") and led)
