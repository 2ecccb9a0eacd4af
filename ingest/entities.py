"""The kinds of names in a text, by a pipeline's own model, decoded for all words at once.

spaCy's recogniser goes through a text word by word (Lample et al. 2016, “Neural Architectures for Named Entity Recognition”, the
transitions): a word is outside of names (O), a name by itself (U), or begins one (B), is in it (I) or the last of it (L). Where no
name is open, what it does depends on the word alone, and in a name on the word, the one before and the first; so both are
computed for all words by a few operations of NumPy, and only where names begin is looked at one after the other. The figures
are the same up to rounding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

CURRENT, FIRST, PREVIOUS = range(3)
"""The words that a decision depends on: the one to decide on, the first of the open name, the one before."""
REACH: Final = 8
"""How many words of a name are looked at in one go."""


class Recogniser:
    """Tells the kind of name that each word is part of."""

    def __init__(self, component: Any) -> None:
        network, lower, upper = component.model.layers
        self._network = network
        weights = lower.get_param("W").transpose(
            0, 2, 1, 3
        )  # the pieces, of which the greatest counts, one behind the other
        self._shape = weights.shape[:3]
        self._lower = weights.reshape(-1, weights.shape[3]).T.copy()
        padding = lower.get_param("pad")[0].transpose(0, 2, 1)
        self._bias = lower.get_param("b").T
        self._closed = self._bias + padding[FIRST] + padding[PREVIOUS]
        names = [component.moves.get_class_name(number) for number in range(component.moves.n_moves)]
        weights, bias = upper.get_param("W"), upper.get_param("b")
        starts = [number for number, name in enumerate(names) if name == "O" or (name[:2] in ("B-", "U-") and name[2:])]
        self._starts = [names[number] for number in starts]
        self._to_start = weights[starts].T.copy(), bias[starts]
        self._may_end = [not name.startswith("B-") for name in self._starts]
        self._to_end = {
            name[2:]: (
                weights[number] - weights[names.index(f"I-{name[2:]}")],
                bias[number] - bias[names.index(f"I-{name[2:]}")],
            )
            for number, name in enumerate(names)
            if name.startswith("L-")
        }

    @staticmethod
    def knows(component: Any) -> bool:
        """Whether a recogniser is of the make that is computed here."""
        model: Any = getattr(component, "model", None)
        if model is None or [one.name for one in model.layers[1:]] != ["precomputable_affine", "linear"]:
            return False
        lower = model.layers[1]
        return lower.get_dim("nF") == len((CURRENT, FIRST, PREVIOUS)) and not model.attrs["unseen_classes"]

    def kinds(self, doc: Doc) -> list[str]:
        """Give the kind of name of each word of a document; empty for those that are outside of names."""
        vectors = self._network.predict([doc])
        seen = (vectors @ self._lower).reshape(len(doc), *self._shape)
        found, index = [""] * len(doc), 0
        starts = self._started(seen)
        for first, name in starts:
            if first < index:
                continue
            kind = name[2:]
            index = first + 1 if name.startswith("U-") else self._ended(seen, first, kind)
            found[first:index] = [kind] * (index - first)
        return found

    def _started(self, seen: NDArray[Any]) -> list[tuple[int, str]]:
        """Give the words at which names begin, if none is open, and the decisions."""
        import numpy

        weights, bias = self._to_start
        scores = (seen[:, CURRENT] + self._closed).max(axis=1) @ weights + bias
        best = scores.argmax(axis=1)
        best[-1] = numpy.where(self._may_end, scores[-1], -numpy.inf).argmax()
        out = self._starts.index("O")
        return [(index, self._starts[best[index]]) for index in numpy.flatnonzero(best != out).tolist()]

    def _ended(self, seen: NDArray[Any], first: int, kind: str) -> int:
        """Give the end of the name that begins at a word; the last word of a text ends it in any case."""
        weights, bias = self._to_end[kind]
        fixed = seen[first, FIRST] + self._bias
        for start in range(first + 1, len(seen), REACH):
            words = slice(start, start + REACH)
            before = seen[start - 1 : start + REACH - 1, PREVIOUS][: len(seen[words])]
            ends = (seen[words, CURRENT] + before + fixed).max(axis=1) @ weights + bias
            last = (ends > 0).argmax()
            if ends[last] > 0:
                return start + int(last) + 1
        return len(seen)
