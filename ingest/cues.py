"""The cues that tell an article from what surrounds it, read from `lexicons/<language>/boilerplate.tsv`.

A row is `cue kind position note`. Kinds: `inline` (a link to another article, a button), `invite` (subscribe, follow us),
`end` (the article is over), `caption`, `byline`, `date` and `updated` (publication lines), `statement` (signs that a line
says something rather than names who is in a picture), `locale` (whose month names are used), `order` (`dmy`: how
27/01/2026 is read). Positions: `start`, `end` and `line` (all) of a paragraph; `anywhere`, a link also behind a sentence if
a colon follows, and `inside` also without; `word` and `suffix` for statements; `whole` for settings. Case, accents,
apostrophes and the forms of alef do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ingest.inheritance import data_of
from ingest.language import known_language
from ontology.errors import LanguageError

KINDS: Final = {
    "inline": {"inside", "anywhere", "start", "line"},
    "invite": {"start"},
    "end": {"start", "line", "anywhere"},
    "caption": {"start", "anywhere", "end"},
    "byline": {"start", "line"},
    "date": {"start"},
    "updated": {"start"},
    "statement": {"word", "suffix", "start"},
    "locale": {"whole"},
    "order": {"whole"},
}
NEVER: Final = re.compile(r"(?!)")
MARKS: Final = "[\u0300-\u036f\u0640\u064b-\u0652]*"


@dataclass(frozen=True)
class Cues:
    """The cues of one language, by kind and position."""

    language: str
    words: dict[tuple[str, str], tuple[str, ...]]
    _patterns: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict)

    def of(self, kind: str, *positions: str) -> tuple[str, ...]:
        """List the cues of a kind at the positions given."""
        return tuple(cue for position in positions for cue in self.words.get((kind, position), ()))

    def pattern(self, kind: str, *positions: str) -> re.Pattern[str]:
        """Give one pattern for the cues of a kind, the longest first, with a word's end behind each."""
        asked = (kind, *positions)
        if asked not in self._patterns:
            self._patterns[asked] = _pattern(self.of(*asked))
        return self._patterns[asked]


@cache
def cues(language: str) -> Cues:
    """Read the cues of a language; `LanguageError` if a row is malformed."""
    path, _, phrase = data_of(known_language(language), "boilerplate.tsv")
    lines = path.read_text("utf-8").splitlines()[1:] if path.is_file() else []
    words: dict[tuple[str, str], list[str]] = {}
    for number, line in enumerate(lines, start=2):
        cue, kind, position, *note = line.split("\t")
        if len(note) != 1 or not cue or position not in KINDS.get(kind, ()):
            raise LanguageError(f"{path}:{number}: not a row of cue, kind, position and note: {line!r}")
        words.setdefault((kind, position), []).append(phrase(cue))
    return Cues(known_language(language), {key: tuple(found) for key, found in words.items()})


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    if not words:
        return NEVER
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(loosely, longest_first))})(?!\w)", re.IGNORECASE)


def loosely(words: str) -> str:
    """Write words as a pattern that ignores accents, apostrophe forms, alef forms and the width of spaces."""
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", words))


def _letter(letter: str) -> str:
    if letter.isspace():
        return r"\s+"
    if letter in "'’":
        return "['’ʼ]"
    if letter in "اأإآ":
        return f"[اأإآ]{MARKS}"
    if unicodedata.combining(letter):
        return ""
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return f"[{letter}{base}]{MARKS}"
    return re.escape(letter) + (MARKS if letter.isalpha() and not letter.isascii() else "")
