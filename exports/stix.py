"""The store as a STIX 2.1 bundle, for OpenCTI and other platforms of threat intelligence.

STIX has no object for a meeting or an agreement: each is a note about those who take part, and who took part in the same
is joined by a relationship; an article is a report. Ids are UUIDs made from ours, so that a bundle imported twice is one.
Standard: https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from exports.days import first_day
from exports.holdings import Entity, Event, Holdings, Record, gather
from exports.network import Edge, edges
from ontology.gazetteer import country_name
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    from exports.formats import Wanted

CLASSES = {"official": "individual", "agency": "organization", "organisation": "organization"}
LONG_AGO = "1970-01-01"
"""When what no dated article tells of was made; STIX wants a moment."""


def write(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write the bundle, one object a line; stix2 checks each as it is made."""
    import stix2  # noqa: F401  # asked for before anything is read

    held = gather(wanted.store, wanted.selection)
    made = list(_Bundle(held).objects(wanted.selection.status))
    objects = [one.serialize(ensure_ascii=False) for one in {one.id: one for one in made}.values()]
    name = f"bundle--{uuid5(NAMESPACE_URL, ''.join(objects))}"
    stream.write(f'{{"type": "bundle", "id": "{name}", "objects": [\n'.encode())
    stream.write(",\n".join(objects).encode())
    stream.write(b"\n]}\n")


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE_URL, ' '.join(parts))}"


def _moment(published: str | None) -> datetime:
    """Give the moment of an article's publication; a day is its first moment in UTC."""
    moment = datetime.fromisoformat(first_day(published or LONG_AGO))
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Bundle:
    """The objects of a bundle, made from what the store holds."""

    def __init__(self, held: Holdings) -> None:
        self.held = held
        self.codes = {one.country for one in held.entities.values() if one.country}
        self.told: dict[str, list[str]] = {}
        self.since: dict[str, datetime] = {}
        for event in held.events:
            first = min(_moment(one["published"]) for one in event.articles())
            for one in event.participants():
                self.since[one["id"]] = min(first, self.since.get(one["id"], first))

    def objects(self, status: str) -> Iterator[Any]:
        """Give every object: 1. who tells it 2. countries 3. who 4. what happened 5. who is joined 6. articles."""
        yield self._make("Identity", _id("identity", BASE), None, name="Liaison", identity_class="system")  # 1
        for code in sorted(self.codes):  # 2
            yield self._make("Location", self._country(code), None, name=country_name(code, "en"), country=code)
        for entity in self.held.entities.values():  # 3
            if entity.type != "country":
                yield from self._identity(entity)
        for event in self.held.events:  # 4
            yield self._note(event)
        for edge in edges(self.held, status):  # 5
            yield self._edge(edge)
        for article in self.held.articles:  # 6
            if article["id"] in self.told:
                yield self._report(article)

    def _make(self, kind: str, key: str, when: datetime | None, **fields: Any) -> Any:
        """Make an object that Liaison created when its first article was published."""
        import stix2

        moment = when or _moment(None)
        author = None if kind == "Identity" and fields["identity_class"] == "system" else _id("identity", BASE)
        return getattr(stix2, kind)(id=key, created=moment, modified=moment, created_by_ref=author, **fields)

    @staticmethod
    def _country(code: str) -> str:
        return _id("location", f"{BASE}country/{code}")

    def _ref(self, key: str) -> str:
        """The id of the object for a participant."""
        entity = self.held.entities[key]
        code = entity.country or key.rpartition("/")[2]
        return self._country(code) if entity.type == "country" else _id("identity", key)

    def _identity(self, one: Entity) -> Iterator[Any]:
        key, when = _id("identity", one.id), self.since[one.id]
        about = "; ".join(one.titles) or None
        yield self._make(
            "Identity",
            key,
            when,
            name=one.label,
            identity_class=CLASSES[one.type],
            description=about,
            sectors=["government"],
        )
        if one.country:
            place = self._country(one.country)
            yield self._relationship(key, "located-at", place, when, None)

    def _relationship(self, source: str, kind: str, target: str, when: datetime, about: str | None) -> Any:
        return self._make(
            "Relationship", _id("relationship", source, kind, target), when, source_ref=source, relationship_type=kind,
            target_ref=target, description=about,
        )  # fmt: skip

    def _note(self, event: Event) -> Any:
        """What happened, the sentences that say so, and whom it is about."""
        refs = list(dict.fromkeys(self._ref(one["id"]) for one in event.participants()))
        key = _id("note", event.id)
        for article in event.articles():
            self.told.setdefault(article["id"], []).extend((key, *refs))
        place = (event.first("place") or {}).get("label")
        what = event.detail("title") or event.detail("honour") or event.detail("post")
        heading = ", ".join(filter(None, (event.kind, what, event.status, event.dates.date, place)))
        quotes = [
            f"“{piece['quote']}” ({telling['article']['outlet'] or telling['article']['source']})"
            for telling, piece in event.quotes()
        ]
        labels = dict.fromkeys(
            [event.kind, event.status, *(topic for one in event.tellings for topic in one["topics"])]
        )
        return self._make(
            "Note", key, min(_moment(one["published"]) for one in event.articles()), abstract=heading,
            content="\n\n".join(dict.fromkeys(quotes)), object_refs=refs, labels=list(labels),
            confidence=round(100 * event.tellings[0]["confidence"]), external_references=[_source(one) for one in event.articles()],
        )  # fmt: skip

    def _edge(self, edge: Edge) -> Any:
        said = edge.attributes()
        when = max(self.since[edge.source], self.since[edge.target])
        dates = f", {said['first']} – {said['last']}" if said["first"] else ""
        about = f"{said['kinds']}: {said['events']} events{dates}"
        return self._relationship(self._ref(edge.source), "related-to", self._ref(edge.target), when, about)

    def _report(self, article: Record) -> Any:
        when = _moment(article["published"])
        return self._make(
            "Report", _id("report", article["id"]), when, name=article["title"] or article["source"], published=when,
            object_refs=list(dict.fromkeys(self.told[article["id"]])), external_references=[_source(article)],
        )  # fmt: skip


def _source(article: Record) -> dict[str, str]:
    url = article["url"]
    found = {"source_name": article["outlet"] or article["source"]}
    return found | ({"url": url} if url else {"description": article["title"] or article["source"]})
