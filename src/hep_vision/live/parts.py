"""What a session is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hep_vision.live.sheet import Labels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Protocol

    import numpy as np
    import numpy.typing as npt

    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Key
    from hep_vision.definitions.schema import Definition
    from hep_vision.live.canvas import Scale
    from hep_vision.live.capture import Capture
    from hep_vision.live.clock import Clock
    from hep_vision.live.journal import Journal
    from hep_vision.live.record_writer import RecordWriter
    from hep_vision.live.sound import Sound
    from hep_vision.live.watching import Watched, Watching
    from hep_vision.measure.body.landmarks import PoseFrame

    class Screen(Protocol):
        """Where screens are shown and keys come from."""

        @property
        def scale(self) -> Scale:
            """Size of the canvas to draw."""
            ...

        @property
        def closed(self) -> bool:
            """Whether it was closed."""
            ...

        def show(self, rgb: npt.NDArray[np.uint8]) -> None:
            """Show a screen."""
            ...

        def keys(self) -> tuple[Key, ...]:
            """Keys pressed."""
            ...


@dataclass(slots=True)
class Parts:
    """What a session is made of."""

    coach: Coach
    definitions: Sequence[Definition]  # one for each set
    capture: Capture
    watching: Watching
    screen: Screen
    sound: Sound
    journal: Journal
    records: RecordWriter
    clock: Clock
    meta: Mapping[str, str]  # of the pose model and the source, for the landmark log
    labels: Labels = field(default_factory=Labels)
    # Of exercises, start and end, by their id.
    pictures: Mapping[str, tuple[npt.NDArray[np.uint8], ...]] = field(
        default_factory=dict[str, "tuple[npt.NDArray[np.uint8], ...]"]
    )
    # Frames of the set that an interruption has left unfinished.
    done_before: Sequence[PoseFrame] = ()
    skeleton: bool = False  # whether it is drawn in every picture, not in set-up only
    on_picture: Callable[[Watched], None] | None = None  # keeps the picture as a video
    on_shown: Callable[[float, float], None] | None = None  # arrival and showing, for figures
    step_down: Callable[[], Mapping[str, str] | None] | None = None
