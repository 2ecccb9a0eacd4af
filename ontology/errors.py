"""Everything that can go wrong because of an input, in one tree; the command line catches `LiaisonError` once.

    LiaisonError
    ├── SourceError        an input cannot be read: missing, empty, binary, not an article
    ├── LanguageError      no pipeline for a language, or a broken lexicon or gazetteer row
    ├── StoreError         the store is missing, locked, damaged or full
    ├── QueryError         the SPARQL text is not valid, or not a query
    ├── NameUnknown        nobody and nothing in the store bears that name (carries suggestions)
    ├── NameAmbiguous      several do (carries the candidates)
    ├── ExportError        the result cannot be written
    ├── ConfigError        the configuration cannot be read, or sets what is no option
    └── ServerError        the server cannot be started as asked

A message says which input, what is wrong, and how to mend it, in one line.
"""

from __future__ import annotations

from collections.abc import Sequence


class LiaisonError(Exception):
    """An error that the user can mend; `str(error)` is the one line to show."""


class SourceError(LiaisonError):
    """An input cannot be read as an article."""


class LanguageError(LiaisonError):
    """A language cannot be read: its pipeline is not installed, or its data is malformed."""


class StoreError(LiaisonError):
    """The store cannot be opened, read or written."""


class QueryError(LiaisonError):
    """A SPARQL text is not valid, or asks for what the store does not allow."""


class NameUnknown(LiaisonError):
    """No node bears the name; `suggestions` are the labels nearest to it."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f"; did you mean {', '.join(self.suggestions)}?" if suggestions else ""
        super().__init__(f"nobody and nothing is called “{name}” in this store{hint}")


class NameAmbiguous(LiaisonError):
    """Several nodes bear the name; `candidates` are their labels."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(f"“{name}” may be {', '.join(self.candidates)}: give more of the name")


class DecisionError(LiaisonError):
    """A decision about identity contradicts another, or is not about two things of one type."""


class ConfigError(LiaisonError):
    """The configuration cannot be read, or sets what is no option."""


class ExportError(LiaisonError):
    """A result cannot be written where it was asked for."""


class ServerError(LiaisonError):
    """The server cannot listen where it was asked to."""
