"""Pictures of an exercise for people: its start, its end and a short loop between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image as Pillow

from hep_vision.definitions.pictures import Pictures, pictures_at
from hep_vision.errors import OutputError
from hep_vision_figure.clip import Clip
from hep_vision_figure.figure import Outfit
from hep_vision_figure.movement import calibrate
from hep_vision_figure.repertoire import find_movement
from hep_vision_figure.skeleton import Build, build_skeleton
from hep_vision_figure.spec import ClipSpec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hep_vision.definitions.fields import Region
    from hep_vision.definitions.schema import Definition
    from hep_vision_figure.renderer import Image
    from hep_vision_figure.timetable import Planned

SIZE_PX = (480, 360)
_LOOP_PX = (400, 300)
_STEPS = 11  # pictures from the start to the end, both included
# A second and a half each way: the tempo at which it is to be done.
_STEP_MS, _HOLD_MS, _REST_MS = 150, 1200, 900
_STILL_QUALITY, _LOOP_QUALITY = 82, 55

_CAMERA = {"size_px": SIZE_PX, "noise": 0}
# Where the movement is small, the camera comes near and looks straight at it.
_CLOSE: dict[Region, dict[str, float]] = {
    "neck": {"distance_m": 1.3, "height_m": 1.12, "pitch_deg": 0},
    "wrist": {"distance_m": 1.5, "height_m": 0.9, "pitch_deg": 0},
}
# How much of the typical end is shown, where the figure's own or the greatest would be too much:
# a curl-up looks like a sit-up, a squat or lunge of a patient is shallow.
_SHOWN_END = {"curl_up": 0.0, "march": 0.0, "lunge": 0.3, "split_squat": 0.3, "squat": 0.5}
# Seen a little askew, where a stick or the second hand is hidden behind the first.
_YAW_DEG = {"supine_cane_flexion": 28.0, "table_slide": 22.0}
_SKIN = Outfit().skin
_BAREFOOT = {"shoe_color": _SKIN, "sock_color": _SKIN}
# Done without shoes and socks, as their texts say.
_OUTFIT = {"ankle_pump": _BAREFOOT}
# A calm room, so that nothing but the figure and what it needs is seen.
_ROOM = {
    "wall_color": (236, 238, 240),
    "floor_color": (205, 207, 210),
    "floor": "tiles",
    "decorations": (),
    "back_wall_m": 1.0,
}


def typical_end(definition: Definition) -> float | None:
    """Value of the measure the picture of the end shall show; None for the figure's own.

    The figure's usual end where it lies within what the definition calls typical, else the
    nearest typical value; less of it where `_SHOWN_END` says so.
    """
    if definition.measure is None:
        return None
    movement = find_movement(definition.id)
    table = calibrate(movement, build_skeleton(Build()), "right")
    usual = float(np.interp(1.0, table.progress, table.value))
    low, high = definition.measure.end
    if definition.id in _SHOWN_END:
        least, most = (low, high) if definition.measure.direction == "increase" else (high, low)
        usual = least + _SHOWN_END[definition.id] * (most - least)
    return float(np.clip(np.clip(usual, low, high), *table.span))


def draw_ways(definition: Definition) -> list[list[Image]]:
    """Pictures from start to end, of each side in turn if the sides alternate.

    Parameters
    ----------
    definition : Definition
        Of an exercise that the figure knows.

    Returns
    -------
    list of list of ndarray of uint8, shape (height, width, 3)
        RGB.
    """
    movement = find_movement(definition.id)
    sides = ("right", "left") if movement.side_kind == "alternating" else (None,)
    peak = typical_end(definition)
    motion = {
        "repetitions": [{"peak": peak, "side": side} for side in sides],
        "restlessness": 0,
        "tempo_spread": 0,
    }
    camera: dict[str, Any] = _CAMERA | _CLOSE.get(definition.region, {})
    if definition.id in _YAW_DEG:
        camera["yaw_deg"] = _YAW_DEG[definition.id]
    asked: dict[str, Any] = {
        "exercise": definition.id,
        "motion": motion,
        "camera": camera,
        "room": _ROOM,
    }
    if definition.id in _OUTFIT:
        asked["outfit"] = _OUTFIT[definition.id]
    clip = Clip(ClipSpec.model_validate(asked))
    return [_way(clip, planned) for planned in clip.choreography.repetitions]


def _way(clip: Clip, planned: Planned) -> list[Image]:
    share = np.linspace(0.0, 1.0, _STEPS)
    times = planned.start_s + share * (planned.top_s - planned.start_s)
    return list(clip.pictures([float(time_s) for time_s in times]))


def write_pictures(exercise: str, ways: Sequence[Sequence[Image]], folder: Path) -> Pictures:
    """Write the first and the last picture and a loop there and back.

    Parameters
    ----------
    exercise : str
        Id.
    ways : sequence of sequence of ndarray
        From `draw_ways`.
    folder : Path
        Made if it is not there.

    Raises
    ------
    OutputError
        If the files cannot be written.
    """
    files = pictures_at(exercise, folder)
    frames, durations = _there_and_back(ways)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, still in ((files.start, ways[0][0]), (files.end, ways[0][-1])):
            Pillow.fromarray(still).save(path, quality=_STILL_QUALITY, optimize=True)
        frames[0].save(
            files.loop,
            save_all=True,
            append_images=frames[1:],
            duration=durations,
            loop=0,
            quality=_LOOP_QUALITY,
            method=4,
        )
    except OSError as error:
        reason = error.strerror or error
        problem = f"{folder}: cannot be written to: {reason}; choose another folder"
        raise OutputError(problem) from error
    return files


def _there_and_back(ways: Sequence[Sequence[Image]]) -> tuple[list[Pillow.Image], list[int]]:
    """Frames of the loop and how long each is shown, milliseconds."""
    frames: list[Pillow.Image] = []
    durations: list[int] = []
    for way in ways:
        small = [
            Pillow.fromarray(picture).resize(_LOOP_PX, Pillow.Resampling.LANCZOS) for picture in way
        ]
        frames += [*small, *small[-2:0:-1]]
        between = [_STEP_MS] * (len(way) - 2)
        durations += [_REST_MS, *between, _HOLD_MS, *between]
    return frames, durations
