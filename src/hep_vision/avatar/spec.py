"""What a clip shall show, as written in YAML."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from hep_vision.avatar.compensation import Compensation
from hep_vision.avatar.figure import Outfit
from hep_vision.avatar.movement import Facing
from hep_vision.avatar.room import Room
from hep_vision.avatar.skeleton import Build
from hep_vision.avatar.spec_part import SpecPart
from hep_vision.checked_yaml.problems import Problem, explain
from hep_vision.checked_yaml.text import FileKind, YamlText, read_text
from hep_vision.errors import DefinitionError
from hep_vision.measure.landmarks import Side

Seconds = Annotated[float, Field(ge=0, le=120)]
MovingSide = Side | Literal["both"]


def _file_error(path: Path, problem: str) -> DefinitionError:
    return DefinitionError(path, "", problem)


SPEC_FILE = FileKind("clip specification", 64 * 1024, 5_000, _file_error)


def _no_compensations() -> dict[Compensation, float]:
    return {}


class Repetition(SpecPart):
    """One movement there and back; what is left out comes from `Motion`."""

    peak: float | None = None  # true value of the measure; the movement's usual end if left out
    side: Side | None = None  # of an alternating exercise; the sides take turns if left out
    up_s: Seconds | None = None
    hold_s: Seconds | None = None
    down_s: Seconds | None = None
    rest_s: Seconds | None = None  # in the start position afterwards
    compensations: dict[Compensation, float] | None = None  # degrees at the peak


class Motion(SpecPart):
    """What the figure does, in time."""

    repetitions: tuple[Repetition, ...] = (Repetition(), Repetition(), Repetition())
    start: float | None = None  # value of the measure in the start position
    up_s: Seconds = 1.2
    hold_s: Seconds = 0.4
    down_s: Seconds = 1.3
    rest_s: Seconds = 0.4
    lead_s: Seconds = 1.5  # in the start position before the first repetition
    tail_s: Seconds = 1.0
    tempo_spread: float = Field(default=0.05, ge=0, le=0.5)  # of every duration, from the seed
    compensations: dict[Compensation, float] = Field(default_factory=_no_compensations)
    other_leg: Literal["bent", "straight"] = "bent"  # of exercises on the back
    restlessness: float = Field(default=1.0, ge=0, le=5)  # breathing, sway, looking about
    enters: bool = False  # walks in and gets into position first
    leaves: bool = False  # gets up and walks out afterwards
    skip_s: Seconds = 0.0  # of the beginning, so that the clip starts in mid-movement
    stop_s: Annotated[float, Field(gt=0, le=600)] | None = None  # the clip ends here, come what may


class CameraSpec(SpecPart):
    """Where the camera stands and what it does to the picture."""

    size_px: tuple[int, int] = (640, 480)
    frame_rate: float = Field(default=30.0, ge=1, le=120)
    rate_jitter: float = Field(default=0.0, ge=0, le=0.45)  # of a frame's interval: variable rate
    dropped_frames: float = Field(default=0.0, ge=0, le=0.9)  # share of frames that are missing
    distance_m: float | None = Field(default=None, ge=0.8, le=6)  # left out: so that all fits
    height_m: float | None = Field(default=None, ge=0.1, le=2.4)
    yaw_deg: float = Field(default=0.0, ge=-180, le=180)  # camera walked around the figure
    pitch_deg: float | None = Field(default=None, ge=-45, le=45)  # left out: looks at the middle
    roll_deg: float = Field(default=0.0, ge=-180, le=180)
    field_of_view_deg: float = Field(default=55.0, ge=20, le=110)  # along the longer edge
    distortion: tuple[float, float] = (0.0, 0.0)  # radial k1, k2
    noise: float = Field(default=2.5, ge=0, le=40)  # standard deviation, of 255
    shutter: float = Field(default=0.0, ge=0, le=1)  # share of the interval exposed: motion blur
    crf: int = Field(default=23, ge=0, le=51)  # H.264 quality, more is worse

    @field_validator("size_px")
    @classmethod
    def _even(cls, size: tuple[int, int]) -> tuple[int, int]:
        if any(edge % 2 or not 64 <= edge <= 3840 for edge in size):
            raise ValueError("width and height must be even, from 64 to 3840")
        return size


class Bystander(SpecPart):
    """A second person in the picture."""

    does: Literal["walks_behind", "walks_in_front", "stands_beside", "helps"] = "walks_behind"
    start_s: Seconds = 3.0
    speed_m_per_s: float = Field(default=1.0, ge=0.3, le=2.5)
    comes_from: Facing = "left"
    body: Build = Build(height_m=1.68, femininity=1.0)
    outfit: Outfit = Outfit(
        hair=(60, 40, 26), hair_style="long", top_color=(120, 70, 120), bottom="trousers"
    )


class Obstacle(SpecPart):
    """A box on the floor, e.g. a coffee table that hides the feet."""

    x_m: float = Field(default=0.0, ge=-2.5, le=2.5)  # to the right of the figure in the picture
    nearer_m: float = Field(default=1.0, ge=-1.4, le=3)  # towards the camera
    width_m: float = Field(default=0.8, gt=0, le=3)
    height_m: float = Field(default=0.4, gt=0, le=2)
    depth_m: float = Field(default=0.3, gt=0, le=2)


class ClipSpec(SpecPart):
    """One clip: who does what, where, and how it is filmed."""

    exercise: str
    side: MovingSide | None = None  # left out: the right one, or both where both move
    facing: Facing | None = None  # in the picture; left out: so that the moving side is near
    seed: int = Field(default=0, ge=0)
    body: Build = Build()
    outfit: Outfit = Outfit()
    room: Room = Room()
    camera: CameraSpec = CameraSpec()
    motion: Motion = Motion()
    bystander: Bystander | None = None
    obstacles: tuple[Obstacle, ...] = ()
    joints: bool = True  # whether the truth lists every joint of every frame

    @model_validator(mode="after")
    def _something_happens(self) -> Self:
        motion = self.motion
        if motion.stop_s is not None and motion.stop_s <= motion.skip_s:
            raise ValueError("motion.stop_s must be later than motion.skip_s")
        return self


def parse_spec(text: str, path: Path | str = "specification") -> ClipSpec:
    """Read a specification from YAML 1.2.

    Raises
    ------
    DefinitionError
        If it is not YAML, has a key that is not known or a value that cannot be.
    """
    source = YamlText.parse(text, SPEC_FILE)
    if isinstance(source, Problem):
        raise DefinitionError(path, f"line {source.line}", f"{source.problem}; {source.fix}")
    try:
        return ClipSpec.model_validate(source.values)
    except ValidationError as error:
        details: list[Any] = error.errors(include_url=False)
        first = explain(details, ClipSpec, source.line_of)[0]
        where = f"line {first.line}" + (f", {first.field}" if first.field else "")
        raise DefinitionError(path, where, f"{first.problem}; {first.fix}") from error


def load_spec(path: Path) -> ClipSpec:
    """Read a specification file.

    Raises
    ------
    DefinitionError
        If it cannot be read or says something impossible.
    """
    return parse_spec(read_text(path, SPEC_FILE), path)
