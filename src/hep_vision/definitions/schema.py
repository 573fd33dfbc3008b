"""What an exercise definition says: one file, one exercise.

These models are the published file format (``docs/schemas/exercise-1.schema.json``). Figures
stand in blocks with their ``source``: a key of the file's own ``sources``, ``default`` for a
proposal of this project without a clinical source, or ``measured`` for what its benchmark
found. What pydantic cannot say of one field alone is in `hep_vision.definitions.checks`.
"""

import hashlib
import json
from typing import Annotated, Any, Literal, cast

from pydantic import ConfigDict, Field

from hep_vision.definitions.fields import (
    MEASURED_KINDS,
    Amount,
    Block,
    BodyPosition,
    Goal,
    Grade,
    Id,
    Kind,
    Line,
    NearSide,
    Point,
    Positive,
    Region,
    Sources,
    Span,
)
from hep_vision.errors import InputError
from hep_vision.measure import exercise as exercises
from hep_vision.measure.angles.measure import Measure
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.resting import Resting
from hep_vision.measure.exercise import (
    AskedSide,
    Direction,
    Exercise,
    Limb,
    Position,
    RomType,
    RuleId,
    SideKind,
    Told,
    View,
)

SCHEMA = "hep-vision/exercise/1"

# Fields that are hashed at their default as well. So they were when the records that there are
# were made, which would name another definition otherwise. No field is added here: a new one is
# hashed only where it says something else than its default, which must stay what it is.
_ALWAYS_HASHED = frozenset(
    (
        *("synonyms", "variants", "measure", "counting", "hold", "camera", "compensations"),
        *("watch_for", "safety", "dose", "sources", "rom_type", "start_range", "return_share"),
        *("position_matters", "also_in", "second_view", "sets", "repetitions", "hold_s"),
        *("duration_s", "times_a_day", "days_a_week", "note", "model_error"),
        *("model_error_source",),
    )
)


class Side(Block):
    """Which limbs move."""

    kind: SideKind = Field(
        description="one limb, both together, or one after the other (alternating)",
        examples=["one"],
    )
    default: AskedSide = Field(
        description="side that is measured when none was asked for", examples=["auto"]
    )
    in_front: bool = Field(
        default=False,
        description="whether the exercised leg is the one in front: a step of the other leg is "
        "then the other side's, also where both knees bend",
        examples=[True],
    )


class MeasureUse(Block):
    """The measure that carries the exercise, in degrees or limb lengths as the measure says."""

    id: Annotated[str, Field(json_schema_extra={"enum": [*sorted(MEASURES)]})] = Field(
        description="primary measure", examples=["knee_flexion"]
    )
    direction: Direction = Field(
        description="whether it grows or shrinks from the start to the end", examples=["increase"]
    )
    rom_type: RomType = Field(
        default="active",
        description="whose force it shows: the patient's own (active), own with the help of a "
        "stick, a table or another limb (active_assisted), or help alone (passive)",
        examples=["active"],
    )
    rests: Resting | None = Field(
        default=None,
        description="segment that lies still on a seat, bed or roll: its direction is then taken "
        "from the start position, since the pose model lets it seem to move",
        examples=["thigh"],
    )
    goal: Goal = Field(
        default="further",
        description="whether more is better (further), or the end is a position to be in and not "
        "to be passed (position): its far end is then the edge",
        examples=["position"],
    )
    start: Span = Field(description="typical value in the start position", examples=[0])
    end: Span = Field(description="typical value in the end position", examples=[[90, 120]])
    arm: float = Field(description="value a typical full repetition passes on the way out")
    release: float = Field(description="value it passes again on the way back")
    source: Sources = Field(description="of start and end", examples=["default"])
    threshold_source: Sources = Field(description="of arm and release", examples=["default"])

    @property
    def edge(self) -> float | None:
        """The far end of a position that is the goal; None where more is better."""
        if self.goal == "further":
            return None
        return self.end[1] if self.direction == "increase" else self.end[0]


class Expectation(Block):
    """What another joint does at the peak, by which the exercise is told from others."""

    measure: Annotated[str, Field(json_schema_extra={"enum": [*sorted(MEASURES)]})] = Field(
        description="of the other joint", examples=["knee_flexion"]
    )
    limb: Limb = Field(
        default="same", description="of the limb that is measured, or of the other one"
    )
    between: Span = Field(description="values it has at the peak", examples=[[-20, 60]])
    source: Sources = Field(examples=["default"])


class Counting(Block):
    """How repetitions are told apart; tried on recorded and rendered clips."""

    min_excursion: Positive = Field(
        description="smallest arc that means anything, in the unit of the measure", examples=[20]
    )
    start_range: Span | None = Field(
        default=None,
        description="values between which the start position lies; a movement that begins "
        "elsewhere is no attempt",
        examples=[[-20, 50]],
    )
    return_share: Annotated[float, Field(ge=0.5, le=1)] = Field(
        default=0.6, description="share of its height by which a repetition must come back"
    )
    min_duration_s: Positive = Field(description="shortest repetition", examples=[0.5])
    max_duration_s: Positive = Field(
        description="longest repetition without its hold", examples=[20]
    )
    stays: tuple[Point, ...] = Field(
        description="body points that stay where they are", examples=[["ankle"]]
    )
    position_matters: bool = Field(
        default=True, description="whether attempts in another body position are rejected"
    )
    also_in: tuple[BodyPosition, ...] = Field(
        default=(),
        description="further body positions in which attempts count",
        examples=[["seated"]],
    )
    expected: tuple[Expectation, ...] = Field(
        default=(),
        description="what other joints do at the peak; an attempt in which they do not is another "
        "movement",
    )
    source: Sources = Field(examples=["default"])


