"""The people of the clips: who a thing may be set on, and who are strangers to it."""

from __future__ import annotations

from typing import Any

# People: their build, their clothes and the room they are in. What is stated of the pose
# model is set on the first two; the others are there to be strangers to it.
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
}
STRANGERS = {"C": 0, "D": -1}  # and the side they move: the first or last of the two
# Half of the people are filmed from their left in exercises of both sides, as half of those who
# are not told where to stand would be.
FACING_LEFT = ("B", "D")
