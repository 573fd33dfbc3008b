"""The truth about a clip: what really happened, frame by frame and repetition by repetition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from hep_vision_figure.clinical import MEASURE_NAMES, RATIOS, body_points, clinical_values
from hep_vision_figure.skeleton import SIDES

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.camera import Camera
    from hep_vision_figure.choreography import Choreography
    from hep_vision_figure.skeleton import Frames
    from hep_vision_figure.timetable import Planned

SCHEMA = "hep-vision/clip-truth/1"
_SHORT = 0.6  # share of the clip's greatest excursion below which one is called short
_FINE_S = 0.005  # repetitions are measured on a finer grid than the frames'


@dataclass(slots=True)
class FrameLog:
    """True values of the frames of a clip as they are drawn."""

    time_s: list[float] = field(default_factory=lambda: [])
    values: dict[str, dict[Side, list[float]]] = field(
        default_factory=lambda: {name: {side: [] for side in SIDES} for name in MEASURE_NAMES}
    )
    world_m: dict[str, list[list[float]]] = field(default_factory=lambda: {})
    image_px: dict[str, list[list[float]]] = field(default_factory=lambda: {})

    def add(self, time_s: float, frames: Frames, camera: Camera) -> None:
        """Log one frame."""
        self.time_s.append(round(time_s, 5))
        for name, sides in clinical_values(frames).items():
            for side, value in sides.items():
                self.values[name][side].append(round(value, 3 if name in RATIOS else 2))
        for name, point in body_points(frames).items():
            pixel, _ = camera.project(point)
            self.world_m.setdefault(name, []).append(_rounded(point, 4))
            self.image_px.setdefault(name, []).append(_rounded(pixel, 2))


def _rounded(values: Array, digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def measured_side(planned: Planned) -> Side:
    """Side whose measure a repetition is told by; of both, the right one."""
    return "left" if planned.side == "left" else "right"


def describe_repetition(choreography: Choreography, planned: Planned) -> dict[str, Any]:
    """One repetition as it truly was, measured on the skeleton.

    Notes
    -----
    The peak is the median over the hold, or the extreme where there is none; start and
    end are when the movement leaves and is back in the start position.
    """
    name, side = choreography.movement.measure, measured_side(planned)

    def value(time_s: float) -> float:
        return clinical_values(choreography.frames(time_s))[name][side]

    start = value(planned.start_s)
    held = planned.leave_s - planned.top_s
    if held >= 0.1:
        at = np.arange(planned.top_s, planned.leave_s, 10 * _FINE_S)
        peak = float(np.median([value(float(t)) for t in at]))
    else:
        at = np.arange(planned.top_s - 0.1, planned.leave_s + 0.1, _FINE_S)
        around = np.array([value(float(t)) for t in at])
        peak = float(around[np.argmax(np.abs(around - start))])
    unit = "ratio" if name in RATIOS else "deg"
    digits = 3 if unit == "ratio" else 2
    return {
        "side": planned.side,
        "measured_side": side,
        "start_s": round(planned.start_s, 4),
        "peak_s": round(0.5 * (planned.top_s + planned.leave_s), 4),
        "end_s": round(planned.end_s, 4),
        "hold_s": round(held, 4),
        f"start_{unit}": round(start, digits),
        f"peak_{unit}": round(peak, digits),
        f"excursion_{unit}": round(abs(peak - start), digits),
        "complete": planned.start_s >= 0 and planned.end_s <= choreography.duration_s,
        "compensations": dict(planned.compensations),
    }


def describe_clip(
    choreography: Choreography, camera: Camera, log: FrameLog, video: str
) -> dict[str, Any]:
    """Everything known about a clip, ready for JSON.

    Parameters
    ----------
    choreography : Choreography
    camera : Camera
        As it really stood, with what the specification left open.
    log : FrameLog
        Of every frame that is in the video.
    video : str
        File name of the video.
    """
    spec, movement = choreography.spec, choreography.movement
    seen = [
        planned
        for planned in choreography.repetitions
        if planned.start_s < choreography.duration_s and planned.end_s > 0
    ]
    repetitions = [describe_repetition(choreography, planned) for planned in seen]
    unit = "ratio" if movement.measure in RATIOS else "deg"
    greatest = max((r[f"excursion_{unit}"] for r in repetitions), default=0.0)
    for repetition in repetitions:
        share = repetition[f"excursion_{unit}"] / max(greatest, 1e-9)
        repetition["share"], repetition["short"] = round(share, 3), share < _SHORT
    frames: dict[str, Any] = {"time_s": log.time_s, "values": log.values}
    if spec.joints:
        frames |= {"image_px": log.image_px, "world_m": log.world_m}
    return {
        "schema": SCHEMA,
        "video": video,
        "exercise": spec.exercise,
        "side": choreography.side,
        "view": movement.view,
        "facing": choreography.facing,
        "near_side": _near_side(choreography),
        "measure": movement.measure,
        "unit": unit,
        "size_px": list(camera.size_px),
        "frame_count": len(log.time_s),
        "duration_s": round(choreography.duration_s, 4),
        "camera": {
            "position_m": _rounded(camera.position, 4),
            "rotation": [_rounded(row, 6) for row in camera.rotation],
            "focal_px": round(camera.focal_px, 3),
            "distortion": list(camera.distortion),
            "yaw_deg": spec.camera.yaw_deg,
        },
        "repetitions": repetitions,
        "events": [{"time_s": e.time_s, "what": e.what} for e in choreography.events],
        "frames": frames,
        "specification": spec.model_dump(mode="json"),
    }


def _near_side(choreography: Choreography) -> Side | None:
    """Side of the figure that the camera sees in a sagittal view, square on."""
    if choreography.facing is None:
        return None
    return "right" if choreography.facing == "right" else "left"
