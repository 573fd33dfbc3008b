"""The codes that stand in FHIR resources: only those whose meaning was verified.

LOINC has active and passive range of motion of some joints, for each side or for none in
particular. Codes that were only inferred from the sequence of their neighbours are left out:
such motions get a code of our own and the body site, and so does active-assisted motion, which
is neither of the two. For repetitions and holds no standard code exists. The codes of a measure
stand in its own record (`hep_vision.measure.angles.measures`).
LOINC is (c) Regenstrief Institute, used under its licence, https://loinc.org/license.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hep_vision.matters.words import TITLES
from hep_vision.measure.angles.measures import MEASURES, measure_called

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import BodySite

from hep_vision.statistics.evidence import CLASSES

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
DATA_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
LOCAL = "urn:hep-vision:codes"

# Our own codes for what LOINC has none for; None: the record does not tell whose force it was.
_ROM_LOCAL: dict[str | None, str] = {
    "active": "range-of-motion",
    "active_assisted": "range-of-motion-assisted",
    "passive": "range-of-motion-passive",
    None: "range-of-motion-unspecified",
}
PAIN_LOINC = "72514-3"  # 0-10 verbal numeric rating
EFFORT_LOINC = "82289-0"  # rating of perceived exertion

BODY_SITES: dict[BodySite, dict[str, tuple[str, str]]] = {
    "knee": {
        "left": ("82169009", "Structure of left knee region"),
        "right": ("6757004", "Structure of right knee region"),
    },
    "hip": {
        "left": ("287679003", "Left hip region structure"),
        "right": ("287579007", "Right hip region structure"),
    },
    "shoulder": {
        "left": ("91775009", "Structure of left shoulder region"),
        "right": ("91774008", "Structure of right shoulder region"),
    },
    "elbow": {
        "left": ("368148009", "Left elbow region structure"),
        "right": ("368149001", "Right elbow region structure"),
    },
    "ankle": {
        "left": ("51636004", "Structure of left ankle"),
        "right": ("6685009", "Structure of right ankle"),
    },
}
EXERCISE_THERAPY = ("229065009", "Exercise therapy (regime/therapy)")
PHYSICAL_THERAPY = ("91251008", "Physical therapy procedure (procedure)")

LOCAL_CODES = {
    "range-of-motion": "Active range of motion, camera estimate, neutral-zero",
    "range-of-motion-assisted": "Active-assisted range of motion, camera estimate, neutral-zero",
    "range-of-motion-passive": "Passive range of motion, camera estimate, neutral-zero",
    "range-of-motion-unspecified": "Range of motion, camera estimate, neutral-zero; not told "
    "whether active, assisted or passive",
    "rom-uncertainty-95": "Half-width of the 95 percent interval of the value",
    "rom-bias": "Mean error of the pose estimator at this joint, measured less true, not corrected",
    "rom-sd-estimator": "Standard deviation of the pose estimator's error at this joint",
    "rom-sd-people": "Standard deviation added because people differ from what it was measured on",
    "detectable-change": "Smallest change from the first three to the last three sessions that the "
    "camera can tell; from the scatter of these sessions",
    "repetitions-contributing": "Attempts that the value is the middle of",
    "attempts-not-measurable": "Attempts among them that could not be measured",
    "evidence-class": "What the degrees of the movement were compared with",
    **{f"evidence-{name}": f"Compared with {words}" for name, words in CLASSES.items()},
    "frames-tracked": "Share of frames in which the person was found",
    "repetitions-counted": "Repetitions counted",
    "repetitions-prescribed": "Repetitions prescribed",
    "repetitions-not-counted": "Attempts that were not counted",
    "hold-longest": "Longest hold",
    "sets-done": "Sets done",
    "rom-start": "Where the motion began, of the same attempts: with the value the arc from-to",
    "goal": "Angle to aim for",
    "minimum-to-count": "Angle from which a repetition counts",
    "limit": "Angle that must not be passed",
    "patient-words": "The patient's own words of a session",
    "home-exercise-report": "Report on home exercise over a period",
    **{f"matter-{kind.replace('_', '-')}": title for kind, title in TITLES.items()},
}
UNITS = ("deg", "s", "min", "d", "wk", "kg", "[lb_av]", "%", "{score}", "{repetition}", "{set}")
CATEGORIES = ("exam", "activity", "survey")
ABSENT_REASONS = ("not-performed",)

SNOMED_CODES = frozenset(
    [EXERCISE_THERAPY[0], PHYSICAL_THERAPY[0]]
    + [code for sides in BODY_SITES.values() for code, _ in sides.values()]
)


def side_of_loinc() -> dict[str, str | None]:
    """The side of each code of a range of motion; None: of no particular one."""
    return {code.loinc: code.side for m in MEASURES.values() for code in m.codes.loinc}


def concept(system: str, code: str, display: str | None = None, text: str | None = None) -> Any:
    """A CodeableConcept with one coding."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def local(code: str, text: str | None = None) -> Any:
    """A CodeableConcept of our own code system."""
    return concept(LOCAL, code, LOCAL_CODES[code], text)


def quantity(value: float, unit: str) -> Any:
    """A Quantity in UCUM."""
    return {"value": value, "unit": unit.strip("{}"), "system": UCUM, "code": unit}


def rom_code(measure: str, side: str, rom_type: str | None, *, increases: bool) -> Any:
    """Code of a range of motion, of one side where there is a verified one.

    A movement that shrinks the measure ends at its other end, which the codes of flexion and
    abduction do not mean; it gets a code of our own.

    Parameters
    ----------
    measure, side : str
        As in the record.
    rom_type : {"active", "active_assisted", "passive"}, optional
        Whose force moved; None if the record does not tell.
    increases : bool
        Whether the measure grows during the exercise.
    """
    kind = f"{rom_type} range of motion" if rom_type else "range of motion"
    text = f"{kind.replace('_', '-').capitalize()}: {measure}"
    known = measure_called(measure)
    direction = "increase" if increases else "decrease"
    codes: dict[str | None, str] = {
        code.side: code.loinc
        for code in (known.codes.loinc if known else ())
        if (code.rom_type, code.direction) == (rom_type, direction)
    }
    code = codes.get(side, codes.get(None))
    if code is None:
        return local(_ROM_LOCAL[rom_type], text)
    return concept(LOINC, code, text=f"{text}, {side}")


def body_site(measure: str, side: str) -> Any | None:
    """Body site of a motion; None if no verified code says where it is."""
    known = measure_called(measure)
    site = BODY_SITES[known.codes.site].get(side) if known and known.codes.site else None
    return None if site is None else concept(SNOMED, *site)


def code_system() -> dict[str, Any]:
    """Our own code system, which goes along in every bundle."""
    return {
        "resourceType": "CodeSystem",
        "url": LOCAL,
        "version": "1",
        "name": "HepVisionCodes",
        "title": "hep-vision: codes for which no standard has one",
        "status": "active",
        "content": "complete",
        "concept": [{"code": code, "display": text} for code, text in LOCAL_CODES.items()],
    }
