"""Sentences that only deny or claim: what was told before them, or what they tell."""

from __future__ import annotations

from typing import Final

from ingest.clauses import NOT_FINITE
from ingest.dates import DateMention
from ingest.modality import phrase_at
from ingest.units import Row

OPENING: Final = 7
"""Words in which a sentence says at its beginning according to whom."""
SAYING: Final = frozenset({"say", "announce", "claim"})
REPORTED: Final = frozenset({"deny", "have_aux", "be_aux", "say", "announce"})
SAYING_NO: Final = frozenset({"deny", "have_aux", "be_aux", "say", "announce", "call", "dismiss"})
"""Senses of the verbs of a sentence that does nothing but say that a report is wrong (“Both call it a lie.”)."""
BEHIND: Final = 4
"""How many units after a verb its subject stands, where verbs come first."""
REFUSALS: Final = ("denial", "untrue")
"""What the units of nouns are called that say of a report that it is wrong."""
QUOTED: Final = 2
"""Within how many words a sentence begins with a refusal that is quoted (« Il n'en est rien », répond X)."""
NEAR: Final = 2
"""How many units before the event a word stands at most that makes a rumour of it (« prétendue rencontre »)."""
OBJECT: Final = 3
"""Within how many words behind a verb its object begins and ends (“denies the charges”)."""
SHORT: Final = 6
"""How many units a sentence has at most that only says that something never was."""


def denies(row: Row) -> bool:
    """Whether a sentence does nothing but deny (« Le Qatar a démenti. »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    if _no_such(row) or _never_was(row) or any("deny" in verb.senses and not verb.negated for verb in verbs[:1]):
        return True
    denial = any("deny" in verb.senses and not verb.negated for verb in verbs)
    denial = denial or any(unit.label in REFUSALS for unit in row.units)
    return denial and all(verb.senses & (SAYING_NO if row.view.modifiers_before else REPORTED) for verb in verbs)


def of_denial(row: Row, anchor: int, date: DateMention) -> bool:
    """Whether a date says when something was denied: it stands between the verb that denies and what is denied, or opens the sentence."""
    at = next(index for index, unit in enumerate(row.units) if unit.value is date)
    return at < anchor and any(unit.code == "V" and "deny" in unit.value.senses for unit in row.units[:anchor])


def refuses(row: Row) -> bool:
    """Whether a sentence begins by saying that a report is wrong, whatever it tells then (« Faux, répond X, qui était à L »)."""
    first = next((unit.label for unit in row.units if unit.code in ("N", "V")), "")
    quoted = any(phrase_at(row, at, sense) for at in range(QUOTED) for sense in REFUSALS)
    return first in REFUSALS or quoted or _is_none_of_it(row)


def answers_no(row: Row) -> bool:
    """Whether a sentence, or the quotation that opens it, answers a question with no (“‘Never,’ he said.”, « Non. »)."""
    view = row.view
    start = 0 if view.tokens[0].text[0].isalnum() else 1
    behind = view.tokens[start + 1].text[:1] if start + 1 < len(view.tokens) else "."
    return refuses(row) or denies(row) or (view.is_a(start, "no_answer") and not behind.isalnum())


def _is_none_of_it(row: Row) -> bool:
    """Whether a sentence, or the quotation that opens it, begins with two things that were not (« Ni viaje ni reunión »)."""
    start = 0 if row.view.tokens[0].text[0].isalnum() else 1
    return row.view.is_a(start, "neither") and any(
        row.view.is_a(at, "neither") for at in range(start + 2, start + SHORT)
    )


def refers_back(row: Row) -> bool:
    """Whether a sentence says that what was told before never was (“no such meeting took place”)."""
    return _no_such(row) and any(row.is_a(index, "such") for index in range(len(row.units)))


def contests(row: Row) -> bool:
    """Whether a sentence says that the report told before is wrong: « a réfuté cette information », “that report was denied”."""
    denial = any(unit.code == "V" and "deny" in unit.value.senses and not unit.value.negated for unit in row.units)
    view = row.view
    return denial and any(
        view.is_a(at, "report") and (view.is_a(at - 1, "demonstrative") or view.is_a(at - 1, "these"))
        for at in range(len(view.tokens))
    )


def reports(row: Row) -> bool:
    """Whether a sentence only gives somebody's word for what it tells (« La presse assure que … »)."""
    return any(
        unit.code == "V"
        and unit.value.tense not in NOT_FINITE
        and unit.value.senses & SAYING
        and any(row.is_a(at + i, name) for i in range(1, BEHIND) for name in ("object_relative", "that"))
        for at, unit in enumerate(row.units)
    )


