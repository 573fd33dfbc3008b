"""The landmark log: every frame's landmarks in one small file, exact to the bit.

A log replayed through the engine gives the very result of the run that wrote it, so what
is read must equal what was written. It is an ``.npz`` file of the arrays

- ``header``: JSON text with ``format``, ``version``, ``frames``, ``arrays`` (how each of
  the arrays below is coded) and ``meta``, the caller's own words;
- ``time_s`` (1 number per frame), ``image_px`` (99), ``world_m`` (99), ``visibility``
  (33) and ``size_px`` (2), each turned into integers, the difference of each to that of
  the frame before stored as bytes, least significant bytes first, shape (bytes, numbers,
  frames): neighbouring bytes resemble each other and compress well.

Integers are made in one of two ways. Values on a grid, as the estimator makes them, become
the count of ``steps_per_unit``; NaN and the negative zero, which no count can tell, are
marked in ``<name>_special``. An array with any value off the grid is stored as the bits of
its float64 numbers: larger, but exact as well. Nothing is ever rounded.

Plain logs, ``.npz`` without a header and with the arrays ``t_s`` (n,), ``image_px``
(n, 33, 3), ``world_m`` (n, 33, 3), ``visibility`` (n, 33) and ``size_px`` (2,), are read
too.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field

from hep_vision.errors import LogError
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, Array, PoseFrame
from hep_vision.plain_values import check_values
from hep_vision.record.files import replacing
from hep_vision.record.npz_format import NotNpzError, read_npz
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FORMAT = "hep-vision/landmark-log"
VERSION = 1

# Numbers per frame of each array, and the grid that is tried first. The grids are those
# of the pose estimator.
_WIDTHS = {
    "time_s": 1,
    "image_px": 3 * LANDMARK_COUNT,
    "world_m": 3 * LANDMARK_COUNT,
    "visibility": LANDMARK_COUNT,
    "size_px": 2,
}
_GRIDS = {"image_px": 16, "world_m": 1000, "visibility": 256, "size_px": 1}
_PLAIN_SHAPES: dict[str, tuple[int, ...]] = {
    "t_s": (),
    "image_px": (LANDMARK_COUNT, 3),
    "world_m": (LANDMARK_COUNT, 3),
    "visibility": (LANDMARK_COUNT,),
}
# Counts beyond this are not told apart exactly from their neighbours in float64.
_LARGEST_COUNT = 2**52
# Two hours, the longest video that is read, in slow motion of 240 pictures a second.
_MOST_FRAMES = 2 * 3600 * 240
_LONGEST_S = 24 * 3600.0
_LARGEST_HEADER_BYTES = 1 << 20
_LARGEST_STEPS_PER_UNIT = 1 << 20
# What no camera and no pose model comes near. Larger numbers would overflow where they are
# squared, and an infinite one is no place.
_LARGEST = {"time_s": 1e9, "image_px": 1e6, "world_m": 1e4, "visibility": 1.0, "size_px": 1e5}
_SMALLEST = {"visibility": 0.0, "size_px": 1.0}

_KNOWN_ARRAYS = frozenset(
    {"header", *_WIDTHS, *(f"{name}_special" for name in _WIDTHS), *_PLAIN_SHAPES}
)

_NAN, _NEGATIVE_ZERO = 1, 2

_Integers = npt.NDArray[np.int64]
_Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class LandmarkLog:
    """The frames of a log, in their order, and what was noted with them."""

    frames: tuple[PoseFrame, ...]
    meta: Mapping[str, str] = field(default_factory=dict[str, str])


class _Header(BaseModel):
    """What a log says of itself."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: str = FORMAT
    version: int = VERSION
    frames: int = Field(ge=0, le=_MOST_FRAMES)
    # steps per unit, or None where the bits of the float64 numbers are stored
    arrays: dict[str, Annotated[int, Field(ge=1, le=_LARGEST_STEPS_PER_UNIT)] | None]
    meta: dict[str, str]


