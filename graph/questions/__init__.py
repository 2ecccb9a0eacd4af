"""The questions of an analyst: each asks a `.rq` file of `queries/` and answers with typed rows (`graph.answers`).

Every question takes an open store first, then what is asked. What several have in common: `since` and `until` are ISO
dates (a year, a month or a day), `lang` one of fr, en, es, ar for the names of countries, agencies and people, `limit`
the number of rows or events at most, the latest ones (0 for all), `evidence` whether the sentences are fetched too.
"""

from graph.network import path, rank
from graph.questions.agreements import agreements
from graph.questions.contradictions import contradictions
from graph.questions.meetings import who_met
from graph.questions.news import new
from graph.questions.posts import headed
from graph.questions.profile import show
from graph.questions.texts import articles, search
from graph.questions.timeline import between, timeline
from graph.questions.topics import topics

__all__ = [
    "agreements", "articles", "between", "contradictions", "headed", "new", "path", "rank", "search", "show", "timeline",
    "topics", "who_met",
]  # fmt: skip