def calls_off(row: Row) -> bool:
    """Whether a sentence opens with a bare participle that calls off what was told before (“Postponed; …”)."""
    first = next((unit.value for unit in row.units[:2] if unit.code == "V"), None)
    bare = first is not None and first.tense == "participle" and first.first < 2
    return first is not None and bare and bool(first.senses & {"cancel", "postpone"})


def _no_such(row: Row) -> bool:
    """Whether a sentence says that there was no meeting or agreement (“No such meeting took place”)."""
    return any(
        unit.label.startswith(("meeting", "agreement"))
        and any(row.is_a(at, "none") for at in range(max(0, index - 2), index))
        for index, unit in enumerate(row.units)
    )


def _never_was(row: Row) -> bool:
    """Whether a short sentence says that what was told before did not happen (« Eso nunca ocurrió. », «Nunca la hubo. »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"] if len(row.units) <= SHORT else []
    none = len(verbs) == 1 and verbs[0].negated
    return none and ("take_place" in verbs[0].senses or ("have_aux" in verbs[0].senses and verbs[0].object_clitic))


def is_claimed(row: Row, anchor: int) -> bool:
    """Whether the nearest finite verb before the anchor only claims: “a weekly had claimed that X met Y”.

    What an interview puts to whom it asks (“there were rumours that you met Y”) is a claim whatever the verb, and so is what
    a sentence tells that opens with those who only claim (“According to two websites, …”).
    """
    if row.view.is_a(0, "according") and any(_is_gossip(row, at) for at in range(1, OPENING)):
        return True
    asked = max((at for at in range(anchor) if row.is_a(at, "addressed")), default=0)
    if any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units[:asked]):
        return True
    for index in range(anchor - 1, -1, -1):
        unit = row.units[index]
        if unit.label == ";":
            return False
        if unit.label == "rumour" and (anchor - index > NEAR or row.units[anchor].code == "V"):
            return True
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            return not unit.value.negated and ("claim" in unit.value.senses or _said_by_gossip(row, index))
    return False


def tells_claim(row: Row) -> bool:
    """Whether a sentence tells what is only claimed or is contested, by its verb, source or a noun (“a website wrote”, « une rumeur »)."""
    verbs = (unit.value for unit in row.units if unit.code == "V")
    claimed = any(verb.senses & {"claim", "deny"} and not verb.negated for verb in verbs)
    heard = any(unit.label == "rumour" for unit in row.units)
    return claimed or heard or any(_is_gossip(row, at) for at in range(len(row.view.tokens)))


def _said_by_gossip(row: Row, verb: int) -> bool:
    """Whether who says something is nobody in particular: « un site a écrit que », “rumours have it that”."""
    said = row.units[verb].value.senses
    if not said & SAYING and (said or not row.is_a(verb + 1, "object_relative")):
        return any(row.is_a(at, "rumours") for at in range(max(0, verb - BEHIND), min(verb + BEHIND, len(row.units))))
    start = next((at + 1 for at in range(verb - 1, -1, -1) if row.units[at].code == "V"), 0)
    end = verb + BEHIND if row.view.words.settings.get("caseless") else verb
    near = row.units[start : min(end, len(row.units))]
    return any(_is_gossip(row, at) for unit in near for at in range(unit.start, unit.end))


def _is_gossip(row: Row, at: int) -> bool:
    """Whether a word is a source that is no particular one: « un site », « le même site », not “the website”, « le site du ministère »."""
    view = row.view
    parts = [token.pos for token in view.tokens[at : at + 2]]
    if not view.is_a(at, "gossip") or (parts[0] != "NOUN" and parts[1:] == ["NOUN"]):
        return False  # “a daily briefing”
    before = (at - 1, at - 2)
    definite = view.is_joined_to_article(at + 1) or any(
        view.is_a(near, "determiner") and not view.is_a(near, "indefinite") for near in before
    )
    return not definite or any(view.is_a(near, "same") for near in before)


def is_denied(row: Row, anchor: int) -> bool:
    """Whether a denial governs the anchor: « dément toute rencontre », « aucune rencontre », « prétendue rencontre »."""
    for index in range(anchor):
        unit = row.units[index]
        denied = unit.code == "V" and "deny" in unit.value.senses and not unit.value.negated
        affirmed = denied and any(row.is_a(at, "affirming") for at in range(index + 1, anchor))
        if denied and not affirmed and not _pleads(row, index) and not _is_aside(row, index, anchor):
            return True
        if unit.code == "N" and unit.label == "denial" and not _answers(row, index):
            return True
    if _is_unproven(row, anchor):
        return True
    unit = row.units[anchor]
    none = unit.code == "V" and not unit.value.negated and row.is_a(anchor + 1, "no")  # “met no officials”
    if none or _is_refuted(row, anchor) or (unit.code == "N" and row.is_a(anchor - 1, "negation")):
        return True
    near = range(max(0, anchor - NEAR), anchor)
    return any((row.units[at].label == "rumour" and unit.code == "N") or row.is_a(at, "none") for at in near)


def _pleads(row: Row, verb: int) -> bool:
    """Whether somebody denies his guilt, and nothing else that the sentence tells (“X, who denies the charges, was arrested”)."""
    end = row.units[verb].end
    return any(row.view.is_a(at, "guilt") for at in range(end, end + OBJECT))


def _is_aside(row: Row, verb: int, anchor: int) -> bool:
    """Whether a comma closes the relative clause in which somebody denies something, before the anchor (“a cook who denies everything, …”)."""
    opened = row.is_a(verb - 1, "subject_relative") or row.is_a(verb - 2, "subject_relative")
    closed = next((at for at in range(verb + 1, anchor) if row.is_a(at, "comma")), anchor)
    return opened and closed < anchor and all(unit.code == "W" for unit in row.units[verb + 1 : closed])


def _answers(row: Row, index: int) -> bool:
    """Whether a refusal that opens a sentence is an answer to what was told before, cut off by a sign (“Nothing of the kind; he was in L”)."""
    opens = all(unit.code == "W" for unit in row.units[:index])
    return opens and index + 1 < len(row.units) and not row.units[index + 1].label[:1].isalnum()


def _is_unproven(row: Row, anchor: int) -> bool:
    """Whether a sentence says that there is no proof of what it tells, or that it is not true."""
    view, end = row.view, row.units[anchor].start
    for at in range(end):
        wanting = view.is_a(at, "proof") or view.is_a(at, "true")
        if wanting and any(view.is_a(before, name) for before in range(at) for name in ("negation", "none", "no")):
            return True
    return False


def _is_taken_back(row: Row, anchor: int) -> bool:
    """Whether the next finite verb denies the whole that was told (« …, ce que L dément », « … ; L le dément »)."""
    behind = (at for at in range(anchor + 1, len(row.units)) if row.units[at].code == "V")
    at = next((at for at in behind if row.units[at].value.tense not in NOT_FINITE), 0)
    verb = row.units[at].value if at else None
    if verb is None or verb.negated or "deny" not in verb.senses or verb.passive:
        return False
    whole = any(row.is_a(one, "dummy") and row.is_a(one + 1, "object_relative") for one in range(anchor + 1, at))
    return whole or (bool(verb.object_clitic) and any(unit.label == ";" for unit in row.units[anchor:at]))


def _is_refuted(row: Row, anchor: int) -> bool:
    """Whether what the anchor tells is said to be wrong: « … est dénuée de fondement », « … a été démentie », « il est faux que … »."""
    if _is_taken_back(row, anchor):
        return True
    for index, unit in enumerate(row.units):
        denied = unit.code == "V" and index > anchor and unit.value.passive and "deny" in unit.value.senses
        if denied and unit.value.tense != "participle" and not unit.value.negated:
            return True
        said = row.units[index - 1] if index else None
        if unit.label in REFUSALS and said and said.code == "V" and "be_aux" in said.value.senses:
            return not said.value.negated
    return False
