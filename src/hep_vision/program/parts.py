"""The blocks a program is put together from: people, pace, days, resistance, limits."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hep_vision.checked_yaml.problems import wrong
from hep_vision.program.fields import (
    Angle,
    Clock,
    Day,
    Flag,
    Line,
    Number,
    Spec,
    Weekday,
    Whole,
)


class Person(Spec):
    """Who wrote the program."""

    name: Line = Field(description="Name and title.", examples=["Dana Okafor, PT"])
    clinic: Line | None = Field(
        default=None, description="Practice or hospital.", examples=["Riverside Physiotherapy"]
    )


class Contact(Spec):
    """Whom the patient asks; at least one way to reach them."""

    name: Line = Field(description="Who answers.", examples=["Dana Okafor"])
    email: Annotated[str, Field(pattern=r"^[^@\s,;?&]+@[^@\s,;?&]+\.[^@\s,;?&]+$")] | None = Field(
        default=None, description="E-mail address.", examples=["dana@riverside.example"]
    )
    phone: Annotated[str, Field(pattern=r"^[+0-9][0-9 ()/.-]{3,30}$")] | None = Field(
        default=None, description="Telephone, in quotes.", examples=["+49 30 5550 147"]
    )
    hours: Line | None = Field(
        default=None, description="When they can be reached.", examples=["weekdays 9 to 17"]
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.email is None and self.phone is None:
            raise wrong(
                "neither e-mail nor telephone",
                "give at least one, for example email: dana@riverside.example",
            )
        return self


class CatchUp(Spec):
    """What happens to a missed day. No rule ever puts two days' dose into one."""

    rule: Literal["skip", "next_free_day"] = Field(
        description=(
            "skip: a missed day is left out. next_free_day: what was missed may be done on the "
            "next day on which the exercise is not due anyway."
        ),
        examples=["next_free_day"],
    )
    within_days: Whole | None = Field(
        default=None,
        ge=1,
        le=6,
        description="With next_free_day: for how many days after the missed one.",
        examples=[2],
    )

    @model_validator(mode="after")
    def _days_belong_to_the_rule(self) -> Self:
        if self.rule == "next_free_day" and self.within_days is None:
            raise wrong(
                "next_free_day needs to know for how long", "add for example within_days: 2", "rule"
            )
        if self.rule == "skip" and self.within_days is not None:
            raise wrong(
                "nothing is caught up under the rule skip",
                "leave within_days out, or write rule: next_free_day",
                "within_days",
            )
        return self


class Tempo(Spec):
    """Pace of one repetition in words; "up" is the working movement, "down" the way back."""

    up_s: Number = Field(ge=0.5, le=60, description="Seconds of the movement.", examples=[3])
    hold_s: Number = Field(
        default=0, ge=0, le=600, description="Seconds at the end position.", examples=[1]
    )
    down_s: Number = Field(ge=0.5, le=60, description="Seconds of the way back.", examples=[3])
    pause_s: Number = Field(
        default=0, ge=0, le=60, description="Seconds before the next repetition.", examples=[0]
    )


class Frequency(Spec):
    """On which days and how often on each."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)] | None = Field(
        default=None,
        description="Named days.",
        examples=[["monday", "wednesday", "friday"]],
    )
    days_per_week: Whole | None = Field(
        default=None,
        ge=1,
        le=7,
        description="Instead of named days: on how many, which ones is up to the patient.",
        examples=[3],
    )
    times_per_day: Whole = Field(
        default=1,
        ge=1,
        le=16,
        description="How often on each of these days; the sets are for each time.",
        examples=[2],
    )
    at: tuple[Clock, ...] = Field(
        default=(),
        description="Clock times, 24 hours, in quotes; one for each time of the day.",
        examples=[["08:00", "18:00"]],
    )

    @model_validator(mode="after")
    def _days_one_way(self) -> Self:
        if (self.days is None) == (self.days_per_week is None):
            raise wrong(
                "the days are not told" if self.days is None else "the days are told twice",
                "give days: [monday, wednesday, friday] or days_per_week: 3, one of the two",
                "days",
            )
        if self.days is not None and len(set(self.days)) != len(self.days):
            raise wrong("a day is named twice", "name each day once", "days")
        return self

    @model_validator(mode="after")
    def _a_clock_time_for_each(self) -> Self:
        if self.at and len(self.at) != self.times_per_day:
            raise wrong(
                f"{len(self.at)} clock times for times_per_day: {self.times_per_day}",
                f"write times_per_day: {len(self.at)}, or as many clock times as that",
                "at",
            )
        if list(self.at) != sorted(set(self.at)):
            raise wrong("the clock times are not in order", "write each once, earliest first", "at")
        return self


class Resistance(Spec):
    """What is worked against; exactly one of the fields (a band may name its make)."""

    weight_kg: Number | None = Field(
        default=None, gt=0, le=200, description="Weight in kilograms.", examples=[2]
    )
    weight_lb: Number | None = Field(
        default=None, gt=0, le=440, description="Weight in pounds.", examples=[5]
    )
    band_color: Line | None = Field(
        default=None, description="Colour of the elastic band.", examples=["red"]
    )
    band_make: Line | None = Field(
        default=None,
        description="Make of the band; colours mean something else with each make.",
        examples=["TheraBand"],
    )
    body_weight: Flag | None = Field(
        default=None, description="The body's own weight.", examples=[True]
    )

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = (self.weight_kg, self.weight_lb, self.band_color, self.body_weight or None)
        if sum(kind is not None for kind in kinds) != 1:
            raise wrong(
                "resistance must be of one kind",
                "give one of weight_kg, weight_lb, band_color, body_weight: true",
            )
        if self.band_make is not None and self.band_color is None:
            raise wrong("a make of band without a colour", "add band_color", "band_make")
        return self


class RomLimit(Spec):
    """How far the exercise's measured angle may go; a hard stop with an author and an end.

    A limit on any other movement belongs in the program's precautions: the camera does not
    watch it.
    """

    motion: Line = Field(
        description="The movement in words, as it is to be printed.", examples=["knee flexion"]
    )
    min_deg: Angle | None = Field(
        default=None, description="Not below this angle (neutral-zero).", examples=[10]
    )
    max_deg: Angle | None = Field(
        default=None, description="Not beyond this angle (neutral-zero).", examples=[90]
    )
    author: Line = Field(description="Who ordered the limit.", examples=["Dr Lee, surgeon"])
    expires: Day = Field(description="Last day on which it holds.", examples=["2026-12-20"])
    reason: Line | None = Field(
        default=None, description="Why.", examples=["meniscus repair on 9 November 2026"]
    )

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.min_deg is None and self.max_deg is None:
            raise wrong("no angle", "give min_deg or max_deg, for example max_deg: 90")
        if self.min_deg is not None and self.max_deg is not None and self.min_deg >= self.max_deg:
            raise wrong("min_deg is not below max_deg", "exchange the two", "min_deg")
        return self

    def forbids(self, angle_deg: float) -> bool:
        """Whether an angle is past this limit."""
        return (self.max_deg is not None and angle_deg > self.max_deg) or (
            self.min_deg is not None and angle_deg < self.min_deg
        )
