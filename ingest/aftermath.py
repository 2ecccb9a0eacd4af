"""What a later sentence says became of the event told last: it was denied, called off, put off, prevented, or took place after all.

“The visit is set for Monday. … It has since been called off.” · « Il n'en est rien. » · «Un temporal obligó a aplazarla.»
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ingest.cancellations import moved_to
from ingest.denials import calls_off, contests, denies, refers_back, refuses, reports
from ingest.drafts import Draft
from ingest.happenings import took_place
from ingest.pronouns import leaves_out
from ingest.registry import Official
from ingest.rows import Meant
from ingest.status import HEDGED
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

LATE: Final = 3
"""How many sentences later one may still say what became of an event."""
COMING: Final = frozenset({"go", "move", "arrive"})
BACKING_OUT: Final = frozenset({"back_out", "renounce"})
"""Senses of verbs by which somebody says that he will not come: those that need no object, and those that name what he gives up."""
REACH: Final = 6
"""How many units behind a verb the noun stands at most of what is given up."""
OFF: Final = frozenset({"cancel", "postpone"})
PREVENTING: Final = frozenset({"prevent"})
TAKEN_UP: Final = {"visit": "visit", "meeting": "meeting", "signature": "agreement"}
"""Nouns with which a sentence takes up what was told, and the kind of fact each stands for."""
UNCERTAIN: Final = frozenset({"planned", "proposed"})
NEAR: Final = 3
"""How many units after a verb the pronoun stands that is its object."""


def follow(
    event: Draft | None, drafts: list[Draft], row: Row, before: list[Row], *, read: bool, about: Sequence[Official] = ()
) -> None:
    """Give the `event` in mind and those told last the status that a sentence gives them: 1. denied, 2. off, or held after all.

    `before`: the sentences right before it; `about`: whom they were about; `read`: the sentence has told of events itself, so that only a refusal with which it begins is about those before.
    """
    told = _told_last(drafts, row)
    denied = refuses(row) or (not read and denies(row))
    again = not read and refers_back(row)
    if again and event:  # 1
        event.status = "denied"
    for one in {id(one): one for one in [*([event] if event else []), *told]}.values():
        if (denied or again) and one.rows[-1] is not row and one.confidence < HEDGED:
            one.status = "denied"
    if not read and before and contests(row) and reports(before[-1]):
        for one in [one for one in told if one.rows == [before[-1]]]:
            one.status = "denied"
    back = bool(told) and backs_out(row, told, about)
    if (read and not back) or not told or any(map(_looks_back, (row, *before))):
        return
    if told[-1].rows[-1].number == row.number - 1 and calls_off(row):  # 2
        told[-1].status = "cancelled"
    elif status := "cancelled" if back else became(row):
        for one in _meant(told, row, status):
            one.status = "signed" if (one.kind, status) == ("agreement", "held") else status
            one.rows.append(row)
            _leave_out(drafts, one, row)


def _leave_out(drafts: list[Draft], event: Draft, row: Row) -> None:
    """Leave out what a sentence that calls an event off has told of it itself, as if it were another."""
    same = [one for one in drafts if one is not event and (one.kind, one.status) == (event.kind, event.status)]
    for one in [one for one in same if one.rows == [row] and set(one.people) & set(event.people)]:
        drafts.remove(one)


def _meant(told: list[Draft], row: Row, status: str) -> list[Draft]:
    """List the uncertain events told last that a sentence speaks of: those of the kind it names; a trip called off takes all with it."""
    open_ones = [one for one in told if one.status in UNCERTAIN]
    named = {TAKEN_UP.get(unit.label.partition(":")[0]) for unit in row.units if unit.code == "N"} - {None}
    same = [one for one in open_ones if one.kind in named]
    if same or (named and (status != "cancelled" or "visit" not in named)):
        return same
    return [one for one in open_ones if one.kind != "agreement" or status == "cancelled"]


def _told_last(drafts: list[Draft], row: Row) -> list[Draft]:
    """List the events of the last sentence before that told of any, if it is near."""
    before = [one for one in drafts if one.rows[-1].number < row.number]
    last = max((one.rows[-1].number for one in before), default=-LATE)
    return [one for one in before if one.rows[-1].number == last] if row.number - last <= LATE else []


def backs_out(row: Row, told: list[Draft], about: Sequence[Official] = ()) -> bool:
    """Whether the first verb says that one of those who were to take part stayed away (“The Turk cancelled.”, « Il a renoncé à son voyage. »)."""
    at = next((at for at, unit in enumerate(row.units) if unit.code == "V" and unit.value.tense not in NOT_FINITE), -1)
    verb: VerbGroup | None = row.units[at].value if at >= 0 else None
    if verb is None or verb.tense != "past" or verb.passive or not _is_one_of(row, at, told, about):
        return False
    if verb.negated:
        return "set_out" in verb.senses or (bool(verb.senses & COMING) and _stands_alone(row, at, verb))
    if not verb.senses & BACKING_OUT:
        return False
    last = at + (at + 1 < len(row.units) and row.units[at + 1].code in "PU" and _comes_first(row))
    behind = range(last + 1, min(last + 1 + REACH, len(row.units)))
    noun = next((near for near in behind if row.units[near].code in "NVPUA"), -1)
    own = noun >= 0 and row.units[noun].code == "N" and _is_known(row, noun)
    return own or _stands_alone(row, last, verb)


def _comes_first(row: Row) -> bool:
    """Whether the verb comes before its subject in a language."""
    return bool(row.view.words.settings.get("caseless"))


def _stands_alone(row: Row, last: int, verb: VerbGroup) -> bool:
    """Whether nothing is the object of a verb, behind its `last` unit: the sentence ends there, or says when, where or why."""
    after = row.units[last + 1] if last + 1 < len(row.units) else None
    if after is None or after.code == "D" or (after.code == "W" and not after.label[:1].isalnum()):
        return True
    circumstance = ("around", "at", "to", "conjunction", "reason")
    return "renounce" not in verb.senses and any(row.is_a(last + 1, name) for name in circumstance)


def _is_one_of(row: Row, at: int, told: list[Draft], about: Sequence[Official]) -> bool:
    """Whether the subject of a verb is one of those of whom an event was told: by name, by a pronoun, or left out."""
    people = {id(one) for draft in told for one in draft.people}
    first = _comes_first(row) or not any(unit.code in "PUA" for unit in row.units[:at])
    beside = row.units[: at + 2] if first else row.units[:at]
    named = [unit.value for unit in beside if unit.code in "PUA"]
    if named:
        return any(id(one) in people for value in named if isinstance(value, Meant) for one in value.officials)
    if about and not any(id(one) in people for one in about):
        return False
    pronoun = any(row.is_a(before, "pronoun_singular") for before in range(at))
    return pronoun or leaves_out(row) or (_comes_first(row) and at < 2)


def became(row: Row) -> str:
    """Give the status that a sentence gives what was told before, of which it speaks by a pronoun, a definite noun or not at all; nothing if none."""
    other = False
    for at, unit in enumerate(row.units):
        other = other or unit.code in "PUA" or (unit.code == "N" and not _is_known(row, at))
        if unit.code == "V" and (status := _became(row, at, other=other)):
            return status
    return ""


def _became(row: Row, at: int, *, other: bool) -> str:
    """Give the status that a verb gives what was told before; where somebody or something `other` is named, only by its object."""
    verb: VerbGroup = row.units[at].value
    if verb.senses & (OFF | PREVENTING) and not verb.negated:
        mine = (
            _has_pronoun(row, at, verb)
            or row.is_a(at - 1, "it")
            or ("prevent" not in verb.senses and not other and _is_about_it(row, at, verb))
        )
        return "cancelled" if mine and ("postpone" not in verb.senses or moved_to(row, at) is None) else ""
    if not other and verb.tense == "past" and took_place(row, verb) and not _has_noun_subject(row, at):
        return "cancelled" if verb.negated else "held"
    return ""


def _looks_back(row: Row) -> bool:
    """Whether a sentence tells what was planned at first, so that what put it off led to the plan told."""
    return any(row.is_a(index, "formerly") for index in range(len(row.units)))


def _is_about_it(row: Row, at: int, verb: VerbGroup) -> bool:
    """Whether a verb of calling off is said of what was told before: its subject or its object is a pronoun, a definite noun, or left out."""
    if verb.tense in ("infinitive", "gerund") or not (verb.passive or verb.reflexive):
        return _has_subject_behind(row, at)
    return verb.tense not in NOT_FINITE and not _has_noun_subject(row, at)


def _is_known(row: Row, at: int) -> bool:
    """Whether a noun takes up a visit, meeting or signing told before, or only says until when it is put off."""
    unit = row.units[at]
    definite = any(row.is_a(at - 1, name) for name in ("article", "contracted", "demonstrative", "possessive"))
    definite = definite or row.view.is_joined_to_article(unit.start)
    return unit.label == "sine_die" or (definite and unit.label.partition(":")[0] in TAKEN_UP)


def _has_noun_subject(row: Row, at: int) -> bool:
    """Whether the subject right before a verb is some other noun than one told of, than a leg of a journey or a ceremony: its article stands there, with no comma between."""
    for index in range(at - 1, -1, -1):
        unit = row.units[index]
        if unit.code != "W" or row.is_a(index, "comma"):
            return False
        if row.is_a(index, "determiner"):
            return not (row.is_a(index + 1, "leg") or row.is_a(index + 1, "ceremony"))
    return False


def _has_subject_behind(row: Row, at: int) -> bool:
    """Whether a finite verb comes first and what was told before follows it (« وأُلغيت الزيارة », « تأجل كل شيء »)."""
    first = _comes_first(row) and row.units[at].value.tense == "past"
    return first and at + 1 < len(row.units) and (row.units[at + 1].code == "N" or row.is_a(at + 1, "it"))


def _has_pronoun(row: Row, at: int, verb: VerbGroup) -> bool:
    """Whether the object of a verb is a pronoun."""
    behind = range(at + 1, min(at + NEAR, len(row.units)))
    return verb.object_clitic or any(row.is_a(index, "it") for index in behind)
