"""A program as FHIR R4 CarePlan, ServiceRequests and Goals.

What FHIR has an element for stands in that element, for other software to read. The dose,
limits and rules have none: they stand in an extension whose parts are named like the fields of
a program file (``docs/schemas/program-1.schema.json``). Reading, in
`hep_vision.export.fhir_reading`, takes the program from the extensions alone, so that nothing
is lost or guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from hep_vision.export.fhir_codes import (
    EXERCISE_THERAPY,
    SNOMED,
    body_site,
    concept,
    quantity,
    rom_code,
)
from hep_vision.program.model import OLDER_NAMES
from hep_vision.program.words import degrees_words, dose_words, limit_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program

PROGRAM_EXTENSION = "urn:hep-vision:fhir:program"
EXERCISE_EXTENSION = "urn:hep-vision:fhir:prescribed-exercise"
GOAL_EXTENSION = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"

Json = dict[str, Any]

# Fields end in their unit.
_UNITS = {"_s": "s", "_deg": "deg", "_kg": "kg", "_lb": "[lb_av]", "_weeks": "wk"}
ITEM = "item"


def add_program(
    program: Program,
    known: KnownExercises,
    patient: Json,
    today: date,
    add: Callable[[str, Json], str],
) -> dict[tuple[str, str], str]:
    """Add a version of a program to a bundle.

    Parameters
    ----------
    program : Program
        The version.
    known : mapping
        The library, for names and measured motions.
    patient : dict
        Reference to the patient.
    today : date
        Decides whether the plan is active or completed.
    add : callable
        Takes a name within the bundle and a resource; gives the reference to it.

    Returns
    -------
    dict
        References to the requests, by exercise and side of a set.
    """
    over = today > program.valid_until
    values = program.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    values.pop("exercises")
    head = {"url": PROGRAM_EXTENSION, "extension": _parts(values)}
    period = {"start": program.valid_from.isoformat(), "end": program.valid_until.isoformat()}
    goals: list[Json] = [
        {"reference": add(f"goal-v{program.version}-{n}", _goal(text, patient, over=over))}
        for n, text in enumerate(program.goals, start=1)
    ]
    activities: list[Json] = []
    requests: dict[tuple[str, str], str] = {}
    for number, entry in enumerate(program.exercises, start=1):
        name = f"v{program.version}-{number}"
        exercise = known[entry.exercise]
        request = _request(program, entry, exercise, patient, over=over)
        request["extension"] = [head, *_exercise_extension(entry)]
        if entry.goal_deg is not None:
            goal = add(f"goal-rom-{name}", _rom_goal(program, entry, exercise, patient, over=over))
            goals.append({"reference": goal})
            request["extension"].insert(
                0, {"url": GOAL_EXTENSION, "valueReference": {"reference": goal}}
            )
        address = add(f"request-{name}", request)
        requests.update({(entry.exercise, side): address for side in entry.set_sides})
        activities.append({"reference": {"reference": address}})
    plan: Json = {
        "resourceType": "CarePlan",
        "extension": [head],
        "status": "completed" if over else "active",
        "intent": "plan",
        "title": f"Home exercise program {program.program}, version {program.version}",
        "subject": patient,
        "period": period,
        "activity": activities,
    }
    if goals:
        plan["goal"] = goals
    add(f"careplan-v{program.version}", plan)
    return requests


def unit_of(name: str) -> str | None:
    """UCUM code of the unit that a field's name ends in; None if it has none."""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), None)


def _goal(text: str, patient: Json, *, over: bool) -> Json:
    return {
        "resourceType": "Goal",
        "lifecycleStatus": "completed" if over else "active",
        "description": {"text": text},
        "subject": patient,
    }


