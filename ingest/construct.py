"""Nouns that follow their head without a preposition (« مدير الأمن العام »): the construct state of Semitic languages.

A language that has it lists in the class `construct` the nouns that may stand between a head and the defined noun that
closes the chain, and in `portfolio` those that an “and” may join to it; after a head that has no article, any word that
is no other's may stand there, since such a head cannot do without a complement.
"""

from __future__ import annotations

from typing import Final

from ingest.view import View

LONGEST: Final = 3
"""How many unlisted nouns may stand between a head and the defined noun."""


class Construct:
    """Reads the chains of one sentence."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.is_used = bool(view.words.words("construct"))
        self.endings = tuple(view.words.settings.get("adjective_endings", ()))

    def end(self, index: int, *, joined: bool = False) -> int | None:
        """Step over the nouns right after a head: indefinite ones, a name or a defined noun, its adjectives.

        What is joined by « et » must begin with a noun that is known to be of a portfolio.
        """
        view, end = self.view, index
        if not self.is_used or index >= len(view.tokens) or (joined and not self._is_field(index)):
            return None
        while end < len(view.tokens) and not view.tokens[end].named:
            spot = view.entry(end, "agency", "country", "city")
            alone = spot is not None and spot[1].type == "city" and spot[0].end == end + 1 and not view.closes(end + 1)
            if alone and view.is_a(end, "given"):
                break  # « المراقب العام | رشيد البقالي »
            if spot:
                return self._past_adjectives(spot[0].end)
            if self.is_closed(end) or not (view.is_a(end, "construct") or self._leads_on(index, end)):
                break
            end += 1
        if end < len(view.tokens) and (self._is_defined(end) or self._is_owned(end)):
            end += 1
        return self._past_adjectives(end) if end > index else None

    def is_closed(self, index: int) -> bool:
        """Whether the noun before has an article, which ends a chain, and a word has none (« وزير الداخلية | نضال درويش »)."""
        before, token = self.view.tokens[index - 1], self.view.tokens[index]
        return index > 0 and before.norm != before.low and token.norm == token.low

    def _past_adjectives(self, end: int) -> int:
        while self.qualifies(end):
            end += 1
        return end

    def _leads_on(self, start: int, index: int) -> bool:
        """Whether an unlisted word behind a head without article is one of its chain: a defined noun follows soon."""
        view = self.view
        head = view.tokens[start - 1] if start else None
        if head is None or head.norm != head.low or index - start >= LONGEST or not self._is_free(index):
            return False
        at = index + 1
        while at < len(view.tokens) and at - start <= LONGEST and self._is_free(at):
            at += 1
        return at < len(view.tokens) and (self._is_defined(at) or bool(view.entry(at, "agency", "country")))

    def _is_field(self, index: int) -> bool:
        """Whether a noun behind an “and” goes on about what a post is for: a listed one, or a defined noun that is nobody and no act."""
        view = self.view
        if view.is_a(index, "portfolio"):
            return True
        term = view.entry(index, "term")
        other = view.entry(index, "agency", "country", "city") or (term and not term[1].id.startswith("topic"))
        return self._is_defined(index) and not other and not view.words.verbs.get(view.low(index))

    def _is_free(self, index: int) -> bool:
        """Whether a word has no article and is no verb, no word of a closed class, and nobody's name."""
        view, token = self.view, self.view.tokens[index]
        listed = view.words.verbs.get(token.low) or token.low in view.words.ordinary or view.is_a(index, "given")
        known = view.entry(index, "title", "rank", "honorific", "demonym", "country", "agency")
        bare = token.norm == token.low and token.text[0].isalpha() and not token.named
        return bare and not listed and not known and token.norm not in view.surnames

    def may_open(self, index: int) -> bool:
        """Whether a post without article, or one of several words, stands right behind a name that the text has not told before."""
        view = self.view
        if not self.is_used or not 0 < index < len(view.tokens) or view.tokens[index - 1].norm in view.surnames:
            return False
        token, spot = view.tokens[index], view.entry(index, "title")
        if spot is None or token.named:
            return False
        long = spot[0].end > index + 1 or view.is_a(spot[0].end, "title_adjective")  # « Y القائد العام ل… »
        return token.norm == token.low or long

    def is_former(self, start: int, end: int) -> bool:
        """Whether an adjective after the head says that the post was held before (« المدير السابق »)."""
        return self.is_used and any(self.view.entry(at, "former") for at in range(start, end))

    def _is_owned(self, index: int) -> bool:
        """Whether a pronoun is joined to the noun before (« مساعد قائدها »), which makes it definite."""
        view = self.view
        joined = index > 0 and view.tokens[index - 1].end == view.tokens[index].start
        return joined and view.is_a(index, "enclitic")

    def _is_defined(self, index: int) -> bool:
        """Whether a word has its article joined to it, and is a noun that may belong to a post."""
        view, token = self.view, self.view.tokens[index]
        bare = token.norm != token.low and not token.named and not view.is_a(index, "apart_from_posts")
        other = view.entry(index, "title", "rank", "honorific", "demonym")
        return bare and not other and not view.is_a(index, "weekday") and not view.is_a(index, "time")

    def qualifies(self, index: int) -> bool:
        """Whether an adjective goes on about the chain."""
        if index >= len(self.view.tokens) or self.view.tokens[index].named or index in self.view.taken:
            return False
        if self.view.is_a(index, "title_adjective") or self.view.entry(index, "demonym"):
            return not self.is_closed(index)
        return self._is_defined(index) and self.view.low(index).endswith(self.endings)
