"""Every format of `graph export`, over the store of the examples, read back by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import pyarrow.parquet
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from test_graph_store import ARTICLE, GUEST, HOST, MEETING, MEMORANDUM

from exports.formats import FORMATS, Wanted, export
from exports.holdings import Selection, gather
from exports.spreadsheet import _cell
from exports.tables import EVENT_TABLES
from exports.writing import write_files
from graph.network import network
from graph.store import Store
from ontology.errors import ExportError
from ontology.vocabulary import BASE, CONTEXT_JSONLD, LIAISON_TTL, ONTOLOGY

SEVERAL = [name for name, row in FORMATS.items() if row.several]
ONE = [name for name, row in FORMATS.items() if not row.several and not row.named]


def written(store: Store, form: str, folder: Path, **wanted: object) -> Path:
    path = folder / f"export.{form}"
    export(form, Wanted(store, **wanted), path)  # type: ignore[arg-type]  # the fields of Wanted
    return path


def frames(folder: Path) -> dict[str, pd.DataFrame]:
    return {one.stem: pd.read_csv(one, keep_default_na=False) for one in folder.glob("*.csv")}


# The store as it is


def test_rdf_is_the_same_in_every_syntax(store: Store, tmp_path: Path) -> None:
    quads = set(store.quads)
    syntaxes = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
    for form, syntax in syntaxes.items():
        assert set(ox.parse(path=written(store, form, tmp_path), format=syntax)) == quads, form
    assert {triple.triple for triple in ox.parse(path=written(store, "ttl", tmp_path), format=ox.RdfFormat.TURTLE)} == {
        quad.triple for quad in quads
    }


def test_rdflib_reads_the_same_from_json_ld_as_from_n_quads(store: Store, tmp_path: Path) -> None:
    ours = rdflib.Dataset().parse(written(store, "jsonld", tmp_path), format="json-ld")
    other = rdflib.Dataset().parse(written(store, "nq", tmp_path), format="nquads")
    names = sorted({str(one.identifier) for one in other.graphs() if len(one)})
    assert sorted({str(one.identifier) for one in ours.graphs() if len(one)}) == names
    assert all(isomorphic(ours.graph(rdflib.URIRef(name)), other.graph(rdflib.URIRef(name))) for name in names)


def test_the_context_has_every_property_with_its_type() -> None:
    context = json.loads(CONTEXT_JSONLD.read_text("utf-8"))["@context"]
    model = rdflib.Graph().parse(LIAISON_TTL)
    for kind in (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty):
        for term in model.subjects(rdflib.RDF.type, kind):
            name = str(term).removeprefix(ONTOLOGY)
            meaning = context.get(name)
            assert meaning is not None, f"ontology/context.jsonld does not name {name}"
            reference = isinstance(meaning, dict) and meaning.get("@type") == "@id"
            assert reference == (kind == rdflib.OWL.ObjectProperty), name


def test_facts_are_filtered(store: Store, tmp_path: Path) -> None:
    every = [json.loads(line) for line in written(store, "facts", tmp_path).read_text("utf-8").splitlines()]
    assert every == list(store.facts())
    when = {fact["id"]: fact["date"] if fact["kind"] != "role" else fact["article"]["published"] for fact in every}
    for selection, takes in (
        (Selection(status="planned"), lambda fact: fact["status"] == "planned"),
        (
            Selection(since="2026-03"),
            lambda fact: when[fact["id"]] and when[fact["id"]] >= "2026-03"[: len(when[fact["id"]])],
        ),
        (Selection(until="2026-02"), lambda fact: when[fact["id"]] and when[fact["id"]] < "2026-03"),
    ):
        path = written(store, "facts", tmp_path, selection=selection)
        some = [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]
        assert some == [fact["id"] for fact in every if takes(fact)]
        assert 0 < len(some) < len(every)


# The network


def test_networkx_and_igraph_read_the_network(store: Store, tmp_path: Path) -> None:
    expected = {frozenset(pair) for pair in network(store).edges}
    graphml, gexf = written(store, "graphml", tmp_path), written(store, "gexf", tmp_path)
    for read in (nx.read_graphml(graphml), nx.read_gexf(gexf)):
        assert {frozenset(pair) for pair in read.edges} == expected
        assert {read.nodes[one]["label"] for one in read} >= {"Abdellatif Hammouchi", "Mikael Wern"}
        assert all(int(data["events"]) == data["weight"] for _, _, data in read.edges(data=True))
    other = igraph.Graph.Read_GraphML(str(graphml))
    assert (other.ecount(), set(other.vs["type"])) == (
        len(expected),
        {"official", "agency", "organisation", "country"} & set(other.vs["type"]),
    )
    assert {frozenset((other.vs[e.source]["id"], other.vs[e.target]["id"])) for e in other.es} == expected


def test_an_edge_lives_in_gephi_as_long_as_its_events(store: Store, tmp_path: Path) -> None:
    view = nx.read_gexf(written(store, "gexf", tmp_path))
    people = {data["label"]: name for name, data in view.nodes(data=True)}
    edge = view.edges[people["Abdellatif Hammouchi"], people["Mikael Wern"]]
    assert ("2026-01-27", "2026-01-27") in edge["spells"]
    assert edge["first"] == "2026-01-27"
    assert "meeting" in edge["kinds"]


def test_what_did_not_take_place_joins_nobody_unless_asked_for(store: Store, tmp_path: Path) -> None:
    denied = nx.read_graphml(written(store, "graphml", tmp_path, selection=Selection(status="denied")))
    assert denied.number_of_edges() > 0
    assert not {frozenset(pair) for pair in denied.edges} <= {frozenset(pair) for pair in network(store).edges}


# Tables


@pytest.mark.parametrize("mark", [False, True])
def test_pandas_reads_the_tables(store: Store, tmp_path: Path, mark: bool) -> None:
    folder = written(store, "csv", tmp_path, mark=mark)
    read = frames(folder)
    held = gather(store, Selection())
    assert (folder / "people.csv").read_bytes().startswith(b"\xef\xbb\xbf") == mark
    assert set(read["people"]["id"]) == {one.id for one in held.entities.values() if one.type == "official"}
    assert len(read["meetings"]) == len(held.of("meeting"))
    assert set(read["participants"]["event"]) == {event.id for event in held.events}
    assert set(read["participants"]["id"]) == {*read["people"]["id"], *read["agencies"]["id"], *read["countries"]["id"]}
    assert set(read["evidence"]["article"]) <= set(read["articles"]["id"])
    (met,) = read["meetings"].query("participants.str.contains('Wern') and place == 'Rabat'").to_dict("records")
    assert (met["date"], met["status"], met["countries"]) == ("2026-01-27", "held", "DK; MA")
    steps = read["agreement_steps"].groupby("agreement")["status"].apply(list).tolist()
    assert ["planned", "signed"] in steps  # one agreement through its life, not two


def test_parquet_holds_what_the_csv_files_hold(store: Store, tmp_path: Path) -> None:
    folder, read = written(store, "parquet", tmp_path), frames(written(store, "csv", tmp_path))
    for path in sorted(folder.glob("*.parquet")):
        table = pyarrow.parquet.read_table(path)
        assert list(read[path.stem].columns) == table.column_names
        assert len(read[path.stem]) == table.num_rows
    meetings = pd.read_parquet(folder / "meetings.parquet")
    assert {type(one) for one in meetings["confidence"]} == {float}
    assert meetings["countries"].map(len).min() >= 1


def told_anew(folder: Path) -> Store:
    """A store in which a meeting was planned in one article and held in a second, which spells a name otherwise."""
    planned = replace(MEETING, status="planned", date="2026-03", evidence=MEMORANDUM.evidence)
    before = replace(ARTICLE, id="article/00000000000000aa", source="before.txt", url=None, published="2026-02-20")
    spelt = replace(MEETING, participants=(replace(HOST, label="ADJOVI Paul", aliases=()), GUEST))
    after = replace(ARTICLE, id="article/00000000000000bb", source="after.txt", url=None, published="2026-03-04")
    store = Store.open(folder / "told", write=True)
    for article, fact in ((before, planned), (ARTICLE, MEETING), (after, spelt)):
        store.add(article, (fact,))
    return store


@pytest.mark.parametrize("source", ["examples", "told anew"])
def test_tables_say_what_the_graph_says(store: Store, tmp_path: Path, source: str) -> None:
    asked = store if source == "examples" else told_anew(tmp_path)
    read = frames(written(asked, "csv", tmp_path))
    events = {
        row["e"].value: (row["s"].value.rpartition("#")[2], row["d"].value if row["d"] else "")
        for row in asked.query(
            "SELECT ?e ?s ?d WHERE { ?e lia:status ?s ; lia:participant ?p OPTIONAL { ?e lia:date ?d } }"
        )
    }
    kinds = [table for table, _ in EVENT_TABLES.values() if table != "posts"]
    rows = [row for table in kinds for row in read[table].astype(str).to_dict("records")]
    assert {row["id"]: (row["status"], row["date"]) for row in rows} == events
    names = {
        row["o"].value: row["n"].value
        for row in asked.query("SELECT ?o ?n WHERE { ?o a lia:Official ; rdfs:label ?n }")
    }
    assert dict(zip(read["people"]["id"], read["people"]["name"], strict=True)) == names
    in_events = read["participants"].query("type == 'official'")
    assert dict(zip(in_events["id"], in_events["name"], strict=True)) == names  # one name in all articles
    kinds_of = {
        row["a"].value: row["k"].value.partition("#kind-")[2]
        for row in asked.query("SELECT ?a ?k WHERE { ?a lia:agreementKind ?k }")
    }
    stated = {
        row["id"]: row["agreement_kind"] for row in read["agreements"].to_dict("records") if row["agreement_kind"]
    }
    assert stated == {key: kind for key, kind in kinds_of.items() if key in events}
    steps = {(row["a"].value, row["s"].value.rpartition("#")[2]) for row in asked.query(
        "SELECT ?a ?s WHERE { ?a lia:step/lia:status ?s }")}  # fmt: skip
    assert set(zip(read["agreement_steps"]["agreement"], read["agreement_steps"]["status"], strict=True)) == steps


def test_a_meeting_that_was_planned_and_held_is_one_that_was_held(tmp_path: Path) -> None:
    store = told_anew(tmp_path)
    (row,) = frames(written(store, "csv", tmp_path))["meetings"].to_dict("records")
    assert (row["status"], row["date"], row["sources"]) == ("held", "2026-03-02", 1)  # three copies of one text
    planned = frames(written(store, "csv", tmp_path, selection=Selection(status="planned")))
    assert [len(planned[name]) for name in ("meetings", "people", "articles")] == [0, 0, 0]
    assert written(store, "facts", tmp_path, selection=Selection(status="planned")).read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+33", "'+33"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a=b", "a=b"),
        (["=1", "b"], "'=1; b"),  # a list whose first item is a formula
        (-1.5, -1.5),  # a number stays one
        (None, None),
        ("a\x00b\x1b[31m", "ab[31m"),
    ],
)
def test_a_cell_is_no_formula(text: object, cell: object) -> None:
    assert _cell(text) == cell  # type: ignore[arg-type]  # the values of the table


def test_neo4j_finds_both_ends_of_every_relationship(store: Store, tmp_path: Path) -> None:
    read = frames(written(store, "neo4j", tmp_path))
    nodes = {name: frame for name, frame in read.items() if name.startswith("nodes_")}
    joined = {name: frame for name, frame in read.items() if name.startswith("relationships_")}
    ids = [one for frame in nodes.values() for one in frame["id:ID"]]
    assert len(ids) == len(set(ids)) > 50
    for name, frame in joined.items():
        assert {*frame[":START_ID"], *frame[":END_ID"]} <= set(ids), name
        assert all(re.fullmatch("[A-Z_]+", kind) for kind in frame[":TYPE"]), name
    labels = {label for frame in nodes.values() for cell in frame[":LABEL"] for label in cell.split(";")}
    assert labels >= {"Official", "Country", "Place", "Event", "Meeting", "Agreement", "Tenure", "Article"}
    asked = store.query("SELECT ?a ?b WHERE { ?a lia:metWith ?b }")
    edges = {(row["a"].value, row["b"].value) for row in asked}
    met = joined["relationships_met_with"]
    assert set(zip(met[":START_ID"], met[":END_ID"], strict=True)) == edges
    assert not any("\n" in one for one in joined["relationships_told_by"]["quote"])


# Bytes and files


@pytest.mark.parametrize("form", ONE)
def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path, form: str) -> None:
    first = written(store, form, tmp_path).read_bytes()
    assert len(first) > 1000
    assert written(store, form, tmp_path).read_bytes() == first


@pytest.mark.parametrize("form", SEVERAL)
def test_folder_and_archive_hold_the_same_and_are_written_over(store: Store, tmp_path: Path, form: str) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "archive.zip"
    for path in (folder, archive):
        export(form, Wanted(store), path)
    first, packed = {one.name: one.read_bytes() for one in folder.iterdir()}, archive.read_bytes()
    for path in (folder, archive):
        export(form, Wanted(store), path)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == first
    assert archive.read_bytes() == packed
    with zipfile.ZipFile(archive) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == first
    assert sorted(one.name for one in tmp_path.iterdir()) == ["archive.zip", "folder"]  # nothing temporary stays


def test_a_folder_with_other_files_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ExportError, match="holds other files"):
        export("csv", Wanted(store), tmp_path / "mine")
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_what_breaks_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    def broken(stream: object) -> None:
        raise OSError(28, "No space left on device")

    for path in (tmp_path / "a.zip", tmp_path / "folder"):
        write_files(path, {"one.csv": lambda stream: stream.write(b"1") and None})
        before = path.read_bytes() if path.is_file() else (path / "one.csv").read_bytes()
        with pytest.raises(ExportError, match="no space left"):
            write_files(path, {"one.csv": broken})
        assert (path.read_bytes() if path.is_file() else (path / "one.csv").read_bytes()) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip", "folder"]


@pytest.fixture
def without_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyarrow.parquet", "stix2", "followthemoney"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("exports.parquet", "exports.stix", "exports.ftm"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.parametrize("form", [name for name, row in FORMATS.items() if row.extra])
@pytest.mark.usefixtures("without_extras")
def test_a_missing_extra_says_what_to_install(store: Store, tmp_path: Path, form: str) -> None:
    with pytest.raises(ExportError, match=rf"pip install 'liaison-graph\[{FORMATS[form].extra}\]'"):
        export(form, Wanted(store), tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("form", "wanted", "path", "message"),
    [
        ("csv", {}, None, "name a folder or a .zip"),
        ("nq", {"selection": Selection(status="held")}, "x", "holds the store as it is"),
        ("ttl", {"names": ("hammouchi",)}, "x", "names are for"),
        ("facts", {"mark": True}, "x", "--bom is for csv"),
        ("facts", {}, "missing/x", "cannot be written"),
    ],
)
def test_what_a_format_cannot_do_is_one_line(
    store: Store, tmp_path: Path, form: str, wanted: dict[str, object], path: str | None, message: str
) -> None:
    with pytest.raises(ExportError, match=message) as caught:
        export(form, Wanted(store, **wanted), tmp_path / path if path else None)  # type: ignore[arg-type]  # the table's
    assert "\n" not in str(caught.value)


def test_ids_are_those_of_the_rdf(store: Store, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((written(store, "csv", tmp_path) / "people.csv").read_text("utf-8"))))
    assert rows
    for row in rows:
        assert row["id"].startswith(BASE)
        assert bool(store.query(f"ASK {{ <{row['id']}> a lia:Official }}"))
