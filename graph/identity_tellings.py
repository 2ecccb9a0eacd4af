"""What groups of tellings are called, and the records from which the graphs of events are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyoxigraph import NamedNode

from graph.identity import digest
from graph.identity_events import OF_ARTICLE, Account
from graph.identity_index import Index
from graph.rdf import node, suffix
from graph.telling import telling
from graph.tenures import tenure_id
from ontology.offices import office
from ontology.vocabulary import TOOK_PLACE

Record = dict[str, Any]
PARTIES = 2
ABOUT = {"role": "holder", "award": "recipient", "appointment": "appointee"}
"""Kinds of facts that are nothing without the one they are about."""
UNDATED = "9999"


def event_id(group: Sequence[Account]) -> str:
    """Name an event by the telling of it that was printed first."""
    first = min(group, key=lambda one: (one.published or UNDATED, one.id))
    return f"{first.kind}/{digest(first.id)}"


def record(index: Index, account: Account) -> Record | None:
    """Give the fact of a telling with its mentions resolved; nothing if it is none without what is not extracted."""
    article = {"id": account.article, "fingerprint": index.fingerprint(account.article)}
    told = telling(index.staging, node(account.id), node(account.article), article)
    told["published"] = account.published[:10] or None
    if account.kind == "role":
        told |= _post(index, told)
    return told if _is_whole(told) else None


def _is_whole(told: Record) -> bool:
    """Whether a fact still has those it is about: whom it names, or two who take part."""
    about = ABOUT.get(told["kind"])
    if about:
        return any(one["as"] == about for one in told["participants"])
    return bool(told["participants"])


def _post(index: Index, told: Record) -> Record:
    """Give what a role says of a post: agency, office, whether it is past."""
    title = told.get("title") or ""
    stated = next((suffix(NamedNode(one["id"])) for one in told["participants"] if one["as"] == "organisation"), "")
    holders = (one for one in told["participants"] if one["as"] == "holder")
    names = (index.objects(suffix(NamedNode(one["mention"])), "lia:named")[0] for one in holders)
    agency = stated or next((index.name(suffix(name)).agency for name in names), "")
    found = office(title)
    return {
        "title": title,
        "agency": agency,
        "office": found.kind,
        "former": found.former or told["status"] not in TOOK_PLACE,
    }


def own_event(told: Record) -> str:
    """Name what a telling of a kind that is not clustered tells of: a tenure by holder and post, else its own."""
    if told["kind"] != "role":
        return f"{told['kind']}/{digest(told['id'])}"
    holder = next(suffix(NamedNode(one["id"])) for one in told["participants"] if one["as"] == "holder")
    return tenure_id(holder, told["agency"], told["title"])


def told_beside(index: Index, told: Record) -> list[tuple[str, Record]]:
    """List the posts that a telling of something else calls past (« l'ancien directeur … »), as records of tenures."""
    found = []
    for one in told["participants"] if told["kind"] not in OF_ARTICLE else ():
        post = office(one["title"] or "")
        if one["type"] == "official" and post.former:
            agency = index.name(suffix(index.objects(suffix(NamedNode(one["mention"])), "lia:named")[0])).agency
            said = {"title": one["title"], "agency": agency, "office": post.kind, "former": True, "beside": True}
            holder = suffix(NamedNode(one["id"]))
            record = {**told, **said, "kind": "role", "participants": [{**one, "as": "holder"}]}
            found.append((tenure_id(holder, agency, one["title"]), record))
    return found
