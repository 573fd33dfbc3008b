"""What is varied one at a time, and whether it is said to be supported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Factors are varied on these: standing, seated and lying, from the side and from the front.
REFERENCE = ("squat", "seated_knee_extension", "straight_leg_raise", "shoulder_abduction")
# The factors that matter most are varied on all of them, the others on two at a time.
ON_ALL = ("yaw", "tempo", "range")

# Levels that were called otherwise when their clips were given a seed and a half of the set.
FORMER_LEVELS = {"lens at 0.4 m": "+10 deg", "lens at 1.7 m": "-15 deg"}
# Factor -> level -> (what differs from the reference, whether it is said to be supported).
FACTORS: dict[str, dict[str, tuple[dict[str, Any], bool]]] = {
    "yaw": {
        f"{yaw:+d} deg": ({"camera": {"yaw_deg": yaw}}, abs(yaw) <= 20)
        for yaw in (-45, -30, -20, -10, 10, 20, 30, 45)
    },
    "pitch": {
        f"lens at {height_m} m": ({"camera": {"height_m": height_m}}, True)
        for height_m in (0.4, 1.7)
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
        # A window at one side: half of the body in its own shadow.
        "side": ({"room": {"light": "side"}}, True),
        # The same pictures at four fifths of their values: less light on what is seen alike.
        "20 % darker": ({"brightness": 0.8}, True),
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
        "crf 28": ({"camera": {"crf": 28}}, True),
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
        # Somebody whose hands are on the patient, as a therapist's or a partner's are.
        "helps": ({"bystander": {"does": "helps"}}, False),
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


@dataclass(frozen=True)
class Other:
    """A level that makes sense for some exercises only."""

    factor: str
    level: str
    exercises: tuple[str, ...]
    changes: Mapping[str, Any]
    supported: bool = True


def _compensated(level: str, amounts: Mapping[str, float], *exercises: str) -> Other:
    """Level at which the body gets round the movement in one way."""
    return Other("compensation", level, exercises, {"motion": {"compensations": amounts}})


def _high(height_m: float, *exercises: str) -> Other:
    """Level at which the lens stands so high, looking at the middle of the movement."""
    return Other("pitch", f"lens at {height_m} m", exercises, {"camera": {"height_m": height_m}})


_HELPS = {"bystander": {"does": "helps"}}
_CHAIR = {"furniture": [{"what": "chair", "x_m": 0.25, "nearer_m": 0.8, "faces_deg": 90}]}
_TABLE = {"furniture": [{"what": "table", "nearer_m": 0.5}]}
# Exercises that are a hold: their time at the peak is what is prescribed and told.
HELD = ("plank", "wall_sit", "single_leg_stance", "tandem_stance")
OTHERS = (
    Other("held", "5 s", HELD, {"motion": {"hold_s": 5.0}, "shares": (1.0, 1.0)}),
    Other("held", "10 s", HELD, {"motion": {"hold_s": 10.0}, "shares": (1.0,)}),
    Other("held", "30 s", HELD, {"motion": {"hold_s": 30.0}, "shares": (1.0,)}),
    # A lying patient's leg is held by the helper's hands: its landmarks may go to the hands.
    Other("bystander", "helps", ("straight_leg_raise",), _HELPS, supported=False),
    # Nearer than makes the movement fit well: it takes 19 of 20 parts of the picture.
    Other("distance", "nearer", ("seated_knee_extension",), {"camera": {"distance_m": 1.93}}),
    Other("distance", "nearer", ("shoulder_abduction",), {"camera": {"distance_m": 3.1}}),
    # From where the camera looks down on somebody seen from the side.
    _high(1.2, "seated_knee_extension"),
    _high(1.45, "seated_knee_extension"),
    _high(1.5, "seated_knee_flexion"),
    _high(1.7, "squat", "standing_hamstring_curl"),
    _high(1.9, "elbow_flexion"),
    _high(2.2, "squat"),
    # Furniture is not a plain box: its legs and edges may be taken for limbs.
    Other("occlusion", "chair before", ("squat", "sit_to_stand"), _CHAIR, supported=False),
    Other("occlusion", "table before the legs", ("shoulder_abduction",), _TABLE),
    # Each alone, so that what an error comes from can be told.
    # Not seated: the figure would lean with its thighs, through the seat that carries them.
    _compensated("trunk lean", {"trunk_lean": 15.0}, "squat"),
    _compensated("quad lag", {"knee_bend": 15.0}, "straight_leg_raise"),
    _compensated("shoulder hike", {"shoulder_hike": 15.0}, "shoulder_abduction"),
    _compensated("side lean", {"trunk_side_lean": 10.0}, "shoulder_abduction"),
    _compensated("valgus", {"knee_valgus": 12.0}, "squat", "sit_to_stand"),
    _compensated("tremor", {"tremor": 3.0}, "seated_knee_extension", "shoulder_abduction"),
)
