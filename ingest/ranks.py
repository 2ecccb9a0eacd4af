"""What goes with a rank or a form of address besides the name: “(Retd)”, “HE | Judge | Y”, “Y | QPM |”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ingest.spotting import Spot

if TYPE_CHECKING:
    from ingest.view import View

RETIRED: Final = 4
"""How many tokens “(retd.)” behind a rank may have."""


def is_judge(view: View, address: Spot, index: int) -> bool:
    """Whether a judge is addressed as one, whatever his post (“HE Judge Y, Minister of …”)."""
    judge = view.is_a(index, "judge") and view.tokens[index].capital
    return judge and bool(address.of("honorific")) and view.name_end(index + 1) > index + 1


def is_retired(view: View, index: int) -> bool:
    """Whether brackets say that an officer has left the service: “(Retd)”, “(R)”, « (2S) »."""
    told = view.is_a(index + 1, "retired") or view.entry(index + 1, "former") is not None
    return view.is_sign(index, "(") and told and view.past_brackets(index) - index <= RETIRED


def past_honours(view: View, index: int) -> int:
    """Step over the letters of honours behind a name: “Mark Ellis | QPM, APM |, commissioner of …”."""
    end = index
    while True:
        at = end + view.is_comma(end)
        if not (view.is_a(at, "post_nominal") and view.tokens[at].text.isupper()):
            return end
        end = at + 1


def past_rank(view: View, index: int) -> int:
    """Step over a rank in apposition that goes on: « (Y,) contre-amirale et | commandante adjointe », “(Y,) brigadier general, | head of”."""
    end = view.rank_end(index) if view.entry(index, "rank") else index
    return end + 1 if end > index and (view.is_comma(end) or view.is_a(end, "and")) else index


def past_praise(view: View, index: int) -> int:
    """Step over the determiner of a post and what is said of who holds it: « el veterano | jefe de … »."""
    if view.is_a(index, "determiner") and not view.tokens[index].norm.isdigit():
        index += not view.begins_name(index)
    while view.is_a(index, "quality") and not view.tokens[index].capital:
        index += 1
    return index


def past_links(view: View, index: int) -> int:
    """Step over what ties a post to the name that it stands behind: “(Y,) also | president of”, « (Y،) وهو | مدير »."""
    linked = index + view.is_a(index, "and")
    if view.words.settings.get("caseless") and view.is_a(linked, "pronoun_singular"):
        index = linked + 1 + view.is_a(linked + 1, "same")
    while view.is_a(index, "besides"):
        index += 1
    return index
