"""The documentation: every command and every piece of Python on its pages runs, and what is generated is up to date."""

from __future__ import annotations

import html
import importlib
import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
import rdflib
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from rdflib.namespace import RDF, RDFS, SKOS

from cli import COMMANDS, main
from exports.formats import FORMATS
from graph import questions
from ontology.vocabulary import LIAISON_TTL, ONTOLOGY

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.+?)^```$", flags=re.MULTILINE | re.DOTALL)
NOTEBOOK = ROOT / "examples/tour.ipynb"
SERVER = "http://localhost:7878/"
"""The server of the pages, in whose place the tests start one."""
GENERATED = {"commands.md"}
"""Pages that only list what commands print about themselves."""


def blocks(page: Path, *languages: str) -> list[str]:
    return [text for language, text in BLOCK.findall(page.read_text("utf-8")) if language in languages]


def commands(page: Path) -> list[str]:
    lines = "".join(blocks(page, "", "sh", "console", "bash")).replace("\\\n", "").splitlines()
    return [line for line in lines if line.startswith("graph ")]


PAGES = {
    page.name: commands(page) for page in sorted(DOCS.glob("*.md")) if page.name not in GENERATED and commands(page)
}


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and a store that was filled in it, as the tutorial does."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "examples").symlink_to(ROOT / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(main, ["ingest", "examples"]).exit_code == 0
    return folder


@pytest.fixture
def inside(workplace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which the test runs."""
    shutil.copytree(workplace, tmp_path / "copy", symlinks=True)
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.delenv("LIAISON_STORE", raising=False)
    return tmp_path / "copy"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("inside")
def test_every_command_of_a_page_runs(name: str, request: pytest.FixtureRequest) -> None:
    for line in PAGES[name]:
        if SERVER in line:
            line = line.replace(SERVER, request.getfixturevalue("oxigraph"))
        done = CliRunner().invoke(main, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}: {done.output}"
        assert "nothing found" not in done.output, line


def test_pages_tell_of_every_format() -> None:
    lines = " ".join(line for found in PAGES.values() for line in found)
    assert [name for name in FORMATS if f"export {name} " not in lines and name != "trig"] == []
    assert {line.split()[1] for found in PAGES.values() for line in found} <= set(COMMANDS)


@pytest.mark.usefixtures("inside")
def test_the_python_of_the_pages_runs(capsys: pytest.CaptureFixture[str]) -> None:
    namespace: dict[str, object] = {}
    found = blocks(DOCS / "api.md", "python")
    assert len(found) >= 6
    for text in found:
        exec(compile(text, "docs/api.md", "exec"), namespace)
    assert "Mikael Wern" in capsys.readouterr().out
    assert Path("planned.jsonl").stat().st_size > 0


@pytest.mark.usefixtures("inside")
def test_the_notebook_runs_and_is_stored_without_output(capsys: pytest.CaptureFixture[str]) -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) >= 5
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    namespace: dict[str, object] = {}
    for cell in code:
        exec(compile("".join(cell["source"]), "examples/tour.ipynb", "exec"), namespace)
    assert "Mikael Wern" in capsys.readouterr().out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; the build raises on a warning, such as a link to nowhere, as `mkdocs build --strict` does."""
    folder = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder)))
    return folder


def test_every_page_is_on_the_site(site: Path) -> None:
    assert [
        one for one in DOCS.glob("*.md") if one.stem != "index" and not (site / one.stem / "index.html").is_file()
    ] == []


def test_the_ontology_is_described_to_the_last_term(site: Path) -> None:
    shown = (site / "ontology/index.html").read_text("utf-8")
    model = rdflib.Graph().parse(LIAISON_TTL)
    terms = {term for term in model.subjects() if str(term).startswith(ONTOLOGY)}
    schemes = set(model.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(terms) > 80
    assert [term for term in terms - schemes if f"lia:{str(term).removeprefix(ONTOLOGY)}" not in shown] == []
    labels = [label for term in terms - schemes for label in model.objects(term, RDFS.label | SKOS.prefLabel)]
    assert [label for label in labels if html.escape(label, quote=False) not in shown] == []


def test_the_command_reference_is_that_of_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    made = importlib.import_module("commands_page").page()
    assert (DOCS / "commands.md").read_text("utf-8") == made, "run `python scripts/commands_page.py`"


def test_the_command_reference_has_every_command_and_option(site: Path) -> None:
    shown = html.unescape((site / "commands/index.html").read_text("utf-8"))
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert f">graph {name}</h" in shown
        options = [one.opts[0] for one in command.params if isinstance(one, click.Option)]
        assert [one for one in options if one not in shown] == []


def test_the_python_reference_has_every_question(site: Path) -> None:
    shown = (site / "reference/index.html").read_text("utf-8")
    asked = [name for name in questions.__all__ if getattr(questions, name).__module__.startswith(questions.__name__)]
    public = [name for name in asked if not name.startswith("_") and name != "query"]
    assert len(public) > 5
    assert [name for name in public if f'<h3 id="{name}">' not in shown] == []
