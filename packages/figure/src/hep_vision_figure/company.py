"""The bystander: a second person who walks through the picture, stands by or helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.act import Event
from hep_vision_figure.gait import OFF_STAGE_M, Walk, grounded
from hep_vision_figure.helper import Helper
from hep_vision_figure.idle import Idle
from hep_vision_figure.movement import turned
from hep_vision_figure.repertoire_standing import UPRIGHT
from hep_vision_figure.skeleton import Frames, build_skeleton, forward

if TYPE_CHECKING:
    from hep_vision_figure.choreography import Choreography
    from hep_vision_figure.spec import Bystander


class Company:
    """The bystander of a clip.

    Parameters
    ----------
    bystander : Bystander
    choreography : Choreography
        Of the exercising figure.
    """

    def __init__(self, bystander: Bystander, choreography: Choreography) -> None:
        self._bystander = bystander
        self.skeleton = build_skeleton(bystander.body)
        helps = bystander.does == "helps"
        self._helper = Helper(self.skeleton, choreography) if helps else None
        seed, pelvis = choreography.spec.seed, choreography.rest().joint("pelvis")
        spot = (float(pelvis[0]), float(pelvis[2]))
        self._idle = Idle(np.random.default_rng((seed, 2)), 1.0)
        sign = 1.0 if bystander.comes_from == "left" else -1.0
        depth = spot[1] + (1.0 if bystander.does == "walks_in_front" else -0.85)
        start, end = -sign * OFF_STAGE_M, sign * OFF_STAGE_M
        self._walk = Walk(self.skeleton, (start, depth), (end, depth), bystander.speed_m_per_s)
        self._beside = (spot[0] - 0.75 * sign, spot[1] - 0.35)
        self._turned = 60.0 * sign

    def frames(self, time_s: float, exercising: Frames) -> Frames | None:
        """Bones at a moment of the clip; None while out of the room.

        Parameters
        ----------
        time_s : float
        exercising : Frames
            Bones of the exercising figure at that moment.
        """
        if self._helper is not None:
            return self._helper.frames(exercising)
        if self._bystander.does == "stands_beside":
            posture = self._idle.stirred(turned(UPRIGHT, self._turned), time_s)
            return forward(self.skeleton, grounded(self.skeleton, posture, *self._beside))
        since = time_s - self._bystander.start_s
        if not 0 <= since < self._walk.duration_s:
            return None
        return forward(self.skeleton, self._walk.state(since))


def bystander_events(bystander: Bystander, duration_s: float) -> list[Event]:
    """When the bystander comes and goes, in the clip's own time."""
    if bystander.does in ("stands_beside", "helps"):
        return [Event(0.0, f"bystander_{bystander.does}")]
    crossing = 2 * OFF_STAGE_M / bystander.speed_m_per_s
    events = [Event(bystander.start_s, f"bystander_{bystander.does}")]
    if bystander.start_s + crossing < duration_s:
        events.append(Event(bystander.start_s + crossing, "bystander_gone"))
    return events
