"""The derived layer: which names are one official, which tellings one event, kept up to date as articles come and go.

The result depends only on the articles and the decisions that the store holds, not on the order in which they came. What
an article changes is found by keys: the names it brings or takes away and those like them, the tellings that share a key
with its own; only these are judged anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad

from graph import identity_agreements, identity_events, identity_names
from graph.identity_clusters import Rules, clusters
from graph.identity_decisions import Decided, Decision
from graph.identity_entities import best_label, entity_ids
from graph.identity_events import OF_ARTICLE, Account
from graph.identity_index import NAMES, USE, USING, Index, components, judge, name_quads
from graph.identity_names import Name
from graph.identity_tellings import Record, event_id, own_event, record, told_beside
from graph.rdf import node, suffix, term
from graph.resolved import entity_triples, event_triples, in_graph
from graph.staging import Staging
from graph.telling import event_of

OF_NAMES = {term("lia:alsoNamed"): NAMES, term("lia:namedIn"): USE, term("lia:namedWith"): USE}
"""What articles say of names, and the graph in which it is gathered."""
OWN = ("tenure/", "cooperation/")
"""Events of tellings that are not clustered."""


class Layer:
    """The derived layer of a store while it changes: `replace` articles, then `settle` once."""

    def __init__(self, staging: Staging, decided: Decided) -> None:
        self.staging = staging
        self.decided = decided
        self.index = Index(staging)
        self.names: set[str] = set()
        self.tellings: set[str] = set()
        self.entities: set[str] = set()
        self.events: set[str] = set()

    def replace(self, article: NamedNode, quads: Iterable[Quad], names: Iterable[Name]) -> None:
        """Put what an article states in the place of what the store holds of it (nothing, to forget it)."""
        old, new = set(self.staging.quads(None, None, None, article)), set(quads)
        self._leave(old)
        self.staging.replace(old, new)
        self._gone(old - new)
        self._come(new - old, {name.id: name for name in names})
        self.tellings |= {_telling_of(quad) for quad in new if quad.predicate == term("lia:factKind")}

    def _leave(self, old: Iterable[Quad]) -> None:
        """Note what depends on an article's tellings: their events, and the tellings that share a key with them."""
        for quad in old:
            if quad.predicate == term("lia:factKind"):
                fact = _telling_of(quad)
                self._touch(fact)

    def _touch(self, fact: str) -> None:
        account = self.index.account(fact)
        if account is not None:
            self.tellings |= {one.id for one in self.index.reachable(account)} | {fact}
            event = event_of(self.staging, node(fact))
            self.events |= {suffix(NamedNode(event))} if event else set()
            self.events |= {one for one in self.index.subjects("lia:evidence", node(fact)) if one.startswith(OWN)}
            self.index.told.pop(fact, None)

    def _gone(self, quads: Iterable[Quad]) -> None:
        """Take out of the graph of names what no article says any more."""
        for quad in quads:
            if quad.predicate in OF_NAMES:
                gathered = Quad(quad.subject, quad.predicate, quad.object, OF_NAMES[quad.predicate])
                everywhere = self.staging.quads(quad.subject, quad.predicate, quad.object)
                if all(one == gathered for one in everywhere):
                    self.staging.remove(gathered)
                self._renew(suffix(quad.subject))  # type: ignore[arg-type]  # a name is an IRI
        for name in {suffix(q.object) for q in quads if q.predicate in USING}:  # type: ignore[arg-type]  # the same
            self._drop(name)

    def _drop(self, name_id: str) -> None:
        """Take a name out of the graph of names, if no article uses it any more."""
        subject = node(name_id)
        used = any(next(iter(self.staging.quads(None, using, subject)), None) for using in USING)
        if not used and self.index.has_name(name_id):
            self.names |= set(self.index.like(self.index.name(name_id)))
            entity = self.index.entity(name_id)
            self.entities |= {entity} if entity else set()
            for quad in list(self.staging.quads(subject, None, None, NAMES)):
                self.staging.remove(quad)
            self.names.discard(name_id)
            self.index.forget(name_id)

    def _renew(self, name_id: str) -> None:
        self.index.forget(name_id)
        self.names.add(name_id)

    def _come(self, quads: Iterable[Quad], names: dict[str, Name]) -> None:
        """Put into the graph of names what an article says of them first."""
        for name in names.values():
            if not self.index.has_name(name.id):
                for quad in name_quads(name):
                    self.staging.add(quad)
                self._renew(name.id)
        for quad in quads:
            if quad.predicate in OF_NAMES:
                gathered = Quad(quad.subject, quad.predicate, quad.object, OF_NAMES[quad.predicate])
                if next(iter(self.staging.quads(*gathered)), None) is None:
                    self.staging.add(gathered)
                    self._renew(suffix(quad.subject))  # type: ignore[arg-type]  # a name is an IRI

    def decide(self, decision: Decision) -> None:
        """Note that something was decided, or undone, about names or tellings."""
        found = {*decision.one, *decision.other}
        if decision.judgement == "ignore":
            found |= {name for label in decision.labels for name in self.index.named(decision.type, label)}
        for item in found:
            if item.startswith("fact/"):
                self._touch(item)
            elif self.index.has_name(item):
                self._renew(item)

    def settle(self) -> None:
        """Judge anew what has changed: 1. names 2. the tellings that mention what moved 3. events 4. posts."""
        moved = self._settle_names()  # 1
        for name_id in moved:  # 2
            for mention in self.index.subjects("lia:named", node(name_id)):
                self._touch(mention.partition("#")[0])
        self._settle_events()  # 3, 4
        self.names, self.tellings, self.entities, self.events = set(), set(), set(), set()

    # names

    def _settle_names(self) -> list[str]:
        """Put the names that are connected with changed ones together again; give those that mean another now."""
        fellows = {name for entity in self.entities for name in self.index.bearing(entity)}
        there = {one for one in self.names | fellows if self.index.has_name(one)}
        wholes = components(there, self._like)
        ids = [one for whole in wholes for one in whole]
        before = {one: self.index.entity(one) for one in ids}
        after: dict[str, str | None] = {}
        for whole in wholes:
            after |= self._assign([self.index.name(one) for one in whole])
        groups: dict[str, list[Name]] = {}
        for name_id, entity in after.items():
            if entity:
                groups.setdefault(entity, []).append(self.index.name(name_id))
        for entity in sorted({one for one in before.values() if one} | self.entities | set(groups)):
            self._write(entity, groups.get(entity, []))
        self.index.entities.update(after)
        self.index.told.clear()
        return [one for one in ids if before[one] != after[one]]

    def _like(self, name_id: str) -> list[str]:
        fellows = self.index.bearing(self.index.entity(name_id))
        others = [one for one in (*fellows, *self.decided.partners.get(name_id, ())) if self.index.has_name(one)]
        return [*self.index.like(self.index.name(name_id)), *others]

    def _assign(self, names: Sequence[Name]) -> dict[str, str | None]:
        """Say what bears each name."""
        ignored = {one.id for one in names if self.decided.is_ignored(one.type, one.label)}
        kept = [one for one in names if one.id not in ignored]
        aliases = {
            frozenset((one.id, suffix(other)))
            for one in kept
            for other in self.index.objects(one.id, "lia:alsoNamed", NAMES)
        }
        rules = Rules(
            identity_names.judge,
            identity_names.level,
            self._company,
            frozenset(aliases | self.decided.linked),
            self.decided.parted,
        )
        found = entity_ids(clusters(kept, rules), self.index.months)
        return {**dict.fromkeys(sorted(ignored)), **found}

    def _company(self, name: Name, group: Sequence[Name]) -> float:
        """Count those beside whom a name stands that stand beside the names of a group too."""
        own = self.index.company(name.id)
        return len(own & {key for one in group for key in self.index.company(one.id)}) if own else 0

    def _write(self, entity: str, names: Sequence[Name]) -> None:
        graph = node(entity)
        old = self.staging.quads(None, None, None, graph)
        ordered = sorted(names, key=lambda one: one.id)
        new = in_graph(graph, entity_triples(entity, ordered, self._label(ordered))) if ordered else []
        self.staging.replace(old, new)

    def _label(self, names: Sequence[Name]) -> str:
        labels = {one.label for one in names}
        if len(labels) == 1:
            return labels.pop()
        months: Counter[str] = Counter()
        for one in names:
            months[one.label] += len(self.index.months(one.id))
        return best_label(months)

    # events

    def _settle_events(self) -> None:
        """Put tellings together that are connected with changed ones, and write the events and posts they tell of."""
        fellows = {fact for event in self.events for fact in self.index.subjects("oa:hasBody", node(event))}
        there = [one for one in sorted(self.tellings | fellows) if self.index.account(one) is not None]
        own = [one for one in there if self._account(one).kind in OF_ARTICLE]
        wholes = components(set(there) - set(own), self._reach)
        events = (event_of(self.staging, node(fact)) for whole in wholes for fact in whole)
        stale = {suffix(NamedNode(one)) for one in events if one}
        groups = {event_id(group): group for whole in wholes for group in self._group(whole)}
        for event in sorted({*stale, *self.events, *groups}):
            if not event.startswith(OWN):
                self._write_event(event, self._records(groups.get(event, ())))
        self._settle_own([*own, *(one for one in there if self._account(one).recalls)])

    def _records(self, accounts: Iterable[Account]) -> list[Record]:
        found = (record(self.index, one) for one in accounts)
        return [one for one in found if one is not None]

    def _settle_own(self, facts: Sequence[str]) -> None:
        """Write posts and cooperation: 1. anew those that lost a telling 2. to the others only what is new is added."""
        kept: dict[str, list[Record]] = {event: [] for event in self.events if event.startswith(OWN)}
        for event in kept:
            told_by = (suffix(one) for one in self.index.objects(event, "lia:evidence"))
            facts = sorted({*facts, *told_by})
        for told in self._records(one for one in map(self.index.account, facts) if one is not None):
            own = [(own_event(told), told)] if told["kind"] in OF_ARTICLE else told_beside(self.index, told)
            for event, said in own:
                if event in kept:
                    kept[event].append(said)
                else:
                    for quad in in_graph(node(event), event_triples(event, [said])):  # 2
                        self.staging.add(quad)
        for event, tellings in kept.items():
            self._write_event(event, tellings)  # 1

    def _write_event(self, event: str, tellings: Sequence[Record]) -> None:
        graph = node(event)
        new = in_graph(graph, event_triples(event, tellings)) if tellings else []
        self.staging.replace(self.staging.quads(None, None, None, graph), new)

    def _account(self, fact: str) -> Account:
        found = self.index.account(fact)
        if found is None:
            raise LookupError(f"{fact} is no telling of this store")
        return found

    def _reach(self, fact: str) -> list[str]:
        account = self._account(fact)
        same = [one.id for one in self.index.reachable(account) if judge(account, one).verdict == "same"]
        event = event_of(self.staging, node(fact))
        fellows = self.index.subjects("oa:hasBody", NamedNode(event)) if event else []
        partners = self.decided.partners.get(fact, ())
        return [*same, *(one for one in (*fellows, *partners) if self.index.account(one) is not None)]

    def _group(self, ids: Iterable[str]) -> list[list[Account]]:
        accounts = [self._account(one) for one in ids]
        found = []
        for kind in sorted({one.kind for one in accounts}):
            module = identity_agreements if kind == "agreement" else identity_events
            rules = Rules(judge, module.level, module.nearness, self.decided.linked, self.decided.parted)
            found += clusters([one for one in accounts if one.kind == kind], rules)
        return found


def _telling_of(quad: Quad) -> str:
    return suffix(quad.subject)  # type: ignore[arg-type]  # a telling is an IRI
