"""The messages between the session page and the server: one schema, checked on both sides.

`message_schema` gives it as a JSON schema, which lies in ``static/session/messages.schema.json``
for the page. A frame travels in binary, little endian, on the landmark log's own grid:

====== ======== ==========================================================================
offset type     what
====== ======== ==========================================================================
0      u8       1, the kind
1      u32      seq
5      f64      time_s, capture time on the session's clock
13     u16 * 2  width and height of the picture
17     u8       brightness, 0 to 255, mean of the picture
18     u8       flags: 1 a pose follows, 2 the page is speaking
19     i32 * 99 image points x, y, z of each landmark in 1/16 px
415    i16 * 99 world points x, y, z of each landmark in mm
613    i16 * 33 visibility in 1/256
====== ======== ==========================================================================

The lowest value of a type stands for "not seen". Image points take four bytes because 1/16 px in
two ends at 2048 px, which a point outside a picture of 1080p passes.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from hep_vision.coach.moment import Stage
from hep_vision.coach.state import Mood, QuestionKind
from hep_vision.coach.view import SessionView  # noqa: TC001 - pydantic needs it
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, Array, PoseFrame
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
)

PROTOCOL = 1
# A session lasts no longer. Larger times come from a client that is out of its mind.
LONGEST_S = 6 * 3600.0
LARGEST_SEQ = 2**32 - 1
# A frame may come so much later than its picture was taken.
LATE_S = 6.0
LARGEST_JSON_BYTES = 4096
_LARGEST_SIDE_PX = 10_000
# What no picture and no pose model comes near; as the landmark log has it.
_LARGEST_PX = 1_000_000

_FRAME_KIND = 1
_HAS_POSE, _SPEAKING = 1, 2
_HEAD = struct.Struct("<BIdHHBB")
_IMAGE, _SHORT = np.dtype("<i4"), np.dtype("<i2")
_XYZ = 3 * LANDMARK_COUNT
_IMAGE_BYTES, _WORLD_BYTES = _XYZ * _IMAGE.itemsize, _XYZ * _SHORT.itemsize
POSE_BYTES = _IMAGE_BYTES + _WORLD_BYTES + LANDMARK_COUNT * _SHORT.itemsize
FRAME_BYTES = _HEAD.size + POSE_BYTES


class MessageError(ValueError):
    """A message that the other side should not have sent; the text is one sentence."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


Seq = Annotated[int, Field(ge=1, le=LARGEST_SEQ)]
TimeS = Annotated[float, Field(ge=0, le=LONGEST_S)]
SessionId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
_Short = Annotated[str, Field(min_length=1, max_length=80)]
KeyName = Literal[
    "go", "next", "back", "louder", "quieter", "end",
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
]  # fmt: skip


class BrowserEstimator(_Message):
    """What finds the landmarks in the browser."""

    name: Literal["mediapipe-tasks-vision"]
    version: _Short
    delegate: Literal["CPU", "GPU"]
    model: Literal["lite", "full"]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # of the bundle


class ServerEstimator(_Message):
    """What finds the landmarks on the server, where its own camera is used."""

    name: Literal["mediapipe-python"]
    model: Literal["lite", "full", "heavy"]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # of the bundle


Estimator = BrowserEstimator | ServerEstimator


class Hello(_Message):
    """First on each connection: begin a session, or go on with one after a cut.

    ``estimator`` is None where the page only shows what a camera of the server sees.
    """

    type: Literal["hello"] = "hello"
    protocol: int
    session: SessionId | None
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    estimator: BrowserEstimator | None


class _Numbered(_Message):
    """What the session is made of: ``seq`` rises by one from 1, and ``time_s`` never falls.

    A frame alone may be up to `LATE_S` older than what was sent before it, since finding the
    landmarks takes its time; it is never older than the frame before.
    """

    seq: Seq
    time_s: TimeS


class Tick(_Numbered):
    """Time passes without a picture, about every 100 ms.

    ``taken`` and ``left_out`` are pictures since the session began: those the camera gave, and
    those of them that nobody looked at because the computer was busy.
    """

    type: Literal["tick"] = "tick"
    speaking: bool
    taken: Annotated[int, Field(ge=0, le=LARGEST_SEQ)] = 0
    left_out: Annotated[int, Field(ge=0, le=LARGEST_SEQ)] = 0


class KeyPress(_Numbered):
    """A key of a keyboard, a presenter or the page was pressed."""

    type: Literal["key"] = "key"
    key: KeyName
    speaking: bool


class AnswerGiven(_Numbered):
    """A number from 0 to 10 was chosen on the page in answer to the question it shows."""

    type: Literal["answer"] = "answer"
    value: Annotated[int, Field(ge=0, le=10)]
    speaking: bool


class CameraState(_Numbered):
    """The camera came, was lost, or a recording in its place has ended.

    ``why`` names the cause of missing pictures, where the page knows it.
    """

    type: Literal["camera"] = "camera"
    state: Literal["on", "lost", "ended"]
    why: Literal["", "denied", "unplugged", "busy", "hidden", "slow", "crashed"] = ""
    speaking: bool


