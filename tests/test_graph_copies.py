"""Copies of one report: recognised by their text, counted as one source, in whatever order they came."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.copies import fingerprint, groups, independent
from ontology.names import fold

ROOT = Path(__file__).resolve().parent.parent
STORY = (ROOT / "examples/2026-01-27-rabat-danemark.txt").read_text("utf-8")
OTHERS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))}
BODY = "\n".join(STORY.splitlines()[2:])
COPIES = {
    "as it came": STORY,
    "other headline": f"Rabat et Copenhague se parlent\n{BODY}",
    "site around it": f"LE JOURNAL\nAccueil Monde Sport\n{STORY}\nPartager sur les réseaux\nTous droits réservés\n",
    "own lead": f"Une entrée en matière écrite par la rédaction du site.\n{BODY}",
    "first part": STORY[: len(STORY) * 2 // 3],
    "no accents": fold(STORY),
    "straight apostrophes": STORY.replace("’", "'").replace("\xa0", " "),
}


@pytest.mark.parametrize("name", [name for name in COPIES if name != "no accents"])
def test_a_copy_is_known_by_its_text(name: str) -> None:
    assert independent({"a": fingerprint(STORY), "b": fingerprint(COPIES[name])}) == 1


def test_different_reports_are_no_copies() -> None:
    prints = {name: fingerprint(text) for name, text in OTHERS.items()}
    assert groups(prints) == {name: name for name in OTHERS}


def test_the_same_text_without_accents_is_another_text() -> None:
    assert independent({"a": fingerprint(STORY), "b": fingerprint(COPIES["no accents"])}) == 2  # a limit, not a wish


def test_groups_do_not_depend_on_the_order() -> None:
    prints = {name: fingerprint(text) for name, text in (COPIES | OTHERS).items() if name != "no accents"}
    names = list(prints)
    found = [groups({name: prints[name] for name in order}) for order in (names, names[::-1], sorted(names))]
    assert found[0] == found[1] == found[2]


def test_many_copies_are_cheap() -> None:
    print_ = fingerprint(STORY)
    assert independent({f"{n:05}": print_ for n in range(5000)}) == 1


@pytest.mark.parametrize("text", ["", "un", "un deux", "\ud800 \x00", "ا " * 1000])
def test_any_text_has_a_fingerprint(text: str) -> None:
    assert independent({"a": fingerprint(text), "b": fingerprint(STORY), "c": ""}) == 3


def graph(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def test_copies_are_no_independent_sources(tmp_path: Path) -> None:
    texts = (STORY, COPIES["site around it"], COPIES["other headline"], OTHERS["2026-02-10-paris"])
    lines = [
        json.dumps({"url": f"https://{n}.example/a", "text": text, "published": f"2026-01-{28 - n}", "language": "fr"})
        for n, text in enumerate(texts)
    ]
    exports = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(lines), 0, 24, 11)):
        path, store = tmp_path / str(number) / "all.jsonl", tmp_path / f"store{number}"
        path.parent.mkdir()
        path.write_text("\n".join(order), "utf-8")
        graph("ingest", path, "--store", store)
        (row, *_) = json.loads(graph("who-met", "Mikael Wern", "--format", "json", "--store", store).stdout)
        assert row["sources"] == 1
        articles = json.loads(graph("articles", "--format", "json", "--store", store).stdout)
        first = next(one["id"] for one in articles if one["published"] == "2026-01-26")  # of the copies the earliest
        assert [one["copy_of"] for one in articles] == [None, None, first, first]
        exports.add(graph("export", "nq", "--store", store).stdout.replace(str(path), "all.jsonl"))
    assert len(exports) == 1
