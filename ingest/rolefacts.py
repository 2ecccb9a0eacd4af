"""Roles: who holds which post, as of the article's date."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.post import Post
from ingest.registry import Official
from ingest.story import Story


def current_posts(story: Story) -> Iterator[tuple[Official, Post]]:
    """Yield each named official of the article with each post that it gives him now; former posts are none."""
    for official in story.registry.officials:
        if official.name and official.last_seen >= 0:
            for post in official.posts:
                yield official, post
