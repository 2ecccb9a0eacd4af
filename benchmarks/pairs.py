"""Examples to learn from: pairs of whom an article speaks, what stands about them, and what its gold says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from comparing import any_person
from corpora import CORPUS, ROOT, GoldSet, gold_sets
from items import Record
from surroundings import Two, Where, features

from ingest.article import articles
from ingest.drafts import Draft
from ingest.meetings import countries_of
from ingest.reader import Reader
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.story import Story
from ingest.units import Row
from ontology.records import Article

PASSAGES: Final = ROOT / "benchmarks" / "passages"
"""Passages of a few sentences, of which only events are in the gold: written to be learnt from."""
CLOSED: Final = frozenset({"twelfth", "parallel"})
"""Sets that nothing is learnt from."""
ANSWERS: Final = ("none", "held", "planned", "off")
"""Nothing joins the two; they met, are to meet, or their meeting was called off or denied."""
ANSWER: Final = {"held": 1, "planned": 2, "proposed": 2, "cancelled": 3, "denied": 3}
"""The place of a status among `ANSWERS`."""


@dataclass(frozen=True)
class Example:
    """A pair of an article: which answer is right, whether a rule has read something of it."""

    language: str
    source: str
    article: str
    answer: int
    known: bool
    features: frozenset[str]


def examples() -> Iterator[Example]:
    """Read all articles that one may learn from, as the rules read them, and give their pairs."""
    for one in gold_sets((CORPUS, PASSAGES)):
        if one.name not in CLOSED:
            yield from _of_set(one)


def _of_set(one: GoldSet) -> Iterator[Example]:
    reader, gold = Reader(), {record["url"]: record["facts"] for record in one.gold if record.get("url")}
    for source in one.sources:
        for article in articles(str(source)):
            if isinstance(article, Article) and article.language == one.language and article.url in gold:
                yield from _of_article(reader, article, gold[article.url], one.name)


def _of_article(reader: Reader, article: Article, facts: list[Record], source: str) -> Iterator[Example]:
    story, drafts = reader.drafts(article)
    for question in QUESTIONS:
        for two in question.pairs(story):
            right = answer([fact for fact in facts if fact["kind"] == "meeting"], two)
            if right is not None:
                known = question.known(story, drafts, two)
                yield Example(
                    article.language, source, article.url or "", right, known,
                    features(story, drafts, two),
                )  # fmt: skip


def answer(facts: list[Record], two: Two) -> int | None:
    """Give what meetings say of a pair, that it took place before all else; nothing where readers may differ."""
    joined = [fact for fact in facts if _joins(fact, two)]
    owed = [ANSWER[fact.get("status") or "held"] for fact in joined if not fact.get("optional")]
    doubted = joined or any(_means(one, fact.get("also")) for fact in facts for one in _people(two))
    return min(owed) if owed else None if doubted else 0


def _joins(fact: Record, two: Two) -> bool:
    """Whether a meeting joins two officials, or one with a country that takes part."""
    met = all(_means(one, fact.get("participants")) for one in _people(two))
    return met and (not isinstance(two.other, str) or two.other in (fact.get("countries") or ()))


def _people(two: Two) -> list[Official]:
    return [one for one in (two.one, two.other) if not isinstance(one, str)]


def _means(official: Official, names: list[str] | None) -> bool:
    return any(any_person((name,), (official.name, *official.aliases)) for name in names or () if name)


def officials(story: Story) -> Iterator[Two]:
    """Give each two named officials of different countries who are spoken of near one another."""
    spoken = _spoken(story)
    for one, other in combinations(spoken, 2):
        if one.country != other.country or not one.country:
            yield from _near(one, other, (one.country, other.country), spoken[one], spoken[other])


def unnamed(story: Story) -> Iterator[Two]:
    """Give each named official with each country of which somebody unnamed is spoken of near him, and nobody by name."""
    sides: dict[str, list[Where]] = defaultdict(list)
    for row, index, value in _values(story):
        if isinstance(value, Side) and not value.officials:
            for code in story.countries_of(value):
                sides[code].append((row.number, index))
    spoken = _spoken(story)
    named = {one.country for one in spoken}
    for official, at in spoken.items():
        for code in sorted(set(sides) - named):
            yield from _near(official, code, (official.country, code), at, sides[code])


def _spoken(story: Story) -> dict[Official, list[Where]]:
    """Give where each named official is spoken of, in the order of the article; headlines do not count."""
    found: dict[Official, list[Where]] = defaultdict(list)
    for row, index, value in _values(story):
        for one in value.officials if isinstance(value, Meant | Side) else ():
            if one.name and one.in_office:
                found[one].append((row.number, index))
    return found


def _values(story: Story) -> Iterator[tuple[Row, int, object]]:
    for row in story.rows:
        if row.kind != "headline":
            yield from ((row, index, unit.value) for index, unit in enumerate(row.units) if unit.value is not None)


def _near(
    one: Official, other: Official | str, homes: tuple[str, str], at: list[Where], there: list[Where]
) -> Iterator[Two]:
    two = Two(one, other, homes, {"X": at, "Y": there})
    if two.closest():
        yield two


def _met(story: Story, drafts: list[Draft], two: Two) -> bool:
    """Whether a meeting of the two was read, whatever became of it."""
    return any(
        draft.kind == "meeting"
        and two.one in draft.people
        and (two.other in draft.people or two.other in countries_of(story, draft))
        for draft in drafts
    )


def _convened(story: Story, drafts: list[Draft], two: Two) -> bool:
    """Whether a meeting of the countries of the two was read, whoever took part."""
    meetings = [set(countries_of(story, draft)) for draft in drafts if draft.kind == "meeting"]
    return any(set(two.homes) <= codes for codes in meetings)


@dataclass(frozen=True)
class Question:
    """What is asked of which pairs of an article."""

    pairs: Callable[[Story], Iterator[Two]]
    known: Callable[[Story, list[Draft], Two], bool]
    """Whether something of the kind was read of a pair."""


QUESTIONS: Final = (
    Question(officials, _met),
    Question(unnamed, _convened),
)
