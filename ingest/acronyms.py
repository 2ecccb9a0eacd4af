"""Acronyms that an article introduces: “the Philippine Coast Guard (PCG)” once, “the PCG commandant” from there on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ingest.spotting import Entry, Spot, Spots
from ingest.tokens import Token

if TYPE_CHECKING:
    from ingest.view import View

SHORTEST: Final = 2


def spell_out(sentences: Sequence[tuple[Sequence[Token], Spots]]) -> None:
    """Have each acronym in brackets behind an agency of one country stand for that agency in the whole article.

    Of the agencies of several countries that a gazetteer has under an acronym it is the one introduced.
    """
    introduced: dict[str, tuple[Entry, ...]] = {}
    for tokens, spots in sentences:
        for longest, *_ in spots.values():
            agencies = longest.of("agency")
            acronym = _in_brackets(tokens, longest.end)
            if acronym and len({one.country for one in agencies}) == 1:
                introduced.setdefault(acronym, agencies)
    for tokens, spots in sentences if introduced else ():
        for index, token in enumerate(tokens):
            entries = introduced.get(token.text)
            if entries and not (index and tokens[index - 1].text == "("):
                longer = [one for one in spots.get(index, ()) if one.end > index + 1]
                spots[index] = [*longer, Spot(index, index + 1, entries)]


def past_quoted(view: View, index: int) -> int:
    """Step over an agency that quotation marks enclose (« قائد القيادة الإيطالية «كوفي»، … »)."""
    named = view.entry(index + 1, "agency") if view.is_sign(index, "«") else None
    return named[0].end + 1 if named and view.is_sign(named[0].end, "»") else index


def _in_brackets(tokens: Sequence[Token], index: int) -> str:
    """Give the acronym that stands alone in brackets at a token; empty if none does."""
    if index + 2 >= len(tokens) or tokens[index].text != "(" or tokens[index + 2].text != ")":
        return ""
    text = tokens[index + 1].text
    return text if len(text) >= SHORTEST and text.isupper() else ""
