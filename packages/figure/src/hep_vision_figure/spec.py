"""What a clip shall show: the fields of a specification, with their units and ranges."""

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, field_validator, model_validator

from hep_vision.checked_yaml.problems import wrong
from hep_vision.measure.body.landmarks import Side
from hep_vision_figure.camera import aim
from hep_vision_figure.compensation import Compensation
from hep_vision_figure.figure import Outfit
from hep_vision_figure.furniture import Furnishing
from hep_vision_figure.movement import Facing
from hep_vision_figure.room import Room
from hep_vision_figure.skeleton import Build
from hep_vision_figure.spec_part import SpecPart

Seconds = Annotated[float, Field(ge=0, le=120)]
# Of a movement there or back; people need some time for it.
MovingSeconds = Annotated[float, Field(ge=0.2, le=120)]
CompensationDeg = Annotated[float, Field(ge=-60, le=60)]
LensCoefficient = Annotated[float, Field(ge=-0.5, le=0.5)]
MovingSide = Side | Literal["both"]


def _no_compensations() -> dict[Compensation, float]:
    return {}


class Repetition(SpecPart):
    """One movement there and back; what is left out comes from `motion`."""

    peak: float | None = None
    """True value before compensations, degrees or lengths; the usual end if left out."""
    side: Side | None = None
    """Of an alternating exercise; the sides take turns if left out."""
    up_s: MovingSeconds | None = None
    """From the start position to the peak."""
    hold_s: Seconds | None = None
    """At the peak."""
    down_s: MovingSeconds | None = None
    """Back to the start position."""
    rest_s: Seconds | None = None
    """In the start position afterwards."""
    compensations: dict[Compensation, CompensationDeg] | None = None
    """Degrees at the peak, beside those of all repetitions."""


class Motion(SpecPart):
    """What the figure does, in time."""

    repetitions: tuple[Repetition, ...] = (Repetition(), Repetition(), Repetition())
    """One after the other; three to the usual end if left out, none if the list is empty."""
    start: float | None = None
    """Value of the measure in the start position; the exercise's own if left out."""
    up_s: MovingSeconds = 1.2
    """From the start position to the peak, of every repetition that says nothing else."""
    hold_s: Seconds = 0.4
    """At the peak."""
    down_s: MovingSeconds = 1.3
    """Back to the start position."""
    rest_s: Seconds = 0.4
    """Pause in the start position after each repetition."""
    lead_s: Seconds = 1.5
    """In the start position before the first repetition."""
    tail_s: Seconds = 1.0
    """In the start position after the last one."""
    tempo_spread: float = Field(default=0.05, ge=0, le=0.5)
    """Share by which every duration differs at most, from the seed."""
    compensations: dict[Compensation, CompensationDeg] = Field(default_factory=_no_compensations)
    """Degrees at the peak of every repetition."""
    other_leg: Literal["bent", "straight"] = "bent"
    """The leg that rests, in exercises on the back."""
    restlessness: float = Field(default=1.0, ge=0, le=5)
    """Breathing, sway and looking about; 1 is usual, 0 a statue."""
    enters: bool = False
    """Walks in and gets into position first."""
    leaves: bool = False
    """Gets up and walks out afterwards."""
    skip_s: Seconds = 0.0
    """Left out of the beginning, so that the clip starts in mid-movement."""
    stop_s: Annotated[float, Field(gt=0, le=600)] | None = None
    """The clip ends here, counted before anything is skipped, whatever goes on."""


