"""Terms of RDF, written short: IRIs from prefixed names, ids below the data base, dates with the precision they have."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology.vocabulary import BASE, PREFIXES

DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The XML Schema type of an ISO 8601 date, by its length."""


@cache
def term(name: str) -> NamedNode:
    """Give the IRI of a prefixed name (`lia:status`)."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def node(suffix: str) -> NamedNode:
    """Give the IRI of something below the data base (`country/MA`)."""
    return NamedNode(BASE + suffix)


def suffix(iri: NamedNode) -> str:
    """Give what follows the data base in an IRI."""
    return iri.value.removeprefix(BASE)


def date(text: str) -> Literal:
    """Give a date with the type its precision asks for; `ValueError` if it has none of the three lengths."""
    if len(text) not in DATE_TYPES:
        raise ValueError(f"“{text}” is neither a year, nor a month, nor a day")
    return Literal(text, datatype=term(DATE_TYPES[len(text)]))


def number(value: float) -> Literal:
    """Give a number between 0 and 1 as a decimal."""
    return Literal(f"{value:g}", datatype=term("xsd:decimal"))


def integer(value: int) -> Literal:
    """Give a count or an offset."""
    return Literal(str(value), datatype=term("xsd:integer"))
