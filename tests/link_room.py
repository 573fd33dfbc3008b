"""A patient in front of the session page: the messages that her browser would send."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np

from hep_vision.coach.words import load_words
from hep_vision.live.planning import PlannedSet
from hep_vision.live.starting import Prepared
from hep_vision.live.store_session import Owner
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
    quantise,
)
from hep_vision.store.blobs import unpack_frames
from hep_vision.store.database import open_store
from hep_vision.web.link.messages import (
    BrowserEstimator,
    FrameMessage,
    Hello,
    encode_frame,
    read_client_message,
)
from hep_vision.web.link.sessions import Sessions
from rehearsal import PATIENT, Script

ESTIMATOR = BrowserEstimator(
    name="mediapipe-tasks-vision", version="1.1.0", delegate="CPU", model="full", sha256="0" * 64
)
Raw = str | bytes


def hello(session: str | None = None, **other) -> Hello:
    """A hello of this patient's browser."""
    values = {"protocol": 1, "session": session, "language": "en", "estimator": ESTIMATOR}
    return Hello(**{**values, **other})


def on_grid(frame: PoseFrame, time_s: float) -> PoseFrame:
    """A frame as an estimator gives it."""
    if not frame.has_pose:
        return PoseFrame.empty(time_s, frame.size_px)
    return PoseFrame(
        time_s,
        quantise(frame.image_px, IMAGE_STEPS_PER_PX),
        quantise(np.clip(frame.world_m, -30, 30), WORLD_STEPS_PER_M),
        quantise(frame.visibility, VISIBILITY_STEPS),
        frame.size_px,
    )


class Browser:
    """Numbers and encodes what happens."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.sent: list[Raw] = []

    def act(self, script: Script) -> list[Raw]:
        """Messages of what happens in front of the camera."""
        before = len(self.sent)
        for event in script:
            self.now_s += event.wait_s
            if event.key is not None:
                self.say("key", key=event.key.value)
            elif event.camera != "on":
                self.say("camera", state=event.camera)
            elif event.frame is not None:
                self.frame(event.frame, event.brightness)
            else:
                self.say("tick")
        return self.sent[before:]

    def frame(self, frame: PoseFrame, brightness: float = 0.5) -> None:
        """One picture."""
        message = FrameMessage(
            len(self.sent) + 1, on_grid(frame, self.now_s), round(brightness * 255) / 255
        )
        self.sent.append(encode_frame(message))

    def say(self, kind: str, **what) -> None:
        """One message in JSON."""
        base = {"type": kind, "seq": len(self.sent) + 1, "time_s": self.now_s}
        if kind != "bye":
            base["speaking"] = False
        self.sent.append(json.dumps({**base, **what}))


@dataclass
class Source:
    """Sessions of the sets that a test asks for."""

    out_dir: Path
    planned: list[PlannedSet]
    db: Path | None = None
    store: list = field(default_factory=list)

    def owner(self, stack: ExitStack) -> Owner:
        store = stack.enter_context(open_store(str(self.db or self.out_dir / "record.db")))
        return Owner(store, PATIENT)

    def prepare(self, owner: Owner, language: str, now: datetime, *, without) -> Prepared:
        return Prepared(sets=tuple(self.planned), words=load_words(language), owner=owner)

    def why_nothing(self, owner: Owner) -> str:
        return "Nothing is due."

    def is_stopped(self, owner: Owner) -> bool:
        return False


def send(session, raws: Iterable[Raw]) -> list[dict]:
    """Send messages; gives what comes back."""
    back: list[dict] = []
    for raw in raws:
        taken = session.take(raw, read_client_message(raw))
        back += [json.loads(one) for one in taken.answers]
    return back


def begun(sessions: Sessions, **other):
    """A new session."""
    opened = sessions.open(hello(**other), other.get("estimator", ESTIMATOR))
    opened.resume()
    return opened


def again(sessions: Sessions, session: str):
    """A session that was cut."""
    return sessions.open(hello(session), ESTIMATOR)


# What is not of the session: numbers, and when and by which run it was written.
_NOT_COMPARED = {"id", "uid", "session_id", "set_id", "patient_id", "added_at", "measured_at"}
_NOT_COMPARED |= {"record_sha256", "sha256", "content"}
_TABLES = ("session", "exercise_set", "attempt", "finding", "landmark_log", "trace")


def stored(db: Path) -> dict[str, list[dict]]:
    """What a record has of its sessions, to be compared with another record."""
    with sqlite3.connect(db) as connection:
        connection.row_factory = sqlite3.Row
        rows = {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
            for table in _TABLES
        }
    for log in rows["landmark_log"]:
        log["frames"] = [encode_frame(FrameMessage(1, one, 0.0)) for one in _frames_of(log)]
    for name, values in rows.items():
        rows[name] = [
            {key: value for key, value in row.items() if key not in _NOT_COMPARED} for row in values
        ]
    return rows


def _frames_of(log: dict) -> list[PoseFrame]:
    return list(unpack_frames(log["content"]).frames)