class CameraSpec(SpecPart):
    """Where the camera stands and what it does to the picture."""

    size_px: tuple[int, int] = (640, 480)
    """Width and height, even, 64 to 3840."""
    frame_rate: float = Field(default=30.0, ge=1, le=120)
    """Frames a second."""
    rate_jitter: float = Field(default=0.0, ge=0, le=0.45)
    """Share of a frame's interval by which it comes early or late at most: variable rate."""
    dropped_frames: float = Field(default=0.0, ge=0, le=0.9)
    """Share of frames that are missing."""
    distance_m: float | None = Field(default=None, ge=0.8, le=6)
    """From the figure; left out: so that the whole movement fits."""
    height_m: float | None = Field(default=None, ge=0.1, le=2.4)
    """Of the lens above the floor; left out: that of the movement's middle, 0.45 to 1.25."""
    yaw_deg: float = Field(default=0.0, ge=-180, le=180)
    """How far the camera has walked round the figure to its own right, off the plane."""
    pitch_deg: float | None = Field(default=None, ge=-45, le=45)
    """Tilt upward; left out: looks at the middle of the movement."""
    roll_deg: float = Field(default=0.0, ge=-180, le=180)
    """Tilt of the camera's top to its right."""
    field_of_view_deg: float = Field(default=55.0, ge=20, le=110)
    """Along the longer edge."""
    distortion: tuple[LensCoefficient, LensCoefficient] = (0.0, 0.0)
    """Radial coefficients k1, k2 of the lens; negative k1 is a barrel."""
    noise: float = Field(default=2.5, ge=0, le=40)
    """Standard deviation of the sensor's noise in good light, of 255."""
    shutter: float = Field(default=0.0, ge=0, le=1)
    """Share of the interval that is exposed: motion blur."""
    crf: int = Field(default=23, ge=0, le=51)
    """Compression (H.264 constant rate factor), more is worse."""

    @field_validator("size_px")
    @classmethod
    def _even(cls, size: tuple[int, int]) -> tuple[int, int]:
        if any(edge % 2 or not 64 <= edge <= 3840 for edge in size):
            raise wrong(
                "width and height must be even, from 64 to 3840", "write for example [640, 480]"
            )
        return size

    @model_validator(mode="after")
    def _lens_can_be(self) -> Self:
        lens = aim(
            np.zeros(3),
            distance_m=1.0,
            height_m=1.0,
            field_of_view_deg=self.field_of_view_deg,
            size_px=self.size_px,
            distortion=self.distortion,
        )
        if not lens.has_usable_lens:
            raise wrong(
                f"bends the corners of {self.field_of_view_deg:g} degrees too much",
                "take coefficients nearer to 0 or a smaller field_of_view_deg",
                "distortion",
            )
        return self


class Bystander(SpecPart):
    """A second person in the picture."""

    does: Literal["walks_behind", "walks_in_front", "stands_beside", "helps"] = "walks_behind"
    """Crosses the picture once, or is there from beginning to end."""
    start_s: Seconds = 3.0
    """When somebody who walks comes in."""
    speed_m_per_s: float = Field(default=1.0, ge=0.3, le=2.5)
    """Of somebody who walks."""
    comes_from: Facing = "left"
    """Edge of the picture; of somebody who stands beside, the side of the figure."""
    body: Build = Build(height_m=1.68, femininity=1.0)
    """As the figure's; a woman of 1.68 m if left out."""
    outfit: Outfit = Outfit(
        hair=(60, 40, 26), hair_style="long", top_color=(120, 70, 120), bottom="trousers"
    )
    """As the figure's; trousers and long hair if left out."""


class Obstacle(SpecPart):
    """A box on the floor, e.g. a coffee table that hides the feet."""

    x_m: float = Field(default=0.0, ge=-2.5, le=2.5)
    """To the right of the figure in the picture."""
    nearer_m: float = Field(default=1.0, ge=-1.4, le=3)
    """Towards the camera."""
    width_m: float = Field(default=0.8, gt=0, le=3)
    """Across the picture."""
    height_m: float = Field(default=0.4, gt=0, le=2)
    """Above the floor."""
    depth_m: float = Field(default=0.3, gt=0, le=2)
    """Towards the camera."""


def _nothing(value: object) -> bool:
    return not value


class ClipSpec(SpecPart):
    """One clip: who does what, where, and how it is filmed."""

    exercise: str
    """Id, from `hep-vision-figure list`."""
    side: MovingSide | None = None
    """That moves; left out: the right one, or both where both move, or both in turn."""
    facing: Facing | None = None
    """In the picture, seen from the side; left out: so that the moving side is near."""
    seed: int = Field(default=0, ge=0)
    """Of sensor noise, small movements and the spread of the tempo."""
    body: Build = Build()
    """What the figure is made like."""
    outfit: Outfit = Outfit()
    """What it wears."""
    room: Room = Room()
    """Where it is."""
    camera: CameraSpec = CameraSpec()
    """What films it."""
    motion: Motion = Motion()
    """What it does, in time."""
    bystander: Bystander | None = None
    """Somebody else; nobody if left out."""
    obstacles: tuple[Obstacle, ...] = ()
    """Boxes that stand about."""
    joints: bool = True
    """Whether the truth lists every joint of every frame."""
    # Not written out where they say nothing: specifications without them keep their text.
    furniture: tuple[Furnishing, ...] = Field(default=(), exclude_if=_nothing)
    """What stands in the room beside what the exercise needs."""
    holds: Literal["stick"] | None = Field(default=None, exclude_if=_nothing)
    """In both hands, whatever the exercise."""

    @model_validator(mode="after")
    def _something_happens(self) -> Self:
        motion = self.motion
        if motion.stop_s is not None and motion.stop_s <= motion.skip_s:
            raise wrong(
                "motion.stop_s is not later than motion.skip_s",
                "let the clip stop later or skip less",
                "motion.stop_s",
            )
        return self
