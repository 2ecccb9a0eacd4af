"""Whom a pronoun means in its sentence, as a subject or as an object."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.memory import Memory
from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row


def meant_by(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a pronoun at a unit means: the nearest official before it of its gender, else the latest spoken of, not one named behind it."""
    gender = row.view.words.settings["gender"].get(row.word(index), "")
    for unit in reversed(row.units[:index]):
        one = unit.value.officials if isinstance(unit.value, Meant) else ()
        if len(one) == 1 and one[0].gender in ("", gender):
            return list(one)
    following = (unit.value.officials for unit in row.units[index:] if isinstance(unit.value, Meant))
    behind = next((one for one in following if len(one) == 1), ())
    for official in [*memory.subject, *(() if memory.stranger else reversed(memory.seen))]:
        if official.gender in ("", gender) and official not in behind:
            return [official]
    return []


def joined_to(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a pronoun means that “and” joins to a mention on its right: “he and | his host”."""
    at = index - 1
    while row.is_a(at, "article") or row.is_a(at, "comma"):
        at -= 1
    joined = row.is_a(at, "and") and row.is_a(at - 1, "pronoun_singular")
    return meant_by(row, at - 1, memory) if joined else []


def object_of(row: Row, start: int, end: int, subjects: Sequence[Official], memory: Memory) -> list[Official]:
    """Give whom an object pronoun among the units `start` to `end` means, who is no subject: “met her”, “spoke with them”."""
    for index in range(start, end):
        if row.is_a(index, "object_plural"):
            return [one for one in memory.group or memory.pair if one not in subjects]
        if row.is_a(index, "object_pronoun"):
            gender = row.view.words.settings["gender"].get(row.word(index), "")
            others = [one for one in reversed(memory.seen) if one not in subjects]
            return [one for one in others if one.gender in ("", gender)][:1]
    return []


def object_said(row: Row, verb: int, subjects: Sequence[Official]) -> list[Official]:
    """Give whom the pronoun on a verb means among those its sentence names before (« Y viajó a L; mañana lo recibirá X »)."""
    genders = row.view.words.settings["gender"]
    said = {genders.get(clitic, "") for clitic in row.units[verb].value.clitics} - {""}
    for unit in row.units[:verb]:
        one = unit.value.officials if isinstance(unit.value, Meant) else ()
        if len(one) == 1 and one[0] not in subjects and (not said or one[0].gender in ("", *said)):
            return list(one)
    return []


def unsaid(row: Row, verb: int, memory: Memory) -> list[Official]:
    """Give the subject that a language may leave out (« Se reunió también con Y ») of a verb before which no noun stands.

    A plural form, known by its ending, means the last two who met or signed.
    """
    ending = row.view.words.settings.get("plural_verb", "")
    group = row.units[verb].value if row.units[verb].code == "V" else None
    if not ending or group is None or group.tense in ("participle", "gerund"):
        return []
    plural = any(
        row.view.low(at).endswith(ending)
        for at in range(group.first, group.end)
        if row.view.low(at) in row.view.words.verbs
    )
    return list((memory.group or memory.pair) if plural else memory.subject) if _is_light(row, verb) else []


def leaves_out(row: Row) -> bool:
    """Whether the first verb of a sentence has its subject left out, so that the one before it goes on."""
    verb = next((at for at, unit in enumerate(row.units) if unit.code == "V"), None)
    return bool(row.view.words.settings.get("plural_verb")) and verb is not None and _is_light(row, verb)


def _is_light(row: Row, verb: int) -> bool:
    """Whether only dates, places and small words stand before a verb, and a verb that governs it (« acaba de volver »)."""
    governed = row.units[verb].code == "V" and row.units[verb].value.tense == "infinitive"
    return all(
        unit.code in "DL"
        or (unit.code == "V" and (governed or "just" in unit.value.senses))
        or (unit.code == "W" and (row.is_a(at, "before_verb") or not unit.label[0].isalpha()))
        for at, unit in enumerate(row.units[:verb])
    )
