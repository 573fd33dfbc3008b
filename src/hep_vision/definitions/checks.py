"""What must hold between the fields of a definition, so that it can be what it says.

Every check yields faults: where, what is wrong, and what would be right.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from hep_vision.definitions.fields import DEFAULT, OWN_SOURCES
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.resting import RESTING_POSITIONS
from hep_vision.measure.body.landmarks import SIDED_POINTS
from hep_vision.measure.quality.compensations import PAST_POSITION, RULES, UNIT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.definitions.schema import Camera, Counting, Definition, MeasureUse
    from hep_vision.measure.angles.measure import Measure

Location = tuple[int | str, ...]


class Fault(NamedTuple):
    """One thing that is wrong between fields."""

    location: Location
    problem: str
    fix: str


def faults_of(definition: Definition) -> list[Fault]:
    """Everything that is wrong between the fields of a definition."""
    faults = [
        *_kind_faults(definition),
        *_side_faults(definition),
        *_point_faults(definition),
        *_compensation_faults(definition),
        *_source_faults(definition),
        *_test_faults(definition),
    ]
    use, counting, camera = definition.measure, definition.counting, definition.camera
    if use is None:
        return faults
    measure = MEASURES.get(use.id)
    if measure is None:
        return [*faults, _unknown_measure(use.id)]
    faults += _range_faults(use, measure)
    faults += _rest_faults(use, measure, definition.position)
    if counting is not None:
        faults += _counting_faults(use, counting, measure)
    if camera is not None:
        faults += _camera_faults(camera, measure)
    if definition.hold is not None and definition.hold.band > _arc(use)[1]:
        words = f"a band of ±{definition.hold.band:g} is wider than the whole movement"
        faults.append(Fault(("hold", "band"), words, f"stay below {_arc(use)[1]:g}"))
    return faults


def _unknown_measure(asked: str) -> Fault:
    near = difflib.get_close_matches(asked, MEASURES, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return Fault(
        ("measure", "id"),
        f"there is no measure {asked!r}",
        f"{hint}possible: {', '.join(sorted(MEASURES))}",
    )


def _kind_faults(definition: Definition) -> Iterator[Fault]:
    parts = {
        "measure": definition.measure,
        "counting": definition.counting,
        "camera": definition.camera,
    }
    if definition.is_measured:
        for name, part in parts.items():
            if part is None:
                yield Fault(
                    ("kind",),
                    f"{definition.kind} needs a block {name}, which is missing",
                    f"add {name}, or write kind: timed",
                )
    else:
        for name, part in {**parts, "hold": definition.hold}.items():
            if part is not None:
                yield Fault(
                    (name,),
                    f"the camera does not measure a {definition.kind} exercise",
                    f"leave out {name}, or write kind: repetitions",
                )
        if (definition.grade.count, definition.grade.rom) != ("none", "none"):
            yield Fault(
                ("grade",),
                "an exercise the camera does not measure has no grade",
                "write count: none and rom: none",
            )
    if definition.is_measured and (definition.kind == "repetitions") == (
        definition.hold is not None
    ):
        needs = definition.hold is None
        yield Fault(
            ("kind",) if needs else ("hold",),
            f"{definition.kind} {'needs a' if needs else 'has no'} block hold",
            "add hold with its band" if needs else "leave out hold, or write kind: both",
        )


def _test_faults(definition: Definition) -> Iterator[Fault]:
    test = definition.test
    if test is None:
        return
    given = {"repetitions": test.repetitions, "duration_s": test.duration_s}
    needed, other = (
        ("repetitions", "duration_s") if test.result == "time" else ("duration_s", "repetitions")
    )
    if given[needed] is None:
        words = f"a test whose result is a {test.result} needs {needed}"
        yield Fault(("test", "result"), words, f"add {needed}")
    if given[other] is not None:
        words = f"a test whose result is a {test.result} has no {other}"
        yield Fault(("test", other), words, "leave it out")
    if definition.kind != "repetitions":
        words = f"a test counts repetitions, which a {definition.kind} exercise has not alone"
        yield Fault(("test",), words, "write kind: repetitions, or leave out test")


def _side_faults(definition: Definition) -> Iterator[Fault]:
    side = definition.side
    if side.kind == "alternating" and side.default != "auto":
        yield Fault(
            ("side", "default"),
            f"sides that alternate cannot default to {side.default}",
            "write default: auto",
        )
    if side.kind == "both" and side.default in ("left", "right"):
        yield Fault(
            ("side", "default"),
            f"both sides move, so that {side.default} cannot be the default",
            "write default: both",
        )


def _point_faults(definition: Definition) -> Iterator[Fault]:
    lists: list[tuple[Location, tuple[str, ...]]] = []
    if definition.counting is not None:
        lists.append((("counting", "stays"), definition.counting.stays))
    if definition.camera is not None:
        lists.append((("camera", "must_see"), definition.camera.must_see))
    for location, points in lists:
        for index, point in enumerate(points):
            if point not in SIDED_POINTS:
                near = difflib.get_close_matches(point, SIDED_POINTS, n=1)
                hint = f"did you mean {near[0]}? " if near else ""
                yield Fault(
                    (*location, index),
                    f"{point!r} is no body point",
                    f"{hint}possible: {', '.join(SIDED_POINTS)}",
                )


def _arc(use: MeasureUse) -> tuple[float, float]:
    """Smallest and largest typical arc, positive in the exercise's direction."""
    if use.direction == "increase":
        return use.end[0] - use.start[1], use.end[1] - use.start[0]
    return use.start[0] - use.end[1], use.start[1] - use.end[0]


