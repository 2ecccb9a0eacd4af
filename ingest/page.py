"""A web page read as an article: its text, and what it says of itself (title, address, outlet, author, date …)."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from ingest import furniture
from ingest.cues import Cues, cues
from ingest.encoding import decode
from ingest.language import language_of
from ingest.moment import moment
from ingest.paragraphs import Paragraph
from ingest.pruning import prune
from ontology.errors import LanguageError, SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it ships no types

CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HEAD: Final = 4096
"""Bytes of a page that are searched for its charset."""
DATES: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
"""Names under which pages state their publication date, the surest first."""
AUTHORS: Final = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
ARTICLE: Final = re.compile(
    r"(?:News|Report|Blog|Analysis|Opinion|Background)?(?:Article|BlogPosting|Posting)$|Report$"
)
ELEMENTS: Final = 30_000
"""The elements of the largest page that is read: ten times what a page of news has."""
BLOCK: Final = "p|h1|h2|h3|h4|li|blockquote|dd|td|div"
LONGEST_DATE_PARTS: Final = 12
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree may hold, though pages do."""
HIDDEN: Final = {ord(space): 0x13000 + number for number, space in enumerate("\u00a0\u202f\u2009\u200a\u2007")}
SHOWN: Final = {letter: space for space, letter in HIDDEN.items()}
"""The spaces of typography, and the letters of a dead script that stand for them while the text is taken out."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article as far as its source states it; what the source does not state is None."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


def page(data: bytes, name: str, charset: str | None = None) -> Page:
    """Read an HTML page; `charset` is what its server says; `SourceError` if it holds no text at all."""
    tree = _tree(data, name, charset)
    declared = tree.get("lang") or tree.get("xml:lang")
    text = _text(tree, _cues(tree, declared))
    if not text.strip():
        raise SourceError(f"{name}: no text in this page: give a page that holds an article")
    linked, metas = _linked(tree), _metas(tree)
    url = _url(tree, linked, metas)
    declared = declared or _text_of(linked, "inLanguage")
    return Page(
        text=text,
        title=_title(tree, linked, metas),
        url=url,
        outlet=metas.get("og:site_name") or _name(linked.get("publisher")),
        author=_name(linked.get("author")) or _author(metas),
        published=_published(tree, linked, metas, language_of(text, declared)),
        language=declared,
    )


def plain_text(data: bytes, name: str, charset: str | None = None) -> tuple[str, str | None]:
    """Give all text of a page, menus and all, and the language it says it is in: thirty times as fast as `page`."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(_markup(data, name, charset))
    root = tree.document.query_selector("html") if tree.document else None
    return extract_plain_text(tree, alt_texts=False), (root.getattr("lang") or None) if root else None


def _tree(data: bytes, name: str, served: str | None) -> HtmlElement:
    """Parse a page, however broken."""
    from lxml import etree, html  # type: ignore[import-untyped]  # it ships no types

    try:
        tree = html.document_fromstring(_markup(data, name, served), parser=html.HTMLParser(recover=True))
        count = sum(1 for _ in tree.iter())
        if count > ELEMENTS:
            raise SourceError(f"{name}: a page of {count} elements is no article: give one of at most {ELEMENTS}")
        return tree
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(f"{name}: no text in this page: give a page that holds an article") from error


def _markup(data: bytes, name: str, served: str | None) -> str:
    """Decode a page by what its server and it itself say, without the declaration that says so."""
    charset = CHARSET.search(data, 0, HEAD)
    markup = _decoded(data, name, served or (charset[1].decode("ascii") if charset else None))
    return re.sub(r"^\s*<\?xml[^>]*>", "", markup)


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    """Decode a page; a few bytes in another encoding do not lose it."""
    try:
        return decode(data, name, declared)
    except SourceError:
        if b"\0" in data:
            raise
        return data.decode("utf-8", "replace")


def _cues(tree: HtmlElement, declared: str | None) -> Cues | None:
    """Give the cues of a page's language; None if it is one that is not read."""
    try:
        return cues(language_of(tree.text_content(), declared))
    except LanguageError:
        return None


