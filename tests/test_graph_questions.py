"""What questions answer over the example articles, row by row, and how names are looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import questions
from graph.lookup import find
from graph.query import QUERIES
from graph.store import Store
from graph.validate import validate
from ontology.errors import LiaisonError, NameAmbiguous, NameUnknown, QueryError
from ontology.records import Article, Evidence, Fact, Participant, Place

HAMMOUCHI = "Abdellatif Hammouchi"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Abdellatif Hammouchi", HAMMOUCHI),
        ("hammouchi", HAMMOUCHI),
        ("HAMMOUCHI Abdellatif", HAMMOUCHI),
        ("M. Hammouchi", HAMMOUCHI),
        ("Abdelatif HAMMOUCHI", HAMMOUCHI),  # one l: the same name
        ("Abdel-Latif Hamouchi", HAMMOUCHI),  # a spelling that no article has
        ("عبد اللطيف حموشي", HAMMOUCHI),  # a script that no article has
        ("official/abdelatif-hammouchi", HAMMOUCHI),
        ("helene marchant", "Hélène Marchant"),
        ("Denmark", "Danemark"),  # a country in another language
        ("الدانمارك", "Danemark"),
        ("DGSN", "Direction générale de la sûreté nationale"),  # an acronym that no article has
    ],
)
def test_a_name_is_found(store: Store, written: str, label: str) -> None:
    assert find(store, written).label == label


def test_a_wrong_name_gets_suggestions(store: Store) -> None:
    with pytest.raises(NameUnknown) as caught:
        find(store, "Hamouchi")
    assert caught.value.suggestions == (HAMMOUCHI,)
    with pytest.raises(NameUnknown) as caught:
        find(store, "Zzyzx Qwerty")
    assert caught.value.suggestions == ()


def test_a_name_of_several_lists_them(tmp_path: Path) -> None:
    ones = [Participant(f"{first} Dupont", "official", "participant", "FR") for first in ("Anne", "Paul")]
    fact = Fact("meeting", "held", tuple(ones), (Evidence("Anne", 0, 4),), "2026-01-01")
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(Article("article/0", "a.txt", "Anne", "fr"), (fact,))
        with pytest.raises(NameAmbiguous, match="Anne Dupont, Paul Dupont"):
            find(store, "Dupont")
        assert find(store, "Anne Dupont").label == "Anne Dupont"


def answered(rows: list[Any], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in names) for row in rows]


OTAIBANI = ("Fahd Al-Otaibani", "SA", "2026-04-14", "Rabat", "held", 1)
MARCHANT = ("Hélène Marchant", "FR", "2026-02-09", "Paris", "held", 1)
WERN = ("Mikael Wern", "DK", "2026-01-27", "Rabat", "held", 1)
KALLWEIT = ("Dieter Kallweit", "DE", "2026-04-23", "Rabat", "cancelled", 1)
SORIA = ("Joaquín Beltrán Soria", "ES", "2025-11-17", "Madrid", "held", 1)
SINAYOGO = ("Bakary Sinayogo", "ML", "2026-05-27", None, "denied", 1)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({}, [OTAIBANI, MARCHANT, WERN, SORIA]),  # the meeting that was denied is none
        ({"planned": True}, [SINAYOGO, KALLWEIT, OTAIBANI, MARCHANT, WERN, SORIA]),
        ({"country": "DK"}, [WERN]),
        ({"country": "Danemark"}, [WERN]),
        ({"since": "2026-04"}, [OTAIBANI]),
        ({"since": "2026-02", "until": "2026-02"}, [MARCHANT]),
        ({"until": "2026-01-27"}, [WERN, SORIA]),
        ({"agency": "Police danoise"}, [WERN]),
        ({"limit": 2}, [OTAIBANI, MARCHANT]),
    ],
)
def test_who_met(store: Store, asked: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    found = questions.who_met(store, HAMMOUCHI, **asked)
    assert answered(found, "name", "country", "date", "place", "status", "sources") == rows


def test_whom_a_country_met(store: Store) -> None:
    found = answered(questions.who_met(store, "Denmark"), "name", "title", "date")
    assert found == [
        ("Ousmane Faye Ndour", "haut commandant de la Gendarmerie nationale sénégalaise", "2026-05-13"),
        (HAMMOUCHI, "directeur général de la Sûreté nationale", "2026-01-27"),
    ]


def test_evidence_is_the_sentence(store: Store) -> None:
    (row,) = questions.who_met(store, HAMMOUCHI, country="DK")
    assert "Mikael Wern" in row.evidence[0].quote
    assert row.evidence[0].published == "2026-01-27"
    assert questions.who_met(store, HAMMOUCHI, country="DK", evidence=False) == [replace(row, evidence=())]


PLAN = ("action_plan", ("MA", "SA"), "planned", "2026", 1)
MOU = ("mou", ("DK", "MA"), "signed", "2026-03-04", 1)
CONVENTION = ("convention", ("MA", "PT"), "planned", "2026-06", 1)
MOU_BEFORE = ("mou", ("DK", "MA"), "planned", None, 1)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({}, [PLAN, MOU, CONVENTION]),
        ({"status": "signed"}, [MOU]),
        ({"between": ("Maroc", "Danemark")}, [MOU]),
        ({"between": ("MA", "DK"), "history": True}, [MOU_BEFORE, MOU]),
        ({"between": ("MA", "DK"), "as_of": "2026-02-01"}, [MOU_BEFORE]),
        ({"between": ("MA", "DK"), "as_of": "2026-03"}, [MOU]),
        ({"as_of": "2026-01-01"}, []),
        ({"overdue": 1, "as_of": "2026-07-15"}, [CONVENTION]),  # the plan has until the end of 2026
        ({"overdue": 1, "as_of": "2026-06-15"}, []),
        ({"overdue": 1, "as_of": "2027-01-15"}, [PLAN, CONVENTION]),
    ],
)
def test_agreements(store: Store, asked: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    found = questions.agreements(store, **asked)
    assert answered(found, "kind", "countries", "status", "date", "sources") == rows


def test_a_state_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="choose proposed, planned, signed"):
        questions.agreements(store, status="agreed")


@pytest.mark.parametrize(
    ("names", "asked", "rows"),
    [
        (
            ["Maroc", "Danemark"],
            {},
            [("2026-01-27", "meeting", "held", "Rabat", 1), ("2026-03-04", "agreement", "signed", "Copenhague", 2)],
        ),
        (["Wern", "Ndour"], {}, [("2026-05-13", "meeting", "held", "Dakar", 1)]),
        (["Wern"], {"since": "2026-03", "until": "2026-04"}, [("2026-03-04", "agreement", "signed", "Copenhague", 2)]),
        (["Wern"], {"limit": 1}, [("2026-05-13", "meeting", "held", "Dakar", 1)]),
        (["Ndour", "Sinayogo"], {}, []),
    ],
)
def test_a_timeline(store: Store, names: list[str], asked: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    found = questions.timeline(store, names, **asked)
    assert answered(found, "date", "kind", "status", "place", "sources") == rows


def test_the_timeline_of_all(store: Store) -> None:
    everything = questions.timeline(store)
    dates = [row.date or "9999" for row in everything]
    assert dates == sorted(dates)
    assert dates[0] == "2025-11-17"
    assert questions.timeline(store, limit=1000) == everything
    some = [row for row in everything if row.date]
    assert [row.event for row in questions.timeline(store, limit=2)] == [row.event for row in some[-2:]]


def test_everything_between_two(store: Store) -> None:
    assert questions.between(store, "Maroc", "Danemark") == questions.timeline(store, ["Denmark", "المغرب"])


def test_a_profile(store: Store) -> None:
    assert answered(questions.show(store, "Wern"), "kind", "label", "date", "status", "sources") == [
        ("name", "Mikael Wern", None, None, 0),
        ("country", "DK", None, None, 0),
        ("role", "directeur de la police danoise", "2026-01-27", "held", 3),
        ("meeting", "meeting", "2026-01-27", "held", 1),
        ("agreement", "mou", "2026-03-04", "signed", 2),
        ("meeting", "meeting", "2026-05-13", "held", 1),
    ]
    dgsn = answered(questions.show(store, "DGSN"), "kind", "label", "participants")
    assert dgsn[0] == ("name", "Direction générale de la sûreté nationale", ())
    assert ("also written", "DGSN", ()) in dgsn
    assert ("role", "directeur général de la Sûreté nationale", (HAMMOUCHI,)) in dgsn
    assert {row.kind for row in questions.show(store, "Danemark")} == {"name", "meeting", "agreement"}


def test_the_profile_of_an_agreement_is_its_life(store: Store) -> None:
    (row,) = questions.agreements(store, between=("MA", "DK"))
    found = questions.show(store, row.id.removeprefix("https://w3id.org/liaison/id/"))
    assert answered(found, "status", "date") == [("planned", None), ("signed", "2026-03-04")]
    assert "mémorandum" in found[0].evidence[0].quote
    with pytest.raises(NameUnknown):
        questions.show(store, "agreement/0123456789abcdef")


def office(day: str, name: str, title: str) -> tuple[Article, tuple[Fact, ...]]:
    """An article of a day that says who holds an office in the Moroccan DGSN."""
    person = Participant(name, "official", "holder", "MA", "DGSN", title)
    body = Participant("DGSN", "agency", "organisation", "MA", id="agency/ma-dgsn")
    text = f"{name}, {title}"
    fact = Fact("role", "held", (person, body), (Evidence(text, 0, len(text)),), detail={"title": title})
    return Article(f"article/{day}", f"{day}.txt", text, "fr", published=day), (fact,)


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("", ["Ali Bennani", "Omar Tazi"]),
        ("2019-06-01", []),
        ("2020-06-01", ["Ali Bennani"]),
        ("2023", ["Ali Bennani"]),  # nobody else was said to head it by then
        ("2024-05-01", ["Omar Tazi"]),
        ("2026-01-01", ["Omar Tazi"]),
    ],
)
def test_who_headed_an_agency(tmp_path: Path, on: str, names: list[str]) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*office("2020-02-01", "Ali Bennani", "directeur général de la DGSN"))
        store.add(*office("2022-02-01", "Ali Bennani", "directeur général de la DGSN"))
        store.add(*office("2024-03-01", "Omar Tazi", "directeur général de la DGSN"))
        store.add(*office("2024-04-01", "Ali Bennani", "ancien directeur général de la DGSN"))
        store.add(*office("2025-02-01", "Samir Alaoui", "porte-parole de la DGSN"))  # does not head it
        rows = questions.headed(store, "DGSN", on=on)
        assert [row.name for row in rows] == names
        if not on:
            assert answered(rows, "first", "last", "ended", "sources") == [
                ("2020-02-01", "2022-02-01", "2024-04-01", 3),
                ("2024-03-01", "2024-03-01", None, 1),
            ]


def told(day: str, status: str, date: str, outlet: str) -> tuple[Article, tuple[Fact, ...]]:
    """An article of a day that tells of a meeting of two officials."""
    people = (Participant("Ali Bennani", "official", "participant", "MA"), Participant("Jan Maes", "official", "participant", "BE"))  # fmt: skip
    text = f"{outlet}: {status} {date}"
    fact = Fact("meeting", status, people, (Evidence(text, 0, len(text)),), date, place=Place("Rabat", "MA"), countries=("BE", "MA"))  # fmt: skip
    return Article(f"article/{day}", f"{day}.txt", text, "fr", published=day, outlet=outlet), (fact,)


def test_contradictions(tmp_path: Path, store: Store) -> None:
    assert questions.contradictions(store) == []
    with Store.open(tmp_path / "store", write=True) as other:
        other.add(*told("2026-03-04", "held", "2026-03-03", "Le Matin"))
        other.add(*told("2026-03-05", "denied", "2026-03-03", "La Dépêche"))
        rows = questions.contradictions(other)
        assert answered(rows, "participants", "about", "value", "outlet", "published") == [
            (("Ali Bennani", "Jan Maes"), "status", "denied", "La Dépêche", "2026-03-05"),
            (("Ali Bennani", "Jan Maes"), "status", "held", "Le Matin", "2026-03-04"),
        ]
        assert [row.evidence[0].quote for row in rows] == ["La Dépêche: denied 2026-03-03", "Le Matin: held 2026-03-03"]


def test_what_is_new(store: Store) -> None:
    rows = answered(questions.new(store, "2026-05"), "published", "date", "kind", "status")
    assert rows == [
        ("2026-05-06", "2026-05-05", "award", "held"),
        ("2026-05-14", "2026-05-13", "meeting", "held"),
        ("2026-05-28", "2026-05-27", "meeting", "denied"),
    ]
    assert ("2026-03-05", "agreement", "signed") in answered(questions.new(store, "2026-03-05"), "published", "kind", "status")  # fmt: skip
    assert questions.new(store, "2026-06-01") == []
    with pytest.raises(QueryError, match="is no date"):
        questions.new(store, "yesterday")


def about(day: str, date: str | None, *topics: str) -> tuple[Article, tuple[Fact, ...]]:
    """An article of a day that tells of a meeting on topics."""
    article, (fact,) = told(day, "held", date or "", f"Outlet of {day}")
    return article, (replace(fact, date=date, topics=topics),)


def test_topics_over_time(tmp_path: Path, store: Store) -> None:
    with Store.open(tmp_path / "store", write=True) as other:
        other.add(*about("2025-12-02", "2025-12-01", "training", "defence"))
        other.add(*about("2025-12-03", "2025-12-01", "training"))
        other.add(*about("2026-02-04", "2026-02-03", "training"))
        assert answered(questions.topics(other), "topic", "events", "articles", "first", "last", "period") == [
            ("training", 2, 3, "2025-12-01", "2026-02-03", None),
            ("defence", 1, 2, "2025-12-01", "2025-12-01", None),
        ]
        assert answered(questions.topics(other, by="month"), "period", "topic", "events") == [
            ("2025-12", "defence", 1),
            ("2025-12", "training", 1),
            ("2026-02", "training", 1),
        ]
        assert answered(questions.topics(other, by="year", since="2026"), "period", "topic", "events") == [("2026", "training", 1)]  # fmt: skip
    years = questions.topics(store, by="year")
    assert sum(row.events for row in years) == sum(row.events for row in questions.topics(store)) > 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WERN", {"name", "quotation"}),
        ("memorandum entente", {"quotation"}),  # accents, and words apart
        ("zzyzx", set()),
        ("", set()),
    ],
)
def test_search(store: Store, text: str, found: set[str]) -> None:
    rows = questions.search(store, text)
    assert {row.found for row in rows} == found
    assert len({(row.found, row.text) for row in rows}) == len(rows)


def test_the_articles(store: Store) -> None:
    rows = questions.articles(store)
    assert len(rows) == len(store.articles()) >= 13
    assert (rows[0].published, rows[-1].published, sum(row.facts for row in rows)) == (
        "2025-11-18", "2026-05-28", len(list(store.facts())),
    )  # fmt: skip
    assert [row.id for row in questions.articles(store, limit=1)] == [rows[-1].id]


def test_a_path_has_the_evidence_of_each_step(store: Store) -> None:
    steps = questions.path(store, "Ndour", "Hammouchi")
    assert answered(steps, "source", "target", "kind", "date", "status") == [
        ("Ousmane Faye Ndour", "Mikael Wern", "meeting", "2026-05-13", "held"),
        ("Mikael Wern", HAMMOUCHI, "agreement", "2026-03-04", "signed"),
    ]
    assert all(step.evidence for step in steps)
    with pytest.raises(QueryError, match="nothing that took place"):
        questions.path(store, "Dieter Kallweit", "Wern")


@pytest.mark.parametrize("by", ["degree", "betweenness", "pagerank", "brokers"])
def test_a_rank(store: Store, by: str) -> None:
    rows = questions.rank(store, by)
    assert rows[0].name == "Maroc"
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert rows[0].degree == max(row.degree for row in rows)
    assert all((row.community is not None) == (by == "brokers") for row in rows)


@pytest.mark.parametrize(
    ("lang", "name"), [("fr", "Danemark"), ("en", "Denmark"), ("es", "Dinamarca"), ("ar", "الدنمارك")]
)
def test_names_in_four_languages(store: Store, lang: str, name: str) -> None:
    (row,) = questions.agreements(store, between=("MA", "DK"), lang=lang)
    assert name in row.parties


def test_places_in_another_language(store: Store) -> None:
    (row,) = questions.timeline(store, ["Wern"], since="2026-03", until="2026-04", lang="en")
    assert row.place == "Copenhagen"


ANSWERED = {"contradictions"}
"""Questions to which the example articles have no answer: they do not contradict each other, and tell the date of each event."""


@pytest.mark.parametrize("name", sorted(path.stem for path in QUERIES.glob("*.rq")))
def test_a_query_runs_as_it_stands_in_another_engine(store: Store, name: str) -> None:
    import rdflib

    text = (QUERIES / f"{name}.rq").read_text("utf-8")
    foreign = rdflib.Dataset().parse(data=store.dump("nq").decode(), format="nquads")
    ours = sorted(tuple("" if one is None else str(one.value) for one in row) for row in store.query(text))
    theirs = sorted(tuple("" if one is None else str(one) for one in row) for row in foreign.query(text))
    assert ours == theirs
    assert bool(ours) is (name not in ANSWERED)
    assert "# Row" in text or "?fact" in text  # each file says what its rows are


def test_the_store_conforms_to_the_shapes(store: Store) -> None:
    assert validate(store) == []


def test_an_answer_survives_that_an_article_goes(tmp_path: Path) -> None:
    """What rested on an article goes with it, also from what questions read."""
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(*told("2026-03-04", "held", "2026-03-03", "Le Matin"))
        before = store.dump("nq")
        store.add(*told("2026-03-05", "held", "2026-03-03", "La Dépêche"))
        assert [row.sources for row in questions.who_met(store, "Bennani")] == [2]
        store.forget("article/2026-03-05")
        assert store.dump("nq") == before
        store.forget("article/2026-03-04")
        with pytest.raises(LiaisonError):
            questions.who_met(store, "Bennani")
