"""Articles, and the text of names and quotations."""

from __future__ import annotations

import pyoxigraph as ox

from graph import copies
from graph.answers import ArticleRow, HitRow
from graph.query import ask
from graph.store import Store
from ontology.names import fold


def search(store: Store, text: str, *, limit: int = 0) -> list[HitRow]:
    """List the names and the quotations that hold all words of a text, without regard to accents and case.

    A quotation comes once, with the event it tells of rather than a post that it states.
    """
    words = fold(text).split()
    rows = ask(store, "search", limit=0, wanted=ox.Literal(""))
    hits: dict[tuple[str, str, str], HitRow] = {}
    for row in sorted(rows, key=lambda row: (row["found"], row["text"], "tenure/" in row["id"], row["id"])):
        if _holds(row["text"], words):
            bearer = row["id"] if row["found"] == "name" else ""
            hits.setdefault((row["found"], row["text"], bearer), HitRow(row["found"], row["text"], row["id"]))
    return list(hits.values())[: limit or None]


def _holds(text: str, words: list[str]) -> bool:
    bare = fold(text)
    return bool(words) and all(word in bare for word in words)


def articles(store: Store, *, limit: int = 0) -> list[ArticleRow]:
    """List the articles of the store by publication date, with the number of their facts and what they copy."""
    found = ask(store, "articles", limit=limit)
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
