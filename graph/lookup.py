"""From a name as people write it to the node that bears it: accents, case, order and script do not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.errors import NameAmbiguous, NameUnknown
from ontology.gazetteer import countries
from ontology.names import fold, name_key, tokens
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    from graph.store import Store

NAMES = """
SELECT DISTINCT ?node ?type ?name ?form WHERE {
  GRAPH ?node {
    VALUES (?type ?class) {
      ("official" lia:Official) ("agency" lia:Agency) ("organisation" lia:Organisation) ("country" lia:Country)
    }
    ?node a ?class ; rdfs:label ?name ; rdfs:label|skos:altLabel ?form .
  }
}"""
CLOSE = 75
SUGGESTED = 3
LISTED = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A node and a form of its name: `label` is the name shown, `form` one that an article writes."""

    iri: str
    type: str
    label: str
    form: str


def names(store: Store) -> list[Named]:
    """List every form of every name in the store, and the names of its countries in all languages."""
    rows = store.query(NAMES)
    found = [Named(row["node"].value, row["type"].value, row["name"].value, row["form"].value) for row in rows]
    codes = {one.iri.removeprefix(f"{BASE}country/"): one for one in found if one.type == "country"}
    spoken = [Named(codes[row.code].iri, "country", codes[row.code].label, row.name) for row in countries() if row.code in codes
              and row.kind in ("name", "alias")]  # fmt: skip
    return sorted({*found, *spoken}, key=lambda one: (one.iri, one.form))


def find(store: Store, name: str) -> Named:
    """Give the node that a name means: by its whole name, else by some of its words if only one node has them.

    Raises `NameUnknown` with suggestions, or `NameAmbiguous` with the candidates.
    """
    known = names(store)
    for fits in (_whole, _words):
        found = {one.iri: one for one in known if fits(one, name)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise NameAmbiguous(name, sorted({one.label for one in found.values()})[:LISTED])
    raise NameUnknown(name, suggestions(name, known))


def suggestions(name: str, known: list[Named]) -> list[str]:
    """List the labels whose spelling, or one of whose words, is nearest to a name."""
    from rapidfuzz import fuzz

    wanted = fold(name)
    best: dict[str, float] = {}
    for one in known:
        form = fold(one.form)
        score = max(fuzz.ratio(wanted, form), *(fuzz.ratio(wanted, word) for word in form.split() or [form]))
        best[one.label] = max(best.get(one.label, 0), score)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return [label for label, score in ranked if score >= CLOSE][:SUGGESTED]


def _whole(one: Named, name: str) -> bool:
    if one.type == "official":
        return name_key(one.form) == name_key(name) != ""
    return fold(one.form) == fold(name) != ""


def _words(one: Named, name: str) -> bool:
    wanted = set(tokens(name)) if one.type == "official" else set(fold(name).split())
    held = set(tokens(one.form)) if one.type == "official" else set(fold(one.form).split())
    return bool(wanted) and wanted <= held
