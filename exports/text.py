"""Text as a terminal may show it: without control characters, and measured in columns."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_REORDERING = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates: they reorder the rest of the line
_UNSEEN = "\u200b\u2060\ufeff\U000e0000-\U000e007f"
_CONTROLS = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x9f{_REORDERING}{_UNSEEN}]")
_CONTROLS_BUT_LAYOUT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_REORDERING}{_UNSEEN}]")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FIRST_MARK = "\u0300"
"""All letters before it, those of Latin script, take one column each."""
_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029{_REORDERING}]")


def clean(text: str) -> str:
    """One line that does nothing to a terminal: line breaks and tabs become a space, control characters go."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


def clean_lines(text: str) -> str:
    """Several lines that do nothing to a terminal: line feeds and tabs stay, all other control characters go."""
    return _CONTROLS_BUT_LAYOUT.sub("", text)


def escape_json(text: str) -> str:
    r"""Give the same JSON value, with the control characters that JSON allows unescaped written as `\uXXXX`."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def isolated(text: str) -> str:
    """Keep a text that has letters written from the right apart from what stands beside it (Unicode annex 9, isolates).

    Without that a terminal that reorders such text draws the date in the next column to its left, and backwards.
    """
    return f"\u2068{text}\u2069" if _FROM_THE_RIGHT.search(text) else text


def width(text: str) -> int:
    """How many columns the text takes: none for a combining mark, two for a wide character."""
    if not text or max(text) < _FIRST_MARK:
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most `columns`, broken at spaces, inside a word only if the word is longer than a line."""
    lines = [""]
    for word in text.split(" "):
        if width(lines[-1]) + width(word) + bool(lines[-1]) <= columns:
            lines[-1] += f" {word}" if lines[-1] else word
            continue
        if lines[-1]:
            lines.append("")
        *full, lines[-1] = _pieces(word, columns)
        lines[-1:] = [*full, lines[-1]]
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    """One word cut into pieces of at most `columns`."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character) > columns:
            pieces.append("")
        pieces[-1] += character
    return pieces
