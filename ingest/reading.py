"""From a document to facts, and why there are none: what the main path leaves out is said, never lost silently."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.article import LONGEST, Given, article, bare
from ingest.document import Document
from ingest.gate import may_state_facts
from ingest.language import language_of
from ingest.reader import Reader
from ontology.errors import LanguageError, LiaisonError, SourceError
from ontology.records import Article, Fact

IRRELEVANT = "no security cooperation in it"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a document: its article and facts, or (`why`) for what reason it was left out."""

    article: Article | None = None
    facts: tuple[Fact, ...] = ()
    why: str = ""


def read(document: Document, told: Given, reader: Reader) -> Reading:
    """Read a document; `SourceError` if it holds no article.

    1. look at the bare text first: most of what a crawl or a feed gives has no word of security cooperation
    2. make the article, and look at its own text
    3. read its facts
    """
    if not _may_matter(document, told):  # 1
        return Reading(why=IRRELEVANT)
    found = article(document, told)  # 2
    if not may_state_facts(f"{found.title or ''}\n{found.text}", found.language):
        return Reading(why=IRRELEVANT)
    return Reading(found, _facts(found, reader))  # 3


def _facts(found: Article, reader: Reader) -> tuple[Fact, ...]:
    """Read the facts of an article; a fault of the program costs this article and no other, and says what to report."""
    try:
        return reader.facts(found)
    except LiaisonError:
        raise
    except Exception as error:
        fault = f"{type(error).__name__} {error}"
        raise SourceError(
            f"{found.source}: the program failed on it ({fault}): please report that with the article"
        ) from error


def _may_matter(document: Document, told: Given) -> bool:
    found = bare(document)
    text = found.text[:LONGEST]
    if not text.strip():
        return True  # that there is no text is for the reader of its form to say
    try:
        language = told.language or language_of(text, found.language)
        return may_state_facts(f"{found.title or ''}\n{text}", language)
    except LanguageError:
        return True  # the article's own text decides, and says so
