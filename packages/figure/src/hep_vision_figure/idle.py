"""Small movements of people who keep still."""

from __future__ import annotations

import numpy as np

from hep_vision_figure.posture import Arm, Posture, Trunk


class Idle:
    """The small movements of someone who keeps still: breathing, sway, looking about.

    Parameters
    ----------
    random : Generator
        For phases and rates.
    amount : float
        1 is usual.
    """

    def __init__(self, random: np.random.Generator, amount: float) -> None:
        self._amount = amount
        self._rates = random.uniform(0.85, 1.15, size=7) * [0.25, 0.11, 0.13, 0.17, 0.15, 0.2, 0.2]
        self._phases = random.uniform(0.0, 2 * np.pi, size=7)

    def stirred(self, posture: Posture, time_s: float) -> Posture:
        """Posture with the small movements of a moment."""
        wave = self._amount * np.sin(2 * np.pi * self._rates * time_s + self._phases)
        breath, lean, turn, nod, sway, left, right = (float(w) for w in wave)
        trunk = Trunk(
            pitch=0.25 * lean,
            side_bend=0.3 * sway,
            flexion=0.6 * breath,
            head_flexion=1.6 * nod,
            head_turn=3.0 * turn,
        )
        return posture.plus(
            trunk=trunk, left_arm=Arm(abduction=0.5 * left), right_arm=Arm(abduction=0.5 * right)
        )
