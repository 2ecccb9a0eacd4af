"""Names in quotation marks right behind a post (« وزير الداخلية المفوض "Y" », «el director general "Y"»): the marks say nothing."""

from __future__ import annotations

from typing import Final

from ingest.lexicon import Lexicon
from ingest.spotting import Spots
from ingest.tokens import Sentence, Token, with_tokens

MARKS: Final = {'"': '"', "“": "”", "«": "»", "”": "“"}
WORDS: Final = (2, 4)
"""How many words such a name has."""
NEAR: Final = 8
"""How many words before the mark the head of the post stands at most."""


def without_marks(sentence: Sentence, spots: Spots, words: Lexicon) -> Sentence:
    """Leave out the marks around what can only be a name, if there are some."""
    tokens, barred = sentence.tokens, set[int]()
    for index, token in enumerate(tokens):
        end = _closing(tokens, index) if token.text in MARKS and index and index not in barred else 0
        if end and _is_name(tokens[index + 1 : end], words) and _behind_post(tokens, index, spots, words):
            barred |= {index, end}
    return with_tokens(sentence, [one for at, one in enumerate(tokens) if at not in barred]) if barred else sentence


def _closing(tokens: tuple[Token, ...], index: int) -> int:
    """Give where a mark is closed, if two words to four stand in between; else 0."""
    ends = (at for at in range(index + WORDS[0] + 1, min(index + WORDS[1] + 2, len(tokens))))
    return next((at for at in ends if tokens[at].text in (MARKS[tokens[index].text], '"', tokens[index].text)), 0)


def _is_name(inside: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether words may be a name: all are words, with capitals where there are some, and the first neither defined nor a verb."""
    first = inside[0]
    bare = first.norm == first.low or not words.settings.get("caseless")
    capital = words.settings.get("caseless") or (inside[0].capital and inside[-1].capital)
    return bool(capital and bare and first.low not in words.verbs and all(one.text[0].isalpha() for one in inside))


def _behind_post(tokens: tuple[Token, ...], index: int, spots: Spots, words: Lexicon) -> bool:
    """Whether a post goes on up to a token: no sign and no verb stand behind its head."""
    for at in range(index - 1, max(-1, index - NEAR), -1):
        if not tokens[at].text[0].isalpha():
            return False
        if any(spot.of("title", "honorific") and spot.end <= index for spot in spots.get(at, ())):
            return True
        if tokens[at].low in words.verbs:
            return False
    return False
