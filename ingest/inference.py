"""A pipeline's network run as it is, with less machinery: the same figures up to rounding, in half the time.

spaCy's `Tok2Vec` (Honnibal et al. 2020, “spaCy”; Miranda et al. 2022, “Multi hash embeddings in spaCy”) embeds each word by itself, so
that a word's vector is computed once and then looked up; and encodes it by residual convolutions over its neighbours with
maxout units (Goodfellow et al. 2013) and layer normalisation (Ba et al. 2016), here a few operations of NumPy for each.
A model of any other make is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

Model = Any
"""A model of thinc, whose types say less than its documentation."""

KEPT: Final = 30_000
"""Words whose vectors are kept; beyond them all is forgotten, so that memory does not grow."""
CONVOLUTION: Final = "expand_window>>maxout>>layernorm>>dropout"
NOISE: Final = 1e-8
"""What is added to a variance before one divides by its root."""


def lighten(nlp: Language) -> None:
    """Replace the embedding and the encoder of each component's network; what is given stays the same."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for network in model.walk() if model else ():
            parts = [network.get_ref(name) if network.has_ref(name) else None for name in ("embed", "encode")]
            if None not in parts and network.layers == parts and _is_convolution(parts[1]):
                network.layers[:] = [_layer("embed", Embedding(parts[0])), _layer("encode", Encoder(parts[1]))]


def _is_convolution(model: Model) -> bool:
    """Whether a model consists of such layers as `Encoder` computes."""
    windows = [one.attrs["window_size"] for one in model.walk() if one.name == "expand_window"]
    return model.name == f"with_array({'>>'.join(len(windows) * [f'residual({CONVOLUTION})'])})" and set(windows) == {1}


def _layer(name: str, work: Callable[[Any], Any]) -> Model:
    from thinc.model import Model as Layer

    def forward(_: Model, given: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        return work(given), lambda _: None  # it is never trained

    return Layer(name, forward)


class Embedding:
    """The vectors of words, of which a model computes each once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._rows: dict[int, int] = {}
        self._table: NDArray[Any] | None = None

    def __call__(self, docs: Sequence[Doc]) -> list[NDArray[Any]]:
        """Give the vectors of the words of each document."""
        return [self._vectors(doc) for doc in docs]

    def _vectors(self, doc: Doc) -> NDArray[Any]:
        columns = doc.to_array(["ORTH", "SPACY"])
        keys = (columns[:, 0] * 2 + columns[:, 1]).tolist()
        unknown = {key: index for index, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(unknown) > KEPT:
            self._rows.clear()
            unknown = {key: index for index, key in enumerate(keys)}
        if len(unknown) > KEPT:
            return self._model.predict([doc])[0]  # type: ignore[no-any-return]  # thinc tells no type
        if unknown:
            self._learn(doc, unknown)
        rows = self._rows
        return self._table[[rows[key] for key in keys]]  # type: ignore[index]  # some word was learnt before

    def _learn(self, doc: Doc, unknown: dict[int, int]) -> None:
        """Compute the vectors of words of a document, as of a document that has only them."""
        import numpy
        from spacy.tokens import Doc

        words = [doc[index] for index in unknown.values()]
        bare = Doc(doc.vocab, [word.text for word in words], [bool(word.whitespace_) for word in words])
        vectors = self._model.predict([bare])[0]
        if self._table is None:
            self._table = numpy.empty((KEPT, vectors.shape[1]), vectors.dtype)
        start = len(self._rows)
        self._table[start : start + len(vectors)] = vectors
        self._rows.update(zip(unknown, range(start, start + len(vectors)), strict=True))


class Encoder:
    """Residual convolutions over a word and its two neighbours, a few of them one upon the other."""

    def __init__(self, model: Model) -> None:
        self._pad = model.attrs["pad"]
        parts = [one for one in model.walk() if one.name in ("maxout", "layernorm")]
        self._layers = [_weights(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]

    def __call__(self, sequences: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
        """Encode the words of each document."""
        return [self._encoded(vectors) for vectors in sequences]

    def _encoded(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """Encode one document; it begins and ends with as many empty words as are looked at."""
        import numpy

        count, width = vectors.shape
        full = count + 2 * self._pad
        found = numpy.zeros((full, width), vectors.dtype)
        found[self._pad : self._pad + count] = vectors
        window = numpy.zeros((full, 3 * width), vectors.dtype)
        average = numpy.full(width, 1 / width, vectors.dtype)
        for weights, bias, gain, shift in self._layers:
            window[1:, :width] = found[:-1]
            window[:, width : 2 * width] = found
            window[:-1, 2 * width :] = found[1:]
            pieces = (window @ weights + bias).reshape(full, -1, width)
            best = pieces.max(axis=1)
            best -= (best @ average)[:, None]
            variance = numpy.einsum("ij,ij->i", best, best) / width + NOISE
            best *= (variance**-0.5)[:, None]
            found += best * gain + shift
        return found[self._pad : self._pad + count]


def _weights(maxout: Model, norm: Model) -> tuple[NDArray[Any], ...]:
    """Give the weights of a layer, the pieces of which the greatest counts one behind the other."""
    import numpy

    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return numpy.ascontiguousarray(flat.T), bias.T.reshape(-1), norm.get_param("G"), norm.get_param("b")
