"""The tense of a verb group: what its forms say of it, and what stands before the verb or is written in it."""

from __future__ import annotations

from typing import Final

from ingest.lexicon import VerbForm
from ingest.view import View

NOMINAL: Final = frozenset({"participle", "gerund"})
LEADING: Final = frozenset({"be_aux", "have_aux", "modal", "enter", "become"})
"""Senses of verbs right behind which another may stand (« بدأ يستقبل »)."""
JUST = frozenset({"present", "imperfect"})


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
    nominal = tuple(one for one in readings if one.tense in NOMINAL)
    if view.is_a(index - 1, "before_noun"):
        return nominal
    past = all(one.tense == "past" or one in nominal for one in readings)
    return nominal if (nominal or past) and _is_after_verb(view, index) else readings


def _is_after_verb(view: View, index: int) -> bool:
    """Whether a past tense stands right before a form that may also be a noun: its subject or object follows there, no verb (« أثمر تبادل … »)."""
    before = view.words.verbs.get(view.low(index - 1), ()) if index else ()
    helps = any(one.senses & LEADING for one in before)
    return bool(before) and not helps and all(one.tense == "past" for one in before)


def is_just_done(view: View, left: int) -> bool:
    """Whether « vient de », of a verb with the sense `just`, makes what the infinitive at `left` tells a thing done."""
    if not view.is_a(left - 1, "of"):
        return False
    at = left - 2
    while at > 0 and view.is_a(at, "adverb"):
        at -= 1
    return any("just" in form.senses and form.tense in JUST for form in view.words.verbs.get(view.low(at), ()))


def shares_auxiliary(view: View, first: int, end: int) -> bool:
    """Whether a participle stands behind « et » and agrees with nothing, so that it goes on with the verb before."""
    at = first - 1
    while at > 0 and view.is_a(at, "adverb"):
        at -= 1
    agreeing = tuple(view.words.settings.get("agreeing", ()))
    return bool(agreeing) and view.is_a(at, "and") and not view.low(end - 1).endswith(agreeing)


def tense_of(view: View, forms: list[VerbForm], reflexive: bool) -> str:
    """Give the tense of the group from its first form, and from whether it ends in a participle or an infinitive."""
    first, main = forms[0], forms[-1]
    if len(forms) == 1:
        return {"imperfect": "past"}.get(first.tense, first.tense)
    if first.senses & {"be_aux", "have_aux"} and any(form.tense == "infinitive" for form in forms[1:]):
        if "modal" in forms[1].senses:  # « a pu rencontrer », « aurait dû rencontrer »
            return "was_to" if first.tense == "conditional" else "past"
        if "go_aux" in forms[1].senses and forms[1].tense == "participle":  # « est allé voir »
            return "hedged" if first.tense == "conditional" else "past"
        return {"past": "was_to", "imperfect": "was_to", "present": "future"}.get(first.tense, first.tense)
    if "modal" in first.senses and len(forms) > 2 and "have_aux" in forms[1].senses and main.tense == "participle":
        return (
            "hedged" if "may" in first.senses else "was_to" if first.tense in ("conditional", "imperfect") else "future"
        )
    if first.senses & {"modal", "go_aux"} and any(form.tense == "infinitive" for form in forms[1:]):
        if first.tense == "imperfect":
            return "was_to"
        return "future" if first.tense in ("present", "future", "conditional") else "past"
    if first.tense == "conditional":
        active = reflexive or main.lemma in view.words.settings["classes"]["be_verbs"]
        past = "have_aux" in first.senses or (active and main.tense == "participle")
        return "hedged" if past else "conditional"
    if first.tense in ("future", "infinitive", "gerund", "subjunctive"):
        return first.tense
    return "past" if main.tense == "participle" else first.tense


def went_to_do(forms: list[VerbForm]) -> bool:
    """Whether somebody went somewhere to do what the infinitive tells (« est allé voir »), other than he is about to (« va voir »)."""
    return len(forms) > 2 and any("go_aux" in form.senses and form.tense == "participle" for form in forms[1:-1])
