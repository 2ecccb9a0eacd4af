"""Whether it took place: every way of telling an event under every way of saying that it did, will, may, did not or was said to.

`status/<language>.tsv` has one sentence pattern a row with the statuses it allows, `status/<language>.toml` the forms of the
events that it is filled with. What did not take place must never be held; before this table one case in four was.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.reader import Reader
from ingest.standing import CLAIMED
from ontology.records import Article, Fact

FOLDER = Path(__file__).parent / "status"
DONE = {"signed": "held", "ratified": "held", "in_force": "held"}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """The language, the sentence, the kind of its event and the statuses it allows, of each pattern with each event."""
    for path in sorted(FOLDER.glob("*.tsv")):
        forms = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        subject = forms.pop("S")
        for line in path.read_text("utf-8").splitlines()[1:]:
            allowed, pattern = line.split("\t")
            for event in forms.values():
                sentence = pattern.format(S=subject, **event)
                yield path.stem, sentence[0].upper() + sentence[1:], event["kind"], allowed


def status_of(fact: Fact) -> str:
    """`held` of whatever has been done, `claimed` if it is only said to have been."""
    status = DONE.get(fact.status, fact.status)
    return "claimed" if status == "held" and fact.confidence <= CLAIMED else status


@pytest.mark.parametrize(("language", "sentence", "kind", "allowed"), list(cases()))
def test_what_did_not_take_place_is_not_held(
    reader: Reader, language: str, sentence: str, kind: str, allowed: str
) -> None:
    found = reader.facts(Article("article/x", "x", sentence, language, published="2026-03-04"))
    told = {status_of(fact) for fact in found if fact.kind == kind} or {"nothing"}
    assert told <= set(allowed.split())
