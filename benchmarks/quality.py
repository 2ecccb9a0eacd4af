"""How well articles are read: figures per kind and language over the articles with gold.

    python benchmarks/quality.py [FOLDER…] [--lang fr] [--errors N] [--curve FILE.svg] [--floors] [--update]

Without a folder: the sets of `benchmarks/corpus/`, and the development set where `../shared` or $LIAISON_SHARED is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import curve
import floors
from corpora import CORPUS, GoldSet, gold_sets, left_out, read
from items import Record
from scoring import Scores, Tally, score

ATTRIBUTES = ("date", "place", "status")


def main() -> int:
    """Read the sets, print their tables, and do what else was asked for; exit 1 if a figure lies below its floor."""
    options = _options()
    sets = [one for one in gold_sets(tuple(options.folders)) if options.lang in ("", one.language) and _readable(one)]
    named = {f"{one.language} {one.name}": one for one in sets}
    pairs = {name: read(one) for name, one in named.items()}
    scored = {name: score(found) for name, found in pairs.items()}
    for name, scores in scored.items():
        print(table(name, pairs[name], scores))
        print(_gated(pairs[name], left_out(named[name])))
        for error in scores.errors[: options.errors]:
            print("   ".join(error))
    if options.curve:
        curve.draw({name: curve.points(found) for name, found in pairs.items()}, options.curve)
    shipped = {name for name, one in named.items() if CORPUS in one.sources[0].resolve().parents}
    now = {name: floors.figures(scored[name], len(pairs[name])) for name in scored if name in shipped}
    return floors.hold(now, checking=options.floors, updating=options.update)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="sets: articles.jsonl and gold/*.json or gold.jsonl")
    parser.add_argument("--lang", default="", help="only this language")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors of each set")
    parser.add_argument("--curve", type=Path, metavar="FILE", help="draw precision and recall over confidence")
    parser.add_argument("--floors", action="store_true", help="fail if a figure of the shipped sets has fallen")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    return parser.parse_args()


def _readable(one: GoldSet) -> bool:
    """Whether there are rules for the language of a set."""
    from ingest.language import languages
    from ingest.lexicon import lexicon

    return one.language in languages() and bool(lexicon(one.language).rules)


def table(name: str, pairs: list[tuple[Record, list[Record]]], scores: Scores) -> str:
    """Write the figures of one set as a Markdown table."""
    lines = [
        f"### {name}: {len(pairs)} articles\n",
        "| kind | P | R | F1 | date | place | status | found | extra | missed |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_line(kind, scores.kinds[kind]) for kind in sorted(scores.kinds)]
    lines.append(_line("**all**", scores.all))
    quiet = [facts for gold, facts in pairs if not any(f["kind"] not in ("role", "topic") for f in gold["facts"])]
    events = sum(fact["kind"] not in ("role", "cooperation") for facts in quiet for fact in facts)
    lines.append(f"\nGiven as held though it was not: {scores.taken_for_held}.")
    lines.append(f"Events read from the {len(quiet)} articles that tell of none: {events}.\n")
    return "\n".join(lines)


def _gated(pairs: list[tuple[Record, list[Record]]], shut: frozenset[str]) -> str:
    """Say what `graph ingest` gives, which reads no article that the relevance gate leaves out; the table reads all."""
    heard = [(gold, [] if gold.get("url") in shut else facts) for gold, facts in pairs]
    states = sum(gold.get("url") in shut and bool(gold["facts"]) for gold, _ in pairs)
    return (
        f"Through the relevance gate: F1 {score(heard).all.f1:.3f}; it leaves out {states} articles that state facts.\n"
    )


def _line(kind: str, tally: Tally) -> str:
    shares = [tally.share(name) for name in ATTRIBUTES]
    cells = [f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)]
    cells += ["" if share is None else f"{share:.3f}" for share in shares]
    return f"| {' | '.join([kind, *cells, str(tally.hit), str(tally.extra), str(tally.missed)])} |"


if __name__ == "__main__":
    sys.exit(main())
