"""Fit how likely each of some labels is, so that the same in other words is told alike."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ITERATIONS = 200


def fit(
    inputs: Any,
    labels: "NDArray[np.int64]",
    apart: Any,
    *,
    strength: float,
    steadiness: float,
    weights: "NDArray[np.float64] | None" = None,
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return a column of weights and a bias for each label, every label counting alike.

    Beside the squares of the weights, the squares of what they make of rewordings are kept small.

    Args:
        inputs: a row for each line.
        labels: numbers from 0; each occurs.
        apart: a row for each pair of wordings of one thing: their difference.
        strength: how far the weights may go, as in scikit-learn.
        steadiness: what a squared difference of scores between two wordings costs.
        weights: how much each line counts.
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_array

    rows, pairs = csr_array(inputs), csr_array(apart)
    size, count = rows.shape[1], int(labels.max()) + 1
    truth = np.eye(count)[labels]
    costs = (len(labels) / (count * truth.sum(axis=0)))[labels]
    if weights is not None:
        costs = costs * weights

    def loss(flat: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        linear, bias = flat[: size * count].reshape(size, count), flat[size * count :]
        scores = rows @ linear + bias
        scores -= scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores).sum(axis=1))
        wrong = (np.exp(scores - total[:, None]) - truth) * costs[:, None]
        moved = pairs @ linear
        value = (costs * (total - (scores * truth).sum(axis=1))).sum()
        value += (linear**2).sum() / (2 * strength) + steadiness / 2 * (moved**2).sum()
        slope = rows.T @ wrong + linear / strength + steadiness * (pairs.T @ moved)
        return float(value), np.concatenate([slope.ravel(), wrong.sum(axis=0)])

    found = minimize(
        loss, np.zeros((size + 1) * count), jac=True, method="L-BFGS-B",
        options={"maxiter": _ITERATIONS},
    ).x  # fmt: skip
    return found[: size * count].reshape(size, count), found[size * count :]
