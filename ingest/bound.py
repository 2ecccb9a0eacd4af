"""Who an agreement binds: the countries and bodies that are its parties."""

from __future__ import annotations

from ingest.circumstances import place_of
from ingest.frames import Frame
from ingest.sides import in_sentence
from ingest.story import Story
from ingest.units import Row, Unit

MANY = 4
BEFORE = 3
PAIR = 2


def parties(story: Story, frame: Frame) -> list[str]:
    """Give the countries bound.

    1. those of the parties named
    2. those that the sentence names as sides
    3. where it says « avec le Bénin », also the country the article is set in; where it says « avec Y », also his
    4. the visitor's and that of where he is on a visit, where it says « à cette occasion »; those of who met, then all that the sentence names, then those of whom the sentences before tell
    5. where it says “the two countries”, those that the article names most
    """
    named: list[str] = []
    for party in frame.parts.values():
        named += party.countries + [side.country for side in party.sides if side.country]
        named += [story.country_of(one) for one in party.officials]
        named += [code for spot in party.agencies for code in story.countries_of(spot)]
    codes = list(dict.fromkeys(code for code in named if code)) or _of_host(story)  # 1
    if len(codes) < 2:  # 2
        codes = list(dict.fromkeys([*codes, *in_sentence(story, frame.row, compounds=True)]))[:MANY]
    if len(codes) == 1 and _with(frame.row) and story.home not in codes:  # 3
        codes += [story.home] if story.home else []
    if len(codes) == 1:
        codes = list(dict.fromkeys([*codes, *_partners(story, frame)]))
    if len(codes) < 2 and (both := _on_visit(story, frame.row)):
        return both
    if len(codes) < 2 and not with_body(story, frame.row):  # 4
        here = in_sentence(story, frame.row)
        if not (codes or here) and story.memory.sides:
            return list(story.memory.sides)
        in_mind = sorted(story.memory.countries, key=lambda code: bool(codes) and code != story.home)
        told = [*codes, *in_mind, *here, *_told_before(story, frame.row)]
        codes = list(dict.fromkeys(told))[: max(2, min(MANY, len({*codes, *here})))]
    if len(codes) < 2 and any(unit.label == "states" for unit in frame.row.units):  # 5
        codes = list(dict.fromkeys([*codes, *(code for code, _ in story.mentions.most_common(2))]))[:2]
    return codes


def of_two(story: Story) -> list[str]:
    """Give the two countries that an article is about, if it hardly names any other."""
    second, third = [*sorted(story.mentions.values(), reverse=True)[1:3], 0, 0][:2]
    return [code for code, _ in story.mentions.most_common(2)] if second > 1 and 2 * third <= second else []


def _told_before(story: Story, row: Row) -> list[str]:
    """List the countries that the sentences before named, the nearest first."""
    rows = reversed(story.rows[max(0, row.number - BEFORE) : row.number])
    before = in_sentence(story, story.rows[row.number - 1]) if row.number else []
    told = [code for one in rows for code in reversed(in_sentence(story, one)) if story.mentions[code] > 1]
    return told or (before if len(before) == PAIR else [])


def with_body(story: Story, row: Row) -> bool:
    """Whether the sentence names an international body, or who met was of one: it may be the other party."""
    event = story.memory.event
    if event and event.kind == "meeting" and any(one.international for one in event.people):
        return True
    return any(unit.code == "A" and not unit.value.of("agency")[0].country for unit in row.units)


def by_body(row: Row) -> bool:
    """Whether a sentence names an official of an international body, who may speak for one of the parties."""
    return any(one.international for unit in row.units if unit.code == "P" for one in unit.value.officials)


def _of_host(story: Story) -> list[str]:
    """Give the one country of those whom somebody of an international body met last."""
    event = story.memory.event
    people = event.people if event and event.kind == "meeting" else []
    codes = list(dict.fromkeys(one.country for one in people if one.country))
    return codes if len(codes) == 1 and any(one.international for one in people) else []


def of_bodies(row: Row) -> bool:
    """Whether a sentence names two international bodies, which may be the parties."""
    bodies = {unit.value.of("agency")[0].id for unit in row.units if unit.code == "A" and _is_body(unit)}
    return len(bodies) > 1


def _is_body(unit: Unit) -> bool:
    return not any(entry.country for entry in unit.value.of("agency"))


def _partners(story: Story, frame: Frame) -> list[str]:
    """List the countries of the officials with whom somebody signs; of one whose country no word tells, that of the town."""
    row, place = frame.row, place_of(frame.row, frame.anchor)
    town = (place[1] or "") if place else ""
    pairs = zip(range(len(row.units)), row.units[1:], strict=False)
    partners = [unit.value for at, unit in pairs if row.is_a(at, "with") and unit.code == "P"]
    return [code for one in partners for official in one.officials if (code := story.country_of(official) or town)]


def _on_visit(story: Story, row: Row) -> list[str]:
    """Give a visitor's country and that where he is, if a sentence tells of what is done on the visit told of last."""
    event = story.memory.event
    if event is None or event.kind != "visit" or not event.place or not any(u.label == "occasion" for u in row.units):
        return []
    codes = {story.country_of(one, (event.place[1],)) for one in event.people} - {"", event.place[1]}
    return [codes.pop(), event.place[1]] if len(codes) == 1 and event.place[1] else []


def _with(row: Row) -> bool:
    """Whether the sentence names one party as the other's partner: « un accord avec le Bénin »."""
    return any(
        row.is_a(index, "with") and any(unit.code == "C" for unit in row.units[index + 1 : index + 3])
        for index in range(len(row.units))
    )
