"""One official as a sentence speaks of him, before anybody asks whom that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.post import Post


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One official where a sentence speaks of him: tokens `start` to `end`, the name if one is said, the posts.

    `how` is `named` (a full name or a surname is written), `described` (only the post or « le responsable »),
    `counterpart` (« son homologue danois ») or `delegation`. `rank` is a rank or form of address that was written; `gender` is what that or an article tells.
    """

    start: int
    end: int
    how: str
    name: str = ""
    posts: tuple[Post, ...] = ()
    rank: str = ""
    plural: bool = False
    definite: bool = True
    country: str = ""
    head: str = ""
    countries: tuple[str, ...] = ()
    gender: str = ""


class Named(NamedTuple):
    """A name after a post: with its rank, its tokens, and the country that « le Brésilien Y » says."""

    name: str
    rank: str
    start: int
    end: int
    country: str
