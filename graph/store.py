"""The embedded store: Oxigraph on disk, one named graph for what each article states and one for where it came from.

Beside the quads lies a side index (`graph.finder`) that every change keeps right. What only writing needs is imported where it is written, so that a question starts fast.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from graph.finder import Finder
from graph.rdf import node, suffix, term
from graph.reading import read_only
from graph.trouble import Locator, is_address, one_line, refuse, trouble
from ontology.errors import QueryError, StoreError
from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    from graph.finder_rows import Row
    from graph.identity_decisions import Decided, Decision
    from graph.identity_layer import Layer
    from graph.staging import Staging
    from graph.upkeep import Upkeep
    from ontology.records import Article, Fact

MANY = 100_000
"""After so many quads the engine is told to move what was written from memory to its tables."""
DUMP_FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "ttl": ox.RdfFormat.TURTLE}


class Store:
    """A store of facts; use `Store.open`, and as a context manager."""

    def __init__(self, path: Locator, quads: ox.Store | None = None, *, write: bool = False) -> None:
        self.path, self.write, self.unflushed = path, write, 0
        if quads is not None:
            self.quads = quads
        self.upkeep = self._kept(path) if write and isinstance(path, Path) else None
        self.finder = self.upkeep.finder if self.upkeep else _finder(path)

    def _kept(self, path: Path) -> Upkeep | None:
        """Open the side index to be kept; without one, where SQLite cannot have it, questions are slower and as right."""
        from graph.upkeep import Upkeep

        with suppress(sqlite3.Error):
            return Upkeep(self.quads, path)
        return None

    @classmethod
    def open(cls, path: Locator, *, write: bool = False) -> Self:
        """Open the store at a path or at the address of a SPARQL server; with `write` it is made if there is none.

        Raises `StoreError` if there is no store, if it is none, or if another program is writing to it.
        """
        if is_address(path):
            return cls._remote(str(path), write)
        path = Path(path)
        refuse(path, write)
        try:
            return cls(path, ox.Store(str(path)) if write else None, write=write)
        except (OSError, RuntimeError) as error:
            raise StoreError(trouble(path, error)) from None

    @cached_property
    def quads(self) -> ox.Store:
        """The quads; of a store that is read they are opened when they are first asked for, for its side index knows much."""
        try:
            return read_only(Path(self.path))
        except (OSError, RuntimeError) as error:
            raise StoreError(trouble(self.path, error)) from None

    @classmethod
    def _remote(cls, address: str, write: bool) -> Self:
        from graph.client import Client
        from graph.remote import Remote

        quads: Any = Remote(client := Client(address))
        return cls(str(client), quads, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store, so that others may write to it; what was written survives a crash even before this."""
        if self.write:
            with suppress(OSError):  # on a full disk: the log of the store holds it all the same
                self.quads.flush()
        if self.finder:
            self.finder.close()
        self.upkeep = self.finder = None
        self.__dict__.pop("quads", None)

    def add(self, article: Article, facts: tuple[Fact, ...]) -> bool:
        """Keep an article and its facts, in place of what the store held of it; whether that changed anything."""
        return self.add_all([(article, facts)]) == 1

    def add_all(self, read: Iterable[tuple[Article, tuple[Fact, ...]]]) -> int:
        """Keep several articles at once, or none if it fails; how many of them changed anything.

        The result is that of adding them one by one, but what they tell together is put together once.
        """
        from graph.identity import all_names, identify
        from graph.provenance import provenance_quads
        from graph.triples import article_quads

        layer, changed = self._layer(), 0
        for article, facts in read:
            identified = identify(article, facts)
            told, origin = article_quads(article, identified), provenance_quads(article)
            if {*told, *origin} == set(self._held(layer, article.id)):
                continue
            changed += 1
            layer.replace(node(article.id), told, (name for fact in identified for name in all_names(fact)))
            layer.staging.replace(self._origin(layer, article.id), origin)
        self._write(layer)
        return changed

    def forget(self, article_id: str) -> bool:
        """Drop what an article states, where it came from, and what rested on it alone; whether the store held it."""
        layer = self._layer()
        held = next(self._held(layer, article_id), None) is not None
        layer.replace(node(article_id), (), ())
        layer.staging.replace(self._origin(layer, article_id), ())
        self._write(layer)
        return held

    def merge(self, quads: Iterable[ox.Quad]) -> None:
        """Take the articles and decisions of another store into this one; what they tell together is derived anew."""
        from graph import telling
        from graph.identity_decisions import decisions
        from graph.identity_index import Index
        from graph.provenance import provenance_graph
        from graph.staging import Staging

        other = ox.Store()
        other.extend(quads)
        layer, theirs = self._layer(), Index(Staging(other))
        for told in list(other.quads_for_pattern(None, term("rdf:type"), term("schema:NewsArticle"), None)):
            article = telling.subject_of(told)
            origin = provenance_graph(suffix(article))
            stated = list(other.quads_for_pattern(None, None, None, article))
            layer.replace(article, stated, theirs.names_in(stated))
            layer.staging.replace(
                self._origin(layer, suffix(article)), other.quads_for_pattern(None, None, None, origin)
            )
        self._decide(layer, decisions(other), ())

    def decisions(self) -> list[Decision]:
        """List what people decided about identity, by time."""
        from graph.identity_decisions import decisions

        return decisions(self.quads)

    def decided(self) -> Decided:
        """Give all decisions together."""
        from graph.identity_decisions import decided

        return decided(self.decisions())

    def decide(self, new: Iterable[Decision] = (), undone: Iterable[Decision] = ()) -> None:
        """Keep decisions, or take them back; what they are about is judged anew."""
        self._decide(self._layer(), list(new), list(undone))

    def _decide(self, layer: Layer, made: Sequence[Decision], taken_back: Sequence[Decision]) -> None:
        from graph.identity_decisions import decided, decisions, quads

        for decision in taken_back:
            layer.staging.replace(quads(decision), ())
        for decision in made:
            layer.staging.replace((), quads(decision))
        layer.decided = decided(decisions(layer.staging))
        for decision in (*made, *taken_back):
            layer.decide(decision)
        self._write(layer)

    def _layer(self) -> Layer:
        from graph.identity_decisions import decided, decisions
        from graph.identity_layer import Layer
        from graph.staging import Staging

        staging = Staging(self.quads)
        return Layer(staging, decided(decisions(staging)))

    def _write(self, layer: Layer) -> None:
        layer.settle()
        self.commit(layer.staging)

    def commit(self, staging: Staging) -> None:
        """Write changes in one transaction; `StoreError` if there is no room for them or they may not be written."""
        changed = staging.graphs() if self.upkeep else []
        try:
            if self.upkeep:
                self.upkeep.note(changed)
            self.unflushed += staging.commit()
            if self.upkeep:
                self.upkeep.refresh(changed)
            if self.unflushed >= MANY:
                self.quads.flush()
                self.unflushed = 0
        except (OSError, RuntimeError, sqlite3.Error) as error:
            raise StoreError(trouble(self.path, error)) from None

    def reindex(self, rows: Iterable[Row] | None = None) -> None:
        """Make the side index anew from the quads, or of rows that were made of them."""
        if self.upkeep:
            self.upkeep.rebuild(rows)
            self.finder = self.upkeep.finder

    def has_read(self, digest: str) -> bool:
        """Whether this version of the program has read an article from the bytes that a digest stands for."""
        from graph import telling
        from graph.provenance import reading_quad

        found = next(self.quads.quads_for_pattern(None, term("lia:digest"), ox.Literal(digest), None), None)
        return found is not None and reading_quad(suffix(telling.subject_of(found))) in self.quads

    def digests(self) -> list[str]:
        """List what stands for the bytes of each article."""
        found = self.quads.quads_for_pattern(None, term("lia:digest"), None, None)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))

    def _held(self, layer: Layer, article_id: str) -> Iterator[ox.Quad]:
        yield from layer.staging.quads(None, None, None, node(article_id))
        yield from self._origin(layer, article_id)

    @staticmethod
    def _origin(layer: Layer, article_id: str) -> Iterator[ox.Quad]:
        from graph.provenance import provenance_graph

        return layer.staging.quads(None, None, None, provenance_graph(article_id))

    def articles(self) -> list[dict[str, Any]]:
        """Describe the articles of the store, by publication date and id."""
        from graph import telling

        found = self.quads.quads_for_pattern(None, term("rdf:type"), term("schema:NewsArticle"), None)
        records = [telling.article_record(self.quads, telling.subject_of(quad)) for quad in found]
        return sorted(records, key=lambda record: (record["published"] or "", record["id"]))

    def facts(self) -> Iterator[dict[str, Any]]:
        """Give every fact in the exchange format, article by article, in the order of the text."""
        from graph import telling

        for record in self.articles():
            yield from telling.facts(self.quads, ox.NamedNode(record["id"]), record)

    def query(self, sparql: str) -> Any:
        """Run a SPARQL 1.1 query over the union of graphs.

        Raises `QueryError` with the place of the error if it is not valid, or if it is an update.
        """
        try:
            return self.quads.query(sparql, use_default_graph_as_union=True, prefixes=PREFIXES)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query is not valid SPARQL: {one_line(error)}") from None

    def in_order(self) -> Iterator[ox.Quad]:
        """Give all quads, graph by graph, in an order that depends on nothing but what the store holds."""
        for graph_name in sorted(self.quads.named_graphs(), key=str):
            yield from sorted(self.quads.quads_for_pattern(None, None, None, graph_name), key=str)

    def dump(self, form: str) -> bytes:
        """Write all quads in `trig` or `nq`, or as triples without their graphs in `ttl`; the same store, the same bytes."""
        stream = BytesIO()
        self.dump_to(stream, form)
        return stream.getvalue()

    def dump_to(self, stream: IO[bytes], form: str) -> None:
        """Write as `dump` does, to a stream; memory holds one graph at a time, for `ttl` the names of all subjects."""
        content: Any = self._triples() if form == "ttl" else self.in_order()
        ox.serialize(content, stream, format=DUMP_FORMATS[form], prefixes=PREFIXES)

    def _triples(self) -> Iterator[ox.Triple]:
        """Give what the graphs state together, each triple once, subject by subject."""
        for subject in sorted({quad.subject for quad in self.quads}, key=str):
            yield from sorted({quad.triple for quad in self.quads.quads_for_pattern(subject, None, None)}, key=str)


def _finder(path: Locator) -> Finder | None:
    """Open the side index to be read; one that a crash has left behind its store is brought up first, if that may be."""
    finder = Finder.open(path) if isinstance(path, Path) else None
    if finder and finder.is_behind():
        with suppress(StoreError), Store.open(path, write=True):
            pass
    return finder
