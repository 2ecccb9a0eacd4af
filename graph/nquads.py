"""N-Quads as the engine writes them, read a graph at a time: no terms are made, and of most lines only the form is looked at.

What another program has written differently (escapes, comments, blank nodes) is valid all the same, but not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from graph.rdf import term
from graph.statements import Values

IRI: Final = rb'<[^\x00-\x20<>"{}|^`\\]*+>'
ESCAPE: Final = rb"\\(?:[tbnrf\"'\\]|u00[0-7][0-9A-F])"
TEXT: Final = rb'"[^"\\\n\r]*+(?:' + ESCAPE + rb'[^"\\\n\r]*+)*+"'
TYPE: Final = rb"\^\^" + IRI + rb"|@[a-zA-Z]++(?:-[a-zA-Z0-9]++)*+"
TRIPLE: Final = rb"%s %s (?:%s|%s(?:%s)?+)" % (IRI, IRI, IRI, TEXT, TYPE)
BLOCK: Final = re.compile(rb"%s (%s \.\n)(?:%s \1)*+" % (TRIPLE, IRI, TRIPLE))
"""Lines of one graph that follow one another: of N-Quads 1.1, section 4, what can be written in one way only."""
STATED: Final = re.compile(r'<([^>]*+)> <([^>]*+)> (?:<([^>]*+)>|"([^"\\]*+(?:\\.[^"\\]*+)*+)").*\n')
"""Subject, predicate, and the address or the text of each of such lines."""
ESCAPED: Final = re.compile(r"\\(u....|.)", re.DOTALL)
MEANT: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
AT_ONCE: Final = 2**24
"""Bytes read at once."""


class Unlike(Exception):
    """A file has lines that are not as the engine writes them."""


def blocks(path: Path) -> Iterator[tuple[str, str, int]]:
    """Give the graphs of a file: address, such of its lines as follow one another, where these end in the file.

    Raises `Unlike` if it is written otherwise, and `OSError`.
    """
    rest, end = b"", 0
    with path.open("rb") as file:
        while read := file.read(AT_ONCE):
            rest += read
            found = _split(rest[: rest.rfind(b"\n") + 1])
            for block in found[:-1]:
                yield _block(block, end)
            if found:  # the lines after the last may be of the same graph
                end += found[-1].start()
                rest = rest[found[-1].start() :]
    for block in _split(rest):
        yield _block(block, end)


def graphs(path: Path, ends: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Give the graphs of a file that was read through: address and lines; `ends` is where these end."""
    start = 0
    with path.open("rb") as file:
        for end in ends:
            lines = file.read(end - start).decode()
            yield lines[lines.rfind("<") + 1 : -4], lines
            start = end


def _split(lines: bytes) -> list[re.Match[bytes]]:
    found, end = [], 0
    for block in BLOCK.finditer(lines):
        if block.start() != end:
            raise Unlike
        found.append(block)
        end = block.end()
    if end != len(lines):
        raise Unlike
    return found


def _block(found: re.Match[bytes], start: int) -> tuple[str, str, int]:
    try:
        return found[1][1:-4].decode(), found[0].decode(), start + found.end()
    except UnicodeDecodeError:
        raise Unlike from None


class Written:
    """The statements of a graph, as its lines have them."""

    def __init__(self, lines: str) -> None:
        self.lines = lines

    @cached_property
    def subjects(self) -> dict[str, Values]:
        """What is stated, by subject."""
        found: dict[str, Values] = {}
        for subject, predicate, address, text in dict.fromkeys(STATED.findall(self.lines)):
            found.setdefault(subject, {}).setdefault(predicate, []).append(address or _plain(text))
        return found

    def of(self, subject: str) -> Values:
        """Give what is stated of a subject."""
        return self.subjects.get(subject, {})

    def having(self, name: str) -> list[tuple[str, str]]:
        """Give each subject that has a property, with its value."""
        address, found, end = term(name).value, [], 0
        while (at := self.lines.find(f" <{address}> ", end)) >= 0:
            start, end = self.lines.rfind("\n", 0, at) + 1, self.lines.find("\n", at)
            subject, predicate, value = _read(self.lines[start:end])
            if predicate == address:
                found.append((subject, value))
        return list(dict.fromkeys(found))


def _read(line: str) -> tuple[str, str, str]:
    """Give subject, predicate and value of a line, as texts."""
    subject, predicate, rest = line.split(" ", 2)
    value = rest[1 : rest.find(">")] if rest.startswith("<") else _plain(rest[1 : rest.rfind('"')])
    return subject[1:-1], predicate[1:-1], value


def _plain(text: str) -> str:
    """A text without its escapes."""
    return ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(escape: re.Match[str]) -> str:
    sign = escape[1]
    return chr(int(sign[1:], 16)) if len(sign) > 1 else MEANT.get(sign, sign)
