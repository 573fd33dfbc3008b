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

from hep_vision.coach.coach import Coach
from hep_vision.coach.view import SessionView
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
from hep_vision.store.history import read_history
from hep_vision.store.reading import patients
from hep_vision.store.views import StoredSession
from hep_vision.web.link.messages import (
    BrowserEstimator,
    FrameMessage,
    Hello,
    encode_frame,
    read_client_message,
)
from hep_vision.web.link.running import RunningSession
from hep_vision.web.link.sessions import Sessions
from rehearsal import PATIENT, Event, Script

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

    def __init__(self, now_s: float = 0.0, seq: int = 0) -> None:
        self.now_s = now_s
        self.sent: list[Raw] = []
        self._first = seq + 1
        self._camera = "on"

    @property
    def _next(self) -> int:
        return self._first + len(self.sent)

    def act(self, script: Iterable[Event]) -> list[Raw]:
        """Messages of what happens in front of the camera."""
        before = len(self.sent)
        for event in script:
            self.now_s += event.wait_s
            if event.camera != self._camera:
                self._camera = event.camera
                self.say("camera", state=event.camera)
            if event.estimator is not None:
                self.say("estimator", estimator=event.estimator.model_dump())
            elif event.key is not None:
                self.say("key", key=event.key.value)
            elif event.frame is not None:
                self.frame(event.frame, event.brightness)
            else:
                self.say("tick", left_out=event.left_out)
        return self.sent[before:]

    def frame(self, frame: PoseFrame, brightness: float = 0.5) -> None:
        """One picture."""
        message = FrameMessage(
            self._next, on_grid(frame, self.now_s), round(brightness * 255) / 255
        )
        self.sent.append(encode_frame(message))

    def say(self, kind: str, **what) -> None:
        """One message in JSON."""
        base = {"type": kind, "seq": self._next, "time_s": self.now_s}
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


@dataclass
class Played:
    """What came of a session."""

    session: RunningSession
    folder: Path
    said: list[tuple[float, str]] = field(default_factory=list)
    sounds: list[tuple[float, str]] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    live_counts: list[tuple[float, int]] = field(default_factory=list)
    views: dict[str, SessionView] = field(default_factory=dict)  # of each stage, the last
    played_on_s: float | None = None  # when a recording would have left its first picture
    records: list[Path] = field(default_factory=list)  # folders of the sets
    stored: tuple[StoredSession, ...] = ()  # what the database has of the patient

    @property
    def coach(self) -> Coach:
        return self.session.driver.coach

    @property
    def finished(self) -> bool:
        return self.session.finished

    def heard(self, part: str) -> bool:
        return any(part in text for _, text in self.said)

    def take(self, raws: Iterable[Raw]) -> None:
        """Have the session take messages, and note what comes of them."""
        for raw in raws:
            taken = self.session.take(raw, read_client_message(raw))
            for one in map(json.loads, taken.answers):
                if one["type"] == "act" and one["act"] == "say":
                    self.said.append((one["time_s"], one["text"]))
                elif one["type"] == "act" and one["act"] == "play":
                    self.sounds.append((one["time_s"], one["earcon"]))
            self._note()

    def _note(self) -> None:
        coach, now_s = self.coach, self.session.now_s
        stage = coach.stage.value
        if not self.stages or stage != self.stages[-1]:
            self.stages.append(stage)
        self.views[stage] = self.session.driver.view
        counted = coach.news.counted if coach.news is not None else 0
        if counted and (not self.live_counts or counted != self.live_counts[-1][1]):
            self.live_counts.append((now_s, counted))
        if self.session.driver.needs_pictures and self.played_on_s is None:
            self.played_on_s = now_s


LONGEST_S = 1800.0


def rehearse(
    script: Script,
    planned: list[PlannedSet],
    out: Path,
    *,
    language: str = "en",
    estimator: BrowserEstimator = ESTIMATOR,
    errors: tuple[str, ...] = (),
) -> Played:
    """Play a session to its end, resuming an interrupted one if there is one.

    When the script is over, the camera has ended, and time goes on until the session is over.
    """
    sessions = Sessions(Source(out, planned))
    opened = begun(sessions, language=language, estimator=estimator)
    session = opened.session
    browser = Browser(session.now_s, session.seq)
    played = Played(session, session.messages.path.parent)
    for event in script:
        if event.leaves:
            break
        if event.act is not None:
            event.act(session)
        played.take(browser.act([event]))
    else:
        end_s = session.now_s + LONGEST_S
        while not session.finished and session.now_s < end_s:
            played.take(browser.act([Event(0.1, camera="ended")]))
        assert session.finished, "it must end by itself"
    sessions.close()
    assert list(session.summary().errors) == list(errors)
    played.records = sorted(path.parent for path in session.summary().records)
    with open_store(str(out / "record.db")) as store:
        played.stored = read_history(store, PATIENT) if PATIENT in patients(store) else ()
    return played


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
