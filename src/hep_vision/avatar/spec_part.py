"""Base of everything a clip specification is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class SpecPart(BaseModel):
    """Part of a specification: unknown keys refused, frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
