"""The kinds of value a program file is made of, and how a wrong one is named."""

from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from hep_vision.calendar_years import year_fault
from hep_vision.checked_yaml.problems import wrong
from hep_vision.plain_text import forbidden_sign

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

Side = Literal["left", "right", "both", "each", "alternating"]
"""As prescribed: ``both`` moves both sides at once; ``each`` is a set with one side, then a
set with the other; ``alternating`` changes sides from repetition to repetition."""

SetSide = Literal["left", "right", "both", "alternating"]
"""What one performed set was done with; a prescription of ``each`` asks for two kinds."""


def _as_date(value: object) -> object:
    day = value
    if isinstance(value, str):
        with suppress(ValueError):
            day = date.fromisoformat(value)
    if not isinstance(day, date) or isinstance(day, datetime):
        raise wrong(f"{value!r} is not a date", "write year-month-day, for example 2027-01-31")
    fault = year_fault(day.year)
    if fault is not None:
        raise wrong(*fault.split("; "))
    return day


class Spec(BaseModel):
    """Base of every block of a program: unknown fields refused, frozen once read."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False
    )


Whole = Annotated[int, Field(strict=True)]
Number = Annotated[float, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


def _as_plain(text: str) -> str:
    sign = forbidden_sign(text)
    if sign is not None:
        raise wrong(f"holds {sign}", "write it without")
    return text


Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_as_plain)]
Line = Annotated[
    str, Field(min_length=1, max_length=200, pattern=r"^[^\r\n]*$"), AfterValidator(_as_plain)
]
Day = Annotated[date, BeforeValidator(_as_date)]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Pain = Annotated[int, Field(strict=True, ge=0, le=10)]
Angle = Annotated[float, Field(strict=True, ge=-180, le=360)]
