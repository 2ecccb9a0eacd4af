"""Settling countries: what the whole article shows of officials whose post names no country."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.drafts import Draft
from ingest.natives import mission_of
from ingest.registry import Official, is_diplomat
from ingest.sides import in_sentence, is_of_two
from ingest.story import DAY, Story
from ontology.territories import state_of

UNSURE = 0.7
YEAR = len("2026")
BOTH = 2
GUESTS = frozenset({"guest", "visitor"})
OPPOSING = frozenset({"meeting", "agreement"})
"""Kinds in which those who take part come from different countries."""
JOINT = frozenset({"who", "also", "signatory"})
"""Parts that both sides play."""


def settle(story: Story, drafts: list[Draft]) -> None:
    """Give each official without a country one: not that of those he met, that of the place, or where it is set.

    Hosts are settled first: who receives somebody is at home where he does. Those whom the article names only later
    join the events in which they were sides.
    """
    for draft in drafts:
        late = [one for side in draft.sides for one in side.officials if one not in draft.people]
        draft.parts.setdefault("who", []).extend(late)
    for official in story.registry.officials:
        official.country = state_of(official.country)
    stated = [one for one in story.registry.officials if one.country]
    unsettled = [one for one in story.registry.officials if not one.country and not one.international]
    for official in sorted(unsettled, key=lambda one: _order(story, drafts, one)):
        beside = official.beside.country if official.beside else ""
        beside = next(iter(story.countries_of(official.group)), beside)
        partners = (*_of_partners(story, drafts, official, stated), *_not_his(story, official))
        headed = "" if is_diplomat(official, story.words.posted) else story.headed(official.first_seen)
        if is_diplomat(official, story.words.posted):
            beside = beside or mission_of(story.rows, official)
        beside = beside or (headed if headed not in partners else "") or _other_of_two(story, drafts, official, stated)
        beside = beside or next((code for code in _named_before(story, official) if code not in partners), "")
        official.country = state_of(beside or story.country_of(official, partners, *_where(story, drafts, official)))


def _order(story: Story, drafts: list[Draft], official: Official) -> int:
    """Diplomats, who come from elsewhere, are settled first, then those who received somebody, counterparts last."""
    if is_diplomat(official, story.words.posted):
        return 0
    if official.beside:
        return 4
    return 3 if official.opposite else 1 if _receives(drafts, official) else 2


def _not_his(story: Story, official: Official) -> Iterator[str]:
    """Give the countries that cannot be an official's: where a diplomat is posted, his whose counterpart he is."""
    if is_diplomat(official, story.words.posted):
        seat = next((post.seat for post in official.posts if post.seat), "")
        yield seat or story.headed(official.first_seen) or story.home
    if official.opposite and official.opposite.country:
        yield official.opposite.country


def _named_before(story: Story, official: Official) -> list[str]:
    """Give the two countries of which the sentence before the first mention of an official tells and names nobody, if his own names no other.

    That of somebody else of his sentence is not his.
    """
    at = official.first_seen
    before = story.rows[at - 1] if at > 0 else None
    if before is None or before.kind != "body" or is_diplomat(official, story.words.posted):
        return []
    beside = {one.country for one in story.registry.officials if one.first_seen == at and one is not official}
    codes = [unit.value.country for unit in before.units if unit.code == "C"]
    alone = len(codes) == BOTH and not any(unit.code == "P" for unit in before.units)
    own = alone and set(in_sentence(story, story.rows[at])) <= set(codes)
    return [code for code in codes if code not in beside] if own else []


def _other_of_two(story: Story, drafts: list[Draft], official: Official, stated: list[Official]) -> str:
    """Give the second of two who met or signed the country that the first has not, where their sentence names just two and neither's is told (« la commission Gabon-France »)."""
    for draft in drafts:
        others = [one for one in draft.people if one is not official]
        bound = draft.kind == "agreement" or (draft.kind == "meeting" and is_of_two(draft.rows[0]))
        if bound and official in draft.people and len(others) == 1 and others[0] not in stated:
            codes = in_sentence(story, draft.rows[0], compounds=True)
            left = [code for code in codes if code != others[0].country]
            if len(codes) == BOTH and len(left) == 1:
                return left[0]
    return ""


