"""The shapes of made events: each goes once through the functions that ingest uses; its quads become a template."""

from __future__ import annotations

import re
from typing import Any, Final

import pyoxigraph as ox

from graph.identity import digest, identify, names_of
from graph.provenance import provenance_quads
from graph.rdf import node, suffix, term
from graph.resolved import event_triples, in_graph
from graph.triples import article_quads
from graph.upkeep import graphs, rows_of
from ontology.names import fold
from ontology.records import Article, Capacity, Evidence, Fact, Participant, Place
from ontology.vocabulary import BASE

DETAILS: Final = {"agreement": {"agreement_kind": "mou"}, "operation": {"operation_kind": "arrests"}}
QUOTE: Final = 160
"""Letters of each sentence."""

DAY, PRINTED, AGAIN, OTHER_DAY = "2222-11-21", "2222-11-23", "2222-11-24", "2222-11-20"
"""The dates of a template: of the event, of the two articles, and another that the second article has for it."""
MARK: Final = "qvx"
"""What begins each word of a template that is replaced."""
FOLDED: Final = ("quote", "title", "agency")
"""Words that the side index also has in bare letters."""
CODED: Final = ("QY", "QZ")
CONCERNED: Final = frozenset(f"country/{code}" for code in CODED)
"""The countries of a template by their codes; they are those that take part."""
KEY: Final = re.compile(r".*ontology#key> .*\n|.*ontology#namedWith> .*\n")

Values = dict[str, str]


class Filler:
    """A text with words that are replaced each time."""

    def __init__(self, text: str, marks: Values) -> None:
        self.pieces = re.split(f"({'|'.join(map(re.escape, sorted(marks, key=len, reverse=True)))})", text)
        self.names = [marks[piece] for piece in self.pieces[1::2]]

    def filled(self, values: Values) -> str:
        """Give the text with these words."""
        self.pieces[1::2] = [values[name] for name in self.names]
        return "".join(self.pieces)


class Template:
    """The quads of one shape of event as N-Quads, and its rows of the side index, a line each."""

    def __init__(self, quads: list[ox.Quad], marks: Values, *, lean: bool = False) -> None:
        store = ox.Store()
        store.extend(quads)
        kept = [quad for quad in dict.fromkeys(quads) if not (lean and _is_of_identity(quad))]
        text = KEY.sub("", ox.serialize(kept, format=ox.RdfFormat.N_QUADS).decode())
        for told in range(2):
            text = re.sub(rf"((?:.*/article/{MARK}number{'b' * told}> \.\n)+)", rf"\1{MARK}keys{told}", text)
        steps = dict.fromkeys(re.findall(r"step/([0-9a-f]{16})", text))
        marks = marks | {step: f"step{position}" for position, step in enumerate(steps)}
        found = [row for graph in sorted(graphs(store)) for row in rows_of(store, graph) if row[1][0] not in CONCERNED]
        lines = ["\t".join([table, *map(str, map(_plain, _numbered(table, row)))]) for table, row in found]
        folded = {fold(mark): f"bare {name}" for mark, name in marks.items() if name.startswith(FOLDED)}
        marks_of_rows = marks | folded | {f"{MARK}hash0": "hash0", f"{MARK}hash1": "hash1"}
        self.quads, self.rows = Filler(text, marks), Filler("\n".join(lines), marks_of_rows)


def _plain(value: Any) -> Any:
    """A truth value as a number."""
    return int(value) if isinstance(value, bool) else value


