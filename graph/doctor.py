"""What is wrong with a store: it is read to its last quad, and each article is compared with what it must hold."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import telling
from graph.copies import fingerprint
from graph.provenance import provenance_graph
from graph.rdf import suffix
from graph.store import Store
from graph.trouble import Locator, is_address
from graph.upkeep import differences
from ontology.errors import StoreError

REQUIRED = {"schema:articleBody": "text", "schema:inLanguage": "language", "lia:source": "source"}


ROOM = 100 * 2**20
"""Bytes that must be free on a disk for a store to grow."""


@dataclass
class Examination:
    """What was found: how much the store holds, and what is wrong with it, a line each."""

    quads: int = 0
    articles: int = 0
    facts: int = 0
    troubles: list[str] = field(default_factory=list)


def examine(store: Store) -> Examination:
    """Examine a store.

    1. read all quads, which shows files that are damaged
    2. tell articles of which a half is missing
    3. check that each article is described, and that each quotation stands in its text
    4. compare the side index with one made anew
    """
    if is_address(store.path):
        raise StoreError(f"{store.path} is a server, which looks after its own files: name the folder of a store")
    found = Examination()
    graphs: dict[str, set[str]] = defaultdict(set)
    try:
        for name in _read(store, found):  # 1
            if name.startswith("article/"):
                article, _, part = name.removeprefix("article/").partition("/")
                graphs[f"article/{article}"].add(part)
    except (OSError, ValueError, RuntimeError) as error:
        why = " ".join(str(error).split())
        raise StoreError(f"{store.path} is damaged ({why}): read the articles into a new store") from None
    for article, parts in sorted(graphs.items()):
        found.articles += 1
        if "provenance" not in parts:  # 2
            found.troubles.append(
                f"{article}: states facts, but where it came from is missing: forget it and read it again"
            )
            continue
        found.troubles += [f"{article}: {trouble}" for trouble in _article(store, article, found)]  # 3
    if store.finder:
        found.troubles += differences(store.quads, Path(store.path))  # 4
    return found


def _read(store: Store, found: Examination) -> Iterator[str]:
    """Read every quad by each index of the store, and give the names of its graphs."""
    terms: tuple[set[Any], ...] = (set(), set(), set(), set())
    for quad in store.quads:
        found.quads += 1
        for kind, one in zip(terms, (quad.subject, quad.predicate, quad.object, quad.graph_name), strict=True):
            kind.add(one)
    for position, name in enumerate(("subject", "predicate", "object", "graph")):
        count = sum(1 for one in terms[position] for _ in store.quads.quads_for_pattern(*_pattern(position, one)))
        if count != found.quads:
            found.troubles.append(
                f"the index by {name} holds {count} quads of {found.quads}: read the articles into a new store"
            )
    for graph in terms[3]:
        yield suffix(graph) if isinstance(graph, ox.NamedNode) else ""
        own = list(store.quads.quads_for_pattern(None, None, None, graph))
        for predicate in {quad.predicate for quad in own}:
            next(store.quads.quads_for_pattern(None, predicate, None, graph))
        for value in {quad.object for quad in own}:
            next(store.quads.quads_for_pattern(None, None, value, graph))


def _pattern(position: int, one: Any) -> tuple[Any, Any, Any, Any]:
    subject, predicate, value, graph = (one if at == position else None for at in range(4))
    return subject, predicate, value, graph


def _article(store: Store, article: str, found: Examination) -> Iterator[str]:
    told = telling.Description(store.quads, ox.NamedNode(_iri(article)), provenance_graph(article))
    for name, label in REQUIRED.items():
        if not told.text(name):
            yield f"has no {label}: read it again with --no-resume"
    text, kept = told.text("schema:articleBody") or "", told.text("lia:fingerprint")
    if kept and kept != fingerprint(text):
        yield "its text is not the one that was read: read it again with --no-resume"
    try:
        facts = _facts(store, article)
    except (LookupError, TypeError, ValueError, StopIteration):
        yield "its facts are not whole: read it again with --no-resume"
        return
    for fact in facts:
        found.facts += 1
        for piece in fact["evidence"]:
            if text[piece["start"] : piece["end"]] != piece["quote"]:
                yield f"quotes what its text does not say (“{piece['quote'][:60]}”): read it again with --no-resume"


def _facts(store: Store, article: str) -> list[dict[str, Any]]:
    iri = ox.NamedNode(_iri(article))
    return list(telling.facts(store.quads, iri, telling.article_record(store.quads, iri)))


def _iri(article: str) -> str:
    return provenance_graph(article).value.removesuffix("/provenance")


def hindrances(path: Locator) -> Iterator[str]:
    """Say what would keep a program from writing to a store now: another that writes, permissions, a full disk."""
    if is_address(path):
        return
    free = shutil.disk_usage(path).free
    if free < ROOM:
        yield f"{path}: {free >> 20} MB are left on its disk: make room before more is read"
    try:
        with Store.open(path, write=True):
            pass
    except StoreError as error:
        yield str(error)
