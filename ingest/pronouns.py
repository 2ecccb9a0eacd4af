"""Whom a pronoun means in its sentence, as a subject or as an object."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.clauses import SPOKEN, antecedent_of, is_governed, lies_in
from ingest.memory import PAIR, Memory
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE


def meant_by(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a pronoun at a unit means: the nearest official before it of its gender, else the latest spoken of, not one named behind it."""
    gender = row.view.words.settings["gender"].get(row.word(index), "")
    antecedent = _relativised(row, index)
    barred = [*(antecedent.value.officials if antecedent else ()), *_partners(row, index)]
    for unit in reversed(row.units[:index]):
        one = unit.value.officials if isinstance(unit.value, Meant) else ()
        if len(one) == 1 and one[0].gender in ("", gender) and one[0] not in barred:
            return list(one)
    following = (unit.value.officials for unit in row.units[index:] if isinstance(unit.value, Meant))
    behind = next((one for one in following if len(one) == 1), ())
    for official in [*memory.subject, *(() if memory.stranger else reversed(memory.seen))]:
        if official.gender in ("", gender) and official not in (*behind, *barred):
            return [official]
    return []


def described_before(row: Row, index: int, but: Sequence[Official] = ()) -> Side | None:
    """Give the one only described whom a pronoun means: the subject before it in its sentence, where nobody else is named.

    « Le ministre libyen est arrivé à L, où | il … »; `but` are those who act on him.
    """
    for at in range(index - 1, -1, -1):
        side = row.units[at].value
        if isinstance(side, Meant) and set(side.officials) <= set(but):
            continue
        if row.units[at].code == "P":
            return None
        if isinstance(side, Side) and side.country and not is_governed(row, at):
            return None if side.is_several else side
    return None


def described(row: Row, index: int, memory: Memory) -> Side | None:
    """Give the one only described whose counterpart somebody is: of the sentence, or of the last where a pronoun goes on about him."""
    goes_on = any(row.is_a(at, "pronoun_singular") for at in range(index))
    return described_before(row, index) or (memory.stranger if goes_on else None)


def _relativised(row: Row, index: int) -> Unit | None:
    """Give whom the relative pronoun right before a pronoun means, who is somebody else (“X, whom | he met”)."""
    found = antecedent_of(row, index - 1) if row.is_a(index - 1, "relative") else []
    return found[0] if found and isinstance(found[0].value, Meant) else None


def _partners(row: Row, index: int) -> list[Official]:
    """List with whom the subject at a unit does something, as the phrase before it says (“With X, | he discussed …”)."""
    first = next((at for at in range(index - 1, -1, -1) if row.units[at].code == "V"), -1) + 1
    found = [at for at in range(first, index) if isinstance(row.units[at].value, Meant) and row.is_a(at - 1, "with")]
    return [one for at in found for one in row.units[at].value.officials]


def acting_on(row: Row, index: int) -> list[Official]:
    """List who is the subject of the verb before a unit, and so is not meant there: “Y, head of C, called on | the police chief”."""
    verb = next((at for at in range(index - 1, 0, -1) if _is_finite(row, at)), 0)
    if any(row.is_a(at, name) for at in range(verb + 1, index) for name in ("relative", "and", "conjunction", "comma")):
        return []
    for at in range(verb - 1, -1, -1):
        if _is_finite(row, at) or row.units[at].label == ";":
            return []
        if row.units[at].code == "P" and isinstance(row.units[at].value, Meant) and not is_governed(row, at):
            return list(row.units[at].value.officials)
    return []


def _is_finite(row: Row, at: int) -> bool:
    unit = row.units[at]
    return unit.code == "V" and unit.value.tense not in NOT_FINITE


