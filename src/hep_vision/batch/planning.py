"""From the rows of a manifest to tasks; every fault is found before anything is measured."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hep_vision.batch.fetching import problem_with
from hep_vision.batch.manifest import (
    Fault,
    absolute,
    moment_in,
    number_in,
    patient_in,
    side_in,
    whole_in,
)
from hep_vision.batch.task import Dose, Task, entry_of
from hep_vision.errors import HepVisionError, InputError
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.sources.pose.keypoint_files import size_in_words
from hep_vision.sources.pose.models import load_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hep_vision.batch.manifest import Manifest, Row
    from hep_vision.definitions.library import Library
    from hep_vision.definitions.schema import Definition
    from hep_vision.program.model import Program

# Recordings that are looked for at a time; a store far away takes its time for each.
_AT_A_TIME = 32
# Programs that are kept read: those of the rows just before.
_MOST_PROGRAMS = 64


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that do not say it.

    Parameters
    ----------
    library : Library
        Definitions of the exercises.
    out : Path
        Folder of the dataset.
    exercise, side, model : str, optional
        Exercise, side and pose model.
    frames : bool
        Whether the value of every frame is kept.
    """

    library: Library
    out: Path
    exercise: str | None = None
    side: str | None = None
    model: str | None = None
    frames: bool = False


class Plan:
    """The tasks of a manifest."""

    def __init__(self, manifest: Manifest, defaults: Defaults) -> None:
        self._manifest, self._defaults = manifest, defaults
        self._programs: OrderedDict[Path, Program] = OrderedDict()
        self._definitions: dict[str, tuple[Definition, str]] = {}
        models = load_manifest()
        self._model = defaults.model or models.default
        self._model_sha256 = models.entry(self._model).sha256

    def tasks(self) -> Iterator[Task]:
        """A task for each row, in their order.

        Raises
        ------
        HepVisionError, ValueError
            If a row cannot be meant; `faults` finds these before.
        """
        for row in self._manifest.rows():
            yield self._task(row)

    def faults(self) -> Iterator[Fault]:
        """Everything that is wrong, row by row, the recordings' absence included."""
        seen: dict[bytes, int] = {}
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            for some in _pieces(self._manifest.rows(), 8 * _AT_A_TIME):
                tasks: list[Task] = []
                for row in some:
                    try:
                        tasks.append(self._task(row))
                    except (HepVisionError, ValueError) as error:
                        yield Fault(row.number, str(error))
                problems = pool.map(problem_with, [task.recording for task in tasks])
                for task, problem in zip(tasks, problems, strict=True):
                    if problem is not None:
                        yield Fault(task.row, f"{task.recording}: {problem}")
                    same = bytes.fromhex(task.result_key(task.recording, ""))[:12]
                    if seen.setdefault(same, task.row) != task.row:
                        yield Fault(task.row, f"the same as row {seen[same]}; leave one out")

    def _task(self, row: Row) -> Task:
        defaults, cells = self._defaults, dict(row.cells)
        if "recording" not in cells:
            raise ValueError("it names no recording")
        for name in ("exercise", "side"):
            given = getattr(defaults, name)
            if given is not None:
                cells.setdefault(name, given)
        patient_in(cells)
        program = self._program(cells)
        if program is None and "exercise" not in cells:
            raise ValueError(
                "it names no exercise; fill the column `exercise`, or give --exercise for all"
            )
        start_s, end_s = number_in(cells, "start_s"), number_in(cells, "end_s")
        if (start_s or 0.0) < 0 or (end_s is not None and end_s <= (start_s or 0.0)):
            raise ValueError("end_s must come after start_s, and start_s not before 0")
        fps = number_in(cells, "fps")
        common: dict[str, Any] = {
            "program": None if program is None else program.model_dump_json(by_alias=True),
            "row": row.number,
            "recording": absolute(cells["recording"], self._manifest.path.parent),
            "recorded_at": moment_in(cells),
            "start_s": start_s,
            "end_s": end_s,
            "fps": fps,
            "size": size_in_words(cells["size"]) if "size" in cells else None,
            "model": self._model,
            "model_sha256": self._model_sha256,
            "out": str(defaults.out.resolve()),
            "frames": defaults.frames,
        }
        if "exercise" not in cells:
            return Task(**common)
        definition, plain = self._definition(cells["exercise"])
        dose = _dose(cells)
        if program is not None:
            entry_of(program, definition, dose.side)  # one that prescribes it
        return Task(
            **common, definition=plain, definition_sha256=definition.content_sha256, dose=dose
        )

    def _definition(self, asked: str) -> tuple[Definition, str]:
        if asked not in self._definitions:
            definition = self._defaults.library.get(asked)
            if not definition.is_measured:
                raise InputError(f"{definition.name} cannot be measured by a camera")
            plain = definition.model_dump_json(by_alias=True)
            self._definitions[asked] = definition, plain
        return self._definitions[asked]

    def _program(self, cells: Mapping[str, str]) -> Program | None:
        if "program" not in cells:
            return None
        path = Path(absolute(cells["program"], self._manifest.path.parent))
        if path not in self._programs:
            self._programs[path] = load_program(path, known_exercises())
            while len(self._programs) > _MOST_PROGRAMS:
                self._programs.popitem(last=False)
        return self._programs[path]


def _dose(cells: Mapping[str, str]) -> Dose:
    return Dose(
        side=side_in(cells),
        sets=whole_in(cells, "sets"),
        repetitions=whole_in(cells, "repetitions"),
        target=number_in(cells, "minimum_to_count"),
        limit=number_in(cells, "limit"),
        hold_s=number_in(cells, "hold_s"),
    )


def _pieces(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    piece: list[Row] = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    yield piece
