"""Articles, and the text of names and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph import copies
from graph.query import ask
from graph.rdf import node
from graph.store import Store
from ontology.names import fold

POST = "/tenure/"
AT_ONCE = 1000
"""So many passages are read at once, where all are wanted."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of the store, how many facts it states, and which earlier article it copies."""

    id: str
    published: str | None
    title: str | None
    outlet: str | None
    language: str | None
    source: str | None
    facts: int
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class HitRow:
    """A name or a quotation in which a text was found."""

    found: str
    text: str
    id: str


def search(store: Store, text: str, *, limit: int = 0) -> list[HitRow]:
    """List the names and the quotations that hold all words of a text, without regard to accents and case.

    Names come first, then quotations, those printed last first. A quotation comes once, with the event it tells of
    rather than a post that it states.
    """
    words = fold(text).split()
    hits: dict[tuple[str, str, str], HitRow] = {}
    for some in _candidates(store, words, limit or AT_ONCE):
        rows = ask(store, "search", limit=0, wanted=ox.Literal(""), **some)
        for row in (row for row in rows if _holds(row["text"], words)):
            key = (row["found"], row["text"], row["id"] if row["found"] == "name" else "")
            if key not in hits or POST in hits[key].id:
                hits[key] = HitRow(row["found"], row["text"], row["id"])
        if 0 < limit <= len(hits):
            break
    return list(hits.values())[: limit or None]


def _candidates(store: Store, words: list[str], count: int) -> Iterator[dict[str, list[ox.NamedNode]]]:
    """Give what the side index finds, so much at a time: those who bear a name, tellings; without an index all is asked."""
    if not store.finder:
        yield {}
    after = -1
    while store.finder and words and (found := store.finder.passages(words, after, count)):
        after = found[-1][0]
        subjects = dict.fromkeys(subject for _, subject in found)
        tellings = [node(one) for one in subjects if one.startswith("fact/")]
        yield {"id": [node(one) for one in subjects if not one.startswith("fact/")], "telling": tellings}


def _holds(text: str, words: list[str]) -> bool:
    bare = fold(text)
    return bool(words) and all(word in bare for word in words)


def articles(store: Store, *, limit: int = 0) -> list[ArticleRow]:
    """List the articles of the store by publication date, with the number of their facts and what they copy."""
    some = {"article": [node(one) for one in store.finder.articles(limit)]} if store.finder else {}
    found = ask(store, "articles", limit=limit, **some) if some.get("article") != [] else []
    records = [{"id": row["article"], "published": row["published"]} for row in found]
    first = copies.originals(records, copies.kept(store.quads, [row["article"] for row in found]))
    return [
        ArticleRow(
            _short(row["article"]), row["published"], row["title"], row["outlet"], row["language"], row["source"],
            row["facts"], _short(first[row["article"]]) if row["article"] in first else None,
        )
        for row in found
    ]  # fmt: skip


def _short(article: str) -> str:
    return article.rpartition("/")[2]
