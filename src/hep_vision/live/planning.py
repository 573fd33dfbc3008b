"""From options, or a program and what has been done of it, to the plan of a session."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.analysis.recognise import candidate_of, without_tests_of
from hep_vision.coach.plan import (
    DEFAULT_REST_S,
    Limit,
    MeasuredSet,
    RestOfDay,
    SetPlan,
    TimedSet,
)
from hep_vision.measure.exercise import Prescription

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, time

    from hep_vision.coach.plan import SessionPlan
    from hep_vision.definitions.library import Library
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.exercise import AskedSide
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.schedule import DayPlan, ExerciseDay
    from hep_vision.store.views import StoredSet

USUAL_REPETITIONS = 10
# Of an exercise that is led by the clock and has no hold.
USUAL_REPETITION_S = 4.0


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set for the coach, with the definition its record needs."""

    plan: SetPlan
    definition: Definition


def plan_exercise(
    definition: Definition,
    prescription: Prescription,
    *,
    sets: int = 1,
    rest_s: float = DEFAULT_REST_S,
) -> list[PlannedSet]:
    """Sets of one exercise as options on the command line ask for them."""
    if prescription.repetitions is None:
        usual = 1 if definition.kind == "hold" else USUAL_REPETITIONS
        prescription = replace(prescription, repetitions=usual)
    base = _set_plan(definition, prescription)
    return [
        PlannedSet(replace(base, set_number=number, sets=sets, rest_s=rest_s), definition)
        for number in range(1, sets + 1)
    ]


def plan_program(day: DayPlan, now: time, library: Library) -> list[PlannedSet]:
    """Sets that are due now.

    What is left of one time of the day, in the order of the program: what is prescribed three
    times a day is not done three times at once.
    """
    planned: list[PlannedSet] = []
    for due in day.due:
        left = _left_of_one_time(due, now)
        definition = library.get(due.entry.exercise)
        if not left:
            continue
        sides: list[AskedSide] = []
        for number in range(max(dose.left_sets for dose in due.doses)):
            sides.extend(_asked(dose.side) for dose in due.doses if dose.left_sets > number)
        planned += _entry_sets(due.entry, definition, sides[:left], day.day)
    return planned


def _left_of_one_time(due: ExerciseDay, now: time) -> int:
    """Sets of all sides that may be done in this session."""
    from hep_vision.program.slots import left_now, slots_of

    slots = slots_of(due, now)
    open_slots = [slot for slot in slots if slot.state == "open"]
    if open_slots and open_slots[0].at > f"{now:%H:%M}" and slots[0].state == "done":
        room = 0  # this time of the day is done, and the next has not come
    elif open_slots:
        room = open_slots[0].due_sets - open_slots[0].done_sets
    else:
        one_time = due.entry.sets_each_time * len(due.doses)
        room = one_time - sum(dose.done_sets for dose in due.doses) % one_time
    return min(left_now(due, now), room)


def rest_of_day(day: DayPlan, now: time) -> RestOfDay:
    """What is still due today once what is due now has been done."""
    from hep_vision.program.slots import left_now, slots_of

    more, times = False, list[str]()
    for due in day.due:
        coming = left_now(due, now) - _left_of_one_time(due, now)
        more = more or coming > 0
        times += [slot.at for slot in slots_of(due, now) if slot.state == "open"] if coming else []
    return RestOfDay(more, min((at for at in times if at > f"{now:%H:%M}"), default=""))


def _asked(side: str) -> AskedSide:
    match side:
        case "left" | "right" | "both":
            return side
        case _:
            return "auto"  # in turn: both are tracked, each moving for itself


def _entry_sets(
    entry: PrescribedExercise,
    definition: Definition,
    sides: Sequence[AskedSide],
    day: date,
) -> list[PlannedSet]:
    limits = tuple(Limit(limit.min_deg, limit.max_deg) for limit in entry.limits_on(day))
    rule = entry.pain_rule
    planned: list[PlannedSet] = []
    for place, side in enumerate(sides):
        prescription = Prescription(
            side=side,
            repetitions=entry.reps_in_set or 1,
            target=entry.minimum_to_count_deg,
            hold_s=entry.hold_each_rep_s or None,
            asks=entry.asked_rules,
        )
        base = _set_plan(definition, prescription)
        plan = replace(
            base,
            set_number=sides[: place + 1].count(side),
            sets=sides.count(side),
            rest_s=float(entry.rest_s) if entry.rest_s is not None else DEFAULT_REST_S,
            instructions=entry.instructions or "",
            ask_pain=rule is not None,
            ask_effort=entry.effort is not None,
            stop_above_pain=rule.stop_above_0_to_10 if rule else None,
        )
        if isinstance(plan, MeasuredSet):
            plan = replace(plan, aim=entry.goal_deg, limits=limits, rom_type=entry.rom_type)
        planned.append(PlannedSet(plan, definition))
    return planned


