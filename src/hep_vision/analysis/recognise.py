"""Which exercise of the library, or of a program, a recording shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.recognition.likeness import Candidate
from hep_vision.measure.recognition.recognise import Recognition, find_another
from hep_vision.measure.recognition.recognise import recognise as recognise_movement
from hep_vision.measure.recognition.scan import scan_frames
from hep_vision.measure.result import Finding
from hep_vision.sources.pose.profile import DEFAULT, apply_pose_profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame

# Of a recording whose exercise was told, frames this far apart are looked at again.
SECOND_LOOK_S = 0.09


def recognise(frames: Iterable[PoseFrame], definitions: Iterable[Definition]) -> Recognition:
    """Score the exercises a recording could show.

    Parameters
    ----------
    frames : iterable of PoseFrame
        Landmarks in order of time.
    definitions : iterable of Definition
        What to choose from; what the camera does not measure is left out, and a test of function
        beside the exercise it is made of.
    """
    chosen = without_tests_of(definitions)
    candidates = [candidate for each in chosen for candidate in candidate_of(each)]
    return recognise_movement(scan_frames(frames), candidates)


def another_exercise(
    frames: Sequence[PoseFrame], asked: Definition, definitions: Iterable[Definition]
) -> Finding | None:
    """What to say of a recording that shows another exercise than the one asked for.

    Parameters
    ----------
    frames : sequence of PoseFrame
        Landmarks in order of time.
    asked : Definition
        The exercise it is measured as.
    definitions : iterable of Definition
        What else it could be; of the same id as ``asked`` none is looked at.
    """
    others = [each for each in without_tests_of(definitions) if each.id != asked.id]
    rivals = [candidate for each in others for candidate in candidate_of(each)]
    other = find_another(scan_frames(_thinned(frames)), list(candidate_of(asked)), rivals)
    if other is None:
        return None
    return Finding(
        "other_exercise",
        "warning",
        f"This looks like {other.candidate.name} rather than {asked.name}.",
        "Measure it as that, or film the exercise again as its card says.",
    )


def without_tests_of(definitions: Iterable[Definition]) -> list[Definition]:
    """Definitions without the tests whose movement an exercise among them has as well.

    Standing up from a chair looks the same whether somebody trains or is tested.
    """
    every = list(definitions)
    exercises = {_movement(each) for each in every if each.test is None}
    return [each for each in every if each.test is None or _movement(each) not in exercises]


def _movement(definition: Definition) -> tuple[str, ...]:
    use = definition.measure
    return (definition.position, use.id, use.direction) if use is not None else (definition.id,)


def _thinned(frames: Iterable[PoseFrame]) -> Iterator[PoseFrame]:
    """Frames at least `SECOND_LOOK_S` apart: a check in passing may not cost much."""
    last_s = -math.inf
    for frame in frames:
        if frame.time_s - last_s >= SECOND_LOOK_S:
            last_s = frame.time_s
            yield frame


def candidate_of(definition: Definition) -> Iterator[Candidate]:
    """What recognition needs to know of an exercise; nothing if the camera measures none."""
    use, camera = definition.measure, definition.camera
    if use is None or camera is None:
        return
    yield Candidate(
        exercise=apply_pose_profile(definition.exercise(), profile_of(DEFAULT)),
        name=definition.name,
        side=definition.side.default,
        position=definition.position,
        start=use.start,
        end=use.end,
        held=definition.kind == "hold",
        second_view=camera.second_view,
        still=tuple(_still(definition)),
    )


def _still(definition: Definition) -> Iterator[tuple[str, float]]:
    """Measures that an exercise's compensations watch: they ought to keep still."""
    for entry in definition.compensations:
        for measure in MEASURES.values():
            if entry.rule in measure.own_rules:
                yield measure.id, entry.threshold
