"""The people of the clips: who a thing may be set on, and who are strangers to it."""

from __future__ import annotations

from typing import Any

# People: their build, their clothes and the room they are in. What is stated of the pose
# model is set on five of them; the others are there to be strangers to it.
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
    "G": {
        "body": {
            "height_m": 1.72,
            "girth": 1.15,
            "femininity": 1.0,
            "leg_length": 1.02,
            "kyphosis_deg": 4.0,
        },
        "outfit": {
            "skin": (232, 188, 162),
            "hair": (186, 150, 96),
            "hair_style": "long",
            "top_color": (176, 60, 60),
            "accent_color": (236, 226, 210),
            "pattern": "stripes",
            "bottom": "leggings",
            "bottom_color": (60, 64, 96),
        },
        "room": {"wall_color": (196, 206, 196), "floor": "tiles", "decorations": ["window"]},
    },
    "H": {
        "body": {
            "height_m": 1.68,
            "girth": 1.3,
            "leg_length": 0.95,
            "shoulder_width": 1.02,
            "kyphosis_deg": 12.0,
        },
        "outfit": {
            "skin": (150, 104, 76),
            "hair_style": "bald",
            "top": "long_sleeves",
            "top_color": (64, 104, 72),
            "accent_color": (210, 200, 120),
            "pattern": "band",
        },
        "room": {"wall_color": (208, 196, 188), "floor": "carpet", "decorations": ["shelf"]},
    },
    "I": {
        "body": {
            "height_m": 1.58,
            "girth": 1.2,
            "femininity": 1.0,
            "arm_length": 0.95,
            "kyphosis_deg": 20.0,
        },
        "outfit": {
            "hair": (202, 200, 198),
            "hair_style": "bun",
            "top": "jumper",
            "top_color": (150, 130, 160),
            "bottom": "trousers",
            "bottom_color": (54, 50, 58),
        },
        "room": {"wall_color": (220, 206, 196), "floor": "carpet", "decorations": ["door"]},
    },
    "J": {
        "body": {
            "height_m": 1.92,
            "girth": 0.88,
            "leg_length": 0.97,
            "arm_length": 1.05,
            "shoulder_width": 1.05,
        },
        "outfit": {
            "skin": (74, 50, 38),
            "hair": (20, 18, 18),
            "top": "tank_top",
            "top_color": (224, 170, 60),
            "bottom_color": (130, 40, 44),
        },
        "room": {"wall_color": (190, 196, 210), "decorations": ["shelf", "picture"]},
    },
    "K": {
        "body": {
            "height_m": 1.63,
            "girth": 1.1,
            "femininity": 1.0,
            "leg_length": 0.98,
            "kyphosis_deg": 16.0,
        },
        "outfit": {
            "skin": (214, 172, 144),
            "hair": (140, 138, 136),
            "top": "long_sleeves",
            "top_color": (70, 92, 130),
            "accent_color": (214, 218, 226),
            "pattern": "checks",
            "bottom": "trousers",
            "bottom_color": (92, 86, 78),
        },
        "room": {"wall_color": (212, 208, 198), "decorations": ["door", "shelf"]},
    },
    "L": {
        "body": {"height_m": 1.80, "girth": 1.1, "arm_length": 0.98, "kyphosis_deg": 8.0},
        "outfit": {
            "skin": (176, 128, 98),
            "hair": (44, 36, 30),
            "top_color": (96, 124, 160),
            "bottom": "wide_trousers",
            "bottom_color": (60, 62, 66),
        },
        "room": {"wall_color": (200, 208, 204), "floor": "tiles", "decorations": ["window"]},
    },
}
# Whose calibration it is, and the side they move: the first or last of the two. Each side is moved
# by six bodies.
CALIBRATING = {"A": 0, "B": -1, "E": 0, "G": -1, "H": -1}
STRANGERS = {"C": 0, "D": -1, "F": -1, "I": 0, "J": 0, "K": 0, "L": -1}
# Half of the people are filmed from their left in exercises of both sides, as half of those who
# are not told where to stand would be.
FACING_LEFT = ("B", "D", "F", "G", "H", "L")
# Drawn when the counting was done; none of their counts changed after they had been seen.
SEEN_LAST = ("K", "L")
