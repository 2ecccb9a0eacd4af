"""From drafts to facts: records that other layers read, with their evidence, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.attribution import attributed
from ingest.drafts import Draft
from ingest.operations import is_aside
from ingest.participants import agencies, person
from ingest.roles import roles
from ingest.story import Story
from ingest.topics import topics_of
from ontology.gazetteer import country_name
from ontology.records import Capacity, Fact, Kind, Participant, Place

CAPACITIES: dict[str, dict[str, Capacity]] = {
    "meeting": {"host": "host"},
    "visit": {"visitor": "visitor", "host": "host"},
    "agreement": {"signatory": "signatory"},
    "award": {"giver": "giver", "recipient": "recipient"},
    "appointment": {"appointee": "appointee"},
}
"""The capacity in which the officials of a part of a draft take part; `participant` where nothing else is said."""


def facts_of(story: Story, drafts: list[Draft]) -> tuple[Fact, ...]:
    """Write the drafts, the posts and the cooperation of a story as facts, in the order of the text."""
    kept = [draft for draft in drafts if _is_whole(story, draft)]
    share_topics(story, kept)
    facts = [_fact(story, draft) for draft in kept]
    facts += roles(story)
    facts += _cooperation(story, kept)
    return tuple(sorted(facts, key=lambda fact: (fact.evidence[0].start, fact.kind, fact.status)))


def _is_whole(story: Story, draft: Draft) -> bool:
    """Whether a draft has what its kind needs: two people or two sides who meet, a visitor, two parties."""
    countries = _countries(story, draft)
    if draft.kind == "meeting":
        return len(draft.people) >= 2 or len(countries) >= 2
    if draft.kind == "agreement":
        return len(countries) >= 2 or draft.with_body
    if draft.kind == "visit":
        return bool(draft.place and draft.place[1])
    return True


def _countries(story: Story, draft: Draft) -> tuple[str, ...]:
    codes = set(draft.countries)
    codes |= {code for spot in draft.agencies for code in story.countries_of(spot)}
    codes |= {code for side in draft.sides for code in story.countries_of(side)}
    for official in draft.people:
        code = official.country
        codes |= {code} if code else set()
    return tuple(sorted(codes))


def _fact(story: Story, draft: Draft) -> Fact:
    place = draft.place
    countries = _countries(story, draft)
    kind: Kind = draft.kind  # type: ignore[assignment]  # drafts are made for the kinds of DRAFTERS only
    return Fact(
        kind=kind,
        status=draft.status,
        participants=tuple(_participants(story, draft, countries)),
        evidence=tuple(story.quote(row) for row in draft.rows),
        date=draft.date,
        end_date=draft.end_date,
        place=Place(place[0], place[1] or None) if place else None,
        countries=countries,
        topics=draft.topics,
        confidence=round(draft.confidence * story.certainty, 2),
        attributed_to=next((who for row in draft.rows for who in [attributed(story, row)] if who), None),
        detail=_detail(draft),
    )


def _detail(draft: Draft) -> dict[str, str]:
    """Give what only this kind of fact has; a meeting of which nothing else is said was in person."""
    usual = {"mode": "in_person"} if draft.kind == "meeting" else {}
    return usual | {key: value for key, value in draft.detail.items() if value}


def _participants(story: Story, draft: Draft, countries: tuple[str, ...]) -> Iterator[Participant]:
    """List who takes part: officials in their capacities, agencies, and countries as parties."""
    known = CAPACITIES.get(draft.kind, {})
    seen: set[int] = set()
    for part, officials in draft.parts.items():
        for official in officials:
            if id(official) not in seen and official.name:
                seen.add(id(official))
                yield person(story, official, known.get(part, "participant"))
    party: Capacity = "party" if draft.kind == "agreement" else "participant"
    yield from agencies(story, draft.agencies, party)
    for code in countries:
        yield Participant(country_name(code, story.words.language), "country", party, code, id=f"country/{code}")


def share_topics(story: Story, drafts: list[Draft]) -> None:
    """Give each topic of the article to the event told of last before the sentence that names it, or to the first."""
    telling = {row.number for draft in drafts for row in draft.rows}
    for row in story.rows:
        if row.kind == "headline" or (is_aside(row) and row.number not in telling):
            continue
        topics = topics_of(row)
        before = [draft for draft in drafts if draft.rows[0].number <= row.number] or drafts[:1]
        if topics and before:
            nearest = max(
                before, key=lambda draft: max((r.number for r in draft.rows if r.number <= row.number), default=0)
            )
            nearest.topics = tuple(dict.fromkeys((*nearest.topics, *topics)))
    for draft in drafts:
        successor = next((other for other in drafts if _succeeds(other, draft)), None)
        if draft.status == "expired" and successor:  # the sentence that tells of both names the topics of the new one
            successor.topics, draft.topics = tuple(dict.fromkeys((*successor.topics, *draft.topics))), ()


def _succeeds(one: Draft, other: Draft) -> bool:
    """Whether an agreement stands beside one of the same parties that has expired."""
    return (
        one.kind == other.kind == "agreement" and one.status != "expired" and set(one.countries) == set(other.countries)
    )


def _cooperation(story: Story, drafts: list[Draft]) -> Iterator[Fact]:
    """State that two countries cooperate in a field where the article names fields but no event they belong to."""
    if drafts:
        return
    codes = tuple(code for code, _ in story.mentions.most_common(2))
    for row in story.rows:
        topics = topics_of(row)
        if (
            topics
            and len(codes) == 2
            and row.kind != "headline"
            and any(row.is_a(index, "cooperation") for index in range(len(row.units)))
        ):
            parties = tuple(
                Participant(country_name(code, story.words.language), "country", "party", code, id=f"country/{code}")
                for code in sorted(codes)
            )
            yield Fact(
                "cooperation", "held", parties, (story.quote(row),), countries=tuple(sorted(codes)), topics=topics,
                confidence=0.6,
            )  # fmt: skip
            return
