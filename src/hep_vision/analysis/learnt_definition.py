"""The definition file of a learnt exercise: what was measured, and what a person must add.

Figures name the demonstration as their source. Words for the patient are a first draft, or
those of the exercise it is said to be like; a comment says which.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from hep_vision.definitions.fields import OWN_SOURCES
from hep_vision.definitions.schema import SCHEMA
from hep_vision.definitions.words import SIDE_WORDS, VIEW_WORDS, plain, value_words
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.quality.compensations import PAST_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.recognition.learnt_exercise import Lesson

DEMONSTRATION = "demonstration"  # key of the source that the figures name
# A typical repetition is under way from this share of the arc, and over below that.
ARM_SHARE, RELEASE_SHARE = 0.6, 0.3
STARTS = {
    "standing": "Stand upright.",
    "seated": "Sit upright.",
    "supine": "Lie on your back.",
    "side_lying": "Lie on your side.",
    "prone": "Lie on your front, or support yourself on hands and toes.",
    "quadruped": "Go down on hands and knees.",
    "hanging": "Hang by your hands.",
}


def definition_text(
    lesson: Lesson, *, name: str, origin: str, like: Definition | None = None
) -> str:
    """Text of the definition, commented YAML that passes the checks.

    Parameters
    ----------
    lesson : Lesson
        What was learnt.
    name : str
        Name of the exercise, for people.
    origin : str
        The demonstration in words: file, day, repetitions.
    like : Definition, optional
        A known exercise whose words and cues it takes over.
    """
    parts = (
        _head(lesson, name, like),
        _words(lesson, like),
        _measure(lesson, like),
        _counting(lesson),
        _camera(lesson, like),
        _advice(lesson, like),
        ["grade: {count: fair, rom: fair, source: default}"],
        _sources(origin, like),
    )
    return "\n".join("\n".join(part) for part in parts if part) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _span(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"[{low:g}, {high:g}]"


def _listed(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _head(lesson: Lesson, name: str, like: Definition | None) -> list[str]:
    exercise = lesson.exercise
    position = lesson.position or (like.position if like else "standing")
    comment = "" if lesson.position else "  # could not be told from the recording: check it"
    kind = "both" if lesson.is_held else "repetitions"
    return [
        "# Learnt from a demonstration. The figures are one person's on one day: look them over,",
        "# put the words into your own, and check the file with `hep-vision exercises validate`.",
        *(f"# Note: {remark}" for remark in lesson.remarks),
        f"schema: {SCHEMA}",
        f"id: {exercise.id}",
        f"name: {_quoted(name)}",
        f"region: {like.region if like else MEASURES[exercise.measure].words.region}",
        f"position: {position}{comment}",
        f"kind: {kind}" + ("  # each repetition is held" if lesson.is_held else ""),
        f"side: {{kind: {exercise.side_kind}, default: {lesson.default_side}}}",
    ]


def _words(lesson: Lesson, like: Definition | None) -> list[str]:
    if like is not None:
        return [
            f"# The words are those of {like.id}: change what is different.",
            f"description: {_quoted(like.description)}",
            f"start_position: {_quoted(like.start_position)}",
            "instructions:",
            *(f"  - {_quoted(step)}" for step in like.instructions),
            "",
        ]
    words = MEASURES[lesson.exercise.measure].words
    move = words.more if lesson.exercise.direction == "increase" else words.less
    start = STARTS[lesson.position] if lesson.position else "Take the start position."
    hold = f"Hold for {lesson.hold_s:.0f} seconds." if lesson.is_held else ""
    steps = [start, f"{move} slowly.", hold, "Go back to the start position."]
    return [
        "# The words are a draft made from what moved: say it as you would to a patient.",
        f"description: {_quoted(f'{move}, and go back again.')}",
        f"start_position: {_quoted(start)}",
        "instructions:",
        *(f"  - {_quoted(step)}" for step in steps if step),
        "",
    ]


def _measure(lesson: Lesson, like: Definition | None) -> list[str]:
    exercise = lesson.exercise
    measure = MEASURES[exercise.measure]
    unit = "degrees" if measure.unit == "deg" else f"{measure.length} lengths"
    near, far = _far_ends(lesson)
    digits = 0 if measure.unit == "deg" else 3
    arm, release = (
        round(near + share * (far - near), digits) for share in (ARM_SHARE, RELEASE_SHARE)
    )
    rivals = [MEASURES[rival.measure].id for rival in lesson.rivals]
    return [
        f"measure:  # {measure.label}, in {unit}",
        f"  id: {exercise.measure}" + (f"  # as likely: {', '.join(rivals)}" if rivals else ""),
        f"  direction: {exercise.direction}",
        *(["  goal: position"] if _has_position_as_goal(lesson, like) else []),
        f"  start: {_span(lesson.start)}  # as shown",
        f"  end: {_span(lesson.end)}",
        f"  arm: {arm:g}",
        f"  release: {release:g}",
        f"  source: {DEMONSTRATION}",
        "  threshold_source: default",
    ]


def _has_position_as_goal(lesson: Lesson, like: Definition | None) -> bool:
    """Whether it is like an exercise of the same measure whose end is not to be passed."""
    use = like.measure if like else None
    exercise = lesson.exercise
    return (
        use is not None
        and use.goal == "position"
        and (use.id, use.direction) == (exercise.measure, exercise.direction)
    )


def _far_ends(lesson: Lesson) -> tuple[float, float]:
    """The start and the end that lie farthest apart: what the checks go by."""
    if lesson.exercise.direction == "increase":
        return lesson.start[0], lesson.end[1]
    return lesson.start[1], lesson.end[0]


def _counting(lesson: Lesson) -> list[str]:
    exercise = lesson.exercise
    matters = exercise.position != "any"
    lines = [
        f"counting:  # shown: {lesson.out_s:.1f} s out, {lesson.hold_s:.1f} s there, "
        f"{lesson.back_s:.1f} s back",
        f"  min_excursion: {exercise.min_excursion:g}  # less is no attempt",
    ]
    if math.isfinite(exercise.start_range[0]):
        lines.append(f"  start_range: {_span(exercise.start_range)}")
    lines += [
        f"  min_duration_s: {exercise.min_duration_s:g}",
        f"  max_duration_s: {exercise.max_duration_s:g}",
        f"  stays: {_listed(exercise.anchors)}",
        *([] if matters else ["  position_matters: false"]),
        f"  source: {DEMONSTRATION}",
    ]
    if exercise.hold_band is not None:
        lines += ["hold:", f"  band: {exercise.hold_band:g}", f"  source: {DEMONSTRATION}"]
    return lines


def _camera(lesson: Lesson, like: Definition | None) -> list[str]:
    exercise = lesson.exercise
    known = like.camera if like else None
    near = {"both": "either"}.get(exercise.side_kind, "tested")
    off = f"{lesson.view_off_deg:.0f}" if math.isfinite(lesson.view_off_deg) else "unknown"
    must_see = dict.fromkeys((*MEASURES[exercise.measure].points, *exercise.anchors))
    return [
        f"camera:  # the demonstration was filmed {off} degrees off this view",
        f"  view: {exercise.view}",
        *([f"  second_view: {known.second_view}"] if known and known.second_view else []),
        f"  height: {_quoted(known.height if known else 'middle of the body')}",
        f"  distance_m: {_span(known.distance_m if known else (2.0, 3.0))}",
        f"  near_side: {'front' if exercise.view == 'frontal' else near}",
        f"  must_see: {_listed(must_see)}",
        "  source: default",
        "",
    ]


def _advice(lesson: Lesson, like: Definition | None) -> list[str]:
    """Cues and warnings of the exercise it is like."""
    if like is None:
        return []
    lines: list[str] = []
    has_goal = _has_position_as_goal(lesson, like)
    taken = [c for c in like.compensations if has_goal or c.rule != PAST_POSITION]
    if taken:
        lines.append(f"compensations:  # those of {like.id}")
        lines += [
            f"  - {{rule: {c.rule}, threshold: {c.threshold:g}, cue: {_quoted(c.cue)}, "
            f"{'' if c.told == 'patient' else f'told: {c.told}, '}source: {_listed(c.source)}}}"
            for c in taken
        ]
    if like.watch_for:
        lines += ["watch_for:", *(f"  - {_quoted(line)}" for line in like.watch_for)]
    if like.safety:
        lines.append("safety:")
        lines += [
            f"  - {{text: {_quoted(s.text)}, source: {_listed(s.source)}}}" for s in like.safety
        ]
    return lines


def _sources(origin: str, like: Definition | None) -> list[str]:
    works = {DEMONSTRATION: (origin, True)}
    for key in dict.fromkeys(_keys(like)):
        if like and key not in OWN_SOURCES:
            works[key] = (like.sources[key].work, like.sources[key].checked)
    return [
        "sources:",
        *(
            f"  {key}: {{work: {_quoted(work)}, checked: {str(checked).lower()}}}"
            for key, (work, checked) in works.items()
        ),
    ]


def _keys(like: Definition | None) -> Iterator[str]:
    """Sources that the parts taken over name."""
    if like is not None:
        for part in (*like.compensations, *like.safety):
            yield from part.source


def understood(lesson: Lesson) -> tuple[str, ...]:
    """What was understood, in sentences for the terminal and the picture."""
    exercise = lesson.exercise
    measure = MEASURES[exercise.measure]
    start, end = value_words(lesson.start, measure), value_words(lesson.end, measure)
    held = f", {lesson.hold_s:.1f} s held" if lesson.is_held else ""
    position = plain(lesson.position) if lesson.position else "a position that cannot be told"
    verb = "stays" if len(exercise.anchors) == 1 else "stay"
    stays = f"; {' and '.join(exercise.anchors)} {verb} in place" if exercise.anchors else ""
    off = f"{lesson.view_off_deg:.0f}°" if math.isfinite(lesson.view_off_deg) else "unknown"
    least = value_words((exercise.min_excursion, exercise.min_excursion), measure)
    return (
        f"What moves: {measure.label}, starting at {start}, ending at {end}.",
        f"How: {SIDE_WORDS[exercise.side_kind]}; {lesson.out_s:.1f} s out{held}, "
        f"{lesson.back_s:.1f} s back. Less than {least} of it is no attempt.",
        f"Where: {position}{stays}.",
        f"Camera: {VIEW_WORDS[exercise.view]}; the demonstration was turned from that by {off}.",
    )
