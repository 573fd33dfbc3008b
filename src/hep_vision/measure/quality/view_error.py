"""What the place of the camera adds to the error of a planar angle, and when it is too much.

Model: the segments of a joint lie in a plane that is turned out of the picture by psi.

- What is seen of them is shortened by cos(psi) in one direction. At worst, where the direction
  halves it, a right angle is then seen wrong by 2 atan(1 / cos(psi)) - 90 degrees, another one
  by its sine of that, and a joint whose segments lie in line not at all. How the joint lies to
  the direction is left open: the error is that over the root of two.
- A segment that itself leaves the plane by beta is seen turned by sin(psi) tan(beta).
- Of a camera that looks down or up, the model displaces the limbs as well, by an error that
  grows with the height (`ERROR_PER_SLOPE`).
- A limb that leaves the plane by more than usual (a side lunge, elbows that flare in a push-up)
  shows in the model's depth: the joint's angle in space differs from the one in the picture. That
  difference is known with the model's error of depth, none is expected with that of the first two
  terms: what both make likely is their mean, weighted by precision. It is a bias that is stated,
  not corrected. In plane the error of depth outweighs it and next to nothing is added.

psi is not known but estimated: its square is that of the estimate plus that of its error. Both
errors grow from nothing without a step, and reliable is what is stated within `RELIABLE_DEG`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.result import Finding
from hep_vision.measure.uncertainty import NORMAL_95, half_width

if TYPE_CHECKING:
    from hep_vision.measure.body.view import ViewEstimate
    from hep_vision.measure.exercise import Exercise, Position
    from hep_vision.measure.uncertainty import Uncertainty

# Half-width of the 95 % interval up to which degrees are called reliable.
RELIABLE_DEG = 15.0
# Standard deviation of how far a limb leaves the plane of its movement: feet, and knees above
# them, turn out by 7 degrees in quiet stance with a standard deviation of 7 between people
# (McIlroy & Maki 1997, Clin. Biomech. 12, 66), root mean square 10.
LEAVES_PLANE_DEG = 10.0
# Degrees of error per degree of the slope that the model sees in the shoulders: 0.6, root mean
# square over the rendered clips from high cameras less their error from a level one, and 0.4
# over hand-measured real clips.
ERROR_PER_SLOPE = 0.5
# Codes of the findings that say so where too much is stated.
TOO_UNCERTAIN = frozenset({"uncertain", "off_plane", "camera_high", "camera_low"})
UPRIGHT: frozenset[Position] = frozenset({"standing", "seated"})


@dataclass(frozen=True, slots=True)
class ViewError:
    """Standard errors in the unit of the measure; NaN where the view could not be told."""

    turned: float  # of a plane turned out of the picture
    height: float  # of a camera that looks down or up
    left: float = 0.0  # bias of a limb that left that plane, as the depth shows

    @property
    def spread(self) -> float:
        """Of what may go either way."""
        return math.hypot(self.turned, self.height)

    @property
    def total(self) -> float:
        """Standard deviation that states as much as the bias and the spread together."""
        return half_width(self.left, self.spread) / NORMAL_95 if self.left else self.spread


def turned_error_deg(psi_deg: float, angle_deg: float | None) -> float:
    """Standard error of an angle in a plane turned by ``psi_deg``.

    Parameters
    ----------
    psi_deg : float
    angle_deg : float or None
        Angle between the two segments, 0 or 180 in line; None if the value is no such angle.
    """
    psi = math.radians(min(psi_deg, 89.9))
    worst_deg = 2.0 * math.degrees(math.atan(1.0 / math.cos(psi))) - 90.0
    share = 1.0 if angle_deg is None else abs(math.sin(math.radians(angle_deg)))
    leaving_deg = math.degrees(math.sin(psi) * math.tan(math.radians(LEAVES_PLANE_DEG)))
    return math.hypot(share * worst_deg / math.sqrt(2.0), leaving_deg)


def view_error(
    view: ViewEstimate, value: float, exercise: Exercise, beyond_deg: float = math.nan
) -> ViewError:
    """What the view adds to the error of a value of the exercise's measure.

    ``beyond_deg`` is the joint's angle in the model's space less that in the picture; NaN if it
    could not be told.
    """
    measure = MEASURES[exercise.measure]
    scale = unit_scale(measure)
    if math.isnan(view.off_deg) or math.isnan(value):
        return ViewError(math.nan, 0.0)
    in_line = measure.in_line_at
    angle_deg = None if in_line is None else value - in_line
    slope_deg, off_deg = abs(view.down_deg), view.off_deg
    if not tells_height(exercise):
        slope_deg = 0.0
        if not exercise.height_told:  # what the model slopes by itself is no turn
            off_deg = math.sqrt(max(0.0, off_deg**2 - view.down_deg**2))
    psi_deg = math.hypot(off_deg, view.error_deg)
    turned = turned_error_deg(psi_deg, angle_deg)
    left = 0.0
    if math.isfinite(beyond_deg):
        left = abs(beyond_deg) * turned**2 / (turned**2 + exercise.depth_sd**2)
    return ViewError(scale * turned, scale * ERROR_PER_SLOPE * slope_deg, scale * left)


def tells_height(exercise: Exercise) -> bool:
    """Whether a camera too high or too low can be told: of somebody upright, from the side."""
    if not exercise.height_told:
        return False
    return exercise.view == "sagittal" and UPRIGHT.issuperset(exercise.positions)


def certainty_finding(
    view: ViewEstimate, parts: Uncertainty, exercise: Exercise, *, left_plane: bool = False
) -> Finding | None:
    """Whether the degrees are too uncertain, and what to change about the view.

    Parameters
    ----------
    view : ViewEstimate
    parts : Uncertainty
        All that is stated, of which a part is the view's.
    exercise : Exercise
    left_plane : bool
        Whether most of the view's part comes from a limb that left the plane of the movement.
    """
    untold = math.isnan(view.off_deg) and math.isfinite(exercise.untold_view)
    if math.isnan(view.off_deg) and not untold:
        return Finding(
            "view_unknown", "invalid", "The view could not be judged.", "Show the trunk."
        )
    if math.isnan(parts.expanded):  # the joint was not seen, which is said elsewhere
        return None
    scale = unit_scale(MEASURES[exercise.measure])
    reliable = parts.expanded <= RELIABLE_DEG * scale
    by_itself = math.sqrt(max(0.0, parts.expanded**2 - parts.of_view**2))
    # A turn that is less than the error of its estimate is nothing to put right.
    turned = left_plane or view.off_deg > view.error_deg
    costs = turned and not reliable and by_itself <= RELIABLE_DEG * scale
    if not untold and (parts.of_view > by_itself or costs):
        of_view = parts.of_view / scale
        return _view_finding(view, exercise, of_view, reliable=reliable, left_plane=left_plane)
    if reliable:
        return None
    stated_deg = parts.expanded / scale
    return Finding(
        "uncertain",
        "invalid",
        f"Measured to ±{stated_deg:.0f}° at best; reliable is up to ±{RELIABLE_DEG:.0f}°."
        if scale == 1.0
        else f"Measured to ±{parts.expanded:.2f} at best; "
        f"reliable is up to ±{RELIABLE_DEG * scale:.2f}.",
    )


def _view_finding(
    view: ViewEstimate, exercise: Exercise, stated_deg: float, *, reliable: bool, left_plane: bool
) -> Finding:
    severity = "warning" if reliable else "invalid"
    costs = f"which makes the degrees uncertain by ±{min(stated_deg, 180.0):.0f}°."
    if left_plane:
        return Finding(
            "off_plane",
            severity,
            f"The limb pointed towards the camera or away from it, {costs}",
            f"Turn until the movement goes {'across' if exercise.view == 'sagittal' else 'along'} "
            "the picture, not towards the camera.",
        )
    # The turn and the slope of the camera make up the whole: which of them is more?
    if tells_height(exercise) and 2.0 * view.down_deg**2 > view.off_deg**2:
        high = view.down_deg > 0
        return Finding(
            "camera_high" if high else "camera_low",
            severity,
            f"The camera looked {'down on' if high else 'up at'} the movement, {costs}",
            f"Put the camera {'lower' if high else 'higher'} and level.",
        )
    turn = "side-on to" if exercise.view == "sagittal" else "facing"
    return Finding(
        "off_plane",
        severity,
        f"The movement was turned {view.off_deg:.0f}° out of the picture plane, {costs}",
        f"Stand {turn} the camera.",
    )
