"""The officials of one article: who is named, with which posts, and whom a later mention means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.mention import PersonMention
from ingest.post import Post, is_of_envoy
from ontology.names import country_words, fold, tokens

SMALL = 2
"""Letters of the small words of a post."""


@dataclass(eq=False)
class Official:
    """One person as the article knows him so far; `name` is empty for one who is only described."""

    name: str = ""
    aliases: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    former: list[Post] = field(default_factory=list)
    rank: str = ""
    gender: str = ""
    country: str = ""
    agency: str = ""
    agency_id: str = ""
    candidates: set[str] = field(default_factory=set)
    first_seen: int = -1
    last_seen: int = -1
    local: tuple[str, ...] = ()
    beside: Official | None = None
    group: Any = None
    """The official whom he accompanies, and (`group`) the delegation he leads, if the article says so: his side."""
    opposite: Official | None = None
    """Whose counterpart he is called: they are not of one country."""
    appointed: bool = False
    """Whether the article tells that he was appointed, perhaps without writing out his post as a title,"""
    beyond: bool = False
    """and that to an international body."""
    presumed: Post | None = None
    """The post of somebody described before, for whom he is taken."""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, without titles."""
        return tokens(self.name)

    @property
    def international(self) -> bool:
        """Whether all his posts are of international bodies, so that no country is his."""
        return all(post.international for post in self.posts) if self.posts else self.beyond

    @property
    def in_office(self) -> bool:
        """Whether the article gives him a post or a rank, or tells of his appointment, or calls him the counterpart of one of whom it does: nobody else becomes a node."""
        return self._is_titled or bool(self.opposite and self.opposite.country and self.opposite._is_titled)

    @property
    def _is_titled(self) -> bool:
        return bool(self.posts or self.rank or self.former or self.group or self.appointed)

    def has_rank(self, rank: str) -> bool:
        """Whether a folded rank is his, or begins or is part of his (« général » of « général de division »)."""
        return rank in fold(self.rank).split("-")[:1] + fold(self.rank).split()


def is_diplomat(official: Official, heads: Iterable[str]) -> bool:
    """Whether one of an official's posts has a head of those who are posted abroad (« ambassadeur », « attaché »)."""
    return any(is_of_envoy(post.text, heads) for post in official.posts)


