"""When to stop, when to do more and when to do less, as the therapist laid it down.

A rule for more or less is only ever *proposed* to the therapist, who confirms it with a new
version of the program; nothing here changes a dose by itself.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from hep_vision.checked_yaml.problems import wrong
from hep_vision.program.fields import Flag, Line, Number, Pain, Spec, Text, Whole

EFFORT_SCALES = {"CR10": (0, 10), "RPE 6-20": (6, 20)}


class PainRule(Spec):
    """How much pain is too much, on the scale from 0 (none) to 10 (worst imaginable)."""

    stop_above_0_to_10: Pain = Field(
        description="Stop the exercise when pain is above this, 0 (none) to 10 (worst).",
        examples=[5],
    )
    settles_by: Line | None = Field(
        default=None,
        description="By when pain from exercising must be back to what it was before.",
        examples=["the next morning"],
    )


class Effort(Spec):
    """How hard it should feel; the scale is always stated, since there are two in use."""

    scale: Literal["CR10", "RPE 6-20"] = Field(
        description="CR10: Borg's 0 to 10. RPE 6-20: Borg's older scale from 6 to 20.",
        examples=["CR10"],
    )
    from_: Whole = Field(alias="from", description="Lower end on that scale.", examples=[3])
    to: Whole = Field(description="Upper end on that scale.", examples=[5])

    @model_validator(mode="after")
    def _on_the_scale(self) -> Self:
        low, high = EFFORT_SCALES[self.scale]
        if not low <= self.from_ <= self.to <= high:
            raise wrong(
                f"{self.from_} to {self.to} is no range on the scale {self.scale}",
                f"that scale goes from {low} to {high}, the lower number first",
                "from",
            )
        return self


class ProgressWhen(Spec):
    """What the record must show before more is proposed."""

    full_sessions_in_a_row: Whole = Field(
        ge=1,
        le=30,
        description="Sessions in a row in which everything prescribed was done.",
        examples=[2],
    )
    pain_at_most_0_to_10: Pain | None = Field(
        default=None, description="Worst pain in each of them.", examples=[3]
    )
    effort_at_most: Whole | None = Field(
        default=None,
        ge=0,
        le=20,
        description="Effort in each of them, on the scale the exercise names.",
        examples=[4],
    )


class More(Spec):
    """What to add to each session; exactly one of the fields."""

    sets: Whole | None = Field(default=None, ge=1, le=5, description="Sets more.", examples=[1])
    reps: Whole | None = Field(
        default=None, ge=1, le=50, description="Repetitions more in each set.", examples=[2]
    )
    hold_s: Number | None = Field(
        default=None, gt=0, le=120, description="Seconds more of each hold.", examples=[5]
    )
    weight_kg: Number | None = Field(
        default=None, gt=0, le=50, description="Kilograms more.", examples=[0.5]
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise wrong("more of one thing at a time", "name exactly one, for example sets: 1")
        return self


def _check_both_or_neither(when: Spec | None, propose: Spec | None) -> None:
    if (when is None) != (propose is None):
        given, lacking = ("when", "propose") if when else ("propose", "when")
        raise wrong(
            f"there is '{given}' but no '{lacking}'",
            "give both, or neither and the words alone",
            given,
        )


class Progression(Spec):
    """When and how to do more: always in words, and if wanted as a rule to watch for."""

    text: Text = Field(
        description="The rule in words, as the therapist would say it.",
        examples=["When all sets feel easy twice in a row, we add one set."],
    )
    when: ProgressWhen | None = Field(default=None, description="What to watch for.")
    propose: More | None = Field(
        default=None, description="What is then proposed to the therapist."
    )

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        _check_both_or_neither(self.when, self.propose)
        return self


class RegressWhen(Spec):
    """What in the record makes it propose less; either is enough."""

    pain_above_0_to_10: Pain | None = Field(
        default=None, description="Worst pain in a session above this.", examples=[5]
    )
    unfinished_sessions_in_a_row: Whole | None = Field(
        default=None,
        ge=1,
        le=30,
        description="Sessions in a row that were begun but not finished.",
        examples=[2],
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.pain_above_0_to_10 is None and self.unfinished_sessions_in_a_row is None:
            raise wrong(
                "nothing to watch for", "name at least one, for example pain_above_0_to_10: 5"
            )
        return self


class Less(Spec):
    """What to take away; at least one of the fields."""

    reps_percent: Whole | None = Field(
        default=None,
        ge=1,
        le=99,
        description="Repetitions go down to this share of what is prescribed.",
        examples=[50],
    )
    sets_percent: Whole | None = Field(
        default=None,
        ge=1,
        le=99,
        description="Sets go down to this share of what is prescribed.",
        examples=[50],
    )
    rest_days: Whole | None = Field(
        default=None, ge=1, le=30, description="Days without this exercise.", examples=[2]
    )
    message_therapist: Flag = Field(
        default=True, description="Ask the patient to write to the contact.", examples=[True]
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_dump(exclude_none=True, exclude={"message_therapist"}) and (
            not self.message_therapist
        ):
            raise wrong("proposes nothing", "name what to do, for example reps_percent: 50")
        return self


class Regression(Spec):
    """When and how to do less: always in words, and if wanted as a rule to watch for."""

    text: Text = Field(
        description="The rule in words, as the therapist would say it.",
        examples=["If it swells or pain goes above 5, halve the repetitions and write to me."],
    )
    when: RegressWhen | None = Field(default=None, description="What to watch for.")
    propose: Less | None = Field(
        default=None, description="What is then proposed to the therapist."
    )

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        _check_both_or_neither(self.when, self.propose)
        return self