def _unit_words(measure: Measure) -> str:
    return f"{measure.low:g} to {measure.high:g} {_unit(measure)}"


def _unit(measure: Measure) -> str:
    return "degrees" if measure.unit == "deg" else f"{measure.length} lengths"


def _rest_faults(use: MeasureUse, measure: Measure, position: str) -> Iterator[Fault]:
    if use.rests is None:
        return
    if use.rests not in measure.rests:
        possible = " or ".join(m.id for m in MEASURES.values() if use.rests in m.rests)
        words = f"{measure.label} is not measured against the {use.rests}"
        yield Fault(("measure", "rests"), words, f"leave it out, or measure {possible}")
    elif position not in RESTING_POSITIONS[use.rests]:
        possible = " or ".join(RESTING_POSITIONS[use.rests])
        words = f"nothing carries the {use.rests} of somebody {position}"
        yield Fault(("measure", "rests"), words, f"leave it out; it is for {possible}")


def _range_faults(use: MeasureUse, measure: Measure) -> Iterator[Fault]:
    for name in ("start", "end"):
        span: tuple[float, float] = getattr(use, name)
        for value in span:
            if not measure.low <= value <= measure.high:
                yield Fault(
                    ("measure", name),
                    f"{value:g} is beyond what {measure.label} can be",
                    f"it lies within {_unit_words(measure)}",
                )
    if _arc(use)[0] <= 0:
        yield Fault(
            ("measure", "end"),
            f"with direction {use.direction}, the end cannot be "
            f"{'below' if use.direction == 'increase' else 'above'} the start",
            "exchange start and end, or the direction",
        )
        return
    sign = 1 if use.direction == "increase" else -1
    order = [sign * v for v in (_nearest(use, "start"), use.release, use.arm, _farthest(use))]
    if order != sorted(order) or use.arm == use.release:
        yield Fault(
            ("measure", "arm"),
            f"arm {use.arm:g} and release {use.release:g} are out of order",
            "from start to end it goes: start, release, arm, end",
        )


def _nearest(use: MeasureUse, name: str) -> float:
    span: tuple[float, float] = getattr(use, name)
    return span[0] if use.direction == "increase" else span[1]


def _farthest(use: MeasureUse) -> float:
    return use.end[1] if use.direction == "increase" else use.end[0]


def _counting_faults(use: MeasureUse, counting: Counting, measure: Measure) -> Iterator[Fault]:
    if counting.min_excursion > _arc(use)[1]:
        yield Fault(
            ("counting", "min_excursion"),
            f"{counting.min_excursion:g} is more than the whole movement of {_arc(use)[1]:g}",
            f"write a smaller one, in the unit of the measure ({_unit(measure)})",
        )
    if not counting.min_duration_s < counting.max_duration_s:
        yield Fault(
            ("counting", "min_duration_s"),
            f"{counting.min_duration_s:g} s is not less than max_duration_s "
            f"{counting.max_duration_s:g} s",
            "exchange the two",
        )
    within = counting.start_range
    if within is not None and not within[0] <= use.start[0] <= use.start[1] <= within[1]:
        yield Fault(
            ("counting", "start_range"),
            f"{within[0]:g} to {within[1]:g} leaves out the typical start "
            f"{use.start[0]:g} to {use.start[1]:g}",
            "widen it",
        )
    if set(measure.points) <= set(counting.stays):
        yield Fault(
            ("counting", "stays"),
            f"if {', '.join(measure.points)} all stay, {measure.label} cannot change",
            "leave out the point that moves",
        )


