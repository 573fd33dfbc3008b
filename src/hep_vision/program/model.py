"""What a home exercise program says: one file, one version of one patient's prescription.

These models are the published file format (``docs/schemas/program-1.schema.json``). Every
physical field ends in its unit, and a count that could be read as "in all" says ``per_side``.
Each field carries an example, which is what the message about a wrong value offers.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import AliasChoices, ConfigDict, Field, model_validator

from hep_vision.checked_yaml.problems import wrong
from hep_vision.measure.exercise import RomType, RuleId
from hep_vision.plain_text import PSEUDONYM_PATTERN
from hep_vision.program.clinical import ClinicalFrame
from hep_vision.program.fields import (
    Angle,
    Day,
    Flag,
    Number,
    SetSide,
    Side,
    Spec,
    Text,
    Whole,
)
from hep_vision.program.parts import (
    CatchUp,
    Contact,
    Frequency,
    Person,
    Resistance,
    RomLimit,
    Tempo,
)
from hep_vision.program.rules import Effort, PainRule, Progression, Regression

SCHEMA = "hep-vision/program/1"

AskFor = Literal["no_hands", "knees_behind_toes"]
ASKED_RULES: dict[AskFor, RuleId] = {"no_hands": "C15", "knees_behind_toes": "C8"}

USUAL_REPETITION_S = 4.0  # for estimates, where no pace is prescribed


def _for_editors(schema: dict[str, Any]) -> None:
    """Tell an editor which pair of counts goes with which side, and which names are older."""
    properties = schema["properties"]
    for name, older in OLDER_NAMES.items():
        description = f"Older name of {name}."
        properties[older] = {**properties[name], "description": description, "deprecated": True}
    per_side = {"enum": ["each", "alternating"]}
    schema["allOf"] = [
        {
            "if": {"properties": {"side": {"const": "each"}}, "required": ["side"]},
            "then": {
                "required": ["sets_per_side"],
                "properties": {"sets": {"type": "null"}},
            },
            "else": {
                "required": ["sets"],
                "properties": {"sets_per_side": {"type": "null"}},
            },
        },
        {
            "if": {"properties": {"side": per_side}, "required": ["side"]},
            "then": {"properties": {"reps": {"type": "null"}}},
            "else": {"properties": {"reps_per_side": {"type": "null"}}},
        },
    ]


OLDER_NAMES = {"goal_deg": "target_rom_deg", "minimum_to_count_deg": "min_rom_to_count_deg"}
"""Fields by what they were called before 0.4.0. Files may still say so; the record keeps the older
name, so that a version has the hash it always had."""


def _renamed(name: str, *, description: str, examples: list[float]) -> Any:
    return Field(
        default=None,
        validation_alias=AliasChoices(name, OLDER_NAMES[name]),
        serialization_alias=OLDER_NAMES[name],
        description=f"{description} Until version 0.3 it was called {OLDER_NAMES[name]}.",
        examples=examples,
    )


class PrescribedExercise(Spec):
    """One exercise of a program with its dose, aims, limits and rules."""

    model_config = ConfigDict(json_schema_extra=_for_editors)

    exercise: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        description="Id from the library (hep-vision exercises list).",
        examples=["straight_leg_raise"],
    )
    side: Side = Field(
        description=(
            "left or right; both: both sides move together; each: a set with one side, then a "
            "set with the other; alternating: change sides at every repetition."
        ),
    )  # without an example: nobody's side is to be suggested
    sets: Annotated[int, Field(strict=True, ge=1, le=20)] | None = Field(
        default=None, description="Sets each time it is done.", examples=[3]
    )
    sets_per_side: Annotated[int, Field(strict=True, ge=1, le=20)] | None = Field(
        default=None,
        description="Instead of sets, with side: each. Sets with the left, and as many with "
        "the right.",
        examples=[3],
    )
    reps: Annotated[int, Field(strict=True, ge=1, le=200)] | None = Field(
        default=None, description="Repetitions in a set.", examples=[10]
    )
    reps_per_side: Annotated[int, Field(strict=True, ge=1, le=200)] | None = Field(
        default=None,
        description="Instead of reps, with side: each or alternating. Repetitions with the "
        "left, and as many with the right.",
        examples=[10],
    )
    hold_s: Number | None = Field(
        default=None,
        ge=0.5,
        le=600,
        description="Seconds to hold at the end of each repetition; without repetitions, one "
        "hold is a set.",
        examples=[5],
    )
    rest_s: Whole | None = Field(
        default=None, ge=0, le=1800, description="Seconds of rest between sets.", examples=[60]
    )
    tempo: Tempo | None = Field(default=None, description="Pace of a repetition.")
    frequency: Frequency = Field(description="On which days and how often.")
    duration_weeks: Whole | None = Field(
        default=None,
        ge=1,
        le=104,
        description="For how many weeks from the program's first day; else as long as the program.",
        examples=[6],
    )
    until: Day | None = Field(
        default=None, description="Last day, instead of duration_weeks.", examples=["2026-12-20"]
    )
    until_next_visit: Flag = Field(
        default=False,
        description="To be looked at again at the next visit; the program's last day is the end.",
        examples=[True],
    )
    resistance: Resistance | None = Field(default=None, description="What is worked against.")
    goal_deg: Angle | None = _renamed(
        "goal_deg", description="Goal: the angle to aim for (neutral-zero).", examples=[100]
    )
    minimum_to_count_deg: Angle | None = _renamed(
        "minimum_to_count_deg",
        description="Minimum to count: the angle from which a repetition counts; the goal may be "
        "further.",
        examples=[80],
    )
    rom_type: RomType | None = Field(
        default=None,
        description="Whose force moves: active (the patient's own), active_assisted (helped by a "
        "stick, a table, the other limb or a person) or passive (help alone); by default as the "
        "library says of the exercise.",
        examples=["active_assisted"],
    )
    rom_limits: tuple[RomLimit, ...] = Field(
        default=(), description="Hard limits of the angle this exercise measures."
    )
    ask_for: tuple[AskFor, ...] = Field(
        default=(),
        description="What is judged only where it is asked for. no_hands: stand up without the "
        "hands; knees_behind_toes: keep the knees behind the toes.",
        examples=[["no_hands"]],
    )
    pain_rule: PainRule | None = Field(default=None, description="When pain means stop.")
    effort: Effort | None = Field(default=None, description="How hard it should feel.")
    progression: Progression | None = Field(
        default=None, description="When to do more; proposed, never applied."
    )
    regression: Regression | None = Field(
        default=None, description="When to do less; proposed, never applied."
    )
    exact_dose: Flag = Field(
        default=False, description="Do not do more, do not do less.", examples=[True]
    )
    instructions: Text | None = Field(
        default=None,
        description="Special instructions, printed and read aloud.",
        examples=["Put a rolled towel under the knee."],
    )
    note_for_therapist: Text | None = Field(
        default=None, description="Not shown to the patient.", examples=["Lag 5 at discharge."]
    )

    @model_validator(mode="after")
    def _sets_spelt_out(self) -> Self:
        per_side = self.side == "each"
        right, misread = ("sets_per_side", "sets") if per_side else ("sets", "sets_per_side")
        if getattr(self, misread) is not None:
            count = getattr(self, misread)
            raise wrong(
                f"'{misread}' can be misread with side: {self.side}",
                f"write {right}: {count} for {count} sets with the left and {count} with the right"
                if per_side
                else f"write {right}: {count}",
                misread,
            )
        if getattr(self, right) is None:
            raise wrong(f"'{right}' is missing", f"write for example {right}: 3", "side")
        return self

    @model_validator(mode="after")
    def _reps_spelt_out(self) -> Self:
        per_side = self.side in ("each", "alternating")
        right, misread = ("reps_per_side", "reps") if per_side else ("reps", "reps_per_side")
        if getattr(self, misread) is not None:
            count = getattr(self, misread)
            raise wrong(
                f"'{misread}' can be misread with side: {self.side}",
                f"write {right}: {count} for {count} with the left and {count} with the right"
                if per_side
                else f"write {right}: {count}",
                misread,
            )
        if getattr(self, right) is None and (self.hold_s is None or self.side == "alternating"):
            raise wrong(
                f"'{right}' is missing",
                f"write for example {right}: 10"
                + ("" if self.side == "alternating" else ", or hold_s: 30 for holds alone"),
                "side",
            )
        return self

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.tempo and self.hold_s is not None and self.tempo.hold_s not in (0, self.hold_s):
            raise wrong(
                f"hold_s is {self.hold_s:g} but the tempo holds {self.tempo.hold_s:g} s",
                "give the hold once, as hold_s",
                "hold_s",
            )
        if self.duration_weeks is not None and self.until is not None:
            raise wrong("the end is told twice", "give duration_weeks or until", "until")
        for name in ("goal_deg", "minimum_to_count_deg"):
            angle = getattr(self, name)
            for limit in self.rom_limits:
                if angle is not None and limit.forbids(angle):
                    raise wrong(
                        f"{angle:g} degrees is past the limit of {limit.motion}",
                        "goal and minimum to count must lie within every limit: lower it, or "
                        "correct the limit",
                        name,
                    )
        return self

    @property
    def asked_rules(self) -> tuple[RuleId, ...]:
        """The rules of the measurement that `ask_for` means."""
        return tuple(ASKED_RULES[each] for each in self.ask_for)

    @property
    def set_sides(self) -> tuple[SetSide, ...]:
        """What kinds of set it asks for: one, or with ``each`` left ones and right ones."""
        return ("left", "right") if self.side == "each" else (self.side,)

    @property
    def sets_each_time(self) -> int:
        """Sets of each of `set_sides` each time it is done."""
        return self.sets or self.sets_per_side or 0

    @property
    def sets_each_day(self) -> int:
        """Sets of each of `set_sides` on a day on which it is due."""
        return self.sets_each_time * self.frequency.times_per_day

    @property
    def reps_in_set(self) -> int | None:
        """Movements in one set: with ``alternating`` those of both sides; None for a hold."""
        per_side = self.reps or self.reps_per_side
        return 2 * per_side if per_side and self.side == "alternating" else per_side

    @property
    def hold_each_rep_s(self) -> float:
        """Seconds of each hold, from the dose or else the tempo; 0 if none."""
        return self.hold_s if self.hold_s is not None else self.tempo.hold_s if self.tempo else 0.0

    @property
    def minutes_each_time(self) -> float:
        """Estimate of how long it takes each time, both sides and rests included."""
        tempo = self.tempo
        pace_s = tempo.up_s + tempo.down_s + tempo.pause_s if tempo else USUAL_REPETITION_S
        one_s = self.hold_each_rep_s + (pace_s if self.reps_in_set else 0.0)
        set_s = (self.reps_in_set or 1) * one_s + (self.rest_s or 0)
        return self.sets_each_time * len(self.set_sides) * set_s / 60

    @property
    def key(self) -> str:
        """Name of this entry within its program: exercise and side."""
        return f"{self.exercise}/{self.side}"

    def limits_on(self, day: date) -> tuple[RomLimit, ...]:
        """Limits that hold on a day."""
        return tuple(limit for limit in self.rom_limits if day <= limit.expires)


@dataclass(frozen=True, slots=True)
class ProgramRef:
    """Which program a result was obtained under; stored with every session."""

    program: str
    version: int
    content_sha256: str


class Program(Spec):
    """A home exercise program: one version, for one patient."""

    # The name in the file is "schema"; pydantic has a deprecated method of that name.
    schema_: Literal["hep-vision/program/1"] = Field(
        alias="schema", description="What kind of file this is.", examples=[SCHEMA]
    )
    program: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")] = Field(
        description="Name that stays the same in every version; no patient's name.",
        examples=["knee-0147"],
    )
    version: Whole = Field(
        ge=1, le=1_000_000, description="Goes up with every change.", examples=[1]
    )
    valid_from: Day = Field(description="First day.", examples=["2026-11-23"])
    valid_until: Day = Field(description="Last day.", examples=["2027-01-03"])
    patient: Annotated[str, Field(pattern=PSEUDONYM_PATTERN)] = Field(
        description="Pseudonym, never the name: letters, digits, no spaces.", examples=["P-0147"]
    )
    author: Person = Field(description="Who wrote it.")
    contact: Contact = Field(description="Whom to ask.")
    timezone: Annotated[str, Field(pattern=r"^[A-Za-z0-9_+/-]+$")] | None = Field(
        default=None,
        description="Where the patient lives, as in the IANA list; for reminders and days.",
        examples=["Europe/Berlin"],
    )
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}([_-][A-Z]{2})?$")] | None = Field(
        default=None,
        description="Language of the patient's sheet and session; with a country if its clock "
        "and dates matter.",
        examples=["de"],
    )
    link: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]{1,300}$")] | None = Field(
        default=None,
        description="Address of the session page, printed on the sheet as a QR code.",
        examples=["https://exercises.riverside.example/start"],
    )
    clinical: ClinicalFrame | None = Field(
        default=None, description="Diagnosis, operation, baseline and visits; for the therapist."
    )
    goals: tuple[Text, ...] = Field(
        default=(), description="What it is for.", examples=[["Climb stairs step over step"]]
    )
    precautions: tuple[Text, ...] = Field(
        default=(),
        description="What to watch out for in every exercise.",
        examples=[["Keep a hand near a firm support when standing."]],
    )
    ask_each_day: tuple[Literal["fall", "swelling"], ...] = Field(
        default=(),
        max_length=2,
        description="What the session asks before the first exercise of a day: whether the patient "
        "has fallen, and whether anything has swollen, since last time. A yes becomes a matter.",
        examples=[["fall", "swelling"]],
    )
    catch_up: CatchUp = Field(
        default=CatchUp(rule="skip"), description="What happens to missed days."
    )
    exercises: tuple[PrescribedExercise, ...] = Field(
        min_length=1, max_length=30, description="The exercises in the order of doing them."
    )

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.valid_until < self.valid_from:
            raise wrong(
                "the last day is before the first", "valid_until must be later", "valid_until"
            )
        for place, entry in enumerate(self.exercises):
            if entry.until is not None and not self.valid_from <= entry.until <= self.valid_until:
                raise wrong(
                    f"{entry.until} is not within the program",
                    f"the program runs from {self.valid_from} until {self.valid_until}",
                    f"exercises.{place}.until",
                )
            for number, limit in enumerate(entry.rom_limits):
                if limit.expires < self.valid_from:
                    raise wrong(
                        f"the limit of {limit.motion} ended on {limit.expires}, before the "
                        "program begins",
                        "ask its author for a new date, or leave the limit out",
                        f"exercises.{place}.rom_limits.{number}.expires",
                    )
        return self

    @model_validator(mode="after")
    def _each_exercise_once(self) -> Self:
        seen: set[tuple[str, str]] = set()
        for place, entry in enumerate(self.exercises):
            parts = {(entry.exercise, side) for side in entry.set_sides}
            if parts & seen:
                raise wrong(
                    f"{entry.exercise} is prescribed twice for the same side",
                    "put the dose into one entry",
                    f"exercises.{place}.exercise",
                )
            seen |= parts
        return self

    def last_day_of(self, entry: PrescribedExercise) -> date:
        """Last day on which one of its exercises is to be done."""
        if entry.until is not None:
            return entry.until
        if entry.duration_weeks is not None:
            weeks = timedelta(weeks=entry.duration_weeks)
            return min(self.valid_from + weeks - timedelta(days=1), self.valid_until)
        return self.valid_until

    @property
    def content_sha256(self) -> str:
        """Hash of what the program says.

        The same for YAML and JSON, whatever the order, comments and spelling of defaults, so
        that a result can be tied to the very text it was done under.
        """
        said = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def ref(self) -> ProgramRef:
        """What ties a result to this version."""
        return ProgramRef(self.program, self.version, self.content_sha256)
