"""What the front end of the map reads: names with their places, lines, facts, quotes, articles.

They are lists that refer to each other by number; the contract stands at the head of `web/map/model.js`. The page holds
one such part; the server answers with more of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from exports.communities import communities
from exports.layout import Box, positions
from exports.map_data import Actor, MapData, Told
from ontology.gazetteer import country_name
from ontology.vocabulary import BASE

Part = dict[str, Any]

PRINTED = ("title", "outlet", "url", "published", "language")
"""What the page says of an article."""

PERHAPS = ("date", "end", "place", "what", "by", "topics")
"""What the page says of a fact where it is known."""

ROOM_FOR_NAMES = 120
"""Up to so many names each gets room on the map for its text; the names of more are written as one looks closer."""


def part_of(data: MapData, *, lang: str, opening: Sequence[str] = ()) -> Part:
    """Give the part that holds all of the data; `opening` are the addresses of the names that were asked for."""
    numbers = {actor.iri: number for number, actor in enumerate(data.actors)}
    articles = {iri: number for number, iri in enumerate(data.articles)}
    quotes: dict[tuple[str, int], int] = {}
    facts = [_fact(fact, articles, quotes) for fact in data.facts]
    return {
        "nodes": _nodes(data),
        "edges": [{"from": a, "to": b, "facts": facts_of} for (a, b), facts_of in data.lines.items()],
        "facts": facts,
        "quotes": list(quotes),
        "articles": [
            {key: told for key in PRINTED if (told := article.get(key))} for article in data.articles.values()
        ],
        "countries": overview(data, lang),
        "opening": [numbers[iri] for iri in opening if iri in numbers],
    }


def _nodes(data: MapData) -> list[dict[str, Any]]:
    """The names with their places and their groups."""
    places, groups = placed(data)
    posts = _posts(data)
    return [
        _told({
            "path": actor.iri.removeprefix(BASE), "label": actor.label, "type": actor.type, "country": actor.country,
            "aliases": sorted(actor.aliases), "posts": list(posts.get(number, ())), "x": x, "y": y, "group": groups[number],
        })
        for number, (actor, (x, y)) in enumerate(zip(data.actors, places, strict=True))
    ]  # fmt: skip


def placed(data: MapData) -> tuple[list[tuple[int, int]], list[int]]:
    """Give each name its place and its group."""
    kin = _kinship(data)
    weights = dict.fromkeys(kin, 1.0) | {pair: float(len(facts)) for pair, facts in data.lines.items()}
    groups = communities(len(data.actors), weights)
    boxes = [_box(actor, len(data.actors) > ROOM_FOR_NAMES) for actor in data.actors]
    return positions(len(data.actors), [*data.lines, *kin], boxes, groups), groups


def _kinship(data: MapData) -> list[tuple[int, int]]:
    """Who belongs to which country, if both are on the map: not drawn, but they stand near each other."""
    countries = {actor.country: number for number, actor in enumerate(data.actors) if actor.type == "country"}
    return [
        (number, countries[actor.country])
        for number, actor in enumerate(data.actors)
        if actor.type != "country" and actor.country in countries
    ]


def overview(data: MapData, lang: str) -> list[dict[str, Any]]:
    """Give the places of the overview: each country, and each body that belongs to none, by what joins them."""
    sides = [_side(number, actor) for number, actor in enumerate(data.actors)]
    shown = list(dict.fromkeys(side for side in sides if side is not None))
    index = {side: number for number, side in enumerate(shown)}
    shown_as = [-1 if side is None else index[side] for side in sides]
    met = {frozenset({shown_as[number] for number, _, _ in fact.who}) for fact in data.facts}
    lines = {pair for one in met for pair in combinations(sorted(one - {-1}), 2)}
    labels = [country_name(side, lang) if isinstance(side, str) else data.actors[side].label for side in shown]
    places = positions(len(shown), list(lines), [_room(label, 20.0, 9.5) for label in labels])
    return [
        {"code" if isinstance(side, str) else "node": side, "label": label, "x": x, "y": y}
        for side, label, (x, y) in zip(shown, labels, places, strict=True)
    ]


def _side(number: int, actor: Actor) -> str | int | None:
    """The country of a name, or the number of an international body; nothing stands for others."""
    return actor.country or (number if actor.type == "organisation" else None)


def _box(actor: Actor, crowded: bool) -> Box:
    """The room a mark and the name below it take, about; where there are many names, that of the mark alone."""
    radius = min(5.0 + 1.8 * math.sqrt(len(actor.facts)), 18.0)
    if crowded:
        return 2 * radius + 14, 2 * radius + 14
    return _room(actor.label, radius, 9.5 if actor.type == "country" else 7.2)


def _room(label: str, radius: float, wide: float) -> Box:
    rows = -(-len(label) // 24)
    return max(min(len(label), 24) * wide, 2 * radius) + 14, 2 * radius + 16 * rows + 14


def _posts(data: MapData) -> dict[int, dict[str, None]]:
    """The posts that articles say officials hold, each once."""
    posts: dict[int, dict[str, None]] = {}
    for fact in data.facts:
        if fact.kind == "role":
            body = next((data.actors[one].label for one, capacity, _ in fact.who if capacity == "organisation"), "")
            for number, capacity, title in fact.who:
                if capacity == "holder" and data.actors[number].type == "official":
                    posts.setdefault(number, {})[_post(fact.what or title or "", body)] = None
    return posts


def _post(title: str, body: str) -> str:
    """One post: its title, and the body if the title does not say it."""
    return " — ".join(filter(None, (title, "" if body.casefold() in title.casefold() else body)))


def _fact(fact: Told, articles: dict[str, int], quotes: dict[tuple[str, int], int]) -> dict[str, Any]:
    """One fact as the page reads it, without what is not known; its quotes are numbered as they come."""
    record: dict[str, Any] = {
        "key": fact.key.removeprefix(BASE),
        "kind": fact.kind,
        "status": fact.status,
        "who": fact.who,
    }
    known = (fact.date, fact.end_date, fact.place, fact.what, fact.by, fact.topics)
    record |= {key: value for key, value in zip(PERHAPS, known, strict=True) if value}
    record["sure"] = fact.sure
    record["quotes"] = [quotes.setdefault((text, articles[iri]), len(quotes)) for text, iri in fact.evidence]
    return record


def _told(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what is not known: the page takes that as absent."""
    return {key: value for key, value in record.items() if value or (value is not None and value != [])}
