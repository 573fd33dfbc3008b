"""The whole performance of the figure in a clip: getting there, the repetitions, leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.act import Act, Event
from hep_vision_figure.arrival import Arrival, lying_heading
from hep_vision_figure.clinical import RATIOS
from hep_vision_figure.company import bystander_events
from hep_vision_figure.compensation import compensated
from hep_vision_figure.contact import Stage
from hep_vision_figure.effect import check_compensations
from hep_vision_figure.furniture import FURNITURE, Piece, Place, box, furnish
from hep_vision_figure.grips import furniture_at_hands, held_by
from hep_vision_figure.idle import Idle
from hep_vision_figure.movement import (
    Movement,
    calibrate,
    turned,
    with_other_hand,
    with_other_leg_straight,
)
from hep_vision_figure.paint import srgb
from hep_vision_figure.repertoire import find_movement
from hep_vision_figure.skeleton import BodyState, Frames, build_skeleton, forward
from hep_vision_figure.spec_part import ImpossibleClipError
from hep_vision_figure.timetable import Planned, end_of, plan_repetitions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.compensation import Compensation
    from hep_vision_figure.movement import Facing
    from hep_vision_figure.posture import Posture
    from hep_vision_figure.spec import ClipSpec, MovingSide


_OBSTACLE = srgb((112, 92, 74))
# Two waves without a common beat, within the 4 to 12 Hz of essential tremor (consensus
# statement of the Movement Disorder Society, Deuschl 1998), and their shares of the amount.
_TREMOR_HZ, _TREMOR_SHARES = (5.3, 8.1), (0.7, 0.3)


class Choreography:
    """What the figure of a clip does at every moment, and what stands around it.

    Parameters
    ----------
    spec : ClipSpec

    Raises
    ------
    ImpossibleClipError
        If the figure cannot do what is asked.
    UnknownMovementError
        If it does not know the exercise.
    """

    def __init__(self, spec: ClipSpec) -> None:
        self.spec = spec
        self.skeleton = build_skeleton(spec.body)
        self.movement = _movement_of(spec)
        _check_tremor(spec, self.movement)
        self.side: MovingSide = _side_of(spec, self.movement)
        self.facing: Facing | None = _facing_of(spec, self.movement, self.side)
        if self.movement.far_hand_holds and self.facing == "left":
            self.movement = with_other_hand(self.movement)
        # One stream for what the figure does, so that the camera's noise cannot change it.
        random = np.random.default_rng((spec.seed, 1))
        self._calibration = calibrate(self.movement, self.skeleton, self.side)
        self._planned = plan_repetitions(
            spec.motion, self.movement, self._calibration, self.side, random
        )
        self._idle = Idle(random, spec.motion.restlessness)
        self._tremor = random.uniform(0.0, 2 * np.pi, size=2)
        sides: tuple[MovingSide, ...] = ("left", "right", "both")
        self._stages = {side: self._stage(side) for side in sides}
        check_compensations(spec, self._planned, self._placed)
        self._acts = self._all_acts()
        self._begins = np.cumsum([0.0] + [act.duration_s for act in self._acts])
        self._exercise_begins = float(
            next(
                t for t, act in zip(self._begins, self._acts, strict=False) if act.what == "starts"
            )
        )
        _check_something_is_left(spec, self.duration_s)

    @property
    def heading_deg(self) -> float:
        """Way the figure faces in the start position."""
        if self.movement.view == "frontal":
            return 0.0
        return 90.0 if self.facing == "right" else -90.0

    @property
    def duration_s(self) -> float:
        """Length of the clip."""
        motion = self.spec.motion
        end = float(self._begins[-1]) if motion.stop_s is None else motion.stop_s
        return end - motion.skip_s

    @property
    def repetitions(self) -> list[Planned]:
        """The repetitions in the clip's own time; some may begin before or end after it."""
        shift = self._exercise_begins - self.spec.motion.skip_s
        return [
            replace(
                planned,
                start_s=planned.start_s + shift,
                top_s=planned.top_s + shift,
                leave_s=planned.leave_s + shift,
                end_s=planned.end_s + shift,
            )
            for planned in self._planned
        ]

    @property
    def events(self) -> list[Event]:
        """What happens beside the repetitions, in the clip's own time."""
        skip = self.spec.motion.skip_s
        times = [
            Event(float(begin) - skip, act.what)
            for begin, act in zip(self._begins, self._acts, strict=False)
            if act.what != "settles"
        ]
        exercise = self._acts[[act.what for act in self._acts].index("starts")]
        ends = self._exercise_begins + exercise.duration_s - skip
        times.append(Event(ends, "ends"))
        if self.spec.bystander is not None:
            times += bystander_events(self.spec.bystander, self.duration_s)
        duration = self.duration_s
        inside = [
            Event(round(event.time_s, 4), event.what)
            for event in times
            # The exercise may end with the clip; whatever else begins then is not in it.
            if round(event.time_s, 4) >= 0
            and (event.time_s < duration or (event.what == "ends" and event.time_s <= duration))
        ]
        return sorted(inside, key=lambda event: event.time_s)

    def state(self, time_s: float) -> BodyState:
        """State of the figure at a moment of the clip."""
        moment = time_s + self.spec.motion.skip_s
        last = len(self._acts) - 1
        i = int(np.clip(np.searchsorted(self._begins, moment, side="right") - 1, 0, last))
        return self._acts[i].state(moment - float(self._begins[i]))

    def frames(self, time_s: float) -> Frames:
        """Bones of the figure at a moment of the clip."""
        return forward(self.skeleton, self.state(time_s))

    def rest(self) -> Frames:
        """Bones of the figure in its start position."""
        return forward(self.skeleton, self._rest_state())

    def extent(self) -> list[Frames]:
        """Bones at some points of the movement, to frame the picture by."""
        frames: list[Frames] = []
        for planned in self._planned:
            frames += [self._placed(planned, share, {}) for share in (0.0, 0.5, 1.0)]
        return frames or [self.rest()]

    def furniture(self) -> list[Piece]:
        """What stands still in the room."""
        frames = self.rest()
        pelvis = frames.joint("pelvis")
        place = Place(
            float(pelvis[0]),
            float(pelvis[2]),
            lying_heading(frames) if self.movement.position == "lying" else self.heading_deg,
            float(pelvis[1]),
            self.skeleton.scale,
            "left" if self.side == "left" else "right",
        )
        pieces = [FURNITURE[name](place) for name in self.movement.furniture if name in FURNITURE]
        pieces += furniture_at_hands(
            self.movement.furniture,
            frames,
            self.movement.support_for(self.side),
            self.heading_deg,
        )
        for thing in self.spec.obstacles:
            half = (0.5 * thing.width_m, 0.5 * thing.height_m, 0.5 * thing.depth_m)
            centre = (thing.x_m, 0.5 * thing.height_m, thing.nearer_m)
            pieces.append(box(centre, half, _OBSTACLE))
        return pieces + [furnish(wanted) for wanted in self.spec.furniture]

    def held(self, frames: Frames) -> list[Piece]:
        """What the figure holds, where its hands are."""
        things = set(self.movement.furniture)
        if self.spec.holds is not None:
            things.add(self.spec.holds)
        moving: Side = "left" if self.side == "left" else "right"
        return held_by(things, frames, moving, self.heading_deg)

    def _stage(self, side: MovingSide) -> Stage:
        rest = self._posture(0.0, side)
        return Stage(self.skeleton, self.movement.support_for(side), rest)

    def _posture(self, progress: float, side: MovingSide) -> Posture:
        return turned(self.movement.posture(progress, side), self.heading_deg)

    def _placed(
        self, planned: Planned, share: float, amounts: Mapping[Compensation, float]
    ) -> Frames:
        """Bones at a share of the way to the peak of a repetition, compensated by amounts."""
        way = planned.peak_progress - planned.start_progress
        progress = planned.start_progress + share * way
        posture = self._compensated(progress, planned.side, amounts, share)
        return self._stages[planned.side].place(turned(posture, self.heading_deg))

    def _compensated(
        self,
        progress: float,
        side: MovingSide,
        amounts: Mapping[Compensation, float],
        share: float,
    ) -> Posture:
        loaded = self.movement.loaded_knee_deg
        return self.movement.posture(
            progress, side, lambda p: compensated(p, amounts, share, loaded)
        )

    def _rest_state(self) -> BodyState:
        start = self._planned[0].start_progress if self._planned else 0.0
        side: MovingSide = self._planned[0].side if self._planned else self.side
        return self._stages[side].solve(self._posture(start, side))

    def _exercise_state(self, time_s: float) -> BodyState:
        active = [p for p in self._planned if p.start_s <= time_s < p.end_s]
        planned = active[0] if active else None
        start = self._planned[0].start_progress if self._planned else 0.0
        side: MovingSide = planned.side if planned else self.side
        share = planned.share(time_s) if planned else 0.0
        progress = planned.progress(time_s) if planned else start
        amounts: Mapping[Compensation, float] = planned.compensations if planned else {}
        progress += self._shake(time_s, share * amounts.get("tremor", 0.0), progress)
        posture = self._compensated(progress, side, amounts, share)
        posture = self._idle.stirred(turned(posture, self.heading_deg), time_s)
        return self._stages[side].solve(posture)

    def _shake(self, time_s: float, deg: float, progress: float) -> float:
        """Change of progress that makes the measure tremble by so many degrees."""
        if not deg:
            return 0.0
        table = self._calibration
        slope = abs(
            float(np.interp(progress, table.progress, np.gradient(table.value, table.progress)))
        )
        waves = np.sin(2 * np.pi * np.array(_TREMOR_HZ) * time_s + self._tremor)
        first, second = _TREMOR_SHARES
        return float(deg * (first * waves[0] + second * waves[1]) / max(slope, 1.0))

    def _all_acts(self) -> list[Act]:
        motion = self.spec.motion
        acts = [Act("starts", end_of(self._planned, motion), self._exercise_state)]
        if motion.enters or motion.leaves:
            moving: Side = "left" if self.side == "left" else "right"
            arrival = Arrival(
                self.skeleton, self.movement, self._rest_state(), self.heading_deg, moving
            )
            acts = [*arrival.acts(), *acts] if motion.enters else acts
            acts = [*acts, *arrival.backward()] if motion.leaves else acts
        return acts


