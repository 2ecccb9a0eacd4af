"""The pages of the documentation that are made from their source: the ontology, the Python functions.

`mkdocs build` and `mkdocs serve` call `on_files`, so these pages are never behind what they describe.
"""

import dataclasses
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MODULES = ("graph.questions", "graph.network", "graph.lookup", "graph.archive", "exports.formats")
"""Where the functions that others may call are."""

ANNOTATION = re.compile(r"(: |-> )'([^']*)'")
"""An annotation as `inspect` writes one that has not been evaluated: in quotes."""

LANGUAGES = ("en", "fr", "es", "ar")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages to those that stand in `docs/`; MkDocs calls this before it builds the site."""
    from mkdocs.structure.files import File

    for name, page in PAGES.items():
        files.append(File.generated(config, name, content=page()))
    return files


def ontology_page() -> str:
    """Describe each class, property and concept: its labels, what it means, where it stands."""
    import rdflib
    from rdflib.namespace import OWL, RDF, SKOS

    from ontology.vocabulary import LIAISON_TTL, ONTOLOGY

    model = rdflib.Graph().parse(LIAISON_TTL)
    lines = [
        "# Ontology",
        "",
        f"The terms of Liaison; `lia:` is `{ONTOLOGY}`. This page is made from `ontology/liaison.ttl`;",
        "the shapes that `graph validate` checks are in `ontology/shapes.ttl`.",
    ]
    for title, kind in (("Classes", OWL.Class), ("Relations", OWL.ObjectProperty), ("Values", OWL.DatatypeProperty)):
        lines += ["", f"## {title}"]
        for term in sorted(model.subjects(RDF.type, kind)):
            lines += ["", *_term(model, term)]
    for scheme in sorted(model.subjects(RDF.type, SKOS.ConceptScheme)):
        lines += ["", f"## {model.value(scheme, SKOS.prefLabel)}", "", f"| concept | {' | '.join(LANGUAGES)} |"]
        lines += [f"|---|{'---|' * len(LANGUAGES)}"]
        lines += [_concept(model, one) for one in sorted(model.subjects(SKOS.inScheme, scheme))]
    return "\n".join(lines) + "\n"


def _term(model: object, term: object) -> Iterator[str]:
    """The lines on a class or a property."""
    from rdflib.namespace import RDFS

    yield f"### {_short(model, term)}"
    yield ""
    yield str(model.value(term, RDFS.comment) or "")
    yield ""
    labels = {label.language: label for label in model.objects(term, RDFS.label)}
    yield f"- labels: {', '.join(f'{labels[one]} ({one})' for one in LANGUAGES if one in labels)}"
    for text, predicate in (
        ("kind of", RDFS.subClassOf), ("kind of", RDFS.subPropertyOf), ("of", RDFS.domain), ("gives", RDFS.range),
    ):  # fmt: skip
        values = sorted(_short(model, one) for one in model.objects(term, predicate))
        if values:
            yield f"- {text}: {', '.join(f'`{one}`' for one in values)}"


def _concept(model: object, concept: object) -> str:
    from rdflib.namespace import SKOS

    labels = {label.language: str(label) for label in model.objects(concept, SKOS.prefLabel)}
    return f"| `{_short(model, concept)}` | {' | '.join(labels.get(one, '') for one in LANGUAGES)} |"


def _short(model: object, term: object) -> str:
    return model.namespace_manager.normalizeUri(term).strip("<>")


def functions_page() -> str:
    """Describe each function and each row of the Python interface by its signature and docstring."""
    lines = ["# Python reference", "", "Made from the docstrings; [Python](api.md) shows how they are used."]
    for name in MODULES:
        module = importlib.import_module(name)
        lines += ["", f"## {name}", "", inspect.getdoc(module) or ""]
        for function in _functions(module):
            lines += ["", f"### {function.__name__}", "", *_signature(function), "", inspect.getdoc(function) or ""]
    lines += [
        "",
        "## Rows",
        "",
        "What questions answer with: frozen, typed, in the order in which their columns are shown.",
    ]
    for row in _rows():
        lines += ["", f"### {row.__name__}", "", inspect.getdoc(row) or "", ""]
        lines += [f"- `{field.name}`: `{field.type}`" for field in dataclasses.fields(row)]
    return "\n".join(lines) + "\n"


def _rows() -> Iterable[type]:
    """The rows of answers, each from the module of its question."""
    questions = importlib.import_module("graph.questions")
    modules = [
        "graph.evidence",
        *(f"graph.questions.{one}" for one in dict.fromkeys(questions.MODULES.values())),
        "graph.network",
    ]
    found = {name: vars(importlib.import_module(name)).values() for name in modules}
    return [
        one for name, held in found.items() for one in held if dataclasses.is_dataclass(one) and one.__module__ == name
    ]


def _functions(module: ModuleType) -> Iterable[Callable[..., object]]:
    """Those that the module defines for others, in the order of its text."""
    named = ((name, getattr(module, name)) for name in getattr(module, "__all__", vars(module)))
    found = [one for name, one in named if inspect.isfunction(one) and not name.startswith("_")]
    return [one for one in found if one.__module__.startswith(module.__name__) and not hasattr(one, "cache_info")]


def _signature(function: Callable[..., object]) -> list[str]:
    """The signature in a block of code, one parameter a line if it is long."""
    text = ANNOTATION.sub(r"\1\2", f"{function.__name__}{inspect.signature(function)}")
    if len(text) > 100:
        inside, _, after = text.partition("(")[2].rpartition(")")
        text = f"{function.__name__}(\n    " + _split(inside) + f",\n){after}"
    return ["```python", text, "```"]


def _split(parameters: str) -> str:
    """Put each parameter on a line of its own; commas inside brackets stay."""
    depth, text = 0, ""
    for letter in parameters:
        depth += (letter in "[(") - (letter in "])")
        text += ",\n   " if letter == "," and not depth else letter
    return text


PAGES: dict[str, Callable[[], str]] = {
    "ontology.md": ontology_page,
    "reference.md": functions_page,
}
