"""What stands over a clause so that it does not tell what happened: a condition, an escape (“without meeting X”), hearsay.

The words are phrases of the lexicon with the senses below; how they reach the clause is the same in all languages.
"""

from __future__ import annotations

from typing import Final

from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE, VerbGroup

ESCAPE: Final = "escape"
"""Sense of what stands before an act that was not done: “instead of”, « sans », « faute de »."""
ALMOST: Final = "almost"
"""Sense of adverbs with which a verb tells of what did not quite happen."""
REPORTEDLY: Final = "reportedly"
"""Sense of adverbs and phrases with which a clause only says what is rumoured."""
CONDITION: Final = "condition"
"""Sense of phrases that open a condition or an open question: « au cas où », “provided that”."""
CONCESSION: Final = "concession"
"""Sense of phrases that look like a condition and grant what they tell (« même si »)."""
ENABLED: Final = "enabled"
"""Sense of what makes an act done that a verb in the past governs (“was able to”)."""
AVOIDING: Final = frozenset({"fail", "decline", "reject"})
"""Senses of verbs whose object was not done: to refuse, to fail, to avoid."""
LONGEST: Final = 5
"""How many words such a phrase has at most."""
OPENING: Final = 3
"""Within how many words a sentence may begin with such an adverb."""
BETWEEN: Final = ("of", "infinitive", "determiner", "adverb", "clitic", "preposition_article")
"""Closed classes whose words may stand between such a phrase and the verb or noun."""


def is_unreal(row: Row, anchor: int) -> bool:
    """Whether a clause tells nothing: it is conditional or an open question, or its act escaped."""
    unit = row.units[anchor]
    verb = unit.value if unit.code == "V" else None
    if verb is not None and _beside(row, verb, ALMOST):
        return True
    return _escaped(row, verb.first if verb else unit.start) or _is_conditional(row, anchor)


def is_reported(row: Row, anchor: int) -> bool:
    """Whether what a clause tells is only said to have happened: “X reportedly met Y”, « X aurait, dit-on, … »."""
    unit = row.units[anchor]
    verbs = [unit] if unit.code == "V" else _near_verbs(row, anchor)
    opened = any(phrase_at(row, start, REPORTEDLY) for start in range(OPENING))
    return opened or any(_beside(row, verb.value, REPORTEDLY) for verb in verbs)


def _near_verbs(row: Row, anchor: int) -> list[Unit]:
    """List the verb right before and right after a noun."""
    before = next((unit for unit in reversed(row.units[:anchor]) if unit.code == "V"), None)
    after = next((unit for unit in row.units[anchor + 1 :] if unit.code == "V"), None)
    return [unit for unit in (before, after) if unit is not None]


def _beside(row: Row, verb: VerbGroup, sense: str) -> bool:
    """Whether a phrase stands right before a verb, within its group, or right behind it."""
    if _ends(row, verb.first, sense) or phrase_at(row, verb.end, sense):
        return True
    return any(phrase_at(row, at, sense) for at in range(verb.first, verb.end))


def _escaped(row: Row, start: int) -> bool:
    """Whether a phrase of escape stands before the token at `start`, but for articles and the like."""
    found = _before(row, start, ESCAPE)
    return found >= 0 and not row.view.is_a(found - 1, "negation")


def is_enabled(row: Row, verb: VerbGroup) -> bool:
    """Whether an infinitive tells what somebody was able to do."""
    return _before(row, verb.first, ENABLED) >= 0


def _is_conditional(row: Row, anchor: int) -> bool:
    """Whether a condition or an open question governs the clause of a unit, with no other finite verb between."""
    at = anchor - 1
    while at >= 0:
        unit = row.units[at]
        if _opens_condition(row, unit.start):
            return True
        if unit.label in (";", ":") or row.is_a(at, "relative"):
            return False
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            if at == 0:
                break
            at = _before_relative(row, at)
        at -= 1
    return _is_inverted(row)


def _opens_condition(row: Row, start: int) -> bool:
    """Whether a condition begins at a token, and no phrase that grants what it tells."""
    end = phrase_at(row, start, CONDITION)
    granted = phrase_at(row, start, CONCESSION) or any(
        phrase_at(row, at, CONCESSION) == end for at in range(max(0, start - 2), start)
    )
    return bool(end) and not granted


def _is_inverted(row: Row) -> bool:
    """Whether an auxiliary that opens a sentence before its subject makes a condition of it (“Had X met Y, …”)."""
    return row.view.is_a(0, "if_inverted")


def _before_relative(row: Row, verb: int) -> int:
    """Give the relative pronoun before a verb, whose clause is a mere insertion; -1 where its verb is of the main clause."""
    for at in range(verb - 1, -1, -1):
        if row.is_a(at, "relative"):
            return at
        if row.units[at].code == "V" or phrase_at(row, row.units[at].start, CONDITION):
            return -1
    return -1


def phrase_at(row: Row, start: int, sense: str) -> int:
    """Give where a phrase of a sense that begins at a token ends; 0 where none does."""
    spots = row.view.spots.get(start, ())
    return next((spot.end for spot in spots if any(one.id == sense for one in spot.of("term"))), 0)


def _before(row: Row, end: int, sense: str) -> int:
    """Give where a phrase of a sense begins that stands before a token, but for articles and the like; -1 where none does."""
    at, view = end, row.view
    while at > 0:
        start = next((start for start in range(max(0, at - LONGEST), at) if phrase_at(row, start, sense) == at), -1)
        if start >= 0 or not any(view.is_a(at - 1, name) for name in BETWEEN):
            return start
        at -= 1
    return -1


def _ends(row: Row, end: int, sense: str) -> bool:
    """Whether a phrase of a sense ends right before a token."""
    return any(phrase_at(row, start, sense) == end for start in range(max(0, end - LONGEST), end))
