"""From a name as people write it to the node that bears it: accents, case, order, spelling and script do not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.query import ask
from graph.rdf import node, suffix
from ontology.errors import NameAmbiguous, NameUnknown, StoreError
from ontology.names import fold, is_arabic, name_key, tokens
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    from graph.store import Store

CLOSE = 75
SUGGESTED = 3
LISTED = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A node that has a name: its IRI, its type (`official`, `agency`, `organisation`, `country`), the name shown."""

    iri: str
    type: str
    label: str


def names(store: Store) -> list[Named]:
    """List everybody and everything that has a name, by name."""
    if store.finder:
        return [Named(BASE + ident, kind, label) for ident, kind, label in store.finder.names()]
    return _named(ask(store, "names"))


def find(store: Store, name: str) -> Named:
    """Give the node that a name means: its IRI, or its whole name, or some of its words, or how it sounds.

    What comes first counts, if it fits one node only. Raises `NameUnknown` with suggestions, or `NameAmbiguous` with
    the candidates.
    """
    for fitting in (_by_iri, _whole, _words, _sound):
        found = fitting(store, name)
        if len(found) == 1:
            return found[0]
        if found:
            raise NameAmbiguous(name, sorted({one.label for one in found})[:LISTED])
    raise NameUnknown(name, suggestions(name, names(store)))


def article(store: Store, name: str) -> str:
    """Give the id of the article that an id, an address or a source names; `StoreError` if none or several do."""
    from graph import telling

    found = {suffix(ox.NamedNode(one["id"])) for one in store.articles() if name in telling.names_of(one)}
    if len(found) != 1:
        why = "is no article of this store" if not found else f"names {len(found)} articles"
        raise StoreError(f"{name} {why}: list them with `graph articles`")
    return found.pop()


def country(store: Store, name: str) -> ox.NamedNode:
    """Give a country by its code or its name; raise `NameUnknown` if the store does not know the name."""
    if len(name) == 2 and name.isascii() and name.isalpha():
        return node(f"country/{name.upper()}")
    return ox.NamedNode(find(store, name).iri)


def suggestions(name: str, known: Iterable[Named]) -> list[str]:
    """List the labels whose spelling, or one of whose words, is nearest to a name."""
    from rapidfuzz import fuzz

    wanted = fold(name)
    best: dict[str, float] = {}
    for one in known:
        form = fold(one.label)
        score = max(fuzz.ratio(wanted, form), *(fuzz.ratio(wanted, word) for word in form.split() or [form]))
        best[one.label] = max(best.get(one.label, 0), score)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return [label for label, score in ranked if score >= CLOSE][:SUGGESTED]


def _by_iri(store: Store, name: str) -> list[Named]:
    kind, slash, local = name.removeprefix(BASE).partition("/")
    if not slash or not local or kind not in ("official", "agency", "organisation", "country") or " " in name:
        return []
    return _named(ask(store, "names", id=node(f"{kind}/{local}")))


def _whole(store: Store, name: str) -> list[Named]:
    keys = dict.fromkeys(key for key in (name_key(name), fold(name)) if key)
    return _written(store, list(keys), whole=True) if keys else []


def _written(store: Store, keys: list[str], *, whole: bool) -> list[Named]:
    """Those who have one of some whole names, or words of their names."""
    if store.finder:
        return _named(store.finder.ask("named", written=keys, whole=whole))
    return _named(ask(store, "named" if whole else "worded", written=map(ox.Literal, keys)))


def _words(store: Store, name: str) -> list[Named]:
    """Those that have all words of a name; a person's are compared without titles and particles."""
    found: dict[str, Named] = {}
    for words, of_people in ((tokens(name), True), (tuple(fold(name).split()), False)):
        having = [_written(store, [word], whole=False) for word in dict.fromkeys(words)]
        for one in having[0] if having else ():
            if (one.type == "official") is of_people and all(one in others for others in having):
                found[one.iri] = one
    return list(found.values())


def _sound(store: Store, name: str) -> list[Named]:
    """Those whose names sound the same in another spelling or script; a Latin word alone is too little to tell."""
    from graph.identity_index import Index
    from graph.identity_names import Name
    from graph.staging import Staging

    if len(tokens(name)) < 2 and not is_arabic(name):
        return []
    index = Index(Staging(store.quads))
    bearers = {index.entity(one) for one in index.like(Name("", "official", name))} - {None}
    return _named(ask(store, "names", id=[node(one) for one in sorted(filter(None, bearers))])) if bearers else []


def _named(rows: Iterable[dict[str, str]]) -> list[Named]:
    found = {
        row["id"]: Named(row["id"], suffix(ox.NamedNode(row["id"])).partition("/")[0], row["name"]) for row in rows
    }
    return list(found.values())
