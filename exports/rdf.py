"""The store as files: facts as JSON Lines, RDF in the formats a store can be dumped to; `FORMATS` is the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from exports.facts import to_jsonl

if TYPE_CHECKING:
    from graph.store import Store

FORMATS: dict[str, Callable[[Store], bytes]] = {
    "facts": lambda store: to_jsonl(store.facts()),
    "ttl": lambda store: store.dump("ttl"),
    "trig": lambda store: store.dump("trig"),
    "nq": lambda store: store.dump("nq"),
}
