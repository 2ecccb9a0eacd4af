"""Whether an article concerns security cooperation at all: sport and trade use the same verbs."""

from __future__ import annotations

from ingest.story import Story
from ingest.topics import topics_of


def concerns_security(story: Story) -> bool:
    """Say whether a story has officials, ranks, agencies or topics of security, and does not read like a match report."""
    sport = story.words.words("sport")
    score = sum(token.low in sport for row in story.rows for token in row.sentence.tokens)
    topics = {topic for row in story.rows for topic in topics_of(row)}
    officials = [one for one in story.registry.officials if one.posts and one.last_seen >= 0]
    if score >= 4 and score > len(topics) + len(officials):
        return False
    security = story.words.words("security")
    if topics or officials or any(t.low in security for row in story.rows for t in row.sentence.tokens):
        return True
    spots = (spot for row in story.rows for found in row.view.spots.values() for spot in found)
    return any(spot.of("rank", "agency") for spot in spots)
