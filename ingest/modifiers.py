"""Noun phrases whose modifiers stand before their head: “the Philippine National Police (PNP) chief”, “Japan’s police”.

A language whose `language.toml` says `modifiers = "before"` reads its posts with these; one that says nothing puts them
behind (« chef de la Police nationale »). What may modify is told by the gazetteers, by the closed classes
`title_adjective` and `post_noun`, and by the part of speech where a pipeline gives one.
"""

from __future__ import annotations

from typing import Final

from ingest.spotting import Entry, Spot
from ingest.view import View

NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST: Final = 12
PLACED: Final = ("agency", "demonym", "country", "city", "prefix")


def title_at(view: View, index: int) -> Spot | None:
    """Find the head of a post that begins at a token, past its modifiers; of two heads in a row, the last.

    “Kenya’s deputy interior minister” has its head at “interior minister”; a title with a genitive is itself a modifier.
    """
    at, named = index, 0
    while at < len(view.tokens) and at - index < LONGEST and at not in view.taken and not _is_style(view, at):
        spot = None if view.tokens[at].pos == "VERB" else _longer(view, at) or view.entry(at, "title")
        if spot and not _modifies(view, spot[0]):
            return spot[0]
        end = spot[0].end + 1 if spot and view.is_a(spot[0].end, "genitive") else spot[0].end if spot else None
        end = end or _modifier(view, at, at == index) or (_named(view, at, at == index) if named < 3 else None)
        named += end == at + 1 and not view.entry(at, "title")
        if end is None:
            return None
        at = end
    return None


def _longer(view: View, index: int) -> tuple[Spot, Entry] | None:
    """Give a title that begins within the one at a token and goes on past it (“the federal | prosecutor general”)."""
    spot = view.entry(index, "title")
    within = (view.entry(at, "title") for at in range(index + 1, spot[0].end)) if spot else ()
    return next((one for one in within if one and spot and one[0].end > spot[0].end), None)


def _is_style(view: View, index: int) -> bool:
    """Whether a word is how somebody is addressed, which is no part of a post (“His | Excellency | Interior Minister Y”)."""
    spot = view.entry(index, "honorific") if view.tokens[index].capital else None
    return spot is not None and view.text(index, spot[0].end).lower() in view.words.words("style")


def _modifies(view: View, spot: Spot) -> bool:
    """Whether a title only modifies what follows: “the president’s adviser”, “deputy | interior minister”."""
    if view.is_a(spot.end, "genitive"):
        return True
    if view.is_a(spot.end - 1, "deputy") and view.is_a(spot.end, "post_noun") and title_at(view, spot.end):
        return True
    following = view.entry(spot.end, "title")
    return following is not None and not following[0].of("rank") and not view.is_a(spot.end, "former_prefix")


def _modifier(view: View, index: int, first: bool = False) -> int | None:
    """Step over one modifier: an agency, a demonym, a country or city with or without genitive, a word of the classes."""
    spot = view.entry(index, *PLACED)
    if spot and not (first and spot[1].type == "city" and view.is_a(index - 1, "in")):
        end = view.past_brackets(spot[0].end) if spot[1].type == "agency" else spot[0].end
        end += view.is_a(end, "genitive")
        return _past_and(view, end, "demonym", "country") if spot[1].type in ("demonym", "country") else end
    if view.is_a(index, "title_adjective") or view.is_a(index, "genitive"):
        return index + 1
    if view.is_a(index, "post_noun"):
        return _past_and(view, index + 1)
    term = view.entry(index, "term")
    return term[0].end if term and term[1].id.startswith("topic:") else None


def _past_and(view: View, end: int, *types: str) -> int:
    """Step over “and” where a second modifier of the same sort follows: “Home Affairs and Justice Minister”."""
    if view.is_a(end, "and") or (view.is_comma(end) and not types and view.is_a(end + 1, "post_noun")):
        following = view.entry(end + 1, *types) if types else None
        if following or (not types and view.is_a(end + 1, "post_noun")):
            return end + 1
    return end


def _named(view: View, index: int, first: bool) -> int | None:
    """Step over a capitalised word that no table has, if it may be part of the name of a body (“Lagos State Police”)."""
    token = view.tokens[index]
    ordinary = token.capital and token.pos in NOMINAL and not view.is_calendar(index)
    person = token.entity.startswith("PER") or token.norm in view.surnames
    acronym = token.text.isupper() and len(token.text) > 1
    return index + 1 if ordinary and not person and (acronym or not (first and index == 0)) else None


