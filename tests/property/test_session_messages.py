"""The messages of the session page: what is encoded is read back, what is wrong is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hep_vision.measure.body.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.web.link.messages import (
    FRAME_BYTES,
    LONGEST_S,
    FrameMessage,
    MessageError,
    decode_frame,
    encode_frame,
    read_client_message,
)


def _grid(shape: tuple[int, ...], low: int, high: int, steps: int) -> st.SearchStrategy[np.ndarray]:
    """Whole steps between two counts, some of them not seen."""
    counts = st.one_of(st.integers(low, high), st.none())
    return arrays.arrays(object, shape, elements=counts).map(
        lambda made: np.where(made == None, np.nan, made).astype(np.float64) / steps  # noqa: E711
    )


@st.composite
def frame_messages(draw: st.DrawFn) -> FrameMessage:
    time_s = draw(st.floats(0, LONGEST_S))
    size_px = draw(st.tuples(st.integers(1, 10_000), st.integers(1, 10_000)))
    if draw(st.booleans()):
        frame = PoseFrame(
            time_s + 0.0,
            draw(_grid((LANDMARK_COUNT, 3), -160_000, 160_000, 16)),
            draw(_grid((LANDMARK_COUNT, 3), -32_767, 32_767, 1000)),
            draw(_grid((LANDMARK_COUNT,), 0, 256, 256)),
            size_px,
        )
    else:
        frame = PoseFrame.empty(time_s + 0.0, size_px)
    if not frame.has_pose:
        frame = PoseFrame.empty(time_s + 0.0, size_px)
    brightness = draw(st.integers(0, 255)) / 255
    return FrameMessage(draw(st.integers(1, 2**32 - 1)), frame, brightness, draw(st.booleans()))


@given(frame_messages())
def test_a_frame_is_read_back_bit_for_bit(message: FrameMessage) -> None:
    data = encode_frame(message)
    read = decode_frame(data)
    assert len(data) <= FRAME_BYTES < 700
    assert (read.seq, read.brightness, read.speaking) == (
        message.seq,
        message.brightness,
        message.speaking,
    )
    assert read.frame.time_s == message.frame.time_s
    assert read.frame.size_px == message.frame.size_px
    for name in ("image_px", "world_m", "visibility"):
        np.testing.assert_array_equal(getattr(read.frame, name), getattr(message.frame, name))
    assert encode_frame(read) == data


@given(st.binary(max_size=FRAME_BYTES + 2))
def test_other_bytes_are_refused_or_are_a_frame(data: bytes) -> None:
    try:
        message = decode_frame(data)
    except MessageError:
        return
    assert encode_frame(message)[:18] == data[:18]


@given(st.text(max_size=300))
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(MessageError):
        read_client_message(text)


_TICK = {"type": "tick", "seq": 3, "time_s": 1.5, "speaking": False}
_HELLO = {
    "type": "hello",
    "protocol": 1,
    "session": None,
    "language": "en",
    "estimator": {
        "name": "mediapipe-tasks-vision",
        "version": "1.1.0",
        "delegate": "CPU",
        "model": "full",
        "sha256": "0" * 64,
    },
}


@pytest.mark.parametrize(
    ("base", "change"),
    [
        (_TICK, {"time_s": -0.1}),
        (_TICK, {"time_s": float("nan")}),
        (_TICK, {"time_s": float("inf")}),
        (_TICK, {"time_s": LONGEST_S + 1}),
        (_TICK, {"seq": 0}),
        (_TICK, {"seq": 2**32}),
        (_TICK, {"seq": "3"}),
        (_TICK, {"speaking": 1}),
        (_TICK, {"more": 1}),
        (_TICK, {"type": "tock"}),
        (_HELLO, {"session": "../../etc"}),
        (_HELLO, {"language": "english please"}),
        (_HELLO, {"estimator": {**_HELLO["estimator"], "sha256": "x"}}),  # type: ignore[dict-item]
    ],
)
def test_a_wrong_field_is_refused(base: dict[str, object], change: dict[str, object]) -> None:
    assert read_client_message(json.dumps(base))
    with pytest.raises(MessageError, match=r"\.$"):
        read_client_message(json.dumps({**base, **change}))


def test_a_long_message_is_refused() -> None:
    with pytest.raises(MessageError, match="4096"):
        read_client_message(json.dumps({**_HELLO, "language": "e" * 5000}))


def _frame_bytes() -> bytearray:
    points = np.ones((LANDMARK_COUNT, 3))
    frame = PoseFrame(1.0, points, points, np.ones(LANDMARK_COUNT), (640, 480))
    return bytearray(encode_frame(FrameMessage(1, frame, 1.0)))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, b"\x02"),  # kind
        (1, b"\0\0\0\0"),  # seq
        (5, np.float64(np.nan).tobytes()),
        (5, np.float64(-1).tobytes()),
        (5, np.float64(np.inf).tobytes()),
        (13, b"\0\0"),  # width
        (18, b"\x05"),  # flags
        (18, b"\x00"),  # a pose follows that is not announced
        (19, np.int32(2**31 - 1).tobytes()),  # image point
        (613, np.int16(257).tobytes()),  # visibility
        (613, np.int16(-1).tobytes()),
    ],
)
def test_a_wrong_number_in_a_frame_is_refused(place: int, value: bytes) -> None:
    data = _frame_bytes()
    assert decode_frame(bytes(data))
    data[place : place + len(value)] = value
    with pytest.raises(MessageError):
        decode_frame(bytes(data))


def test_a_value_off_the_grid_is_not_encoded() -> None:
    message = decode_frame(bytes(_frame_bytes()))
    off = replace(message.frame, image_px=message.frame.image_px + 0.01)
    with pytest.raises(ValueError, match="grid"):
        encode_frame(replace(message, frame=off))
