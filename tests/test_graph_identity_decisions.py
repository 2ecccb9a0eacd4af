"""What people decide about identity: kept, explained, undone, carried over, and never overruled by what comes later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from telling import article, entities, events, filled, meeting, state, who

from cli import main
from graph.store import Store
from graph.trouble import Locator
from graph.validate import validate

A, B, C = (who(label, "MA") for label in ("Karim Alami", "Karim Alaoui Alami", "Abdelkrim Benalami"))
OTHER = who("Luca Ferri", "FR")
TOLD = tuple(
    article(number, f"2026-0{number}-10", meeting(f"2026-0{number}-09", one, OTHER, state("FR"), state("MA")))
    for number, one in enumerate((A, B, C), start=1)
)


def graph(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def done(*words: object) -> str:
    found = graph(*words)
    assert found.exit_code == 0, found.output
    return found.output


def rows(*words: object) -> list[dict[str, object]]:
    return list(json.loads(done(*words, "--format", "json")))


def officials(store: Locator) -> list[set[str]]:
    return [one for one in entities(store) if "Luca Ferri" not in one]


@pytest.fixture
def store(place: Locator) -> Locator:
    return filled(place, *TOLD)


def dump(path: Locator) -> bytes:
    with Store.open(path) as opened:
        return opened.dump("trig")


def test_same_holds_transitively_and_can_be_undone(store: Locator) -> None:
    before = dump(store)
    assert len(officials(store)) == 2  # Karim Alami and Karim Alaoui Alami are one by their words
    done(
        "identity",
        "same",
        "Karim Alami",
        "Abdelkrim Benalami",
        "--author",
        "me",
        "--reason",
        "his card",
        "--store",
        store,
    )
    assert len(officials(store)) == 1
    (listed,) = rows("identity", "list", "--store", store)
    assert (listed["judgement"], listed["author"], listed["reason"]) == ("same", "me", "his card")
    with Store.open(store) as opened:
        assert validate(opened) == []
        found = opened.query(
            "SELECT ?who ?when WHERE { GRAPH ?g { ?d a lia:Decision ; dcterms:creator ?who ; dcterms:created ?when } }"
        )
        assert [row["who"].value for row in found] == ["me"]
    # a new spelling of one of them joins both
    filled(store, article(4, "2026-05-10", meeting("2026-05-09", who("Abdelkarim Benalami", "MA"), OTHER)))
    assert len(officials(store)) == 1
    done("forget", "4.txt", "--store", store)
    done("identity", "undo", "--store", store)
    assert dump(store) == before


def test_a_refused_merge_stays_refused(store: Locator) -> None:
    done("identity", "different", "Karim Alami", "Karim Alaoui Alami", "--store", store)
    assert len(officials(store)) == 3
    for one, facts in TOLD:  # ingested again, and forgotten in between
        filled(store, (one, facts))
    done("forget", "2.txt", "--store", store)
    filled(store, TOLD[1], article(5, "2026-06-10", meeting("2026-06-09", who("KARIM ALAMI", "MA"), OTHER)))
    assert len(officials(store)) == 3
    refused = rows("identity", "review", "Karim Alami", "--standing", "refused", "--store", store)
    assert "decided to be two" in [reason for row in refused for reason in row["reasons"]]  # type: ignore[attr-defined]  # a list
    assert rows("identity", "review", "--standing", "doubtful", "--store", store) == []


def test_decisions_that_contradict_are_refused(store: Locator) -> None:
    done("identity", "same", "Karim Alami", "Abdelkrim Benalami", "--store", store)
    found = graph("identity", "different", "Karim Alami", "Abdelkrim Benalami", "--store", store)
    assert (found.exit_code, "were decided to be one" in found.output) == (1, True)
    done("identity", "undo", rows("identity", "list", "--store", store)[0]["decision"], "--store", store)
    done("identity", "different", "Karim Alami", "Abdelkrim Benalami", "--store", store)
    filled(store, article(6, "2026-06-10", meeting("2026-06-09", who("Rachid Tazi", "MA"), OTHER)))
    done("identity", "same", "Rachid Tazi", "Karim Alami", "--store", store)
    found = graph("identity", "same", "Rachid Tazi", "Abdelkrim Benalami", "--store", store)
    assert (found.exit_code, "were decided to be two" in found.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["same", "Karim Alami", "Maroc"], "name two of one type"),
        (["same", "Karim Alami", "Karim Alami"], "name the same"),
        (["same", "Karim Alami", "Nobody Atall"], "nobody and nothing is called"),
        (["undo", "ffff"], "is the id of no decision"),
        (["undo"], "nothing was decided"),
        (["import", "missing.jsonl"], "cannot be read"),
    ],
)
def test_a_decision_about_nothing_is_one_line(store: Locator, words: list[str], message: str) -> None:
    found = graph("identity", *words, "--store", store)
    assert (found.exit_code, message in found.output, found.output.count("\n")) == (1, True, 1)


def test_decisions_travel_as_a_file(store: Locator, tmp_path: Path) -> None:
    done("identity", "different", "Karim Alami", "Karim Alaoui Alami", "--author", "me", "--store", store)
    done("identity", "same", "Karim Alami", "Abdelkrim Benalami", "--author", "me", "--store", store)
    done("identity", "ignore", "official", "Luca Ferri", "--author", "me", "--store", store)
    file = tmp_path / "decisions.jsonl"
    done("identity", "export", "-o", file, "--store", store)
    assert len(file.read_text("utf-8").splitlines()) == 3
    # into a store that read the articles before, and into one that reads them after
    later, empty = filled(tmp_path / "later", *TOLD[::-1]), filled(tmp_path / "empty")
    for path in (later, empty):
        assert "3 decisions taken" in done("identity", "import", file, "--store", path)
        assert "0 decisions taken" in done("identity", "import", file, "--store", path)
    filled(empty, *TOLD)
    assert dump(later) == dump(store) == dump(empty)
    (tmp_path / "broken.jsonl").write_text('{"judgement": "maybe"}\n')
    found = graph("identity", "import", tmp_path / "broken.jsonl", "--store", store)
    assert (found.exit_code, "broken.jsonl:1 is no decision" in found.output) == (1, True)


def test_what_is_not_to_be_extracted_is_in_no_answer(store: Locator) -> None:
    before = dump(store)
    done("identity", "ignore", "official", "Abdelkrim Benalami", "--store", store)
    assert officials(store) == [{"Karim Alami", "Karim Alaoui Alami"}]
    filled(store, TOLD[2])  # ingested again
    assert officials(store) == [{"Karim Alami", "Karim Alaoui Alami"}]
    with Store.open(store) as opened:
        assert validate(opened) == []
    done("identity", "undo", rows("identity", "list", "--store", store)[0]["decision"], "--store", store)
    assert dump(store) == before


def test_events_are_decided_about_as_well(place: Locator) -> None:
    day = "2026-01-27"
    store = filled(place, *(
        article(number, "2026-01-28", meeting(date, A, OTHER)) for number, date in enumerate((day, day, "2026-01-20"))
    ))  # fmt: skip
    assert [len(one) for one in events(store)] == [1, 2]
    with Store.open(store) as opened:
        ids = {one["article"]["source"]: (one["id"], one["event"]) for one in opened.facts()}
    done("identity", "different", ids["0.txt"][0], ids["1.txt"][0], "--store", store)
    assert [len(one) for one in events(store)] == [1, 1, 1]
    done("identity", "same", ids["1.txt"][0], ids["2.txt"][1], "--store", store)
    assert sorted(len(one) for one in events(store)) == [1, 2]


def test_a_merge_says_why(store: Locator) -> None:
    (row,) = rows("identity", "review", "Karim Alami", "--evidence", "--store", store)
    assert (row["standing"], row["type"]) == ("merged", "official")
    assert 0.8 < row["score"] <= 1  # type: ignore[operator]  # a number
    assert "same country: MA" in row["reasons"]  # type: ignore[operator]  # a list of texts
    assert {quote["outlet"] for quote in row["evidence"]} == {"Outlet 1", "Outlet 2"}  # type: ignore[attr-defined]  # a list
    assert "the same words: karim alami" in " ".join(
        done("identity", "review", "--format", "csv", "--store", store).split()
    )
