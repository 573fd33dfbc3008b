"""The movements the figure knows, by exercise id; `REPERTOIRE` has those that are measured."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from hep_vision.errors import UnknownMovementError
from hep_vision_figure.repertoire_arms import ARMS
from hep_vision_figure.repertoire_floor import FLOOR
from hep_vision_figure.repertoire_lying import LYING
from hep_vision_figure.repertoire_seated import SEATED
from hep_vision_figure.repertoire_standing import STANDING
from hep_vision_figure.repertoire_strength import STRENGTH
from hep_vision_figure.repertoire_stretches import STRETCHES
from hep_vision_figure.repertoire_unmeasured import UNMEASURED

if TYPE_CHECKING:
    from hep_vision_figure.movement import Movement

REPERTOIRE: dict[str, Movement] = {
    movement.exercise: movement
    for movement in (*STANDING, *ARMS, *SEATED, *LYING, *FLOOR, *STRETCHES, *STRENGTH)
}

# Exercises that are only drawn, since the camera does not measure them.
ONLY_SHOWN: dict[str, Movement] = {movement.exercise: movement for movement in UNMEASURED}


def find_movement(exercise: str) -> Movement:
    """Movement of an exercise.

    Raises
    ------
    UnknownMovementError
        If the figure does not know it; with the nearest names.
    """
    known = REPERTOIRE | ONLY_SHOWN
    if exercise not in known:
        raise UnknownMovementError(exercise, get_close_matches(exercise, known))
    return known[exercise]
