"""`graph import`: what `graph export` has written comes back without loss, and what is not ours is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_graph_store import ARTICLE, FACTS, ROLE

from cli import main
from graph.archive import Archive, restore
from graph.store import Store
from graph.trouble import Locator
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
