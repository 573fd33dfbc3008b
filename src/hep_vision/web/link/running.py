"""A session on the server: a function of the client's numbered messages, whatever their way.

Each message is checked, appended to the session's file and stepped through the driver. Made again
from that file, the session is the same, and so is its record.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeGuard

from hep_vision import __version__
from hep_vision.coach.coach import Coach
from hep_vision.coach.likely import likely_sentences
from hep_vision.coach.moment import Key, Play, Say, Stage, Volume
from hep_vision.coach.plan import MeasuredSet, Resumption, SessionPlan
from hep_vision.coach.timing import WORK
from hep_vision.coach.view import as_plain
from hep_vision.live.driver import Driver, DriverParts, Instant
from hep_vision.live.record_writer import RecordWriter
from hep_vision.live.store_session import SessionName, StoreSession
from hep_vision.web.link.messages import (
    LATE_S,
    ActMessage,
    AnswerGiven,
    Bye,
    CameraState,
    EstimatorChanged,
    FrameMessage,
    KeyPress,
    MessageError,
    ServerEstimator,
    Tick,
    read_client_message,
)
from hep_vision.web.link.storing import Resumed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from hep_vision.coach.moment import Camera, WhyNoPictures
    from hep_vision.coach.view import SessionView
    from hep_vision.live.driver import Outward
    from hep_vision.live.starting import Prepared
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.web.link.messages import Estimator, Step
    from hep_vision.web.link.storing import MessageFile

# Between what an interrupted session saw last and what it sees first when it is resumed.
GAP_S = 10.0
# No camera gives more. More messages than that in a second come from a client out of its mind.
MOST_PER_S = 250
# Where nothing is said or counted, the view follows the movement this often: making it takes a
# third of a picture's time, and a bar that moves 15 times a second moves.
VIEW_EVERY_S = 0.06
_STEPS = (FrameMessage, Tick, KeyPress, AnswerGiven, CameraState, EstimatorChanged, Bye)


@dataclass(slots=True)
class _Counts:
    """Pictures so far: those looked at, and those left out, as the client tells."""

    seen: int = 0
    dropped: int = 0

    @property
    def taken(self) -> int:
        """All that the camera gave."""
        return self.seen + self.dropped


@dataclass(slots=True)
class _Pace:
    """Refuses more messages than a session's second can hold."""

    _second: int = -1
    _so_far: int = 0

    def add(self, time_s: float) -> None:
        """Take the time of one more message."""
        if math.floor(time_s) != self._second:
            self._second, self._so_far = math.floor(time_s), 0
        self._so_far += 1
        if self._so_far > MOST_PER_S:
            raise MessageError(f"More than {MOST_PER_S} messages came for one second.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a message has brought.

    Parameters
    ----------
    answers : tuple of str
        JSON messages for the client.
    matters : bool
        Whether it is to be on the disk at once: something of the record came of it.
    """

    answers: tuple[str, ...] = ()
    matters: bool = False


@dataclass(frozen=True, slots=True)
class SetSummary:
    """One set of a session: what was counted of what was asked for."""

    name: str
    set_number: int
    sets: int
    counted: int
    repetitions: int
    extra: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """What a session came to.

    Parameters
    ----------
    session : str
        Its id.
    sets : tuple of SetSummary
        Its sets in their order.
    taken, dropped : int
        Pictures that came, and those left out.
    records : tuple of Path
        Records of the sets that were measured.
    errors : tuple of str
        What could not be kept, in sentences.
    finished : bool
        Whether it came to its own end.
    """

    session: str
    sets: tuple[SetSummary, ...]
    taken: int
    dropped: int
    records: tuple[Path, ...]
    errors: tuple[str, ...]
    finished: bool


@dataclass(slots=True)
class _Latest:
    """The latest numbers of a session's messages."""

    seq: int = 0
    now_s: float = 0.0
    frame_s: float = -math.inf
    camera: Camera = "on"
    why: WhyNoPictures = ""
    speaking: bool = False


class RunningSession:
    """A session on the server.

    Parameters
    ----------
    messages : MessageFile
        Its file.
    prepared : Prepared
        What it is made of; the same each time that it is made again.

    Attributes
    ----------
    spoken : set of str
        Everything that it has said or is likely to say: what may be synthesised.
    draws_skeleton : bool
        Whether the skeleton is drawn in the exercises too, not in set-up only.
    """

    def __init__(self, messages: MessageFile, prepared: Prepared) -> None:
        self.messages = messages
        self.spoken: set[str] = set()
        self.draws_skeleton = False
        self._prepared = prepared
        self._begun_at: datetime = messages.header.begun_at
        self._latest, self._pace = _Latest(), _Pace()
        self._shown: SessionView | None = None
        self._shown_s = -math.inf
        self._counts = _Counts()
        name = SessionName(messages.header.session, self._begun_at)
        self._kept = StoreSession(prepared.owner, self._calendar, name=name)
        self.records = RecordWriter(self._kept, prepared.others)
        self._estimator: Estimator = messages.header.estimator
        self._meta = session_meta(messages.header.source, self._estimator)
        self._driver = self._begin(prepared.session_plan)

    def _begin(self, plan: SessionPlan, frames: Sequence[PoseFrame] = ()) -> Driver:
        coach = Coach(plan, self._prepared.words, self._latest.now_s)
        self.spoken.update(likely_sentences(coach))
        return Driver(
            DriverParts(
                coach=coach,
                definitions=[one.definition for one in self._prepared.sets],
                folder=self.messages.path.parent,
                records=self.records,
                counts=self._counts,
                source=self.messages.header.source,
                meta=self._meta,
                done_before=frames,
            )
        )

    def _calendar(self) -> datetime:
        return self._begun_at + timedelta(seconds=self._latest.now_s)

    @property
    def id(self) -> str:
        """Its name for the client."""
        return self.messages.header.session

    @property
    def seq(self) -> int:
        """Number of the last message that was taken."""
        return self._latest.seq

    @property
    def now_s(self) -> float:
        """Its clock: the latest time of all messages."""
        return self._latest.now_s

    @property
    def shows_skeleton(self) -> bool:
        """Whether what the camera follows is drawn."""
        return self._shown is not None and self._shown.skeleton

    @property
    def finished(self) -> bool:
        """Whether it has come to its own end."""
        return self._driver.finished

    @property
    def driver(self) -> Driver:
        """What steps it."""
        return self._driver

    def take(self, raw: str | bytes, message: Step, *, heard: bool = True) -> Taken:
        """Take a numbered message of the client; one that was taken before changes nothing.

        Parameters
        ----------
        raw : str or bytes
            As it came, to be stored.
        message : Step
            What it says.
        heard : bool
            Whether somebody is told what comes of it.

        Raises
        ------
        MessageError
            If a message is missing before it, or its time cannot be.
        OutputError
            If it cannot be stored; it is not taken then.
        """
        if message.seq <= self.seq or self.finished:
            return Taken()
        self._check(message)
        is_frame = isinstance(raw, bytes)
        self.messages.append("frame" if is_frame else "text", raw if is_frame else raw.encode())
        return self._step(message, heard=heard)

    def replay(self) -> None:
        """Make the session again from its file.

        Raises
        ------
        MessageError
            If the file holds what no session can hold.
        """
        self.records.catching_up = True
        for kind, content in self.messages.records():
            if kind == "resumed":
                self._resume(Resumed.model_validate_json(content))
                continue
            message = read_client_message(content if kind == "frame" else content.decode())
            if not is_step(message):
                raise MessageError("The stored session has a message that is none of a session.")
            self._check(message)
            self._step(message, heard=False)
        self.records.catching_up = False
        self._driver.keep_set()

    def resume(self, estimator: Estimator) -> None:
        """Resume it as an interrupted one: greet, and offer to begin anew.

        Raises
        ------
        OutputError
            If that cannot be stored.
        """
        resumed = Resumed(estimator=estimator)
        self.messages.append("resumed", resumed.model_dump_json().encode())
        self._resume(resumed)

    def view_message(self, *, anew: bool = False) -> str | None:
        """The view for the client, unless it has it; ``anew`` sends it in any case."""
        self._shown_s = self.now_s
        view = self._driver.view
        if self.draws_skeleton and not view.skeleton:
            view = replace(view, skeleton=view.stage in (*WORK, Stage.READY))
        if view == self._shown and not anew:
            return None
        self._shown = view
        limbs = [[int(point) for point in limb] for limb in self._driver.limbs]
        content = {
            "type": "view",
            "seq": max(1, self.seq),
            "time_s": self.now_s,
            "view": as_plain(view),
            "limbs": limbs if view.skeleton else [],
        }
        return json.dumps(content, ensure_ascii=False, allow_nan=False)

    def summary(self) -> SessionSummary:
        """What it came to; of one that is closed."""
        coach = self._driver.coach
        sets = (
            SetSummary(
                plan.name,
                plan.set_number,
                plan.sets,
                tally.counted,
                plan.repetitions,
                tally.extra,
            )
            for plan, tally in zip(coach.plan.sets, coach.tallies, strict=True)
        )
        return SessionSummary(
            session=self.id,
            sets=tuple(sets),
            taken=self._counts.taken,
            dropped=self._counts.dropped,
            records=tuple(sorted(self.messages.path.parent.glob("*/session.json"))),
            errors=tuple(str(error) for error in self.records.errors),
            finished=self.finished,
        )

    def leave(self) -> None:
        """The patient wants no more: where all has been done, that is its own end."""
        self._driver.leave(self.now_s, self._latest.camera)

    def finish(self) -> None:
        """End it in the record, once it has come to its end; waits until all is on the disk."""
        self._driver.close()
        self.records.wait()
        self.records.finish()

    def close(self) -> None:
        """Let go of it as it is; it can be made again from its file."""
        self.messages.close()
        self.records.wait()
        self.records.finish()

    def _check(self, message: Step) -> None:
        """Refuse a message that cannot be the next one."""
        latest, time_s = self._latest, message.time_s
        if message.seq != latest.seq + 1:
            raise MessageError(f"Message {latest.seq + 1} is missing before {message.seq}.")
        if isinstance(message, FrameMessage):
            if time_s < latest.frame_s or time_s < latest.now_s - LATE_S:
                raise MessageError("The time of a frame runs backwards.")
        elif time_s < latest.now_s:
            raise MessageError("The time of a message runs backwards.")
        self._pace.add(time_s)

    def _step(self, message: Step, *, heard: bool) -> Taken:
        latest = self._latest
        latest.seq = message.seq
        latest.now_s = max(latest.now_s, message.time_s)
        was_on, counted = self._driver.is_measuring, self._counted
        acts = self._acts_of(message)
        self.spoken.update(act.text for act in acts if isinstance(act, Say))
        matters = (
            was_on != self._driver.is_measuring
            or counted != self._counted
            or isinstance(message, KeyPress | AnswerGiven | Bye)
            or self.finished
        )
        if not heard:
            return Taken(matters=matters)
        answers = [_act_message(act, latest.seq, latest.now_s) for act in acts]
        waits = not acts and not matters and latest.now_s - self._shown_s < VIEW_EVERY_S
        view = None if waits else self.view_message()
        told = [one for one in (*answers, view) if one is not None]
        return Taken(tuple(told), matters)

    @property
    def _counted(self) -> tuple[int, int]:
        """Changes with every attempt that the patient hears of."""
        tally = self._driver.coach.tallies[self._driver.coach.index]
        return tally.counted, len(tally.attempts)

    def _acts_of(self, message: Step) -> tuple[Outward, ...]:
        latest = self._latest
        frame, brightness = None, 0.5
        keys: tuple[Key, ...] = ()
        answer: int | None = None
        match message:
            case FrameMessage():
                if message.time_s > latest.frame_s:  # the same picture twice is one picture
                    frame, brightness = message.frame, message.brightness
                    self._counts.seen += 1
                latest.frame_s = message.time_s
            case Tick():
                self._counts.dropped = max(self._counts.dropped, message.left_out)
            case KeyPress():
                keys = (Key(message.key),)
            case AnswerGiven():
                answer = message.value
            case CameraState():
                latest.camera, latest.why = message.state, message.why
            case EstimatorChanged():
                return self._change_estimator(message.estimator)
            case Bye():
                return ()
        latest.speaking = message.speaking
        return self._driver.step(
            Instant(
                latest.now_s,
                frame,
                brightness,
                keys,
                answer,
                camera=latest.camera,
                why=latest.why,
                speaking=latest.speaking,
            )
        )

    def _change_estimator(self, estimator: Estimator) -> tuple[Outward, ...]:
        """Another model or delegate sees the sets that begin from now on."""
        smaller = estimator.model != self._estimator.model
        self._estimator = estimator
        meta = estimator_meta(estimator)
        self._meta.update(meta)
        self._driver.use_estimator(meta)
        if not smaller:
            return ()
        return self._driver.tell(self._driver.coach.wording.text("slow-lite"))

    def _resume(self, resumed: Resumed) -> None:
        """A new greeting; what was done stays done, and the set under way is resumed.

        A set is seen by one estimator: by another one, it is begun again.
        """
        latest, old = self._latest, self._driver
        latest.now_s += GAP_S
        latest.camera, latest.why, latest.speaking = "on", "", False
        same = resumed.estimator == self._estimator
        self._estimator = resumed.estimator
        self._meta.update(estimator_meta(resumed.estimator))
        old.end_tail()
        coach = old.coach
        index = coach.index + coach.tallies[coach.index].ended
        if coach.stage in (Stage.DONE, Stage.QUESTION) or index >= len(coach.plan.sets):
            old.use_estimator(self._meta)
            return
        frames = tuple(old.set_frames)
        if not same and frames:
            old.close()
            self.records.begin_again(index)
            frames = ()
        self._driver = self._begin(_resumed_plan(coach, index, begun=bool(frames)), frames)


def is_step(message: object) -> TypeGuard[Step]:
    """Whether a message is one of those that a session is made of."""
    return isinstance(message, _STEPS)


def _resumed_plan(coach: Coach, index: int, *, begun: bool) -> SessionPlan:
    """The plan of a session that was interrupted in a set, or before it."""
    tally = coach.tallies[index]
    measured = isinstance(coach.plan.sets[index], MeasuredSet)
    counted = tally.counted + tally.extra if begun and measured else 0
    earlier = {
        place: one.counted + one.extra for place, one in enumerate(coach.tallies) if place < index
    }
    return replace(coach.plan, resumption=Resumption(index, counted, earlier, begun))


def estimator_meta(estimator: Estimator) -> dict[str, str]:
    """What a landmark log and the record say of an estimator.

    The id of a browser's names version and delegate: sets of another one are not compared in
    trends.
    """
    if isinstance(estimator, ServerEstimator):
        return {"model": estimator.model, "model_sha256": estimator.sha256}
    runs_on = f"{estimator.version}-{estimator.delegate.lower()}"
    return {
        "model": f"{estimator.model}-browser@{runs_on}",
        "model_sha256": estimator.sha256,
    }


def session_meta(source: str, estimator: Estimator) -> dict[str, str]:
    """What the landmark logs of a session say of it."""
    return {"source": source, **estimator_meta(estimator), "hep_vision": __version__}


def _act_message(act: Outward, seq: int, time_s: float) -> str | None:
    match act:
        case Say(text, urgency):
            told = ActMessage(seq=seq, time_s=time_s, act="say", text=text, urgency=urgency)
        case Play(earcon):
            told = ActMessage(seq=seq, time_s=time_s, act="play", earcon=earcon)
        case Volume(step):
            told = ActMessage(seq=seq, time_s=time_s, act="volume", step=1 if step > 0 else -1)
        case _:
            return None
    return told.model_dump_json(exclude_defaults=True, exclude={"type"}).replace(
        "{", '{"type":"act",', 1
    )
