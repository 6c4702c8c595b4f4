"""Fitting of a choice among the candidates of a page, of which the last one is nobody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Choice = tuple[NDArray[np.float64], Sequence[int], float]


def fitted(
    choices: "Sequence[Choice]",
    prior: "NDArray[np.float64]",
    ridge: float,
    begin: "NDArray[np.float64]",
) -> "NDArray[np.float64]":
    """Return the weights by which a softmax over each page's candidates takes the right ones.

    Args:
        choices: for each page a row of figures for each candidate, which of them are right, and
            how much the page counts.
        prior: what is known of the weights beforehand.
        ridge: how firmly.
        begin: where the search begins.
    """
    import numpy as np
    from scipy.optimize import minimize

    many = sum(weight for _, _, weight in choices)

    def loss(w: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        off = w - prior
        value, slope = ridge * float(off @ off) / 2, ridge * off
        for table, right, weight in choices:
            scores = table @ w
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            share = max(float(odds[right].sum()), 1e-12)
            inside = np.zeros(len(odds))
            inside[right] = odds[right] / share
            value -= weight * float(np.log(share)) / many
            slope = slope + weight * table.T @ (odds - inside) / many
        return value, slope

    weights: NDArray[np.float64] = minimize(loss, begin, jac=True, method="L-BFGS-B").x
    return weights
