"""What one side of the body did, made up: levels along straight lines, the rest in order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hep_vision.measure.angles.side_signal import SideSignal
from hep_vision.measure.body.limbs import NOT_SEEN
from hep_vision.measure.body.tracking import KEPT, BodySample
from hep_vision.measure.counting.excursions import Excursion
from hep_vision.measure.counting.judge import measure_attempt
from hep_vision.measure.exercise import Prescription
from sample_exercises import SQUAT

FPS = 100
SIZE_PX = 100.0
PLAIN = replace(SQUAT, anchors=(), position="standing", start_range=(-60.0, 60.0))
UNTOLD = Prescription()


def through(*points, fps=FPS):
    """Times and levels along straight lines through (seconds, level)."""
    at_s, levels = zip(*points, strict=True)
    time_s = np.arange(round(at_s[-1] * fps) + 1) / fps
    return time_s, np.interp(time_s, at_s, levels)


def line_off(off_deg, count):
    """Shoulder lines of somebody seen from the side, turned out of the plane."""
    off = np.broadcast_to(np.radians(off_deg), count)
    return np.column_stack((np.sin(off), np.zeros(count), np.cos(off)))


def sample(time_s, **others):
    kinds = {
        "centre": 0j,
        "size_px": SIZE_PX,
        "tilt_deg": 0.0,
        "points": np.zeros(len(KEPT), dtype=complex),
        "stretch": 0,
        "left_depth": 0.0,
        "posture": "standing",
    }
    return BodySample(time_s, **{**kinds, **others})


def side(time_s, level, *, body=lambda _: {}, off_deg=0.0, **others):
    """One side that was seen as it moved."""
    n = len(time_s)
    kinds = {"limbs": [NOT_SEEN] * n, "smooth": level, "side": "right", **others}
    return SideSignal(
        time_s=time_s,
        value=level,
        view_line=line_off(off_deg, n),
        facing=np.ones(n),
        body=[sample(t, **body(t)) for t in time_s.tolist()],
        **kinds,
    )


def excursion(time_s, start_s, peak_s, end_s, closing="returned"):
    start, peak, end = (int(np.searchsorted(time_s, s - 1e-9)) for s in (start_s, peak_s, end_s))
    return Excursion(start, peak, end, end, closing)


# Two seconds of rest, a second up, a second at the top, a second down, and rest.
REST_UNTIL, TOP_S, BACK_S = 2.0, 3.5, 5.0
SQUATTED = through((0, 0), (2, 0), (3, 100), (4, 100), (5, 0), (6, 0))


def judged(*, movement=SQUATTED, exercise=PLAIN, cut_off=False, **others):
    """The attempt that such a movement makes."""
    time_s, level = movement
    found = excursion(time_s, REST_UNTIL, TOP_S, BACK_S)
    signal = side(time_s, level, **others)
    bounds = (0, len(time_s) - 1)
    return measure_attempt(signal, found, bounds, exercise, UNTOLD, cut_off=cut_off).attempt
