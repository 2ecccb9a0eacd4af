"""Suites of event coders: what their codes mean, what is left out, how dyads are counted, and what is said of broken ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import suites

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "suites.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_sample_is_read_and_reported() -> None:
    done = run()
    assert done.returncode == 0, done.stderr
    assert "11 sentences, 9 events between two countries" in done.stdout
    assert "| consult | 1.000 | 1.000 | 1.000 | 4 | 0 | 0 |" in done.stdout
    assert "Left out, actors that are no country: 1" in done.stdout
    assert "Left out, other classes: 1" in done.stdout


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("040", "consult"),
        ("042", "visit"),
        ("0431", "visit"),
        ("057", "sign"),
        ("050", ""),
        ("036", "intend"),
        ("0641", "cooperate"),
        ("190", ""),
        ("CONSULT", "consult"),
        ("Agree", "intend"),
    ],
)
def test_a_code_has_the_class_of_its_longest_known_beginning(code: str, kind: str) -> None:
    assert suites.class_of(code) == kind


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        ("FRA", "FR"),
        ("USAGOV", "US"),
        ("ma", "MA"),
        ("ROMMIL", "RO"),
        ("KSV", "XK"),
        ("IGOINTPOL", ""),
        ("MNC", ""),
        ("XX", ""),
    ],
)
def test_an_actor_is_of_the_country_that_its_code_begins_with(actor: str, code: str) -> None:
    assert suites.country(actor) == code


def suite(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "suite.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_several_events_of_one_sentence_are_one_sentence(tmp_path: Path) -> None:
    path = suite(
        tmp_path,
        '{"text": "A", "source": "FRA", "target": "MAR", "code": "040"}',
        '{"text": "A", "source": "MARGOV", "target": "FRAGOV", "code": "042"}',
        "",
        '{"text": "A", "source": "FRA", "target": "FRAMIL", "code": "040"}',
    )
    found = suites.read_suite([path])
    assert [one.events for one in found.sentences] == [{("consult", ("FR", "MA")), ("visit", ("FR", "MA"))}]
    assert found.left_out == {"within one country": 1}


@pytest.mark.parametrize(
    ("events", "read", "hit", "extra", "missed"),
    [
        ({("consult", ("FR", "MA"))}, {("visit", ("FR", "MA"))}, 1, 0, 0),  # a visit is talks
        ({("visit", ("FR", "MA"))}, {("consult", ("FR", "MA"))}, 0, 1, 1),  # talks are no visit
        ({("sign", ("FR", "MA"))}, set(), 0, 0, 1),
        (set(), {("sign", ("FR", "MA"))}, 0, 1, 0),
    ],
)
def test_what_is_counted(
    monkeypatch: pytest.MonkeyPatch,
    events: set[suites.Event],
    read: set[suites.Event],
    hit: int,
    extra: int,
    missed: int,
) -> None:
    monkeypatch.setattr(suites, "events_of", lambda sentence: read)
    report = suites.measure(suites.Suite([suites.Sentence("A", "en", "", events)], {}))
    counted = [sum(getattr(tally, name) for tally in report.classes.values()) for name in ("hit", "extra", "missed")]
    assert counted == [hit, extra, missed]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", "suite.jsonl:1: no JSON object"),
        (b'{"text": "A", "source": "FRA", "code": "040"}', "suite.jsonl:1: no `target`"),
        (b"[1]", "suite.jsonl:1: no `text`"),
        (b"\xff\xfe", "no UTF-8"),
    ],
)
def test_a_broken_suite_is_one_clear_line(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "suite.jsonl"
    path.write_bytes(content)
    done = run(str(path))
    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (1, 1, False)
    assert complaint in done.stderr


def test_a_suite_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.jsonl"))
    assert done.returncode == 1
    assert "No such file" in done.stderr
