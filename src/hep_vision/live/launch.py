"""Puts a session together and takes it apart again, whatever ends it."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from hep_vision import __version__
from hep_vision.coach.coach import Coach
from hep_vision.coach.likely import likely_sentences
from hep_vision.coach.plan import MeasuredSet, RestOfDay, Resumption, SessionPlan
from hep_vision.coach.set_watch import SetWatch
from hep_vision.errors import HepVisionError
from hep_vision.live.awake import screen_kept_on
from hep_vision.live.camera_video import CameraVideo
from hep_vision.live.capture import Capture
from hep_vision.live.clock import calendar, session_clock
from hep_vision.live.display import screen_width_mm
from hep_vision.live.journal import SCHEMA, Journal, plan_summary
from hep_vision.live.parts import Parts
from hep_vision.live.pictures import load_pictures
from hep_vision.live.record_writer import RecordWriter
from hep_vision.live.session import Session
from hep_vision.live.sheet import Labels
from hep_vision.live.sound import Sound
from hep_vision.live.sources import source_of
from hep_vision.live.store_session import StoreSession
from hep_vision.live.watching import Watching
from hep_vision.live.window import Window
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hep_vision.coach.words import Words
    from hep_vision.live.clock import Clock
    from hep_vision.live.journal import Interrupted
    from hep_vision.live.planning import PlannedSet
    from hep_vision.live.store_session import Owner

# Between what an interrupted session saw last and what this one sees first.
GAP_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """What a session is started with.

    Parameters
    ----------
    sets : sequence of PlannedSet
        What is to be done, at least one set.
    camera : str
        Number, address or file.
    model : Path
        The pose model.
    smaller_model : Path, optional
        What a slow machine steps down to.
    words : Words
        The catalogue.
    out : Path
        Folder of the results.
    full_screen : bool
        Whether the window fills the screen.
    record_video : bool
        Whether to keep what the camera sees.
    skeleton : bool
        Whether to draw the skeleton in the exercises too, not in set-up only.
    sound_file : Path, optional
        Sound file in place of the loudspeaker.
    program : mapping, optional
        Which program it is, for the journal.
    owner : Owner, optional
        Whose session it is and in which database it is kept; without it, only files are
        written.
    before : Interrupted, optional
        The interrupted session to go on with.
    rest_of_day : RestOfDay, optional
        What the program asks for later today.
    say : callable
        Told, in a sentence, what somebody at the terminal should know.
    """

    sets: Sequence[PlannedSet]
    camera: str
    model: Path
    smaller_model: Path | None = None
    words: Words
    out: Path
    full_screen: bool = True
    record_video: bool = False
    skeleton: bool = False
    sound_file: Path | None = None
    program: Mapping[str, object] | None = None
    owner: Owner | None = None
    before: Interrupted | None = None
    rest_of_day: RestOfDay | None = None
    say: Callable[[str], None] = print
    on_shown: Callable[[float, float], None] | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """What a session came to.

    Parameters
    ----------
    folder : Path
        Its folder.
    records : tuple of Path
        Folders of the sets' records.
    finished : bool
        Whether it came to its own end.
    coach : Coach
        With what was counted.
    taken, dropped : int
        Pictures that came, and those left out.
    """

    folder: Path
    records: tuple[Path, ...]
    finished: bool
    coach: Coach
    taken: int
    dropped: int


def run_session(launch: Launch) -> Ended:
    """Run a session in a window; there must be a screen (`require_display`).

    Raises
    ------
    DeviceError
        If there is no such camera.
    HepVisionError
        If the model cannot be loaded or the folder not be written to.
    """
    now = datetime.now().astimezone()
    sets = tuple(one.plan for one in launch.sets)
    plan = _resumed(SessionPlan(sets, rest_of_day=launch.rest_of_day), launch.before)
    clock = session_clock(_begin_s(launch.before))
    coach = Coach(plan, launch.words, clock())
    records = RecordWriter(_kept(launch, clock, now))
    with ExitStack() as stack:
        capture = Capture(source_of(launch.camera, clock), clock)
        launch.say(f"Camera: {capture.start()}.")
        stack.callback(capture.close)
        _keep_screen_on(launch, stack)
        journal = _open_journal(launch, plan, now, capture.source.name)
        stack.callback(_tell_errors, launch, journal, records)  # once the journal is closed
        stack.callback(journal.close)
        parts = _put_together(launch, coach, capture, journal, records, clock, stack)
        parts.watching.start()
        session = Session(parts)
        try:
            session.run()
        finally:
            records.wait()
            if session.finished:
                journal.note("finished")
    return Ended(
        journal.folder,
        tuple(_draw_pictures(records, launch)),
        session.finished,
        coach,
        capture.taken,
        capture.dropped,
    )


def _open_journal(launch: Launch, plan: SessionPlan, now: datetime, source: str) -> Journal:
    """The session's journal, that of the interrupted one if there is one."""
    before = launch.before
    journal = Journal(before.folder if before else launch.out / now.strftime("%Y-%m-%d_%H-%M-%S"))
    journal.note(
        "resumed" if before else "begun",
        schema=SCHEMA,
        plan=plan_summary(plan),
        **(launch.owner.noted if launch.owner else {}),
        program=launch.program,
        source=source,
        hep_vision=__version__,
    )
    return journal


