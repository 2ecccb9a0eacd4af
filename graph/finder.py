"""The side index of a store: which events, names and sentences a question is about, in the order in which it wants them.

SPARQL engines have no index by the order of dates and none of the words in a text: on a store of a million events they
pass over all of them to find the latest thousand. So a small SQLite file beside the quads finds, and the question's
`.rq` file answers about what was found. The file is derived from the store, graph by graph (`graph.upkeep`), and a
question whose store has none is answered by its query alone. Ids here are addresses without the data base.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from ontology.vocabulary import BASE

QUERIES: Final = Path(__file__).with_name("queries")
FILE: Final = "finder.sqlite"
VERSION: Final = 3
"""Of the tables: an index of another version is not read, and is made anew by whoever writes to the store."""
SHORT: Final = 3
"""Shorter words have no group of three letters: they are looked for in the texts themselves."""

IN_PERIOD: Final = """
  day >= substr(:since, 1, 4) AND day <= :until || '~' AND (day <> '' OR :since || :until = '')
  AND day >= substr(:since, 1, length(day)) AND substr(day, 1, length(:until)) <= :until
"""
"""As the queries have it; the first two bounds say no more than the others, but an index can use them."""


class Finder:
    """The side index, open to be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, store: Path) -> Finder | None:
        """Open the side index of a store; nothing if there is none, or none that can be read."""
        path = store / FILE
        if not path.exists():
            return None
        for mode in ("mode=ro", "immutable=1"):  # the second where nobody may write beside the file
            with suppress(sqlite3.Error):
                finder = cls(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, check_same_thread=False))
                finder.connection.execute("PRAGMA mmap_size = 1073741824")
                if finder.version() == VERSION:
                    return finder
                finder.close()
                return None
        return None

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Give the rows of a statement."""
        return self.connection.execute(sql, values).fetchall()

    def ask(self, name: str, **values: Any) -> list[dict[str, Any]]:
        """Ask `queries/NAME.sql`, which answers as the question's `.rq` file does; lists are of ids or words."""
        listed = {key: json.dumps(value) if isinstance(value, list) else value for key, value in values.items()}
        found = self.connection.execute(text(name), {"base": BASE, **listed})
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def first(self, sql: str, **values: Any) -> list[str]:
        """Give the first column of the rows of a statement."""
        return [row[0] for row in self.rows(sql, **values)]

    def version(self) -> int:
        """Give the version of its tables."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def is_behind(self) -> bool:
        """Whether a program ended, or is busy, between writing to the store and writing here."""
        return bool(self.rows("SELECT 1 FROM pending LIMIT 1"))

    def events(self, who: Sequence[str] = (), *, since: str = "", until: str = "", limit: int = 0) -> list[str]:
        """List the events, or those in which all of some take part or are concerned, the latest first."""
        bounds = _bounds(since, until, limit)
        if not who:
            return self.first(
                f"SELECT event FROM event WHERE {_period(since, until)} ORDER BY day DESC, event LIMIT :limit", **bounds
            )
        rarest, *others = sorted(who, key=self.busy)
        also = " AND ".join(["", *(f"EXISTS ({_PRESENT.format(n)})" for n in range(len(others)))])
        asked = {f"who{position}": one for position, one in enumerate(others)}
        return self.first(
            f"SELECT event FROM part AS p WHERE who = :who AND {_period(since, until)}{also} ORDER BY day DESC, event LIMIT :limit",
            who=rarest, **bounds, **asked,
        )  # fmt: skip

    def events_at(self, place: str, *, limit: int) -> list[str]:
        """List the events in a place, the latest first."""
        return self.first(
            "SELECT event FROM event WHERE spot = :place ORDER BY day DESC, event LIMIT :limit",
            place=place,
            limit=limit,
        )

    def busy(self, who: str) -> int:
        """Count the events in which somebody takes part."""
        return int(next(iter(self.first("SELECT events FROM node WHERE id = :who", who=who)), 0))

    def meetings(
        self, who: str, statuses: Iterable[str], *, since: str = "", until: str = "", country: str = "", post: str = ""
    ) -> Iterator[str]:
        """Give the meetings in which somebody takes part, the latest first; `country`, `post` are of somebody there."""
        also = f" AND EXISTS ({_PRESENT.format('0')})" if country else ""
        also += (
            " AND EXISTS (SELECT 1 FROM part INDEXED BY part_by_event WHERE event = p.event AND instr(post, :post))"
            if post
            else ""
        )
        found = self.connection.execute(
            f"SELECT event FROM part AS p WHERE who = :who AND kind = 'meeting' AND acts AND {_in('status', statuses)}"
            f" AND {_period(since, until)}{also} ORDER BY day DESC, event LIMIT -1",
            {"who": who, "who0": country, "post": post, **_bounds(since, until, 0)},
        )
        return (row[0] for row in found)

    def steps(self, statuses: Iterable[str], sides: Iterable[str], limit: int, **asked: Any) -> list[tuple[str, str]]:
        """List the states of agreements for which `queries/agreements.rq` asks, each with its agreement, the latest first."""
        also = {f"who{position}": one for position, one in enumerate(sides)}
        where = "".join(f" AND EXISTS ({_PRESENT.format(position)})" for position in range(len(also)))
        return self.rows(
            f"SELECT step, event FROM step AS p WHERE {_in('status', statuses)} AND {_AS_ASKED}{where}"
            " ORDER BY day DESC, event, position LIMIT :limit",
            limit=limit or -1, **also, **asked,
        )  # fmt: skip

    def stages(self, agreement: str) -> list[str]:
        """List the states of one agreement."""
        return self.first("SELECT step FROM step WHERE event = :agreement", agreement=agreement)

    def disputes(self, limit: int) -> list[str]:
        """List the events on which articles disagree, the latest first."""
        return self.first(
            "SELECT event FROM event WHERE disputed ORDER BY day DESC, event LIMIT :limit", limit=limit or -1
        )

    def news(self, since: str, limit: int) -> list[str]:
        """List the events and states of agreements of which articles first told since a day, the latest first."""
        return self.first(
            "SELECT subject FROM news WHERE stated >= :since ORDER BY stated DESC, event LIMIT :limit",
            since=since, limit=limit or -1,
        )  # fmt: skip

    def articles(self, limit: int) -> list[str]:
        """List the articles, those printed last first."""
        return self.first(
            "SELECT article FROM article ORDER BY published DESC, article LIMIT :limit", limit=limit or -1
        )

    def topics(self, length: int, since: str, until: str) -> list[tuple[Any, ...]]:
        """Give the rows of `queries/topics.rq`; without periods the rows stand in the order of the groups, and none is sorted."""
        period, grouped = ("substr(day, 1, :length)", "topic, period") if length else ("''", "topic")
        return self.rows(
            f"SELECT topic, {period} AS period, sum(events), sum(articles), coalesce(min(day) FILTER (WHERE day <> ''), 'none'),"
            f" max(day) FROM topic WHERE {_period(since, until)} GROUP BY {grouped} ORDER BY period, 3 DESC, topic",
            length=length, since=since, until=until,
        )  # fmt: skip

    def counts(self) -> list[tuple[str, int]]:
        """Count what the store holds of each kind of thing."""
        return self.rows(
            "SELECT kind, count(*) FROM event GROUP BY kind"
            " UNION ALL SELECT class, count(*) FROM node WHERE class IS NOT NULL GROUP BY class"
            " UNION ALL SELECT 'article', count(*) FROM article"
        )

    def busiest(self) -> list[str]:
        """Give the name of the official who takes part in most events."""
        return self.first("SELECT label FROM node WHERE class = 'official' AND events ORDER BY events DESC, id LIMIT 1")

    def names(self) -> list[tuple[Any, ...]]:
        """Give everybody and everything that has a name: id, class, name."""
        return self.rows("SELECT id, class, label FROM node WHERE class IS NOT NULL ORDER BY label, id")

    def passages(self, words: Sequence[str], after: int, count: int) -> list[tuple[int, str]]:
        """Give names and sentences that hold all of some words: their numbers, and what bears or tells them."""
        long = " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"' for word in words if len(word) >= SHORT)
        short = {f"word{position}": word for position, word in enumerate(words) if len(word) < SHORT}
        where = [
            "rowid > :after",
            *(["passage MATCH :long"] if long else []),
            *(f"instr(text, :{name})" for name in short),
        ]
        return self.rows(
            f"SELECT p.rowid, s.subject FROM (SELECT rowid FROM passage WHERE {' AND '.join(where)} ORDER BY rowid LIMIT :count) AS p"
            " JOIN said AS s ON s.passage = p.rowid ORDER BY p.rowid",
            after=after, count=count, long=long, **short,
        )  # fmt: skip

    def tied_to(self, some: Sequence[str]) -> list[str]:
        """List those whom events tie to any of some.

        Of few, the ties of each are followed; of many, each node is asked for one tie that leads to them, which ends at
        the first (Beamer, Asanović and Patterson, 2012).
        """
        near = json.dumps(list(some))
        degrees = "SELECT sum(degree) FROM node WHERE id IN (SELECT value FROM json_each(:near))"
        many = int(self.first(degrees, near=near)[0] or 0) > self.tied()
        return self.first(_ASKED if many else _FOLLOWED, near=near)

    def tie(self, one: str, other: str) -> list[str]:
        """Give the latest event that ties two."""
        rarest, often = sorted((one, other), key=self.busy)
        return self.first(
            f"SELECT event FROM part AS p WHERE who = :who AND acts AND ties AND EXISTS ({_PRESENT.format('0')} AND acts)"
            " ORDER BY day DESC, event LIMIT 1",
            who=rarest, who0=often,
        )  # fmt: skip

    def edges(self, limit: int) -> list[tuple[str, str, int]]:
        """Give the strongest ties, with the number of events."""
        return self.rows(
            "SELECT one, other, events FROM edge ORDER BY events DESC, one, other LIMIT :limit", limit=limit or -1
        )

    def degrees(self, limit: int) -> list[tuple[str, int]]:
        """Give those tied to most others, with the number of these; also those who are tied to as many as the last."""
        least = self.first(
            "SELECT degree FROM node WHERE degree ORDER BY degree DESC, id LIMIT 1 OFFSET :limit",
            limit=max(limit - 1, 0),
        )
        bound = least[0] if limit and least else 1
        return self.rows("SELECT id, degree FROM node WHERE degree >= :bound ORDER BY degree DESC, id", bound=bound)

    def tied(self) -> int:
        """Count those whom events tie to somebody."""
        return int(self.rows("SELECT count(*) FROM node WHERE degree > 0")[0][0])


@cache
def text(name: str) -> str:
    """Give the text of a question to the side index."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