class EstimatorChanged(_Numbered):
    """The page changed to another model or delegate, between two sets."""

    type: Literal["estimator"] = "estimator"
    estimator: Annotated[Estimator, Field(discriminator="name")]
    speaking: bool


class Bye(_Numbered):
    """The patient leaves: the set under way is recorded and can be resumed."""

    type: Literal["bye"] = "bye"


class Speaking(_Message):
    """To a server that sees for the page: whether the page is speaking."""

    type: Literal["speaking"] = "speaking"
    speaking: bool


class Press(_Message):
    """To a server that sees for the page: a key, which the server numbers itself."""

    type: Literal["press"] = "press"
    key: KeyName


class Choice(_Message):
    """To a server that sees for the page: an answer, which the server numbers itself."""

    type: Literal["choice"] = "choice"
    value: Annotated[int, Field(ge=0, le=10)]


ClientMessage = Annotated[
    Hello
    | Tick
    | KeyPress
    | AnswerGiven
    | CameraState
    | EstimatorChanged
    | Bye
    | Speaking
    | Press
    | Choice,
    Field(discriminator="type"),
]


class Ready(_Message):
    """The answer to a hello.

    ``stored_seq`` is the last message that is safely stored: the client forgets up to there and
    sends the rest again. The page's clock goes on from ``time_s``. ``sees`` tells who finds the
    landmarks; ``picture`` is the address of the server's picture, empty where the browser has its
    own camera.
    """

    type: Literal["ready"] = "ready"
    protocol: int
    session: SessionId
    stored_seq: Annotated[int, Field(ge=0, le=LARGEST_SEQ)]
    time_s: TimeS
    resumed: bool
    language: str
    sees: Literal["browser", "server"]
    picture: str = ""


class Stored(_Message):
    """Everything up to ``seq`` is safely on the disk."""

    type: Literal["stored"] = "stored"
    seq: Annotated[int, Field(ge=0, le=LARGEST_SEQ)]


class ViewMessage(_Message):
    """What the page shows after message ``seq``, which was of ``time_s``.

    ``limbs`` are the landmarks that are measured, of each limb in their order, where the skeleton
    is drawn.
    """

    type: Literal["view"] = "view"
    seq: Seq
    time_s: TimeS
    view: SessionView
    limbs: list[list[int]] = []


class Points(_Message):
    """The landmarks that the server sees, where it sees for the page and a skeleton is drawn.

    Each is x and y as shares of the picture's width and height, and its visibility; null where
    it is not seen.
    """

    type: Literal["points"] = "points"
    seq: Seq
    points: list[tuple[float, float, float] | None]


class ActMessage(_Message):
    """Something to be done once. What is much older than the page's clock is not done any more."""

    type: Literal["act"] = "act"
    seq: Seq
    time_s: TimeS
    act: Literal["say", "play", "volume"]
    text: str = ""  # say
    urgency: Literal["", "stop", "count", "cue", "talk"] = ""  # say
    earcon: Literal[
        "", "start", "count", "not_counted", "hold_start", "hold_end", "limit", "set_done", "lost"
    ] = ""  # play
    step: Literal[-1, 0, 1] = 0  # volume


class Problem(_Message):
    """Something went wrong, in a sentence; ``go_on`` tells whether the session goes on."""

    type: Literal["problem"] = "problem"
    code: Literal[
        "taken_over", "refused", "unknown", "version", "nothing", "fault", "record", "camera"
    ]
    sentence: str
    go_on: bool


class Over(_Message):
    """The session has come to its end and is recorded; the page may forget everything."""

    type: Literal["over"] = "over"
    finished: bool


ServerMessage = Annotated[
    Ready | Stored | ViewMessage | Points | ActMessage | Problem | Over, Field(discriminator="type")
]

# The view's own module imports these names for the type checker only.
_NAMES_OF_THE_VIEW = {"Mood": Mood, "QuestionKind": QuestionKind, "Stage": Stage}
ViewMessage.model_rebuild(_types_namespace={**globals(), **_NAMES_OF_THE_VIEW})

_CLIENT: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)
_SERVER: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)


@dataclass(frozen=True, slots=True, eq=False)
class FrameMessage:
    """One picture's landmarks; the capture time is the frame's."""

    seq: int
    frame: PoseFrame
    brightness: float  # 0 to 1, a whole number of 1/255
    speaking: bool = False

    @property
    def time_s(self) -> float:
        """Capture time on the session's clock."""
        return self.frame.time_s


Numbered = Tick | KeyPress | AnswerGiven | CameraState | EstimatorChanged | Bye
Step = FrameMessage | Numbered


