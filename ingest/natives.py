"""Countries told beside somebody: by a demonym (« deux Belges : le directeur X et Y », “The Dutchman, Commissioner X”), or by the embassy whose head he is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.memory import Memory
from ingest.mention import PersonMention
from ingest.origins import stands_alone
from ingest.registry import Official, Registry
from ingest.rows import Meant
from ingest.units import Row, Unit

NEAR: Final = 2
"""How many sentences after somebody was named a demonym may mean him whose country nothing has told."""
NAMED: Final = 4
"""Within how many units a sentence names him whom a pronoun opens it with (“He was | Y”)."""
PERSONAL: Final = ("used_to", "that", "with", "as_for")
"""Classes of words that a person may follow where his article is joined to the demonym."""
LINK: Final = 3
"""How many units stand at most between the word for an embassy and the country it is of."""


def note_natives(row: Row, memory: Memory) -> None:
    """Give the officials whom a demonym introduces its country, those listed behind a colon or the one in apposition; note who is whose counterpart."""
    _note_opposites(row, memory)
    if row.view.modifiers_before:
        _note_stranger(row, memory.row)
    for index, unit in enumerate(row.units):
        spot = row.view.entry(unit.start, "demonym") if unit.code == "W" else None
        if spot is None or index + 1 >= len(row.units):
            continue
        behind = index + 1 + spot[0].end - unit.end
        for official in _listed(row, behind) if _counted(row, index) else _apposed(row, index, behind):
            official.country = official.country or spot[1].country


def _note_stranger(row: Row, before: Row | None) -> None:
    """Give the one whom a sentence only names the country that the one before tells of him (“A Ugandan was driven in. He was | General Y”)."""
    opens = any(row.is_a(0, name) for name in ("pronoun_singular", "it")) and len(row.units) > NAMED
    copula = row.units[1].value if opens and row.units[1].code == "V" else None
    who = next((unit.value for unit in row.units[2:NAMED] if unit.code == "P"), None) if copula else None
    if before is None or copula is None or "be_aux" not in copula.senses or not isinstance(who, Meant):
        return
    for at, unit in enumerate(before.units):
        spot = before.view.entry(unit.start, "demonym") if unit.code == "W" else None
        if spot and before.is_a(at - 1, "indefinite") and stands_alone(before.view, spot[0].end):
            for official in who.officials:
                official.country = official.country or spot[1].country


def _counted(row: Row, index: int) -> bool:
    """Whether a number stands before a demonym (« deux Belges »)."""
    return row.is_a(index - 1, "number") or row.is_a(index - 1, "few")


def _listed(row: Row, colon: int) -> Iterator[Official]:
    """Give those listed behind a colon, up to the next verb."""
    if colon < len(row.units) and row.units[colon].label == ":":
        for unit in row.units[colon + 1 :]:
            if unit.code == "V" or unit.label == ";":
                return
            if isinstance(unit.value, Meant):
                yield from unit.value.officials


def _apposed(row: Row, index: int, comma: int) -> tuple[Official, ...]:
    """Give the one who stands between commas behind an article and a demonym (« Le Grec, le secrétaire général X, … »)."""
    closed = comma + 2 < len(row.units) and row.is_a(comma, "comma") and row.is_a(comma + 2, "comma")
    who = row.units[comma + 1].value if closed and row.is_a(index - 1, "article") else None
    return who.officials if isinstance(who, Meant) and len(who.officials) == 1 else ()


def _note_opposites(row: Row, memory: Memory) -> None:
    """Note whose counterpart one is who has a post of his own (“His counterpart, Commissioner Y, …”): they are not of one country."""
    for index, unit in enumerate(row.units):
        if unit.code != "P" or not isinstance(unit.value, Meant) or len(unit.value.officials) != 1:
            continue
        official, mention = unit.value.officials[0], unit.value.mention
        first = range(unit.start, mention.posts[0].start) if mention.posts else ()
        if official.opposite is None and any(row.view.is_a(at, "counterpart") for at in first):
            before = [
                one for other in row.units[:index] if isinstance(other.value, Meant) for one in other.value.officials
            ]
            official.opposite = next((one for one in reversed([*memory.seen, *before]) if one is not official), None)


def unclaimed(officials: Sequence[Official], number: int, code: str) -> list[Official]:
    """List the only one whom a demonym can mean: named in the sentences just before, in an office that tells no country, nobody else being of that country."""
    if any(code in (one.country, *one.candidates) or one.group for one in officials):
        return []
    near = [one for one in officials if one.in_office and not one.country and number - one.last_seen <= NEAR]
    return near if len(near) == 1 and not near[0].international else []


def native_of(row: Row, code: str, gender: str, registry: Registry, memory: Memory) -> Official | None:
    """Give the latest official spoken of who is of a country, or the only one who may be, who is of it from then on."""
    fitting = list(registry.recent(row.number, code, gender))
    known = [one for one in fitting if one.country or one in memory.subject]
    if not known and (known := unclaimed(fitting, row.number, code)):
        known[0].country = code
    return known[0] if known else None


def joined_native(row: Row, index: int, registry: Registry, memory: Memory) -> tuple[Unit | None, int]:
    """Resolve a demonym whose article is joined to it, where only a person can stand: behind a verb or a word that people follow (« وسيصل الماليزي »)."""
    view, unit = row.view, row.units[index]
    endings = view.words.settings.get("native", {})
    gender = next((endings[end] for end in endings if view.low(unit.start).endswith(end)), "")
    if not gender or index == 0 or not view.is_joined_to_article(unit.start):
        return None, 1
    spot = view.entry(unit.start, "demonym")
    if spot is None or not (row.units[index - 1].code == "V" or any(row.is_a(index - 1, name) for name in PERSONAL)):
        return None, 1
    meant = native_of(row, spot[1].country, gender, registry, memory)
    if meant is None:
        return None, 1
    return Unit("P", unit.start, unit.end, Meant((meant,), PersonMention(unit.start, unit.end, "described"))), 1


def mission_of(rows: Sequence[Row], official: Official) -> str:
    """Give the country of the embassy that the article names last before a diplomat, else first."""
    before = [code for row in rows[: official.first_seen + 1] for code in missions(row)]
    behind = (code for row in rows[official.first_seen + 1 :] for code in missions(row))
    return before[-1] if before else next(behind, "")


def missions(row: Row) -> Iterator[str]:
    """Yield the countries of the embassies that a sentence names: « l'ambassade de Suède », “the Swedish embassy”, « السفارة الأمريكية »."""
    for index in range(len(row.units)):
        if row.is_a(index, "mission"):
            code = _country(row, range(index + 1, index + 1 + LINK)) or _country(
                row, range(index - 1, index - LINK, -1)
            )
            if code:
                yield code


def _country(row: Row, stretch: range) -> str:
    """Give the country or the demonym that only small words part from a noun."""
    for at in stretch:
        if not 0 <= at < len(row.units):
            return ""
        unit = row.units[at]
        native = row.view.entry(unit.start, "demonym") if unit.code == "W" else None
        if native:
            return native[1].country
        if unit.code == "C":
            return str(unit.value.country)
        if not any(row.is_a(at, name) for name in ("of", "article", "genitive")):
            return ""
    return ""
