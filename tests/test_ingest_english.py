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


TOLD = [
    # an agreement that a speaker says is none was signed, or nothing
    ('Several websites claimed that Ghana had signed an agreement with Turkey. "There is no police agreement with the Turks," said the spokesman of Ghana\'s interior minister, Kofi Mensah.', {"agreement denied"}),
    ("A declaration on weapons, signed by Nigeria and Norway, lapsed in June and nobody has renewed it.", {"agreement expired"}),
    ("An Accra daily printed what it called a treaty with Turkey. \"There is no police agreement with the Turks,\" said the spokesman of Ghana's interior minister, Kofi Mensah.", {"agreement denied"}),
    # an adjective was such a source
    ("At a daily briefing Ghana's interior minister, Kofi Mensah, spoke. \"There is no police agreement with the Turks,\" said his spokesman.", set()),
    ("Canada would welcome a memorandum of understanding with Ghana on cybercrime.", {"agreement proposed"}),
    # “all that is needed” made a proposal of a treaty in force
    ("Nothing was signed between Nepal and the Philippines; an extradition treaty covers all that is needed.", set()),
    # who denies his guilt denies no event
    ("Heiko Reinders, who denies the charges, was arrested in Dubai by the Dubai Police and Germany's Federal Criminal Police Office on 2 March.", {"operation held"}),
    # “confer on Tuesday” conferred something on the Tuesday
    ("Malaysia's customs chief, Noraini Hashim, will confer on Tuesday with the Guyanese customs commissioner, Clement Baksh.", {"meeting planned Clement Baksh + Noraini Hashim"}),
    # who becomes an officer of an order takes up no post
    ("Superintendent Aroha Pene of the New Zealand Police becomes an Officer of the Order of Merit on Monday.", set()),
    ("Ghana's drug squad chief, Kofi Mensah, was made a Knight of the White Rose of Finland.", {"award held Kofi Mensah"}),
    ("Jordan's public security director, Ghazi Hadid, decorated an Egyptian, Brigadier General Sherif Nawar, police attaché, with the Order of Merit.", {"award held Ghazi Hadid + Sherif Nawar"}),
    # a town that no table has lies in the country named behind it
    ("Nepal's police chief, Dilli Gurung, toured the Garda College at Ballyfad in Ireland.", {"visit held Dilli Gurung"}),
    ("Ghana's police chief, Kofi Mensah, toured Rome on Monday. His host was Italy's interior minister, Luca Ferri.", {"visit held Kofi Mensah", "meeting held Kofi Mensah + Luca Ferri"}),
    # what was to have been never was, and was still planned
    ("Ghana's police chief, Kofi Mensah, was to have met Italy's interior minister, Luca Ferri, in Rome on the second of March.", {"meeting cancelled Kofi Mensah + Luca Ferri"}),
    ("Ghana's police chief, Kofi Mensah, should have landed in Rome on Monday.", {"visit cancelled Kofi Mensah"}),
    ("Ghana's police chief, Kofi Mensah, and Italy's interior minister, Luca Ferri, have put off the lunch they were to share.", {"meeting cancelled Kofi Mensah + Luca Ferri"}),
    # two, of whom a sentence names but one
    ("The treaty with Italy expired on Monday, Ghana's customs chief, Ama Mensah, said. She had warned Italy's police chief, Luca Ferri, of it when they met in Rome in 2023.", {"agreement expired", "meeting held Ama Mensah + Luca Ferri"}),
    ("Ghana's police chief, Kofi Mensah, is in no hurry. Last year he and his dinner guest, Italy's police chief Luca Ferri, agreed that papers were best forgotten.", {"meeting held Kofi Mensah + Luca Ferri"}),
    # whose man somebody is was met in his stead
    ("Ghana's police chief, Kofi Mensah, sat down with Luca Ferri's colleague, Marco Rossi, who heads Italy's customs.", {"meeting held Kofi Mensah + Marco Rossi"}),
    # who came was only described
    ("The deputy commander of the Dubai Police flew to Berlin in January, and Germany's interior minister, Ulrike Mertens, received him.", {"visit held", "meeting held Ulrike Mertens"}),
    # a verb of no table going on was done to somebody
    ("Ghana's police chief, Kofi Mensah, was wrestling with Italy's police chief, Luca Ferri, over a ledger in Rome.", {"meeting held Kofi Mensah + Luca Ferri"}),
    ("Ghana's police chief, Kofi Mensah, was in Rome on Monday to see Italy's police chief, Luca Ferri.", {"visit held Kofi Mensah", "meeting held Kofi Mensah + Luca Ferri"}),
    # spent was no verb behind a clause with a verb of its own
    ("Colonel Kofi Mensah, who commands Ghana's gendarmes, spent Friday in Rome, a spokesman said.", {"visit held Kofi Mensah"}),
    # when they meet is when she will raise it; they had met
    ("Ghana's customs chief, Ama Mensah, says she will raise it with Italy's minister, Luca Ferri, when they meet in Rome this autumn.", {"meeting planned Ama Mensah + Luca Ferri"}),
    # who “When I” was took a post, and an eagle of no table was talked over
    ("\"When I tell people that I have been named consul general in Rome they look at the map first,\" says Ama Mensah, until last week a Ghanaian deputy.", {"appointment held Ama Mensah"}),
    ("Italy's president conferred the Eagle of Rome on Ghana's customs chief, Ama Mensah.", {"award held Ama Mensah"}),
    ("Italy's interior minister, Luca Ferri, decorated the Ghanaian forensic police director, Ama Mensah, with the Rock Medal.", {"award held Ama Mensah + Luca Ferri"}),
    ("The Medal of Merit was given to the Ghanaian drugs officer Ama Mensah, who heads the police.", {"award held Ama Mensah"}),
    # no comma parts whose stay it was from what he did; and a country may be told only by what was toured
    ("During his stay in Rome last month Ghana's customs chief, Ama Mensah, praised the port.", {"visit held Ama Mensah"}),
    ("Ghana's customs chief, Ama Mensah, is touring Italian garrisons this week.", {"visit held Ama Mensah"}),
    ("Ghana's customs chief, Ama Mensah, toured Italian garrisons in Accra.", set()),
    # another who denies everything made this a denial
    ("Of the courier, a cook who denies everything, Ghana's police chief, Kofi Mensah, talked in Rome with Italy's police chief, Luca Ferri.", {"meeting held Kofi Mensah + Luca Ferri"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_what_a_construction_tells(reader: Reader, text: str, told: set[str]) -> None:
    events = [fact for fact in read(reader, text) if fact.kind not in ("role", "topic")]
    lines = [
        (f"{fact.kind} {fact.status}", sorted(p.label for p in fact.participants if p.type == "official"))
        for fact in events
    ]
    assert {f"{said} {' + '.join(people)}".rstrip() for said, people in lines} == told


def test_days_counted_from_what_is_not_known_are_no_date(reader: Reader) -> None:
    """“three days after a conference” was three days after the article."""
    text = "Ghana's police chief, Kofi Mensah, will meet Italy's interior minister, Luca Ferri, three days after a conference in Rome."
    assert [fact.date for fact in read(reader, text) if fact.kind == "meeting"] == [None]


def test_the_next_day_of_a_day_that_nobody_told_is_none(reader: Reader) -> None:
    """It was the day after the article, so that they were still to talk."""
    text = "Ghana's police chief, Kofi Mensah, and Italy's police chief, Luca Ferri, know each other. The next day they talked in Rome."
    assert [(fact.status, fact.date) for fact in read(reader, text) if fact.kind == "meeting"] == [("held", None)]
