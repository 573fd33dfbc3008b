"""What is known of the pose models besides the one whose error definitions state."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.measure.quality import HEIGHT_CODES
from hep_vision.measure.units import unit_scale

if TYPE_CHECKING:
    from hep_vision.measure.result import Attempt, Rom, SetResult

# How much further than `full`, whose error a definition states (`model_error`), another model is
# off: one standard deviation, in degrees, that comes on top. Set on the five people of the
# calibration half of the rendered clips, see docs/models.md.
FURTHER_OFF_DEG = {"lite": 6.5}
# Models that slope the line between the shoulders by some 10 degrees, however somebody stands and
# whatever the camera does (docs/models.md): from them its height cannot be told.
SLOPING = {"heavy"}


def seen_by(result: SetResult, model: str) -> SetResult:
    """The result as this pose model warrants it: its uncertainty, and what it cannot tell.

    Parameters
    ----------
    result : SetResult
        As it is with ``full``.
    model : str
        Name of the pose model; of one that is not known it stays as it is.
    """
    further = FURTHER_OFF_DEG.get(model, 0.0) * unit_scale(result)
    if further:
        result = replace(result, attempts=tuple(_widened(one, further) for one in result.attempts))
    if model in SLOPING:
        result = replace(result, attempts=tuple(_without_height(one) for one in result.attempts))
    return result


def _without_height(attempt: Attempt) -> Attempt:
    left = tuple(one for one in attempt.findings if one.code not in HEIGHT_CODES)
    if len(left) == len(attempt.findings):
        return attempt
    reliable = not any(finding.severity == "invalid" for finding in left)
    return replace(attempt, findings=left, rom=replace(attempt.rom, reliable=reliable))


def _widened(attempt: Attempt, further: float) -> Attempt:
    other = attempt.other_side_rom
    return replace(
        attempt,
        rom=_widened_rom(attempt.rom, further),
        other_side_rom=None if other is None else _widened_rom(other, further),
    )


def _widened_rom(rom: Rom, further: float) -> Rom:
    if rom.parts is None:
        return rom
    parts = replace(rom.parts, model=math.hypot(rom.parts.model, further))
    return replace(rom, parts=parts, uncertainty=parts.expanded)
