"""From a source to articles: the stored text, the title, the publication date, the language, and a lasting name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from ingest import furniture
from ingest.cues import cues
from ingest.dateline import datelines
from ingest.encoding import decode
from ingest.language import known_language, language_of
from ingest.layers import Section, layers
from ingest.moment import moment, written_dates
from ingest.page import Page, page
from ingest.paragraphs import Paragraph
from ingest.source import Document, Form, documents
from ontology.errors import LanguageError, SourceError
from ontology.records import Article

TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|xtor|at_\w+|igshid|_ga", re.IGNORECASE)
SURROGATES: Final = re.compile("[\ud800-\udfff]")


def articles(
    spec: str, *, published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Article | SourceError]:
    """Give the articles of a source; `published`, `language` and `outlet` override what is found.

    1. read the source into documents
    2. read each document as a page: what it states of itself
    3. complete what it does not state from its text
    """
    given = _given(published, language, outlet)
    for document in documents(spec):  # 1
        if isinstance(document, SourceError):
            yield document
            continue
        try:
            yield _article(document.name, FORMS[document.form](document), given)  # 2, 3
        except SourceError as error:
            yield error


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all articles of a source."""

    published: str | None
    language: str | None
    outlet: str | None


def _given(published: str | None, language: str | None, outlet: str | None) -> Given:
    date = moment(published)
    if published is not None and date is None:
        raise SourceError(f"publication date “{published}” is not a date: write it as 2026-01-27")
    return Given(date, known_language(language) if language is not None else None, outlet)


def _article(name: str, found: Page, given: Given) -> Article:
    try:
        language = given.language or language_of(found.text, found.language)
    except LanguageError as error:
        raise SourceError(f"{name}: {error}") from error
    sections = layers(found.text, language, found.title)
    title = found.title or _title(found.text, sections)
    published = given.published or found.published or publication_date(found.text, sections, language)
    return Article(
        id=identifier(found.url, Path(name).name, title, published),
        source=name,
        text=found.text,
        language=language,
        url=found.url,
        title=title,
        outlet=given.outlet or found.outlet or _host(found.url) or None,
        author=found.author or _author(found.text, sections, language),
        published=published,
    )


def _from_text(document: Document) -> Page:
    text = decode(document.data, document.name)
    if not text.strip():
        raise SourceError(f"{document.name}: empty: give a file that holds an article")
    return Page(text)


def _from_page(document: Document) -> Page:
    return page(document.data, document.name)


def _from_record(document: Document) -> Page:
    record = document.record or {}
    return Page(
        text=SURROGATES.sub("\ufffd", record["text"]),
        title=_field(record, "title"),
        url=_field(record, "url"),
        outlet=_field(record, "outlet"),
        author=_field(record, "author"),
        published=moment(record.get("published")),
        language=_field(record, "language"),
    )


def _field(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return SURROGATES.sub("\ufffd", value).strip() or None if isinstance(value, str) else None


FORMS: Final[dict[Form, Callable[[Document], Page]]] = {"text": _from_text, "page": _from_page, "record": _from_record}
"""From the form of a document to its reader."""


def _title(text: str, sections: Iterable[Section]) -> str | None:
    headline = next((section for section in sections if section.kind == "headline"), None)
    return " ".join(text[headline.start : headline.end].split()) if headline else None


def _author(text: str, sections: Iterable[Section], language: str) -> str | None:
    lines = (text[section.start : section.end] for section in sections if section.kind in {"byline", "date"})
    return next(filter(None, (furniture.author(line, cues(language)) for line in lines)), None)


def publication_date(text: str, sections: tuple[Section, ...], language: str) -> str | None:
    """Give the date of the publication line, else of the dateline; a line that tells of a change comes last."""
    lines = [text[section.start : section.end] for section in sections if section.kind == "date"]
    lines.sort(key=lambda line: furniture.is_update(line, cues(language)))
    for line in lines:
        written = furniture.publication(Paragraph(line, 0, len(line), 0), cues(language))
        if written is not None and not furniture.is_update(line, cues(language)):
            return written.iso
    for dateline in datelines(text, sections, language):
        if dateline.date is not None:
            return dateline.date
    return next((written.iso for line in lines for written in written_dates(line, language)), None)


def identifier(url: str | None, name: str, title: str | None, published: str | None) -> str:
    """Name an article for good: by its address, else by its file name, title and date."""
    what = address(url) if url else "|".join((name, title or "", published or ""))
    return f"article/{sha256(what.encode()).hexdigest()[:16]}"


def address(url: str) -> str:
    """Bring the addresses of one page to one form: no scheme, www, fragment, tracking or closing slash.

    >>> address("https://www.Press.example/a/?utm_source=x&id=2#top")
    'press.example/a?id=2'
    """
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url.strip()
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((key, value) for key, value in pairs if not TRACKING.fullmatch(key)))
    return _host(url) + port + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _host(url: str | None) -> str:
    try:
        return (urlsplit((url or "").strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
