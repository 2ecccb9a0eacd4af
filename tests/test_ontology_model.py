"""The ontology and its shapes: every term used is declared, labelled in four languages; every class has a shape."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from ontology.vocabulary import (
    AGREEMENT_KINDS,
    LANGUAGES,
    LIAISON_TTL,
    MODES,
    ONTOLOGY,
    OPERATION_KINDS,
    SHAPES_TTL,
    STATUSES,
    TOPICS,
)

ROOT = Path(__file__).resolve().parent.parent
LIA = rdflib.Namespace(ONTOLOGY)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
MODEL = rdflib.Graph().parse(LIAISON_TTL)
SHAPES = rdflib.Graph().parse(SHAPES_TTL)
CLASSES = sorted(set(MODEL.subjects(RDF.type, OWL.Class)), key=str)
CONCEPTS = sorted(set(MODEL.subjects(RDF.type, SKOS.Concept)), key=str)
USED = sorted(
    {
        name
        for path in [*ROOT.glob("graph/*.py"), *ROOT.glob("graph/queries/*.rq"), *ROOT.glob("exports/*.py"), SHAPES_TTL]
        for name in re.findall(r'\blia:([A-Za-z_-]+)|_lia\("(\w+)"\)', path.read_text("utf-8"))
        for name in name
        if name and not name.endswith("Shape")
    }
)


@pytest.mark.parametrize("name", USED)
def test_a_term_in_use_is_declared(name: str) -> None:
    assert (LIA[name], None, None) in MODEL


@pytest.mark.parametrize(
    "name",
    [
        *STATUSES,
        *TOPICS,
        *(f"kind-{k}" for k in AGREEMENT_KINDS),
        *(f"operation-{k}" for k in OPERATION_KINDS),
        *(f"mode-{m}" for m in MODES),
    ],
)
def test_a_value_is_a_concept(name: str) -> None:
    assert (LIA[name], RDF.type, SKOS.Concept) in MODEL


@pytest.mark.parametrize("concept", CONCEPTS, ids=str)
def test_a_concept_has_labels_in_four_languages(concept: rdflib.URIRef) -> None:
    assert {label.language for label in MODEL.objects(concept, SKOS.prefLabel)} == set(LANGUAGES)


@pytest.mark.parametrize("name", CLASSES, ids=str)
def test_a_class_is_labelled_and_has_a_shape_with_messages(name: rdflib.URIRef) -> None:
    assert {label.language for label in MODEL.objects(name, RDFS.label)} == set(LANGUAGES)
    (shape,) = SHAPES.subjects(SH.targetClass, name)
    properties = list(SHAPES.objects(shape, SH.property))
    assert properties
    assert all((one, SH.message, None) in SHAPES for one in properties)


BAD = {
    "an official has no name": "<x:o> a lia:Official .",
    "the status of a meeting is none of": "<x:m> a lia:Meeting ; lia:status lia:signed ; lia:participant <x:o> .",
    "a meeting has no participant": "<x:m> a lia:Meeting ; lia:status lia:held .",
    "the date of a visit is neither": '<x:v> a lia:Visit ; lia:status lia:held ; lia:date "soon" .',
    "an agreement has no step": "<x:a> a lia:Agreement ; lia:status lia:signed ; lia:agreementKind lia:kind-mou .",
    "a post is held by nobody": '<x:t> a lia:Tenure ; lia:title "minister" .',
    "a cooperation has fewer than two sides": "<x:c> a lia:Cooperation ; lia:party <x:a> ; lia:topic lia:training .",
    "the confidence of a telling": "<x:f> a oa:Annotation ; oa:hasBody <x:m> ; lia:confidence 2.0 .",
    "a quote is empty": '<x:q> a oa:TextQuoteSelector ; oa:exact "" .',
    "an article has no text": '<x:n> a schema:NewsArticle ; schema:inLanguage "fr" ; lia:source "a.txt" .',
}


@pytest.mark.parametrize(("message", "turtle"), BAD.items(), ids=list(BAD))
def test_what_breaks_a_shape_is_said(message: str, turtle: str) -> None:
    prefixes = f"@prefix lia: <{ONTOLOGY}> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix schema: <https://schema.org/> .\n"
    data = rdflib.Graph().parse(data=prefixes + turtle, format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=SHAPES)
    assert not conforms
    assert message in report
