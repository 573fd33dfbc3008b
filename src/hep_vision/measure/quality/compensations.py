"""The library of compensations: ways round an exercise, as rules a camera can apply.

Every rule compares a quantity with the person's own start position: how far it goes from there
during an attempt. What it finds is said beside the repetition and never changes the count. A
definition names a rule, its threshold and the cue the patient hears. The thresholds here are
proposals; no clinical source gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.angles import quantities
from hep_vision.measure.angles.measures import MEASURES

if TYPE_CHECKING:
    from hep_vision.measure.angles.quantities import Quantity
    from hep_vision.measure.exercise import RuleId, View

RuleUnit = Literal["deg", "share", "factor"]

# What a threshold can be in its unit.
UNIT_LIMITS: dict[RuleUnit, tuple[float, float]] = {
    "deg": (1.0, 90.0),
    "share": (0.01, 1.0),
    "factor": (1.0, 10.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what the therapist sees, what is compared, and how it is said.

    Parameters
    ----------
    sees : str
        What a therapist sees, in the present tense.
    compares : str
        The quantity in words.
    unit : {"deg", "share", "factor"}
        Of the threshold.
    threshold : float
        The usual one.
    view : {"sagittal", "frontal"} or None
        From where it shows; None: from everywhere.
    quantity : callable, optional
        What is compared, for every frame; None where the rule is not about one (``place``, or
        judged from the measure itself: C12 by `momentum_finding` and C21 by `position_finding`
        where the exercise names it,
        C14 in `judge` wherever a limit is prescribed). C13 makes no finding: a movement that
        stays short of a prescribed target is partial, ``short_of_target``, and without a target
        nothing tells what it is short of. It stays in the file format for definitions, stored
        ones among them, that name it.
    says : str
        What is reported; "{amount}" stands for the figure with its unit.
    direction : {-1, 0, 1}
        Which way counts: +1 more, -1 less, 0 either.
    against : {"start", "share_of_start", "nothing", "place"}
        What an amount is compared with: the start position's value, a share of that value,
        nothing (the value itself tells), or the place in the picture at the start.
    while_low : callable, optional
        A second quantity, above which the frame is not judged
        (`hep_vision.measure.quality.compensation_findings.BLADE_STILL_DEG`).
    place : tuple of callable
        Of a rule against a place: right, down and the length it is a share of, in pixels.
    """

    id: RuleId
    sees: str
    compares: str
    unit: RuleUnit
    threshold: float
    view: View | None = None
    quantity: Quantity | None = None
    says: str = ""
    direction: Literal[-1, 0, 1] = 0
    against: Literal["start", "share_of_start", "nothing", "place"] = "start"
    while_low: Quantity | None = None
    place: tuple[Quantity, ...] = ()

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All that is kept of a frame for this rule; empty if it is judged elsewhere."""
        if self.quantity is None:
            return self.place
        return (self.quantity,) if self.while_low is None else (self.quantity, self.while_low)

    @property
    def against_low(self) -> bool:
        """Whether a value below the threshold is what is looked for."""
        return self.against == "nothing" and self.direction < 0


RULES: dict[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            id="C1",
            sees="trunk leans forward or back",
            compares="trunk inclination",
            unit="deg",
            threshold=10,
            view="sagittal",
            quantity=quantities.trunk_lean,
            says="The trunk leaned by {amount}",
        ),
        Rule(
            id="C2",
            sees="trunk leans to the side",
            compares="trunk side-bend",
            unit="deg",
            threshold=7,
            view="frontal",
            quantity=quantities.side_lean,
            says="The trunk leaned sideways by {amount}",
        ),
        Rule(
            id="C3",
            sees="shoulder hikes",
            compares="ear-to-shoulder gap lost, of the gap",
            unit="share",
            threshold=0.15,
            quantity=quantities.shoulder_gap,
            says="The shoulder hiked: {amount} less room below the ear",
            direction=-1,
            against="share_of_start",
            while_low=quantities.arm_from_trunk,
        ),
        Rule(
            id="C4",
            sees="pelvis hikes or drops",
            compares="tilt of the hip line",
            unit="deg",
            threshold=6,
            view="frontal",
            quantity=quantities.pelvis_tilt,
            says="The pelvis tilted by {amount}",
        ),
        Rule(
            id="C5",
            sees="weight shifts",
            compares="hips sideways, of the trunk length",
            unit="share",
            threshold=0.1,
            view="frontal",
            quantity=quantities.weight_shift,
            says="The weight shifted by {amount} of the trunk",
        ),
        Rule(
            id="C6",
            sees="knee is not straight",
            compares="knee flexion",
            unit="deg",
            threshold=10,
            view="sagittal",
            quantity=quantities.knee_bend,
            says="The knee bent by {amount}",
            direction=1,
        ),
        Rule(
            id="C7",
            sees="knee falls inward",
            compares="knee inside the hip-ankle line",
            unit="deg",
            threshold=10,
            view="frontal",
            quantity=quantities.knee_inward,
            says="The knee fell inward by {amount}",
            direction=1,
        ),
        Rule(
            id="C8",
            sees="knee goes past the toes",
            compares="over toes, of the shank",
            unit="share",
            threshold=0.05,
            view="sagittal",
            quantity=quantities.knee_past_toes,
            says="The knee went past the toes by {amount} of the shank",
            direction=1,
            against="nothing",
        ),
        Rule(
            id="C9",
            sees="heel lifts",
            compares="heel rise, of the shank",
            unit="share",
            threshold=0.04,
            view="sagittal",
            quantity=quantities.heel_lift,
            says="The heel lifted by {amount} of the shank",
            direction=1,
        ),
        Rule(
            id="C10",
            sees="elbow leaves the side",
            compares="upper arm from the trunk line",
            unit="deg",
            threshold=15,
            quantity=quantities.arm_from_trunk,
            says="The elbow left the side by {amount}",
            direction=1,
        ),
        Rule(
            id="C11",
            sees="elbow bends in a straight-arm lift",
            compares="elbow flexion",
            unit="deg",
            threshold=20,
            quantity=quantities.elbow_bend,
            says="The elbow bent by {amount}",
            direction=1,
        ),
        Rule(
            id="C12",
            sees="movement is swung",
            compares="peak speed against the mean of the phase",
            unit="factor",
            threshold=2.5,
        ),
        Rule(
            id="C13",
            sees="movement stays short",
            compares="peak below the target",
            unit="deg",
            threshold=5,
        ),
        Rule(
            id="C14",
            sees="movement passes the limit",
            compares="guard below the limit",
            unit="deg",
            threshold=5,
        ),
        Rule(
            id="C15",
            sees="hands help",
            compares="wrist to knee, of the trunk",
            unit="share",
            threshold=0.15,
            quantity=quantities.hand_on_knee,
            says="The hands were on the knees, within {amount} of the trunk",
            direction=-1,
            against="nothing",
        ),
        Rule(
            id="C16",
            sees="trunk turns",
            compares="shoulder width",
            unit="share",
            threshold=0.15,
            view="frontal",
            quantity=quantities.shoulder_width,
            says="The trunk turned: the width of the shoulders changed by {amount}",
            direction=0,
            against="share_of_start",
        ),
        Rule(
            id="C17",
            sees="head pokes forward",
            compares="ear forward, of the trunk",
            unit="share",
            threshold=0.05,
            view="sagittal",
            quantity=quantities.head_forward,
            says="The head poked forward by {amount} of the trunk",
            direction=1,
        ),
        Rule(
            id="C18",
            sees="limb leaves the plane",
            compares="apparent length lost, of the limb",
            unit="share",
            threshold=0.1,
            quantity=quantities.thigh_length,
            says="The limb left the plane: it showed {amount} shorter",
            direction=-1,
            against="share_of_start",
        ),
        Rule(
            id="C19",
            sees="low back arches or sags",
            compares="shoulder-hip-knee line",
            unit="deg",
            threshold=10,
            view="sagittal",
            quantity=quantities.back_line,
            says="The line of the back bent by {amount}",
        ),
        Rule(
            id="C20",
            sees="foot steps or touches down",
            compares="ankle from its place, of the leg",
            unit="share",
            threshold=0.1,
            says="The foot moved by {amount} of the leg",
            against="place",
            place=(quantities.ankle_x, quantities.ankle_y, quantities.leg_length),
        ),
        Rule(
            id="C21",
            sees="movement goes past the position that is the goal",
            compares="the measure past the far end of the position",
            unit="deg",
            threshold=10,
            says="The movement went {amount} past the position",
        ),
    )
}
MOMENTUM: RuleId = "C12"
OVER_THE_LIMIT: RuleId = "C14"
PAST_POSITION: RuleId = "C21"


def rule_for(rule_id: RuleId, measure: str) -> Rule:
    """Return a rule as it is applied to an exercise of that measure."""
    rule, points = RULES[rule_id], MEASURES[measure].points
    if rule_id == "C3" and {"ear", "shoulder"} <= set(points):  # the ear comes to the shoulder
        return replace(
            rule,
            compares="shoulder above the other one, of the neck",
            quantity=quantities.shoulder_rise,
            while_low=None,
            says="The shoulder hiked by {amount} of the neck's length",
            direction=1,
            against="start",
        )
    if rule_id == "C18" and "elbow" in points:
        return replace(rule, quantity=quantities.arm_length)
    return rule