def _rom_goal(
    program: Program,
    entry: PrescribedExercise,
    exercise: KnownExercise,
    patient: Json,
    *,
    over: bool,
) -> Json:
    angle = entry.goal_deg or 0.0
    increases = exercise.direction == "increase"
    rom_type = entry.rom_type or exercise.rom_type
    last = program.last_day_of(entry).isoformat()
    words = f"{exercise.measured} of {degrees_words(angle)} in {exercise.name}, {entry.side}"
    goal = _goal(words, patient, over=over)
    goal["target"] = [
        {
            "measure": rom_code(exercise.measured, entry.side, rom_type, increases=increases),
            "detailQuantity": quantity(angle, "deg"),
            "dueDate": last,
        }
    ]
    return goal


def _request(
    program: Program,
    entry: PrescribedExercise,
    exercise: KnownExercise,
    patient: Json,
    *,
    over: bool,
) -> Json:
    request: Json = {
        "resourceType": "ServiceRequest",
        "status": "completed" if over else "active",
        "intent": "order",
        "code": concept(SNOMED, *EXERCISE_THERAPY, text=f"{exercise.name}, {entry.side}"),
        "subject": patient,
        "authoredOn": program.valid_from.isoformat(),
        "requester": {"display": program.author.name},
        "performer": [patient],
        "occurrenceTiming": {"repeat": timing_of(program, entry)},
        "patientInstruction": instruction_of(entry),
    }
    sites = [body_site(exercise.measured, side) for side in entry.set_sides]
    known = [site for site in sites if site is not None]
    if known:
        request["bodySite"] = known
    return request


def timing_of(program: Program, entry: PrescribedExercise) -> Json:
    """How often and until when, as FHIR has it."""
    frequency = entry.frequency
    last = program.last_day_of(entry).isoformat()
    timing: Json = {"boundsPeriod": {"start": program.valid_from.isoformat(), "end": last}}
    if frequency.days_per_week is not None and frequency.days_per_week < 7:
        times_a_week = frequency.days_per_week * frequency.times_per_day
        timing |= {"frequency": times_a_week, "period": 1, "periodUnit": "wk"}
    else:
        timing |= {"frequency": frequency.times_per_day, "period": 1, "periodUnit": "d"}
    if frequency.days is not None:
        timing["dayOfWeek"] = [day[:3] for day in frequency.days]
    if frequency.at:
        timing["timeOfDay"] = [f"{clock}:00" for clock in frequency.at]
    return timing


def instruction_of(entry: PrescribedExercise) -> str:
    """Dose, limits and instructions in words for the patient."""
    parts = [dose_words(entry), *(limit_words(limit) for limit in entry.rom_limits)]
    if entry.exact_dose:
        parts.append("Do not do more, do not do less")
    if entry.pain_rule is not None:
        parts.append(f"Stop if pain is above {entry.pain_rule.stop_above_0_to_10} out of 10")
    if entry.instructions:
        parts.append(entry.instructions.rstrip("."))
    return ". ".join(parts) + "."


def _exercise_extension(entry: PrescribedExercise) -> list[Json]:
    said = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    now = {older: name for name, older in OLDER_NAMES.items()}
    values = {now.get(name, name): value for name, value in said.items()}
    return [{"url": EXERCISE_EXTENSION, "extension": _parts(values)}]


def _parts(values: Json) -> list[Json]:
    return [_part(name, value) for name, value in values.items()]


def _part(name: str, value: Any) -> Json:
    """One value as an extension, in the unit its name ends in."""
    match value:
        case dict():
            return {"url": name, "extension": _parts(cast("Json", value))}
        case list():
            return {"url": name, "extension": [_part(ITEM, v) for v in cast("list[Any]", value)]}
        case bool():
            return {"url": name, "valueBoolean": value}
        case str():
            return {"url": name, "valueString": value}
        case int() | float():
            unit = unit_of(name)
            if unit is not None:
                return {"url": name, "valueQuantity": quantity(value, unit)}
            kind = "valueInteger" if isinstance(value, int) else "valueDecimal"
            return {"url": name, kind: value}
        case _:
            raise ValueError(f"value must be of JSON, got {type(value).__name__}")
