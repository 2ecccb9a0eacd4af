"""The words of the ontology in four languages: statuses, topics, kinds of events, agreements and operations."""

from __future__ import annotations

from functools import cache

from ontology.vocabulary import LIAISON_TTL, ONTOLOGY

TERMS = {"role": "Tenure", "also_written": "http://www.w3.org/2004/02/skos/core#altLabel"}
"""Words of answers whose term has another name."""
LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")
SCHEMES = ("", "kind-", "operation-")


def word(text: str, language: str) -> str:
    """Give the label of a word of the ontology in a language; any other text as it is.

    >>> word("planned", "fr"), word("meeting", "es"), word("also written", "fr"), word("action plan", "en")
    ('prévu', 'encuentro', 'aussi écrit', 'action plan')
    """
    local = text.replace(" ", "_")
    names = (TERMS.get(local, local.capitalize()), *(f"{scheme}{local}" for scheme in SCHEMES))
    return next((found[language] for found in map(_labels().get, names) if found and language in found), text)


@cache
def _labels() -> dict[str, dict[str, str]]:
    import pyoxigraph as ox

    found: dict[str, dict[str, str]] = {}
    for triple in ox.parse(path=LIAISON_TTL, format=ox.RdfFormat.TURTLE):
        literal = triple.object
        if triple.predicate.value in LABELS and isinstance(literal, ox.Literal) and literal.language:
            local = str(triple.subject.value).removeprefix(ONTOLOGY)
            found.setdefault(local, {})[literal.language] = literal.value
    return found
