"""Dossiers in Markdown: all that the store holds on a person, an agency, a country, two of them, or an agreement.

Every line ends in a footnote with the sentence behind it and where it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from exports.holdings import Entity, Event, Holdings, Selection, gather
from exports.tables import event_row
from exports.text import clean
from graph.lookup import find
from ontology.errors import ExportError, NameUnknown
from ontology.gazetteer import country_name
from ontology.names import fold
from ontology.vocabulary import BASE

if TYPE_CHECKING:
    from exports.formats import Wanted

TEMPLATE = Path(__file__).with_name("web") / "dossier.md.j2"
PAIR = " / "
"""What stands between two names whose common dossier is asked for."""

SECTIONS = {
    "role": "Posts", "agreement": "Agreements", "meeting": "Meetings", "visit": "Visits", "operation": "Operations",
    "award": "Awards", "appointment": "Appointments", "cooperation": "Cooperation",
}  # fmt: skip
MARKS = re.compile(r"([\\`*_\[\]<>|#&])")
NOT_IN_ADDRESSES = re.compile(r"[\s<>\\]")


class Address(str):
    """A web address, written as it is but for what would end it."""

    __slots__ = ()


@dataclass(slots=True)
class Line:
    """One line of a dossier: when, where, what, who, what became of it, and the numbers of its footnotes."""

    date: str
    place: str
    what: str
    who: list[str]
    status: str
    notes: list[str]


@dataclass(slots=True)
class Dossier:
    """A title, a few words on whom it is about, sections of lines, and the footnotes."""

    title: str
    about: list[str]
    mark: str
    sections: dict[str, list[Line]] = field(default_factory=dict)
    notes: dict[tuple[str, str, str, Address], str] = field(default_factory=dict)

    def line(self, event: Event, tellings: Sequence[Any], status: str, date: str | None) -> Line:
        """Make the line on an event, and number the sentences that state it."""
        row = event_row(event)
        if event.kind == "role":
            date = " – ".join(dict.fromkeys(str(row[key]) for key in ("first_stated", "last_stated") if row[key]))
        numbers = [self._note(one, piece["quote"]) for one in tellings for piece in one["evidence"]]
        what = next(
            (row[key] for key in ("title", "honour", "post", "agreement_kind", "operation_kind") if row[key]), ""
        )
        who = [str(one) for one in row["participants"] or () if one != self.title]  # type: ignore[union-attr]  # a list
        return Line(date or "no date", str(row["place"] or ""), str(what).replace("_", " "), who,
                    status.replace("_", " "), list(dict.fromkeys(numbers)))  # fmt: skip

    def _note(self, telling: Any, said: str) -> str:
        article = telling["article"]
        where = article["outlet"] or article["source"], (article["published"] or "")[:10], Address(article["url"] or "")
        return self.notes.setdefault((said, *where), f"{self.mark}{len(self.notes) + 1}")


def write(wanted: Wanted, stream: IO[bytes]) -> None:
    """Write a dossier for each name; raises `ExportError` if there is none, `NameUnknown` if nobody bears one."""
    if not wanted.names:
        raise ExportError(f"md is about somebody: give names, “A{PAIR}B” for what joins two, or the id of an agreement")
    held = gather(wanted.store, Selection())
    marks = [f"{number}-" for number in range(1, len(wanted.names) + 1)] if len(wanted.names) > 1 else [""]
    made = [_dossier(wanted, held, name, mark) for name, mark in zip(wanted.names, marks, strict=True)]
    stream.write("\n".join(map(_page, made)).encode())


def _page(dossier: Dossier) -> str:
    import jinja2

    environment = jinja2.Environment(  # Markdown, escaped by `finalize`
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.from_string(TEMPLATE.read_text("utf-8")).render(dossier=dossier)


def escape(value: object) -> str:
    """Write a text so that Markdown shows it as it is."""
    if isinstance(value, Address):
        return NOT_IN_ADDRESSES.sub(lambda found: quote(found.group()), value)
    return MARKS.sub(r"\\\1", clean(str(value)))


def _dossier(wanted: Wanted, held: Holdings, name: str, mark: str) -> Dossier:
    """Make the dossier that a name asks for: 1. of an agreement 2. of two 3. of one."""
    agreement = _agreement(held, name)
    if agreement:
        return _life(agreement, mark)  # 1
    asked = [held.entities[find(wanted.store, one).iri] for one in name.split(PAIR)]
    events = [one for one in held.of(*SECTIONS) if all(_concerns(one, entity) for entity in asked)]
    chosen = [one for one in events if wanted.selection.takes(one)]
    made = Dossier(PAIR.join(one.label for one in asked), [] if len(asked) > 1 else _about(asked[0]), mark)  # 2, 3
    for kind, title in SECTIONS.items():
        lines = [made.line(one, one.tellings, one.status, one.dates.date) for one in chosen if one.kind == kind]
        made.sections |= {title: lines} if lines else {}
    return made


def _concerns(event: Event, entity: Entity) -> bool:
    """Whether somebody takes part in an event; a country does wherever one of its own does."""
    code = entity.country or entity.id.rpartition("/")[2]
    own = entity.type == "country" and any(code in one["countries"] for one in event.tellings)
    return own or event.id in entity.events


def _about(one: Entity) -> list[str]:
    country = country_name(one.country, "en") if one.country and one.type != "country" else ""
    forms = f"also written {', '.join(sorted(one.aliases))}" if one.aliases else ""
    return [text for text in (one.type, country, forms) if text]


def _agreement(held: Holdings, name: str) -> Event | None:
    """Find an agreement by its id or its title."""
    wanted = name.removeprefix(BASE)
    if wanted.startswith("agreement/"):
        found = [one for one in held.of("agreement") if one.id == BASE + wanted]
        if not found:
            raise NameUnknown(name)
        return found[0]
    titled = [one for one in held.of("agreement") if (title := one.detail("title")) and fold(title) == fold(name)]
    return titled[0] if titled else None


def _life(event: Event, mark: str) -> Dossier:
    row = event_row(event)
    parties = list(dict.fromkeys(one["label"] for one in event.participants() if one["as"] == "party"))
    title = event.detail("title") or f"{row['agreement_kind'] or 'agreement'}: {', '.join(parties)}"
    made = Dossier(str(title).replace("_", " "), ["agreement", event.status.replace("_", " "), event.id], mark)
    made.sections["Life"] = [made.line(event, one.tellings, one.status, one.date) for one in event.steps()]
    return made
