"""A day without a camera: the patient writes down what was done; the record says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse

from hep_vision.definitions.library import load_library
from hep_vision.program.schedule import in_force
from hep_vision.review.raising import raise_matters
from hep_vision.store.by_hand import HandWritten, save_by_hand
from hep_vision.store.events import Answers
from hep_vision.web.pages.exercise import ExerciseCard, card_of
from hep_vision.web.pages.forms import form_of, number_in, pain_choices
from hep_vision.web.reading import read
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.web.reading import Reading
    from hep_vision.web.site import Site
    from hep_vision.web.words import PageWords

DAYS_BACK = 6
"""How many days back may be written down: what is longer ago is not remembered set by set. (A
default of this project, without a source.)"""
NOTE_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise and side to choose a number of sets of."""

    name: str
    card: ExerciseCard
    side: str
    most: int


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [
        Entry(path="/by-hand", endpoint=by_hand, who="patient", methods=("GET", "POST")),
    ]


async def by_hand(request: Request) -> Response:
    """The form, and what comes back with it."""
    from starlette.concurrency import run_in_threadpool

    if request.method == "POST":
        values = await form_of(request)
        return await run_in_threadpool(_save, request, values)
    return await run_in_threadpool(_form, request)


def _form(request: Request, sentence: str = "", given: Mapping[str, str] | None = None) -> Response:
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    say = words.say
    program = in_force(reading.versions, reading.today)
    return page(
        "by_hand.html",
        words,
        site.settings,
        status=400 if sentence else 200,
        sentence=sentence,
        given=defaultdict(str, given or {}),
        days=[(day.isoformat(), text) for day, text in _days(reading, words)],
        lines=list(_lines(site, program, reading, words)) if program else [],
        pains=pain_choices(say),
        token=site.form_tokens.new(),
        note_letters=NOTE_LETTERS,
    )


def _days(reading: Reading, words: PageWords) -> Iterator[tuple[date, str]]:
    for back in range(DAYS_BACK + 1):
        day = reading.today - timedelta(days=back)
        if in_force(reading.versions, day) is None:
            continue
        text = words.patient.weekday_date(day)
        if back < 2:
            near = words.say("when-today" if not back else "by-hand-yesterday")
            text = f"{near}, {text}"
        yield day, text[:1].upper() + text[1:]


def _lines(site: Site, program: Program, reading: Reading, words: PageWords) -> Iterator[Line]:
    for entry, side, name in _parts(program):
        card = card_of(entry, reading.program, site.known, words)
        chip = words.say(f"chip-{side}") if side != "both" else ""
        yield Line(name, card, chip, max(1, entry.sets_each_day))


def _parts(program: Program) -> Iterator[tuple[PrescribedExercise, SetSide, str]]:
    """Every exercise and side with its name in the form."""
    for number, entry in enumerate(program.exercises):
        for side in entry.set_sides:
            yield entry, side, f"sets-{number}-{side}"


def _save(request: Request, values: Mapping[str, str]) -> Response:
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    day = next(
        (one for one, _ in _days(reading, words) if one.isoformat() == values.get("day")), None
    )
    program = in_force(reading.versions, day) if day else None
    if day is None or program is None:
        return _form(request, words.say("by-hand-rest"), values)
    library = load_library()
    written = [
        HandWritten(entry, library.get(entry.exercise), side, sets)
        for entry, side, name in _parts(program)
        if (sets := number_in(values.get(name), 0, entry.sets_each_day) or 0)
    ]
    if not written:
        return _form(request, words.say("by-hand-nothing"), values)
    if not site.form_tokens.use(values.get("token", "")):
        return _form(request, words.say("by-hand-there"), values)
    answers = Answers(
        pain_worst=number_in(values.get("pain"), 0, 10),
        note=values.get("note", "").strip()[:NOTE_LETTERS] or None,
    )
    at = _moment(day, reading)
    with site.store() as store:
        save_by_hand(store, site.patient, program, written, at=at, answers=answers)
        raise_matters(store, site.patient, reading.now)
    return RedirectResponse("/?written=1", 303)


def _moment(day: date, reading: Reading) -> datetime:
    """When it was done: now, or at noon of an earlier day."""
    if day == reading.today:
        return reading.now
    zone: Any = reading.now.tzinfo
    return datetime.combine(day, time(12), zone)
