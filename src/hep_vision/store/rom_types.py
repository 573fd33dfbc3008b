"""Whose force the range of motion of a set shows: as its program says, its record or definition."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision.program.model import Program
from hep_vision.store.queries import in_pieces
from hep_vision.store.tables import DefinitionRow, ProgramRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class RomTypes:
    """What is stored of it: by program and by definition."""

    programs: Mapping[int, Program]
    definitions: Mapping[str, str | None]

    def of(self, row: Any, program_id: int | None) -> str | None:
        """Type of a set by its row of `SetRow`; None if not told.

        Records and definitions that were stored before there were types do not tell.
        """
        program = self.programs.get(program_id or 0)
        for entry in program.exercises if program else ():
            if entry.exercise == row.exercise and row.side in entry.set_sides and entry.rom_type:
                return entry.rom_type
        return row.rom_type or self.definitions.get(row.definition_sha256)


def read_rom_types(db: Session, program_ids: Iterable[int], definitions: Iterable[str]) -> RomTypes:
    """Read what programs and definitions, named by their numbers and hashes, say of it."""
    programs = select(ProgramRow.id, ProgramRow.content)
    contents = select(DefinitionRow.sha256, DefinitionRow.content)
    return RomTypes(
        {
            row.id: Program.model_validate_json(row.content)
            for row in in_pieces(db, programs, ProgramRow.id, sorted(program_ids))
        },
        {
            row.sha256: _rom_type_in(json.loads(row.content))
            for row in in_pieces(db, contents, DefinitionRow.sha256, sorted(definitions))
        },
    )


def _rom_type_in(definition: dict[str, Any]) -> str | None:
    measure: dict[str, Any] = definition.get("measure") or {}
    return measure.get("rom_type")
