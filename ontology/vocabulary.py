"""The words of the model: its namespaces, its value lists, and where its two hand-written files are.

Only strings and tuples, so that every layer may import it at no cost; the labels of these words, in four languages, and
what they mean are in `liaison.ttl`, and a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

ONTOLOGY: Final = "https://w3id.org/liaison/ontology#"
BASE: Final = "https://w3id.org/liaison/id/"
ONTOLOGY_GRAPH: Final = "https://w3id.org/liaison/ontology"

LIAISON_TTL: Final = Path(__file__).with_name("liaison.ttl")
SHAPES_TTL: Final = Path(__file__).with_name("shapes.ttl")
CONTEXT_JSONLD: Final = Path(__file__).with_name("context.jsonld")

LANGUAGES: Final = ("fr", "en", "es", "ar")
RIGHT_TO_LEFT: Final = frozenset({"ar"})
"""Those of them that are written from right to left, in Arabic letters."""

PREFIXES: Final[dict[str, str]] = {
    "lia": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "wd": "http://www.wikidata.org/entity/",
}

KINDS: Final = (
    "meeting",
    "visit",
    "agreement",
    "operation",
    "award",
    "appointment",
    "role",
    "cooperation",
)

CAPACITIES: Final = (
    "participant",
    "host",
    "visitor",
    "party",
    "signatory",
    "giver",
    "recipient",
    "appointee",
    "organisation",
    "holder",
)

EVENT_STATUSES: Final = ("held", "planned", "proposed", "cancelled", "denied")
AGREEMENT_STATUSES: Final = (
    "proposed",
    "planned",
    "signed",
    "ratified",
    "in_force",
    "expired",
    "cancelled",
    "denied",
)
STATUSES: Final = tuple(dict.fromkeys(EVENT_STATUSES + AGREEMENT_STATUSES))
TOOK_PLACE: Final = frozenset({"held", "signed", "ratified", "in_force", "expired"})
"""Statuses of what happened: only these make direct edges and count as having taken place."""

TOPICS: Final = (
    "counter_terrorism",
    "organised_crime",
    "drug_trafficking",
    "human_trafficking",
    "irregular_migration",
    "cybercrime",
    "money_laundering",
    "arms_trafficking",
    "extradition",
    "intelligence_sharing",
    "training",
    "technical_assistance",
    "border_security",
    "event_security",
    "maritime_security",
    "defence",
    "forensics",
    "radicalisation",
    "other",
)

AGREEMENT_KINDS: Final = (
    "mou",
    "agreement",
    "convention",
    "protocol",
    "letter_of_intent",
    "action_plan",
    "declaration",
)

OPERATION_KINDS: Final = (
    "arrests",
    "seizure",
    "dismantling",
    "extradition",
    "joint_exercise",
    "rescue",
    "handover",
    "training",
)

MODES: Final = ("in_person", "phone", "video")


def term(name: str) -> str:
    """Give the IRI of a term of the ontology: a class, a property, a topic or a status by its name."""
    return ONTOLOGY + name
