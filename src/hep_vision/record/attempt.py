"""An attempt as it is kept: the one list of its columns.

The session record, the tables of `hep-vision analyze` and `hep-vision export tables`, the
database and the data dictionary are made from the fields of `StoredAttempt`. A new column is
one field there. It has the default None, since earlier records do not have it, and the
database adds it when it is next opened (`hep_vision.store.later_columns`).
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from math import isfinite
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_type_hints

from pydantic import Field

from hep_vision.measure.result import Attempt, AttemptSide, AttemptStatus, Reason, Rom

Kind = Literal["text", "whole", "number", "yes_no"]
# Where the core has it: in its attempt, in that attempt's range of motion or in the make-up of
# its uncertainty; "place": it is counted when the attempt is kept.
Source = Literal["place", "attempt", "rom", "uncertainty"]
MEASURE = "measure"  # the unit of the set's measure, degrees or a ratio


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means, in which unit it is, and where the core has its value.

    Parameters
    ----------
    means : str
        In a sentence, for the data dictionary and the schema.
    unit : str
        Empty, ``s``, ``deg``, or `MEASURE`.
    source : {"attempt", "rom", "uncertainty", "place"}
    read : callable, optional
        From the source to the value; by default its attribute of the column's name.
    """

    means: str
    unit: str = ""
    source: Source = "attempt"
    read: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttempt:
    """An attempt; values are in the unit of its set, None where they cannot be told."""

    number: Annotated[
        int, Column("Place among all attempts of the set.", source="place"), Field(ge=1)
    ]
    repetition: Annotated[
        int | None,
        Column("Place among the repetitions; null if it was not counted.", source="place"),
        Field(ge=1),
    ]
    status: Annotated[AttemptStatus, Column("counted, partial or rejected.")]
    reason: Annotated[Reason, Column("Why, as a code; complete for counted ones.")]
    explanation: Annotated[str, Column("Why, in words and numbers.")]
    side: Annotated[AttemptSide, Column("left, right or both.")]
    start_s: Annotated[float, Column("When it began, from the start of the recording.", "s")]
    peak_s: Annotated[float, Column("When it was furthest.", "s")]
    end_s: Annotated[
        float, Column("When the start position was reached again, or it was broken off.", "s")
    ]
    hold_s: Annotated[float, Column("Time spent at the peak.", "s"), Field(ge=0)]
    unseen_s: Annotated[
        float, Column("Time in which the measure could not be seen.", "s"), Field(ge=0)
    ]
    start: Annotated[float | None, Column("Value in the start position.", MEASURE, "rom")]
    peak: Annotated[
        float | None,
        Column("Value at the furthest point: the range of motion.", MEASURE, "rom"),
    ]
    excursion: Annotated[
        float | None,
        Column("From start to peak, positive in the direction of the exercise.", MEASURE, "rom"),
    ]
    uncertainty: Annotated[
        float | None,
        Column("Half-width of the 95 % interval of the peak.", MEASURE, "rom"),
    ]
    noise: Annotated[
        float | None,
        Column("Part of the uncertainty: landmark jitter (1 sd).", MEASURE, "uncertainty"),
    ]
    view: Annotated[
        float | None,
        Column("Part of the uncertainty: view off the plane (1 sd).", MEASURE, "uncertainty"),
    ]
    sampling: Annotated[
        float | None,
        Column("Part of the uncertainty: frame rate (1 sd).", MEASURE, "uncertainty"),
    ]
    model: Annotated[
        float | None,
        Column("Part of the uncertainty: pose estimator (1 sd).", MEASURE, "uncertainty"),
    ]
    bias: Annotated[
        float | None,
        Column(
            "Part of the uncertainty: the pose estimator's mean error, measured less true.",
            MEASURE,
            "uncertainty",
        ),
    ] = None
    domain: Annotated[
        float | None,
        Column("Part of the uncertainty: people differ (1 sd).", MEASURE, "uncertainty"),
    ] = None
    df: Annotated[
        float | None,
        Column("Degrees of freedom of `model`; null if many.", source="uncertainty"),
    ] = None
    reliable: Annotated[
        bool,
        Column("False: the range should not be used; the findings say why.", source="rom"),
    ]
    measured_side: Annotated[
        Literal["left", "right"] | None,
        Column("Where both sides moved together, the one the range was read from."),
    ]
    view_off_deg: Annotated[float | None, Column("Movement plane turned from the picture.", "deg")]


