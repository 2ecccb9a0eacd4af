"""English: what its examples add to the graph, and mentions, dates and states in a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.questions import agreements, who_met
from graph.store import Store
from ingest.article import articles
from ingest.reader import Reader
from ontology.records import Article, Fact

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = "2026-03-04"  # a Wednesday


def test_an_english_report_tells_of_the_same_events_as_a_french_one(tmp_path: Path, reader: Reader) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        for name in ("2026-01-27-rabat-danemark.txt", "2026-01-28-rabat-danish-police.en.txt"):
            (article,) = articles(str(ROOT / "examples" / name))
            assert isinstance(article, Article)
            store.add(article, reader.facts(article))
        (met,) = who_met(store, "Abdellatif Hammouchi")
        assert (met.name, met.date, met.place, met.status, met.sources) == (
            "Mikael Wern",
            "2026-01-27",
            "Rabat",
            "held",
            2,
        )
        (memorandum,) = agreements(store)
        assert (memorandum.kind, memorandum.status, memorandum.sources) == ("mou", "planned", 2)


def read(reader: Reader, text: str) -> tuple[Fact, ...]:
    return reader.facts(Article("article/0", "a.txt", text, "en", published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("Kenyan police chief Daniel Otieno met reporters.", "Daniel Otieno", "Kenyan police chief", "KE"),
        ("Interior Minister Daniel Otieno met Italian officers.", "Daniel Otieno", "Interior Minister", None),
        ("Britain's Security Minister, Ella Ward, met officers.", "Ella Ward", "Britain's Security Minister", "GB"),
        ("FBI Director Mark Hollis met officers.", "Mark Hollis", "FBI Director", "US"),
        ("Paul Ruiz, a deputy minister at Vietnam's Ministry of Public Security, met officers.", "Paul Ruiz",
         "deputy minister at Vietnam's Ministry of Public Security", "VN"),
        ("The UK High Commissioner to Kenya, Neil Forth, met officers.", "Neil Forth", "UK High Commissioner to Kenya", "GB"),
        ("The commander-in-chief of Dubai Police, Lieutenant General Saif Al Hamli, met officers.", "Saif Al Hamli",
         "commander-in-chief of Dubai Police", "AE"),
        ("The Minister of Home Affairs and Cultural Heritage of Zimbabwe, Honourable Tom Gumbo, met officers.", "Tom Gumbo",
         "Minister of Home Affairs and Cultural Heritage of Zimbabwe", "ZW"),  # the post once ended at “Affairs”
        ("The Minister of Home Affairs and Green Growth, Tom Gumbo, met officers.", "Tom Gumbo",
         "Minister of Home Affairs and Green Growth", None),
        ("The Minister of Home Affairs and Rita Molefe, police chief of Zimbabwe, met officers.", "Rita Molefe",
         "police chief of Zimbabwe", "ZW"),  # a person behind “and” is no department
    ],
)  # fmt: skip
def test_posts_stand_before_and_behind_a_name(
    reader: Reader, text: str, name: str, title: str, country: str | None
) -> None:
    roles = [fact for fact in read(reader, text) if fact.kind == "role"]
    (holder,) = [one for fact in roles for one in fact.participants if one.label == name]
    assert (holder.title, holder.country if country else None) == (title, country)


WHO = "Benin's defence minister, Paul Adjovi,"
AMBASSADOR = "the Italian ambassador, Luca Ferri"


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (f"{WHO} met {AMBASSADOR}, in Cotonou on Tuesday.", "held", "2026-03-03"),
        (f"{WHO} was received by {AMBASSADOR}, on February 24.", "held", "2026-02-24"),
        (f"{WHO} will meet {AMBASSADOR}, on Mar 10.", "planned", "2026-03-10"),
        (f"{WHO} is to meet {AMBASSADOR}, next Tuesday.", "planned", "2026-03-10"),
        (f"{WHO} is due to meet {AMBASSADOR}, on 12 March.", "planned", "2026-03-12"),
        (f"{WHO} plans to meet {AMBASSADOR}, in April.", "planned", "2026-04"),
        (f"A meeting between {WHO} and {AMBASSADOR}, was cancelled on Monday.", "cancelled", "2026-03-02"),
        (f"The ministry denied on Tuesday that {WHO} had met {AMBASSADOR}, in Rome.", "denied", None),
    ],
)
def test_a_meeting_is_held_planned_called_off_or_denied(
    reader: Reader, text: str, status: str, date: str | None
) -> None:
    (met,) = [fact for fact in read(reader, text) if fact.kind == "meeting"]
    assert met.status == status
    assert date is None or met.date == date


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO} and {AMBASSADOR}, watched a parade.",  # merely named together
        f"{WHO} paid tribute to {AMBASSADOR}.",
    ],
)
def test_no_meeting_where_none_is_told(reader: Reader, text: str) -> None:
    assert [fact for fact in read(reader, text) if fact.kind == "meeting"] == []


def test_a_quarter_is_a_date_without_a_month(reader: Reader) -> None:
    # « the first quarter » once ended the run: a season was looked for
    text = (
        "Kenya's interior minister, Paul Otieno, met Italy's police chief, Luca Ferri, in the first quarter in Nairobi."
    )
    facts = reader.facts(Article("article/0", "a.txt", text, "en", published="2026-03-04"))
    assert [fact.date for fact in facts if fact.kind == "meeting"] == ["2026"]
