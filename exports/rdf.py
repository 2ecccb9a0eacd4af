"""The store as it is: RDF in the formats it can be dumped to, and facts as JSON Lines."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from exports.formats import Wanted


def facts(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write each fact as one line of UTF-8 JSON, in the exchange format and in the order of the store."""
    for fact in wanted.store.facts():
        if wanted.selection.takes_fact(fact):
            stream.write(json.dumps(fact, ensure_ascii=False).encode() + b"\n")


def turtle(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write all triples, without the graphs they stand in."""
    wanted.store.dump_to(stream, "ttl")


def trig(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write all quads as TriG, which `graph import` takes back."""
    wanted.store.dump_to(stream, "trig")


def n_quads(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write all quads as N-Quads, which `graph import` takes back."""
    wanted.store.dump_to(stream, "nq")
