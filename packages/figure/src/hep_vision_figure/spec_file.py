"""A specification as a file in YAML: read, checked, and every fault named with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from hep_vision.checked_yaml.problems import Problem
from hep_vision.checked_yaml.text import FileKind, YamlText, read_text
from hep_vision.errors import DefinitionError, UnknownExerciseError
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.spec_part import ImpossibleClipError
from hep_vision_figure.spec_problem import first_problem

if TYPE_CHECKING:
    from pathlib import Path


def _file_error(path: Path, problem: str) -> DefinitionError:
    return DefinitionError(path, "", problem)


SPEC_FILE = FileKind("clip specification", 64 * 1024, 5_000, _file_error)


def parse_spec(text: str, path: Path | str = "specification") -> ClipSpec:
    """Read a specification from YAML 1.2.

    Parameters
    ----------
    text : str
    path : Path or str
        Where it comes from, for what is said about it.

    Raises
    ------
    DefinitionError
        If it is not YAML, has a key that is not known, a value that cannot be, or asks the
        figure for what it cannot do.
    """
    source = YamlText.parse(text, SPEC_FILE)
    if isinstance(source, Problem):
        raise DefinitionError(path, f"line {source.line}", f"{source.problem}; {source.fix}")
    try:
        spec = ClipSpec.model_validate(source.values)
    except ValidationError as error:
        first = first_problem(error, source.line_of)
        where = f"line {first.line}" + (f", {first.field}" if first.field else "")
        raise DefinitionError(path, where, f"{first.problem}; {first.fix}") from error
    try:
        frame_picture(spec.camera, Choreography(spec).extent())
    except ImpossibleClipError as error:
        where = f"line {source.line_of(error.location)}, {error.where}"
        raise DefinitionError(path, where, error.problem) from error
    except UnknownExerciseError as error:
        where = f"line {source.line_of(('exercise',))}, exercise"
        raise DefinitionError(path, where, str(error)) from error
    return spec


def load_spec(path: Path) -> ClipSpec:
    """Read a specification file.

    Raises
    ------
    DefinitionError
        If it cannot be read or says something impossible.
    """
    return parse_spec(read_text(path, SPEC_FILE), path)
