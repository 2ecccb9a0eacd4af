"""The questions of an analyst: each asks a `.rq` file of `queries/` and answers with typed rows, which stand beside it.

Every question takes an open store first, then what is asked. What several have in common: `since` and `until` are ISO
dates (a year, a month or a day), `lang` one of fr, en, es, ar for the names of countries, agencies and people, `limit`
the number of rows or events at most, the latest ones (0 for all), `evidence` whether the sentences are fetched too.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.network import path, rank
    from graph.questions.agreement import agreements
    from graph.questions.contradiction import contradictions
    from graph.questions.event import between, timeline
    from graph.questions.meetings import who_met
    from graph.questions.news import new
    from graph.questions.posts import headed
    from graph.questions.profile import show
    from graph.questions.texts import articles, search
    from graph.questions.topic import topics

__all__ = [
    "agreements", "articles", "between", "contradictions", "headed", "new", "path", "rank", "search", "show", "timeline",
    "topics", "who_met",
]  # fmt: skip

MODULES = {
    "agreements": "agreement", "articles": "texts", "between": "event", "contradictions": "contradiction", "headed": "posts",
    "new": "news", "search": "texts", "show": "profile", "timeline": "event", "topics": "topic", "who_met": "meetings",
}  # fmt: skip
"""The module of each question; none has the name of a question, which would hide it."""


def __getattr__(name: str) -> Any:
    """Import a question when it is asked (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"there is no question {name}")
    place = "graph.network" if name in ("path", "rank") else f"graph.questions.{MODULES[name]}"
    return getattr(importlib.import_module(place), name)