def joined_to(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a pronoun means that “and” joins to a mention on its right: “he and | his host”."""
    at = index - 1
    while row.is_a(at, "article") or row.is_a(at, "comma"):
        at -= 1
    joined = row.is_a(at, "and") and any(row.is_a(at - 1, name) for name in ("pronoun_singular", "pronoun_stressed"))
    return meant_by(row, at - 1, memory) if joined else []


def object_of(row: Row, start: int, end: int, subjects: Sequence[Official], memory: Memory) -> list[Official]:
    """Give whom an object pronoun among the units `start` to `end` means, who is no subject: “met her”, “spoke with them”, “pinned it on his chest”."""
    for index in range(start, end):
        if row.is_a(index, "object_plural"):
            return [one for one in memory.group or memory.pair if one not in subjects]
        if row.is_a(index, "object_pronoun") or (row.is_a(index, "possessive") and row.is_a(index + 1, "chest")):
            gender = row.view.words.settings["gender"].get(row.word(index), "")
            others = [one for one in reversed(memory.seen) if one not in subjects]
            return [one for one in others if one.gender in ("", gender)][:1]
    return []


def stressed(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a pronoun behind “with” means (« s'est entretenue avec lui », «se reunió con él»): one spoken of before who is not named beside it."""
    if not (row.is_a(index, "with_pronoun") and row.is_a(index - 1, "with")):
        return []
    gender = row.view.words.settings["gender"].get(row.word(index), "")
    named = [one for unit in row.units if isinstance(unit.value, Meant) for one in unit.value.officials]
    before = [one for one in (*memory.subject, *reversed(memory.seen)) if one not in named]
    return [one for one in (*before, *named[:-1]) if one.gender in ("", gender)][:1]


def demonstrated(row: Row, index: int, memory: Memory) -> list[Official]:
    """Give whom a demonstrative that a verb follows means («| Este se reunió», the last spoken of), or an ordinal («con el | segundo», of two)."""
    gender = row.view.words.settings["gender"].get(row.word(index), "")
    last = spoken_of(row.units[:index])[-1:] or memory.seen[-1:]
    if row.is_a(index, "latter_pronoun") and _is_finite(
        row, min(len(row.units) - 1, index + 1 + row.is_a(index + 1, "adverb"))
    ):
        return [one for one in last if one.gender in ("", gender)]
    place = row.view.words.settings.get("turns", {}).get(row.word(index), 0)
    if not (
        place and (row.is_a(index - 1, "article") or row.is_a(index - 1, "contracted")) and _stands_alone(row, index)
    ):
        return []
    here = spoken_of(row.units[:index])
    two = here if len(here) > 1 else spoken_of(memory.row.units if memory.row else [])
    gender = row.view.article_gender(row.units[index - 1].start)
    two = two[1:] if len(two) > PAIR else two  # whom A and B received, and these
    return [one for one in two[place - 1 : place] if len(two) == PAIR and one.gender in ("", gender or one.gender)]


def _stands_alone(row: Row, index: int) -> bool:
    """Whether no noun can follow a word, so that it stands for one itself («con el segundo, …», «al segundo la medalla»)."""
    following = row.units[index + 1] if index + 1 < len(row.units) else None
    small = any(row.is_a(index + 1, name) for name in ("and", "article", "with", "of"))
    return following is None or following.code in "VDN" or small or not following.label[:1].isalnum()


def spoken_of(units: Sequence[Unit]) -> list[Official]:
    """List whom units speak of, each once, in their order."""
    found = (one for unit in units if isinstance(unit.value, Meant) for one in unit.value.officials)
    return list(dict.fromkeys(found))


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

    A plural form, known by its ending, means the last two who met or signed; nobody, if something is done to one of whom
    the text spoke since (« Z llegó a L. Allí | la recibieron con flores »).
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
    if not _is_light(row, verb):
        return []
    if plural:
        two = list(memory.group or memory.pair)
        return two if not group.object_clitic or set(memory.subject) <= set(two) else []
    meant = _subject_before(row, _opened_by_preposition(row, verb)) or list(memory.subject)
    return [] if set(meant) & set(_partners(row, verb)) else meant  # «con ambos | habló»


def _subject_before(row: Row, clause: int) -> list[Official]:
    """Give whom the clause is about on which a relative clause depends (« X se despidió de Y, con quien | conversó »)."""
    others = [at for at, unit in enumerate(row.units[:clause]) if unit.code == "P"]
    others = [at for at in others if antecedent_of(row, clause - 1) != [row.units[at]]]
    chosen = next((at for at in others if not is_governed(row, at)), next(reversed(others), None))
    return [] if chosen is None else list(row.units[chosen].value.officials[:1])


def leaves_out(row: Row) -> bool:
    """Whether the first verb of a sentence has its subject left out, so that the one before it goes on."""
    told = (at for at, unit in enumerate(row.units) if unit.start not in row.sentence.quoted)
    verb = next((at for at in told if row.units[at].code == "V"), None)
    if verb is None or (row.units[verb].value.senses & SPOKEN and _is_followed(row, verb)):
        return False  # «…», dijo X
    return bool(row.view.words.settings.get("plural_verb")) and _is_light(row, verb)


def _goes_on(row: Row, clause: int) -> bool:
    """Whether the subject of the first verb of a sentence, which stands before a clause, is left out (« Volvió a L, donde | recibió a Y »)."""
    first = next((at for at in range(clause) if row.units[at].code == "V"), None)
    return first is not None and _is_light(row, first)


def _is_light(row: Row, verb: int) -> bool:
    """Whether nothing stands before a verb in its clause that could be its subject, nor somebody behind it.

    What may stand there are dates, places and small words, what a preposition governs (« durante su visita »), a gerund, and
    a verb that governs it (« acaba de volver »).
    """
    start = _opened_by_preposition(row, verb)
    return all(_is_aside(row, at, verb) for at in range(start, verb)) and not (start and _is_followed(row, verb))


def _is_aside(row: Row, at: int, verb: int) -> bool:
    """Whether a unit before a verb cannot be its subject."""
    unit = row.units[at]
    if unit.code == "V":
        governed = row.units[verb].code == "V" and row.units[verb].value.tense == "infinitive"
        framed = unit.value.tense == "infinitive" and at > 0  # «antes de | partir conversó»
        return governed or framed or unit.value.tense == "gerund" or "just" in unit.value.senses
    if unit.code in "PU" or row.is_a(at, "with"):
        return _with_whom(row, at)
    if unit.code == "N":
        before = [row.units[one] for one in range(max(0, at - 2), at)]
        around = any(one.label in row.view.words.words("around_noun") for one in before)
        return around or _is_fronted(row, at, verb)
    small = unit.code == "W" and (row.is_a(at, "before_verb") or not unit.label[0].isalpha())
    located = unit.code in "DL" or (
        unit.code == "C" and (lies_in(row, at) or row.is_a(at - 1, "in") or _is_fronted(row, at, verb))
    )
    return located or small or (unit.code == "W" and _is_fronted(row, at, verb))


def _with_whom(row: Row, at: int) -> bool:
    """Whether a unit belongs to “with” and somebody, who is not the subject («con Y | conversó después»)."""
    opened = next((one for one in range(at, max(-1, at - 3), -1) if row.is_a(one, "with")), -1)
    governed = opened + 1 + row.is_a(opened + 1, "article") if opened >= 0 else 0
    return opened >= 0 and governed < len(row.units) and row.units[governed].code in "PU" and at in (opened, governed)


def _is_fronted(row: Row, at: int, verb: int) -> bool:
    """Whether a word is in a phrase before a verb that a preposition opens, and a comma or the verb closes (« en ese mismo lugar, recibió a Y », «en el palacio de L | recibió a Y»)."""
    start = next((one + 1 for one in range(at, -1, -1) if row.is_a(one, "comma")), 0)
    while any(row.is_a(start, name) for name in ("adverb", "and")):
        start += 1
    if not any(row.is_a(start, name) for name in ("in", "preposition")):
        return False
    if any(row.is_a(one, "comma") for one in range(at + 1, verb)):
        return True
    free = (one for one in range(start + 1, verb) if row.is_a(one, "determiner"))
    return all(any(row.is_a(one - 1, name) for name in ("in", "of", "preposition")) for one in free)


def _opened_by_preposition(row: Row, verb: int) -> int:
    """Give where the clause of a verb begins if a relative of place or one behind a preposition opens it (« con quien | se reunió »), else 0."""
    for at in range(verb - 1, 0, -1):
        if row.units[at].code in "PUV":
            return 0
        if row.is_a(at, "relative"):
            led = (row.is_a(at, "where") and _goes_on(row, at)) or any(
                row.is_a(at - 1, name) for name in ("with", "preposition", "to")
            )
            return at + 1 if led else 0
    return 0


def _is_followed(row: Row, verb: int) -> bool:
    """Whether somebody stands behind a verb as its subject (« con quien se reunió | el ministro Y »)."""
    for at in range(verb + 1, len(row.units)):
        if row.units[at].code == "V" or row.is_a(at, "comma"):
            return False
        if row.units[at].code in "PU":
            return not is_governed(row, at)
    return False
