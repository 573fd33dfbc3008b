"""Ten people drawn by lot and sealed: ``python -m benchmarks.accuracy.sealing``.

Writes the specifications of their clips and the hash of these. Both are committed before anything
of them is drawn, and never written again: a second lot would be a choice.

Each exercise is done by two of the ten, each side once. Body, clothes, room, tempo, range, number
of repetitions and the camera's place are drawn by lot, all within what is called supported.
"""

from __future__ import annotations

import hashlib
import json
import string
import sys
from pathlib import Path
from typing import Any

import numpy as np

from hep_vision_figure.movement import calibrate
from hep_vision_figure.repertoire import REPERTOIRE, find_movement
from hep_vision_figure.skeleton import Build, build_skeleton

FOLDER = Path(__file__).with_name("sealed")
SPECIFICATIONS = FOLDER / "specifications.json"
SEAL = FOLDER / "specifications.sha256"
NAMES = tuple(string.ascii_uppercase[12:22])  # M to V, after the twelve others
LOT = 2026_11_30
FRAME_RATE = 15.0
YAW_DEG = 10.0  # of 20 that are supported
SHARES = (0.8, 1.0)  # of the usual range; 60 % and more are supported
REPETITIONS = (3, 4, 5)
UP_S = (0.8, 1.6)

SKINS = ((232, 190, 166), (214, 168, 138), (186, 138, 104), (150, 106, 78), (108, 72, 52))
SKINS += ((78, 52, 40),)
HAIR = ((32, 26, 22), (70, 48, 32), (140, 100, 60), (196, 164, 110), (170, 168, 166))
HAIR += ((224, 222, 218),)
HAIR_STYLES = ("short", "long", "bun", "bald")
TOPS = ("t_shirt", "tank_top", "long_sleeves", "jumper")
BOTTOMS = ("shorts", "leggings", "trousers", "wide_trousers")
PATTERNS = ("plain", "stripes", "band", "checks")
FLOORS = ("boards", "carpet", "tiles")
DECORATIONS = ("picture", "door", "shelf", "window")


def _between(chance: np.random.Generator, low: float, high: float, decimals: int = 2) -> float:
    return round(float(chance.uniform(low, high)), decimals)


def _one_of(chance: np.random.Generator, choices: tuple[Any, ...]) -> Any:
    return choices[int(chance.integers(len(choices)))]


def _color(chance: np.random.Generator, low: int = 30, high: int = 220) -> list[int]:
    return [int(value) for value in chance.integers(low, high, size=3)]


def _person(chance: np.random.Generator) -> dict[str, Any]:
    femininity = float(_one_of(chance, (0.0, 0.0, 0.5, 1.0, 1.0)))
    body = {
        "height_m": _between(chance, 1.52, 1.94),
        "girth": _between(chance, 0.88, 1.32),
        "femininity": femininity,
        "leg_length": _between(chance, 0.94, 1.06),
        "arm_length": _between(chance, 0.94, 1.06),
        "shoulder_width": _between(chance, 0.93, 1.07),
        "kyphosis_deg": _between(chance, 0.0, 22.0, 0),
    }
    outfit = {
        "skin": list(_one_of(chance, SKINS)),
        "hair": list(_one_of(chance, HAIR)),
        "hair_style": _one_of(chance, HAIR_STYLES),
        "top": _one_of(chance, TOPS),
        "top_color": _color(chance),
        "accent_color": _color(chance, 120, 245),
        "pattern": _one_of(chance, PATTERNS),
        "bottom": _one_of(chance, BOTTOMS),
        "bottom_color": _color(chance),
    }
    hung = sorted(map(str, chance.choice(DECORATIONS, size=2, replace=False)))
    room = {
        "wall_color": _color(chance, 180, 230),
        "floor": _one_of(chance, FLOORS),
        "decorations": hung,
    }
    return {"body": body, "outfit": outfit, "room": room}


def _sides(exercise: str) -> tuple[str | None, ...]:
    kind = find_movement(exercise).side_kind
    return ("right", "left") if kind == "one" else (None, None)


def _clip(
    chance: np.random.Generator, name: str, exercise: str, side: str | None, person: dict[str, Any]
) -> dict[str, Any]:
    movement = find_movement(exercise)
    moving: Any = side or ("both" if movement.side_kind == "both" else "right")
    table = calibrate(movement, build_skeleton(Build(**person["body"])), moving)
    start, end = (float(value) for value in np.interp((0.0, 1.0), table.progress, table.value))
    twice = 2 if movement.side_kind == "alternating" else 1
    shares = [_between(chance, *SHARES) for _ in range(_one_of(chance, REPETITIONS))]
    up_s = _between(chance, *UP_S)
    spec: dict[str, Any] = {
        "exercise": exercise,
        "seed": int(chance.integers(1, 1_000_000)),
        "joints": False,
        "motion": {
            "repetitions": [
                {"peak": round(start + share * (end - start), 4)}
                for share in shares
                for _ in range(twice)
            ],
            "lead_s": 1.0,
            "up_s": up_s,
            "hold_s": _between(chance, 0.2, 0.6),
            "down_s": round(up_s * _between(chance, 0.9, 1.3), 2),
            "tail_s": 0.8,
        },
        "camera": {"frame_rate": FRAME_RATE, "yaw_deg": _between(chance, -YAW_DEG, YAW_DEG, 1)},
    }
    if side is not None:
        spec["side"] = side
    elif movement.view == "sagittal" and chance.random() < 0.5:
        spec["facing"] = "left"
    return {"name": f"{exercise}/{name}" + (f"-{side}" if side else ""), "person": name, **spec}


def draw_lots() -> dict[str, Any]:
    """The ten people and their clips."""
    chance = np.random.default_rng(LOT)
    people = {name: _person(chance) for name in NAMES}
    tasks = [(exercise, side) for exercise in sorted(REPERTOIRE) for side in _sides(exercise)]
    # Dealt like cards: the exercises in an order by lot, the second side five people on.
    first = [tasks[n] for n in 2 * chance.permutation(len(tasks) // 2)]
    clips: list[dict[str, Any]] = []
    for place, (exercise, side) in enumerate(first):
        other = next(s for e, s in reversed(tasks) if e == exercise)
        sides = (side, other) if chance.random() < 0.5 else (other, side)
        for seat, one in zip((place, place + 5), sides, strict=True):
            name = NAMES[seat % len(NAMES)]
            clips.append(_clip(chance, name, exercise, one, people[name]))
    clips.sort(key=lambda clip: (clip["person"], clip["name"]))
    return {"people": people, "clips": clips}


def digest_of(path: Path) -> str:
    """Hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _written(lots: dict[str, Any]) -> str:
    def lines(parts: list[str]) -> str:
        return ",\n".join(f"  {part}" for part in parts)

    people = [f"{json.dumps(name)}: {json.dumps(one)}" for name, one in lots["people"].items()]
    clips = [json.dumps(clip) for clip in lots["clips"]]
    return f'{{"people": {{\n{lines(people)}\n}}, "clips": [\n{lines(clips)}\n]}}\n'


def main() -> int:
    """Draw the lots and seal them, once."""
    if SPECIFICATIONS.exists():
        print(f"{SPECIFICATIONS} is sealed; a second lot would be a choice.", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    SPECIFICATIONS.write_text(_written(draw_lots()), "utf-8")
    SEAL.write_text(f"{digest_of(SPECIFICATIONS)}  {SPECIFICATIONS.name}\n", "utf-8")
    print(f"Wrote {SPECIFICATIONS} and {SEAL}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
