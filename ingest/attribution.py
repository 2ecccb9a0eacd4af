"""Who says so: the source that a sentence gives for what it states."""

from __future__ import annotations

from ingest.story import Story
from ingest.units import Row


def attributed(story: Story, row: Row) -> str | None:
    """Give the source named after « selon », « d’après » or with « communiqué »; the next sentence may name it too."""
    for candidate in (row, *story.rows[row.number + 1 : row.number + 2]):
        found = _source(candidate)
        if found:
            return found
    return None


def _source(row: Row) -> str | None:
    view = row.view
    for index, token in enumerate(view.tokens):
        if token.low in view.words.words("according") or token.low in view.words.words("communique"):
            start = index + 1 if token.low in view.words.words("according") else index
            end = _phrase_end(row, start)
            if end > start:
                return view.text(start, end)
    return None


def _phrase_end(row: Row, start: int) -> int:
    """Step to the end of a noun phrase: to a comma, a verb, or a sign."""
    verbs = {unit.start for unit in row.units if unit.code == "V"}
    end = start
    while end < len(row.view.tokens) and end - start < 14:
        token = row.view.tokens[end]
        if end in verbs or not (token.text[0].isalnum() or token.text in "'’-«»"):
            break
        end += 1
    return end