def _movement_of(spec: ClipSpec) -> Movement:
    movement = find_movement(spec.exercise)
    if spec.motion.other_leg == "bent":
        return movement
    if not movement.has_resting_leg:
        problem = f"no leg rests on the mat in {spec.exercise}; leave it out"
        raise ImpossibleClipError(("motion", "other_leg"), problem)
    return with_other_leg_straight(movement)


def _check_tremor(spec: ClipSpec, movement: Movement) -> None:
    """Tremor is told in degrees of the measure, so the measure must be an angle."""
    if movement.measure not in RATIOS:
        return
    own = (
        (("motion", "repetitions", i, "compensations"), repetition.compensations or {})
        for i, repetition in enumerate(spec.motion.repetitions)
    )
    for location, amounts in ((("motion", "compensations"), spec.motion.compensations), *own):
        if amounts.get("tremor"):
            problem = f"{spec.exercise} is measured in lengths of the body, tremor in degrees"
            raise ImpossibleClipError((*location, "tremor"), f"{problem}; leave it out")


def _check_something_is_left(spec: ClipSpec, duration_s: float) -> None:
    if duration_s <= 0:
        over = f"the clip is over after {duration_s + spec.motion.skip_s:.1f} s"
        raise ImpossibleClipError(("motion", "skip_s"), f"{over}; skip less or let more happen")


def _side_of(spec: ClipSpec, movement: Movement) -> MovingSide:
    asked = spec.side
    if movement.side_kind == "both":
        if asked not in (None, "both"):
            problem = f"{spec.exercise} moves both sides at once; write side: both or leave it out"
            raise ImpossibleClipError(("side",), problem)
        return "both"
    if asked == "both" and movement.side_kind == "one" and not movement.both_arms:
        problem = f"{spec.exercise} is done with one side; write side: left or right"
        raise ImpossibleClipError(("side",), problem)
    return asked or "right"


def _facing_of(spec: ClipSpec, movement: Movement, side: MovingSide) -> Facing | None:
    """Facing that brings the moving side near the camera, unless another is asked."""
    if movement.view == "frontal":
        if spec.facing is not None:
            problem = f"{spec.exercise} faces the camera; leave facing out"
            raise ImpossibleClipError(("facing",), problem)
        return None
    return spec.facing or ("left" if side == "left" else "right")
