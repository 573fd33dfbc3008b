"""The library of compensations: ways round an exercise, as rules a camera can apply.

Every rule compares with the person's own start position. A definition names a rule, its
threshold and the cue the patient hears. The thresholds here are proposals; no clinical
source gives them.
"""

from dataclasses import dataclass
from typing import Literal

from hep_vision.measure.exercise import View

RuleId = Literal[
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10",
    "C11", "C12", "C13", "C14", "C15", "C16", "C17", "C18", "C19", "C20",
]  # fmt: skip
RuleUnit = Literal["deg", "share", "factor"]

# What a threshold can be in its unit.
UNIT_LIMITS: dict[RuleUnit, tuple[float, float]] = {
    "deg": (1.0, 90.0),
    "share": (0.01, 1.0),
    "factor": (1.0, 10.0),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what the therapist sees, what is compared, and from which view it shows."""

    id: RuleId
    sees: str
    compares: str
    unit: RuleUnit
    threshold: float
    view: View | None = None  # None: from every view


RULES: dict[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule("C1", "trunk leans forward or back", "trunk inclination", "deg", 10, "sagittal"),
        Rule("C2", "trunk leans to the side", "trunk side-bend", "deg", 7, "frontal"),
        Rule("C3", "shoulder hikes", "ear-to-shoulder gap lost, of the gap", "share", 0.15),
        Rule("C4", "pelvis hikes or drops", "tilt of the hip line", "deg", 6, "frontal"),
        Rule("C5", "weight shifts", "hips sideways, of the trunk length", "share", 0.10, "frontal"),
        Rule("C6", "knee is not straight", "knee flexion", "deg", 10, "sagittal"),
        Rule("C7", "knee falls inward", "knee inside the hip-ankle line", "deg", 10, "frontal"),
        Rule("C8", "knee goes past the toes", "over toes, of the shank", "share", 0.05, "sagittal"),
        Rule("C9", "heel lifts", "heel rise, of the shank", "share", 0.04),
        Rule("C10", "elbow leaves the side", "upper arm from the trunk line", "deg", 15),
        Rule("C11", "elbow bends in a straight-arm lift", "elbow flexion", "deg", 20),
        Rule("C12", "movement is swung", "peak speed against the mean of the phase", "factor", 2.5),
        Rule("C13", "movement stays short", "peak below the target", "deg", 5),
        Rule("C14", "movement passes the limit", "guard below the limit", "deg", 5),
        Rule("C15", "hands help", "wrist to knee, of the trunk", "share", 0.15),
        Rule("C16", "trunk turns", "shoulder width", "share", 0.15, "frontal"),
        Rule("C17", "head pokes forward", "ear forward, of the trunk", "share", 0.05, "sagittal"),
        Rule("C18", "limb leaves the plane", "apparent length lost, of the limb", "share", 0.10),
        Rule("C19", "low back arches or sags", "shoulder-hip-knee line", "deg", 10, "sagittal"),
        Rule("C20", "foot steps or touches down", "feet apart, of the trunk", "share", 0.10),
    )
}  # fmt: skip

# An exercise of the measure changes by itself what these rules compare: they would only
# find the exercise.
FOUND_BY_MEASURE: dict[str, tuple[RuleId, ...]] = {
    "trunk_inclination": ("C1",),
    "trunk_side_bend": ("C2",),
    "knee_flexion": ("C6",),
    "heel_rise": ("C9",),
    "shoulder_flexion": ("C10",),
    "shoulder_abduction": ("C10",),
    "elbow_flexion": ("C11",),
    "hip_flexion": ("C19",),
    "neck_side_bend": ("C3",),
    "foot_lift": ("C20",),
    "foot_spread": ("C20",),
}
