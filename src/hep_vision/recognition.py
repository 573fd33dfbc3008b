"""Which exercise of the library, or of a program, a recording shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.measure.compensations import FOUND_BY_MEASURE
from hep_vision.measure.likeness import Candidate
from hep_vision.measure.recognise import Recognition
from hep_vision.measure.recognise import recognise as recognise_movement
from hep_vision.measure.scan import scan_frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.landmarks import PoseFrame


def recognise(frames: Iterable[PoseFrame], definitions: Iterable[Definition]) -> Recognition:
    """Score the exercises a recording could show.

    Parameters
    ----------
    frames : iterable of PoseFrame
        Landmarks in order of time.
    definitions : iterable of Definition
        What to choose from; what the camera does not measure is left out.
    """
    candidates = [candidate for each in definitions for candidate in candidate_of(each)]
    return recognise_movement(scan_frames(frames), candidates)


def candidate_of(definition: Definition) -> Iterator[Candidate]:
    """What recognition needs to know of an exercise; nothing if the camera measures none."""
    use, camera = definition.measure, definition.camera
    if use is None or camera is None:
        return
    yield Candidate(
        exercise=definition.exercise(),
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
        for measure, rules in FOUND_BY_MEASURE.items():
            if entry.rule in rules:
                yield measure, entry.threshold
