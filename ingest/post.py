"""A post: what an article calls somebody who acts in a public office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Post:
    """A post in tokens `start` to `end`: its words, its head, the agency and the country that it names, if any."""

    start: int
    end: int
    text: str
    head: str
    plural: bool = False
    former: bool = False
    agencies: tuple[str, ...] = ()
    country: str = ""
    countries: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    gender: str = ""
    offsets: tuple[int, int] = (0, 0)
    international: bool = False
    candidates: tuple[str, ...] = ()
    """Countries that have an agency of the name that the post says, where the name alone does not tell which."""


def split_posts(posts: Sequence[Post]) -> tuple[Post, ...]:
    """Make two posts of one whose second head is left out: « directeur général de la X et de la Y »."""
    found: list[Post] = []
    for post in posts:
        found += [replace(post, text=part) for part in post.parts] if len(post.parts) > 1 else [post]
    return tuple(found)
