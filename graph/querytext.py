"""What a SPARQL query says before it is run: its keywords, outside of texts, addresses, comments and names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

TOKEN: Final = re.compile(
    r"""
      \#[^\n\r]*                                        # a comment, if it stands outside of an address
    | <[^<>"{}|^`\\\x00-\x20]*>                         # an address
    | "{3}(?:(?:"|"")?(?:[^"\\]|\\.))*"{3} | '{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'     # texts, long and short
    | [?$@][\w-]+                                       # a variable or the language of a text
    | [\w.-]*:(?:[\w.:%-]|\\.)*                         # a name with its prefix
    | (?P<word>[A-Za-z]+)
    """,
    re.VERBOSE | re.DOTALL,
)
"""SPARQL 1.1, section 19.8: the terminals that may hold letters; only what is left is a keyword."""


@lru_cache(maxsize=256)
def keywords(query: str) -> frozenset[str]:
    """Give the keywords of a query in capitals; the text need not be valid SPARQL."""
    return frozenset(found["word"].upper() for found in TOKEN.finditer(query) if found["word"])


def names_dataset(query: str) -> bool:
    """Whether a query says itself over which graphs it runs (FROM, FROM NAMED)."""
    return "FROM" in keywords(query)


def leaves_the_store(query: str) -> bool:
    """Whether a query asks other servers (SERVICE)."""
    return "SERVICE" in keywords(query)
