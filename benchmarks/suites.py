"""Suites of event coders: how well dyads of countries are read from sentences, per class of cooperation.

    python benchmarks/suites.py FILE.jsonl… [--lang en] [--published 2020-01-31] [--errors N]

A line is one event: `text`, `source` and `target` (CAMEO or ISO 3166-1 codes, of which the first three letters are the
country, or ISO alpha-2), `code` (CAMEO, or a name of PLOVER); perhaps `language` and `published`. Several lines may have one
text. What codes mean is data: `suites/classes.tsv` (the longest beginning of a code counts), `suites/actors.tsv`
(codes of countries that are not ISO's). Without a file the sample of the repository is read.

A dyad has no direction: that A received B and that B called on A is one event. A visit counts as talks where the suite
says no more than that there were talks.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from corpora import ROOT
from scoring import Tally

FOLDER: Final = ROOT / "benchmarks" / "suites"
OF_FACTS: Final = {
    ("meeting", "held"): "consult",
    ("visit", "held"): "visit",
    ("agreement", "signed"): "sign",
    ("agreement", "ratified"): "sign",
    ("agreement", "in_force"): "sign",
    ("operation", "held"): "cooperate",
    ("cooperation", "held"): "cooperate",
    ("meeting", "planned"): "intend",
    ("meeting", "proposed"): "intend",
    ("visit", "planned"): "intend",
    ("visit", "proposed"): "intend",
    ("agreement", "planned"): "intend",
    ("agreement", "proposed"): "intend",
    ("operation", "planned"): "intend",
}
"""The class of a fact by its kind and status; what was cancelled or denied is of none."""
WIDER: Final = {"consult": ("consult", "visit")}
"""Classes of facts that satisfy a class of the suite beside itself."""

Dyad = tuple[str, str]
Event = tuple[str, Dyad]
"""A class and two countries."""


class SuiteError(Exception):
    """A suite cannot be read; the message says where and how to mend it."""


@dataclass
class Sentence:
    """One text of a suite with the events that its coders saw in it."""

    text: str
    language: str
    published: str
    events: set[Event] = field(default_factory=set)


@dataclass
class Suite:
    """The sentences of some files, and how many lines were left out, by why."""

    sentences: list[Sentence]
    left_out: dict[str, int]


@dataclass
class Report:
    """Figures per class, figures of dyads whatever their class, and the errors."""

    classes: dict[str, Tally]
    dyads: Tally
    errors: list[str]


def main() -> int:
    """Read the suites, read their sentences, print the report; exit 1 if a suite cannot be read."""
    options = _options()
    try:
        suite = read_suite(options.files or [FOLDER / "sample.jsonl"], options.lang, options.published)
    except SuiteError as error:
        print(error, file=sys.stderr)
        return 1
    print(written(suite, measure(suite), options.errors))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="suites, JSON Lines")
    parser.add_argument("--lang", default="en", help="the language of lines that name none")
    parser.add_argument("--published", default="", help="the day of publication of lines that name none")
    parser.add_argument("--errors", type=int, default=20, metavar="N", help="print the first N errors")
    return parser.parse_args()


def read_suite(files: list[Path], language: str = "en", published: str = "") -> Suite:
    """Read the sentences of suites; `SuiteError` names the line that is no event."""
    sentences: dict[tuple[str, str], Sentence] = {}
    left_out: dict[str, int] = defaultdict(int)
    for path in files:
        for number, line in enumerate(_lines(path), 1):
            if line.strip():
                row = _row(line, f"{path}:{number}")
                key = (row["text"], row.get("language") or language)
                found = sentences.setdefault(key, Sentence(*key, row.get("published") or published))
                _add(found, row, left_out)
    return Suite(list(sentences.values()), dict(left_out))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except OSError as error:
        raise SuiteError(f"{path}: {error.strerror}: give a file of JSON Lines") from None
    except UnicodeDecodeError:
        raise SuiteError(f"{path}: no UTF-8: write the file in UTF-8") from None


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise SuiteError(f"{where}: no JSON object: write one event a line") from None
    lacking = [key for key in ("text", "source", "target", "code") if not isinstance(row, dict) or not row.get(key)]
    if lacking:
        raise SuiteError(f"{where}: no `{lacking[0]}`: an event has `text`, `source`, `target` and `code`")
    return {key: str(value) for key, value in row.items()}


def _add(sentence: Sentence, row: dict[str, Any], left_out: dict[str, int]) -> None:
    """Add the event of a line to its sentence, or count why it is none of two countries that cooperate."""
    one, other = country(row["source"]), country(row["target"])
    kind = class_of(row["code"])
    if not kind:
        left_out["other classes"] += 1
    elif not one or not other:
        left_out["actors that are no country"] += 1
    elif one == other:
        left_out["within one country"] += 1
    else:
        sentence.events.add((kind, dyad(one, other)))


def class_of(code: str) -> str:
    """Give the class of a code of CAMEO or PLOVER, by its longest beginning that has one; empty if none has."""
    table, code = _table("classes.tsv"), code.strip().casefold()
    return next((table[code[:length]] for length in range(len(code), 0, -1) if code[:length] in table), "")


def country(actor: str) -> str:
    """Give the alpha-2 code of an actor's country; empty for an actor of none (`IGO`, `MNC`)."""
    from babel.core import get_global

    from ontology import gazetteer

    code = actor.strip().upper()
    if len(code) == 2:
        return code if code in gazetteer.country_codes() else ""
    own = _table("actors.tsv").get(code[:3])
    found = own or next(iter(get_global("territory_aliases").get(code[:3], [])), "")
    return found if found in gazetteer.country_codes() else ""


