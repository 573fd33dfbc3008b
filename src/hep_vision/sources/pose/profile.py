"""What each pose estimator is known to be off by, as the engine takes it.

Beside every estimator lies a table in ``profiles/``. That of ``full`` gives the error of each
exercise; ``python -m benchmarks.accuracy.calibrate`` writes it. A row without an exercise holds
for the measure's other exercises, one without a measure for all others. The tables of the other
estimators give what they are further off by, for a group of joints in a position of the body:
standard deviations, of which ``hidden`` holds for a limb behind the near one only.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.uncertainty import ModelError
from hep_vision.sources.pose.formats import BLAZEPOSE_33, COCO_17, HALPE_26, PoseFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hep_vision.measure.exercise import Exercise

# Measures of the large joints by the beginning of their ids; the rest, rotations, trunk, neck,
# ankle and wrist, make one group of their own, as in docs/accuracy.md.
LARGE_JOINTS = {
    "knee": ("knee",),
    "hip": ("hip_flexion", "hip_abduction"),
    "elbow": ("elbow",),
    "shoulder": ("shoulder_flexion", "shoulder_abduction"),
}
OTHER_JOINTS = "other"
# How far BlazePose's depth is off in plane, by group of joints.
DEPTH_TABLE = "depth"
UPRIGHT_POSITIONS = frozenset({"standing", "seated", "any"})
# A view that is never told, as one standard deviation in degrees. It allows for
# `formats.UNTOLD_TURN_DEG`, as the result says; beyond that the user has to know: 60 degrees times
# (1 - cos 30) as the half-width of a rectangular distribution.
UNTOLD_VIEW_DEG = 4.6

Group = tuple[str, str]  # of joints, and "upright" or "lying"
# What a row holds for: an exercise, a measure or a unit, and its id. An exercise and a measure may
# have the same id.
RowOf = tuple[Literal["exercise", "measure", "unit"], str]


@dataclass(frozen=True, slots=True)
class Estimator:
    """A pose estimator: its points, its table of errors and what it cannot tell.

    ``base`` is the estimator on whose errors its own come on top; None where its table gives the
    errors themselves. ``tells_height`` is False where it slopes the line between the shoulders by
    some 10 degrees, however somebody stands and whatever the camera does (docs/models.md).
    """

    id: str
    format: PoseFormat
    table: str
    base: str | None = None
    tells_height: bool = True


ESTIMATORS = {
    one.id: one
    for one in (
        Estimator("full", BLAZEPOSE_33, "full"),
        Estimator("lite", BLAZEPOSE_33, "lite", base="full"),
        Estimator("heavy", BLAZEPOSE_33, "heavy", base="full", tells_height=False),
        # The same bundles in a browser, whose runtime gives other landmarks.
        Estimator("full-browser", BLAZEPOSE_33, "browser", base="full"),
        Estimator("lite-browser", BLAZEPOSE_33, "browser", base="lite"),
        Estimator("coco-17", COCO_17, "coco-17", base="full"),
        Estimator("halpe-26", HALPE_26, "halpe-26", base="full"),
    )
}
# Logs that do not say what saw them are BlazePose's, of the model that is used by default.
DEFAULT = "full"


@dataclass(frozen=True, slots=True)
class PoseProfile:
    """What is known of an estimator's errors: `ModelError` by exercise, measure or unit.

    ``measures`` tells by which measure the error of each exercise was found.
    """

    estimator: Estimator
    errors: Mapping[RowOf, ModelError]
    measures: Mapping[str, str]
    further: tuple[Mapping[Group, tuple[float, float]], ...] = ()  # its own, and its bases'

    def error_of(self, exercise: Exercise) -> ModelError:
        """What it is off by in an exercise; of a measure it has no row for, what is usual.

        An exercise that is measured otherwise than when its row was found has that of its measure.
        """
        measure = MEASURES[exercise.measure]
        has_own = self.measures.get(exercise.id) == exercise.measure
        rows: tuple[RowOf, ...] = (
            *((("exercise", exercise.id),) if has_own else ()),
            ("measure", exercise.measure),
            ("unit", measure.unit),
        )
        error = next(self.errors[row] for row in rows if row in self.errors)
        group = group_of(exercise.measure, exercise.position)
        for table in self.further:
            sd, hidden = (unit_scale(measure) * part for part in table[group])
            error = error.with_further(sd, hidden)
        return error


def group_of(measure: str, position: str) -> Group:
    """Joints and position of the body by which estimators are compared."""
    stance = "upright" if position in UPRIGHT_POSITIONS else "lying"
    for joint, beginnings in LARGE_JOINTS.items():
        if measure.startswith(beginnings):
            return joint, stance
    return OTHER_JOINTS, stance


@cache
def profile_of(estimator: str) -> PoseProfile:
    """Profile of an estimator by its id, as landmark logs name it; of ``full`` if unknown.

    After an ``@`` the id may name the estimator's version and what it ran on.
    """
    own = ESTIMATORS.get(estimator.partition("@")[0], ESTIMATORS[DEFAULT])
    if own.base is None:
        measures = {row["exercise"]: row["measure"] for row in _rows(own.table)}
        return PoseProfile(own, _errors(own.table), measures)
    base = profile_of(own.base)
    return PoseProfile(own, base.errors, base.measures, (_further(own.table), *base.further))


def apply_pose_profile(exercise: Exercise, profile: PoseProfile) -> Exercise:
    """The exercise as the estimator sees it: how far it is off, and what it cannot tell.

    Nothing of it changes a count.
    """
    form = profile.estimator.format
    untold = UNTOLD_VIEW_DEG * unit_scale(MEASURES[exercise.measure])
    return replace(
        exercise,
        error=profile.error_of(exercise),
        depth_sd=_depth_sd().get(group_of(exercise.measure, exercise.position), math.inf),
        height_told=profile.estimator.tells_height and form.has_world,
        untold_view=math.nan if form.has_world else untold,
    )


def _errors(table: str) -> dict[RowOf, ModelError]:
    return {
        _row_of(row): ModelError(
            *(float(row[name]) for name in ("bias", "u_model", "df", "domain"))
        )
        for row in _rows(table)
    }


def _row_of(row: Mapping[str, str]) -> RowOf:
    if row["exercise"]:
        return ("exercise", row["exercise"])
    return ("measure", row["measure"]) if row["measure"] else ("unit", row["unit"])


def _further(table: str) -> dict[Group, tuple[float, float]]:
    return {
        (row["joints"], row["position"]): (float(row["further_deg"]), float(row["hidden_deg"]))
        for row in _rows(table)
    }


@cache
def _depth_sd() -> dict[Group, float]:
    return {(row["joints"], row["position"]): float(row["sd_deg"]) for row in _rows(DEPTH_TABLE)}


def _rows(table: str) -> list[dict[str, str]]:
    text = resources.files("hep_vision.sources.pose").joinpath(f"profiles/{table}.csv")
    return list(csv.DictReader(text.read_text("utf-8").splitlines()))
