"""Places of what is talked about: « ont échangé sur les refoulements à L » tells of a place that is not that of the talks."""

from __future__ import annotations

from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE

SIGNING = frozenset({"sign", "conclude"})
"""Senses of verbs by which an agreement comes to be."""
HAPPENING = frozenset({"take_place", "hold", "plan"})
"""Senses of verbs that tell when and where something is, was or will be."""
OPERATING = frozenset({"seize", "arrest", "rescue", "rehearse", "train", "dismantle"})
"""Senses of verbs that tell of an operation."""
DEEDS = frozenset({"exercise", "training", "arrests", "seizure", "dismantling", "rescue", "signature"})
"""Nouns of the field for what is done in a place."""
SIGNS = frozenset(".;:")


def of_the_topic(row: Row, anchor: int, index: int) -> bool:
    """Whether a place belongs to what was talked about: « ont échangé sur les refoulements à L »."""
    if _is_deed(row.units[anchor]) and _closes(row, index):
        return False
    return any(
        row.is_a(at, "about")
        and not (_of_a_text(row, at) or _of_a_meal(row, at))
        and not (_past_topic(row, at, index) or _goes_on(row, anchor, at, index))
        for at in range(anchor + 1, index)
    )


def _is_deed(unit: Unit) -> bool:
    """Whether a unit tells of something done that is on a topic at most by name: a signing, a seizure, an exercise."""
    return unit.label in DEEDS or (unit.code == "V" and bool(unit.value.senses & (SIGNING | OPERATING)))


def _closes(row: Row, index: int) -> bool:
    """Whether a unit is the last of its clause but for a date (“signed a pact on theft | in L on Monday.”)."""
    after = row.units[index + 1] if index + 1 < len(row.units) else None
    return after is None or after.code == "D" or row.is_a(index + 1, "comma") or after.label in SIGNS


def _goes_on(row: Row, anchor: int, at: int, index: int) -> bool:
    """Whether a relative clause behind a comma goes on about the anchor (« la signature de l'accord sur X, qui devait avoir lieu à L »)."""
    direct = not any(unit.code == "V" for unit in row.units[anchor + 1 : at])
    return direct and any(row.is_a(i, "relative") and row.is_a(i - 1, "comma") for i in range(at + 1, index))


def _past_topic(row: Row, at: int, index: int) -> bool:
    """Whether the words between end what was talked about, or “on” led to somebody (“a call on Y in L”)."""
    if any(unit.code in "PU" for unit in row.units[at + 1 : at + 3]):
        return True
    if any(_of_the_event(row, i) for i in range(at + 2, index)):
        return True
    told = [i for i in range(at + 1, index) if row.units[i].code == "V" and row.units[i].value.tense not in NOT_FINITE]
    named = any(unit.label.startswith("meeting") for unit in row.units[at + 1 : index])
    return named or any(not any(row.is_a(i, "relative") for i in range(at + 1, verb)) for verb in told)


def _of_the_event(row: Row, index: int) -> bool:
    """Whether a unit goes on about the event behind what was talked about: its day, or “signed”, “held”."""
    unit = row.units[index]
    if unit.code == "D" and unit.label != "year":
        return True
    if unit.code == "V" and unit.value.tense == "participle":
        return bool(unit.value.senses & (SIGNING | HAPPENING))
    return False


def _of_a_meal(row: Row, at: int) -> bool:
    """Whether “over” leads to what people eat or drink while they talk: “had a word with Y over strong coffee in L”."""
    return any(row.is_a(one, "meal") for one in range(at + 1, min(at + 4, len(row.units))))


def _of_a_text(row: Row, at: int) -> bool:
    """Whether “on” leads to what is signed: “put their names on a protocol in L”."""
    return any(unit.label.startswith(("agreement", "instrument")) for unit in row.units[at + 1 : at + 4])
