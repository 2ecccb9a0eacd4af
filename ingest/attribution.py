"""Who says so: the source that a sentence gives for what it states."""

from __future__ import annotations

from ingest.story import Story
from ingest.units import Row

AHEAD, BEHIND = 2, 4
"""How many sentences after and before may name the source of one."""


def attributed(story: Story, row: Row) -> str | None:
    """Give the source that a sentence names (« selon … », « communiqué de … »), or those around it.

    What a communiqué says goes on over the sentences after it, and the first sentences of an article tell it before.
    """
    at = row.number
    around = [row, *story.rows[at + 1 : at + 1 + AHEAD], *reversed(story.rows[max(0, at - BEHIND) : at])]
    return next((found for one in around if (found := _source(one))), None)


def _source(row: Row) -> str | None:
    view = row.view
    according, communique = view.words.words("according"), view.words.words("communique")
    for index, token in enumerate(view.tokens):
        if token.low in according or token.low in communique:
            start = index + 1 if token.low in according else index
            end = _phrase_end(row, start)
            if end > start + 1:
                return view.text(start, end)
    return None


def _phrase_end(row: Row, start: int) -> int:
    """Step to the end of a noun phrase: to a comma, a verb, or a sign."""
    verbs = {unit.start for unit in row.units if unit.code == "V"}
    end = start + 1
    while end < len(row.view.tokens) and end - start < 14:
        token = row.view.tokens[end]
        if end in verbs or not (token.text[0].isalnum() or token.text in "'’-«»"):
            break
        end += 1
    return end
