"""Every exercise played once in the session, without waiting: what the patient hears.

The coach, the counter and the plan are the session's own; the pictures are the landmarks of
the stored rendered clips, of correct movement, one of each exercise, at the times they were taken
(``--real``: the labelled real clips instead). Of an exercise without a stored clip the figure's
true points are played, marked "true points": they show the rules, not the pose model. Prints
what was counted live and every cue; ends with 1 if a cue was told or nothing was counted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.quick import is_quick, stored_clips
from benchmarks.cues.faults import true_frames
from benchmarks.cues.observe import EVIDENCE, prescription_of, real_clips
from rich.console import Console
from rich.table import Table

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Key, Moment, Say, Stage
from hep_vision.coach.plan import MeasuredSet, SessionPlan
from hep_vision.coach.set_watch import SetWatch
from hep_vision.coach.sight import Sight
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

SEEN = Sight(present=True)
# Of a set of which nobody says how many there are: none of the clips has as many.
MANY = 99

console = Console(width=150, highlight=False)


@dataclass(frozen=True)
class Heard:
    """What came of one exercise in the session."""

    clip: str
    exercise: str
    counted: int
    cues: tuple[str, ...]
    missed: int


def play(
    name: str, definition: Definition, side: str | None, frames: Sequence[PoseFrame], model: str
) -> Heard:
    """Play one clip in a session of this exercise alone."""
    asked = replace(prescription_of(definition, side), repetitions=MANY)
    (planned,) = plan_exercise(definition, asked)
    plan = planned.plan
    assert isinstance(plan, MeasuredSet)
    plan = replace(plan, exercise=apply_pose_profile(plan.exercise, profile_of(model)))
    begin_s = frames[0].time_s - 1.0
    coach, watch = Coach(SessionPlan((plan,)), load_words(), begin_s), SetWatch(plan)
    _to_work(coach, begin_s)
    said: list[str] = []
    missed = 0
    for frame in frames:
        news = watch.add(frame)
        missed += len(news.not_counted)
        moment = Moment(frame.time_s, sight=SEEN, news=news)
        said += [act.text for act in coach.step(moment) if isinstance(act, Say)]
    cues = {entry.cue for entry in plan.exercise.compensations}
    told = tuple(text for text in said if text in cues)
    return Heard(name, definition.id, watch.counted, told, missed)


def _to_work(coach: Coach, begin_s: float) -> None:
    """Through greeting and set-up, as by the key, to a set that has begun."""
    for number, stage in enumerate((Stage.NEXT, Stage.SETUP, Stage.READY), 1):
        coach.step(Moment(begin_s + 0.1 * number, keys=(Key.GO,)))
        assert coach.stage is stage, f"{coach.stage} instead of {stage}"
    coach.step(Moment(begin_s + 0.4, sight=SEEN, start_share=1.0))
    assert coach.stage is Stage.WORKING


def of_the_figure() -> Iterator[Heard]:
    """One stored clip of each exercise; its true points where none is stored."""
    library, played = shipped_library(), set[str]()
    for clip in stored_clips():
        id_ = clip.planned.exercise
        if clip.planned.group != "exercise" or id_ in played or id_ not in library.paths:
            continue
        definition = library.get(id_)
        if definition.is_measured:
            played.add(id_)
            log = read_landmark_log(clip.log)
            model = log.meta.get("model", "full")
            yield play(clip.planned.name, definition, clip.planned.scene.side, log.frames, model)
    for planned in designed_clips():
        id_ = planned.exercise
        if planned.group != "exercise" or not is_quick(planned) or id_ in played:
            continue
        definition = library.get(id_)
        if definition.is_measured:
            played.add(id_)
            name = f"{planned.name}, true points"
            yield play(name, definition, planned.scene.side, true_frames(planned.spec), "full")


def of_real_people(evidence: Path = EVIDENCE) -> Iterator[Heard]:
    """Every labelled real clip."""
    library = shipped_library()
    for clip in real_clips(evidence):
        log = read_landmark_log(clip.log)
        model = log.meta.get("model", "full")
        yield play(clip.name, library.get(clip.exercise), clip.side, log.frames, model)


def main(words: list[str] | None = None) -> int:
    """Print what was heard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", action="store_true", help="the real clips instead")
    asked = parser.parse_args(words)
    heard = list(of_real_people() if asked.real else of_the_figure())
    table = Table("clip", "exercise", "counted", "not counted", "cues told", box=None)
    for one in heard:
        table.add_row(
            one.clip, one.exercise, str(one.counted), str(one.missed), " / ".join(one.cues)
        )
    console.print(table)
    false = sum(len(one.cues) for one in heard)
    silent = [one.exercise for one in heard if not one.counted]
    console.print(
        f"{len(heard)} clips, {len({one.exercise for one in heard})} exercises: "
        f"{sum(one.counted for one in heard)} repetitions counted, {false} cues told"
        + (f"; nothing counted of {', '.join(silent)}" if silent else "")
    )
    return 1 if false or (silent and not asked.real) else 0


if __name__ == "__main__":
    sys.exit(main())