def phrase_end(view: View, index: int) -> int | None:
    """Step over the noun phrase that completes a post: “of | Japan’s National Police Agency”, “for | Justice”.

    It ends before a name: a capitalised word that no table has goes on only where the capitalised words end in a sign or a
    small word.
    """
    at = index
    while at < len(view.tokens) and at not in view.taken:
        end = _modifier(view, at) or _nominal(view, at, at == index)
        if end is None and at > index and view.is_a(at, "and"):
            end = _joined(view, at + 1)
        if end is None:
            break
        at = end
    return at if at > index else None


def _nominal(view: View, index: int, first: bool) -> int | None:
    token = view.tokens[index]
    if not token.text[0].isalpha() or view.is_calendar(index) or view.entry(index, "rank", "honorific"):
        return None
    if not token.capital:
        noun = token.pos in NOMINAL or (token.pos == "" and first)
        return index + 1 if noun and not view.is_a(index, "closed") else None
    if token.entity.startswith("PER") or token.norm in view.surnames:
        return None
    end = index
    while end < len(view.tokens) and view.tokens[end].capital:
        end += 1
    before = view.tokens[index - 1]
    goes_on = first or token.entity.startswith("ORG") or (before.capital and not before.text.isupper())
    return end if goes_on and (not view.is_a(end, "and")) and _unnamed(view, index, end, first) else None


def _unnamed(view: View, start: int, end: int, first: bool) -> bool:
    """Whether capitalised words are no name: none is a person’s for the pipeline, and no word of a table led to them."""
    people = any(token.entity.startswith("PER") for token in view.tokens[start:end])
    return not people and (first or any(token.entity.startswith("ORG") for token in view.tokens[start:end]))


def _joined(view: View, index: int) -> int | None:
    """Go on after “and” with a modifier that is no new post: “of the Interior and Local Government”."""
    if view.is_a(index, "determiner") or title_at(view, index):
        return None
    return _modifier(view, index) if not view.entry(index, "country", "demonym") else None


def portfolio_end(view: View, index: int) -> int | None:
    """Step over what goes on behind a comma or “and” as part of a portfolio: “(of Police), National Security and Prisons”.

    No post begins there, and of a list behind a comma the last member is joined with “and”.
    """
    if view.is_comma(index):
        end = _department(view, index + 1)
        return end if end and portfolio_end(view, end) else None
    if not view.is_a(index, "and") or title_at(view, index + 1):
        return None
    return _department(view, index + 1) or _closed_department(view, index + 1)


def _department(view: View, index: int) -> int | None:
    """Step over the capitalised words of one department of a portfolio (“National Security”); none if one is no such word."""
    end = index
    while end < len(view.tokens) and view.tokens[end].capital and end not in view.taken:
        if not (view.is_a(end, "post_noun") or view.is_a(end, "title_adjective")):
            break
        end += 1
    return end if end > index and view.is_a(end - 1, "post_noun") else None


def _closed_department(view: View, index: int) -> int | None:
    """Step over words in capitals that only where they end tells to be a department: “(Home Affairs and) Cultural Heritage of C”.

    A country behind “of” closes them, or a comma with the name of the holder behind it.
    """
    end = index
    while end < len(view.tokens) and view.tokens[end].capital and end not in view.taken:
        if view.tokens[end].entity.startswith("PER") or view.entry(end, *PLACED, "rank", "honorific"):
            return None
        end += 1
    closed = view.is_a(end, "of") and (view.entry(end + 1, "country") or view.is_a(end + 1, "article"))
    holder = view.entry(end + 1, "honorific")
    at = holder[0].end if holder else end + 1
    named = view.is_comma(end) and view.name_end(at) > at
    return end if end > index and (closed or named) else None


def joint_end(view: View, index: int) -> int | None:
    """Step over an agency or a country joined to another with “and”, where no name follows it."""
    while view.is_a(index, "article"):
        index += 1
    spot = view.entry(index, "agency", "country")
    return spot[0].end if spot and title_at(view, index) is None and view.name_end(index) == index else None
