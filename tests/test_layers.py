"""The import table of the layers, and the sizes that keep the code readable."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "ontology": set(),
    "ingest": {"ontology"},
    "graph": {"ontology"},
    "exports": {"graph", "ontology"},
    "commands": {"ingest", "graph", "exports", "ontology"},
}
OURS = {*MAY_IMPORT, "cli"}
MODULES = sorted(path for layer in MAY_IMPORT for path in (ROOT / layer).rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 12
COMMAND_LINE_ONLY = {"graph/__main__.py"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_layer_imports_only_what_it_may(path: Path) -> None:
    if f"{path.parent.name}/{path.name}" in COMMAND_LINE_ONLY:
        return
    layer = path.relative_to(ROOT).parts[0]
    assert set(imported(path)) & OURS <= {layer, *MAY_IMPORT[layer]}


@pytest.mark.parametrize("path", [*MODULES, ROOT / "cli.py"], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert text.count("\n") <= LONGEST_MODULE
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno > LONGEST_FUNCTION] == []


def test_the_median_function_is_short() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in MODULES]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert statistics.median((f.end_lineno or 0) - f.lineno + 1 for f in functions) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("path", sorted((ROOT / "ingest").glob("*.py")), ids=lambda path: path.name)
def test_no_module_asks_which_language_it_reads(path: Path) -> None:
    asked = re.findall(
        r"""\b(?:lang|language)\b\s*(?:==|!=|in|not in)\s*[("'\[{]+[a-z]{2}["']""", path.read_text("utf-8")
    )
    assert asked == []  # what differs between languages is data in lexicons/<language>/
