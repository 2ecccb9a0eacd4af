"""The store as FollowTheMoney entities, one JSON object a line, for OpenAleph, yente and other programs that speak it.

Officials are persons, agencies and countries public bodies; a meeting, a visit or an agreement is an event that involves
them, a post held is an occupancy of a position; each names the article that proves it. Model:
https://followthemoney.tech.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha1
from itertools import combinations
from typing import IO, TYPE_CHECKING, Any, cast

from exports.holdings import Entity, Event, Holdings, Record, gather
from ontology.errors import ExportError
from ontology.gazetteer import agencies
from ontology.names import tokens
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    from exports.formats import Wanted

SCHEMATA = {"official": "Person", "agency": "PublicBody", "organisation": "Organization", "country": "PublicBody"}
WHOLE_NAME = 2
"""A form of a person's name with fewer words than this is no whole name, and matches weakly."""

Properties = dict[str, Any]


def write(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write each entity on a line, checked against its schema; raises `ExportError` if one does not conform."""
    import followthemoney  # noqa: F401  # asked for before anything is read

    for key, schema, properties in _entities(gather(wanted.store, wanted.selection)):
        stream.write(json.dumps(_entity(key, schema, properties), ensure_ascii=False, sort_keys=True).encode() + b"\n")


def _entity(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Make an entity of the model, which brings dates, countries and languages to its own form."""
    from followthemoney import model
    from followthemoney.exc import InvalidData

    entity = model.make_entity(schema)
    entity.id = key
    for name, value in properties.items():
        entity.add(name, value)
    try:
        entity.schema.validate(cast("Any", entity.to_dict()))
    except InvalidData as error:
        raise ExportError(f"{key} is no valid {schema}: {error}; please report it") from None
    return {
        "id": key,
        "schema": schema,
        "properties": {name: sorted(entity.get(name)) for name in entity.properties if entity.get(name)},
    }


def _entities(held: Holdings) -> Iterator[tuple[str, str, Properties]]:
    """Give every entity: 1. who 2. which articles 3. what happened 4. the posts held 5. cooperation without an event."""
    for one in held.entities.values():  # 1
        yield _id(one.id), SCHEMATA[one.type], _body(one)
    for article in held.articles:  # 2
        yield _id(article["id"]), "Article", _article(article)
    for event in held.events:
        if event.kind == "role":
            yield from _post(event)  # 4
        elif event.kind == "cooperation":
            yield from _cooperation(event)  # 5
        else:
            yield _id(event.id), "Event", _event(event)  # 3


def _id(*parts: str) -> str:
    """Give an id of the letters that the model allows, always the same for the same thing."""
    return f"lia-{sha1(' '.join(parts).encode(), usedforsecurity=False).hexdigest()}"


def _body(one: Entity) -> Properties:
    weak = {form for form in one.aliases if one.type == "official" and len(tokens(form)) < WHOLE_NAME}
    found: Properties = {"name": one.label, "alias": one.aliases - weak, "weakAlias": weak, "country": one.country}
    if one.type == "official":
        return found | {"position": list(one.titles)}
    return found | {"wikidataId": _wikidata().get(one.id.removeprefix(f"{BASE}{one.type}/"))}


@cache
def _wikidata() -> dict[str, str]:
    return {row.id: row.wikidata for row in agencies() if row.wikidata}


def _article(one: Record) -> Properties:
    return {
        "title": one["title"] or one["source"], "name": one["title"] or one["source"], "publishedAt": one["published"],
        "date": (one["published"] or "")[:10], "sourceUrl": _url(one), "publisher": one["outlet"],
        "language": one["language"],
    }  # fmt: skip


def _proof(tellings: Iterable[Record]) -> Properties:
    """The articles that say so, the sentences that do, and who printed them."""
    told = list(tellings)
    articles = [one["article"] for one in told]
    return {
        "proof": [_id(one["id"]) for one in articles], "description": [piece["quote"] for one in told for piece in one["evidence"]],
        "sourceUrl": [_url(one) for one in articles], "publisher": [one["outlet"] for one in articles],
    }  # fmt: skip


def _url(article: Record) -> str | None:
    url = article["url"]
    return url if url and url.startswith(("http://", "https://")) else None


def _event(event: Event) -> Properties:
    who, place = event.participants(), event.first("place") or {}
    parties = [one for one in who if one["as"] == "party"] or who
    names = ", ".join(dict.fromkeys(one["label"] for one in parties))
    what = next((event.detail(key) for key in ("title", "honour", "post") if event.detail(key)), event.kind)
    flag = "" if event.took_place else f" ({event.status})"
    start, end = event.dates.date, event.dates.end_date
    return _proof(event.tellings) | {
        "name": f"{what}{flag}: {names}", "summary": f"{event.kind}, {event.status}", "recordId": event.id,
        "keywords": [event.kind, event.status, *(topic for one in event.tellings for topic in one["topics"])],
        "country": [code for one in event.tellings for code in one["countries"]], "location": place.get("label"),
        "date": start, "startDate": start if end else None, "endDate": end,
        "organizer": [_id(one["id"]) for one in who if one["as"] in ("host", "giver")],
        "involved": [_id(one["id"]) for one in who],
    }  # fmt: skip


def _post(event: Event) -> Iterator[tuple[str, str, Properties]]:
    """A position, and that somebody is stated to hold it as of the date of an article."""
    who = event.participants()
    holder = next(one for one in who if one["as"] == "holder")
    bodies = [_id(one["id"]) for one in who if one["as"] == "organisation"]
    title = event.detail("title") or "official"
    position = _id(title, holder["country"] or "", *bodies)
    yield position, "Position", {"name": title, "country": holder["country"], "organization": bodies}
    stated = {(one["published"] or "")[:10] for one in event.articles()}
    yield _id(event.id), "Occupancy", _proof(event.tellings) | {
        "holder": _id(holder["id"]), "post": position, "date": stated, "recordId": event.id,
    }  # fmt: skip


def _cooperation(event: Event) -> Iterator[tuple[str, str, Properties]]:
    sides = sorted({one["id"] for one in event.participants()})
    topics = list(dict.fromkeys(topic for one in event.tellings for topic in one["topics"]))
    for one, other in combinations(sides, 2):
        yield _id(event.id, one, other), "UnknownLink", _proof(event.tellings) | {
            "subject": _id(one), "object": _id(other), "role": "cooperation", "summary": ", ".join(topics),
            "date": event.dates.date, "recordId": event.id,
        }  # fmt: skip
