"""The end of an agreement: whether it has come, or is still to come."""

from __future__ import annotations

from ingest.frames import Frame
from ingest.standing import PLANNED_TENSES


def has_expired(frame: Frame) -> bool:
    """Whether a clause behind says that what is to be replaced is no longer in force («relevará al plan de 2021, que expiró …»)."""
    verbs = [unit.value for unit in frame.row.units[frame.anchor + 1 :] if unit.code == "V"]
    return any("expire" in verb.senses and verb.tense == "past" and not verb.negated for verb in verbs)


def to_expire(frame: Frame) -> bool:
    """Whether what ends an agreement is still to come: by its verb, or by the one before its infinitive (« vendrá a sustituir »)."""
    verbs = [unit.value.tense for unit in frame.row.units[: frame.anchor + 1] if unit.code == "V"]
    if expires(frame):
        return True
    return any(tense in PLANNED_TENSES for tense in (verbs[-2:] if verbs[-1:] == ["infinitive"] else verbs[-1:]))


def expires(frame: Frame) -> bool:
    """Whether an agreement is said to have an end still ahead (“expires in June”)."""
    return frame.verb is not None and frame.verb.tense == "present" and "expire" in frame.verb.senses
