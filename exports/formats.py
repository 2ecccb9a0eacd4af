"""The formats of `graph export`: `FORMATS` is the table from a name to the function that writes it.

A function is imported when its format is asked for, and a library that only one format needs is one of the extras.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from exports.holdings import Selection
from exports.writing import output, write_files
from graph.store import Store
from ontology.errors import ExportError


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported: which facts, about whom, and whether a spreadsheet needs a byte order mark."""

    store: Store
    selection: Selection = field(default_factory=Selection)
    names: tuple[str, ...] = ()
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, the function that writes it (`module:function`), and what it can do.

    A function writes to a stream; one of `several` files gives their names and writers instead. `whole` says that the
    format holds the store as it is, so that no part of it can be asked for; `named` that it is about names; `extra`
    is the extra that installs what it needs.
    """

    about: str
    function: str
    several: bool = False
    whole: bool = False
    named: bool = False
    extra: str = ""


FORMATS: Final[dict[str, Format]] = {
    "facts": Format("every fact with its evidence, JSON Lines", "rdf:facts"),
    "ttl": Format("RDF triples, Turtle", "rdf:turtle", whole=True),
    "trig": Format("RDF with its graphs, TriG", "rdf:trig", whole=True),
    "nq": Format("RDF with its graphs, N-Quads", "rdf:n_quads", whole=True),
    "jsonld": Format("RDF with its graphs, JSON-LD 1.1", "jsonld:write", whole=True),
    "graphml": Format("the network for igraph, yEd, Cytoscape", "network:graphml"),
    "gexf": Format("the network through time, for Gephi", "network:gexf"),
    "csv": Format("tables for a spreadsheet", "spreadsheet:files", several=True),
    "neo4j": Format("nodes and relationships for neo4j-admin", "neo4j:files", several=True),
    "parquet": Format("tables for data frames", "parquet:files", several=True, extra="parquet"),
    "ftm": Format("FollowTheMoney entities, for OpenAleph and yente", "ftm:write", extra="ftm"),
    "stix": Format("STIX 2.1 bundle, for OpenCTI", "stix:write", extra="stix"),
    "md": Format("a dossier in Markdown on each NAME, “A / B” for two, or an agreement", "dossier:write", named=True),
}


def export(form: str, wanted: Wanted, path: Path | None) -> None:
    """Write what is wanted in a format of `FORMATS`, to a path or to the standard output.

    Raises `ExportError` if the format cannot do what is asked, needs an extra that is not installed, or if the path
    cannot be written.
    """
    row = FORMATS[form]
    _check(form, row, wanted, path)
    try:
        write = _function(row)
        if path and row.several:
            write_files(path, write(wanted))
            return
        with output(path) as stream:
            write(wanted, stream)
    except ModuleNotFoundError as error:
        if not row.extra:
            raise
        raise ExportError(
            f"{form} needs {error.name}: install it with pip install 'liaison-graph[{row.extra}]'"
        ) from None


def _function(row: Format) -> Any:
    module, _, name = row.function.partition(":")
    return getattr(importlib.import_module(f"exports.{module}"), name)


def _check(form: str, row: Format, wanted: Wanted, path: Path | None) -> None:
    if row.several and not path:
        raise ExportError(f"{form} is several files: name a folder or a .zip file with -o")
    if row.whole and wanted.selection:
        raise ExportError(f"{form} holds the store as it is: --since, --until and --status are for other formats")
    if wanted.names and not row.named:
        raise ExportError(
            f"{form} holds everybody: names are for {', '.join(key for key in FORMATS if FORMATS[key].named)}"
        )
    if wanted.mark and form != "csv":
        raise ExportError(f"{form} has no byte order mark: --bom is for csv")
