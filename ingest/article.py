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
from ingest.document import CONTROLS, Document, Form, Skip
from ingest.encoding import decode
from ingest.language import known_language, language_of
from ingest.layers import Section, layers
from ingest.moment import moment, written_dates
from ingest.page import Page, page, plain_text
from ingest.paragraphs import Paragraph
from ingest.source import documents
from ontology.errors import LanguageError, LiaisonError, SourceError
from ontology.records import Article

TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|xtor|at_\w+|igshid|_ga", re.IGNORECASE)
SPACES: Final = "\t\n\v\f\r\x85"
LABEL: Final = 500
"""The characters of the longest title or name."""
ADDRESS: Final = 2000
"""The characters of the longest address."""
LONGEST: Final = 200_000
"""The characters of the longest text that is read: ten times what a long report has."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all articles of a source; it goes before what they state."""

    published: str | None = None
    language: str | None = None
    outlet: str | None = None


def given(published: str | None = None, language: str | None = None, outlet: str | None = None) -> Given:
    """Check what the user says; `SourceError` or `LanguageError` if it makes no sense."""
    date = moment(published)
    if published is not None and date is None:
        raise SourceError(f"publication date “{published}” is not a date: write it as 2026-01-27")
    return Given(date, known_language(language) if language is not None else None, outlet)


def articles(spec: str, **said: str | None) -> Iterator[Article | LiaisonError]:
    """Give the articles of a source; `published`, `language` and `outlet` override what is found."""
    told = given(**said)
    for document in documents(spec):
        try:
            if isinstance(document, Document):
                yield article(document, told)
            elif not isinstance(document, Skip):
                yield document
        except (SourceError, LanguageError) as error:
            yield error


def article(document: Document, told: Given) -> Article:
    """Make an article of a document; `SourceError` if it holds none, `LanguageError` if it is in none that is read.

    1. read the document as a page: what it states of itself
    2. complete what it does not state from its text
    """
    name, found = document.name, FORMS[document.form](document)  # 1
    text = clean(found.text)
    if len(text) > LONGEST:
        raise SourceError(f"{name}: a text of {len(text)} characters is no article: give one of at most {LONGEST}")
    try:
        language = told.language or language_of(text, found.language)
    except LanguageError as error:
        raise LanguageError(f"{name}: {error}") from error
    sections = layers(text, language, found.title)  # 2
    url = _label(found.url or document.url, ADDRESS)
    title = _label(found.title) or _title(text, sections)
    published = (
        told.published or found.published or moment(document.published) or publication_date(text, sections, language)
    )
    return Article(
        id=identifier(url, Path(name).name, title, published),
        source=name,
        text=text,
        language=language,
        url=url,
        title=title,
        outlet=told.outlet or _label(found.outlet) or _host(url) or None,
        author=_label(found.author) or _author(text, sections, language),
        published=published,
        digest=digest(document, told),
    )


def bare(document: Document) -> Page:
    """Give all text of a document, of a page with its menus, and what it says of itself: much faster than `article`."""
    if document.form == "page":
        text, language = plain_text(document.data, document.name, document.charset)
        return Page(text, language=language)
    return FORMS[document.form](document)


def digest(document: Document, told: Given) -> str:
    """Stand for a document and what the user says of it: the same bytes under the same name need not be read again."""
    name = Path(document.name).name if document.url is None else document.url
    said = "\x1f".join((name, told.published or "", told.language or "", told.outlet or ""))
    return sha256(said.encode("utf-8", "replace") + b"\x1e" + document.data).hexdigest()[:32]


def clean(text: str) -> str:
    r"""Take out of a text what no reader sees and what would deceive one: control and direction codes, lone surrogates.

    >>> clean("a\x1b[1mb\u202ec\ud800\r\n")
    'a[1mbc�\r\n'
    """
    return CONTROLS.sub(
        lambda found: "\ufffd" if found[0] >= "\ud800" else found[0] if found[0] in SPACES else "", text
    )


def _label(text: str | None, longest: int = LABEL) -> str | None:
    """Bring what a page says in one line to one line, no longer than a label is."""
    return " ".join(clean(text).split())[:longest].strip() or None if text else None


def _from_text(document: Document) -> Page:
    text = decode(document.data, document.name, document.charset)
    if not text.strip():
        raise SourceError(f"{document.name}: empty: give a file that holds an article")
    return Page(text)


def _from_page(document: Document) -> Page:
    return page(document.data, document.name, document.charset)


def _from_record(document: Document) -> Page:
    record = document.record or {}
    return Page(
        text=record["text"],
        title=_field(record, "title"),
        url=_field(record, "url"),
        outlet=_field(record, "outlet"),
        author=_field(record, "author"),
        published=moment(record.get("published")),
        language=_field(record, "language"),
    )


def _field(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None


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
