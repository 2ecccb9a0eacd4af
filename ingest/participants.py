"""Those who take part, as facts name them: officials with their post, agencies and international bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.clitics import tokens_of
from ingest.registry import Official
from ingest.spotting import Entry, Spot, spotter
from ingest.story import Story
from ontology.gazetteer import agency_name
from ontology.records import Capacity, Participant, ParticipantType


def person(story: Story, official: Official, capacity: Capacity) -> Participant:
    """Write an official as a participant: fullest name, other forms, country, first post (a former one if none) and its agency."""
    post = next(iter((*official.posts, *official.former)), None)
    return Participant(
        label=official.name,
        type="official",
        capacity=capacity,
        country=official.country or None,
        agency=post.agencies[0] if post and post.agencies else None,
        title=post.text if post else official.rank or None,
        aliases=tuple(official.aliases),
    )


def agencies(story: Story, spots: Iterable[Spot], capacity: Capacity) -> Iterator[Participant]:
    """Write the agencies that were spotted, each once, as those of the country that the article speaks of."""
    seen: set[str] = set()
    for spot in spots:
        country = next(iter(story.countries_of(spot)), "")
        entry = _of_country(spot.of("agency"), country)
        if entry.id not in seen:
            seen.add(entry.id)
            yield _agency(story, entry, capacity, country)


def organisation(story: Story, name: str, country: str) -> Participant:
    """Write the agency that a post names: the one of that name in that country, else one known by its form only."""
    spots = spotter(story.words.language).spots(tokens_of(name, story.words.language)).get(0, ())
    entries = [entry for spot in spots for entry in spot.of("agency") if entry.country in ("", country)]
    if entries:
        entry = _of_country(entries, country)
        return _agency(story, entry, "organisation", entry.country)
    return Participant(name, "agency", "organisation", country or None)


def _of_country(entries: Iterable[Entry], country: str) -> Entry:
    found = list(entries)
    return next((one for one in found if one.country == country), found[0])


def _agency(story: Story, entry: Entry, capacity: Capacity, country: str) -> Participant:
    """Write an agency under its usual name and as the article calls it; by its form only if its country is not told."""
    if entry.country != country:
        return Participant(entry.label, "agency", capacity, country or None)
    name = agency_name(entry.id, story.words.language)
    kind: ParticipantType = "agency" if entry.country else "organisation"
    aliases = (entry.label,) if entry.label != name else ()
    return Participant(name, kind, capacity, country or None, aliases=aliases, id=f"{kind}/{entry.id}")
