"""What a verb of calling off or putting off makes of an event: cancelled, or planned anew."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ingest.drafts import Draft
from ingest.happenings import main_verb, took_place
from ingest.modality import phrase_at
from ingest.standing import Standing
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

THWARTED: Final = "thwarted"
"""Sense of phrases behind a verb that say that what it speaks of comes to nothing."""
EVENTS: Final = frozenset({"meeting", "visit"})
COMING: Final = frozenset({"go", "move", "arrive", "introduce", "set_out"})
NEAR: Final = 3
"""How many sentences on what was called off is spoken of again at most."""


def called_off(row: Row, anchor: int) -> Standing | None:
    """Find « a été annulée » (cancelled) or « reportée au 14 septembre » (planned anew) said of the anchor."""
    for index, unit in enumerate(row.units):
        off = unit.code == "V" and not unit.value.negated and _is_off(row, unit.value)
        if not off or _is_departure(row, index) or not _concerns(row, index, anchor):
            continue
        moved = moved_to(row, index) if "postpone" in unit.value.senses else None
        return Standing("planned", 0.85, moved) if moved else Standing("cancelled", 0.9)
    nothing = any(told(row, anchor) for told in (_fell_through, _stayed_away, _not_coming, _of_cancelled))
    return Standing("cancelled", 0.8) if nothing else None


def _fell_through(row: Row, anchor: int) -> bool:
    """Whether what was to be is told not to take place by the main verb of its noun (« L'entretien qui devait réunir X et Y n'a pas eu lieu »)."""
    noun = _event_before(row, anchor)
    main = main_verb(row, noun) if noun is not None else None
    return main is not None and main.negated and main.start > row.units[anchor].start and took_place(row, main)


def _of_cancelled(row: Row, anchor: int) -> bool:
    """Whether what was to be is called off by a noun (« l'annulation des consultations que X et Y devaient mener »)."""
    noun = _event_before(row, anchor)
    return noun is not None and row.is_a(noun - 1, "of") and row.is_a(noun - 2, "calling_off")


def _event_before(row: Row, anchor: int) -> int | None:
    """Give the last noun of a meeting or a visit before an anchor that tells what was to be."""
    nouns = [at for at in range(anchor) if row.units[at].label.partition(":")[0] in EVENTS]
    return nouns[-1] if nouns and _was_to_be(row, anchor) else None


def _stayed_away(row: Row, anchor: int) -> bool:
    """Whether « mais » tells of what was to be that one of those who were to come did not (“was to meet X, but he did not come”)."""
    if not _was_to_be(row, anchor):
        return False
    but = next((at for at in range(anchor + 1, len(row.units)) if row.is_a(at, "but")), len(row.units))
    verb = next(
        (unit.value for unit in row.units[but:] if unit.code == "V" and unit.value.tense not in NOT_FINITE), None
    )
    return verb is not None and verb.negated and verb.tense == "past" and bool(verb.senses & COMING)


def _not_coming(row: Row, anchor: int) -> bool:
    """Whether who was awaited does not come, as the main verb says (« attendu jeudi à L, | il ne viendra pas »)."""
    verb = next(
        (unit.value for unit in row.units[anchor + 1 :] if unit.code == "V" and unit.value.tense not in NOT_FINITE),
        None,
    )
    awaited = (
        row.units[anchor].code == "V" and row.units[anchor].value.tense == "participle" and _was_to_be(row, anchor)
    )
    return awaited and verb is not None and verb.negated and bool(verb.senses & COMING)


def _was_to_be(row: Row, anchor: int) -> bool:
    """Whether the anchor tells what was to be (« devait recevoir », « prévue »)."""
    verb = row.units[anchor].value if row.units[anchor].code == "V" else None
    return verb is not None and (verb.tense == "was_to" or (verb.tense == "participle" and "plan" in verb.senses))


def _is_off(row: Row, verb: VerbGroup) -> bool:
    """Whether a verb calls off or puts off, by itself or by the phrase behind it («quedó sin efecto», “has been put on ice”)."""
    said = phrase_at(row, verb.end, THWARTED)
    whole = said > verb.end + 1 or (said and "be_aux" in verb.senses)
    return bool(verb.senses & {"cancel", "postpone"}) or (bool(whole) and verb.tense not in NOT_FINITE)


def _is_departure(row: Row, verb: int) -> bool:
    """Whether a verb that is also to leave has a place for its object («abandonó Rabat»)."""
    after = row.units[verb + 1].code if verb + 1 < len(row.units) else ""
    return "leave" in row.units[verb].value.senses and after in ("C", "L")


def put_off(row: Row, anchor: int) -> Standing | None:
    """Find « a été remise à une date ultérieure », « est tombée à l'eau », said of a noun or of what was to be."""
    noun = row.units[anchor].code == "N" or _event_before(row, anchor) is not None
    units = row.units[anchor + 1 :] if noun else []
    for verb, after in pairwise(unit for unit in units if unit.code in "VND"):
        if verb.code != "V" or after.start > verb.end + 1:
            continue
        if after.label == "sine_die":
            return Standing("cancelled", 0.85)
        if after.code == "D" and "hand" in verb.value.senses and verb.value.passive:
            return Standing("planned", 0.8, row.units.index(after))
    return None


def moved_to(row: Row, verb: int) -> int | None:
    """Give the unit of the new date after « reporté au … »; none where it is put off without a day."""
    for index in range(verb + 1, min(verb + 7, len(row.units))):
        if row.units[index].code == "D" or row.is_a(index, "relative"):
            return index if row.units[index].code == "D" else None
    return None


def _concerns(row: Row, verb: int, anchor: int) -> bool:
    """Whether a verb of calling off is said of the anchor: in the same clause, the anchor its subject or object."""
    if verb == anchor or (row.units[anchor].code == "N" and main_verb(row, anchor) is row.units[verb].value):
        return True
    if row.units[verb].value.tense == "participle" and (row.units[anchor].code == "V" or abs(verb - anchor) > 3):
        return False
    low, high = sorted((verb, anchor))
    between = row.units[low + 1 : high]
    finite = [u for u in between if u.code == "V" and u.value.tense not in ("participle", "infinitive", "was_to")]
    return len(finite) <= (verb < anchor) or (verb > anchor and all(u.value.tense == "was_to" for u in finite))


def drop_put_off(drafts: list[Draft]) -> None:
    """Drop a meeting to come without a day of its own that was told before to be called off (« Y et Z devaient examiner … »).

    One that somebody was to travel for is called off with his visit.
    """
    for late in [draft for draft in drafts if draft.kind == "meeting" and draft.status == "planned" and draft.people]:
        if not (late.date or late.place) and any(_put_off(one, late) for one in drafts):
            drafts.remove(late)
        elif any(_was_for(visit, late) for visit in drafts):
            late.status = "cancelled"


def _was_for(visit: Draft, meeting: Draft) -> bool:
    """Whether the sentence that told of a meeting first told of a visit that is called off, of one of those who were to meet."""
    off = visit.kind == "visit" and visit.status == "cancelled" and visit.rows[0] is meeting.rows[0]
    return off and bool(set(visit.people) & set(meeting.people))


def _put_off(one: Draft, late: Draft) -> bool:
    """Whether a meeting called off a few sentences before has the same people."""
    follows = 0 < late.rows[0].number - one.rows[0].number <= NEAR
    return one.kind == "meeting" and one.status == "cancelled" and follows and set(one.people) == set(late.people)