@cache
def _table(name: str) -> dict[str, str]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return {row[0]: row[1] for row in rows}


def dyad(one: str, other: str) -> Dyad:
    """Put two countries in the order of their codes."""
    return (one, other) if one < other else (other, one)


def events_of(sentence: Sentence) -> set[Event]:
    """Read a sentence as an article of its own: the class and the dyads of each fact."""
    return {
        (kind, dyad(*pair))
        for fact in _reader().facts(_article(sentence))
        if (kind := OF_FACTS.get((fact.kind, fact.status)))
        for pair in combinations(fact.countries, 2)
    }


@cache
def _reader() -> Any:
    from ingest.reader import Reader

    return Reader()


def _article(sentence: Sentence) -> Any:
    from ontology.records import Article

    return Article("article/0", "suite", sentence.text, sentence.language, published=sentence.published or None)


def measure(suite: Suite) -> Report:
    """Read the sentences of a suite and compare what is read with what its coders saw."""
    report = Report(defaultdict(Tally), Tally(), [])
    for sentence in suite.sentences:
        _compare(report, sentence, events_of(sentence))
    return report


def _compare(report: Report, sentence: Sentence, read: set[Event]) -> None:
    used: set[Event] = set()
    for kind, pair in sorted(sentence.events):
        hits = [(one, pair) for one in WIDER.get(kind, (kind,)) if (one, pair) in read]
        report.classes[kind].hit += bool(hits)
        report.classes[kind].missed += not hits
        report.errors += [] if hits else [f"missed {kind} {'–'.join(pair)}: {sentence.text}"]
        used.update(hits[:1])
    for kind, pair in sorted(read - used):
        report.classes[kind].extra += 1
        report.errors.append(f"extra {kind} {'–'.join(pair)}: {sentence.text}")
    seen, told = {pair for _, pair in sentence.events}, {pair for _, pair in read}
    report.dyads.add(Tally(len(seen & told), len(told - seen), len(seen - told)))


def written(suite: Suite, report: Report, errors: int) -> str:
    """Write a report: a table, what was left out, the first errors."""
    events = sum(len(one.events) for one in suite.sentences)
    lines = [f"{len(suite.sentences)} sentences, {events} events between two countries\n"]
    lines += ["| class | P | R | F1 | found | extra | missed |", "|---|---|---|---|---|---|---|"]
    lines += [_line(kind, report.classes[kind]) for kind in sorted(report.classes)]
    lines.append(_line("dyads, of whatever class", report.dyads))
    lines += [f"\nLeft out, {why}: {count}" for why, count in sorted(suite.left_out.items())]
    lines += ["", *report.errors[:errors]] if report.errors and errors else []
    return "\n".join(lines)


def _line(name: str, tally: Tally) -> str:
    shares = [f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)]
    return f"| {' | '.join([name, *shares, str(tally.hit), str(tally.extra), str(tally.missed)])} |"


if __name__ == "__main__":
    sys.exit(main())
