"""Frames of a running measurement, kept small and exact."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.record.frame_store import FrameStore
from stick_body import frames_of, repetitions, squatting


def squats(**options):
    time_s, angle = repetitions([90.0], rest_s=0.2)
    return frames_of(time_s, squatting(angle), **options)


def stored(frames):
    store = FrameStore()
    for frame in frames:
        store.append(frame)
    return store


def assert_same_bits(one: PoseFrame, other: PoseFrame):
    assert (one.time_s, one.size_px) == (other.time_s, other.size_px)
    for name in ("image_px", "world_m", "visibility"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


def test_gives_back_the_very_frames():
    frames = squats(noise_px=2.0)
    frames[3] = PoseFrame.empty(frames[3].time_s, (1280, 720))
    store = stored(frames)
    assert len(store) == len(frames)
    for kept, given_ in zip(store, frames, strict=True):
        assert_same_bits(kept, given_)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(-1e6, 1e6), st.floats(0, 1))
def test_whatever_the_estimator_makes(seed, time_s, unseen):
    noise = np.random.default_rng(seed)
    image_px = np.rint(noise.normal(500, 800, (33, 3)) * 16) / 16 + 0.0
    world_m = np.rint(noise.normal(0, 1, (33, 3)) * 1000) / 1000 + 0.0
    visibility = np.rint(noise.uniform(0, 1, 33) * 256) / 256
    image_px[noise.random(33) < unseen] = np.nan
    frame = PoseFrame(time_s, image_px, world_m, visibility, (1920, 1080))
    assert_same_bits(stored([frame])[0], frame)


def test_takes_a_slice_and_counts_from_the_end_as_a_list_does():
    frames = squats()
    store = stored(frames)
    assert_same_bits(store[-1], frames[-1])
    assert [f.time_s for f in store[2:9:3]] == [f.time_s for f in frames[2:9:3]]
    assert store[5:5] == []
    with pytest.raises(IndexError):
        store[len(frames)]


def test_takes_less_than_two_fifths_of_the_memory():
    frame = squats()[0]
    arrays = (frame.image_px, frame.world_m, frame.visibility)
    store = stored([frame])
    assert len(store._counts[0]) < 0.4 * sum(array.nbytes for array in arrays)


def test_a_value_off_the_grid_is_a_mistake_of_the_caller():
    frame = squats(on_grid=False)[40]
    with pytest.raises(ValueError, match="must come from the pose estimator"):
        stored([frame])


def test_is_empty_at_first():
    assert list(FrameStore()) == []
