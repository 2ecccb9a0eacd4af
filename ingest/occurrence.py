"""That what was told of took place, and when or where: a sentence that says no more of it.

“It took place on Monday.” · « La cérémonie s'est déroulée mercredi à Lomé. » · «Fue el lunes en Lima.» · « وجرى ذلك في الدوحة »
"""

from __future__ import annotations

from typing import Final

from ingest.clauses import is_governed
from ingest.drafts import Draft
from ingest.happenings import took_place
from ingest.memory import Memory
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE, VerbGroup

NEXT: Final = 3
"""How many units from its verb a date or place stands at most where the verb says nothing but “was”."""
FAR: Final = 8
"""How many units from its verb it stands at most where the verb says that something took place."""
OPENING: Final = 8
"""Before which unit the verb stands."""
SMALL: Final = ("determiner", "of", "adverb", "comma", "and")
"""Classes of the words that may stand before the verb beside its subject."""
LEADING: Final = ("dummy", "in", "preposition", "determiner")
"""Classes of the words that may stand between “was” and a day or a place."""
SUBJECTS: Final = ("dummy", "pronoun_singular", "latter", "ceremony", "scene")
KINDS: Final = {
    "meeting": "meeting",
    "visit": "visit",
    "signature": "agreement",
    "honour": "award",
    "exercise": "operation",
    "training": "operation",
    "arrests": "operation",
    "seizure": "operation",
    "dismantling": "operation",
    "extradition": "operation",
    "rescue": "operation",
    "operation": "operation",
}
"""Nouns that take up what was told, and the kind of fact each stands for."""


def occurred(row: Row) -> int | None:
    """Give the verb of a sentence that says of what was told before only when or where it was."""
    at = next((index for index, unit in enumerate(row.units[:OPENING]) if unit.code == "V"), None)
    if at is None or not _is_finite(row.units[at].value):
        return None
    happens = took_place(row, row.units[at].value) or bool(row.units[at].value.senses & {"take_place", "date_back"})
    if not happens and "be_aux" not in row.units[at].value.senses:
        return None
    found = _speaks_of_it(row, at) if happens else _is_bare(row, at)
    return at if found else None


def meant(memory: Memory, row: Row, at: int) -> Draft | None:
    """Give the event that such a sentence speaks of: the last of the kind that it names, else the one told last."""
    named = next((kind for unit in row.units[: at + NEXT] if (kind := _kind(unit))), "")
    last = memory.latest
    if not named or (last is not None and last.kind == named):
        return last
    return {"meeting": memory.meeting, "visit": memory.visit, "agreement": memory.agreement}.get(named)


def _is_finite(verb: VerbGroup) -> bool:
    """Whether a finite verb tells what was, or will be; « remonte à », “dates back to” do so in the present."""
    told = verb.tense in ("past", "future") or (verb.tense == "present" and "date_back" in verb.senses)
    return told and verb.tense not in NOT_FINITE and not verb.negated


def _speaks_of_it(row: Row, at: int) -> bool:
    """Whether the subject of a verb is what was told before, a day or a place is told of it, and nobody stands beside it."""
    behind = range(at + 1, min(at + FAR, len(row.units)))
    near = [row.units[index] for index in (*range(at), *behind)]
    if any(unit.code in "PUAC" for unit in near) or not any(unit.code in "DL" for unit in near):
        return False
    small = all(row.units[index].code == "D" or _names_it(row, index) or _is_small(row, index) for index in range(at))
    return small and (any(_names_it(row, index) for index in range(at)) or _is_subject_behind(row, at))


def _names_it(row: Row, index: int) -> bool:
    """Whether a unit takes up what was told: a pronoun, a noun of the field, a word such as “ceremony”."""
    return bool(_kind(row.units[index])) or any(row.is_a(index, name) for name in SUBJECTS)


def _is_subject_behind(row: Row, at: int) -> bool:
    """Whether the subject of a verb follows it, where verbs come first, or is left out, where it may be."""
    settings = row.view.words.settings
    if settings.get("caseless"):
        return any(_names_it(row, index) for index in range(at + 1, min(at + NEXT, len(row.units))))
    nouns = (index for index in range(min(at + FAR, len(row.units))) if row.is_a(index, "determiner"))
    return bool(settings.get("plural_verb")) and all(is_governed(row, index) for index in nouns)


def _is_small(row: Row, index: int) -> bool:
    return any(row.is_a(index, name) for name in SMALL)


def _is_bare(row: Row, at: int) -> bool:
    """Whether a sentence has nothing but a day or a place behind “was” (« C'était le 21 mai »)."""
    if at > 1 or row.units[at].value.passive:
        return False
    small = all(row.is_a(before, "dummy") for before in range(at))
    behind = range(at + 1, min(at + 1 + NEXT, len(row.units)))
    first = next((index for index in behind if not any(row.is_a(index, name) for name in LEADING)), at)
    told = row.units[first].code in "DL"
    stop = next((index for index in range(first + 1, len(row.units)) if row.is_a(index, "comma")), len(row.units))
    others = any(unit.code in "PUACN" for unit in row.units[: min(stop, at + 2 * NEXT)])
    dropped = at > 0 or bool(row.view.words.settings.get("plural_verb"))
    return small and told and dropped and not others


def _kind(unit: Unit) -> str:
    """Give the kind of fact that a noun of the field takes up; nothing for another unit."""
    return KINDS.get(unit.label.partition(":")[0], "") if unit.code == "N" else ""
