"""Bytes to text: UTF-8 first, then what a byte order mark or the page says, then what the text itself makes likely."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ontology.errors import SourceError

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN: Final = re.compile(r"[àâäçéèêëîïôöùûüÿœæñáíóúß¿¡«»‹›°ºª€£’‘“”„–—…·•©®™§²³×½\xa0]", re.IGNORECASE)
ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
MOST: Final = 0.9
FEW: Final = 0.4


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Decode the bytes of a source; `SourceError` if they are no text or in no encoding that makes sense."""
    mark = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    if mark is None and b"\0" in data:
        raise SourceError(f"{name}: binary file, not text: give the article as .txt, .html or .jsonl")
    for encoding in filter(None, (mark, "utf-8", declared)):
        text = _decoded(data, encoding)
        if text is not None:
            return text
    for encoding, likely in (("cp1252", _is_latin), ("cp1256", _is_arabic)):
        text = _decoded(data, encoding)
        if text is not None and likely(text):
            return text
    raise SourceError(f"{name}: neither UTF-8 nor another known encoding: save the file as UTF-8")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_latin(text: str) -> bool:
    """Whether nearly all letters beyond ASCII are French or Spanish ones, and few letters are beyond ASCII."""
    beyond = [letter for letter in text if not letter.isascii()]
    return _share(LATIN, "".join(beyond)) >= MOST and len(beyond) <= FEW * len(text)


def _is_arabic(text: str) -> bool:
    """Whether most letters are Arabic ones, and the article stands among them."""
    return "ال" in text and _share(ARABIC, "".join(filter(str.isalpha, text))) >= MOST


def _share(pattern: re.Pattern[str], letters: str) -> float:
    return len(pattern.findall(letters)) / len(letters) if letters else 0.0
