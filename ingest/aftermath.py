"""What a later sentence says became of the event told last: it was denied, called off, put off, prevented, or took place after all.

“The visit is set for Monday. … It has since been called off.” · « Il n'en est rien. » · «Un temporal obligó a aplazarla.»
"""

from __future__ import annotations

from typing import Final

from ingest.cancellations import moved_to
from ingest.denials import calls_off, contests, denies, refers_back, refuses, reports
from ingest.drafts import Draft
from ingest.happenings import took_place
from ingest.status import HEDGED
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

LATE: Final = 3
"""How many sentences later one may still say what became of an event."""
OFF: Final = frozenset({"cancel", "postpone"})
PREVENTING: Final = frozenset({"prevent"})
TAKEN_UP: Final = {"visit": "visit", "meeting": "meeting", "signature": "agreement"}
"""Nouns with which a sentence takes up what was told, and the kind of fact each stands for."""
UNCERTAIN: Final = frozenset({"planned", "proposed"})
NEAR: Final = 3
"""How many units after a verb the pronoun stands that is its object."""


def follow(event: Draft | None, drafts: list[Draft], row: Row, before: list[Row], *, read: bool) -> None:
    """Give the `event` in mind and those told last the status that a sentence gives them: 1. denied, 2. off, or held after all.

    `before`: the sentences right before it; `read`: the sentence has told of events itself, so that only a refusal with which it begins is about those before.
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
    if read or not told or any(map(_looks_back, (row, *before))):
        return
    if told[-1].rows[-1].number == row.number - 1 and calls_off(row):  # 2
        told[-1].status = "cancelled"
    elif status := became(row):
        for one in _meant(told, row, status):
            one.status = "signed" if (one.kind, status) == ("agreement", "held") else status
            one.rows.append(row)


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
    definite = any(row.is_a(at - 1, name) for name in ("article", "demonstrative", "possessive"))
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
    first = row.view.words.settings.get("caseless") and row.units[at].value.tense == "past"
    return bool(first) and at + 1 < len(row.units) and (row.units[at + 1].code == "N" or row.is_a(at + 1, "it"))


def _has_pronoun(row: Row, at: int, verb: VerbGroup) -> bool:
    """Whether the object of a verb is a pronoun."""
    behind = range(at + 1, min(at + NEAR, len(row.units)))
    return verb.object_clitic or any(row.is_a(index, "it") for index in behind)
