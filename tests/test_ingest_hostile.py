"""Hostile input: any bytes are an article or one clear line, in bounded time; what fuzzing has found stays mended."""

from __future__ import annotations

import io
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.archive import tarred, zipped
from ingest.article import Given, article, clean
from ingest.document import LARGEST, Document, Form, document
from ingest.jsonlines import records
from ingest.layers import layers
from ingest.source import SINGLE
from ingest.warc import pages
from ontology.errors import LiaisonError, SourceError
from ontology.records import Article

STORY = "Le ministre de l'Intérieur a reçu son homologue danois à Rabat pour signer un accord de police. "
FRENCH = Given(language="fr")
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def read(data: bytes, form: Form) -> Article | LiaisonError:
    """Read one document as an ingest does."""
    found = document("x", data, form)
    if isinstance(found, SourceError):
        return found
    try:
        return article(found, FRENCH)
    except LiaisonError as error:
        return error


NESTED = b"<html><body>" + b"<div>" * 200_000 + STORY.encode()
HTML_BOMB = (
    b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>'
    + b"&b;" * 1000
    + STORY.encode() * 5
)


@pytest.mark.parametrize(
    ("data", "form", "message"),
    [
        (NESTED, "page", "no text in this page|elements is no article"),
        (b"<p><b><i>" * 100_000 + STORY.encode(), "page", "a page of 300002 elements is no article"),  # once a minute
        (b"<p>a</p>" * 500_000, "page", "elements is no article"),  # once three minutes
        (b"<p>" * (LARGEST // 2), "page", "larger than 20 MB|elements is no article"),
        (STORY.encode() * 600_000, "text", "larger than 20 MB"),  # 50 MB of one paragraph
        (STORY.encode() * 9000, "text", "characters is no article"),
        (STORY.encode() + b"A" + b"b" * 1_000_000, "text", "characters is no article"),  # a name of a million letters
        (STORY.encode() + b"\0\0" + STORY.encode(), "text", "binary file, not text"),
        (b"<html>\0" + STORY.encode(), "page", "binary file, not text"),
        (b"", "text", "empty"),
    ],
    ids=["nested", "open tags", "many tags", "endless", "50 MB", "long", "name", "NUL", "NUL page", "empty"],
)
def test_what_is_no_article_is_said(data: bytes, form: Form, message: str) -> None:
    start = time.process_time()
    found = read(data, form)
    assert isinstance(found, LiaisonError) and "\n" not in str(found)
    assert any(part in str(found) for part in message.split("|"))
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (HTML_BOMB, "page"),
        (b"<div " + b"a=1 " * 500_000 + b">" + STORY.encode() * 5, "page"),
        (b"<p>\x01&#1;&#xfffe;" + STORY.encode() * 5, "page"),  # found by fuzzing: no XML tree holds these
        (b'<script type="application/ld+json">' + b'[{"a":' * 50_000 + b"</script><p>" + STORY.encode() * 5, "page"),
        *(((STORY * 3).encode() + b"\n" + part * (60_000 // len(part)), "text") for part in (
            b"a", b"A. ", b"Abc ", b"Abc - ", b"12 ", b"12 mars 2026 ", b"(", b"\n", b"Abc\n", b" ", b"a,", b"#a ",
            b"ministre de l'", b"@", b"http://a.b/", "« ".encode(), "\u0301".encode(), "،".encode(),
        )),
    ],
)  # fmt: skip
def test_what_is_odd_is_read_in_bounded_time(data: bytes, form: Form) -> None:
    start = time.process_time()
    found = read(data, form)
    assert isinstance(found, Article)
    assert time.process_time() - start < 20
    for section in layers(found.text, "fr", found.title):
        assert 0 <= section.start < section.end <= len(found.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ali\u202eBaba", "AliBaba"),  # an override turns what follows around
        ("a\x1b[31mb", "a[31mb"),  # a terminal would obey
        ("a\ud800b", "a\ufffdb"),  # no encoding can write it
        ("a\r\nb\tc", "a\r\nb\tc"),
        ("م\u200fر", "م\u200fر"),  # a mark that Arabic text needs
    ],
)
def test_what_no_reader_sees_is_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected
    line = json.dumps({"text": text + STORY, "title": text, "url": f"https://a.example/{text}"}).encode()
    (found,) = records(io.BytesIO(line), "x")
    assert isinstance(found, Document)
    made = article(found, FRENCH)
    assert made.text.startswith(expected) and expected.split()[0][:1] == (made.title or "")[:1]
    made.text.encode("utf-8")


@FUZZ
@given(st.binary(max_size=2000))
def test_any_bytes_are_an_article_or_a_line(data: bytes) -> None:
    for form in ("text", "page"):
        found = read(data, form)  # type: ignore[arg-type]  # one of two forms
        assert isinstance(found, (Article, LiaisonError))
        assert "\n" not in str(found) or isinstance(found, Article)


def read_record(found: Document) -> Article | LiaisonError:
    try:
        return article(found, FRENCH)
    except LiaisonError as error:
        return error


TAGS = st.sampled_from(
    ["p", "div", "b", "script", "table", "td", "h1", "time", "meta", "svg", "template", "title", "base"]
)
MARKUP = st.lists(
    st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text(max_size=20), st.just(STORY)), max_size=60
)  # fmt: skip


@FUZZ
@given(MARKUP, st.sampled_from(["utf-8", "utf-16", "cp1252", "cp1256"]))
def test_any_markup_in_any_charset(parts: list[str], charset: str) -> None:
    data = ("<html>" + "".join(parts)).encode(charset, "replace")
    assert isinstance(read(data, "page"), (Article, LiaisonError))


@FUZZ
@given(st.dictionaries(st.sampled_from(["text", "url", "title", "published", "language", "author"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40), lambda inner: st.lists(inner, max_size=3), max_leaves=5,
)))  # fmt: skip
def test_any_record(record: dict[str, object]) -> None:
    for found in records(io.BytesIO(json.dumps(record).encode()), "x"):
        if isinstance(found, Document):
            made = read_record(found)
            if isinstance(made, Article):
                f"{made.id}{made.title}{made.url}{made.author}{made.published}".encode()
            assert isinstance(made, Article) or "\n" not in str(made)


@FUZZ
@given(st.binary(max_size=600), st.sampled_from([b"", b"WARC/1.0\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"PK\x05\x06"]))
def test_any_archive(data: bytes, start: bytes) -> None:
    for reader in (lambda s: zipped(s, "x", SINGLE), lambda s: tarred(s, "x", SINGLE), lambda s: pages(s, "x")):
        for found in reader(io.BytesIO(start + data)):  # type: ignore[no-untyped-call]  # three readers of one shape
            assert not isinstance(found, SourceError) or "\n" not in str(found)
