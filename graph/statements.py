"""What one graph of a store states, as plain texts: the properties of each subject, by prefixed name."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from pyoxigraph import NamedNode

from graph.rdf import term
from graph.telling import Quads

Values = dict[str, list[str]]
"""The values of a subject's properties, by the addresses of the properties."""


class Statements(Protocol):
    """The statements of one graph."""

    def of(self, subject: str) -> Values:
        """Give what is stated of a subject."""

    def having(self, name: str) -> list[tuple[str, str]]:
        """Give each subject that has a property, with its value."""


class Stored:
    """The statements of a graph, read out of a store as they are asked for."""

    def __init__(self, store: Quads, graph: NamedNode) -> None:
        self.store = store
        self.graph = graph

    def of(self, subject: str) -> Values:
        """Give what is stated of a subject."""
        found: Values = {}
        for quad in self.store.quads_for_pattern(NamedNode(subject), None, None, self.graph):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]  # no triple terms
        return found

    def having(self, name: str) -> list[tuple[str, str]]:
        """Give each subject that has a property, with its value."""
        found = self.store.quads_for_pattern(None, term(name), None, self.graph)
        return [(quad.subject.value, quad.object.value) for quad in found]  # type: ignore[union-attr]  # no triple terms


def every(values: Values, name: str) -> list[str]:
    """List the values of a property, in order."""
    return sorted(values.get(_address(name), ()))


def one(values: Values, name: str, start: str = "") -> str:
    """Give the first value of a property without what it starts with; empty if it has none."""
    found = values.get(_address(name))
    return min(found).removeprefix(start) if found else ""


@cache
def _address(name: str) -> str:
    return term(name).value
