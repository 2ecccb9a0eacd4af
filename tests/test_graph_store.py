"""The store on disk: what is kept, what a second ingest changes, what is forgotten, what is said when it cannot be opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import lookup, questions
from graph.identity import identify
from graph.store import Store
from graph.trouble import Locator
from ontology.errors import QueryError, StoreError
from ontology.records import Article, Evidence, Fact, Participant, Place

TEXT = "Paul Adjovi a reçu Luca Ferri à Cotonou. Un mémorandum sera signé en mars."
ARTICLE = Article(
    "article/0123456789abcdef", "a.txt", TEXT, "fr", "https://example.org/a", "Titre", "Le Journal", None, "2026-03-02"
)
HOST = Participant("Paul Adjovi", "official", "host", "BJ", "Police républicaine", "directeur général", ("M. Adjovi",))
GUEST = Participant("Luca Ferri", "official", "participant", "IT", None, "ambassadeur d’Italie")
MEETING = Fact(
    "meeting",
    "held",
    (HOST, GUEST),
    (Evidence(TEXT[:40], 0, 40),),
    "2026-03-02",
    None,
    Place("Cotonou", "BJ"),
    ("BJ", "IT"),
    ("training", "extradition"),
    0.95,
    "le ministère",
    {"mode": "in_person"},
)
PARTIES = (
    Participant("Bénin", "country", "party", "BJ", id="country/BJ"),
    Participant("Italie", "country", "party", "IT", id="country/IT"),
)
MEMORANDUM = Fact(
    "agreement", "planned", PARTIES, (Evidence(TEXT[41:], 41, len(TEXT)),), "2026-03", countries=("BJ", "IT"),
    detail={"agreement_kind": "mou"},
)  # fmt: skip
ROLE = Fact(
    "role", "held", (replace(HOST, capacity="holder"),), (Evidence("Paul Adjovi", 0, 11),), countries=("BJ",),
    detail={"title": "directeur général"},
)  # fmt: skip
FACTS = (MEETING, MEMORANDUM, ROLE)


@pytest.fixture
def filled(place: Locator) -> Locator:
    with Store.open(place, write=True) as store:
        assert store.add(ARTICLE, FACTS)
    return place


def test_facts_come_back_as_they_went_in(filled: Locator) -> None:
    with Store.open(filled) as store:
        found = {fact["kind"]: fact for fact in store.facts()}
    for fact in identify(ARTICLE, FACTS):
        record = found[fact.kind]
        assert record["id"].endswith(fact.id)
        assert (record["status"], record["date"], record["end_date"]) == (fact.status, fact.date, fact.end_date)
        assert record["confidence"] == fact.confidence
        assert record["attributed_to"] == fact.attributed_to
        assert sorted(record["countries"]) == sorted(fact.countries)
        assert sorted(record["topics"]) == sorted(fact.topics)
        assert [(one["quote"], one["start"], one["end"]) for one in record["evidence"]] == [
            (one.quote, one.start, one.end) for one in fact.evidence
        ]
        assert [
            (p["label"], p["as"], p["country"], p["agency"], p["title"], p["aliases"]) for p in record["participants"]
        ] == [(p.label, p.capacity, p.country, p.agency, p.title, list(p.aliases)) for p in fact.participants]
        assert all(record[key] == value for key, value in fact.detail.items())


@pytest.mark.parametrize("form", ["trig", "nq", "ttl"])
def test_ingesting_twice_changes_no_byte(filled: Locator, tmp_path: Path, form: str) -> None:
    with Store.open(filled, write=True) as store:
        before = store.dump(form)
        assert not store.add(ARTICLE, FACTS)
        assert store.dump(form) == before
    with Store.open(tmp_path / "other", write=True) as other:
        other.add(ARTICLE, FACTS)
        assert other.dump(form) == before


def test_an_article_read_anew_replaces_what_it_said(filled: Locator) -> None:
    with Store.open(filled, write=True) as store:
        assert store.add(ARTICLE, (ROLE,))
        assert [fact["kind"] for fact in store.facts()] == ["role"]


def test_forgetting_drops_exactly_one_article(filled: Locator) -> None:
    second = replace(ARTICLE, id="article/fedcba9876543210", source="b.txt", url=None)
    with Store.open(filled, write=True) as store:
        alone = store.dump("nq")
        store.add(second, FACTS)
        store.forget(lookup.article(store, "b.txt"))
        assert store.dump("nq") == alone


def test_what_is_kept_does_not_pile_up_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine kept what was written in memory and in a log, a gigabyte of 12,000 articles.

    Once written out, the next article begins a log of its own. (To count the tables failed where the engine merged some.)
    """
    monkeypatch.setattr("graph.store.MANY", 100)
    longest = []
    with Store.open(tmp_path / "store", write=True) as store:
        for number in range(3):
            store.add(replace(ARTICLE, id=f"article/{number:016x}", source=f"{number}.txt", url=None), FACTS)
            longest.append(max(log.stat().st_size for log in (tmp_path / "store").glob("*.log")))
    assert 0 < longest[2] <= longest[0]


