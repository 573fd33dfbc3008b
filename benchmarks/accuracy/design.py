"""The designed set of clips: every exercise on ten bodies, then one factor at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, Literal

import numpy as np
from benchmarks.accuracy.factors import FACTORS, FORMER_LEVELS, ON_ALL, OTHERS, REFERENCE
from benchmarks.accuracy.people import CALIBRATING, FACING_LEFT, PEOPLE, STRANGERS

from hep_vision_figure.choreography import Choreography
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.movement import calibrate
from hep_vision_figure.repertoire import REPERTOIRE, find_movement
from hep_vision_figure.skeleton import Build, build_skeleton
from hep_vision_figure.spec import ClipSpec

Group = Literal["exercise", "retest", "factor", "phantom", "sealed"]
Half = Literal["calibration", "report"]

# Shares of the usual arc that the repetitions of an ordinary clip go to.
SHARES = (0.9, 1.0, 0.95)
FRAME_RATE = 15.0
# A camera put back as well as people put it back: within 10 cm and 5 degrees.
RETEST_M = 0.1
RETEST_DEG = 5.0
# Who is filmed again: one of each half, and of each side.
RETESTED = ("A", "D")


@dataclass(frozen=True)
class Scene:
    """Who does what before which camera."""

    person: str
    exercise: str
    side: str | None
    seed: int
    changes: Mapping[str, Any] = field(default_factory=dict)  # what a factor makes different
    put_back: tuple[float, float, float, float] | None = None  # yaw, roll, farther, higher

    @property
    def shares(self) -> tuple[float, ...]:
        """Shares of the usual arc that the repetitions go to."""
        shares = self.changes.get("shares", SHARES)
        twice = find_movement(self.exercise).side_kind == "alternating"
        return tuple(share for share in shares for _ in range(2)) if twice else tuple(shares)

    @property
    def brightness(self) -> float:
        """Share of its values that the picture has when the model sees it."""
        return self.changes.get("brightness", 1.0)

    @property
    def yaw_deg(self) -> float:
        """How far the camera stands off the plane of the movement."""
        return self.put_back[0] if self.put_back else self._camera.get("yaw_deg", 0.0)

    @property
    def _camera(self) -> Mapping[str, Any]:
        return self.changes.get("camera", {})

    def spec(self) -> ClipSpec:
        """Complete specification."""
        spec = self._spec(self.changes)
        if self.put_back is None:
            return spec
        yaw, roll, farther, higher = self.put_back
        stood = frame_picture(spec.camera, Choreography(spec).extent()).position
        camera = {
            "yaw_deg": yaw,
            "roll_deg": roll,
            "distance_m": round(float(stood[2] + farther), 3),
            "height_m": round(float(stood[1] + higher), 3),
        }
        return self._spec({**self.changes, "camera": camera})

    def _spec(self, changes: Mapping[str, Any]) -> ClipSpec:
        person = PEOPLE[self.person]
        motion: dict[str, Any] = {
            "repetitions": _repetitions(self),
            "lead_s": 1.0,
            "up_s": 1.1,
            "hold_s": 0.3,
            "down_s": 1.1,
            "tail_s": 0.8,
        }
        parts: dict[str, Any] = {
            "exercise": self.exercise,
            "seed": self.seed,
            "joints": False,
            **({} if self.side is None else {"side": self.side}),
            **{name: dict(part) for name, part in person.items()},
            "motion": motion,
            "camera": {"frame_rate": FRAME_RATE},
        }
        for name, change in changes.items():
            if name in ("shares", "brightness"):
                continue
            mergeable = isinstance(change, Mapping) and isinstance(parts.get(name), Mapping)
            parts[name] = {**parts[name], **change} if mergeable else change
        return ClipSpec.model_validate(parts)


@dataclass(frozen=True)
class Planned:
    """A clip to be rendered and what it is there for.

    ``supported`` tells whether the view and the conditions are among those the product
    promises something for.
    """

    name: str
    group: Group
    scene: Scene
    factor: str = ""
    level: str = ""
    supported: bool = True
    reference: str = ""  # name of the clip it is compared with

    @property
    def exercise(self) -> str:
        """Id of the exercise that is done."""
        return self.scene.exercise

    @cached_property
    def spec(self) -> ClipSpec:
        """Specification to render; takes a moment, since the figure's range is measured."""
        return self.scene.spec()

    @property
    def half(self) -> Half:
        """Half of the set it belongs to: what is tuned on one is reported on the other.

        Every exercise has clips in both, of different people.
        """
        if self.group == "sealed":
            return "report"
        if self.group in ("exercise", "retest"):
            return "report" if self.scene.person in STRANGERS else "calibration"
        return "report" if _number(self.name) % 2 else "calibration"

    @property
    def pitch_deg(self) -> float:
        """How far the camera looks up (positive) or down, at the middle of the movement."""
        camera = frame_picture(self.spec.camera, Choreography(self.spec).extent())
        return float(np.degrees(np.arcsin(-camera.rotation[1, 2])))


