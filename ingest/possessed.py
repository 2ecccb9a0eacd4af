"""Officials of whom only the country is said behind another's post, which is theirs too: “the C interior minister, X, and D’s Y”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.mention import Named, PersonMention
from ingest.post import Post
from ingest.spotting import Entry, Spot
from ingest.view import View

LONGEST: Final = 5
"""How many tokens the name of a country has at most."""


def with_countries(view: View, mentions: list[PersonMention]) -> list[PersonMention]:
    """Give each bare name behind the genitive of a country that country, and the post of whom it is joined to."""
    found: list[PersonMention] = []
    for mention in mentions:
        owner = _owner(view, mention)
        before = found[-1] if found else None
        if owner and before and before.posts and before.how == "named" and _is_joined(view, before.end, owner[0].start):
            own = _post_of(view, before.posts[0], owner, mention.start)
            mention = replace(mention, start=owner[0].start, posts=(own,), country=owner[1].country)
        found.append(mention)
    return found


def is_anothers(view: View, own: Sequence[Post], further: Sequence[Post], end: int) -> bool:
    """Whether a post behind a name is that of somebody else named behind it: “C minister X, | D's police chief, | Y, said”."""
    countries = {own[0].country, *(post.country for post in further)}
    named = view.is_comma(end - 1) and view.name_end(end) > end + 1 and not view.is_a(end, "no_person")
    return bool(further) and named and len(countries) > 1 and "" not in countries


def names_another(view: View, post: Post, end: int) -> bool:
    """Whether a post that an article leads behind « Y, » goes with the name behind it: « le préfet Y, | le ministre de X, | Z, »."""
    led = view.is_a(post.start - 1, "article") and view.is_comma(post.start - 2)
    name_end = view.name_end(end + 1) if led and view.is_comma(end) else end
    return name_end > end + 2 and view.is_comma(name_end) and not view.is_a(end + 1, "no_person")


def is_fronted(view: View, start: int, named: Named) -> bool:
    """Whether « Avec le diplomate italien, M. Y … » begins the sentence: then the name is another's."""
    return start == 1 and view.is_a(0, "with") and view.is_comma(named.start - 1) and view.is_person(named.end - 1)


def is_governed(view: View, index: int) -> bool:
    """Whether a preposition leads to a name, past an article and the capitals before a token."""
    before = index - 1
    while before > 0 and (view.tokens[before].capital or view.is_a(before, "article")):
        before -= 1
    return any(view.is_a(before, name) for name in ("of", "at", "in"))


def _owner(view: View, mention: PersonMention) -> tuple[Spot, Entry] | None:
    """Give the country whose genitive stands right before a full name of which no post is said."""
    full = mention.how == "named" and " " in mention.name and not mention.posts
    if not full or not view.is_a(mention.start - 1, "genitive"):
        return None
    for start in range(max(0, mention.start - 1 - LONGEST), mention.start - 1):
        spot = view.entry(start, "country")
        if spot and spot[0].end == mention.start - 1:
            return spot
    return None


def _is_joined(view: View, end: int, start: int) -> bool:
    """Whether only commas and “and” or “with” stand between two mentions."""
    between = range(end, start)
    led = between or view.is_comma(end - 1)
    return bool(led) and all(view.is_a(at, "and") or view.is_comma(at) or view.is_a(at, "article") for at in between)


def _post_of(view: View, post: Post, owner: tuple[Spot, Entry], name: int) -> Post:
    """Write the post of the same kind in another country: “D’s interior minister”."""
    code = owner[1].country
    text = f"{view.text(owner[0].start, name)} {post.head}"
    return replace(post, text=text, country=code, countries=(code,), agencies=(), candidates=(), international=False)
