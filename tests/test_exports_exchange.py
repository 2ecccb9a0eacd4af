"""Exports that other programs take in as their own objects: FollowTheMoney, STIX 2.1, dossiers in Markdown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stix2
import stix2validator
from followthemoney import model
from test_graph_store import ARTICLE, FACTS, MEETING

from exports.formats import Wanted, export
from exports.holdings import Selection, gather
from graph.lookup import find
from graph.store import Store
from ontology.errors import ExportError, NameUnknown


def written(store: Store, form: str, folder: Path, **wanted: Any) -> str:
    path = folder / f"export.{form}"
    export(form, Wanted(store, **wanted), path)
    return path.read_text("utf-8")


# FollowTheMoney


def entities(store: Store, folder: Path) -> dict[str, Any]:
    lines = written(store, "ftm", folder).splitlines()
    found = [model.get_proxy(json.loads(line)) for line in lines]
    for one in found:
        one.schema.validate(one.to_dict())
    return {str(one.id): one for one in found}


def test_followthemoney_takes_every_entity(store: Store, tmp_path: Path) -> None:
    found = entities(store, tmp_path)
    held = gather(store, Selection())
    counts = {name: sum(one.schema.name == name for one in found.values()) for name in ("Person", "Event", "Article")}
    assert counts == {
        "Person": sum(one.type == "official" for one in held.entities.values()),
        "Event": sum(one.kind not in ("role", "cooperation") for one in held.events),
        "Article": len(store.articles()),
    }
    for one in found.values():
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (one.schema.name, prop.name)


def test_an_event_involves_whom_it_should_and_is_proved(store: Store, tmp_path: Path) -> None:
    found = entities(store, tmp_path)
    events = [one for one in found.values() if one.schema.name == "Event" and "Rabat" in one.get("location")]
    (met,) = [one for one in events if one.get("date") == ["2026-01-27"]]
    names = {found[key].caption for key in met.get("involved")}
    assert {"Abdellatif Hammouchi", "Mikael Wern"} <= names
    assert set(met.get("country")) == {"dk", "ma"}
    assert [found[key].schema.name for key in met.get("proof")] == ["Article"]
    assert any("a reçu mardi 27 janvier à Rabat" in quote for quote in met.get("description"))
    denied = [one for one in found.values() if "denied" in one.get("keywords", quiet=True)]
    assert denied
    assert all("(denied)" in one.caption for one in denied)  # nobody reads it as a meeting that was held


def test_posts_are_occupancies_of_positions(store: Store, tmp_path: Path) -> None:
    found = entities(store, tmp_path)
    posts = {
        (found[one.first("holder")].caption, found[one.first("post")].caption)
        for one in found.values()
        if one.schema.name == "Occupancy"
    }
    assert ("Mikael Wern", "directeur de la police danoise") in posts


def test_part_of_a_name_matches_weakly_and_a_path_is_no_address(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(replace(ARTICLE, url=None, source="folder/a.txt"), FACTS)
        found = entities(store, tmp_path)
    (host,) = [one for one in found.values() if one.caption == "Paul Adjovi"]
    assert (host.get("weakAlias"), host.get("alias")) == (["M. Adjovi"], [])
    assert not any(one.get("sourceUrl", quiet=True) for one in found.values())


# STIX


def bundle(store: Store, folder: Path, **wanted: Any) -> dict[str, Any]:
    return dict(json.loads(written(store, "stix", folder, **wanted)))


def test_stix_takes_the_bundle_and_the_validator_finds_no_error(store: Store, tmp_path: Path) -> None:
    text = written(store, "stix", tmp_path)
    parsed = stix2.parse(text, version="2.1")
    assert {one.type for one in parsed.objects} == {"identity", "location", "note", "report", "relationship"}
    result = stix2validator.validate_instance(json.loads(text), stix2validator.ValidationOptions(version="2.1"))
    assert result.is_valid, result.errors
    other = {str(one) for one in result.warnings if "is not a valid UUIDv4" not in str(one)}  # ours come from our ids
    assert other == set()


def test_every_reference_is_in_the_bundle_and_every_id_once(store: Store, tmp_path: Path) -> None:
    objects = bundle(store, tmp_path)["objects"]
    ids = [one["id"] for one in objects]
    assert len(ids) == len(set(ids))
    for one in objects:
        for key, value in one.items():
            if key.endswith("_ref"):
                assert value in ids
            if key.endswith("_refs"):
                assert set(value) <= set(ids)


def test_a_meeting_is_a_note_with_its_sentence(store: Store, tmp_path: Path) -> None:
    objects = {one["id"]: one for one in bundle(store, tmp_path)["objects"]}
    (note,) = [one for one in objects.values() if one.get("abstract") == "meeting, held, 2026-01-27, Rabat"]
    assert {"Abdellatif Hammouchi", "Mikael Wern"} <= {objects[key]["name"] for key in note["object_refs"]}
    assert "a reçu mardi 27 janvier à Rabat" in note["content"]
    joined = {
        frozenset((objects[one["source_ref"]]["name"], objects[one["target_ref"]]["name"]))
        for one in objects.values()
        if one["type"] == "relationship" and one["relationship_type"] == "related-to"
    }
    assert frozenset(("Abdellatif Hammouchi", "Mikael Wern")) in joined
    assert not any("Bakary Sinayogo" in pair for pair in joined)  # that meeting is denied


def test_an_article_without_a_date_makes_a_valid_bundle(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(replace(ARTICLE, published=None, title=None, outlet=None, url=None), (MEETING,))
        stix2.parse(written(store, "stix", tmp_path), version="2.1")


# Dossiers


def pages(store: Store, folder: Path, *names: str, **wanted: Any) -> str:
    return written(store, "md", folder, names=names, **wanted)


def sections(page: str) -> list[str]:
    return re.findall(r"^## (.+)$", page, flags=re.MULTILINE)


def test_a_dossier_on_a_person(store: Store, tmp_path: Path) -> None:
    page = pages(store, tmp_path, "hammouchi")
    assert page.startswith("# Abdellatif Hammouchi\n\nofficial · Morocco")
    assert sections(page) == ["Posts", "Agreements", "Meetings", "Visits"]
    assert "- **2026-01-27**, Rabat: Mikael Wern" in page
    (denied,) = [line for line in page.splitlines() if "Sinayogo" in line and line.startswith("- ")]
    assert "*denied*" in denied
    used, defined = (
        set(re.findall(r" \[\^([\d-]+)\]", page)),
        re.findall(r"^\[\^([\d-]+)\]: “", page, flags=re.MULTILINE),
    )
    assert used == set(defined)
    assert len(defined) == len(set(defined)) >= 5


def test_a_dossier_on_two_countries_holds_what_joins_them(store: Store, tmp_path: Path) -> None:
    page = pages(store, tmp_path, "Maroc / Danemark")
    assert page.startswith("# Maroc / Danemark\n")
    assert sections(page) == ["Agreements", "Meetings"]
    assert "Madrid" not in page


def test_a_dossier_on_an_agreement_tells_its_life(store: Store, tmp_path: Path) -> None:
    (agreement,) = [
        one for one in gather(store, Selection()).of("agreement") if len({t["status"] for t in one.tellings}) > 1
    ]
    page = pages(store, tmp_path, agreement.id)
    assert sections(page) == ["Life"]
    states = re.findall(r"— \*(.+?)\*", page)
    assert states == ["planned", "signed"]
    assert page == pages(store, tmp_path, agreement.id.removeprefix("https://w3id.org/liaison/id/"))


def test_several_dossiers_keep_their_footnotes_apart(store: Store, tmp_path: Path) -> None:
    page = pages(store, tmp_path, "hammouchi", "Danemark")
    defined = re.findall(r"^\[\^([\d-]+)\]:", page, flags=re.MULTILINE)
    assert len(defined) == len(set(defined))
    assert {one[:2] for one in defined} == {"1-", "2-"}


def test_a_period_bounds_a_dossier(store: Store, tmp_path: Path) -> None:
    page = pages(store, tmp_path, "hammouchi", selection=Selection(since="2026-04", until="2026-04"))
    lines = [line for line in page.splitlines() if line.startswith("- ")]
    assert any("Otaibani" in line for line in lines)
    assert not any("Wern" in line for line in lines)


def test_what_a_text_says_is_no_markup(tmp_path: Path) -> None:
    text = "*Paul* [Adjovi](x) a reçu <b>Luca</b> `Ferri` & d'autres_."
    article = replace(ARTICLE, text=text, outlet="_Le_ <i>Journal</i>", url="https://example.org/a b_c?x=<y>")
    evidence = (replace(MEETING.evidence[0], quote=text, end=len(text)),)
    with Store.open(tmp_path / "store", write=True) as store:
        store.add(article, (replace(MEETING, evidence=evidence),))
        assert find(store, "Adjovi")
        page = pages(store, tmp_path, "Adjovi")
    assert r"“\*Paul\* \[Adjovi\](x) a reçu \<b\>Luca\</b\> \`Ferri\` \& d'autres\_.”" in page
    assert "<https://example.org/a%20b_c?x=%3Cy%3E>" in page


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        ((), ExportError, "give names"),
        (("Zzyzx",), NameUnknown, "nobody and nothing"),
        (("hammouchi", "Zzyzx"), NameUnknown, "nobody and nothing"),
        (("agreement/0",), NameUnknown, "nobody and nothing"),
    ],
)
def test_a_dossier_on_nobody_is_one_line_and_no_file(
    store: Store, tmp_path: Path, names: tuple[str, ...], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        pages(store, tmp_path, *names)
    assert list(tmp_path.iterdir()) == []
