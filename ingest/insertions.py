"""What may stand between an auxiliary and its participle: adverbs, set phrases, and where and when (« a mardi à Rome reçu »)."""

from __future__ import annotations

from typing import Final

from ingest.lexicon import VerbForm
from ingest.view import View

COMMAS: Final = 16
"""How many tokens may be put in between commas,"""
PHRASES: Final = 9
"""and how many without them."""
VERBAL: Final = frozenset({"VERB", "AUX"})
JOINING: Final = frozenset({"CCONJ", "SCONJ", "PRON"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "DET"})


def steps_over(view: View, index: int) -> bool:
    """Whether a token never ends a verb group: an adverb, a negation, a clitic, a quotation mark, a comma around an adverb."""
    return not _phrase_end(view, index) and (
        view.is_a(index, "adverb")
        or view.is_a(index, "negation")
        or view.is_a(index, "clitic")
        or view.tokens[index].pos == "ADV"
        or view.is_sign(index, '" “ ” « »')
        or (view.is_comma(index) and view.is_a(index + 1, "adverb") and view.is_comma(index + 2))
        or (view.is_comma(index) and view.is_a(index - 1, "adverb") and view.is_comma(index - 2))
    )


def _phrase_end(view: View, index: int) -> int:
    """Give the token behind a set phrase that begins there, even with an adverb (« quant à lui »); 0 if none does."""
    spot = view.entry(index, "term")
    return spot[0].end if spot and spot[1].id == "adverbial" else 0


def behind_insertion(view: View, index: int, led: bool) -> int:
    """Give the token behind what is put in: a set phrase, or words between commas without a verb or behind “as”; `index` if nothing is.

    `led`: a verb form stands before it.
    """
    if end := _phrase_end(view, index):
        return end
    if not (led and view.is_comma(index)):
        return index
    for end in range(index + 1, min(index + COMMAS, len(view.tokens))):
        if view.tokens[end].pos in VERBAL and not view.is_a(index + 1, "as"):
            break
        if view.is_comma(end):
            return end + 1
    return index


def behind_phrases(view: View, index: int, auxiliary: VerbForm, reflexive: bool, days: frozenset[int]) -> int:
    """Give the participle of an auxiliary behind days, and phrases that a preposition opens; `index` if none follows them."""
    if not auxiliary.senses & {"have_aux", "be_aux"} or not (index in days or _opens(view, index)):
        return index
    helps = "have_aux" in auxiliary.senses or reflexive
    for at in range(index, min(index + PHRASES, len(view.tokens))):
        if at > index and any(form.tense == "participle" for form in view.words.verbs.get(view.low(at), ())):
            return at if helps or at - 1 in days or view.tokens[at - 1].pos != "NOUN" else index
        if view.is_comma(at) and not helps:
            return index
        if view.tokens[at].pos in VERBAL | JOINING or (at not in days and _is_free(view, at)):
            return index
    return index


def _opens(view: View, index: int) -> bool:
    """Whether an adverb or a preposition stands there, or a preposition right before."""
    before = view.tokens[index - 1].pos
    return index < len(view.tokens) and (before == "ADP" or view.tokens[index].pos in ("ADP", "ADV"))


def _is_free(view: View, index: int) -> bool:
    """Whether a noun phrase begins there that no preposition governs: what the verb is said of, or its object."""
    if view.tokens[index].pos not in NOMINAL:
        return False
    before = view.tokens[index - 1].pos
    return before not in ("ADP", "DET", "ADJ", "PROPN") and not (before == "NOUN" and view.tokens[index].pos == "PROPN")
