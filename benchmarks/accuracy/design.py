"""The designed set of clips: every exercise on six bodies, then one factor at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal

import numpy as np

from hep_vision.avatar.choreography import Choreography
from hep_vision.avatar.framing import frame_picture
from hep_vision.avatar.movement import calibrate
from hep_vision.avatar.repertoire import REPERTOIRE, find_movement
from hep_vision.avatar.skeleton import Build, build_skeleton
from hep_vision.avatar.spec import ClipSpec

Group = Literal["exercise", "retest", "factor", "phantom"]
Half = Literal["calibration", "report"]

# People: their build, their clothes and the room they are in. What is stated of the pose
# model is set on the first three; the others are there to be strangers to it.
PEOPLE: dict[str, dict[str, Any]] = {
    "A": {},
    "B": {
        "body": {"height_m": 1.60, "girth": 1.2, "femininity": 1.0, "kyphosis_deg": 6.0},
        "outfit": {
            "skin": (122, 80, 56),
            "hair_style": "bun",
            "top": "long_sleeves",
            "top_color": (150, 60, 70),
            "bottom": "trousers",
            "bottom_color": (70, 74, 92),
        },
        "room": {"wall_color": (190, 200, 206), "floor": "carpet", "decorations": ["door"]},
    },
    "C": {
        "body": {"height_m": 1.70, "girth": 0.95, "leg_length": 0.97, "kyphosis_deg": 14.0},
        "outfit": {
            "hair": (176, 174, 170),
            "top": "jumper",
            "top_color": (92, 104, 84),
            "bottom": "leggings",
        },
        "room": {"wall_color": (222, 212, 190), "decorations": ["window", "shelf"]},
    },
    "D": {
        "body": {
            "height_m": 1.88,
            "girth": 1.25,
            "leg_length": 1.03,
            "arm_length": 1.03,
            "shoulder_width": 1.06,
        },
        "outfit": {
            "skin": (96, 62, 44),
            "hair_style": "bald",
            "top_color": (206, 202, 196),
            "bottom": "trousers",
            "bottom_color": (44, 52, 78),
        },
        "room": {"wall_color": (204, 200, 196), "floor": "tiles", "decorations": ["picture"]},
    },
    "E": {
        "body": {
            "height_m": 1.55,
            "girth": 1.05,
            "femininity": 1.0,
            "leg_length": 0.96,
            "arm_length": 0.97,
            "kyphosis_deg": 18.0,
        },
        "outfit": {
            "hair": (226, 224, 220),
            "hair_style": "short",
            "top": "long_sleeves",
            "top_color": (96, 84, 140),
            "bottom": "trousers",
            "bottom_color": (122, 116, 104),
        },
        "room": {"wall_color": (214, 204, 186), "floor": "carpet", "decorations": ["shelf"]},
    },
    "F": {
        "body": {
            "height_m": 1.68,
            "girth": 0.9,
            "femininity": 0.7,
            "leg_length": 1.05,
            "arm_length": 1.02,
            "shoulder_width": 0.94,
        },
        "outfit": {
            "skin": (198, 150, 116),
            "hair": (60, 40, 28),
            "hair_style": "long",
            "top": "tank_top",
            "top_color": (40, 110, 120),
            "bottom": "leggings",
            "bottom_color": (40, 40, 46),
        },
        "room": {"decorations": ["window", "picture"]},
    },
}
STRANGERS = {"D": -1, "E": 0, "F": 0}  # and the side they move: the last or first of the two
# Shares of the usual arc that the repetitions of an ordinary clip go to.
SHARES = (0.9, 1.0, 0.95)
FRAME_RATE = 15.0
# Factors are varied on these: standing, seated and lying, from the side and from the front.
REFERENCE = ("squat", "seated_knee_extension", "straight_leg_raise", "shoulder_abduction")
# The factors that matter most are varied on all of them, the others on two at a time.
ON_ALL = ("yaw", "tempo", "range")

# Factor -> level -> (what differs from the reference, whether it is said to be supported).
FACTORS: dict[str, dict[str, tuple[dict[str, Any], bool]]] = {
    "yaw": {
        f"{yaw:+d} deg": ({"camera": {"yaw_deg": yaw}}, abs(yaw) <= 20)
        for yaw in (-45, -30, -20, -10, 10, 20, 30, 45)
    },
    "pitch": {
        f"{pitch:+d} deg": ({"camera": {"height_m": height}}, True)
        for pitch, height in ((+10, 0.4), (-15, 1.7))
    },
    "roll": {
        "5 deg": ({"camera": {"roll_deg": 5.0}}, True),
        "-10 deg": ({"camera": {"roll_deg": -10.0}}, False),
    },
    "distance": {
        "4.5 m": ({"camera": {"distance_m": 4.5}}, True),
        "wide lens": ({"camera": {"field_of_view_deg": 80.0, "distortion": (-0.08, 0.01)}}, True),
    },
    "frame rate": {
        "10 fps": ({"camera": {"frame_rate": 10.0}}, False),
        "24 fps": ({"camera": {"frame_rate": 24.0}}, True),
        "30 fps": ({"camera": {"frame_rate": 30.0}}, True),
        "60 fps": ({"camera": {"frame_rate": 60.0}}, True),
        "variable": (
            {"camera": {"frame_rate": 24.0, "rate_jitter": 0.4, "dropped_frames": 0.15}},
            True,
        ),
    },
    "resolution": {
        "360p": ({"camera": {"size_px": (480, 360)}}, True),
        "720p": ({"camera": {"size_px": (1280, 720)}}, True),
        "1080p": ({"camera": {"size_px": (1920, 1080)}}, True),
    },
    "light": {
        "dim": ({"room": {"light": "dim"}}, True),
        "back-lit": ({"room": {"light": "back_lit"}}, True),
    },
    "clothes": {
        "wide trousers": ({"outfit": {"bottom": "wide_trousers", "top": "jumper"}}, True),
        "skirt": ({"outfit": {"bottom": "skirt", "top": "long_sleeves"}}, True),
        "leggings": ({"outfit": {"bottom": "leggings", "top": "tank_top"}}, True),
    },
    "skin": {
        "dark": ({"outfit": {"skin": (84, 54, 38)}}, True),
        "pale": ({"outfit": {"skin": (240, 206, 186), "hair": (200, 170, 120)}}, True),
    },
    "noise": {"grainy": ({"camera": {"noise": 12.0}}, True)},
    "compression": {
        "crf 34": ({"camera": {"crf": 34}}, True),
        "crf 42": ({"camera": {"crf": 42}}, False),
    },
    "motion blur": {"half the interval": ({"camera": {"shutter": 0.5}}, True)},
    "occlusion": {
        "low table": (
            {"obstacles": [{"x_m": 0.3, "nearer_m": 0.9, "width_m": 0.5, "height_m": 0.3}]},
            False,  # hides what must be in view
        )
    },
    "bystander": {
        "walks behind": ({"bystander": {"does": "walks_behind", "start_s": 2.0}}, True),
        "walks in front": ({"bystander": {"does": "walks_in_front", "start_s": 4.0}}, False),
        "stands beside": ({"bystander": {"does": "stands_beside"}}, False),
    },
    "tempo": {
        "1 s": ({"motion": {"up_s": 0.5, "hold_s": 0.0, "down_s": 0.5}}, True),
        "2 s": ({"motion": {"up_s": 0.9, "hold_s": 0.2, "down_s": 0.9}}, True),
        "4 s": ({"motion": {"up_s": 1.8, "hold_s": 0.4, "down_s": 1.8}}, True),
        "8 s": ({"motion": {"up_s": 3.5, "hold_s": 1.0, "down_s": 3.5}}, True),
    },
    "hold": {
        "5 s": ({"motion": {"hold_s": 5.0}}, True),
        # Longer than an exercise that is not held may take, unless a hold is prescribed.
        "30 s": ({"motion": {"hold_s": 30.0}, "shares": (1.0,)}, False),
    },
    "range": {
        f"{share} %": ({"shares": (share / 100,) * 3}, share >= 60) for share in (20, 40, 60, 80)
    },
    "own range": {"with a short one": ({"shares": (1.0, 0.35, 1.0)}, True)},
    "compensation": {
        "on purpose": (
            {"motion": {"compensations": {"trunk_lean": 12.0, "tremor": 3.0}}},
            True,
        )
    },
}
# A camera put back as well as people put it back: within 10 cm and 5 degrees.
RETEST_M = 0.1
RETEST_DEG = 5.0


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
        return self._spec({"camera": camera})

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
            if name == "shares":
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
        if self.group in ("exercise", "retest"):
            return "report" if self.scene.person in STRANGERS else "calibration"
        return "report" if zlib.crc32(self.name.encode()) % 2 else "calibration"


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


def _seed(name: str) -> int:
    return zlib.crc32(name.encode()) % 100_000


def _exercise_clip(exercise: str, person: str, side: str | None) -> Planned:
    name = f"{exercise}/{person}" + (f"-{side}" if side else "")
    return Planned(name, "exercise", Scene(person, exercise, side, _seed(name)))


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
    scene = Scene(person, exercise, side, _seed(name), put_back=put_back)
    return Planned(name, "retest", scene, reference=first.name)


def _factor_clips() -> Iterator[Planned]:
    for turn, (factor, levels) in enumerate(FACTORS.items()):
        for level, (changes, supported) in levels.items():
            for exercise in REFERENCE if factor in ON_ALL else REFERENCE[turn % 2 :: 2]:
                reference = _exercise_clip(exercise, "A", _sides(exercise)[0])
                name = f"{factor}/{level}/{exercise}"
                scene = Scene("A", exercise, _sides(exercise)[0], _seed(name), changes=changes)
                yield Planned(name, "factor", scene, factor, level, supported, reference.name)


def _phantom_clips() -> Iterator[Planned]:
    """Getting there, resting and leaving; whatever is counted beside the repetitions is wrong."""
    comings = {"motion": {"enters": True, "leaves": True}, "shares": (1.0, 0.9)}
    resting = {"motion": {"tail_s": 10.0, "restlessness": 3.0}, "shares": (1.0,)}
    for what, changes in (("comes and goes", comings), ("rests restlessly", resting)):
        for exercise in (*REFERENCE, "sit_to_stand", "bridge", "standing_hip_abduction"):
            name = f"beside the exercise/{what}/{exercise}"
            scene = Scene("B", exercise, _sides(exercise)[-1], _seed(name), changes=changes)
            yield Planned(name, "phantom", scene, "beside the exercise", what)


def designed_clips() -> list[Planned]:
    """All clips, the most telling ones first, so that a run broken off is worth most."""
    exercises = sorted(REPERTOIRE)
    clips = [_exercise_clip(e, "A", _sides(e)[0]) for e in exercises]
    clips += _phantom_clips()
    clips += _factor_clips()
    clips += [_exercise_clip(e, "B", _sides(e)[-1]) for e in exercises]
    clips += [_retest(e, "A", _sides(e)[0]) for e in exercises]
    clips += [_exercise_clip(e, "C", _sides(e)[0]) for e in exercises]
    one_sided = [e for e in exercises if len(_sides(e)) == 2]
    for person, which in (("A", -1), ("B", 0), ("C", -1)):
        clips += [_exercise_clip(e, person, _sides(e)[which]) for e in one_sided]
    for person, which in STRANGERS.items():
        clips += [_exercise_clip(e, person, _sides(e)[which]) for e in exercises]
    return clips