class Hold(Block):
    """The part that is held."""

    band: Positive = Field(
        description="half-width of the band about the held value in which time counts, in the "
        "unit of the measure",
        examples=[8],
    )
    held_from: float | None = Field(
        default=None,
        description="value of the measure from which time counts, whatever was reached before; "
        "by default half of the height that was reached",
        examples=[0.05],
    )
    source: Sources = Field(examples=["default"])


class Camera(Block):
    """Where the camera stands and what it must see."""

    view: View = Field(description="plane the picture must show", examples=["sagittal"])
    view_limit_deg: Annotated[float, Field(gt=0, le=45)] | None = Field(
        default=None,
        description="no longer needed and not read: how far the plane is turned is part of the "
        "stated uncertainty",
        json_schema_extra={"deprecated": True},
    )
    second_view: View | None = Field(
        default=None,
        description="view from which a set shows compensations that the first one hides; its "
        "degrees are not reliable",
    )
    height: Line = Field(description="height of the lens", examples=["hip height"])
    distance_m: Span = Field(description="from the person", examples=[[2, 2.5]])
    near_side: NearSide = Field(
        description="which side of the body is nearest: the tested one, either, or the front",
        examples=["tested"],
    )
    must_see: Annotated[tuple[Point, ...], Field(min_length=1)] = Field(
        description="body points that must be in the picture", examples=[["hip", "knee", "ankle"]]
    )
    source: Sources = Field(examples=["default"])


class Compensation(Block):
    """A way round the exercise that the camera can see."""

    rule: RuleId = Field(description="rule of the compensation library", examples=["C1"])
    threshold: Positive = Field(
        description="from where it is reported, in the unit of the rule", examples=[10]
    )
    cue: Line = Field(description="what the patient hears", examples=["Keep your trunk tall."])
    told: Told = Field(
        default="patient",
        description="who is told: the patient; the therapist alone, where the camera cannot tell "
        "it from correct movement; or, when_asked, nobody unless a program asks for it",
        examples=["therapist"],
    )
    source: Sources = Field(description="of the threshold", examples=["default"])


class Sourced(Block):
    """A statement and where it comes from."""

    text: Line = Field(description="one sentence for the patient")
    source: Sources = Field(examples=["default"])


class Dose(Block):
    """A typical dose as one source prints it; the prescription always overrides it."""

    sets: Amount | None = Field(default=None, examples=[3])
    repetitions: Amount | None = Field(
        default=None, description="in a set, per side where sides are taken in turn", examples=[10]
    )
    hold_s: Span | None = Field(default=None, description="of each repetition", examples=[5])
    duration_s: Span | None = Field(default=None, description="of a timed set", examples=[120])
    times_a_day: Amount | None = Field(default=None, examples=[3])
    days_a_week: Amount | None = Field(default=None, examples=[3])
    note: Line | None = Field(default=None, description="what the figures do not say")
    source: Sources = Field(examples=["default"])


class Norm(Block):
    """What is usual in a test, for an age and sex."""

    sex: Literal["any", "female", "male"] = Field(
        default="any", description="whom it holds for", examples=["female"]
    )
    age: Span = Field(description="years, from-to", examples=[[60, 69]])
    limit: Positive = Field(
        description="a longer time, or a smaller count, is worse than average", examples=[11.4]
    )
    source: Sources = Field(examples=["bohannon"])


class FunctionTest(Block):
    """A test of function: not an exercise to train with, but a result to compare."""

    result: Literal["time", "count"] = Field(
        description="time: seconds for the repetitions; count: repetitions within the duration"
    )
    repetitions: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="of a time: how many are timed", examples=[5]
    )
    duration_s: Positive | None = Field(
        default=None, description="of a count: how long is counted", examples=[30]
    )
    norms: tuple[Norm, ...] = Field(description="limits by age and sex")


class Measurability(Block):
    """How far one camera can be trusted with it."""

    count: Grade = Field(examples=["good"])
    rom: Grade = Field(examples=["fair"])
    model_error: Annotated[float, Field(ge=0)] | None = Field(
        default=None,
        description="no longer read: the pose estimator's profile states its error",
        json_schema_extra={"deprecated": True},
    )
    source: Sources = Field(description="of the grades", examples=["default"])
    model_error_source: Sources | None = Field(
        default=None, description="no longer read", json_schema_extra={"deprecated": True}
    )