def _keep_screen_on(launch: Launch, stack: ExitStack) -> None:
    if stack.enter_context(screen_kept_on()) is None:
        launch.say(
            "The screen cannot be kept on from here; if it turns off by itself, set it not to."
        )


def _put_together(
    launch: Launch,
    coach: Coach,
    capture: Capture,
    journal: Journal,
    records: RecordWriter,
    clock: Clock,
    stack: ExitStack,
) -> Parts:
    """Everything that is opened for a session; the stack closes it again."""
    model, smaller = _first_model(launch), launch.smaller_model
    watching = Watching(capture, stack.enter_context(PoseEstimator(model)), clock)
    stack.callback(watching.close)
    sound = Sound(clock, launch.words.language, likely_sentences(coach), launch.sound_file)
    stack.callback(sound.close)
    if sound.lacks is not None:
        coach.notice = launch.words.say(f"no-{sound.lacks}")
        launch.say(coach.notice)
    video = CameraVideo(journal.folder / "video.mkv") if launch.record_video else None
    if video is not None:
        stack.callback(video.close)
    window = Window(full_screen=launch.full_screen, screen_width_mm=screen_width_mm())
    stack.callback(window.close)
    return Parts(
        coach=coach,
        definitions=[one.definition for one in launch.sets],
        capture=capture,
        watching=watching,
        screen=window,
        sound=sound,
        journal=journal,
        records=records,
        clock=clock,
        meta=_meta(capture.source.name, model),
        labels=_labels(launch),
        pictures=load_pictures(one.plan.exercise_id for one in launch.sets),
        skeleton=launch.skeleton,
        done_before=launch.before.frames if launch.before else (),
        on_picture=video.add if video else None,
        on_shown=launch.on_shown,
        step_down=_step_down(None if model == smaller else smaller, watching, stack),
    )


def _draw_pictures(records: RecordWriter, launch: Launch) -> list[Path]:
    told = len(records.errors)
    folders = records.finish()
    for error in records.errors[told:]:
        launch.say(str(error))
    return folders


def _tell_errors(launch: Launch, journal: Journal, records: RecordWriter) -> None:
    """Say what could not be kept, whatever has ended the session."""
    for error in (journal.error, *records.errors):
        if error is not None:
            launch.say(str(error))


def _kept(launch: Launch, clock: Clock, now: datetime) -> StoreSession | None:
    """The session in the database, that of the interrupted one if there is one."""
    if launch.owner is None:
        return None
    before = launch.before
    return StoreSession(
        launch.owner,
        calendar(clock, now),
        before.session if before else None,
        dict(before.stored_sets) if before else {},
    )


def _begin_s(before: Interrupted | None) -> float:
    return before.frames[-1].time_s + GAP_S if before and before.frames else 0.0


def _resumed(plan: SessionPlan, before: Interrupted | None) -> SessionPlan:
    """The plan with the place where an interrupted session stopped."""
    if before is None:
        return plan
    current = plan.sets[before.set_index]
    measured = isinstance(current, MeasuredSet)
    counted = SetWatch(current, before.frames).counted if measured else 0
    begun = bool(before.frames)
    resumption = Resumption(before.set_index, counted, dict(before.counted), begun)
    return replace(plan, resumption=resumption)


def _labels(launch: Launch) -> Labels:
    recording = launch.words.say("recording") if launch.record_video else ""
    return Labels(launch.words.say("camera-on"), recording)


def _meta(source: str, model: Path) -> dict[str, str]:
    return {"source": source, **_model_meta(model), "hep_vision": __version__}


def _first_model(launch: Launch) -> Path:
    """The model to begin with: a set is seen by one alone, also where it was interrupted."""
    before, smaller = launch.before, launch.smaller_model
    if before is not None and before.frames and smaller and name_of(smaller) == before.model:
        return smaller
    return launch.model


def _model_meta(model: Path) -> dict[str, str]:
    return {
        "model": name_of(model),
        "model_sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
    }


def _step_down(
    smaller: Path | None, watching: Watching, stack: ExitStack
) -> Callable[[], Mapping[str, str] | None]:
    """Change to the smaller model; tells its name, or None where there is none."""

    def change() -> Mapping[str, str] | None:
        if smaller is None:
            return None
        try:
            estimator = stack.enter_context(PoseEstimator(smaller))
        except HepVisionError:
            return None
        watching.use(estimator)
        return _model_meta(smaller)

    return change