def _text(tree: HtmlElement, words: Cues | None) -> str:
    """Take the article's text from a page; of a page too odd or short for that, all paragraphs."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    copy = deepcopy(tree)
    if words is not None:
        prune(copy, words)
    for element in copy.iter():  # trafilatura makes every space a plain one: ours go through it as letters
        element.text, element.tail = _hidden(element.text), _hidden(element.tail)
    try:
        found = trafilatura.bare_extraction(copy, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, RecursionError):  # so that an odd tree still gives its paragraphs
        found = None
    lines = (getattr(found, "text", None) or "").translate(SHOWN).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) or "\n".join(_paragraphs(tree))


def _hidden(text: str | None) -> str | None:
    return text and NO_XML.sub("", text).translate(HIDDEN)


def _paragraphs(tree: HtmlElement) -> Iterator[str]:
    """Give the text of each innermost block of a page."""
    for element in tree.xpath("//script|//style|//noscript|//template|//nav|//footer|//form"):
        element.drop_tree()
    blocks = "|".join(f"//{tag}" for tag in BLOCK.split("|"))
    for block in tree.xpath(blocks) or [tree]:
        if not block.xpath(BLOCK.replace("|", "|.//").join(("boolean(.//", ")"))):
            text = " ".join(block.text_content().split())
            if text:
                yield text


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give the meta elements of a page, the first of each name."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if key and content:
            metas.setdefault(key.strip().lower(), content)
    return metas


def _linked(tree: HtmlElement) -> dict[str, Any]:
    """Give what a page says of its article in JSON-LD."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            content = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(content):
            if any(ARTICLE.match(kind) for kind in _list(item.get("@type")) if isinstance(kind, str)):
                return item
    return {}


def _items(content: object) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
        yield from _items(content.get("@graph"))
    elif isinstance(content, list):
        for item in content:
            if isinstance(item, dict):
                yield from _items(item)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text_of(linked: dict[str, Any], key: str) -> str | None:
    value = linked.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """Give the names of people or of an outlet as JSON-LD writes them; an organisation is no author."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _author(metas: dict[str, str]) -> str | None:
    return next((metas[key] for key in AUTHORS if key in metas and not metas[key].startswith("http")), None)


def _title(tree: HtmlElement, linked: dict[str, Any], metas: dict[str, str]) -> str | None:
    """Give the headline; of the window's title, the part before the name of the outlet."""
    heading = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    window = re.split(r"\s[|–—·-]\s", " ".join((tree.findtext(".//title") or "").split()))[0]
    only = heading[0] if len(heading) == 1 else None
    return _text_of(linked, "headline") or metas.get("og:title") or only or window or next(iter(heading), None)


def _url(tree: HtmlElement, linked: dict[str, Any], metas: dict[str, str]) -> str | None:
    """Give the canonical address: the first stated in full that leads to more than a front page."""
    main = linked.get("mainEntityOfPage")
    stated: list[object] = [
        *tree.xpath("//link[translate(@rel, 'CANONICAL', 'canonical') = 'canonical']/@href"),
        metas.get("og:url"),
        main.get("@id") if isinstance(main, dict) else main,
        linked.get("url"),
    ]
    base = next(iter(tree.xpath("//base/@href")), "")
    found = [urljoin(base, url.strip()) for url in stated if isinstance(url, str) and url.strip()]
    full = [url for url in found if _is_web(url)]
    return next((url for url in full if urlsplit(url).path.strip("/") or urlsplit(url).query), next(iter(full), None))


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _published(tree: HtmlElement, linked: dict[str, Any], metas: dict[str, str], language: str) -> str | None:
    """Give the publication date: as the page states it to machines, else as it shows it to readers."""
    stated: Iterable[object] = (
        metas.get(DATES[0]),
        linked.get("datePublished"),
        *(metas.get(key) for key in DATES[1:]),
        *tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"),
        *tree.xpath("//article//time/@datetime | //main//time/@datetime | //header//time/@datetime"),
    )
    return next(filter(None, map(moment, stated)), None) or _shown(tree, language)


def _shown(tree: HtmlElement, language: str) -> str | None:
    """Give the date of the publication line: one below the headline, else one that says it is one."""
    words = cues(language)
    below, dated = False, None
    for element in tree.iter("h1", "p", "div", "span", "time", "li", "td", "small", "b", "strong", "i", "em", "font"):
        below = below or element.tag == "h1"
        parts = list(islice(element.itertext(), LONGEST_DATE_PARTS + 1))
        text = " ".join("".join(parts).split())
        if len(parts) > LONGEST_DATE_PARTS or not text or len(text) > furniture.LONGEST_DATE_LINE:
            continue
        line = furniture.publication(Paragraph(text, 0, len(text), 0), words)
        if line is not None and below and not furniture.is_update(text, words):
            return line.iso
        if line is not None and dated is None and furniture.is_dated(text, words):
            dated = line.iso
    return dated
