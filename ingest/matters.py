"""Operations that a sentence only names: what an agreement or a talk is about, what somebody was honoured for, who it is who is handed over."""

from __future__ import annotations

from typing import Final

from ingest.frames import Frame
from ingest.verbs import NOT_FINITE

ABOUT: Final = 8
PROVIDES: Final = frozenset({"allow", "cover", "bind"})
"""What agreements do: they allow, provide for, bind."""
TALKING: Final = frozenset({"discuss", "talk"})
"""Senses of verbs whose object is only talked about."""
MERE: Final = frozenset({"infinitive", "gerund"})
"""Forms of a verb by which it is named only, the Arabic verbal noun among them."""


def is_merit(frame: Frame) -> bool:
    """Whether it is only what somebody was honoured for (“was awarded the medal for a rescue at sea”)."""
    units, anchor = frame.row.units, frame.anchor
    honoured = any(unit.label == "honour" for unit in units[:anchor])
    merit = any(frame.row.is_a(at, "merit") for at in range(anchor))
    return units[anchor].code == "N" and honoured and (merit or frame.row.is_a(anchor - 1, "indefinite"))


def is_whose(frame: Frame) -> bool:
    """Whether an arrest only says who it is that is handed over: « Un Irlandais, arrêté à L, a été livré à C »."""
    if frame.verb is None or frame.verb.tense != "participle" or "arrest" not in frame.verb.senses:
        return False
    verbs = [unit.value for unit in frame.row.units if unit.code == "V" and unit.value.tense not in NOT_FINITE]
    return any(verb.senses & {"hand", "extradite"} for verb in verbs)


def is_matter(frame: Frame) -> bool:
    """Whether it is only what an agreement or a talk is about: « l'accord instituant des patrouilles mixtes », “discussed rescue at sea”."""
    row, units, anchor = frame.row, frame.row.units, frame.anchor
    named = [at for at, one in enumerate(units[:anchor]) if one.label.startswith("agreement")]
    if any(row.is_a(at + 1, "led_by") and row.is_a(at + 2, "relative") for at in named):
        return True  # “the agreement under which they trained soldiers”
    unit = units[anchor]
    if unit.code != "N" and not (unit.code == "V" and unit.value.tense in MERE):
        return False
    verbs = [one.value for one in units[:anchor] if one.code == "V" and one.value.tense not in NOT_FINITE]
    if named and any(verb.senses & PROVIDES for verb in (*verbs[:1], *verbs[-1:])):
        return True  # the first verb, of which it is the complement, or the nearest (« signé par X, et qui prévoit »)
    governing = next((at for at in range(anchor - 1, -1, -1) if units[at].code == "V"), -1)
    if named and named[-1] < governing and units[governing].value.tense == "infinitive":
        return True  # «propuso un memorando para impartir cursos»
    for unit in reversed(units[max(0, anchor - ABOUT) : anchor]):
        if unit.label.startswith("agreement"):
            return True
        if unit.code == "V" and unit.value.tense not in NOT_FINITE and not unit.value.senses & PROVIDES:
            return bool(unit.value.senses & TALKING) and not unit.value.passive
    return False
