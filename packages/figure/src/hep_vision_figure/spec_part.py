"""What everything in a clip specification is made of, and what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from hep_vision.checked_yaml.problems import spell_location
from hep_vision.errors import DefinitionError

if TYPE_CHECKING:
    from hep_vision.checked_yaml.problems import Location


class SpecPart(BaseModel):
    """Part of a specification: unknown keys and infinite numbers refused, frozen once read.

    The text below a field is its description, for messages and for `spec_page`.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class ImpossibleClipError(DefinitionError):
    """The figure cannot do what a specification asks for.

    Parameters
    ----------
    location : tuple of str and int
        Way to the field, ``("motion", "repetitions", 0, "peak")``.
    problem : str
        What cannot be done, and what could.
    """

    def __init__(self, location: Location, problem: str) -> None:
        super().__init__("specification", spell_location(location), problem)
        self.location = location
