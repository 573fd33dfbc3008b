"""A question to the therapist, drafted as a message. Nothing is sent from here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from hep_vision.program.ask import draft_question
from hep_vision.web.pages.exercise import contact_of
from hep_vision.web.pages.forms import form_of, number_in, pain_choices
from hep_vision.web.reading import read
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.program.ask import Draft
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.web.reading import Reading
    from hep_vision.web.site import Site
    from hep_vision.web.words import PageWords

QUESTION_LETTERS = 2000


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path="/ask", endpoint=ask, who="patient", methods=("GET", "POST"))]


async def ask(request: Request) -> Response:
    """The form, and the message that comes of it."""
    given = await form_of(request) if request.method == "POST" else dict(request.query_params)
    return await run_in_threadpool(_page, request, given, drafts=request.method == "POST")


def _page(request: Request, given: Mapping[str, str], *, drafts: bool) -> Response:
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    program = reading.program
    entries = program.exercises if program else ()
    draft = None
    if drafts and program is not None and program.contact.email is not None:
        draft = _draft(site, reading, program, given, words)
    return page(
        "ask.html",
        words,
        site.settings,
        entries=[(str(number), _name(entry, site, words)) for number, entry in enumerate(entries)],
        sets=range(1, max((entry.sets_each_time for entry in entries), default=0) + 1),
        pains=pain_choices(words.say),
        contact=contact_of(program),
        can_mail=program is not None and program.contact.email is not None,
        draft=draft,
        given=defaultdict(str, given),
        question_letters=QUESTION_LETTERS,
    )


def _name(entry: PrescribedExercise, site: Site, words: PageWords) -> str:
    name = words.patient.exercise(site.known[entry.exercise]).name
    return name if entry.side == "both" else f"{name}, {words.say(f'chip-{entry.side}')}"


def _draft(
    site: Site, reading: Reading, program: Program, given: Mapping[str, str], words: PageWords
) -> Draft:
    chosen = number_in(given.get("about"), 0, len(program.exercises) - 1) or 0
    entry = program.exercises[chosen]
    return draft_question(
        program,
        entry,
        site.known[entry.exercise],
        at=reading.now,
        set_number=number_in(given.get("set"), 1, entry.sets_each_time),
        pain=number_in(given.get("pain"), 0, 10),
        question=given.get("question", "")[:QUESTION_LETTERS],
        words=words.patient,
    )
