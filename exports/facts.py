"""Facts as JSON Lines: one object a line, in the exchange format, in the order of the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def to_jsonl(facts: Iterable[Mapping[str, Any]]) -> bytes:
    """Write each fact as one line of UTF-8 JSON; the keys keep the order that the store gives them."""
    return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts).encode()