def write_landmark_log(path: Path, frames: Sequence[PoseFrame], meta: Mapping[str, str]) -> None:
    """Write a landmark log that `read_landmark_log` reads back bit for bit.

    Parameters
    ----------
    path : Path
        The file, customarily ``.npz``; it appears when it is complete.
    frames : sequence of PoseFrame
        In order of capture; may be empty.
    meta : mapping of str to str
        Whatever the reader should know: source, model, versions.

    Raises
    ------
    OutputError
        If the file cannot be written.
    ValueError
        If a number is none that `read_landmark_log` takes.
    """
    steps: dict[str, int | None] = {}
    arrays: dict[str, npt.NDArray[Any]] = {}
    columns = {
        name: np.array([getattr(frame, name) for frame in frames], dtype=np.float64).reshape(
            len(frames), width
        )
        for name, width in _WIDTHS.items()
    }
    _check_values(columns)
    for name, values in columns.items():
        steps[name] = _grid_of(values, _GRIDS.get(name))
        counts, special = _to_integers(values, steps[name])
        arrays[name] = _pack(counts)
        if special.any():
            arrays[f"{name}_special"] = np.ascontiguousarray(special.T)
    header = _Header(frames=len(frames), arrays=steps, meta=dict(meta))
    arrays["header"] = np.frombuffer(header.model_dump_json().encode(), dtype=np.uint8)
    with replacing(path) as part, part.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def read_landmark_log(path: Path) -> LandmarkLog:
    """Read a landmark log, or a plain ``.npz`` of landmarks (see the module's docstring).

    Raises
    ------
    LogError
        If there is no such file, or it is no log, damaged, or of a newer version.
    """
    arrays = _load_arrays(path)
    if "header" in arrays:
        return _decode(path, arrays)
    if "image_px" in arrays:
        return _from_plain(path, arrays)
    raise LogError(path, "this is not a landmark log; give one that `analyze` wrote.")


def _grid_of(values: Array, steps_per_unit: int | None) -> int | None:
    """``steps_per_unit`` if every value is a whole number of steps or NaN, else None."""
    if steps_per_unit is None:
        return None
    known = values[~np.isnan(values)]
    with np.errstate(over="ignore"):
        counts = np.rint(known * steps_per_unit)
    on_grid = (np.abs(counts) < _LARGEST_COUNT) & (counts / steps_per_unit == known)
    return steps_per_unit if bool(on_grid.all()) else None


def _to_integers(values: Array, steps_per_unit: int | None) -> tuple[_Integers, _Bytes]:
    """Integers of values of shape (n, c), and which of them are special."""
    special = np.zeros(values.shape, dtype=np.uint8)
    if steps_per_unit is None:
        return values.view(np.int64), special
    special[np.isnan(values)] = _NAN
    special[(values == 0) & np.signbit(values)] = _NEGATIVE_ZERO
    return np.rint(np.nan_to_num(values) * steps_per_unit).astype(np.int64), special


def _from_integers(counts: _Integers, special: _Bytes, steps_per_unit: int | None) -> Array:
    if steps_per_unit is None:
        return counts.view(np.float64)
    values = counts / steps_per_unit
    values[special == _NAN] = np.nan
    values[special == _NEGATIVE_ZERO] = -0.0
    return values


def _pack(counts: _Integers) -> _Bytes:
    """Differences from frame to frame as bytes: (n, c) integers to (bytes, c, n)."""
    steps = np.diff(counts, axis=0, prepend=np.zeros((1, counts.shape[1]), np.int64))
    unsigned = ((steps << 1) ^ (steps >> 63)).view(np.uint64)  # small for either sign
    planes = np.ascontiguousarray(unsigned.T).astype("<u8").view(np.uint8)
    planes = planes.reshape(*unsigned.T.shape, 8).transpose(2, 0, 1)
    used = np.flatnonzero(planes.any(axis=(1, 2)))
    return np.ascontiguousarray(planes[: used[-1] + 1 if used.size else 0])


def _unpack(planes: _Bytes) -> _Integers:
    """Inverse of `_pack`."""
    size, width, frames = planes.shape
    wide = np.zeros((width, frames, 8), dtype=np.uint8)
    wide[..., :size] = planes.transpose(1, 2, 0)
    unsigned = wide.view("<u8")[..., 0].T.astype(np.uint64)
    steps = (unsigned >> np.uint64(1)).view(np.int64) ^ -(unsigned & np.uint64(1)).view(np.int64)
    return np.cumsum(steps, axis=0, dtype=np.int64)


