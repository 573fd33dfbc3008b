"""What is known of the pose models besides the one whose error definitions state."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale

if TYPE_CHECKING:
    from hep_vision.measure.exercise import Exercise

# How much further than `full`, whose error a definition states (`model_error`), another model is
# off: one standard deviation, in degrees, that comes on top. Set on the five people of the
# calibration half of the rendered clips, see docs/models.md.
FURTHER_OFF_DEG = {"lite": 6.5}
# Models that slope the line between the shoulders by some 10 degrees, however somebody stands and
# whatever the camera does (docs/models.md): from them its height cannot be told.
SLOPING = {"heavy"}


def seen_by(exercise: Exercise, model: str) -> Exercise:
    """The exercise as this pose model sees it: how far it is off, and what it cannot tell.

    Nothing of it changes a count.

    Parameters
    ----------
    exercise : Exercise
        As its definition states it, of ``full``.
    model : str
        Name of the pose model; of one that is not known it stays as it is.
    """
    further = FURTHER_OFF_DEG.get(model, 0.0) * unit_scale(MEASURES[exercise.measure])
    error = math.hypot(exercise.model_error, further)
    return replace(exercise, model_error=error, height_told=model not in SLOPING)
