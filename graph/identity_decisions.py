"""Decisions of people about identity: statements with time and author, in a graph of their own.

A decision is about names (of officials, agencies …) or about tellings, which do not change when articles come or go;
not about the nodes that are derived from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal, Quad

from graph.identity import digest
from graph.rdf import node, suffix, term
from graph.telling import Description, Quads, subject_of
from ontology.errors import SourceError
from ontology.names import fold

DECISIONS = node("decisions")
"""The graph of decisions."""
JUDGEMENTS = ("same", "different", "ignore")


@dataclass(frozen=True, slots=True)
class Decision:
    """That what `one` and `other` name is the same or different, or that a text of a type is not to be extracted.

    `one` and `other` are ids of names or of tellings, `labels` what they were called when it was decided; of a text not
    to be extracted `type` and `labels` say all.
    """

    judgement: str
    type: str
    labels: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]
    author: str
    time: str
    reason: str = ""

    def __post_init__(self) -> None:
        """Put the values of each list in order: the same decision is the same record, wherever it comes from."""
        for name in ("labels", "one", "other"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name))))

    @property
    def id(self) -> str:
        """Give an id made from the content."""
        return digest(
            self.judgement, self.type, *self.labels, *self.one, "|", *self.other, self.author, self.time, self.reason
        )


def quads(decision: Decision) -> list[Quad]:
    """State a decision."""
    subject = node(f"decision/{decision.id}")
    values: list[tuple[str, Any]] = [
        ("rdf:type", term("lia:Decision")), ("lia:judgement", Literal(decision.judgement)),
        ("lia:entityType", Literal(decision.type)), ("dcterms:creator", Literal(decision.author)),
        ("dcterms:created", Literal(decision.time, datatype=term("xsd:dateTime"))),
        *(("rdfs:label", Literal(label)) for label in decision.labels),
        *(("lia:one", node(one)) for one in decision.one), *(("lia:another", node(one)) for one in decision.other),
    ]  # fmt: skip
    values += [("rdfs:comment", Literal(decision.reason))] if decision.reason else []
    return [Quad(subject, term(predicate), value, DECISIONS) for predicate, value in values]


def decisions(store: Quads) -> list[Decision]:
    """List the decisions by time."""
    found = store.quads_for_pattern(None, term("rdf:type"), term("lia:Decision"), DECISIONS)
    read = (_read(Description(store, subject_of(quad), DECISIONS)) for quad in found)
    return sorted(read, key=lambda one: (one.time, one.id))


def _read(told: Description) -> Decision:
    kind, author = told.text("lia:entityType") or "", told.text("dcterms:creator") or ""
    labels = tuple(str(one.value) for one in told.all("rdfs:label"))
    one, other = (tuple(suffix(item) for item in told.all(name)) for name in ("lia:one", "lia:another"))
    time, reason = told.text("dcterms:created") or "", told.text("rdfs:comment") or ""
    return Decision(told.text("lia:judgement") or "", kind, labels, one, other, author, time, reason)


@dataclass(frozen=True)
class Decided:
    """All decisions together: which pairs are one, which are two, and what is not to be extracted."""

    linked: frozenset[frozenset[str]]
    parted: frozenset[frozenset[str]]
    partners: dict[str, tuple[str, ...]]
    ignored: frozenset[tuple[str, str]]

    def all_linked(self, items: Iterable[str]) -> set[str]:
        """List what was decided to be one with some items, followed from one to the next."""
        found, waiting = set(items), list(items)
        while waiting:
            one = waiting.pop()
            for other in self.partners.get(one, ()):
                if other not in found and frozenset((one, other)) in self.linked:
                    found.add(other)
                    waiting.append(other)
        return found

    def is_ignored(self, kind: str, label: str) -> bool:
        """Whether a text of a type is not to be extracted."""
        return (kind, fold(label)) in self.ignored


def decided(found: Iterable[Decision]) -> Decided:
    """Put decisions together; what was refused stays refused, whatever else links the two."""
    linked: set[frozenset[str]] = set()
    parted: set[frozenset[str]] = set()
    ignored = set()
    for one in found:
        if one.judgement == "ignore":
            ignored |= {(one.type, fold(label)) for label in one.labels}
        elif one.judgement == "different":
            parted |= {frozenset((a, b)) for a in one.one for b in one.other if a != b}
        else:
            linked |= {frozenset((a, b)) for a in one.one for b in one.other if a != b}
    partners: dict[str, set[str]] = {}
    for pair in linked | parted:
        for item in pair:
            partners.setdefault(item, set()).update(pair - {item})
    frozen = {item: tuple(sorted(others)) for item, others in partners.items()}
    return Decided(frozenset(linked), frozenset(parted), frozen, frozenset(ignored))


def to_jsonl(found: Iterable[Decision]) -> str:
    """Write decisions as JSON Lines, one a line, by time."""
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found)


def from_jsonl(text: str, source: str) -> Iterator[Decision]:
    """Read decisions from JSON Lines; raises `SourceError` with the line that is none."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield _from_record(json.loads(line))
            except (ValueError, TypeError, KeyError) as reason:
                raise SourceError(
                    f"{source}:{number} is no decision: {reason}; write lines as `graph identity export` does"
                ) from None


def _from_record(record: Any) -> Decision:
    if not isinstance(record, dict) or record.get("judgement") not in JUDGEMENTS:
        raise ValueError(f"its judgement must be one of {', '.join(JUDGEMENTS)}")
    texts = [record[name] for name in ("judgement", "type", "author", "time")] + [record.get("reason", "")]
    lists = [tuple(record[name]) for name in ("labels", "one", "other")]
    if not all(isinstance(one, str) for one in (*texts, *(one for found in lists for one in found))):
        raise ValueError("its values must be texts and lists of texts")
    (judgement, kind, author, time, reason), (labels, one, other) = texts, lists
    return Decision(judgement, kind, labels, one, other, author, time, reason)