@dataclass(frozen=True, slots=True)
class AttemptColumn:
    """A column of the list.

    Parameters
    ----------
    name : str
    kind : {"text", "whole", "number", "yes_no"}
    optional : bool
        Whether it can be unknown.
    later : bool
        Whether it was added after the first release, so that earlier records lack it.
    json_type : type
        Its type in the session record, with its limits.
    about : Column
    """

    name: str
    kind: Kind
    optional: bool
    later: bool
    json_type: Any
    about: Column

    @property
    def of_measure(self) -> bool:
        """Whether it is in the unit of the set's measure."""
        return self.about.unit == MEASURE

    def in_unit(self, unit: str) -> str:
        """Its name where the unit of a value stands in it: ``peak_deg``."""
        return f"{self.name}_{unit}" if self.of_measure else self.name

    def value_in(self, source: object) -> Any:
        """Its value in the part of the core's attempt that has it; None if it is not known."""
        value = self.about.read(source) if self.about.read else getattr(source, self.name, None)
        return known(value) if isinstance(value, float) else value


def known(value: float) -> float | None:
    """The number as it is kept: None for one that cannot be told."""
    return float(value) if isfinite(value) else None


def _columns() -> tuple[AttemptColumn, ...]:
    hints = get_type_hints(StoredAttempt, include_extras=True)
    found: list[AttemptColumn] = []
    for field in fields(StoredAttempt):
        hint = hints[field.name]
        about, *limits = hint.__metadata__
        inner = [each for each in get_args(hint.__origin__) if each is not NoneType]
        optional = NoneType in get_args(hint.__origin__)
        found.append(
            AttemptColumn(
                field.name,
                _kind_of(inner[0] if optional else hint.__origin__),
                optional,
                field.default is not MISSING,
                Annotated[hint.__origin__, *limits] if limits else hint.__origin__,
                about,
            )
        )
    return tuple(found)


def _kind_of(type_: Any) -> Kind:
    kinds: dict[Any, Kind] = {int: "whole", float: "number", bool: "yes_no"}
    return kinds.get(type_, "text")


COLUMNS = _columns()
ROM_COLUMNS = tuple(c for c in COLUMNS if c.about.source in ("rom", "uncertainty"))


def stored_attempt(attempt: Attempt, number: int, repetition: int | None) -> StoredAttempt:
    """What is kept of an attempt.

    Parameters
    ----------
    attempt : Attempt
        What the engine found; also the provisional one of a set that goes on.
    number, repetition : int
        Its place among all attempts and among the repetitions, None if it was not counted.
    """
    values = {c.name: c.value_in(attempt) for c in COLUMNS if c.about.source == "attempt"}
    return StoredAttempt(number=number, repetition=repetition, **values, **rom_values(attempt.rom))


def stored_attempts(attempts: tuple[Attempt, ...]) -> tuple[StoredAttempt, ...]:
    """What is kept of all attempts of a set, numbered; also of a set that goes on."""
    kept: list[StoredAttempt] = []
    repetitions = 0
    for number, attempt in enumerate(attempts, start=1):
        counts = attempt.status == "counted"
        repetitions += counts
        kept.append(stored_attempt(attempt, number, repetitions if counts else None))
    return tuple(kept)


def rom_values(rom: Rom) -> dict[str, Any]:
    """Columns of a range of motion and of the make-up of its uncertainty, by name."""
    parts = {"rom": rom, "uncertainty": rom.parts}
    return {c.name: c.value_in(parts[c.about.source]) for c in ROM_COLUMNS}