def _receives(drafts: list[Draft], official: Official) -> bool:
    return any(official in draft.parts.get("host", ()) for draft in drafts)


def _of_partners(story: Story, drafts: list[Draft], official: Official, stated: list[Official]) -> tuple[str, ...]:
    """List the countries that are not an official's: of those he met or signed with, and of where he travelled to."""
    codes: set[str] = set()
    for draft in drafts:
        ahead = story.words.settings.get("modifiers") == "before"
        alone = len(draft.people) == 1 or not ahead
        if draft.kind == "visit" and alone and official in draft.parts.get("visitor", ()):
            codes |= {draft.place[1]} if draft.place else set()
        if draft.kind == "meeting" and ahead and alone and official in draft.people:
            codes |= {code for side in draft.sides for code in story.countries_of(side)}
        if draft.kind in OPPOSING:
            symmetric = any(official in draft.parts.get(part, ()) for part in JOINT)
            codes |= {
                one.country
                for one in _opposite(draft, official)
                if one is not official and one.country and (one in stated or not symmetric)
            }
    return tuple(sorted(codes - {""}))


def _opposite(draft: Draft, official: Official) -> list[Official]:
    """List the officials of a draft who may be of another side than one of its officials."""
    for part, officials in draft.parts.items():
        if official in officials and part != "also":
            if part in JOINT:
                return [one for other, those in draft.parts.items() if other != "also" for one in those]
            return [one for other, those in draft.parts.items() if other not in (part, "also") for one in those]
    return []


def _where(story: Story, drafts: list[Draft], official: Official) -> tuple[str, str]:
    """Give the country where he received somebody, and one where he met somebody, not as a guest or a visitor."""
    met = [d for d in drafts if d.kind == "meeting" and d.place and official in d.people]
    hosted = next((d.place[1] for d in met if d.place and official in d.parts.get("host", ())), "")
    hosted = hosted or next((d.place[1] for d in met if d.place and _came(drafts, d, official)), "")
    hosted = hosted or next(
        (
            d.place[1]
            for d in drafts
            if d.place and story.words.settings.get("modifiers") == "before" and _gives(d, official)
        ),
        "",
    )
    stays = [d for d in met if not any(official in d.parts.get(part, ()) for part in GUESTS)]
    return hosted, next((d.place[1] for d in stays if d.place), "")


def _gives(draft: Draft, official: Official) -> bool:
    """Whether somebody decorated a foreigner: he did so at home."""
    recipients = {one.country for one in draft.parts.get("recipient", ())} - {"", draft.place[1] if draft.place else ""}
    return draft.kind == "award" and bool(recipients) and official in draft.parts.get("giver", ())


def postpone(story: Story, drafts: list[Draft]) -> None:
    """Take what is dated after the day of publication for planned, however the sentence puts it (« Vendredi 9 : signature … »).

    What is planned has not the date of a year gone by, which something else beside it has (« prévu par la convention de 2009 »),
    nor a day gone by that its sentence does not name (« X est parti dimanche. Il rencontrera Y »).
    """
    today = (story.article.published or "")[:DAY]
    for draft in drafts:
        done = draft.status in ("held", "signed", "ratified") and draft.date and today
        if done and (draft.date or "") > today[: len(draft.date or "")]:
            draft.status, draft.confidence = "planned", min(draft.confidence, UNSURE)
        if (
            draft.status in ("planned", "proposed")
            and len(draft.date or "") == YEAR
            and (draft.date or "") < today[:YEAR]
        ):
            draft.date = None
        gone = draft.status == "planned" and len(draft.date or "") == DAY and (draft.date or "") < today
        if gone and not any(unit.code == "D" for row in draft.rows for unit in row.units):
            draft.date = draft.end_date = None


def _came(drafts: list[Draft], meeting: Draft, official: Official) -> bool:
    """Whether somebody else at a meeting came to its country on a visit, and the official did not."""
    there = [d for d in drafts if d.kind == "visit" and d.place and meeting.place and d.place[1] == meeting.place[1]]
    visitors = {one for visit in there for one in visit.people}
    return official not in visitors and bool(visitors & set(meeting.people))
