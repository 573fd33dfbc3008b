"""Array types of the renderer, and the few scipy calls that come without types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator  # pyright: ignore[reportMissingTypeStubs]

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