def _numbered(table: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row in which the number of a passage is a word to be replaced."""
    return (f"{MARK}hash{int(row[2].endswith('b'))}", *row[1:]) if table == "passage" else row


def _marked(ident: str, position: int, code: str = "") -> Participant:
    """Somebody in a template."""
    mark = f"{MARK}{ident}{position}"
    if ident == "c":
        return Participant(f"{mark}label", "country", "participant", code, id=f"country/{mark}id")
    return Participant(f"{mark}label", "official", "participant", code, title=f"{mark}Title", agency=f"{mark}Agency", id=f"official/{mark}id")  # fmt: skip


def _marks(ones: list[Participant], start: str) -> Values:
    found = {}
    for position, one in enumerate(ones):
        found |= {
            one.id.partition("/")[2]: f"{start}id{position}", one.label: f"{start}label{position}",
            names_of(one)[0].id.partition("/")[2]: f"{start}name{position}",
        }  # fmt: skip
        if one.type == "official":
            found |= {one.title or "": f"title{position}", one.agency or "": f"agency{position}"}
    return found


COMMON: Final = {
    DAY: "day", PRINTED: "printed", AGAIN: "again", OTHER_DAY: "other day", "2222-11": "month", f"{MARK}number": "number",
    f"{MARK}keys0": "keys0", f"{MARK}keys1": "keys1", f"{MARK}city": "city", f"{MARK}City": "City", f"{MARK}topic": "topic", f"{MARK}Quote0": "quote0", f"{MARK}Quote1": "quote1",
}  # fmt: skip


def shape_of(
    kind: str, status: str, homes: tuple[int, ...], count: int, twice: bool, disputed: bool, *, lean: bool
) -> Template:
    """Make the template of events of a kind and status, of officials of these countries, told by one or two articles."""
    codes = CODED[:count]
    people = [_marked("p", position, codes[home]) for position, home in enumerate(homes)]
    states = [_marked("c", position, code) for position, code in enumerate(codes)]
    marks = (
        COMMON
        | _marks(people, "")
        | _marks(states, "country ")
        | {code: f"country code{i}" for i, code in enumerate(codes)}
    )
    capacity: Capacity = "party" if kind == "agreement" else "participant"
    sides = [Participant(c.label, "country", capacity, c.country, id=c.id) for c in states]
    quads, records = [], []
    for told in range(1 + twice):
        day = OTHER_DAY if told and disputed else DAY
        fact = Fact(
            kind, status, (*people, *sides), (Evidence(f"{MARK}Quote{told}", 0, QUOTE),), day,  # type: ignore[arg-type]  # it is a kind
            place=Place(f"{MARK}City", "MA", f"place/{MARK}city"), countries=codes, topics=(f"{MARK}topic",), detail=DETAILS.get(kind, {}),
        )  # fmt: skip
        article, fact = _printed(told, fact)
        marks[fact.id.partition("/")[2]] = f"fact{told}"
        quads += [*article_quads(article, (fact,)), *provenance_quads(article)]
        records.append(_record(article, fact, people))
    event = f"{kind}/{MARK}number"
    return Template(
        [*_without_fingerprint(quads), *in_graph(node(event), event_triples(event, records))], marks, lean=lean
    )


def _printed(told: int, fact: Fact) -> tuple[Article, Fact]:
    """An article that states a fact, and the fact as ingest names it."""
    name = f"{MARK}number{'b' * told}"
    body = f"{MARK}Quote{told} {MARK}Quote0 {MARK}Quote1"
    article = Article(
        f"article/{name}", f"{name}.txt", body, "fr", title=f"{MARK}Quote{told}"[:200], url=f"https://news.example/{name}",
        outlet="Le Quotidien" if told else "La Gazette", published=AGAIN if told else PRINTED,
    )  # fmt: skip
    (fact,) = identify(article, (fact,))
    place = Place(fact.place.label, fact.place.country, f"place/{MARK}city") if fact.place else None
    return article, Fact(
        fact.kind, fact.status, fact.participants, fact.evidence, fact.date, place=place, countries=fact.countries,
        topics=fact.topics, detail=fact.detail, id=fact.id,
    )  # fmt: skip


def _without_fingerprint(quads: list[ox.Quad]) -> list[ox.Quad]:
    return [quad for quad in quads if quad.predicate != term("lia:fingerprint")]


def _is_of_identity(quad: ox.Quad) -> bool:
    """Whether it is in an article's graph and about a mention or a name."""
    return suffix(quad.graph_name).startswith("article/") and (
        "#m" in str(quad.subject) + str(quad.object) or "/name/" in str(quad.subject)
    )  # type: ignore[arg-type]  # all graphs have names


def post_shape(*, former: bool) -> Template:
    """Make the template of a post that one article states, or calls past."""
    one = _marked("p", 0, "QY")
    body = Participant(f"{MARK}blabel", "agency", "organisation", "QY", id=f"agency/{MARK}bid")
    holder = Participant(one.label, "official", "holder", "QY", title=one.title, agency=one.agency, id=one.id)
    fact = Fact("role", "held", (holder, body), (Evidence(f"{MARK}Quote0", 0, QUOTE),), countries=("QY",), detail={"title": one.title or ""})  # fmt: skip
    article, fact = _printed(0, fact)
    post = {"title": one.title, "agency": body.id, "office": "head", "former": former}
    record = _record(article, fact, [one]) | post
    marks = COMMON | _marks([one], "") | {
        fact.id.partition("/")[2]: "fact0", f"{MARK}tenure": "tenure", f"{MARK}bid": "body id", body.label: "body label",
        names_of(body)[0].id.partition("/")[2]: "body name", "QY": "code0",
    }  # fmt: skip
    event = f"tenure/{MARK}tenure"
    quads = [*article_quads(article, (fact,)), *provenance_quads(article)]
    return Template([*_without_fingerprint(quads), *in_graph(node(event), event_triples(event, [record]))], marks)


def _record(article: Article, fact: Fact, people: list[Participant]) -> dict[str, Any]:
    """The fact of a telling as identity has it when it writes the graph of an event."""
    mentions = [
        {
            "mention": f"{BASE}{fact.id}#m{position}", "id": BASE + one.id, "label": one.label, "type": one.type, "as": one.capacity,
            "country": one.country, "title": one.title, "agency": one.agency,
        }
        for position, one in enumerate(fact.participants)
    ]  # fmt: skip
    place = {"id": BASE + fact.place.id, "label": fact.place.label} if fact.place else None
    return {
        "id": BASE + fact.id, "kind": fact.kind, "status": fact.status, "date": fact.date, "end_date": None, "place": place,
        "participants": mentions, "countries": list(fact.countries), "topics": list(fact.topics), "attributed_to": None,
        "published": article.published, "article": {"id": BASE + article.id, "fingerprint": digest(article.id)}, "confidence": 1.0,
        **fact.detail,
    }  # fmt: skip
