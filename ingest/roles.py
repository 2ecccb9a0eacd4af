"""Roles: who holds which post, in which agency, as of the article's date."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.participants import organisation, person
from ingest.post import Post
from ingest.registry import Official
from ingest.spotting import spotter
from ingest.story import Story
from ontology.names import fold
from ontology.records import Evidence, Fact, Participant

SURE = 0.9


def roles(story: Story) -> Iterator[Fact]:
    """State each post that the article gives to a named official now; former posts, and one that he is only being given or presumed to hold beside his own, are none."""
    for official in story.registry.officials:
        if official.name and official.last_seen >= 0:
            for post in official.posts:
                if len(official.posts) == 1 or not (post is official.presumed or _is_being_given(story, post)):
                    yield _role(story, official, post)


def _is_being_given(story: Story, post: Post) -> bool:
    """Whether a post stands in the accusative, as what somebody is made (« عُيّن X مفتشا عاما »): the appointment tells of it."""
    ending = story.words.settings.get("accusative")
    head, *rest = fold(post.text).split() or [""]
    if not ending or not head.endswith(ending):
        return False
    described = bool(rest) and rest[0].endswith(ending)
    bare = not rest or rest[0].startswith(tuple(story.words.words("of")))
    return described or (bare and spotter(story.words.language).knows(head.removesuffix(ending)))


def _role(story: Story, official: Official, post: Post) -> Fact:
    country = _country(story, official, post)
    one = person(story, official, "holder")
    holder = Participant(
        one.label, "official", "holder", country, next(iter(post.agencies), None), post.text, one.aliases
    )
    return Fact(
        kind="role",
        status="held",
        participants=(holder, *(organisation(story, name, country or "") for name in post.agencies[:1])),
        evidence=(_stated(story, post),),
        countries=(country,) if country else (),
        confidence=round(SURE * story.certainty, 2),
        detail={"title": post.text},
    )


def _stated(story: Story, post: Post) -> Evidence:
    """Quote the sentence that a post stands in."""
    at = post.offsets[0]
    return next(story.quote(row) for row in story.rows if row.sentence.start <= at < row.sentence.end)


def _country(story: Story, official: Official, post: Post) -> str | None:
    """Give the country of a post; an international body's has none."""
    if post.international:
        return None
    return post.country or official.country or None
