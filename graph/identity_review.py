"""Why names are one official, and tellings one event: each pair with score, reasons and sentences, and the pairs in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graph.evidence import Quote
from graph.identity_decisions import Decided, Decision
from graph.identity_events import Account
from graph.identity_index import NAMES, Index, judge
from graph.identity_names import Name
from graph.identity_names import judge as judge_names
from graph.rdf import node, suffix, term
from graph.staging import Staging
from graph.telling import article_record, subject_of, telling
from ontology.records import Judgement

if TYPE_CHECKING:
    from graph.store import Store

STANDINGS = ("merged", "doubtful", "refused")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Two names or two tellings: `merged` into one, `doubtful` as like but not merged, `refused` by a contradiction."""

    standing: str
    type: str
    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    one_id: str
    other_id: str
    evidence: tuple[Quote, ...] = ()


def review(store: Store, names: Iterable[str] = (), standing: str = "") -> list[ReviewRow]:
    """List pairs of names and of tellings with what speaks for and against them, the doubtful ones first.

    `names` are ids of names or tellings to look at, all of the store if none is given; `standing` one of `STANDINGS`.
    """
    index, wanted = Index(Staging(store.quads)), list(names)
    decided = store.decided()
    rows = [*_names(index, decided, wanted), *_tellings(index, decided, wanted)]
    order = {name: position for position, name in enumerate(("doubtful", "refused", "merged"))}
    kept = [row for row in rows if standing in ("", row.standing)]
    return sorted(kept, key=lambda row: (order[row.standing], -row.score, row.one_id, row.other_id))


def _names(index: Index, decided: Decided, wanted: list[str]) -> Iterator[ReviewRow]:
    ids = (
        [one for one in wanted if one.startswith("name/")]
        if wanted
        else index.subjects("rdf:type", term("lia:Name"), NAMES)
    )
    seen: set[tuple[str, str]] = set()
    for name_id in sorted(ids):
        one = index.name(name_id)
        for other_id in sorted({*index.like(one), *decided.partners.get(name_id, ())}):
            other = index.name(other_id)
            pair = (min(name_id, other_id), max(name_id, other_id))
            if (
                pair in seen
                or (one.label == other.label and index.entity(name_id) == index.entity(other_id))
                or one.known
            ):
                continue
            seen.add(pair)
            yield _name_row(index, decided, one, other)


def _name_row(index: Index, decided: Decided, one: Name, other: Name) -> ReviewRow:
    found = judge_names(one, other)
    together = index.entity(one.id) == index.entity(other.id) is not None
    standing, reasons = _standing(decided, one.id, other.id, found, together)
    if standing == "doubtful" and _parted(index, decided, one, other):
        standing, reasons = "refused", ("others of their names were decided to be two", *found.reasons)
    quotes = (*_quotes_of_name(index, one), *_quotes_of_name(index, other))
    return ReviewRow(standing, one.type, _shown(one), _shown(other), found.score, reasons, one.id, other.id, quotes)


def _parted(index: Index, decided: Decided, one: Name, other: Name) -> bool:
    """Whether a decision keeps apart those who bear two names."""
    left, right = ({name_id, *index.bearing(index.entity(name_id))} for name_id in (one.id, other.id))
    return any(frozenset((a, b)) in decided.parted for a in left for b in right)


def _standing(decided: Decided, one: str, other: str, found: Judgement, together: bool) -> tuple[str, tuple[str, ...]]:
    pair = frozenset((one, other))
    if pair in decided.linked:
        return "merged" if together else "refused", ("decided to be one", *found.reasons)
    if pair in decided.parted:
        return "refused", ("decided to be two", *found.reasons)
    if together:
        return "merged", found.reasons or ("both are one with a third",)
    if found.verdict == "same":
        return "doubtful", (*found.reasons, "another fits as well, or a third contradicts")
    return "refused", found.reasons


def _shown(name: Name) -> str:
    beside = ", ".join(filter(None, (name.country, name.agency.removeprefix("agency/"), name.career)))
    return f"{name.label} ({beside})" if beside else name.label


