"""Scans of a whole body, made up: a few measures move, all others keep still."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.tracking import KEPT
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.recognition.likeness import Candidate, Seen, evidence_for
from hep_vision.measure.recognition.movements import movements_of
from hep_vision.measure.recognition.scan import (
    MovementScan,
    count_as,
)
from hep_vision.measure.uncertainty import ModelError
from made_up_sides import PLAIN, line_off, sample, side, through

FPS = 20
SECONDS = 21.0
# Three repetitions from 0 to 100, with rests.
REPEATED = ((0, 0), (2, 0), (4, 100), (6, 0), (8, 0), (10, 100), (12, 0), (14, 0), (16, 100))
REPEATED += ((18, 0), (SECONDS, 0))
LATER = (*((s + 4.0 if s else 0.0, level) for s, level in REPEATED[:-1]), (30.0, 0.0))
PLACES = np.arange(len(KEPT)) * (10.0 + 3.0j)  # of the points of the body
HALF = pytest.approx(0.5, abs=0.06)
NORMAL = MEASURES["knee_flexion"].normal_arc


def scanned(levels, *, off_deg=0.0, body=lambda _: {}, seconds=SECONDS):
    """A scan in which these measures moved, by (measure, side), and all others kept still."""
    time_s = np.arange(round(seconds * FPS) + 1) / FPS
    still = np.zeros(len(time_s))
    kinds = {"points": PLACES}
    samples = [sample(t, **{**kinds, **body(t)}) for t in time_s.tolist()]
    one = replace(side(time_s, still, off_deg=off_deg), body=samples)
    signals = {}
    for measure in MEASURES:
        for name in SIDES:
            level = np.asarray(levels.get((measure, name), still))
            signals[measure, name] = replace(one, side=name, value=level, smooth=level)
    lines = {view: line_off(off_deg, len(time_s)) for view in ("sagittal", "frontal")}
    return MovementScan(time_s, signals, {}, samples, lines, len(time_s))


def bent(height=100.0, measure="knee_flexion", sides=SIDES, points=REPEATED):
    level = through(*points, fps=FPS)[1] * height / 100.0
    return {(measure, name): level for name in sides}


def candidate(**others):
    kinds = {
        "exercise": replace(PLAIN, error=ModelError(0.0, 0.0)),
        "name": "Squat",
        "side": "both",
        "position": "standing",
        "start": (0.0, 0.0),
        "end": (100.0, 100.0),
        "held": False,
    }
    return Candidate(**{**kinds, **others})


def shares(scan, one=None):
    """The share of each question's answer."""
    one = one or candidate()
    result = count_as(scan, one.exercise, Prescription(side=one.side))
    seen = Seen(scan, movements_of(scan), scan.postures)
    return {each.question: each.share for each in evidence_for(one, result, seen)}


def movement(scan, measure="knee_flexion", direction="increase"):
    found = [m for m in movements_of(scan) if (m.measure, m.direction) == (measure, direction)]
    return found[0] if found else None


def swings(*heights):
    """Swings of so many degrees, and rest after each."""
    points = [(0.0, 0.0)]
    for number, height in enumerate(heights):
        begun_s = 1.0 + 4.0 * number
        points += [(begun_s, 0), (begun_s + 1, height), (begun_s + 2, 0), (begun_s + 3, 0)]
    return (*points, (SECONDS, 0.0))
