"""How the sessions of a server are made: from the program, or as `hep-vision run` was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from hep_vision.coach.words import ENGLISH, languages, load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.starting import Prepared, due_sets, prepare
from hep_vision.live.store_session import Owner
from hep_vision.program.schedule import in_force
from hep_vision.store.identity import spelt_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from hep_vision.definitions.library import Library
    from hep_vision.live.starting import Planner
    from hep_vision.program.model import Program
    from hep_vision.web.link.running import SessionSummary
    from hep_vision.web.site import Site

    # Gives the pose model, which is installed first if it is missing.
    FindModel = Callable[[], Path]


def _own_model() -> Path:
    from hep_vision.sources.pose.models import ensure_model

    return ensure_model()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOptions:
    """What the sessions of a server are like.

    Parameters
    ----------
    plan : Planner, optional
        The sets to do; by default those of the program that are due.
    program : Program, optional
        What ``plan`` comes from, if it comes from a program.
    definitions : Path, optional
        Folder with exercise definitions of the user's own.
    language : str, optional
        Of the sessions; by default that of the page.
    camera : str, optional
        Number, address or file of a camera of this machine; by default the browser's own.
    find_model : callable
        Gives the pose model that sees this machine's camera.
    find_smaller_model : callable
        Gives what a slow machine changes to, if it is installed.
    record_video : bool
        Whether to keep what this machine's camera sees.
    skeleton : bool
        Whether the skeleton is drawn in the exercises too, not in set-up only.
    when_over : callable
        Told what a session came to when it has ended, or is let go of unfinished.
    """

    plan: Planner | None = None
    program: Program | None = None
    definitions: Path | None = None
    language: str | None = None
    camera: str | None = None
    find_model: FindModel = _own_model
    find_smaller_model: Callable[[], Path | None] = field(default=lambda: None)
    record_video: bool = False
    skeleton: bool = False
    when_over: Callable[[SessionSummary], None] = lambda _: None


class SiteSource:
    """The sessions of the patient whose pages are served.

    Parameters
    ----------
    site : Site
        Whose they are.
    options : SessionOptions
        What they are like.
    """

    def __init__(self, site: Site, options: SessionOptions) -> None:
        self._site = site
        self._options = options

    @property
    def out_dir(self) -> Path:
        """Folder of the sessions' files."""
        return self._site.out_dir

    def owner(self, stack: ExitStack) -> Owner:
        """Open the record of the patient, with the program that is in force."""
        store = stack.enter_context(self._site.store())
        versions = self._site.versions(store)
        patient = spelt_in(store, self._site.patient)
        program = self._options.program
        if self._options.plan is None:
            program = in_force(versions, self._site.zone_now(versions).date())
        return Owner(store, patient, program)

    def prepare(
        self, owner: Owner, language: str, now: datetime, *, without: int | None
    ) -> Prepared:
        """What a session is made of that begins at a time, not counting what one has done."""
        language = self._options.language or language
        words = load_words(language if language in languages() else ENGLISH)
        return prepare(
            self._planner(owner.program),
            owner,
            words,
            now,
            without=without,
            shows_degrees=self._site.settings.degrees,
            others=self._library.readable(),
        )

    def why_nothing(self, owner: Owner) -> str:
        """Why nothing is to be done, as the page of today says it."""
        from hep_vision.web.pages.today import make_today
        from hep_vision.web.reading import read

        today = make_today(read(self._site), self._site.words(owner.program), self._site.known)
        return " ".join((*today.warnings, today.headline))

    def is_stopped(self, owner: Owner) -> bool:
        """Whether what happened today forbids to begin; not what was asked for by name."""
        from hep_vision.web.pages.today import is_stopped
        from hep_vision.web.reading import read

        return owner.program is not None and is_stopped(read(self._site))

    def _planner(self, program: Program | None) -> Planner:
        if self._options.plan is not None:
            return self._options.plan
        if program is None:
            return lambda _history, _now: []
        return due_sets(program, self._library)

    @cached_property
    def _library(self) -> Library:
        return load_library(self._options.definitions)
