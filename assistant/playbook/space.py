"""A space in which entries lie apart: what varies within an entry counts less than between them.

This is linear discriminant analysis with a shrunk covariance. It is computed from the index's own
vectors whenever the index is built, so that a seller's own entries take part like any other.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHRINKAGE = 2.0  # in units of the mean variance within an entry


class Space(NamedTuple):
    """A linear map of sentence vectors; nearness there is likeness of what is meant."""

    mean: "NDArray[np.float32]"
    transform: "NDArray[np.float32]"

    def place(self, vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Return where the vectors lie."""
        return cast("NDArray[np.float32]", (vectors - self.mean) @ self.transform)


def fit_space(
    vectors: "NDArray[np.float32]", owners: Sequence[int], weights: Sequence[float]
) -> "tuple[Space, NDArray[np.float32]]":
    """Return the space, and where each owner's middle lies in it.

    Args:
        vectors: one row for each text.
        owners: number of the entry that each text belongs to, 0 to n - 1, each at least once.
        weights: how much each text counts, above 0.
    """
    import numpy as np

    held = np.asarray(owners)
    weight = np.asarray(weights, np.float64)
    rows = vectors.astype(np.float64)
    count, size = int(held.max()) + 1, rows.shape[1]
    middles = np.zeros((count, size))
    np.add.at(middles, held, rows * weight[:, None])
    middles /= np.bincount(held, weight, count)[:, None]
    mean = np.average(rows, axis=0, weights=weight)
    apart = (rows - middles[held]) * np.sqrt(weight)[:, None]
    within = apart.T @ apart
    spread = np.trace(within) / size
    within = within / spread if spread > 0 else np.zeros((size, size))
    values, vectors_ = np.linalg.eigh(within + SHRINKAGE * np.eye(size))
    transform = vectors_ @ np.diag(values**-0.5) @ vectors_.T
    space = Space(mean.astype(np.float32), transform.astype(np.float32))
    return space, space.place(middles.astype(np.float32))