class Work(Block):
    """A work that figures are taken from."""

    work: Line = Field(description="what and where, so that it can be found")
    checked: bool = Field(
        description="whether the figure was read there; false: recalled, to be looked up"
    )


class Definition(Block):
    """One exercise: what it is, how it is done, and how it is measured."""

    model_config = ConfigDict(title="hep-vision exercise definition")

    schema_: Literal["hep-vision/exercise/1"] = Field(alias="schema", examples=[SCHEMA])
    id: Id = Field(description="like the file's name", examples=["heel_slide"])
    name: Line = Field(examples=["Heel slide"])
    synonyms: tuple[Line, ...] = Field(default=(), examples=[["Supine knee bend"]])
    variants: tuple[Line, ...] = Field(
        default=(), description="forms of it that count as the same exercise"
    )
    region: Region = Field(examples=["knee"])
    position: BodyPosition = Field(examples=["supine"])
    kind: Kind = Field(
        description="repetitions, hold, both (each repetition is held), timed or self_confirmed "
        "(the camera does not measure it)",
        examples=["repetitions"],
    )
    side: Side
    description: Line = Field(description="what it is, in one sentence")
    start_position: Line = Field(description="what to be like before the first repetition")
    instructions: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)] = Field(
        description="one step each, in words of a school child of twelve"
    )
    easier: tuple[Id, ...] = Field(
        default=(),
        description="exercises of the library to go back to where this one is too hard",
        examples=[["bridge"]],
    )
    harder: tuple[Id, ...] = Field(
        default=(),
        description="exercises to go on to; what is harder here names this one as easier",
        examples=[["plank"]],
    )
    measure: MeasureUse | None = None
    counting: Counting | None = None
    hold: Hold | None = None
    camera: Camera | None = None
    compensations: tuple[Compensation, ...] = ()
    watch_for: tuple[Line, ...] = Field(
        default=(), description="ways round it that the camera cannot tell"
    )
    safety: tuple[Sourced, ...] = ()
    dose: tuple[Dose, ...] = ()
    test: FunctionTest | None = Field(
        default=None,
        description="only of a test of function: what its result is, and what is usual",
    )
    grade: Measurability
    sources: dict[Id, Work] = Field(default={}, description="works by the key figures name")

    @property
    def is_measured(self) -> bool:
        """Whether the camera measures it; else it runs as a timer with confirmation."""
        return self.kind in MEASURED_KINDS

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of a file that can be used: fields that are no longer read."""
        if self.grade.model_error is None:
            return ()
        return (
            "grade.model_error is no longer read: the profile of the pose estimator states how far "
            "it is off (docs/measurement.md); the line can be deleted",
        )

    @property
    def content_sha256(self) -> str:
        """Hash by which records name the definition they were measured by.

        It stays the same when the format is given a further field that this definition leaves
        at its default, so that values measured before and after can be compared.
        """
        full = self.model_dump(mode="json")
        said = _said(full, self.model_dump(mode="json", exclude_defaults=True))
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def primary(self) -> Measure | None:
        """The measure that carries it; None if the camera measures nothing."""
        return MEASURES[self.measure.id] if self.measure else None

    def exercise(self) -> Exercise:
        """What the engine needs to know of it.

        Raises
        ------
        InputError
            If the camera does not measure this exercise.
        """
        use, counting, camera = self.measure, self.counting, self.camera
        if use is None or counting is None or camera is None:
            raise InputError(
                f"{self.name} ({self.id}) cannot be measured by a camera: nothing it could see "
                "tells a repetition. Run it as a timer with confirmation."
            )
        low, high = counting.start_range or (-float("inf"), float("inf"))
        return Exercise(
            id=self.id,
            measure=use.id,
            direction=use.direction,
            side_kind=self.side.kind,
            in_front=self.side.in_front,
            view=camera.view,
            min_excursion=counting.min_excursion,
            min_duration_s=counting.min_duration_s,
            max_duration_s=counting.max_duration_s,
            position=self._engine_position(counting),
            also_in=tuple(each for each in counting.also_in if each != "hanging"),
            anchors=counting.stays,
            start_range=(low, high),
            return_share=counting.return_share,
            hold_band=self.hold.band if self.hold else None,
            held_from=self.hold.held_from if self.hold else None,
            position_edge=use.edge,
            rests=use.rests,
            expected=tuple(
                exercises.Expected(each.measure, each.limb, *each.between)
                for each in counting.expected
            ),
            compensations=tuple(
                exercises.Compensation(c.rule, c.threshold, c.cue, c.told)
                for c in self.compensations
            ),
        )

    def _engine_position(self, counting: Counting) -> Position:
        if not counting.position_matters or self.position == "hanging":
            return "any"
        return self.position


def _said(full: Any, beyond_defaults: Any) -> Any:
    """What is hashed of a dump, given the same dump without what is at its default."""
    if isinstance(full, dict):
        return {
            name: _said(value, beyond_defaults.get(name, value))
            for name, value in cast("dict[str, Any]", full).items()
            if name in beyond_defaults or name in _ALWAYS_HASHED
        }
    if isinstance(full, list):
        return list(map(_said, cast("list[Any]", full), beyond_defaults))
    return full
