"""Names in apposition: “Y, his Ugandan counterpart,”, « Y, homologue marocain de Z et directeur de X, », « Ce colonel, Y, »."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.mention import PersonMention
from ingest.origins import counterpart, origins
from ingest.post import split_posts
from ingest.posts import PostReader
from ingest.view import View

CLAUSE: Final = 12
"""How many tokens a relative clause has at most that stands between a post and a name."""


def counterpart_end(view: View, head: int) -> int | None:
    """Step over « homologue », or a phrase for it (“opposite number”)."""
    spot = view.entry(head, "term")
    if spot and spot[1].id == "counterpart":
        return spot[0].end
    return head + 1 if view.is_a(head, "counterpart") else None


def past_comma(view: View, index: int) -> int:
    """Step over the comma that parts a rank from a name of several words (« (le chef de C,) le général de division, | Y X »)."""
    return index + (view.is_comma(index) and view.name_end(index + 1) > index + 2)


def home_behind(view: View, start: int, end: int) -> tuple[str, ...]:
    """Give the country named last between a counterpart and his name («su par del Interior | de Paraguay, Y»)."""
    spots = [
        view.entry(at, "country") for at in range(start, end) if view.is_a(at - 1, "of") or view.is_a(at - 2, "of")
    ]
    return tuple(spot[1].country for spot in spots if spot)[-1:]


def as_counterpart(posts: PostReader, found: list[PersonMention]) -> list[PersonMention]:
    """Read the last of some mentions, a name without a post, as a counterpart if that is said of him behind a comma."""
    view, last = posts.view, found[-1]
    if last.how != "named" or not last.name or last.posts or not view.is_comma(last.end):
        return found
    at = last.end + 1
    at += view.is_a(at, "possessive") or view.is_a(at, "article")
    head, before = origins(view, at)
    end = counterpart_end(view, head)
    if end is None:
        return found
    end, behind = counterpart(view, end)
    stop = _past_whose(view, end) or posts.past_complements(end)
    codes = before or behind
    if not codes and stop == end:
        return found
    other = posts.at(stop + 1) if view.is_a(stop, "and") else None
    country = codes[0] if codes else last.country
    if other is not None and not other.plural:
        own = split_posts((other,))
        return [*found[:-1], replace(last, end=view.past_closing(other.end), posts=own, country=country)]
    return [*found[:-1], replace(last, end=view.past_closing(stop), how="counterpart", country=country)]


def _past_whose(view: View, index: int) -> int:
    """Step over whose counterpart it is: « (homologue marocain) de Mme Z »; 0 where no name says it."""
    begin = view.rank_end(index + 1)
    end = view.name_end(begin)
    return end if view.is_a(index, "of") and end > begin and not view.entry(begin, "country", "city", "agency") else 0


def apposed_name(view: View, start: int, index: int) -> int:
    """Step over the comma before a full name that another comma closes, behind a rank or a demonym that an article leads (« Ce colonel, Y, a … »)."""
    led = view.is_a(start, "article") or view.is_a(start, "demonstrative")
    end = view.name_end(index + 1) if led and view.is_comma(index) else index
    return index + 1 if end > index + 2 and view.is_comma(end) else index


def past_clause(view: View, index: int) -> int:
    """Step over a relative clause between commas behind a post, to the comma before a full name that another closes (« le préfet, qui …, Y, »)."""
    if not (view.is_comma(index) and view.is_a(index + 1, "subject_relative")):
        return index
    stops = (at for at in range(index + 2, min(index + CLAUSE, len(view.tokens))) if view.closes(at))
    end = next(stops, index)
    name_end = view.name_end(end + 1) if end > index and view.is_comma(end) else end
    return end if name_end > end + 2 and view.is_comma(name_end) else index


def also_ranked(view: View, end: int, rank: str) -> list[PersonMention]:
    """Read the further names that share a plural address: « MM. Kandji et Benslimane »."""
    found: list[PersonMention] = []
    while view.is_a(end, "and") or view.is_comma(end):
        name_end = view.name_end(end + 1)
        if name_end == end + 1:
            break
        found.append(PersonMention(end + 1, name_end, "named", view.text(end + 1, name_end), (), rank))
        end = name_end
    return found
