from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.plain_text import forbidden_sign
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log


def grid(steps: int, low: int, high: int) -> st.SearchStrategy[float]:
    whole = st.integers(low * steps, high * steps).map(lambda count: count / steps)
    return whole | st.just(float("nan")) | st.just(-0.0)


@st.composite
def pose_frames(draw: st.DrawFn) -> PoseFrame:
    on_grid = draw(st.booleans())

    def values(shape: tuple[int, ...], steps: int, low: int, high: int) -> np.ndarray:
        anything = st.floats(low, high, width=64) | st.just(float("nan"))
        elements = grid(steps, low, high) if on_grid else anything
        return draw(arrays(np.float64, shape, elements=elements))

    return PoseFrame(
        draw(st.floats(0, 24 * 3600)),
        values((33, 3), 16, -1_000_000, 1_000_000),
        values((33, 3), 1000, -10_000, 10_000),
        values((33,), 256, 0, 1),
        draw(st.tuples(st.integers(1, 10_000), st.integers(1, 10_000))),
    )


# Signs that cannot be shown are refused, as anywhere (`hep_vision.plain_text`).
TEXTS = st.text(max_size=50).filter(lambda text: forbidden_sign(text) is None)


@settings(max_examples=60)
@given(st.lists(pose_frames(), min_size=1, max_size=5), st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_what_is_read_equals_what_was_written(frames, meta):
    with tempfile.TemporaryDirectory() as folder:
        write_landmark_log(Path(folder, "log"), frames, meta)
        log = read_landmark_log(Path(folder, "log"))
    assert log.meta == meta
    assert len(log.frames) == len(frames)
    for got, expected in zip(log.frames, frames, strict=True):
        assert np.float64(got.time_s).tobytes() == np.float64(expected.time_s).tobytes()
        assert got.size_px == expected.size_px
        for name in ("image_px", "world_m", "visibility"):
            a, b = getattr(got, name), getattr(expected, name)
            np.testing.assert_array_equal(a, b)
            np.testing.assert_array_equal(np.signbit(a[a == 0]), np.signbit(b[b == 0]))
