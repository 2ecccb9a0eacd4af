"""`graph import`: what `graph export` has written comes back without loss, and what is not ours is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from test_graph_store import ARTICLE, FACTS, ROLE

from cli import main
from graph import nquads
from graph.archive import Archive, restore
from graph.rdf import node
from graph.statements import Stored
from graph.store import Store
from graph.trouble import Locator
from graph.upkeep import differences
from ontology.errors import SourceError

BASE = "https://w3id.org/liaison/id/"
A, P = f"<{BASE}article/1>", f"<{BASE}article/1/provenance>"
TEXT = f'{A} <https://schema.org/articleBody> "Text" {P} .\n'


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_a_store_comes_back_byte_by_byte(store: Store, tmp_path: Path, place: Locator, form: str) -> None:
    archive = tmp_path / f"a.{form}"
    archive.write_bytes(store.dump(form))
    with Store.open(place, write=True) as fresh:
        restore(fresh, Archive.of(archive))
        assert Archive.of(archive).articles == len(store.articles())
        assert fresh.dump(form) == archive.read_bytes()
        assert list(fresh.facts()) == list(store.facts())
        restore(fresh, Archive.of(archive))  # a second time changes nothing
        assert fresh.dump(form) == archive.read_bytes()


def test_an_article_is_replaced_and_others_stay(tmp_path: Path, place: Locator) -> None:
    other = replace(ARTICLE, id="article/fedcba9876543210", source="b.txt")
    with Store.open(tmp_path / "new", write=True) as new:
        new.add(ARTICLE, (ROLE,))
        (tmp_path / "a.nq").write_bytes(new.dump("nq"))
    with Store.open(tmp_path / "both", write=True) as expected:
        expected.add(ARTICLE, (ROLE,))
        expected.add(other, FACTS)
        wanted = expected.dump("nq")
    with Store.open(place, write=True) as old:
        old.add(ARTICLE, FACTS)
        old.add(other, FACTS)
        restore(old, Archive.of(tmp_path / "a.nq"))
        assert old.dump("nq") == wanted


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", TEXT, "neither a .nq nor a .trig file"),
        ("a.nq", "", "it holds no article"),
        ("a.nq", "<x:a> <x:b> <x:c> .\n", "stands in the default graph"),
        ("a.nq", "<x:a> <x:b> <x:c> <x:g> .\n", "stands in <x:g>"),
        ("a.nq", TEXT + f"_:b <x:b> <x:c> {A} .\n", "a node without a name"),
        ("a.nq", TEXT + f"<x:a> <x:b> _:c {A} .\n", "a node without a name"),
        ("a.nq", f"{A} <x:b> <x:c> {A} .\n", "does not say where"),  # half an archive
        ("a.nq", TEXT + "<x:a> <x:b\n", "is broken at line 2"),
        ("a.trig", "@prefix", "is broken at line 1"),
    ],
)
def test_what_is_not_ours_is_one_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(SourceError, match=message) as caught:
        Archive.of(tmp_path / name)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_a_missing_file_and_one_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "latin.nq").write_bytes(TEXT.replace("Text", "é").encode("latin-1"))
    for name in ("missing.nq", "latin.nq"):
        with pytest.raises(SourceError, match=name):
            Archive.of(tmp_path / name)


def test_a_refused_file_makes_no_store(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", str(tmp_path / "missing.nq"), "--store", str(tmp_path / "store")])
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert list(tmp_path.iterdir()) == []


LINES = {
    "plain": f'{A} <https://schema.org/headline> "Rencontre à Rabat" {A} .\n',
    "typed": f'{A} <https://schema.org/headline> "2026-01-02"^^<http://www.w3.org/2001/XMLSchema#date> {A} .\n',
    "in a language": f'{A} <https://schema.org/headline> "لقاء"@ar {A} .\n',
    "escaped": f'{A} <https://schema.org/headline> "un \\"mot\\" \\\\n\\n\\t fin" {A} .\n',
    "like a line": f'{A} <https://schema.org/headline> "x <https://schema.org/headline> <x:y> ." {A} .\n',
    "control sign": f'{A} <https://schema.org/headline> "a\\u0001b" {A} .\n',
    "an address": f"{A} <https://schema.org/headline> <https://news.example/1> {A} .\n",
    "separators within a text": f'{A} <https://schema.org/headline> "a\u2028b\x0bc\u0085d" {A} .\n',
}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("at_once", [7, 2**24])
def test_lines_say_what_the_parser_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at_once: int
) -> None:
    """Also where a block is read in pieces: each graph comes whole."""
    monkeypatch.setattr(nquads, "AT_ONCE", at_once)
    (tmp_path / "a.nq").write_text(LINES[name] + TEXT + TEXT, "utf-8")
    (one, lines, end), (other, last, whole) = nquads.blocks(tmp_path / "a.nq")
    assert (one, other) == (A[1:-1], P[1:-1])
    assert last == TEXT + TEXT
    assert (end, whole) == (len(LINES[name].encode()), (tmp_path / "a.nq").stat().st_size)
    assert list(nquads.graphs(tmp_path / "a.nq", [end, whole])) == [(one, lines), (other, last)]
    store = ox.Store()
    store.load(path=str(tmp_path / "a.nq"), format=ox.RdfFormat.N_QUADS)
    written, stored = nquads.Written(lines), Stored(store, node("article/1"))
    assert written.of(one) == stored.of(one) != {}
    assert written.having("schema:headline") == stored.having("schema:headline")


@pytest.mark.parametrize(
    "line",
    [
        f"_:b <x:b> <x:c> {A} .",
        f'{A}  <x:b> "two spaces" {A} .',
        f'{A} <x:b> "a\\u00E9b" {A} .',
        f"# a comment\n{A} <x:b> <x:c> {A} .",
        f'{A} <x:b> "no end {A} .',
        f'{A} <x:b> "default graph" .',
        f"{A} <x:b> <x: c> {A} .",
    ],
)
def test_other_lines_are_left_to_the_parser(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.nq").write_text(f"{TEXT}{line}\n{TEXT}", "utf-8")
    with pytest.raises(nquads.Unlike):
        list(nquads.blocks(tmp_path / "a.nq"))


@pytest.mark.parametrize("way", ["as written", "lines twice", "a graph in two places", "with a comment"])
def test_the_side_index_is_right_however_the_file_is_read(store: Store, tmp_path: Path, way: str) -> None:
    lines = store.dump("nq").decode().splitlines(keepends=True)
    if way == "lines twice":
        lines = [line for line in lines for _ in range(2)]
    if way == "a graph in two places":
        lines.append(lines.pop(0))
    if way == "with a comment":
        lines.insert(0, "# from elsewhere\n")
    (tmp_path / "a.nq").write_text("".join(lines), "utf-8")
    archive = Archive.of(tmp_path / "a.nq")
    assert (archive.ends is not None) is (way in ("as written", "lines twice"))
    with Store.open(tmp_path / "fresh", write=True) as fresh:
        restore(fresh, archive)
        assert fresh.dump("nq") == store.dump("nq")
        assert list(differences(fresh.quads, tmp_path / "fresh")) == []


def test_what_only_the_engine_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    """An address that is none: the form of the line is right."""
    (tmp_path / "a.nq").write_text(f"{TEXT}{A} <x:b> <no-scheme> {A} .\n", "utf-8")
    with Store.open(tmp_path / "fresh", write=True) as fresh:
        with pytest.raises(SourceError, match="is broken at line 2"):
            restore(fresh, Archive.of(tmp_path / "a.nq"))
        assert fresh.dump("nq") == b""
