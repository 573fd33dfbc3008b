"""Whose pages are served, and from which record: what every page starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hep_vision.coach.words import ENGLISH
from hep_vision.plain_text import same_pseudonym
from hep_vision.program.known import KnownExercises, known_exercises
from hep_vision.store.database import open_store
from hep_vision.store.place import find_place
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.pages.forms import FormTokens
from hep_vision.web.settings import read_settings, settings_file, write_settings
from hep_vision.web.words import PageWords, page_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection

    from hep_vision.program.model import Program
    from hep_vision.store.database import Store
    from hep_vision.web.settings import Settings


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Site:
    """Whose pages are served, and from which record.

    Parameters
    ----------
    patient : str
        Pseudonym, as the record spells it.
    db : str, optional
        The record; the user's own by default.
    programs : tuple of Program
        Given on the command line, beside what the record has; the newest last.
    out_dir : Path
        Folder of the sessions' files.
    system_language : str
        Language of the computer, if there are words in it.
    now : callable
        The time, with its zone.
    session : SessionOptions
        What the sessions are like.
    form_tokens : FormTokens
        Of the forms that are open.
    """

    patient: str
    db: str | None = None
    programs: tuple[Program, ...] = ()
    out_dir: Path = field(default_factory=lambda: Path("hep-vision-results"))
    system_language: str = ENGLISH
    now: Callable[[], datetime] = _now
    session: SessionOptions = field(default_factory=SessionOptions)
    form_tokens: FormTokens = field(default_factory=FormTokens)

    @cached_property
    def known(self) -> KnownExercises:
        """The exercises of the library."""
        return known_exercises()

    @cached_property
    def _settings_file(self) -> Path:
        return settings_file(find_place(self.db), self.patient)

    @property
    def settings(self) -> Settings:
        """What the patient has set."""
        return read_settings(self._settings_file)

    def keep_settings(self, settings: Settings) -> None:
        """Keep what the patient has set."""
        write_settings(self._settings_file, settings)

    def store(self) -> Store:
        """The record, opened; use it as a context manager.

        Raises
        ------
        StoreError
            If it cannot be used.
        """
        return open_store(self.db, create=True)

    def versions(self, store: Store) -> tuple[Program, ...]:
        """Versions of the patient's program of today, as in the record and as given."""
        from hep_vision.review.raising import program_on
        from hep_vision.store.reading import patients, read_programs

        stored = (
            read_programs(store, self.patient)
            if same_pseudonym(self.patient, patients(store))
            else ()
        )
        return program_on(self.now().date(), (*stored, *self.programs))

    def zone_now(self, versions: tuple[Program, ...]) -> datetime:
        """Now, on the clock on the patient's wall."""
        zone = next((p.timezone for p in reversed(versions) if p.timezone), None)
        return self.now().astimezone(ZoneInfo(zone) if zone else None)

    def words(self, program: Program | None) -> PageWords:
        """Words in the patient's language."""
        return page_words(program, self.settings.language, self.system_language)


def site_of(request: HTTPConnection) -> Site:
    """The site that a request is for."""
    return request.app.state.site
