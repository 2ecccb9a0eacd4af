"""Text to tokens and sentences, the same way in every language: offsets count characters of the article's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ontology.names import fold

MARKS: Final = "\u064b-\u065f\u0670"
"""Vowel signs of Arabic: no letters, yet part of the word that they stand in."""

WORD: Final = re.compile(
    r"\d{1,2}[:hH]\d{2}|\d+(?:[.,/-]\d+)*(?:er|ère|e|º|ª|th|st|nd|rd)?\b"
    r"|(?:[A-ZÀ-Þ]\.){2,}|[^\W\d_]+(?=n['’]t(?!\w))|n['’]t(?!\w)|(?<=\w)['’](?:[sS]|re|ve|ll|d|m)(?!\w)"
    rf"|[^\W\d_](?:[^\W\d_]|[{MARKS}])*(?:[-‐‑][^\W\d_]+)*\d*(?:(?!['’](?:[sS]|re|ve|ll|d|m)(?!\w))['’](?=[^\W\d_]))?|\S"
)
ARTICLED: Final = re.compile(r"(?:a[dlnrstz]|a[dst]h|el|ul|bin|ben|ibn|bint|abu|abou|abd)[-‐‑][^\W\d_]", re.UNICODE)
"""How romanisations of Arabic write a name whose article or particle is joined to it in small letters (« al-Tamimi »)."""
SIGNS: Final = {"،": ",", "؛": ";"}
FULL_STOP: Final = frozenset({".", "!", "?", "…", "؟"})
OPENING: Final = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: `norm` is its folded form, `low` the same with its accents (« a » is not « à »).

    `pos`, `entity` and `form` (of a verb: `Fin`, `Past`, `Inf`, `Part`, `Ger`) come from a pipeline and may be empty;
    `named` says of a word in a script without capitals that it is part of a name.
    """

    text: str
    norm: str
    low: str
    start: int
    end: int
    pos: str = ""
    entity: str = ""
    form: str = ""
    named: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, behind a small article too (« al-Tamimi »), or would if its script had any."""
        return self.named or self.text[:1].isupper() or (not self.text.isalpha() and _is_articled(self.text))


@lru_cache(maxsize=50_000)
def _is_articled(word: str) -> bool:
    """Whether a word is a name with a small article or particle joined to it."""
    found = ARTICLED.match(word)
    return found is not None and word[found.end() - 1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence; `quoted` has the indexes of those that stand between quotation marks."""

    tokens: tuple[Token, ...]
    paragraph: int
    quoted: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset just past its last character."""
        return self.tokens[-1].end


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Split a text into tokens; an elided word keeps its apostrophe (« l’ », « d' »); “’s”, “n’t” stand alone."""
    return [
        Token(match[0], *_written(match[0]), start=match.start() + offset, end=match.end() + offset)
        for match in WORD.finditer(text)
    ]


@lru_cache(maxsize=50_000)
def _written(word: str) -> tuple[str, str]:
    """Give the two forms in which a word is compared."""
    return fold(word), lower(word)


def lower(word: str) -> str:
    """Write a word as closed classes and verb tables have it: small letters, straight apostrophes, accents kept.

    A word in a script without case is folded: its optional marks are no part of its spelling; signs are those of Latin.
    """
    if word in SIGNS:
        return SIGNS[word]
    small = unicodedata.normalize("NFC", word.casefold().replace("’", "'"))
    return small if small.upper() != small else fold(word) or small


def sentences(tokens: Iterable[Token], paragraph: int, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Group the tokens of one paragraph into sentences, keeping abbreviated titles (« M. ») with what follows."""
    held: list[Token] = []
    for token in tokens:
        held.append(token)
        if token.text in FULL_STOP and not _abbreviates(held, abbreviations):
            yield Sentence(tuple(held), paragraph, _quoted(held))
            held = []
    if held:
        yield Sentence(tuple(held), paragraph, _quoted(held))


def with_tokens(sentence: Sentence, tokens: Iterable[Token]) -> Sentence:
    """Give a sentence with other tokens of the same text."""
    held = list(tokens)
    return Sentence(tuple(held), sentence.paragraph, _quoted(held))


def _abbreviates(held: list[Token], abbreviations: frozenset[str]) -> bool:
    if len(held) < 2 or held[-1].text != "." or held[-1].start != held[-2].end:
        return False
    before = held[-2].text
    return before.casefold() in abbreviations or (len(before) == 1 and before.isupper())


def _quoted(tokens: list[Token]) -> frozenset[int]:
    """Index what stands between quotation marks; a quotation left open runs to the end of the sentence."""
    inside: set[int] = set()
    closing = ""
    for index, token in enumerate(tokens):
        if not closing:
            closing = OPENING.get(token.text, "")
        elif token.text == closing:
            closing = ""
        else:
            inside.add(index)
    return frozenset(inside)
