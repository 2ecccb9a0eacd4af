"""Posts that are said of somebody: “Y is C's chief of police”, « Y est depuis 2022 le directeur de X »."""

from __future__ import annotations

from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row


def is_predicate(row: Row, index: int) -> bool:
    """Whether a noun says what somebody is (« il y sera l'hôte de … »), so that it means nobody else."""
    before = row.units[index - 1] if index else None
    return before is not None and before.code == "V" and "be_aux" in before.value.senses


def holder_of(row: Row, index: int) -> Official | None:
    """Give the official, named without a post before it, whom the verb between says to hold the post of a mention now."""
    verb = past_adverbials(row, index - 1)
    if verb < 1 or not says_now(row, verb):
        return None
    at = _past_age(row, past_adverbials(row, verb - 1))
    subject = row.units[at].value if at >= 0 else None
    if not isinstance(subject, Meant) or subject.mention.how != "named" or len(subject.officials) != 1:
        return None
    return None if subject.officials[0].posts or governed(row, at) else subject.officials[0]


def past_adverbials(row: Row, index: int) -> int:
    """Step back over dates and adverbs (“is | since 2022”, “is now”)."""
    while index >= 0 and (row.units[index].code == "D" or row.is_a(index, "adverb")):
        index -= 1
    return index


def _past_age(row: Row, index: int) -> int:
    """Step back over an age between commas (“Y, 56, is”, « Y, 56 ans, est »)."""
    opened = next((at for at in (index - 2, index - 3) if row.is_a(at, "comma")), -1)
    aged = row.is_a(index, "comma") and opened > 0 and row.word(opened + 1).isdigit()
    return opened - 1 if aged else index


def says_now(row: Row, index: int) -> bool:
    """Whether a verb is “is”, or “has been” with a day since when: who only was something holds that post no more."""
    unit = row.units[index]
    if unit.code != "V" or "be_aux" not in unit.value.senses or unit.value.negated:
        return False
    return unit.value.tense == "present" or goes_on(row, index)


def goes_on(row: Row, index: int) -> bool:
    """Whether a verb tells of what has been so since a day and is so now (“has been … since 2022”)."""
    return (
        row.units[index].value.tense == "past" and begins_now(row, index, "have_aux") and "since" in edges(row, index)
    )


def begins_now(row: Row, index: int, auxiliary: str) -> bool:
    """Whether the first word of a verb is an auxiliary of this sense in the present (“has been”, “is led”)."""
    forms = row.view.words.verbs.get(row.view.low(row.units[index].value.first), ())
    return any(form.tense == "present" and auxiliary in form.senses for form in forms)


def edges(row: Row, index: int) -> set[str]:
    """Give what the dates in the clause of a verb, parted from it by no other, say of it: “since” when, “until” when."""
    dated = [at for at, unit in enumerate(row.units) if unit.code == "D"]
    near = [at for at in dated if not any(unit.code == "V" for unit in row.units[min(at, index) + 1 : max(at, index)])]
    return {row.units[at].value.edge for at in near}


def governed(row: Row, index: int) -> bool:
    """Whether a preposition or “and” before a name makes it no subject (“the brother of Y is …”)."""
    return any(row.is_a(index - 1, name) for name in ("of", "with", "by", "and", "preposition"))
