"""The command line as a user types it: answers, formats, errors of one line, and what starting it imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli import COMMANDS
from graph.store import Store

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"spacy", "pyvis", "rdflib", "networkx", "pyshacl", "trafilatura"}


def graph(*words: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=stdin, check=False)


def rows(*words: object) -> list[dict[str, object]]:
    done = graph(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_the_main_job(tmp_path: Path, seed: Path) -> None:
    store = tmp_path / "store"
    assert graph("ingest", seed, "--store", store).returncode == 0
    first = graph("export", "trig", "--store", store).stdout
    for name in ("Abdellatif Hammouchi", "hammouchi", "HAMMOUCHI Abdellatif"):
        (row,) = rows("who-met", name, "--store", store)
        assert [row[key] for key in ("name", "country", "date", "place", "status")] == [
            "Mikael Wern", "DK", "2026-01-27", "Rabat", "held",
        ]  # fmt: skip
    (agreement,) = rows("agreements", "--evidence", "--store", store)
    assert (agreement["kind"], agreement["status"], agreement["countries"]) == ("mou", "planned", ["DK", "MA"])
    assert "mémorandum d’entente" in agreement["evidence"][0]["quote"]  # type: ignore[index]  # a list of objects
    facts = [json.loads(line) for line in graph("export", "facts", "--store", store).stdout.splitlines()]
    titles = {(f["participants"][0]["label"], f["title"]) for f in facts if f["kind"] == "role"}
    assert len([1 for name, _ in titles if name == "Abdellatif Hammouchi"]) == 2
    assert {title for name, title in titles if name == "Mikael Wern"} >= {"directeur de la police danoise"}
    topics = {topic for fact in facts for topic in fact["topics"]}
    assert topics >= {"organised_crime", "counter_terrorism", "extradition", "training", "technical_assistance"}
    assert any("communiqué du pôle DGSN-DGST" in (fact["attributed_to"] or "") for fact in facts)
    assert {code for fact in facts for code in fact["countries"]} == {"DK", "MA"}  # nothing from around the article
    assert {p["label"] for f in facts for p in f["participants"] if p["type"] == "official"} == {
        "Abdellatif Hammouchi", "Mikael Wern",
    }  # fmt: skip
    assert "0 articles read, 1 already there" in graph("ingest", seed, "--store", store).stderr
    assert graph("export", "trig", "--store", store).stdout == first


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["who-met", "Hamouchi"], "did you mean Abdellatif Hammouchi?"),
        (["who-met", "Zzyzx"], "nobody and nothing is called “Zzyzx”"),
        (["sparql", "SELEC ?x"], "not valid SPARQL"),
        (["sparql", "@missing.rq"], "missing.rq cannot be read"),
        (["export", "facts", "-o", "/nowhere/facts.jsonl"], "cannot be written"),
        (["forget", "nothing"], "is no article of this store"),
    ],
)
def test_an_error_is_one_line(store_path: Path, words: list[str], message: str) -> None:
    done = graph(*words, "--store", store_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_bad_input_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    good = next((ROOT / "examples").glob("2026-01-27*.txt"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "broken.html").write_bytes(b"<html><body><p><b></div")
    (tmp_path / "latin.txt").write_bytes(good.read_text("utf-8").encode("cp1252"))
    bad = [tmp_path / name for name in ("missing.txt", "empty.txt", "binary.txt", "broken.html")]
    done = graph("ingest", *bad, tmp_path / "latin.txt", "--store", tmp_path / "store")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for path in bad:
        assert sum(str(path) in line for line in done.stderr.splitlines()) == 1
    assert "1 articles read" in done.stderr
    (row,) = rows("who-met", "hammouchi", "--store", tmp_path / "store")
    assert row["name"] == "Mikael Wern"


def test_no_store_and_a_store_in_use(tmp_path: Path) -> None:
    done = graph("who-met", "x", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert "holds no store" in done.stderr
    with Store.open(tmp_path / "store", write=True):
        busy = graph("ingest", ROOT / "examples", "--store", tmp_path / "store")
    assert (busy.returncode, "in use by another program" in busy.stderr) == (1, True)


@pytest.mark.parametrize(
    ("query", "form", "begins"),
    [
        (
            "SELECT ?o WHERE { ?o a lia:Official } ORDER BY ?o LIMIT 1",
            "csv",
            "o\r\nhttps://w3id.org/liaison/id/official/",
        ),
        ("ASK { ?m a lia:Meeting }", "json", '{"head":{},"boolean":true}'),
        ("ASK { ?m a lia:Meeting }", "table", "yes"),
        ("CONSTRUCT { ?o a lia:Official } WHERE { ?o a lia:Official }", "ttl", "@prefix"),
        ("DESCRIBE <https://w3id.org/liaison/id/country/MA>", "ttl", "@prefix"),
        (
            "DESCRIBE <https://w3id.org/liaison/id/country/MA>",
            "jsonld",
            '[{"@id":"https://w3id.org/liaison/id/country/MA"',
        ),
    ],
)
def test_any_query_is_answered(store_path: Path, query: str, form: str, begins: str) -> None:
    done = graph("sparql", query, "--format", form, "--store", store_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.encode().replace(b"\r\n", b"\n").startswith(begins.encode().replace(b"\r\n", b"\n"))


def test_a_query_from_the_standard_input(store_path: Path) -> None:
    done = graph("sparql", "-", "--format", "json", "--store", store_path, stdin="ASK { ?m a lia:Meeting }")
    assert "true" in done.stdout


@pytest.mark.parametrize("words", [["--help"], ["who-met", "--help"]])
def test_help_is_there(words: list[str]) -> None:
    assert "Usage: graph" in graph(*words).stdout


@pytest.mark.parametrize("words", [["--help"], ["who-met", "hammouchi"], ["agreements"]])
def test_starting_imports_no_language_pipeline(store_path: Path, words: list[str]) -> None:
    arguments = words if words == ["--help"] else [*words, "--store", str(store_path)]
    code = (
        "import sys; from cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_the_list_of_commands_imports_none_of_them() -> None:
    """It imported all of them, for the first sentence of each."""
    code = "import sys; from cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    *said, imported = done.stdout.splitlines()
    assert not {"commands", "pyoxigraph", "graph"} & set(imported.split())
    listed = [line.split()[0] for line in said[said.index("Commands:") + 1 :] if line.strip()]
    assert listed == list(COMMANDS)
    assert not any(line.endswith("...") for line in said[said.index("Commands:") :])


def test_validate_and_forget(tmp_path: Path) -> None:
    store = tmp_path / "store"
    graph("ingest", ROOT / "examples", "--store", store)
    assert "conforms" in graph("validate", "--store", store).stdout
    first = rows("articles", "--store", store)
    assert graph("forget", first[0]["id"], "--store", store).returncode == 0
    assert len(rows("articles", "--store", store)) == len(first) - 1


def test_the_demonstration(tmp_path: Path) -> None:
    done = graph("demo", "--store", tmp_path / "store", "-o", tmp_path / "map.html")
    # the third question once broke on a default that only a typed command has
    for said in ("$ graph who-met 'Abdellatif Hammouchi'", "Mikael Wern", "$ graph agreements", "$ graph topics"):
        assert said in done.stdout
    assert (tmp_path / "map.html").stat().st_size > 100_000