class Registry:
    """All officials of an article, in the order in which they are first named."""

    def __init__(self) -> None:
        self.officials: list[Official] = []
        self.foretold: tuple[PersonMention, ...] = ()
        """What the article says later of names (`foretold`)."""

    def named(self, mention: PersonMention) -> Official:
        """Return the official whom a name means, known or new, and add what the mention says of him."""
        official = self.find(mention.name) or self._new()
        if len(tokens(mention.name)) > len(official.words) or not official.name:
            official.aliases += [official.name] if official.name else []
            official.name = mention.name
        elif mention.name != official.name and mention.name not in official.aliases:
            official.aliases.append(mention.name)
        self.describe(official, mention)
        for told in self.foretold:
            if not official.posts and set(tokens(told.name)) <= set(official.words):
                self.describe(official, told)
        return official

    def describe(self, official: Official, mention: PersonMention) -> None:
        """Add the posts, rank and country that a mention states."""
        for post in mention.posts:
            known = official.former if post.former else official.posts
            if not any(_same_post(post, other) for other in known) and not (official.posts and _is_bare(post)):
                known.append(post)
            official.country = official.country or ("" if post.former else post.country)
            official.gender = official.gender or post.gender
            official.candidates |= set(post.candidates)
        official.rank = official.rank or mention.rank
        official.gender = official.gender or mention.gender
        official.country = official.country or ("" if official.international else mention.country)

    def find(self, name: str) -> Official | None:
        """Return the latest official whose name has all these words, or whose words are all in this name."""
        wanted = set(tokens(name))
        fitting = [one for one in self.officials if one.words and _within(wanted, set(one.words))]
        return max(fitting, key=lambda one: (one.last_seen, -self.officials.index(one)), default=None)

    def surnames(self) -> frozenset[str]:
        """Give every word of every name that may stand alone for the person, also of those whose post is told later."""
        later = (one.name.split()[-1] for one in self.foretold)
        return frozenset(word for one in self.officials for word in _surname_words(one)) | frozenset(later)

    def first_words(self) -> frozenset[str]:
        """Give the first word of every name of several: by it many peoples call somebody (“Tan Wee Liang”, “Tan”)."""
        return frozenset(one.words[0] for one in self.officials if len(one.words) > 1 and len(one.words[0]) > 2)

    def seen(self, official: Official, at: int) -> None:
        """Note that an official was spoken of in a sentence."""
        official.first_seen = at if official.first_seen < 0 else official.first_seen
        official.last_seen = max(official.last_seen, at)

    def described(
        self, mention: PersonMention, at: int, gender: str = "", apart: Iterable[Official] = ()
    ) -> Official | None:
        """Return the named official whom a description means (« le ministre », « la cheffe de la police danoise »).

        One of the `gender` that the article shows comes before one whose gender is not known; one of the other is none,
        nor those `apart`.
        """
        barred = tuple(apart)
        fitting: list[tuple[bool, int, int, Official]] = []
        for order, one in enumerate(self.officials):
            other = bool(gender and one.gender and one.gender != gender)
            if one.last_seen < 0 or one.last_seen > at or not one.name or other or one in barred:
                continue
            fit = max((_fit(post, own) for post in mention.posts for own in one.posts), default=0)
            if fit and (not mention.country or mention.country == one.country):
                fitting.append((gender == "f" == one.gender, fit, one.last_seen * 1000 - order, one))
        return max(fitting, key=lambda item: item[:3])[3] if fitting else None

    def recent(self, at: int, country: str = "", gender: str = "", heads: Iterable[str] = ()) -> Iterator[Official]:
        """List the named officials spoken of up to a sentence, latest first, that fit a country, gender or post."""
        wanted = tuple(heads)
        for one in sorted(self.officials, key=lambda one: -one.last_seen):
            if not 0 <= one.last_seen <= at or not one.name:
                continue
            if country and one.country and one.country != country:
                continue
            if gender and one.gender and one.gender != gender:
                continue
            said = [*(fold(post.text) for post in one.posts), fold(one.rank)]
            if wanted and not any(head in text for text in said for head in wanted):
                continue
            yield one

    def _new(self) -> Official:
        self.officials.append(Official())
        return self.officials[-1]


def _within(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _surname_words(official: Official) -> Iterator[str]:
    yield from (fold(word) for word in official.name.split()[1:] or official.name.split())
    yield from (word for word in official.words[1:] or official.words)


def _is_bare(post: Post) -> bool:
    """Whether a post is a head alone, such as one already known by his full post is called (« الوزير Y »)."""
    return len(post.text.split()) == 1


def _same_post(one: Post, other: Post) -> bool:
    a, b = fold(one.text), fold(other.text)
    return a == b or (a in b and len(a.split()) > 1) or (b in a and len(b.split()) > 1)


def _fit(described: Post, own: Post) -> int:
    """Say how well a description fits a post: the shared words, all of the description's if it is short."""
    wanted, held = _content(described), _content(own)
    if not wanted:
        return 0
    if described.text.isupper() and len(described.text) > 1 and fold(described.text) == _initials(own):
        return len(held)
    rest = wanted - described.generic
    if described.generic and rest and rest <= held:
        return len(rest)
    shared = len(wanted & held)
    return shared if shared == len(wanted) or (shared >= 2 and described.head == own.head) else 0


def _initials(post: Post) -> str:
    """Give the letters by which a post is called for short: “Inspector General of Police” is the IGP."""
    return "".join(word[0] for word in fold(post.text).split() if len(word) > SMALL)


def _content(post: Post) -> set[str]:
    """List the words of a post but those of its country, which is compared by itself (“Kenyan”, “Kenya’s”)."""
    own = {word for code in post.countries for word in country_words(code)}
    return {word for word in fold(post.text).split() if len(word) > SMALL} - own
