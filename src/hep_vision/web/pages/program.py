"""My program: what stands on the handout, and a new one from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse

from hep_vision.errors import InputError
from hep_vision.plain_text import same_pseudonym
from hep_vision.program.load import load_program
from hep_vision.program.sheet import make_sheet
from hep_vision.record.files import working_folder
from hep_vision.store.reading import patients
from hep_vision.store.writing import keep_program
from hep_vision.web.pages.exercise import Shown, shown
from hep_vision.web.reading import read
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.web.reading import Reading
    from hep_vision.web.site import Site

LARGEST_PROGRAM_BYTES = 512 * 1024
ENDINGS = (".yaml", ".yml", ".json")


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [
        Entry(
            path="/program",
            endpoint=program,
            who="patient",
            methods=("GET", "POST"),
            largest_body_bytes=LARGEST_PROGRAM_BYTES,
        )
    ]


async def program(request: Request) -> Response:
    """The page, and the file that comes back with it."""
    if request.method == "GET":
        return await run_in_threadpool(_page, request)
    async with request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            return await run_in_threadpool(_page, request)
        content = await file.read()
        name = file.filename or ""
    return await run_in_threadpool(_take, request, name, content)


def _page(request: Request, sentence: str = "") -> Response:
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    sheet = make_sheet(reading.program, site.known, words.patient) if reading.program else None
    return page(
        "program.html",
        words,
        site.settings,
        status=400 if sentence else 200,
        sentence=sentence,
        taken=request.query_params.get("taken") == "1",
        sheet=sheet,
        pictures=_pictures(reading, site),
        endings=",".join(ENDINGS),
    )


def _pictures(reading: Reading, site: Site) -> list[Shown | None]:
    """Picture of each exercise of the program, in its order."""
    entries = reading.program.exercises if reading.program else ()
    return [shown(site.known[entry.exercise], entry.side) for entry in entries]


def _take(request: Request, name: str, content: bytes) -> Response:
    """Store the program of a file, if it is the patient's own."""
    site = site_of(request)
    words = site.words(read(site).program)
    ending = Path(name).suffix.lower()
    try:
        with working_folder() as folder:
            path = folder / f"program{ending if ending in ENDINGS else '.yaml'}"
            path.write_bytes(content)
            new = load_program(path, site.known)
    except InputError as error:
        why = str(getattr(error, "problem", error))
        return _page(request, words.say("program-unreadable", why=why))
    with site.store() as store:
        there = patients(store)
        if not same_pseudonym(site.patient, there) and not site.programs:
            site.patient = same_pseudonym(new.patient, there) or new.patient
        if not same_pseudonym(new.patient, [site.patient]):
            values = {"other": new.patient, "patient": site.patient}
            return _page(request, words.say("program-other", **values))
        keep_program(store, new)
    return RedirectResponse("/program?taken=1", 303)
