"""What particles before a verb and vowel signs in it say of its tense and voice, in a language that has them."""

from __future__ import annotations

from typing import Final

from ingest.lexicon import VerbForm
from ingest.view import View

NOMINAL: Final = frozenset({"participle", "gerund"})


def mood(view: View, left: int, first: int, form: VerbForm) -> str:
    """Give the tense that a particle before a verb gives it: « أن يزور » is a subjunctive, « سوف يزور » a future."""
    if form.tense not in ("present", "gerund"):
        return ""
    moods = view.words.moods
    found = [moods[view.low(at)] for at in range(max(0, left - 1), first) if view.low(at) in moods]
    return found[0] if found else ""


def is_marked_passive(view: View, at: int, form: VerbForm) -> bool:
    """Whether the vowel sign of a passive is written (« وُقّع »)."""
    mark = view.words.settings.get("passive_mark", "")
    return bool(mark) and form.tense == "past" and mark in view.tokens[at].text[1:4]


def as_noun(view: View, index: int, readings: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """Leave out the finite readings of a form that a preposition governs: it is a noun there (« في كشف التزوير »)."""
    if view.words.moods.get(view.low(index - 1)) == "infinitive":
        return tuple(one for one in readings if one.tense != "past")
    return tuple(one for one in readings if one.tense in NOMINAL) if view.is_a(index - 1, "before_noun") else readings
