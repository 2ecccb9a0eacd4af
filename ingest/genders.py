"""Posts in the other gender: « ministre-conseillère » of « ministre-conseiller », «ministra» of «ministro», وزيرة of وزير.

How a word changes is told by pairs of endings, masculine and feminine (`gendered` in a `language.toml`); what comes out counts
only if it is a word of the gazetteers or of the adjectives of titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.lexicon import Lexicon
from ingest.spotting import spotter
from ingest.view import View
from ontology import gazetteer
from ontology.names import fold

MASCULINE: Final = 0
FEMININE: Final = 1


def address_gender(view: View, index: int) -> str:
    """Give the gender that all readings of a form of address have (« Mme »)."""
    spot = view.entry(index, "honorific")
    forms = {entry.form[:1] for entry in spot[0].of("honorific")} if spot else set()
    return next(iter(forms & {"m", "f"}), "") if len(forms) == 1 else ""


def in_gender(words: Lexicon, text: str, gender: str) -> str:
    """Write a post for a man or a woman: its head and the adjectives of titles right behind it; as it is where it has one form."""
    parts = text.split()
    heads = _heads(words.language).get(gender, frozenset())
    for at, word in enumerate(parts):
        known = heads if not at else words.words("title_adjective")
        other = next((form for form in _forms(words, word, gender) if form.lower() in known), "")
        if at and not other and word.lower() not in known:
            break
        parts[at] = other or word
    return " ".join(parts)


def native_gender(view: View, start: int, end: int) -> str:
    """Tell the gender that an adjective of a people shows (« portugaise »), if it has another form for the other one."""
    word, spots = view.text(start, end), spotter(view.words.language)
    shown = [
        gender
        for gender, other in (("f", "m"), ("m", "f"))
        if any(spots.reading(fold(form), "demonym") for form in _forms(view.words, word, other) if form != word)
    ]
    return shown[0] if len(shown) == 1 else ""


def _forms(words: Lexicon, word: str, gender: str) -> Iterator[str]:
    """Give what a word may be in a gender, by its ending; longer endings first."""
    pairs = sorted(words.settings.get("gendered", ()), key=lambda pair: -len(pair[MASCULINE]))
    own, other = (MASCULINE, FEMININE) if gender == "f" else (FEMININE, MASCULINE)
    for pair in pairs:
        if word.endswith(pair[own]) and len(word) > len(pair[own]) + 1:
            yield word[: len(word) - len(pair[own])] + pair[other]


@cache
def _heads(language: str) -> dict[str, frozenset[str]]:
    """Index the single words that are titles by their gender."""
    rows = [
        row for row in gazetteer.titles() if row.language == language and row.number == "s" and " " not in row.title
    ]
    return {gender: frozenset(row.title.lower() for row in rows if row.gender == gender) for gender in ("m", "f")}