def _quotes_of_name(index: Index, name: Name) -> Iterator[Quote]:
    mention = min(index.subjects("lia:named", node(name.id)), default=None)
    account = index.account(mention.partition("#")[0]) if mention else None
    if account is not None:
        yield from quotes(index, account)


def quotes(index: Index, account: Account) -> Iterator[Quote]:
    """Give the first sentence of a telling, with where it was printed."""
    article = node(account.article)
    record = article_record(index.staging, article)
    piece = telling(index.staging, node(account.id), article, record)["evidence"][0]
    yield Quote(piece["quote"], record["outlet"], record["url"], (record["published"] or "")[:10] or None)


def _tellings(index: Index, decided: Decided, wanted: list[str]) -> Iterator[ReviewRow]:
    if wanted:
        ids = [one for one in wanted if one.startswith("fact/")]
    else:
        found = index.staging.quads(None, term("rdf:type"), term("oa:Annotation"))
        ids = [suffix(subject_of(quad)) for quad in found]
    seen: set[tuple[str, str]] = set()
    for fact in sorted(ids):
        one = index.account(fact)
        for other in index.reachable(one) if one else ():
            pair = (min(fact, other.id), max(fact, other.id))
            if one and pair not in seen:
                seen.add(pair)
                yield from _telling_row(index, decided, one, other)


def _telling_row(index: Index, decided: Decided, one: Account, other: Account) -> Iterator[ReviewRow]:
    found = judge(one, other)
    bodies = {str(value.value) for account in (one, other) for value in index.objects(account.id, "oa:hasBody")}
    together = len(bodies) == 1
    if (
        found.verdict == "other"
        and not together
        and frozenset((one.id, other.id)) not in decided.linked | decided.parted
    ):
        return
    standing, reasons = _standing(decided, one.id, other.id, found, together)
    shown = (_account_shown(one), _account_shown(other))
    evidence = (*quotes(index, one), *quotes(index, other))
    yield ReviewRow(standing, one.kind, *shown, found.score, reasons, one.id, other.id, evidence)


def _account_shown(account: Account) -> str:
    when = (
        f"{account.when.first}"
        if account.when and account.when.day
        else f"around {account.when.first:%Y-%m}"
        if account.when
        else ""
    )
    people = ", ".join(who.partition("/")[2] for who, _, _ in account.officials) or "+".join(sorted(account.sides))
    return " ".join(filter(None, (account.status, account.kind, when, f"({people})")))


def meant(store: Store, text: str) -> tuple[str, tuple[str, ...], str]:
    """Give the type, the ids and the label of what an id, an IRI or a name means: names, or tellings of an event.

    A name as it is written means the names so written; else what it is the name of. Raises as `lookup.find` does.
    """
    from graph.lookup import find
    from ontology.vocabulary import BASE

    index, ident = Index(Staging(store.quads)), text.removeprefix(BASE)
    if ident.startswith("name/") and index.has_name(ident):
        name = index.name(ident)
        return name.type, (ident,), _shown(name)
    account = index.account(ident) if ident.startswith("fact/") else None
    if account is not None:
        return account.kind, (ident,), _account_shown(account)
    tellings = sorted(index.subjects("oa:hasBody", node(ident))) if "/" in ident and " " not in ident else []
    if tellings:
        return ident.partition("/")[0], tuple(tellings), ident
    entity = ident if "/" in ident and " " not in ident and index.objects(ident, "lia:name") else ""
    written = (
        [] if entity else [one for kind in ("official", "agency", "organisation") for one in index.named(kind, text)]
    )
    if written:
        return index.name(written[0]).type, tuple(sorted(written)), text
    entity = entity or suffix(NamedNode(find(store, text).iri))
    ids = sorted(suffix(one) for one in index.objects(entity, "lia:name"))
    return entity.partition("/")[0], tuple(ids), text


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, as it is listed."""

    decision: str
    judgement: str
    type: str
    labels: tuple[str, ...]
    author: str
    time: str
    reason: str

    @classmethod
    def of(cls, one: Decision) -> DecisionRow:
        """Make the row of a decision."""
        return cls(one.id, one.judgement, one.type, one.labels, one.author, one.time, one.reason)
