"""Whether what a frame tells took place, is planned, proposed, cancelled or denied, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

from ingest.cancellations import called_off, put_off
from ingest.denials import is_claimed, is_denied
from ingest.frames import Frame
from ingest.happenings import carrier_of, main_verb, of_noun, took_place
from ingest.modality import is_reported, is_unreal
from ingest.prospects import talked_of
from ingest.standing import CLAIMED, Standing, not_done, of_verb
from ingest.units import Row
from ingest.verbs import VerbGroup

HEDGED = 0.5
"""Below this an event is only said to have happened."""


def standing(frame: Frame) -> Standing | None:
    """Judge a frame: 1. denied or called off, 2. by its own verb, or what carries its noun; None where nothing is told."""
    row, verb, anchor = frame.row, frame.verb, frame.anchor
    told = anchor if verb or (carrier := carrier_of(row, anchor)) is None else carrier
    if is_denied(row, anchor) or is_denied(row, told):  # 1
        return Standing("planned", 0.7) if _stays_planned(row) else Standing("denied", 0.9)
    if is_unreal(row, anchor) or _is_hearsay(row, anchor):
        return None
    if not _is_affirmed(row, anchor) and (off := _off(row, anchor)):
        return off
    if verb and frame.kind == "meeting" and (status := talked_of(row, anchor)):
        return Standing(status, 0.6)
    judged = of_noun(row, anchor) if verb is None else not_done(row, verb) if verb.negated else None
    judged = judged or (None if verb is None or verb.negated else of_verb(row, anchor, verb))  # 2
    return replace(judged, confidence=CLAIMED) if judged and is_doubtful(row, told) else judged


def _is_hearsay(row: Row, anchor: int) -> bool:
    """Whether a sentence only tells what is rumoured, and nobody affirms what the anchor tells (« ما أشيع عن …، مؤكدا أن … »)."""
    said = any(unit.label == "hearsay" for unit in row.units)
    return said and not _is_affirmed(row, anchor)


def _is_affirmed(row: Row, anchor: int) -> bool:
    """Whether somebody who denies or contests another thing affirms what the anchor tells (« نفى إلغاء الزيارة، مؤكدا أن … »)."""
    before = row.units[:anchor]
    affirmed = next((at for at in reversed(range(anchor)) if row.is_a(at, "affirming")), None)
    denied = any(unit.code == "V" and "deny" in unit.value.senses for unit in before[:affirmed])
    return affirmed is not None and denied


def _off(row: Row, anchor: int) -> Standing | None:
    """Judge what a verb calls or puts off, unless the main verb says that it took place after all (“Twice postponed, … was held”)."""
    if row.units[anchor].code == "N" and any(
        took_place(row, verb) and not verb.negated for verb in _own_verbs(row, anchor)
    ):
        return None
    return called_off(row, anchor) or put_off(row, anchor)


def _own_verbs(row: Row, anchor: int) -> list[VerbGroup]:
    """List the verbs of which a noun is the subject: its main verb, and the one right before it where verbs come first."""
    before = row.units[anchor - 1].value if anchor and row.units[anchor - 1].code == "V" else None
    first = before if row.view.words.settings.get("caseless") else None
    return [verb for verb in (main_verb(row, anchor), first) if verb is not None]


def is_doubtful(row: Row, anchor: int) -> bool:
    """Whether what the anchor tells is only claimed by somebody or said to have happened."""
    return is_claimed(row, anchor) or is_reported(row, anchor)


def _stays_planned(row: Row) -> bool:
    """Whether what is denied is that something was called off (« نفى إلغاء الزيارة »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    denied = next((at for at, verb in enumerate(verbs) if "deny" in verb.senses), len(verbs))
    return any(verb.senses & {"cancel", "postpone"} and verb.tense == "gerund" for verb in verbs[denied:])
