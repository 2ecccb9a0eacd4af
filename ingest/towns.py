"""Towns that are none: the name of a town may be a word of a person's name (“Francisco Flores”), or an ordinary word (« la República »)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ingest.clitics import ordinary_words, words_of
from ingest.lexicon import lexicon
from ontology.names import fold
from ontology.spelling import given_names

if TYPE_CHECKING:
    from ingest.spotting import Spot, Spots
    from ingest.tokens import Token


def is_word(name: str, language: str) -> bool:
    """Whether the name of a town is an ordinary word of a language: one of the lexicon where no capitals tell them apart, else of `no_town`."""
    words = words_of(name, language)
    if lexicon(language).settings.get("caseless"):
        return len(words) == 1 and words[0] in ordinary_words(language)
    return is_noun(name, language)


def is_noun(name: str, language: str) -> bool:
    """Whether a name is a noun of the class `no_town`, with or without its article (« reunión », « la Unión »)."""
    words = words_of(name, language)
    bare = [word for word in words if word not in _folded(language, "article")]
    return len(bare) == 1 and bare[0] in _folded(language, "no_town")


def is_of_name(tokens: Sequence[Token], spots: Spots, index: int, language: str) -> bool:
    """Whether a town at a token is a word of somebody's name: a pipeline says so, or a given name or a form of address stands before it.

    Where names have capitals a post also may (« el presidente Medina »), or a word that may be a given name no table has.
    """
    end = spots[index][0].end
    if any(token.entity.startswith("PER") for token in tokens[index:end]):
        return True
    if not index:
        return False
    before = tokens[index - 1]
    if lexicon(language).settings.get("caseless"):
        return is_surname(tokens, spots, index, language) or _addressed(spots, index, "rank", "honorific")
    while index and before.capital:
        if given_names(before.norm):
            return True
        index -= 1
        before = tokens[index - 1]
    return bool(index) and _addressed(spots, index, "rank", "honorific", "title")


def is_surname(tokens: Sequence[Token], spots: Spots, index: int, language: str) -> bool:
    """Whether, in a script without capitals, a given name or a bare word behind a rank stands before a word (« اللواء مهاب السعودي »)."""
    if not index or not lexicon(language).settings.get("caseless"):
        return False
    before = tokens[index - 1]
    known = {before.low, before.norm} & (_folded(language, "given") | lexicon(language).words("particle"))
    return bool(known) or (before.low == before.norm and _addressed(spots, index - 1, "rank", "honorific"))


def _addressed(spots: Spots, index: int, *kinds: str) -> bool:
    """Whether one of the kinds ends right before a token."""
    found: list[Spot] = [spot for at in range(max(0, index - 5), index) for spot in spots.get(at, ())]
    return any(spot.end == index and spot.of(*kinds) for spot in found)


@cache
def _folded(language: str, name: str) -> frozenset[str]:
    return frozenset(word for one in lexicon(language).words(name) for word in (one, fold(one)))