def _load_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of an ``.npz`` file that a log is made of, with their checksums checked."""
    try:
        with open_regular(path) as file:
            return read_npz(file, _KNOWN_ARRAYS.__contains__)
    except FileNotFoundError as error:
        raise LogError(path, "there is no such file.") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise LogError(path, f"the log cannot be read ({why}).") from error
    except NotNpzError as error:
        raise LogError(
            path,
            f"this is not a landmark log, or it is damaged: {error}. Write it anew with `analyze`.",
        ) from error


def _decode(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> LandmarkLog:
    header = _read_header(path, arrays["header"])
    try:
        columns = {
            name: _decode_array(name, width, header, arrays) for name, width in _WIDTHS.items()
        }
        _check_values(columns)
        frames = _frames(columns)
    except (KeyError, ValueError) as error:
        raise LogError(path, f"the log is damaged ({error}); write it anew.") from error
    return LandmarkLog(frames, header.meta)


def _read_header(path: Path, raw: npt.NDArray[Any]) -> _Header:
    """Header of a log of this or an older version."""
    damaged = LogError(path, "the log's header is damaged; write it anew with `analyze`.")
    if raw.dtype != np.uint8 or raw.nbytes > _LARGEST_HEADER_BYTES:
        raise damaged
    try:
        content: Any = json.loads(raw.tobytes().decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:  # pyright: ignore[reportUnknownMemberType]
        raise LogError(path, "this is not a landmark log; give one that `analyze` wrote.")
    version: Any = content.get("version")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if isinstance(version, int) and version > VERSION:
        raise LogError(
            path,
            f"the log is of version {version} and this hep-vision reads up to {VERSION}; "
            "update hep-vision.",
        )
    try:
        header = _Header.model_validate(content)
        check_values((*header.meta, *header.meta.values()))
    except ValueError as error:  # pydantic's is one
        raise damaged from error
    return header


def _decode_array(
    name: str, width: int, header: _Header, arrays: Mapping[str, npt.NDArray[Any]]
) -> Array:
    planes = arrays[name]
    expected = (width, header.frames)
    if planes.dtype != np.uint8 or planes.ndim != 3 or planes.shape[1:] != expected:
        raise ValueError(f"{name} has shape {planes.shape}")
    if planes.shape[0] > 8:
        raise ValueError(f"{name} has {planes.shape[0]} bytes per number")
    special = arrays.get(f"{name}_special", np.zeros(expected, dtype=np.uint8))
    if special.shape != expected:
        raise ValueError(f"{name}_special has shape {special.shape}")
    return _from_integers(_unpack(planes), special.T, header.arrays[name])


def _check_values(columns: Mapping[str, Array]) -> None:
    """See that numbers can be what they stand for.

    Raises
    ------
    ValueError
        If one is infinite or far beyond what a camera sees.
    """
    for name, values in columns.items():
        known = values[~np.isnan(values)]
        low, high = _SMALLEST.get(name, -_LARGEST[name]), _LARGEST[name]
        if known.size and not (known.min() >= low and known.max() <= high):
            worst = known.max() if known.max() > high else known.min()
            raise ValueError(f"{name} of {worst:g} is not between {low:g} and {high:g}")
    time_s, size_px = columns["time_s"], columns["size_px"]
    if len(time_s) > _MOST_FRAMES:
        raise ValueError(f"{len(time_s)} frames are more than the {_MOST_FRAMES} that are read")
    if np.isnan(time_s).any() or np.isnan(size_px).any():
        raise ValueError("time_s and size_px must be finite in every frame")
    if (size_px != np.floor(size_px)).any():
        raise ValueError("size_px must be whole")
    if len(time_s) and np.ptp(time_s) > _LONGEST_S:
        raise ValueError(f"it lasts longer than {_LONGEST_S / 3600:.0f} hours")


def _frames(columns: Mapping[str, Array]) -> tuple[PoseFrame, ...]:
    """Frames of columns of shape (n, numbers per frame)."""
    rows = zip(*(columns[name] for name in _WIDTHS), strict=True)
    return tuple(
        PoseFrame(
            float(time_s[0]),
            image_px.reshape(LANDMARK_COUNT, 3),
            world_m.reshape(LANDMARK_COUNT, 3),
            visibility,
            (int(size_px[0]), int(size_px[1])),
        )
        for time_s, image_px, world_m, visibility, size_px in rows
    )


def _from_plain(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> LandmarkLog:
    """Log of a plain ``.npz``, whose numbers may be float32."""
    missing = [name for name in (*_PLAIN_SHAPES, "size_px") if name not in arrays]
    if missing:
        raise LogError(path, f"the log lacks {', '.join(missing)}.")
    count = len(np.atleast_1d(arrays["t_s"]))
    columns: dict[str, Array] = {}
    for name, shape in _PLAIN_SHAPES.items():
        values = arrays[name]
        if values.shape != (count, *shape) or values.dtype.kind not in "fiu":
            raise LogError(
                path,
                f"{name} must be numbers of shape {(count, *shape)}, "
                f"got {values.dtype} of shape {values.shape}.",
            )
        with np.errstate(invalid="ignore"):  # a NaN of an unusual kind becomes a usual one
            columns[name] = values.astype(np.float64).reshape(count, math.prod(shape))
    size = arrays["size_px"]
    if size.shape != (2,) or size.dtype.kind not in "iu":
        raise LogError(
            path, f"size_px must be two whole numbers, got {size.dtype} of shape {size.shape}."
        )
    columns["size_px"] = np.tile(size.astype(np.float64), (count, 1))
    columns["time_s"] = columns.pop("t_s")
    try:
        _check_values(columns)
        return LandmarkLog(_frames(columns))
    except ValueError as error:
        raise LogError(path, f"the log cannot be used: {error}.") from error
