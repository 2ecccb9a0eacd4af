"""Settling countries: what the whole article shows of officials whose post names no country."""

from __future__ import annotations

from ingest.drafts import Draft
from ingest.registry import Official
from ingest.story import Story

GUESTS = frozenset({"guest", "visitor"})


def settle(story: Story, drafts: list[Draft]) -> None:
    """Give each official without a country one: not that of those he met, that of the place, or where it is set.

    Hosts are settled first: who receives somebody is at home where he does.
    """
    unsettled = [one for one in story.registry.officials if one.name and not one.country and not one.international]
    for official in sorted(unsettled, key=lambda one: not _receives(drafts, one)):
        beside = official.beside.country if official.beside else ""
        beside = next(iter(story.countries_of(official.group)), beside)
        partners = _of_partners(drafts, official)
        official.country = beside or story.country_of(official, partners, *_where(drafts, official))


def _receives(drafts: list[Draft], official: Official) -> bool:
    return any(official in draft.parts.get("host", ()) for draft in drafts)


def _of_partners(drafts: list[Draft], official: Official) -> tuple[str, ...]:
    """List the countries of those whom an official met as another side: they are not his."""
    codes: set[str] = set()
    for draft in drafts:
        if draft.kind == "meeting":
            for part, officials in draft.parts.items():
                joint = part in ("who", "also")
                if official in officials and part != "also":
                    others = (
                        draft.people
                        if joint
                        else [o for p, os in draft.parts.items() if p not in (part, "also") for o in os]
                    )
                    codes |= {one.country for one in others if one is not official and one.country}
    return tuple(sorted(codes))


def _where(drafts: list[Draft], official: Official) -> tuple[str, str]:
    """Give the country where he received somebody, and one where he met somebody, not as a guest or a visitor."""
    met = [d for d in drafts if d.kind == "meeting" and d.place and official in d.people]
    hosted = next((d.place[1] for d in met if d.place and official in d.parts.get("host", ())), "")
    stays = [d for d in met if not any(official in d.parts.get(part, ()) for part in GUESTS)]
    return hosted, next((d.place[1] for d in stays if d.place), "")