def encode_frame(message: FrameMessage) -> bytes:
    """The binary message of a frame.

    Raises
    ------
    ValueError
        If a value is off the log's grid or too large for it.
    """
    frame = message.frame
    flags = (_HAS_POSE if frame.has_pose else 0) | (_SPEAKING if message.speaking else 0)
    brightness = round(message.brightness * 255)
    head = _HEAD.pack(_FRAME_KIND, message.seq, frame.time_s, *frame.size_px, brightness, flags)
    if not frame.has_pose:
        return head
    return head + b"".join(
        (
            _counts(frame.image_px, IMAGE_STEPS_PER_PX, _IMAGE),
            _counts(frame.world_m, WORLD_STEPS_PER_M, _SHORT),
            _counts(frame.visibility, VISIBILITY_STEPS, _SHORT),
        )
    )


def _counts(values: Array, steps_per_unit: int, kind: np.dtype[Any]) -> bytes:
    counts = values.ravel() * steps_per_unit
    missing, rounded = np.isnan(counts), np.rint(counts)
    if (np.abs(rounded - counts) > 1e-6).any() or (np.abs(rounded) > np.iinfo(kind).max).any():
        raise ValueError("a landmark is off the log's grid, or further away than the grid reaches")
    return np.where(missing, np.iinfo(kind).min, rounded).astype(kind).tobytes()


def decode_frame(data: bytes) -> FrameMessage:
    """A frame out of its binary message.

    Raises
    ------
    MessageError
        If it is none, or a number in it cannot be what it stands for.
    """
    if len(data) < _HEAD.size or data[0] != _FRAME_KIND:
        raise MessageError("A binary message is no frame.")
    _, seq, time_s, width, height, brightness, flags = _HEAD.unpack_from(data)
    if flags & ~(_HAS_POSE | _SPEAKING):
        raise MessageError("A frame has flags that nobody knows.")
    if len(data) != (FRAME_BYTES if flags & _HAS_POSE else _HEAD.size):
        raise MessageError("A frame has the wrong length.")
    if seq < 1 or not 0 <= time_s <= LONGEST_S:  # NaN is not between either
        raise MessageError("A frame has a number or a time that cannot be.")
    if not (1 <= width <= _LARGEST_SIDE_PX and 1 <= height <= _LARGEST_SIDE_PX):
        raise MessageError("A frame is of a picture of a size that cannot be.")
    size_px = (width, height)
    time_s += 0.0  # no negative zero
    if flags & _HAS_POSE:
        frame = PoseFrame(time_s, *_points(data), size_px)
    else:
        frame = PoseFrame.empty(time_s, size_px)
    return FrameMessage(seq, frame, brightness / 255, bool(flags & _SPEAKING))


def _points(data: bytes) -> tuple[Array, Array, Array]:
    """Image points in px, world points in m, visibility."""
    begin = _HEAD.size
    image = _values(np.frombuffer(data, _IMAGE, _XYZ, begin)) / IMAGE_STEPS_PER_PX
    begin += _IMAGE_BYTES
    world = _values(np.frombuffer(data, _SHORT, _XYZ, begin)) / WORLD_STEPS_PER_M
    begin += _WORLD_BYTES
    seen = _values(np.frombuffer(data, _SHORT, LANDMARK_COUNT, begin)) / VISIBILITY_STEPS
    if (np.abs(image) > _LARGEST_PX).any() or (seen < 0).any() or (seen > 1).any():
        raise MessageError("A frame has a landmark where none can be.")
    return image.reshape(-1, 3), world.reshape(-1, 3), seen


def _values(counts: np.ndarray[Any, np.dtype[Any]]) -> Array:
    missing = counts == np.iinfo(counts.dtype).min
    return np.where(missing, np.nan, counts.astype(np.float64))


def read_client_message(data: str | bytes) -> ClientMessage | FrameMessage:
    """A message of the client; text is JSON, bytes are a frame.

    Raises
    ------
    MessageError
        If it is none, with the first reason in a sentence.
    """
    if isinstance(data, bytes):
        return decode_frame(data)
    if len(data) > LARGEST_JSON_BYTES:
        raise MessageError(f"A message has more than {LARGEST_JSON_BYTES} characters.")
    try:
        return _CLIENT.validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "it"
        raise MessageError(f"A message cannot be used: {where}: {first['msg']}.") from error


def read_server_message(data: str) -> ServerMessage:
    """A message of the server, for clients written in Python.

    Raises
    ------
    pydantic.ValidationError
        If it is none.
    """
    return _SERVER.validate_json(data)


def message_schema() -> dict[str, Any]:
    """JSON schema of the messages of both sides, each by its name under ``$defs``."""
    client, server = _CLIENT.json_schema(), _SERVER.json_schema()
    definitions: dict[str, Any] = {**client.pop("$defs"), **server.pop("$defs")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hep-vision session messages",
        "version": PROTOCOL,
        "$defs": {
            **dict(sorted(definitions.items())),
            "ClientMessage": client,
            "ServerMessage": server,
        },
    }


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(message_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":  # python -m hep_vision.web.link.messages, from the repository
    place = Path(__file__).parents[1] / "static" / "session" / "messages.schema.json"
    place.write_text(schema_text(), encoding="utf-8")
