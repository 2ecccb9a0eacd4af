"""Who meets where a clause, a demonym, a pronoun or the next sentence says who he is, and of which country."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

WEDNESDAY = "2026-03-04"
KENYAN = "Kenya's interior minister, Paul Odera"

MEETINGS = [
    # a relative clause stands between what somebody is and his name
    (f"{KENYAN}, met the South Korean judge who presides over the terrorism bench, Yang Hye-jin, in Rome on Monday.", "Yang Hye-jin", "KR"),
    (f"The general who commands Malaysia's field force, Datuk Farid Ismail, met {KENYAN}, in Rome on Monday.", "Farid Ismail", "MY"),
    # a demonym stands between his name and what he heads
    (f"{KENYAN}, met Henrik Bruun, the Dane who heads the coast guard's legal office, in Rome on Monday.", "Henrik Bruun", "DK"),
    (f"{KENYAN}, met Fiona Balfour, who is the Australian coast guard's head, in Rome on Monday.", "Fiona Balfour", "AU"),
    # the country of a body behind a rank, a longer title than the first that fits, a modifier that no table had
    (f"Captain Hemi Tuhoro of the New Zealand coast guard, who came by sea, met {KENYAN}, in Rome on Monday.", "Hemi Tuhoro", "NZ"),
    (f"{KENYAN}, met the federal prosecutor general of Germany, Karsten Oelmann, in Rome on Monday.", "Karsten Oelmann", "DE"),
    (f"{KENYAN}, met the Israeli mobile crime director, Nir Almog, in Rome on Monday.", "Nir Almog", "IL"),
    # a country in a closed relative clause is no subject
    (f"Justice Moses Wapi, who hears Papua New Guinea's terrorism cases, met {KENYAN}, in Rome on Monday.", "Moses Wapi", "PG"),
    # its: of the country that owns the post before
    (f"{KENYAN}, met Guyana's ambassador, Ravi Bisnauth, and its deputy foreign minister, Onika Thom, in Rome on Monday.", "Onika Thom", "GY"),
    # they, the two of them: two who were named, not yet known to have met
    (f"{KENYAN}, took his hat off. On the stairs stood Italy's police chief, Luca Ferri. They talked for two hours in Rome on Monday.", "Luca Ferri", "IT"),
    (f"{KENYAN}, came to Rome on Monday. Italy's police chief, Luca Ferri, was waiting there, and the two of them worked through the list.", "Luca Ferri", "IT"),
    # somebody unnamed, whom the next sentence names
    (f"{KENYAN}, was in his office in Nairobi on Monday when a Ugandan in a long coat was shown in. He was General Peter Kato.", "Peter Kato", "UG"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country"), MEETINGS)
def test_who_met_is_known_with_his_country(reader: Reader, text: str, name: str, country: str) -> None:
    facts = reader.facts(Article("article/0", "a.txt", text, "en", published=WEDNESDAY))
    met = [fact for fact in facts if fact.kind == "meeting" and fact.status == "held"]
    people = {(one.label, one.country) for fact in met for one in fact.participants if one.type == "official"}
    assert {("Paul Odera", "KE"), (name, country)} <= people


def test_i_is_who_says_it(reader: Reader) -> None:
    text = (
        '"I sat down with the Ghanaian border chief, Commissioner Ruth Owusu, in Accra on Monday," '
        "says Major General Zahid Kamal, who commands Bangladesh's gendarmerie."
    )
    facts = reader.facts(Article("article/0", "a.txt", text, "en", published=WEDNESDAY))
    (met,) = (fact for fact in facts if fact.kind == "meeting")
    assert met.countries == ("BD", "GH")


def test_who_was_here_to_see_something_has_come(reader: Reader) -> None:
    text = "NAIROBI – Israel's interior minister, Ronit Katz, was here to see how shelters are built."
    facts = reader.facts(Article("article/0", "a.txt", text, "en", published=WEDNESDAY))
    (visit,) = (fact for fact in facts if fact.kind == "visit")
    assert (visit.status, visit.countries) == ("held", ("IL", "KE"))


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN}, and Italy's police chief, Luca Ferri, have never met.",
        f"{KENYAN}, spoke of boats. Italy's police chief, Luca Ferri, spoke of trains. They live in Nairobi.",
    ],
)
def test_who_do_not_know_each_other_have_neither_met_nor_denied_it(reader: Reader, text: str) -> None:
    facts = reader.facts(Article("article/0", "a.txt", text, "en", published=WEDNESDAY))
    assert not [fact for fact in facts if fact.kind == "meeting"]
