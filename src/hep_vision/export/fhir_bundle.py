"""A patient's period as a FHIR R4 bundle: program, sessions, range of motion, pain.

Every resource is checked before it is handed out: its shape by ``fhir.resources`` (R4B, whose
elements are those of R4 for everything used here), and by `fhir_check` what that lets through.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision import __version__
from hep_vision.export.fhir_codes import (
    CATEGORY,
    DATA_ABSENT,
    EFFORT_LOINC,
    EXERCISE_THERAPY,
    LOCAL,
    LOINC,
    PAIN_LOINC,
    PHYSICAL_THERAPY,
    SNOMED,
    body_site,
    code_system,
    concept,
    local,
    quantity,
    rom_code,
)
from hep_vision.export.fhir_program import Json, add_program
from hep_vision.export.fhir_report import diagnostic_report
from hep_vision.matters.words import proposal_of, sentence_of, title_of
from hep_vision.program.history import goals_over_time
from hep_vision.review.change_words import change_words
from hep_vision.statistics.evidence import evidence_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from hep_vision.matters.model import Matter
    from hep_vision.program.known import KnownExercises
    from hep_vision.review.course import Course
    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend
    from hep_vision.statistics.repeatability import Repeatability
    from hep_vision.store.views import StoredSession, StoredSet

IDENTIFIER = "urn:hep-vision:patient"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:hep-vision:fhir")
_CAVEAT = "Camera estimate; not interchangeable with a clinic goniometer reading."


class _Bundle:
    """Collects resources; the same record gives the same addresses."""

    def __init__(self, patient: str) -> None:
        self._patient = patient
        self.entries: list[Json] = []

    def add(self, name: str, resource: Json) -> str:
        """Take a resource under its id within the bundle; gives the address to refer to it by."""
        address = f"urn:uuid:{uuid.uuid5(_NAMES, f'{self._patient}/{name}')}"
        kind = resource.pop("resourceType")
        self.entries.append(
            {"fullUrl": address, "resource": {"resourceType": kind, "id": name, **resource}}
        )
        return address


def make_bundle(period: Period, known: KnownExercises) -> Json:
    """Bundle of a period, as JSON values.

    Parameters
    ----------
    period : Period
        What the record knows; see `hep_vision.review.period.read_period`.
    known : mapping
        The library, for names and measured motions.
    """
    bundle = _Bundle(period.patient)
    patient: Json = {
        "reference": bundle.add(
            "patient",
            {
                "resourceType": "Patient",
                "identifier": [{"system": IDENTIFIER, "value": period.patient}],
            },
        )
    }
    device = {"reference": bundle.add("device", _device())}
    bundle.add("codes", code_system())
    requests = {
        program.content_sha256: add_program(program, known, patient, period.now.date(), bundle.add)
        for program in period.programs
    }
    for number, matter in enumerate(period.matters, start=1):
        bundle.add(f"matter-{matter.id or f'new-{number}'}", _issue(matter, period, patient))
    courses = {(c.trend.exercise, c.trend.side): c for c in period.courses}
    for session in period.sessions:
        asked = requests.get(session.program_sha256 or "", {})
        is_today = session.day == period.now.date()
        _add_session(
            bundle,
            session,
            asked,
            courses,
            patient,
            device,
            period,
            is_today=is_today,
        )
    results: list[Json] = [
        {"reference": entry["fullUrl"]}
        for entry in bundle.entries
        if entry["resource"]["resourceType"] == "Observation"
    ]
    bundle.add("report", diagnostic_report(period, known, patient, results))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _moment(period.now),
        "entry": bundle.entries,
    }


_SEVERITIES = {"urgent": "high", "soon": "moderate", "routine": "low"}


def _issue(matter: Matter, period: Period, patient: Json) -> Json:
    """A matter as a detected issue, mitigated by what a therapist did about it."""
    names = {one.exercise: one.exercise_name for one in period.sets}
    said = "".join(f" The patient's words: {words}" for words in matter.words)
    proposal = proposal_of(matter, period.matters)
    issue: Json = {
        "resourceType": "DetectedIssue",
        "status": "final" if matter.state == "resolved" else "preliminary",
        "code": local(f"matter-{matter.kind.replace('_', '-')}", title_of(matter, names)),
        "severity": _SEVERITIES[matter.severity],
        "patient": patient,
        "identifiedDateTime": matter.since.isoformat(),
        "detail": f"{sentence_of(matter, names)}{said} Proposed: {proposal}.",
    }
    acts = [event for event in matter.history if event.by is not None]
    if acts:
        issue["mitigation"] = [
            {
                "action": {"text": f"{event.action} by {event.by}: {event.text}"},
                "date": _moment(event.at),
            }
            for event in acts
        ]
    return issue


def _device() -> Json:
    return {
        "resourceType": "Device",
        "status": "active",
        "deviceName": [{"name": "hep-vision", "type": "user-friendly-name"}],
        "version": [{"value": __version__}],
    }


def _add_session(
    bundle: _Bundle,
    session: StoredSession,
    asked: dict[tuple[str, str], str],
    courses: dict[tuple[str, str], Course],
    patient: Json,
    device: Json,
    period: Period,
    *,
    is_today: bool,
) -> None:
    by_exercise: dict[tuple[str, str], list[StoredSet]] = defaultdict(list)
    for one in session.sets:
        by_exercise[one.exercise, one.side].append(one)
    for number, sets in enumerate(by_exercise.values(), start=1):
        name = f"{session.id}-{number}"
        procedure = _procedure(sets, patient, is_today=is_today)
        request = asked.get((sets[0].exercise, sets[0].side))
        if request is not None:  # else nobody had asked for it on that side
            procedure["basedOn"] = [{"reference": request}]
        done = {"reference": bundle.add(f"procedure-{name}", procedure)}
        common: Json = {"subject": patient, "partOf": [done]}
        bundle.add(f"repetitions-{name}", _repetitions(sets, common, procedure["performedPeriod"]))
        sides = {attempt.side for one in sets for attempt in one.attempts}
        for side in sorted(sides):
            course = courses.get((sets[0].exercise, side))
            if course and any(p.session_id == session.id for p in course.trend.points):
                rom = _rom(course, session, sets, {**common, "device": device}, period)
                rom["component"] += _evidence(course.trend, period.repeatability)
                bundle.add(f"rom-{name}-{side}", rom)
    for name, value, resource in _answers(session, patient):
        if value is not None and value != "":
            bundle.add(f"{name}-{session.id}", resource)


def _procedure(sets: list[StoredSet], patient: Json, *, is_today: bool) -> Json:
    first, last = sets[0], sets[-1]
    end = last.ended_at or last.started_at + timedelta(seconds=last.duration_s or 0)
    procedure: Json = {
        "resourceType": "Procedure",
        "status": _status(last, is_today=is_today),
        "category": concept(SNOMED, *PHYSICAL_THERAPY),
        "code": concept(SNOMED, *EXERCISE_THERAPY, text=f"{first.exercise_name}, {first.side}"),
        "subject": patient,
        "performedPeriod": {
            "start": _moment(first.started_at),
            "end": _moment(end),
        },
        "performer": [{"actor": patient}],
    }
    site = body_site(first.measure, first.side)
    if site is not None:
        procedure["bodySite"] = [site]
    return procedure


def _status(last: StoredSet, *, is_today: bool) -> str:
    """Status by the last set: one of a former day that was never ended was broken off."""
    if last.ended_at is None and is_today:
        return "in-progress"
    return "completed" if last.why_ended == "done" else "stopped"


def _rom(
    course: Course,
    session: StoredSession,
    sets: list[StoredSet],
    common: Json,
    period: Period,
) -> Json:
    trend = course.trend
    point = next(p for p in trend.points if p.session_id == session.id)
    value = point.value
    # Body lengths are told in percent of one.
    unit, scale = ("deg", 1.0) if trend.unit == "deg" else ("%", 100.0)
    frames = sum(one.frames or 0 for one in sets)
    seen = sum(one.frames_with_pose or 0 for one in sets)
    error = value.uncertainty
    # The change is of the whole course, and stands with its latest value.
    is_latest = point is trend.latest
    detectable = course.detectable if is_latest else None
    change = [{"text": f"Change: {change_words(course)}."}] if is_latest else []
    observation: Json = {
        "resourceType": "Observation",
        "status": "final",
        "category": [concept(CATEGORY, "exam")],
        "code": rom_code(trend.measure, trend.side, sets[-1].rom_type, increases=value.sign > 0),
        "effectiveDateTime": _moment(sets[-1].ended_at or sets[-1].started_at),
        **common,
        "method": {"text": "Single-camera pose estimation in the picture plane, at home"},
        "valueQuantity": quantity(round(scale * value.value, 1), unit),
        "component": _components(
            ("rom-start", _scaled(value.start, scale), unit),
            ("rom-uncertainty-95", _scaled(error, scale), unit),
            ("goal", _goal_on(period, trend, session.day), unit),
            ("minimum-to-count", _scaled(sets[-1].minimum_to_count, scale), unit),
            ("limit", _scaled(sets[-1].prescribed_limit, scale), unit),
            ("rom-bias", _scaled(value.bias, scale), unit),
            ("rom-sd-estimator", _scaled(value.model, scale), unit),
            ("rom-sd-people", _scaled(value.domain, scale), unit),
            ("detectable-change", _scaled(detectable, 1.0), unit),
            ("repetitions-contributing", value.used, "{repetition}"),
            ("attempts-not-measurable", value.looked_at - value.used, "{repetition}"),
            ("frames-tracked", round(100 * seen / frames, 1) if frames else None, "%"),
        ),
        "note": [{"text": _CAVEAT}, *change],
    }
    site = body_site(trend.measure, trend.side)
    if site is not None:
        observation["bodySite"] = site
    return observation


def _goal_on(period: Period, trend: Trend, day: date) -> float | None:
    """The goal that was valid on a day, in degrees; None if there was none."""
    if trend.unit != "deg":
        return None
    spans = goals_over_time(period.versions, trend.exercise, trend.side)
    return next((span.angle_deg for span in spans if span.first <= day <= span.last), None)


def _evidence(trend: Trend, repeatability: Repeatability) -> list[Json]:
    """What the degrees of the movement were compared with, as a class from A to D."""
    found = evidence_of(trend.measure, trend.exercise, repeatability)
    if trend.unit != "deg" or found.evidence_class is None:
        return []
    value = concept(LOCAL, f"evidence-{found.evidence_class}", text=found.words)
    return [{"code": local("evidence-class"), "valueCodeableConcept": value}]


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else round(scale * value, 1)


def _components(*parts: tuple[str, float | None, str]) -> list[Json]:
    return [
        {"code": local(code), "valueQuantity": quantity(value, unit)}
        for code, value, unit in parts
        if value is not None
    ]


def _repetitions(sets: list[StoredSet], common: Json, period: Json) -> Json:
    counted = sum(one.done_repetitions for one in sets)
    others = sum(len(one.attempts) - len(one.repetitions) for one in sets)
    corrected = any(one.count_override for one in sets)
    prescribed = [one.prescribed_repetitions for one in sets if one.prescribed_repetitions]
    hold_s = max((a.hold_s for one in sets for a in one.repetitions), default=0.0)
    measured = any(one.is_measured for one in sets)
    value: Json = (
        {"valueQuantity": quantity(counted, "{repetition}")}
        if measured
        else {"dataAbsentReason": concept(DATA_ABSENT, "not-performed")}
    )
    return {
        "resourceType": "Observation",
        "status": "amended" if corrected else "final",
        "category": [concept(CATEGORY, "activity")],
        "code": local("repetitions-counted", f"{sets[0].exercise_name}, {sets[0].side}"),
        "effectivePeriod": period,
        **common,
        **value,
        "component": _components(
            ("sets-done", len(sets), "{set}"),
            ("repetitions-prescribed", sum(prescribed) or None, "{repetition}"),
            ("repetitions-not-counted", others if measured else None, "{repetition}"),
            ("hold-longest", round(hold_s, 1) or None, "s"),
        ),
    }


def _answers(session: StoredSession, patient: Json) -> list[tuple[str, int | str | None, Json]]:
    def observation(code: Json, value: Json) -> Json:
        return {
            "resourceType": "Observation",
            "status": "final",
            "category": [concept(CATEGORY, "survey")],
            "code": code,
            "subject": patient,
            "performer": [patient],
            "effectiveDateTime": _moment(session.ended_at or session.started_at),
            **value,
        }

    pain, effort = session.pain_worst, session.effort
    score = {"valueQuantity": quantity(pain or 0, "{score}")}
    effort_code = concept(LOINC, EFFORT_LOINC, text=f"Effort ({session.effort_scale})")
    pain_code = concept(LOINC, PAIN_LOINC, text="Worst pain, 0 to 10")
    words = {"valueString": session.note}
    worst = observation(pain_code, score)
    if session.correction_of("pain_worst"):
        worst["status"] = "corrected"
    return [
        ("pain", pain, worst),
        ("effort", effort, observation(effort_code, {"valueInteger": effort})),
        ("words", session.note, observation(local("patient-words"), words)),
    ]


def _moment(moment: datetime) -> str:
    """A point in time with its zone, which FHIR wants wherever there is a time of day."""
    return moment.isoformat(timespec="seconds")