def test_two_articles_on_one_meeting_tell_of_one_event(filled: Locator) -> None:
    second = replace(ARTICLE, id="article/fedcba9876543210", source="b.txt", url=None)
    with Store.open(filled, write=True) as store:
        store.add(second, (replace(MEETING, participants=(GUEST, HOST)),))
        events = {fact["event"] for fact in store.facts() if fact["kind"] == "meeting"}
    assert len(events) == 1


def test_a_memorandum_planned_and_signed_is_one_agreement(filled: Locator) -> None:
    signed = replace(MEMORANDUM, status="signed", date="2026-03-20")
    with Store.open(filled, write=True) as store:
        store.add(replace(ARTICLE, id="article/fedcba9876543210", published="2026-03-21"), (signed,))
        told = [fact for fact in store.facts() if fact["kind"] == "agreement"]
    assert (len({fact["event"] for fact in told}), len({fact["id"] for fact in told})) == (1, 2)


def test_only_what_took_place_makes_direct_edges(filled: Locator) -> None:
    with Store.open(filled) as store:
        assert bool(store.query("ASK { ?a lia:metWith ?b . ?b lia:metWith ?a }"))
        assert not bool(store.query("ASK { ?a lia:cooperatesWith ?b }"))


def test_there_are_no_blank_nodes(filled: Locator) -> None:
    with Store.open(filled) as store:
        assert not bool(store.query("ASK { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC ?x", "not valid SPARQL"),
        ("SELECT ?x WHERE { ?x", "not valid SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "not valid SPARQL"),  # an update must not slip through
    ],
)
def test_a_bad_query_is_one_line(filled: Locator, query: str, message: str) -> None:
    with Store.open(filled) as store, pytest.raises(QueryError, match=message) as caught:
        store.query(query)
    assert "\n" not in str(caught.value)


def test_a_question_that_the_side_index_answers_opens_no_quads(tmp_path: Path) -> None:
    """It starts in half the time; what needs the quads opens them, and says so if they are damaged."""
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(ARTICLE, FACTS)
    with Store.open(tmp_path / "store") as store:
        assert questions.timeline(store, evidence=False)
        assert "quads" not in vars(store)
        assert list(store.facts())
        assert "quads" in vars(store)
    (tmp_path / "store" / "CURRENT").write_text("nothing")
    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match=r"is damaged|cannot be used"):
        list(store.facts())


def test_a_store_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "other").write_text("x")
    for name, write, message in (
        ("missing", False, "holds no store"),
        ("file", True, "is a file"),
        ("folder", False, "holds no store"),
        ("folder", True, "other files"),
        ("file/store", True, "cannot be made: File exists"),
    ):
        with pytest.raises(StoreError, match=message):
            Store.open(tmp_path / name, write=write)
    path = tmp_path / "new" / "store"  # the folders above it are made too
    with Store.open(path, write=True), pytest.raises(StoreError, match="in use by another program"):
        Store.open(path, write=True)
