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
        own = [(name,) for name in post.agencies] if len(post.agencies) == len(post.parts) else [post.agencies] * 2
        parts = zip(post.parts, own, strict=False) if len(post.parts) > 1 else [(post.text, post.agencies)]
        found += [replace(post, text=text, agencies=agencies) for text, agencies in parts]
    return tuple(found)
