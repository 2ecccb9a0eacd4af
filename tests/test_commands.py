"""What a user types and sees: help that suggests, completion, configuration, pictures, languages, notes beside the answer."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import COMMANDS, main
from exports.rows import WRITERS


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LIAISON_STORE", raising=False)
    monkeypatch.setenv("LIAISON_CONFIG", str(tmp_path / "config.toml"))


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


QUESTIONS = [
    ["who-met", "hammouchi"],
    ["agreements"],
    ["timeline"],
    ["between", "Maroc", "Danemark"],
    ["path", "Ndour", "hammouchi"],
    ["show", "Wern"],
    ["headed", "DGSN"],
    ["search", "mémorandum"],
    ["rank"],
    ["topics"],
    ["new", "--since", "2026-05"],
    ["articles"],
]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_every_question_is_answered_in_every_form(store_path: Path, words: list[str], form: str) -> None:
    done = run(*words, "--store", store_path, "--format", form)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip()
    if form == "json":
        assert json.loads(done.stdout)
    if form == "table":
        assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["who-met", "hammouchi"], "name id country title date place status event sources"),
        (["agreements"], "id title kind parties countries status date sources"),
        (["timeline"], "date kind status label participants place event sources"),
    ],
)
def test_the_keys_of_json_stay(store_path: Path, words: list[str], keys: str) -> None:
    row = json.loads(run(*words, "--evidence", "--store", store_path, "--format", "json").stdout)[0]
    assert set(row) >= {*keys.split(), "evidence"}
    assert set(row["evidence"][0]) == {"quote", "outlet", "url", "published"}


def test_a_mistyped_command_gets_suggestions() -> None:
    done = run("who-mett", "x")
    assert (done.exit_code, "did you mean who-met?" in done.stderr) == (2, True)
    assert "see `graph --help`" in run("zzz").stderr


@pytest.mark.parametrize("value", ["2026-13", "yesterday", "26-01-01", "2026-1"])
def test_a_date_that_is_none_is_refused(store_path: Path, value: str) -> None:
    done = run("timeline", "--since", value, "--store", store_path)
    assert (done.exit_code, "is no date: write a day as" in done.stderr) == (2, True)


def test_graph_alone_says_what_to_type_next(store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "graph demo" in run().stdout
    monkeypatch.setenv("LIAISON_STORE", str(store_path))
    told = run().stdout
    assert " articles, " in told
    assert 'graph who-met "Abdellatif Hammouchi"' in told


def test_words_and_names_in_another_language(store_path: Path) -> None:
    spanish = run("agreements", "--store", store_path, "--lang", "es").stdout
    assert "memorando de" in spanish
    assert "Dinamarca" in spanish
    rows = json.loads(run("agreements", "--store", store_path, "--lang", "es", "--format", "json").stdout)
    assert {row["kind"] for row in rows} >= {"mou"}  # programs get the same words in every language
    assert "الدنمارك" in run("agreements", "--store", store_path, "--lang", "ar").stdout


def test_notes_stand_beside_the_answer(store_path: Path) -> None:
    cut = run("timeline", "--limit", "2", "--store", store_path)
    assert "--limit 0 gives all" in cut.stderr
    assert run("timeline", "--limit", "2", "--quiet", "--store", store_path).stderr == ""
    assert " rows in " in run("timeline", "-v", "--store", store_path).stderr
    assert "nothing found" in run("contradictions", "--store", store_path).stderr


def test_the_configuration_stands_in_for_options(store_path: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'store = "{store_path}"\nlang = "en"\n[agreements]\nformat = "csv"\n', "utf-8")
    assert "Denmark" in run("agreements").stdout
    assert run("agreements").stdout.startswith("id,title")
    assert "Danemark" in run("agreements", "--lang", "fr").stdout  # what is typed counts
    for text, message in (("store = ", "cannot be read as TOML"), ('colour = "red"', "“colour” is neither a command")):
        config.write_text(text, "utf-8")
        done = run("agreements")
        assert (done.exit_code, message in done.stderr, done.stderr.count("\n")) == (1, True, 1)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_valid_for_its_shell(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(run("completion", shell).stdout, "utf-8")
    assert "_GRAPH_COMPLETE" in script.read_text("utf-8")
    if shutil.which(shell):
        subprocess.run([shell, "-n", script], check=True)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("graph who-met ham", "Abdellatif Hammouchi"),
        ("graph hea", "headed"),
        ("graph show helen", "Hélène Marchant"),
        ("graph agreements --la", "--lang"),
    ],
)
def test_a_shell_completes_commands_options_and_names(store_path: Path, line: str, found: str) -> None:
    words = line.split(" ")
    environment = {
        "_GRAPH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "LIAISON_STORE": str(store_path),
    }  # fmt: skip
    done = CliRunner(env=environment).invoke(main, prog_name="graph")
    assert found in done.stdout


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
@pytest.mark.parametrize("words", [["timeline"], ["rank"], ["topics"], ["topics", "--by", "month"]], ids=" ".join)
def test_a_picture_is_drawn(store_path: Path, tmp_path: Path, words: list[str], form: str) -> None:
    path = tmp_path / f"picture.{form}"
    assert run(*words, "--plot", path, "--store", store_path).exit_code == 0
    begins = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    first = path.read_bytes()
    assert first.startswith(begins[form])
    run(*words, "--plot", path, "--store", store_path)
    assert path.read_bytes() == first
    if form == "svg" and words != ["topics"]:
        assert b"2026" in first or b"Maroc" in first


def test_a_picture_without_a_format_or_rows_is_refused(store_path: Path, tmp_path: Path) -> None:
    assert "says no format" in run("rank", "--plot", tmp_path / "x.gif", "--store", store_path).stderr
    nothing = run("timeline", "--since", "2090", "--plot", tmp_path / "x.svg", "--store", store_path)
    assert (nothing.exit_code, "nothing to draw" in nothing.stderr) == (1, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    done = run(name, "--help")
    assert (done.exit_code, "Usage:" in done.stdout) == (0, True)
