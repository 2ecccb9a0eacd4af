"""What a node is called, and the keys by which it is found: its whole name and its words, whatever their spelling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from graph.rdf import term
from ontology.gazetteer import agencies, agency_name, capital_name, countries, country_name
from ontology.names import fold, is_arabic, tokens
from ontology.vocabulary import BASE, RIGHT_TO_LEFT

if TYPE_CHECKING:
    from graph.store import Store


def whole_key(form: str, kind: str) -> str:
    """Give what the spellings of a whole name share: of an official the words in any order, else the letters."""
    return " ".join(sorted(tokens(form))) if kind == "official" else fold(form)


def word_keys(form: str, kind: str) -> list[str]:
    """Give the words of a name, as they are looked up one by one."""
    return list(tokens(form) if kind == "official" else fold(form).split())


def forms_of(ident: str, written: Iterable[str]) -> list[str]:
    """List the forms of a name: those that articles write, and those that the gazetteers know for a body or country."""
    kind, _, local = ident.partition("/")
    known = {"country": _countries, "agency": _agencies, "organisation": _agencies}
    return sorted({*written, *(known[kind]().get(local, ()) if kind in known else ())})


class Speaker:
    """Says names in one of our languages; without one, as the store has them."""

    def __init__(self, store: Store, lang: str = "") -> None:
        self.store = store
        self.lang = lang
        self.said: dict[str, str] = {}

    def name(self, iri: str, written: str) -> str:
        """Give the name of a participant: of a country or a known agency the usual one, of others one in the script."""
        if not self.lang:
            return written
        if iri not in self.said:
            self.said[iri] = self._spoken(iri, written)
        return self.said[iri]

    def place(self, iri: str | None, written: str | None) -> str | None:
        """Give the name of a place: capitals have one in each language."""
        if not self.lang or not iri or not written:
            return written
        return capitals(self.lang).get((iri.removeprefix(f"{BASE}place/")[:2].upper(), fold(written)), written)

    def _spoken(self, iri: str, written: str) -> str:
        kind, _, local = iri.removeprefix(BASE).partition("/")
        if kind == "country":
            return country_name(local, self.lang)
        if kind in ("agency", "organisation") and local in _agencies():
            return agency_name(local, self.lang)
        if (self.lang in RIGHT_TO_LEFT) == is_arabic(written):
            return written
        forms = self.store.quads.quads_for_pattern(NamedNode(iri), term("skos:altLabel"), None, NamedNode(iri))
        written_so = (str(one.object.value) for one in forms if isinstance(one.object, Literal))
        fitting = sorted(form for form in written_so if is_arabic(form) == (self.lang in RIGHT_TO_LEFT))
        return max(fitting, key=lambda form: len(form.split()), default=written)


@cache
def capitals(language: str) -> dict[tuple[str, str], str]:
    """Map each name of a capital, with the code of its country, to its name in a language."""
    rows = [row for row in countries() if row.kind == "capital"]
    return {
        (row.code, fold(row.name)): spoken for row in rows if (spoken := capital_name(row.code, language))
    }  # fmt: skip


@cache
def _countries() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in countries():
        if row.kind in ("name", "alias"):
            found.setdefault(row.code, []).append(row.name)
    return found


@cache
def _agencies() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in agencies():
        found.setdefault(row.id, []).append(row.name)
    return found
