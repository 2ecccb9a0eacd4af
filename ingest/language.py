"""Which languages are read, and which of them a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ingest.inheritance import FOLDER, SETTINGS
from ontology.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

GLANCE: Final = 300
"""Characters of a text that are mostly enough to tell its language, if what they tell is `CLEAR` and what was declared."""
SAMPLE: Final = 1000
"""Characters that are enough."""
CLEAR: Final = 0.99
LETTERS_TO_DOUBT: Final = 200
"""A declared language is checked only against a text at least this long."""
SURE: Final = 0.9


@cache
def languages() -> tuple[str, ...]:
    """List the languages that have a lexicon, as ISO 639-1 codes."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{SETTINGS}")))


def language_of(text: str, declared: str | None = None) -> str:
    """Tell the language of a text; what a page declares is believed unless clearly wrong.

    `LanguageError` if the text is clearly in a language that is not read.
    """
    code = primary(declared)
    if code in languages() and len(text) < LETTERS_TO_DOUBT:
        return code
    ranking = _rank(text[:GLANCE])
    if ranking[0][1] < CLEAR or ranking[0][0] != (code or ranking[0][0]):
        ranking = _rank(text[:SAMPLE])
    best, confidence = ranking[0]
    sure = confidence >= SURE and len(text) >= LETTERS_TO_DOUBT
    if sure and best not in languages():
        raise LanguageError(f"written in “{best}”: give one of {', '.join(languages())} with --language if it is not")
    if code in languages() and not sure:
        return code
    return next(language for language, _ in ranking if language in languages())


def known_language(code: str) -> str:
    """Give a language the user or a record names, as a code that is read; `LanguageError` if it is not."""
    if primary(code) not in languages():
        raise LanguageError(f"language “{code}” is not read: give one of {', '.join(languages())} with --language")
    return primary(code)


def primary(code: str | None) -> str:
    """Reduce a language tag to its language.

    >>> primary("fr-CA")
    'fr'
    """
    return re.split(r"[-_]", (code or "").strip().casefold())[0]


def _rank(text: str) -> list[tuple[str, float]]:
    """List all languages with how sure it is that a text is in them, the surest first."""
    ranking: list[tuple[str, float]] = _identifier().rank(re.sub(r"\s+", " ", text))
    return ranking


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
