"""Words of a post that no table tells to be part of it, where a name in apposition shows that it goes on.

« le chef de l'unité cyber de la police suédoise, Y », «el jefe de la policía portuaria neerlandesa, Y», “the commander of the
Dutch navy in the Caribbean, Y”: what stands between the post and the comma before the name belongs to the post.
"""

from __future__ import annotations

from typing import Final

from ingest.view import View

LONGEST: Final = 12
"""How many tokens the rest of a post has at most."""
MOST: Final = 2
"""How many words in a row may be of no table."""
UNKNOWN: Final = frozenset({"", "NOUN", "ADJ", "PROPN", "X"})


def adjunct(view: View, index: int) -> int | None:
    """Step over words behind a noun of a post that qualify it though no table has them, if a name follows behind a comma.

    Right behind the head they may say that the post is of another field (« chef opérateur »).
    """
    if any(spot.of("title") and spot.end == index for spot in view.spots.get(index - 1, ())):
        return None
    end = index
    while end < index + MOST and _may_qualify(view, end):
        end += 1
    goes_on = view.is_comma(end) or view.is_a(end, "of") or view.entry(end, "demonym")
    return end if end > index and goes_on and _is_introduced(view, end) else None


def only_place(view: View, start: int, end: int) -> bool:
    """Whether a stretch behind “in” names a place or a region and a comma with the holder's name closes it."""
    named = view.tokens[end - 1].capital or view.entry(start, "city", "country")
    return bool(named) and view.is_comma(end) and introduces(view, end + 1)


def introduces(view: View, index: int) -> bool:
    """Whether somebody's name begins at a token, perhaps behind an article and a rank."""
    at = index + view.is_a(index, "article")
    rank_end = view.rank_end(at)
    name_end = view.name_end(rank_end)
    return name_end > rank_end + (rank_end == at)


def _may_qualify(view: View, index: int) -> bool:
    """Whether a word in small letters is of no class and no form of a verb."""
    if index >= len(view.tokens) or index in view.taken:
        return False
    token = view.tokens[index]
    finite = token.low.endswith(tuple(view.words.settings.get("finite_endings", ())))
    listed = token.low in view.words.ordinary or view.words.verbs.get(token.low)
    return token.text.isalpha() and not token.capital and token.pos in UNKNOWN and not listed and not finite


def _is_introduced(view: View, index: int) -> bool:
    """Whether only words of a post stand between a token and the comma before a name."""
    for at in range(index, min(index + LONGEST, len(view.tokens))):
        if view.is_comma(at):
            return introduces(view, at + 1)
        token = view.tokens[at]
        if token.pos in ("VERB", "AUX", "PUNCT") or not token.text[0].isalpha():
            return False
        if not token.pos and view.words.verbs.get(token.low) and not token.capital:
            return False
    return False


def on_visit(view: View, index: int, noun: int) -> bool:
    """Whether a preposition and a noun tell that somebody is travelling, which is no part of his post (« (le ministre) en | visite à L »)."""
    spot = view.entry(noun, "term")
    return view.is_a(index, "in") and spot is not None and spot[1].id == "visit"
