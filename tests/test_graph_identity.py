"""Who is who, and which reports are one event, over real stores on disk: the stories of an analyst."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from telling import Told, agreement, article, body, entities, events, filled, meeting, role, state, who

from cli import main
from graph.store import Store
from graph.trouble import Locator
from graph.validate import validate
from ontology.records import Fact, Participant, Place

HAMMOUCHI = who(
    "Abdellatif Hammouchi", "MA", title="directeur général de la Sûreté nationale", agency="Sûreté nationale"
)
WERN = who("Mikael Wern", "DK", title="directeur de la police danoise")
ARABIC = who("عبد اللطيف حموشي", "MA", title="المدير العام للأمن الوطني")
DAY = "2026-01-27"


def graph(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows(*words: object) -> list[dict[str, object]]:
    done = graph(*words, "--format", "json")
    assert done.exit_code == 0, done.output
    return list(json.loads(done.stdout))


FIVE = (
    article(1, "2026-01-27", meeting(DAY, HAMMOUCHI, WERN, state("MA"), state("DK"))),
    article(
        2, "2026-01-28", meeting(DAY, who("Abdelatif HAMMOUCHI", "MA"), who("M. Wern", "DK"), state("MA"), state("DK"))
    ),
    article(3, "2026-01-28", meeting("2026-01", who("Hammouchi", "MA"), WERN, state("DK"), state("MA")), language="es"),
    article(4, "2026-01-29", meeting(None, who("A. Hammouchi", "MA"), who("Wern Mikael", "DK")), language="en"),
    article(5, "2026-01-29", meeting(DAY, ARABIC, who("ميكائيل فيرن", "DK"), state("MA"), state("DK")), language="ar"),
)


def test_five_articles_on_one_meeting_are_one_event_of_two_officials(place: Locator) -> None:
    store = filled(place, *FIVE)
    assert [len(told) for told in events(store)] == [5]
    assert len(entities(store)) == 2
    (row,) = rows("who-met", "Hammouchi", "--store", store, "--evidence")
    assert row["sources"] == 5
    assert len({quote["outlet"] for quote in row["evidence"]}) == 5  # type: ignore[attr-defined]  # a list of objects
    assert {row["name"] for row in rows("who-met", "حموشي", "--store", store)} <= {
        "Mikael Wern",
        "M. Wern",
        "ميكائيل فيرن",
        "Wern Mikael",
    }
    with Store.open(store) as opened:
        met = opened.query("SELECT DISTINCT ?a ?b WHERE { ?a lia:metWith ?b }")
        assert len(list(met)) == 2
        assert [
            row["date"].value for row in opened.query("SELECT ?date WHERE { ?m a lia:Meeting ; lia:date ?date }")
        ] == [DAY]
        assert validate(opened) == []


def test_two_meetings_of_one_pair_stay_two(place: Locator) -> None:
    both = (HAMMOUCHI, WERN)
    store = filled(
        place,
        article(1, "2026-01-28", meeting(DAY, *both)),
        article(2, "2026-03-05", meeting("2026-03-04", *both)),
        article(3, "2026-03-06", meeting("2026-03-04", *both), meeting(DAY, *both)),  # the second recalls the first
        article(4, "2026-03-10", meeting("2026", *both)),  # may be either: it joins neither
    )
    assert events(store) == [[("held", "2026")], [("held", DAY)] * 2, [("held", "2026-03-04")] * 2]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # a month joins the only day in it
        ([("held", DAY, "2026-01-28"), ("held", "2026-01", "2026-02-03")], [[("held", "2026-01"), ("held", DAY)]]),
        # not a day of another month
        ([("held", DAY, "2026-01-28"), ("held", "2026-02", "2026-03-03")], [[("held", "2026-02")], [("held", DAY)]]),
        # a plan and what came of it
        ([("planned", DAY, "2026-01-20"), ("held", DAY, "2026-01-28")], [[("held", DAY), ("planned", DAY)]]),
        (
            [("planned", "2026-01", "2026-01-02"), ("held", DAY, "2026-01-28")],
            [[("held", DAY), ("planned", "2026-01")]],
        ),
        # what is planned after a meeting is another
        ([("held", DAY, "2026-01-28"), ("planned", "2026", "2026-02-20")], [[("held", DAY)], [("planned", "2026")]]),
        # put off: one event with both dates
        (
            [
                ("planned", DAY, "2026-01-20"),
                ("planned", "2026-02-10", "2026-01-26"),
                ("held", "2026-02-10", "2026-02-11"),
            ],
            [[("held", "2026-02-10"), ("planned", DAY), ("planned", "2026-02-10")]],
        ),
        # called off is the same event
        ([("planned", DAY, "2026-01-20"), ("cancelled", DAY, "2026-01-26")], [[("cancelled", DAY), ("planned", DAY)]]),
        # an undated report of the day after, and one of months later
        ([("held", DAY, "2026-01-28"), ("held", None, "2026-01-29")], [[("held", DAY), ("held", None)]]),
        ([("held", DAY, "2026-01-28"), ("held", None, "2026-05-29")], [[("held", DAY)], [("held", None)]]),
    ],
)
def test_dates_of_reports(place: Locator, told: list[tuple[str, str | None, str]], found: object) -> None:
    articles = [
        article(number, printed, meeting(date, HAMMOUCHI, WERN, status=status))
        for number, (status, date, printed) in enumerate(told)
    ]
    store = filled(place, *articles)
    assert events(store) == sorted((sorted(one, key=str) for one in found), key=str)  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize(
    ("told", "count"),
    [
        # an organisation is one side in all languages
        ([meeting(DAY, state("MA"), body(name)) for name in ("OIPC-Interpol", "الإنتربول")], 1),
        # a place in no known country may be in any
        ([meeting(DAY, HAMMOUCHI, WERN, place=Place(*one)) for one in (("Nuadibú",), ("Nouadhibou", "MR"))], 1),
        # nobody is in two countries on one day, so one report is wrong; whom nobody names may be others
        ([meeting(DAY, HAMMOUCHI, WERN, place=one) for one in (Place("Rabat", "MA"), Place("Madrid", "ES"))], 1),
        ([meeting(DAY, HAMMOUCHI, state("DK"), place=one) for one in (Place("Rabat", "MA"), Place("Madrid", "ES"))], 2),
    ],
)
def test_sides_and_places_of_reports(place: Locator, told: list[Fact], count: int) -> None:
    articles = [article(number, "2026-01-28", one) for number, one in enumerate(told)]
    assert len(events(filled(place, *articles))) == count


def test_what_one_article_tells_apart_a_third_side_does_not_join(place: Locator) -> None:
    apart = (meeting(DAY, HAMMOUCHI, state("DK")), meeting(DAY, HAMMOUCHI, state("ES")))
    three = meeting(DAY, HAMMOUCHI, state("DK"), state("ES"))
    store = filled(place, article(1, "2026-01-28", *apart), article(2, "2026-01-28", three))
    assert len(events(store)) == 2


def test_what_was_put_off_keeps_both_dates(place: Locator) -> None:
    store = filled(
        place,
        article(1, "2026-01-20", meeting(DAY, HAMMOUCHI, WERN, status="planned")),
        article(2, "2026-01-26", meeting("2026-02-10", HAMMOUCHI, WERN, status="planned")),
    )
    with Store.open(store) as opened:
        (row,) = opened.query(
            "SELECT ?date ?earlier WHERE { ?m a lia:Meeting ; lia:date ?date ; lia:earlierDate ?earlier }"
        )
    assert (row["date"].value, row["earlier"].value) == ("2026-02-10", DAY)


LIFE = (
    article(11, "2025-12-01", agreement(None, "proposed", "MA", "DK")),
    article(12, "2026-01-28", agreement(None, "planned", "MA", "DK", topics=("training",))),
    article(13, "2026-05-13", agreement("2026-05-12", "signed", "MA", "DK", topics=("training", "extradition"))),
    article(14, "2026-05-14", agreement("2026-05-12", "signed", "DK", "MA", kind="agreement"), language="es"),
    article(15, "2026-09-02", agreement("2026-09-01", "ratified", "MA", "DK")),
    article(16, "2026-10-02", agreement("2026-10-01", "in_force", "MA", "DK")),
)


def test_planned_then_signed_is_one_agreement_with_its_steps(place: Locator) -> None:
    store = filled(place, *LIFE)
    (row,) = rows("agreements", "--store", store)
    assert (row["status"], row["date"], row["kind"]) == ("in_force", "2026-10-01", "mou")
    history = rows("agreements", "--history", "--store", store)
    assert {(one["status"], one["date"]) for one in history} == {
        ("proposed", None), ("planned", None), ("signed", "2026-05-12"), ("ratified", "2026-09-01"), ("in_force", "2026-10-01"),
    }  # fmt: skip
    assert len({one["id"] for one in history}) == 1
    assert [one["status"] for one in rows("agreements", "--as-of", "2026-03-01", "--store", store)] == ["planned"]
    assert rows("agreements", "--overdue", "6", "--store", store) == []
    filled(store, article(19, "2025-01-20", agreement(None, "planned", "MA", "ES")))
    assert [one["countries"] for one in rows("agreements", "--overdue", "6", "--store", store)] == [["ES", "MA"]]
    with Store.open(store) as opened:
        steps = opened.query("SELECT ?step WHERE { ?a lia:step ?step . ?step lia:evidence ?told ; lia:statedOn ?day }")
        assert len({row["step"].value for row in steps}) == 6  # that of the other agreement too
        assert validate(opened) == []


@pytest.mark.parametrize(
    "told",
    [
        # two kinds, two fields, two pairs
        [agreement("2026-05-12", "signed", "MA", "DK"), agreement("2026-05-12", "signed", "MA", "DK", kind="protocol")],
        [
            agreement("2026-05-12", "signed", "MA", "DK", topics=("training",)),
            agreement("2026-05-12", "signed", "MA", "DK", topics=("extradition",)),
        ],
        [agreement("2026-05-12", "signed", "MA", "DK"), agreement("2026-05-12", "signed", "MA", "ES")],
        # signed twice, in two years; planned after the first was signed
        [agreement("2024-05-12", "signed", "MA", "DK"), agreement("2026-05-12", "signed", "MA", "DK")],
        [agreement("2024-05-12", "signed", "MA", "DK"), agreement(None, "planned", "MA", "DK")],
    ],
)
def test_two_agreements_stay_two(place: Locator, told: list[object]) -> None:
    articles = [article(number, "2026-06-01", one) for number, one in enumerate(told)]  # type: ignore[arg-type]  # facts
    assert len(events(filled(place, *articles), "agreement")) == 2


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ([HAMMOUCHI, ARABIC], 1),
        ([who("Nguyễn Xuân Phúc", "VN"), who("Nguyen Xuan Phuc", "VN"), who("Phuc Nguyen Xuan", "VN")], 1),
        (
            [
                who("Fernando Grande-Marlaska Gómez", "ES"),
                who("Fernando Grande Marlaska", "ES"),
                who("F. Grande-Marlaska", "ES"),
            ],
            1,
        ),
        # one name in two scripts, though letters of one have no letter in the other
        ([who("Beatriz Lozoya", "ES"), who("بياتريث لوثويا", "ES")], 1),  # z and th of Spanish
        ([who("Hélène Carpentier", "FR"), who("هيلين كاربانتييه", "FR")], 1),  # the r of -ier is not heard
        ([who("Sophie Lemarchand", "FR"), who("صوفي لومارشان", "FR")], 1),  # nor the d of -and
        ([who("Osman Eltayeb Hamid", "SD"), who("Osman El-Tayeb Hamid", "SD"), who("عثمان الطيب حامد", "SD")], 1),
        ([who("Fouad El Hajjami", "MA"), who("Fuad el Hayami", "MA"), who("فؤاد الحجامي", "MA")], 1),  # y of Spanish
        ([who("Stavros Kalogerakis", "GR"), who("Stavros Kaloyerakis", "GR"), who("ستافروس كالوييراكيس", "GR")], 1),
        ([who("Katrin Hellweg", "DE"), who("كاترين هيلفيغ", "DE")], 1),  # w is f in Arabic letters
        ([who("Oumar Diatta", "SN"), who("عمر جاتا", "SN")], 1),  # di before a vowel
        ([who("Abdullahi Warsame Nour", "SO"), who("Abdullahi Warsame Nur", "SO"), who("عبد الله ورسمه نور", "SO")], 1),
        ([who("Orhan Kılıçaslan", "TR"), who("أورهان كيليتش أرسلان", "TR")], 1),  # written in two there
        ([who("Lee Jaemyung", "KR"), who("لي جاي ميونغ", "KR")], 1),
        ([who("Orhan Kılıçaslan", "TR"), who("أورهان كيليتش أوغلو", "TR")], 2),  # only half of it
        ([who("Haïdar al-Roubaï", "IQ"), who("Haider Al-Rubaie", "IQ"), who("حيدر الربيعي", "IQ")], 1),  # -ie for -i
        ([who("Hamid Slaoui", "MA"), who("Hamed Slaoui", "MA")], 2),  # though حامد may be either
        ([who("Felipe VI", "ES"), who("Felipe V", "ES")], 2),  # regnal numbers
        ([who("Karim Alami", "MA"), who("Samir Alami", "MA")], 2),  # given names
        ([who("Hassan Idrissi", "MA"), who("Hussein Idrissi", "MA")], 2),  # given names that sound alike
        ([who("Mohamed Ali", "EG"), who("Mohamed Ali", "SD")], 2),  # countries
        # two careers in one month; years apart somebody may have changed
        ([who("Karim Alami", "MA", title="ministre de la Santé"), who("Karim Alami", "MA", title="ambassadeur")], 2),
        # a family name of two people stays alone, of one joins
        ([who("Karim Alami", "MA"), who("Samir Alami", "MA"), who("Alami", "MA")], 3),
        ([who("Karim Alami", "MA"), who("M. Alami", "MA")], 1),
        ([who("Karim Alami", "MA"), who("Samir Alami", "MA"), who("S. Alami", "MA")], 2),
        # without a country: joins the only one, and nobody where there are two
        ([who("Mohamed Ali", "EG"), who("Mohamed Ali")], 1),
        ([who("Mohamed Ali", "EG"), who("Mohamed Ali", "SD"), who("Mohamed Ali")], 3),
    ],
)
def test_officials(place: Locator, people: list[Participant], count: int) -> None:
    told = [article(n, "2026-01-28", meeting(f"2026-01-{n + 10}", one, state("FR"))) for n, one in enumerate(people)]
    assert len(entities(filled(place, *told))) == count


def test_company_decides_between_namesakes(place: Locator) -> None:
    minister, envoy = who("Karim Alami", "MA", title="ministre"), who("Karim Alami", "MA", title="ambassadeur")
    store = filled(
        place,
        article(1, "2026-01-10", meeting("2026-01-09", minister, WERN)),
        article(2, "2026-01-12", meeting("2026-01-11", envoy, who("Luca Ferri", "FR"))),
        article(3, "2026-01-20", meeting("2026-01-19", who("Karim Alami", "MA"), who("Ferri", "FR"), WERN)),
        article(
            4,
            "2026-01-22",
            meeting("2026-01-21", who("Alami", "MA", title="haut responsable"), who("Mikael Wern", "DK")),
        ),
    )
    with Store.open(store) as opened:
        told = {one["article"]["source"]: one["participants"][0]["id"] for one in opened.facts()}
    assert told["1.txt"] != told["2.txt"]
    assert told["4.txt"] == told["1.txt"]


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        (
            [
                ("DGSN", "MA"),
                ("Direction générale de la sûreté nationale", "MA"),
                ("المديرية العامة للأمن الوطني", "MA"),
            ],
            1,
        ),
        ([("DGSN", "MA"), ("DGSN", "DZ")], 2),  # a name that two countries use
        ([("Brigade nationale fluviale", "SN"), ("BNF", "SN")], 1),  # an acronym the gazetteer does not know
        ([("Brigade nationale fluviale", "SN"), ("la Brigade nationale fluviale", "SN")], 1),
    ],
)
def test_agencies(place: Locator, bodies: list[tuple[str, str]], count: int) -> None:
    told = [
        article(n, "2026-01-28", meeting(f"2026-01-{n + 10}", Participant(label, "agency", country=code), state("FR")))
        for n, (label, code) in enumerate(bodies)
    ]
    assert len(entities(filled(place, *told), "agency")) == count


def test_a_post_is_one_tenure_that_a_word_ends(place: Locator) -> None:
    store = filled(
        place,
        article(
            1, "2025-03-01", role("Karim Alami", "MA", "directeur général de la Sûreté nationale", "Sûreté nationale")
        ),
        article(2, "2025-09-01", role("Karim Alami", "MA", "Director General of the DGSN", "DGSN"), language="en"),
        article(
            3,
            "2026-02-01",
            role("Karim Alami", "MA", "ancien directeur général de la Sûreté nationale", "Sûreté nationale"),
        ),
        article(
            4, "2026-02-01", role("Samir Idrissi", "MA", "directeur général de la Sûreté nationale", "Sûreté nationale")
        ),
    )
    with Store.open(store) as opened:
        found = opened.query(
            "SELECT ?who (MIN(?on) AS ?first) (MAX(?on) AS ?last) (SAMPLE(?end) AS ?past) WHERE {"
            " ?t a lia:Tenure ; lia:holder/rdfs:label ?who ; lia:statedOn ?on ; lia:organisation ?body ; lia:office 'head'"
            " OPTIONAL { ?t lia:endedBy ?end } } GROUP BY ?t ?who ORDER BY ?who"
        )
        held = [[row[n].value if row[n] else None for n in range(4)] for row in found]
    (before,) = rows("headed", "DGSN", "--on", "2025-10-01", "--store", store)
    (after,) = rows("headed", "Sûreté nationale", "--on", "2026-06-01", "--store", store)
    assert (before["name"], after["name"]) == ("Karim Alami", "Samir Idrissi")
    assert (before["title"], before["ended"]) == ("Director General of the DGSN", "2026-02-01")
    assert held == [
        ["Karim Alami", "2025-03-01", "2025-09-01", "2026-02-01"], ["Samir Idrissi", "2026-02-01", "2026-02-01", None],
    ]  # fmt: skip


def test_a_former_holder_named_elsewhere_ends_his_post(place: Locator) -> None:
    title = "directeur général de la Sûreté nationale"
    guest = who("Karim Alami", "MA", title=f"ancien {title}", agency="Sûreté nationale")
    told = (
        article(1, "2025-03-01", role("Karim Alami", "MA", title, "Sûreté nationale")),
        article(2, "2026-02-01", meeting("2026-01-30", guest, WERN)),
    )
    store = filled(place, *told)
    with Store.open(store, write=True) as opened:
        (row,) = opened.query("SELECT ?end ?on WHERE { ?t a lia:Tenure ; lia:endedBy ?end ; lia:statedOn ?on }")
        assert (row["end"].value, row["on"].value) == ("2026-02-01", "2025-03-01")
        assert validate(opened) == []
        opened.forget(told[1][0].id)
        assert not list(opened.query("SELECT ?end WHERE { ?t lia:endedBy ?end }"))


AMBIGUOUS = (
    article(25, "2026-03-01", meeting("2026-02-28", who("Hammouchi", "MA", title="ancien ministre"), WERN)),
    article(26, "2026-03-02", role("Abdellatif Hammouchi", "MA", "ministre")),
    *FIVE, *LIFE,
    article(20, "2026-02-01", meeting("2026-01", who("Hammouchi"), who("Wern"), status="planned")),
    article(21, "2026-02-02", meeting("2026-02-01", who("Ahmed Hammouchi", "MA"), WERN)),
    article(22, None, meeting(None, HAMMOUCHI, WERN), role("Hammouchi", "MA", "ministre")),
    article(23, "2026-02-05", meeting("2026", who("Abdellatif Hammouchi", "DZ"), WERN, status="denied")),
    article(24, "2026-02-06", meeting("2026-02-05", HAMMOUCHI, who("Karl Wern", "DK"), state("DK"))),
)  # fmt: skip


def dump(path: Path, told: tuple[Told, ...]) -> bytes:
    with Store.open(filled(path, *told)) as store:
        return store.dump("trig")


def test_the_order_of_articles_does_not_count(tmp_path: Path) -> None:
    first = dump(tmp_path / "first", AMBIGUOUS)
    for seed in range(4):
        shuffled = list(AMBIGUOUS)
        random.Random(seed).shuffle(shuffled)
        assert dump(tmp_path / str(seed), tuple(shuffled)) == first
    with Store.open(tmp_path / "batch", write=True) as store:
        assert store.add_all(AMBIGUOUS) == len(AMBIGUOUS)
        assert store.dump("trig") == first


@pytest.mark.parametrize("position", range(0, len(AMBIGUOUS), 3))
def test_forgetting_undoes_exactly_one_article(tmp_path: Path, place: Locator, position: int) -> None:
    without = dump(tmp_path / "without", (*AMBIGUOUS[:position], *AMBIGUOUS[position + 1 :]))
    store = filled(place, *AMBIGUOUS)
    gone = AMBIGUOUS[position][0]
    assert graph("forget", gone.source, "--store", store).exit_code == 0
    with Store.open(store) as opened:
        assert opened.dump("trig") == without


def test_a_corrected_article_replaces_what_it_said(tmp_path: Path, place: Locator) -> None:
    wrong = article(4, "2026-01-29", meeting("2026-01-20", HAMMOUCHI, who("Karl Brandt", "DK")))
    right = dump(tmp_path / "right", FIVE)
    store = filled(place, *FIVE[:3], wrong, FIVE[4])
    assert len(events(store)) == 2
    filled(store, FIVE[3])
    with Store.open(store) as opened:
        assert opened.dump("trig") == right
