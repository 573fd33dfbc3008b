"""From a filmed demonstration to an exercise definition that counts it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.analysis.learnt_definition import definition_text, understood
from hep_vision.definitions.loader import check_text
from hep_vision.errors import InputError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.measure.recognition.learn import Like, NotLearnt, learn_exercise
from hep_vision.measure.recognition.scan import scan_frames
from hep_vision.measure.result import Finding
from hep_vision.record.files import OutputFolder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.recognition.learnt_exercise import Lesson
    from hep_vision.measure.result import SetResult

LONGEST_ID = 60
LONGEST_SOURCE = 120  # characters of the file's name in the definition


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the therapist says of a recording.

    ``repetitions`` is how many are shown, if it was said; ``like`` an exercise it resembles.
    """

    path: Path
    name: str
    side: AskedSide = "auto"
    like: Definition | None = None
    repetitions: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """A learnt exercise: its definition, and what that counts in the demonstration."""

    demonstration: Demonstration
    lesson: Lesson
    text: str
    definition: Definition
    result: SetResult
    sentences: tuple[str, ...]  # what was understood
    remarks: tuple[str, ...]  # what to know before trusting it


def id_of(name: str) -> str:
    """Identifier of an exercise of that name, ``"Knee bends, deep"`` as ``knee_bends_deep``.

    Raises
    ------
    InputError
        If nothing of the name can stand in an identifier.
    """
    spelt = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:LONGEST_ID].strip("_")
    if not re.match(r"[a-z]", spelt):
        raise InputError(
            f"{name!r} cannot name an exercise: it must begin with a letter from a to z, as in "
            "'Knee bends'."
        )
    return spelt


def learn(
    demonstration: Demonstration, frames: Sequence[PoseFrame], id_: str, today: date
) -> Learning:
    """Learn an exercise and count its demonstration with it.

    Parameters
    ----------
    demonstration : Demonstration
        What was said of the recording.
    frames : sequence of PoseFrame
        Its landmarks.
    id_ : str
        Identifier of the exercise, see `id_of`.
    today : date
        The day, for the definition's source.

    Raises
    ------
    InputError
        If the exercise cannot be made out; with the reason and what to do.
    """
    like = demonstration.like
    lesson = learn_exercise(
        scan_frames(frames),
        id_,
        side=demonstration.side,
        like=_like(like) if like else None,
        repetitions=demonstration.repetitions,
    )
    if isinstance(lesson, NotLearnt):
        raise InputError(f"{demonstration.path}: {lesson.reason} {lesson.advice}")
    file = demonstration.path.name[:LONGEST_SOURCE]
    origin = f"Demonstration {file}, {today:%Y-%m-%d}, {lesson.result.counted} repetitions"
    text = definition_text(lesson, name=demonstration.name, origin=origin, like=like)
    checked = check_text(text)
    if checked.definition is None:
        raise ValueError(f"the learnt definition is wrong: {checked.problems[0]}")
    engine = Engine(
        checked.definition.exercise(), Prescription(side=checked.definition.side.default)
    )
    for frame in frames:
        engine.advance(frame)
    result = engine.finish()
    remarks = (*lesson.remarks, *_disagreement(demonstration, lesson, result))
    return Learning(
        demonstration, lesson, text, checked.definition, result, understood(lesson), remarks
    )


def _like(definition: Definition) -> Like:
    use = definition.measure
    if use is None:
        raise InputError(
            f"{definition.name} is not measured by a camera, so that nothing can be taken from "
            "it; leave --like out, or name another exercise."
        )
    return Like(definition.name, use.id, use.direction)


def _disagreement(
    demonstration: Demonstration, lesson: Lesson, result: SetResult
) -> tuple[str, ...]:
    """What was found against what was said, and against what the definition counts."""
    found, said = lesson.result.counted, demonstration.repetitions
    words: list[str] = []
    if said is not None and said != result.counted:
        words.append(f"{said} repetitions were said to be shown, {result.counted} are counted.")
    if found != result.counted:
        words.append(
            f"{found} repetitions were found, but the definition counts {result.counted}; look at "
            "the picture before using it."
        )
    return tuple(words)


def write_learning(learning: Learning, path: Path) -> Path:
    """Write the definition, and the angle's picture with what was understood beside it.

    Returns
    -------
    Path
        The picture.

    Raises
    ------
    OutputError
        If something cannot be written; then nothing is.
    """
    # Drawing pulls in matplotlib; only who draws need wait for it.
    from hep_vision.show.trace_plot import write_trace_plot

    picture = path.with_suffix(".png")
    notes = tuple(Finding("learnt", "info", words) for words in learning.sentences)
    with OutputFolder(path.parent) as output:
        output.staged(path.name).write_text(learning.text, encoding="utf-8")
        write_trace_plot(
            output.staged(picture.name),
            replace(learning.result, findings=learning.result.findings + notes),
            title=f"{learning.demonstration.name}, learnt from {learning.demonstration.path.name}",
            measure=MEASURES[learning.lesson.exercise.measure].label.capitalize(),
        )
    return picture
