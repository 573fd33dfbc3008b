"""Each exercise done while each of ten others is asked for: what counts that should not.

The landmarks are those of the stored rendered clips, one of each exercise. The set is counted as
in the session (`SetWatch`) and once more over the whole recording (`Engine`), which must come to
the same. Asked for is the exercise itself, and ten others that start in the same body position or,
where there are fewer, the next ones of the library: those are the ones that a patient confuses.
A pair of the same measure in the same direction and position ("alike") is the same movement to
any camera in one plane; there a count is expected and stands apart. "told" says in how many of
the pairs with a count the result warns that another exercise is shown.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.accuracy.quick import stored_clips
from benchmarks.cues.observe import prescription_of
from rich.console import Console
from rich.table import Table

from hep_vision.analysis.recognise import another_exercise
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.set_watch import SetWatch
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.result import SetResult
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

OTHERS = 10
console = Console(width=150, highlight=False)


@dataclass(frozen=True)
class Pair:
    """One exercise done while another one was asked for."""

    done: str
    asked: str
    alike: bool
    counted: int
    live: int
    reasons: tuple[str, ...]
    told: bool


def is_alike(done: Definition, asked: Definition) -> bool:
    """Whether both are the same movement of the same joint in the same position of the body."""
    one, other = done.measure, asked.measure
    assert one is not None
    assert other is not None
    same = (one.id, one.direction) == (other.id, other.direction)
    return same and done.position == asked.position


def others_of(done: Definition, library: Sequence[Definition]) -> list[Definition]:
    """What else is asked for: the same position first, then in the order of the library."""
    own = [each for each in library if each.id != done.id]
    own.sort(key=lambda each: (each.position != done.position, library.index(each)))
    return own[:OTHERS]


def count(definition: Definition, frames: Sequence[PoseFrame], model: str) -> tuple[SetResult, int]:
    """The result of the whole recording, and what counted live."""
    (planned,) = plan_exercise(definition, prescription_of(definition, None))
    plan = planned.plan
    assert isinstance(plan, MeasuredSet)
    plan = replace(plan, exercise=apply_pose_profile(plan.exercise, profile_of(model)))
    engine, watch = Engine(plan.exercise, plan.prescription), SetWatch(plan)
    for frame in frames:
        engine.advance(frame)
        watch.add(frame)
    return engine.finish(), watch.counted


def pairs() -> Iterator[Pair]:
    """Every stored exercise as itself and as others."""
    shipped = shipped_library()
    library = [each for each in shipped.all() if each.is_measured and each.test is None]
    done_already = set[str]()
    for clip in stored_clips():
        id_ = clip.planned.exercise
        if clip.planned.group != "exercise" or id_ in done_already or id_ not in shipped.paths:
            continue
        done = shipped.get(id_)
        if done not in library:
            continue
        done_already.add(id_)
        log = read_landmark_log(clip.log)
        model = log.meta.get("model", "full")
        for asked in (done, *others_of(done, library)):
            result, live = count(asked, log.frames, model)
            told = False
            if result.counted and asked is not done:
                told = another_exercise(log.frames, asked, shipped.all()) is not None
            reasons = tuple(a.reason for a in result.attempts if a.status != "counted")
            yield Pair(id_, asked.id, is_alike(done, asked), result.counted, live, reasons, told)


def show(found: Sequence[Pair]) -> None:
    """Print the exercises whose being asked for counts what they should not."""
    wrong = [pair for pair in found if pair.done != pair.asked]
    table = Table("asked for", "done", "counted", "live", "told", "alike", box=None)
    for pair in sorted(wrong, key=lambda pair: (pair.alike, -pair.counted, pair.asked)):
        if pair.counted or pair.live:
            marks = ("yes" if pair.told else "", "yes" if pair.alike else "")
            table.add_row(pair.asked, pair.done, str(pair.counted), str(pair.live), *marks)
    console.print(table)
    own = [pair for pair in found if pair.done == pair.asked]
    unlike = [pair for pair in wrong if not pair.alike]
    counting = [pair for pair in unlike if pair.counted]
    console.print(
        f"{len(own)} exercises as themselves: {sum(pair.counted for pair in own)} counted. "
        f"Asked for as another one, not alike: {len(unlike)} pairs, "
        f"{len(counting)} count something ({sum(pair.counted for pair in counting)} repetitions), "
        f"of which {sum(pair.told for pair in counting)} are told; "
        f"live and offline differ in {sum(pair.counted != pair.live for pair in found)} pairs."
    )
    reasons = Counter(reason for pair in unlike for reason in pair.reasons)
    console.print("Not counted: " + ", ".join(f"{r} {n}" for r, n in reasons.most_common()))


def main(words: list[str] | None = None) -> int:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args(words)
    show(list(pairs()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
