"""Learning a log-linear model: multinomial logistic regression with a ridge penalty, by L-BFGS (Liu and Nocedal 1989)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

SELDOM: Final = 5
"""In how many examples a feature must stand to be weighed."""
PENALTY: Final = 20.0
BIAS: Final = "bias"
Features = frozenset[str]


@dataclass(frozen=True)
class Model:
    """The column of each feature, and its weights for each answer (features × answers)."""

    columns: dict[str, int]
    weights: NDArray[np.float64]

    def chances(self, examples: Sequence[Features]) -> NDArray[np.float64]:
        """Give the chance of each answer (examples × answers)."""
        return _softmax(_matrix(examples, self.columns) @ self.weights)


def learn(examples: Sequence[Features], answers: Sequence[int], number: int, penalty: float = PENALTY) -> Model:
    """Learn the weights by which the chance of the right ones of `number` answers is greatest."""
    columns = _columns(examples)
    given, right = _matrix(examples, columns), np.eye(number)[list(answers)]
    shape = (len(columns), number)
    held_back = np.full(shape, penalty)
    held_back[0] = 0

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        shares = _softmax(given @ weights)
        unlikely = -np.log((shares * right).sum(axis=1) + 1e-300).sum()
        slope = given.T @ (shares - right) + held_back * weights
        return float(unlikely + (held_back * weights**2).sum() / 2), slope.ravel()

    found = minimize(loss, np.zeros(len(columns) * number), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return Model(columns, found.x.reshape(shape))


def _columns(examples: Iterable[Features]) -> dict[str, int]:
    count = Counter(feature for features in examples for feature in features)
    often = sorted(feature for feature, times in count.items() if times >= SELDOM)
    return {name: at for at, name in enumerate([BIAS, *often])}


def _matrix(examples: Sequence[Features], columns: dict[str, int]) -> Any:
    """Write examples as a sparse matrix of ones (examples × features); all have the bias."""
    cells = [
        (row, columns[feature])
        for row, features in enumerate(examples)
        for feature in (BIAS, *sorted(features))
        if feature in columns
    ]
    rows, places = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, places)), shape=(len(examples), len(columns)))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares
