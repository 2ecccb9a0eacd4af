"""Nouns that follow their head without a preposition (« مدير الأمن العام »): the construct state of Semitic languages.

A language that has it lists in the class `construct` the nouns that may stand between a head and the defined noun that
closes the chain, and in `portfolio` those that an “and” may join to it.
"""

from __future__ import annotations

from ingest.view import View


class Construct:
    """Reads the chains of one sentence."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.is_used = bool(view.words.words("construct"))

    def end(self, index: int, *, joined: bool = False) -> int | None:
        """Step over the nouns right after a head: indefinite ones, a name or a defined noun, its adjectives.

        What is joined by « et » must begin with a noun that is known to be of a portfolio.
        """
        view, end = self.view, index
        if not self.is_used or index >= len(view.tokens) or (joined and not view.is_a(index, "portfolio")):
            return None
        while end < len(view.tokens) and not view.tokens[end].named:
            spot = view.entry(end, "agency", "country", "city")
            if spot:
                return spot[0].end
            if not view.is_a(end, "construct"):
                break
            end += 1
        if end < len(view.tokens) and self._is_defined(end):
            end += 1
        while end > index and self._qualifies(end):
            end += 1
        return end if end > index else None

    def is_former(self, start: int, end: int) -> bool:
        """Whether an adjective after the head says that the post was held before (« المدير السابق »)."""
        return self.is_used and any(self.view.entry(at, "former") for at in range(start, end))

    def _is_defined(self, index: int) -> bool:
        """Whether a word has its article joined to it, and is a noun that may belong to a post."""
        view, token = self.view, self.view.tokens[index]
        bare = token.norm != token.low and not token.named and not view.is_a(index, "apart_from_posts")
        other = view.entry(index, "title", "rank", "honorific", "demonym")
        return bare and not other and not view.is_a(index, "weekday")

    def _qualifies(self, index: int) -> bool:
        """Whether an adjective goes on about the chain."""
        if index >= len(self.view.tokens) or self.view.tokens[index].named or index in self.view.taken:
            return False
        return self.view.is_a(index, "title_adjective") or bool(self.view.entry(index, "demonym"))
