"""Languages that inherit: what the folder of one lacks is taken from the language it names, word for word translated.

A `language.toml` with `inherits = "es"` needs to say only what is other than in Spanish: a class of words that it has replaces
that of the other, the rest stays. Classes, rules, date expressions and cues that it does not have are those of the other
language, in which each word of `[translated]` is replaced by those that it lists: in a pattern and in a class by all of
them, in a cue by the first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from ontology.errors import LanguageError

FOLDER: Final = Path(__file__).with_name("lexicons")
SETTINGS: Final = "language.toml"
BRACES: Final = re.compile(r"(\{[^{}]*\})")
WORD: Final = re.compile(r"(?<![\w\\])[^\W\d_]+(?!\w)")
Words = Mapping[str, list[str]]


@cache
def settings(language: str) -> dict[str, Any]:
    """Read the settings of a language over those that it inherits; `LanguageError` if it has none or they are malformed."""
    path = FOLDER / language / SETTINGS
    if not path.is_file():
        known = ", ".join(sorted(found.parent.name for found in FOLDER.glob(f"*/{SETTINGS}")))
        raise LanguageError(f"no lexicon for the language “{language}”: choose one of {known} with --language")
    try:
        own = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise LanguageError(f"{language}/{SETTINGS}: malformed: {error}") from None
    return over(_in_words_of(own, settings(own["inherits"])), own) if "inherits" in own else own


def _in_words_of(own: dict[str, Any], general: dict[str, Any]) -> dict[str, Any]:
    """Write the classes of another language in the words of this one."""
    words: Words = own.get("translated", {})
    told = {
        table: {
            name: [new for word in members for new in words.get(word, [word])]
            for name, members in general[table].items()
        }
        for table in ("classes", "heads")
        if table in general
    }
    return general | told


def over(general: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay settings over others: tables of tables are merged, everything else is replaced.

    >>> over({"classes": {"of": ["de"], "and": ["y"]}}, {"classes": {"and": ["e"]}})
    {'classes': {'of': ['de'], 'and': ['e']}}
    """
    merged = {**general, **own}
    both = [name for name in own if isinstance(own[name], dict) and isinstance(general.get(name), dict)]
    return merged | {name: {**general[name], **own[name]} for name in both}


def data_of(language: str, name: str) -> tuple[Path, Callable[[str], str], Callable[[str], str]]:
    """Find a data file of a language, or else of the one it inherits from: its path (of a file that need not be there).

    With it, what makes of a pattern of that file, and of a phrase, those of the language.
    """
    path = FOLDER / language / name
    parent = settings(language).get("inherits") if (FOLDER / language / SETTINGS).is_file() else None
    if path.is_file() or not parent:
        return path, str, str
    words: Words = settings(language).get("translated", {})
    return FOLDER / parent / name, partial(pattern_in, words=words), partial(phrase_in, words=words)


def pattern_in(text: str, words: Words) -> str:
    """Write a pattern with the words of another language; what stands in braces is no word.

    >>> pattern_in("{V:receive} (?:a |al ){whos}", {"al": ["ao", "à"]})
    '{V:receive} (?:a |(?:ao|à) ){whos}'
    """
    parts = BRACES.split(text)
    parts[::2] = [WORD.sub(lambda word: _either(word[0], words), part) for part in parts[::2]]
    return "".join(parts)


def _either(word: str, words: Words) -> str:
    found = words.get(word, [word])
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"


def phrase_in(text: str, words: Words) -> str:
    """Write a phrase with the words of another language, the first of those listed; capitals stay."""

    def put(word: re.Match[str]) -> str:
        found = words.get(word[0].lower(), [word[0]])[0]
        return found.capitalize() if word[0][0].isupper() else found

    return WORD.sub(put, text)