_PRESENT: Final = "SELECT 1 FROM part INDEXED BY part_by_event WHERE event = p.event AND who = :who{}"

_FOLLOWED: Final = """
  SELECT other FROM json_each(:near) AS near JOIN edge ON one = near.value
  UNION SELECT one FROM json_each(:near) AS near JOIN edge ON other = near.value
"""
_ASKED: Final = """
  SELECT id FROM node WHERE degree > 0
  AND (EXISTS (SELECT 1 FROM edge WHERE one = id AND +other IN (SELECT value FROM json_each(:near)))
       OR EXISTS (SELECT 1 FROM edge WHERE other = id AND +one IN (SELECT value FROM json_each(:near))))
"""

_AS_ASKED: Final = """
  (:told = '' OR (stated <> '' AND stated <= :told))
  AND (:passed = '' OR day = '' OR day < substr(:passed, 1, length(day)))
  AND (:asof = '' OR (substr(stated, 1, length(:asof)) <= :asof
       AND (status IN ('proposed', 'planned') OR substr(day, 1, length(:asof)) <= :asof)))
  AND (:history OR (:asof = '' AND now) OR (:asof <> '' AND NOT EXISTS (
       SELECT 1 FROM step AS later WHERE later.event = p.event AND later.position > p.position
       AND substr(later.stated, 1, length(:asof)) <= :asof
       AND (later.status IN ('proposed', 'planned') OR substr(later.day, 1, length(:asof)) <= :asof))))
"""


def _bounds(since: str, until: str, limit: int) -> dict[str, Any]:
    return {"since": since, "until": until, "limit": limit or -1}


def _period(since: str, until: str) -> str:
    return IN_PERIOD if since or until else "true"


def _in(column: str, words: Iterable[str]) -> str:
    """A condition on a column that holds words of the ontology."""
    listed = ", ".join(f"'{word}'" for word in sorted(words) if word.replace("_", "").isalpha())
    return f"{column} IN ({listed})"
