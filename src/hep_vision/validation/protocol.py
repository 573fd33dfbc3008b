"""What a study is to show, written before its first person, and what is entered into it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from hep_vision.record.session import SessionRecord

SCHEMA = "hep-vision/validation/1"
Part = Literal["agreement", "retest", "counting"]
PARTS: tuple[Part, ...] = ("agreement", "retest", "counting")

LEAST_PEOPLE = 15
"""Fewest people from which a clinic's result may change its reports."""
FULL_PEOPLE: dict[Part, int] = {"agreement": 40, "retest": 30, "counting": 30}
LEVELS = (30, 60, 90)  # per cent of the person's range
HOLD_S = 5
SETS = 3
IDLE_MIN = 30
DAYS_BETWEEN = (2, 7)

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,20}$")]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Count = Annotated[int, Field(ge=0, le=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Frozen(_Part):
    """By what every recording of the study is measured; another version is another study."""

    hep_vision: str
    model: str
    definition_sha256: str


class Criteria(_Part):
    """What the study is to show, decided before the first person."""

    most_bias_deg: float = Field(default=5.0, gt=0)
    """Largest bias that the whole interval of it must keep within."""
    widest_limits_deg: float = Field(default=10.0, gt=0)
    """Largest distance of a limit of agreement from zero."""
    most_sem_deg: float = Field(default=5.0, gt=0)
    """Largest upper 80 % limit of the standard error of measurement."""
    least_exact_percent: float = Field(default=90.0, gt=0, le=100)
    """Least lower end of the share of sets counted exactly."""


class Protocol(_Part):
    """The study as it was planned."""

    schema_id: Literal["hep-vision/validation/1"] = Field(default=SCHEMA, alias="schema")
    study: Code
    exercise: str
    measure: str
    parts: tuple[Part, ...] = Field(min_length=1)
    raters: tuple[Code, Code]
    people: int = Field(ge=LEAST_PEOPLE)
    approval: str = Field(min_length=1)
    """Who approved the study, in their own words; ethics is decided by people."""
    seed: int
    written_at: AwareDatetime
    frozen: Frozen
    criteria: Criteria

    def levels_of(self, person: str) -> list[int]:
        """The holds of a person in their own random order, per cent of the range."""
        return [LEVELS[n] for n in self._chance(person, "holds").permutation(len(LEVELS))]

    def raters_of(self, person: str, what: str) -> list[str]:
        """The raters in the order in which they read, drawn anew for each hold or set."""
        return [self.raters[n] for n in self._chance(person, what).permutation(2)]

    def _chance(self, person: str, what: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, zlib.crc32(f"{person}/{what}".encode())])

    def problem_with(self, record: SessionRecord) -> str:
        """Why a recording cannot be part of the study; empty if it can."""
        versions = record.versions
        found = {
            "exercise": (record.exercise, self.exercise),
            "hep-vision": (versions.hep_vision, self.frozen.hep_vision),
            "model": (versions.model, self.frozen.model),
            "definition": (versions.definition_sha256, self.frozen.definition_sha256),
        }
        return "; ".join(
            f"{what} {is_!r:.24}, the study has {wanted!r:.24}"
            for what, (is_, wanted) in found.items()
            if is_ != wanted
        )


class _Entry(_Part):
    person: Code
    at: AwareDatetime


class Hold(_Entry):
    """A static hold, read by both raters and by the camera, each blind to the others."""

    kind: Literal["hold"] = "hold"
    level: int
    readings_deg: dict[Code, Degrees]
    camera_deg: float
    uncertainty_deg: float | None
    recording: str
    """Hash of the recording's record."""

    @property
    def instrument_deg(self) -> float:
        """Mean of the goniometer readings."""
        return sum(self.readings_deg.values()) / len(self.readings_deg)


class Visit(_Entry):
    """A session of a test and retest; the camera was put away in between."""

    kind: Literal["visit"] = "visit"
    number: Literal[1, 2]
    value_deg: float
    used: int
    looked_at: int
    performed_at: AwareDatetime
    recording: str


class LabelledSet(_Entry):
    """A set that was counted by hep-vision and by two labellers who saw neither count."""

    kind: Literal["set"] = "set"
    number: int
    labels: dict[Code, Count]
    agreed: Count
    """What both agreed on after they had looked again, if they differed."""
    counted: Count
    recording: str


class Idle(_Entry):
    """Time before the camera in which the exercise is not done."""

    kind: Literal["idle"] = "idle"
    counted: Count
    duration_s: float = Field(gt=0)
    recording: str


class Exclusion(_Entry):
    """A person who is left out, kept with the reason."""

    kind: Literal["exclusion"] = "exclusion"
    reason: str = Field(min_length=3)


Entry = Annotated[Hold | Visit | LabelledSet | Idle | Exclusion, Field(discriminator="kind")]
