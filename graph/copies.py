"""Copies: articles whose texts are nearly the same, such as one wire story on five sites, tell a thing once, not five times.

Each article keeps a fingerprint of its text (MinHash, Broder 1997), which depends on nothing but the text; which articles
are copies of one another is derived from the fingerprints when it is asked, so that it does not depend on the order in
which articles came.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any, Final

from pyoxigraph import NamedNode

from graph.rdf import term

WORD: Final = re.compile(r"[^\W_]+")
SHINGLE: Final = 3
"""Words that are compared together."""
PERMUTATIONS: Final = 128
ROWS: Final = 2
"""Values of a band: articles that share a band are compared."""
DIGITS: Final = 4
"""Hexadecimal digits of each value: the lower 16 bits of a minimum."""
ALIKE: Final = 0.5
"""The share of common shingles (Jaccard) from which two texts are copies …"""
CONTAINED: Final = 0.8
"""… or the share of the shorter one that stands in the longer, as when a site prints the first half of a report."""
MANY: Final = 30
"""Articles that share a band, beyond which not all pairs are compared."""
FEWEST: Final = 40
"""Shingles below which a text is too short to be part of another but by chance."""

Fingerprint = tuple[int, tuple[str, ...]]


def fingerprint(text: str) -> str:
    """Stand for a text by the number of its shingles and the least of their hashes under 128 permutations."""
    from datasketch import MinHash  # type: ignore[import-untyped]  # it ships no types

    words = WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32")
    sketch.update_batch([shingle.encode("utf-8", "replace") for shingle in shingles])
    return f"{len(shingles)}:" + "".join(f"{int(value) & 0xFFFF:04x}" for value in sketch.hashvalues)


def are_copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are nearly the same, or one is nearly all in the other."""
    common = sum(a == b for a, b in zip(one[1], other[1], strict=True)) / PERMUTATIONS
    shared = common * (one[0] + other[0]) / (1 + common)
    shorter = min(one[0], other[0])
    return common >= ALIKE or (shorter >= FEWEST and shared / shorter >= CONTAINED)


def groups(fingerprints: Mapping[str, str]) -> dict[str, str]:
    """From each article to the group it belongs to, named by the least of its members; one without copies stands alone."""
    read = {name: _read(text) for name, text in fingerprints.items()}
    leader = {name: name for name in read}

    def find(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for one, other in sorted(_candidates(read)):
        first, second = sorted((find(one), find(other)))
        if first != second and are_copies(read[one], read[other]):
            leader[second] = first
    return {name: find(name) for name in read}


def independent(fingerprints: Mapping[str, str]) -> int:
    """Count the articles that are no copies of one another: how many sources say a thing."""
    return len(set(groups(fingerprints).values()))


def kept(store: Any, articles: Iterable[str] | None = None) -> dict[str, str]:
    """Give the fingerprints of some articles, or of all; an article without one counts as unlike any other.

    `store` is what has `quads_for_pattern`; articles are IRIs.
    """
    name = term("lia:fingerprint")
    if articles is None:
        return {one.subject.value: one.object.value for one in store.quads_for_pattern(None, name, None, None)}
    found = {}
    for article in sorted(set(articles)):
        told = next(iter(store.quads_for_pattern(NamedNode(article), name, None, None)), None)
        found[article] = told.object.value if told is not None else ""
    return found


def _read(text: str) -> Fingerprint:
    count, _, digits = text.partition(":")
    if len(digits) != PERMUTATIONS * DIGITS:
        return 0, ()
    return int(count), tuple(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def _candidates(read: Mapping[str, Fingerprint]) -> Iterator[tuple[str, str]]:
    """Give the pairs of articles that share a band (locality-sensitive hashing)."""
    buckets: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for name, (_, values) in read.items():
        for at in range(0, len(values), ROWS):
            buckets[at, values[at : at + ROWS]].append(name)
    yield from {pair for names in buckets.values() for pair in _pairs(sorted(names))}


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pair all with all; of many only neighbours and each with the first, so that ten thousand copies stay cheap."""
    if len(names) <= MANY:
        yield from combinations(names, 2)
        return
    yield from pairwise(names)
    yield from ((names[0], name) for name in names[2:])


def originals(records: Iterable[Mapping[str, Any]], fingerprints: Mapping[str, str]) -> dict[str, str]:
    """From each copy to the article of its group that was published first; `records` describe articles."""
    members: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    group = groups(fingerprints)
    for record in records:
        members[group.get(record["id"], record["id"])].append(record)
    first = {key: min(found, key=_publication)["id"] for key, found in members.items()}
    return {one["id"]: first[key] for key, found in members.items() for one in found if one["id"] != first[key]}


def _publication(record: Mapping[str, Any]) -> tuple[str, str]:
    return (record["published"] or "9999", record["id"])
