"""Articles and facts made by hand, in few words, for the tests of identity."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import Store
from graph.trouble import Locator
from ontology.records import Article, Evidence, Fact, Participant

NAMES = {"MA": "Maroc", "DK": "Danemark", "ES": "Espagne", "DZ": "Algérie", "FR": "France", "SN": "Sénégal"}
Told = tuple[Article, tuple[Fact, ...]]


def article(number: int, published: str | None, *facts: Fact, language: str = "fr") -> Told:
    text = f"Article {number}. " + " ".join(fact.evidence[0].quote for fact in facts)
    found = Article(
        f"article/{number:016x}", f"{number}.txt", text, language, outlet=f"Outlet {number}", published=published
    )
    return found, facts


def who(label: str, country: str | None = None, capacity: str = "participant", **more: object) -> Participant:
    return Participant(label, "official", capacity, country, **more)  # type: ignore[arg-type]  # of the table of a test


def state(code: str, capacity: str = "participant") -> Participant:
    return Participant(NAMES[code], "country", capacity, code, id=f"country/{code}")  # type: ignore[arg-type]  # the same


def body(label: str) -> Participant:
    return Participant(label, "organisation", "participant")


def fact(kind: str, date: str | None, people: Sequence[Participant], status: str = "held", **more: object) -> Fact:
    countries = tuple(sorted({one.country for one in people if one.country}))
    quote = f"{kind} {status} {date}: {', '.join(one.label for one in people)}"
    return Fact(kind, status, tuple(people), (Evidence(quote, 0, len(quote)),), date, countries=countries, **more)  # type: ignore[arg-type]  # the same


def meeting(date: str | None, *people: Participant, status: str = "held", **more: object) -> Fact:
    return fact("meeting", date, people, status, **more)


def agreement(date: str | None, status: str, *codes: str, kind: str = "mou", **more: object) -> Fact:
    parties = [state(code, "party") for code in codes]
    return fact("agreement", date, parties, status, detail={"agreement_kind": kind}, **more)


def role(label: str, country: str, title: str, agency: str | None = None) -> Fact:
    return fact("role", None, [who(label, country, "holder", title=title, agency=agency)], detail={"title": title})


def filled(path: Locator, *told: Told) -> Locator:
    """Make a store of articles, one by one."""
    with Store.open(path, write=True) as store:
        for one, facts in told:
            store.add(one, facts)
    return path


def entities(path: Locator, kind: str = "official") -> list[set[str]]:
    """List the entities of a type, each as the set of labels that articles write."""
    found: dict[str, set[str]] = {}
    with Store.open(path) as store:
        for told in store.facts():
            for one in told["participants"]:
                if one["type"] == kind:
                    found.setdefault(one["id"], set()).add(one["label"])
    return sorted(found.values(), key=sorted)


def events(path: Locator, kind: str = "meeting") -> list[list[tuple[str, str | None]]]:
    """List the events of a kind, each as the statuses and dates that articles tell."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    with Store.open(path) as store:
        for told in store.facts():
            if told["kind"] == kind:
                found.setdefault(told["event"], []).append((told["status"], told["date"]))
    return sorted((sorted(one, key=str) for one in found.values()), key=str)
