"""What the patient has set: language, letters, sound, camera. In a private file by the record."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hep_vision.plain_text import folded_pseudonym
from hep_vision.record.files import replacing
from hep_vision.store.place import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.store.place import Place

Letters = Literal[100, 125, 150, 200]

_log = logging.getLogger(__name__)


class Settings(BaseModel):
    """What the patient has set.

    Parameters
    ----------
    language : str
        ``"de"``; empty for that of the program, or of the computer.
    letters : {100, 125, 150, 200}
        Size of the letters in percent.
    colours : {"system", "light", "dark"}
        Which colours; the computer's by default.
    contrast : {"usual", "more"}
        Whether lines and letters stand out more.
    voice : bool
        Whether the session speaks.
    volume : int
        Of voice and tones, 0 to 100.
    camera : str
        Which camera, by the browser's id of it; empty for the usual one.
    camera_name : str
        Its name, for the page.
    degrees : bool
        Whether the angles are shown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    language: Literal["", "en", "es", "de"] = ""
    letters: Letters = 100
    colours: Literal["system", "light", "dark"] = "system"
    contrast: Literal["usual", "more"] = "usual"
    voice: bool = True
    volume: int = Field(default=80, ge=0, le=100)
    camera: str = Field(default="", max_length=200)
    camera_name: str = Field(default="", max_length=200)
    degrees: bool = False


def settings_file(place: Place, patient: str) -> Path:
    """File in which a patient's settings are kept, beside the record."""
    folder = place.file.resolve().parent if place.file else data_folder()
    name = hashlib.sha256(folded_pseudonym(patient).encode()).hexdigest()[:16]
    return folder / f"settings-{name}.json"


def read_settings(path: Path) -> Settings:
    """Settings from their file; the usual ones where there is none, or none that can be read."""
    try:
        return Settings.model_validate_json(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        _log.warning("the settings %s cannot be read: %s", path, error)
        return Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Keep settings, whole or not at all, for nobody else to read.

    Raises
    ------
    OutputError
        If they cannot be written.
    """
    with replacing(path) as part:
        part.write_text(settings.model_dump_json(indent=2) + "\n", "utf-8")