def _set_plan(definition: Definition, prescription: Prescription) -> SetPlan:
    if definition.is_measured:
        return _measured_set(definition, prescription)
    return TimedSet(
        id=definition.id,
        kind_of_side=definition.side.kind,
        prescription=prescription,
        repetition_s=prescription.hold_s or USUAL_REPETITION_S,
        name=definition.name,
        start_position=definition.start_position,
        steps=definition.instructions,
        how=definition.description,
        safety=_texts(definition),
        watch_for=definition.watch_for,
        of_the_shoulder=definition.region == "shoulder",
    )


def _texts(definition: Definition) -> tuple[str, ...]:
    """What the patient is to stop at."""
    return tuple(one.text for one in definition.safety)


def _measured_set(definition: Definition, prescription: Prescription) -> MeasuredSet:
    exercise = definition.exercise()
    use, camera = definition.measure, definition.camera
    assert use is not None
    assert camera is not None
    low, high = use.end
    test = definition.test
    if test is not None:  # by its own rules, whatever dose is written beside it
        prescription = replace(prescription, repetitions=test.repetitions, target=None)
    return MeasuredSet(
        exercise=exercise,
        prescription=prescription,
        lasts_s=test.duration_s if test else None,
        aim=prescription.target,
        name=definition.name,
        start_position=definition.start_position,
        steps=definition.instructions,
        near_side=camera.near_side,
        must_see=camera.must_see,
        safety=_texts(definition),
        watch_for=definition.watch_for,
        of_the_shoulder=definition.region == "shoulder",
        start_value=sum(use.start) / 2.0,
        end_value=high if use.direction == "increase" else low,
    )


def with_rivals(planned: Sequence[PlannedSet]) -> list[PlannedSet]:
    """The sets of a session, each knowing the exercises that it could be taken for."""
    definitions = {one.definition.id: one.definition for one in planned}
    chosen = without_tests_of(definitions.values())
    rivals = tuple(candidate for each in chosen for candidate in candidate_of(each))
    return [
        replace(one, plan=replace(one.plan, rivals=rivals))
        if isinstance(one.plan, MeasuredSet)
        else one
        for one in planned
    ]


def plan_summary(plan: SessionPlan) -> list[dict[str, object]]:
    """What of a plan tells whether an interrupted session was of the same one."""
    return [
        {
            "exercise": entry.exercise_id,
            "side": entry.side,
            "set": entry.set_number,
            "of": entry.sets,
            "repetitions": entry.prescription.repetitions,
            "hold_s": entry.prescription.hold_s,
            "target": entry.prescription.target,
        }
        for entry in plan.sets
    ]


def with_history(planned: PlannedSet, sets: Sequence[StoredSet]) -> PlannedSet:
    """The set in the light of earlier ones: whether it is new, and the furthest values so far.

    Only repetitions whose degrees are reliable tell; the last time is the latest session that
    has such.
    """
    is_new = all(one.exercise != planned.plan.exercise_id for one in sets)
    plan = replace(planned.plan, is_new=is_new)
    planned = replace(planned, plan=plan)
    if not isinstance(plan, MeasuredSet):
        return planned
    peaks: defaultdict[tuple[date, int], list[float]] = defaultdict(list)
    for one in sets:
        if one.exercise != plan.exercise.id or not _same_side(one.side, plan.side):
            continue
        peaks[one.day, one.session_id] += [
            attempt.peak
            for attempt in one.repetitions
            if attempt.reliable and attempt.peak is not None
        ]
    furthest = {when: plan.furthest(peaks[when]) for when in sorted(peaks)}
    bests = [best for best in furthest.values() if best is not None]
    if not bests:
        return planned
    return replace(planned, plan=replace(plan, best=plan.furthest(bests), last_best=bests[-1]))


def with_gains(planned: PlannedSet, gains: Collection[tuple[str, str]]) -> PlannedSet:
    """The set, knowing whether the earlier sessions prove a gain in its exercise and side."""
    plan = planned.plan
    if not isinstance(plan, MeasuredSet):
        return planned
    sides = ("left", "right") if plan.side == "auto" else (plan.side,)
    gained = all((plan.exercise.id, side) in gains for side in sides)
    return replace(planned, plan=replace(plan, has_gained=gained))


def _same_side(recorded: str, asked: AskedSide) -> bool:
    return asked == "auto" or recorded == asked
