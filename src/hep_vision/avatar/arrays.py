"""Array types of the renderer, and the few scipy calls that come without types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator  # pyright: ignore[reportMissingTypeStubs]
from scipy.sparse import csr_matrix  # pyright: ignore[reportMissingTypeStubs]

if TYPE_CHECKING:
    from collections.abc import Callable

Array = npt.NDArray[np.float64]
# Of whatever number type its docstring says: single precision, whole numbers.
Numbers = npt.NDArray[Any]


def smooth_curve(x: npt.ArrayLike, y: npt.ArrayLike) -> Callable[[npt.ArrayLike], Array]:
    """Curve through points that never overshoots them (PCHIP).

    Parameters
    ----------
    x : array_like, shape (n,)
        Increasing.
    y : array_like, shape (n, ...)
    """
    return cast("Callable[[npt.ArrayLike], Array]", PchipInterpolator(x, y))


class Mixer:
    """A large matrix with few entries that mixes rows of another.

    Parameters
    ----------
    rows, columns, values : Numbers, shape (k,)
    shape : tuple of int
    """

    def __init__(
        self, rows: Numbers, columns: Numbers, values: Numbers, shape: tuple[int, int]
    ) -> None:
        self._matrix: Any = csr_matrix((values.astype(np.float32), (rows, columns)), shape=shape)

    def mix(self, table: Numbers) -> Numbers:
        """Weighted sums of a table's rows, single precision."""
        return cast("Numbers", self._matrix @ table.astype(np.float32))
