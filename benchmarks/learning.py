"""How much a model of what stands about two officials would add to the rules: meetings that no rule reads, learnt from examples.

    python benchmarks/learning.py [--folds 5]

Reads the articles of `benchmarks/corpus` but those of *twelfth*, and the passages of `benchmarks/passages`. Prints, of the pairs
of whom no rule has read a meeting, how many that the model would add from some chance on are right and how many are wrong (among
those: planned, called off or denied), each article weighed by weights that were learnt from others.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from loglinear import learn
from numpy.typing import NDArray
from pairs import ANSWERS, Example, examples

LEVELS: Final = (0.5, 0.6, 0.7, 0.8, 0.9)
HELD: Final = 1
UNREAL: Final = 0.05
"""What the chance that a meeting was only planned, called off or denied may be at most."""


def main() -> int:
    """Learn over folds and print what that adds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5, metavar="N", help="in how many parts the articles are divided")
    options = parser.parse_args()
    found = list(examples())
    print("\n".join(table(found, chances(found, options.folds))))
    return 0


def chances(found: Sequence[Example], folds: int) -> list[NDArray[np.float64]]:
    """Give for each example the chances of `ANSWERS`, by weights learnt from the articles of the other folds."""
    fold = [zlib.crc32(one.article.encode()) % folds for one in found]
    chance = [np.zeros(len(ANSWERS))] * len(found)
    for now in range(folds):
        rest = [one for one, its in zip(found, fold, strict=True) if its != now]
        mine = [at for at, its in enumerate(fold) if its == now]
        model = learn([one.features for one in rest], [one.answer for one in rest], len(ANSWERS))
        for at, shares in zip(mine, model.chances([found[at].features for at in mine]), strict=True):
            chance[at] = shares
    return chance


def table(found: Sequence[Example], chance: Sequence[NDArray[np.float64]]) -> Iterator[str]:
    """Write right, wrong and (of these) unreal additions at each level, by source and language."""
    rows: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for one, shares in zip(found, chance, strict=True):
        if not one.known:
            held = float(shares[HELD]) if shares[HELD + 1 :].sum() <= UNREAL else 0.0
            rows[_source(one), one.language].append((one.answer, held))
    yield f"| | pairs not read | of them held | {' | '.join(f'≥ {level}' for level in LEVELS)} |"
    yield "|---" * (3 + len(LEVELS)) + "|"
    for name, pairs in sorted(rows.items()):
        held_ones = sum(answer == HELD for answer, _ in pairs)
        levels = " | ".join(_level(pairs, level) for level in LEVELS)
        yield f"| {', '.join(name)} | {len(pairs)} | {held_ones} | {levels} |"


def _source(one: Example) -> str:
    return "passages" if one.source == one.language else "articles"


def _level(pairs: Sequence[tuple[int, float]], level: float) -> str:
    answers = [answer for answer, share in pairs if share >= level]
    right = sum(answer == HELD for answer in answers)
    unreal = sum(answer > HELD for answer in answers)
    return f"{right}, {len(answers) - right} ({unreal})"


if __name__ == "__main__":
    sys.exit(main())