def _camera_faults(camera: Camera, measure: Measure) -> Iterator[Fault]:
    if measure.view is not None and camera.view != measure.view:
        yield Fault(
            ("camera", "view"),
            f"a {camera.view} view hides {measure.label}",
            f"write view: {measure.view}, or choose another measure",
        )
    hidden = [point for point in measure.points if point not in camera.must_see]
    if hidden:
        yield Fault(
            ("camera", "must_see"),
            f"{measure.label} needs {', '.join(hidden)} in the picture",
            f"add {', '.join(hidden)}",
        )
    fits = ("front",) if camera.view == "frontal" else ("tested", "either")
    if camera.near_side not in fits:
        yield Fault(
            ("camera", "near_side"),
            f"in a {camera.view} view {camera.near_side} cannot be nearest",
            f"write {' or '.join(fits)}",
        )
    if camera.second_view == camera.view:
        yield Fault(("camera", "second_view"), "is the first view again", "leave it out")


def _compensation_faults(definition: Definition) -> Iterator[Fault]:
    camera = definition.camera
    views = {camera.view, camera.second_view} if camera else set[str | None]()
    use = definition.measure
    own = MEASURES[use.id].own_rules if use and use.id in MEASURES else ()
    seen: set[str] = set()
    for index, entry in enumerate(definition.compensations):
        rule = RULES[entry.rule]
        where: Location = ("compensations", index)
        low, high = UNIT_LIMITS[rule.unit]
        if not low <= entry.threshold <= high:
            yield Fault(
                (*where, "threshold"),
                f"{entry.threshold:g} cannot be a threshold of {rule.id} ({rule.compares})",
                f"it is a {rule.unit} within {low:g} to {high:g}; usual is {rule.threshold:g}",
            )
        if camera is None or (rule.view is not None and rule.view not in views):
            yield Fault(
                (*where, "rule"),
                f"{rule.id} ({rule.sees}) cannot be seen "
                f"{'without a camera' if camera is None else f'in a {camera.view} view'}",
                "write it under watch_for",
            )
        if rule.id == PAST_POSITION and not (use and use.goal == "position"):
            yield Fault(
                (*where, "rule"),
                f"{rule.id} ({rule.sees}) needs a position that is the goal",
                "write goal: position in the measure, or leave the rule out",
            )
        if rule.id in own:
            yield Fault(
                (*where, "rule"),
                f"{rule.id} compares {rule.compares}, which the exercise itself changes",
                "write it under watch_for",
            )
        if rule.id in seen:
            yield Fault((*where, "rule"), f"{rule.id} is given twice", "keep one of the two")
        seen.add(rule.id)


def _source_faults(definition: Definition) -> Iterator[Fault]:
    used: set[str] = set()
    for location, keys in _named_sources(definition, ()):
        used.update(keys)
        for key in keys:
            if key not in OWN_SOURCES and key not in definition.sources:
                known = ", ".join([*definition.sources, *OWN_SOURCES])
                yield Fault(
                    location,
                    f"there is no source {key!r} in this file",
                    f"add it under sources, or name one of: {known}",
                )
        if DEFAULT in keys and len(keys) > 1:
            yield Fault(location, "a figure with a source is no default", "name one or the other")
    for key in definition.sources:
        if key in OWN_SOURCES:
            yield Fault(("sources", key), f"{key!r} is no work", "give it another key")
        elif key not in used:
            yield Fault(("sources", key), "no figure names this source", "leave it out")


def _named_sources(block: BaseModel, at: Location) -> Iterator[tuple[Location, tuple[str, ...]]]:
    """Every ``source`` field of a block and the blocks within it, with its location."""
    for name in type(block).model_fields:
        value: object = getattr(block, name)
        if name == "source" or name.endswith("_source"):
            if isinstance(value, tuple):
                yield (*at, name), value  # pyright: ignore[reportUnknownVariableType]
        elif isinstance(value, BaseModel):
            yield from _named_sources(value, (*at, name))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
                if isinstance(part, BaseModel):
                    yield from _named_sources(part, (*at, name, index))