@cache
def _arc(exercise: str, side: str | None, body: Build) -> tuple[float, float]:
    """Value of the measure in the start position and at the usual end."""
    movement = find_movement(exercise)
    moving: Any = side or ("both" if movement.side_kind == "both" else "right")
    table = calibrate(movement, build_skeleton(body), moving)
    start, end = np.interp((0.0, 1.0), table.progress, table.value)
    return float(start), float(end)


def _repetitions(scene: Scene) -> list[dict[str, Any]]:
    body = Build(**PEOPLE[scene.person].get("body", {}))
    start, end = _arc(scene.exercise, scene.side, body)
    return [{"peak": round(start + share * (end - start), 4)} for share in scene.shares]


def _sides(exercise: str) -> tuple[str | None, ...]:
    return ("right", "left") if find_movement(exercise).side_kind == "one" else (None,)


def _number(name: str) -> int:
    """Number of a clip, by what its level was first called."""
    parts = [FORMER_LEVELS.get(part, part) for part in name.split("/")]
    return zlib.crc32("/".join(parts).encode())


def _seed(name: str) -> int:
    return _number(name) % 100_000


def _exercise_clip(exercise: str, person: str, side: str | None) -> Planned:
    name = f"{exercise}/{person}" + (f"-{side}" if side else "")
    scene = Scene(person, exercise, side, _seed(name), changes=_facing(exercise, person))
    return Planned(name, "exercise", scene)


def _facing(exercise: str, person: str) -> dict[str, Any]:
    """Way a person faces in an exercise of both sides; of one side, that side is near."""
    movement = find_movement(exercise)
    turned = movement.side_kind != "one" and movement.view == "sagittal"
    return {"facing": "left"} if turned and person in FACING_LEFT else {}


def _retest(exercise: str, person: str, side: str | None) -> Planned:
    """The same person another day, with the camera put back about where it was."""
    first = _exercise_clip(exercise, person, side)
    name = f"{first.name}/again"
    yaw, roll, farther, higher = np.random.default_rng(_seed(name)).uniform(-1, 1, size=4)
    put_back = (
        round(float(RETEST_DEG * yaw), 2),
        round(float(0.4 * RETEST_DEG * roll), 2),
        float(RETEST_M * farther),
        float(RETEST_M * higher),
    )
    scene = replace(first.scene, seed=_seed(name), put_back=put_back)
    return Planned(name, "retest", scene, reference=first.name)


def _factor_clip(
    factor: str, level: str, exercise: str, changes: Mapping[str, Any], *, supported: bool
) -> Planned:
    reference = _exercise_clip(exercise, "A", _sides(exercise)[0])
    name = f"{factor}/{level}/{exercise}"
    scene = Scene("A", exercise, _sides(exercise)[0], _seed(name), changes=changes)
    return Planned(name, "factor", scene, factor, level, supported, reference.name)


def _factor_clips() -> Iterator[Planned]:
    for turn, (factor, levels) in enumerate(FACTORS.items()):
        for level, (changes, supported) in levels.items():
            for exercise in REFERENCE if factor in ON_ALL else REFERENCE[turn % 2 :: 2]:
                yield _factor_clip(factor, level, exercise, changes, supported=supported)
    for one in OTHERS:
        for exercise in one.exercises:
            yield _factor_clip(
                one.factor, one.level, exercise, one.changes, supported=one.supported
            )


def _phantom_clips() -> Iterator[Planned]:
    """Getting there, resting, leaving, passing by; what is counted beside repetitions is wrong."""
    comings = {"motion": {"enters": True, "leaves": True}, "shares": (1.0, 0.9)}
    resting = {"motion": {"tail_s": 10.0, "restlessness": 3.0}, "shares": (1.0,)}
    for what, changes in (("comes and goes", comings), ("rests restlessly", resting)):
        for exercise in (*REFERENCE, "sit_to_stand", "bridge", "standing_hip_abduction"):
            name = f"beside the exercise/{what}/{exercise}"
            scene = Scene("B", exercise, _sides(exercise)[-1], _seed(name), changes=changes)
            yield Planned(name, "phantom", scene, "beside the exercise", what)
    # Whoever walks through the picture while nobody exercises has arms and legs that swing.
    passing = {"motion": {"repetitions": [], "tail_s": 10.0}, "bystander": {"start_s": 2.0}}
    for exercise in REFERENCE:
        name = f"beside the exercise/somebody passes by/{exercise}"
        scene = Scene("B", exercise, _sides(exercise)[-1], _seed(name), changes=passing)
        yield Planned(name, "phantom", scene, "beside the exercise", "somebody passes by")


def designed_clips() -> list[Planned]:
    """All clips, the most telling ones first, so that a run broken off is worth most.

    Each side is moved by six bodies, and one of each half is filmed again.
    """
    exercises = sorted(REPERTOIRE)
    sides = {**CALIBRATING, **STRANGERS}
    filmed = {
        person: [(e, person, _sides(e)[which]) for e in exercises]
        for person, which in sides.items()
    }
    clips = [_exercise_clip(*one) for one in filmed["A"]]
    clips += _phantom_clips()
    clips += _factor_clips()
    for person in sides:
        if person != "A":
            clips += [_exercise_clip(*one) for one in filmed[person]]
    for person in RETESTED:
        clips += [_retest(*one) for one in filmed[person]]
    return clips
