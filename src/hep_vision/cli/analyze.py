"""``hep-vision analyze``: recorded videos to counted repetitions and range of motion."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hep_vision.analysis.analyze import Analysis, Job, Outputs, write_outputs
from hep_vision.analysis.analyze import analyze as run_analysis
from hep_vision.cli.analyze_options import AnalyzeOptions
from hep_vision.cli.console import (
    EXIT_INTERRUPTED,
    err,
    escape,
    frame_progress,
    out,
    say_error,
)
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.options_value import command_of
from hep_vision.cli.propose import propose
from hep_vision.cli.record_options import OWN_PATIENT
from hep_vision.cli.report import print_report
from hep_vision.cli.results_folder import tidy_results
from hep_vision.definitions.library import load_library
from hep_vision.errors import HepVisionError, InputError
from hep_vision.sources.capture.video import require_video_file

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from hep_vision.definitions.library import Library


@command_of(AnalyzeOptions)
def analyze(asked: AnalyzeOptions) -> None:
    """Count the repetitions in recorded videos and measure the range of motion of each.

    Every movement is accounted for: counted, partial or rejected, with the reason. The
    results, a table, a picture of the angle and the annotated video go to a folder.
    """
    library = load_library(asked.definitions)
    for announcement in library.announcements:
        err.print(escape(announcement), soft_wrap=True)
    asked.check()
    if asked.program is None and asked.exercise is None:
        guessed = propose(asked.recordings, library.all(), asked.model, as_json=asked.json_output)
        raise typer.Exit(guessed)
    tidy_results(asked.out_dir)
    with _kept(asked) as measured, _said_when_stopped():
        if asked.program is not None:
            worst = _match(asked, asked.program, library, measured)
        else:
            worst = _measure_all(asked, _jobs(asked, library), measured)
    if worst or asked.program is not None:
        raise typer.Exit(worst)


def _jobs(asked: AnalyzeOptions, library: Library) -> list[Job]:
    assert asked.exercise is not None
    definition, others = library.get(asked.exercise), library.readable()
    whose = asked.patient or (OWN_PATIENT if asked.save else None)
    prescription = asked.prescription(definition)
    return [
        Job(
            one.path,
            definition,
            prescription,
            asked.sets,
            one.start_s,
            one.end_s,
            one.recorded_at,
            others,
            told=asked.told,
            patient=whose,
        )
        for one in asked.recordings
    ]


def _measure_all(asked: AnalyzeOptions, jobs: Sequence[Job], measured: list[Analysis]) -> int:
    """Add the analyses of recordings to those measured; gives the code of the worst failure."""
    model = None
    worst = 0
    for job, folder in zip(jobs, _folders(jobs, asked.out_dir), strict=True):
        try:
            if model is None and not job.is_log:
                require_video_file(job.path)  # before anything is fetched for it
                model = install_if_missing(asked.model)
            analysis, outputs = measure(job, folder, model, annotate=asked.annotate)
        except HepVisionError as error:
            # One bad video among many must not cost the others.
            worst = max(worst, say_error(error))
            continue
        measured.append(analysis)
        if asked.json_output:
            out.print(analysis.record.model_dump_json(), soft_wrap=True, markup=False)
        else:
            print_report(analysis, outputs)
    return worst


def _match(asked: AnalyzeOptions, program: Path, library: Library, measured: list[Analysis]) -> int:
    """Put the recordings beside the program; see `hep_vision.cli.match.match`."""
    # What this needs takes a while to load; who only measures need not wait for it.
    from hep_vision.cli.match import Matching, match, say_how_it_is_known, show
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    matching = Matching(
        program=load_program(program, known_exercises()),
        library=library,
        out_dir=asked.out_dir,
        model=asked.model,
        annotate=asked.annotate,
        as_json=asked.json_output,
    )
    matched = match(asked.recordings, matching)
    measured.extend(matched.analyses)
    show(matched)
    say_how_it_is_known(measured)
    return matched.worst


@contextmanager
def _said_when_stopped() -> Generator[None]:
    try:
        yield
    except KeyboardInterrupt:
        err.print("Stopped. Nothing unfinished was left behind.")
        raise typer.Exit(EXIT_INTERRUPTED) from None


@contextmanager
def _kept(asked: AnalyzeOptions) -> Generator[list[Analysis]]:
    """Collect analyses and save them, also where it is stopped halfway or nobody reads on."""
    measured: list[Analysis] = []
    try:
        yield measured
    finally:
        if asked.save and measured:
            # The database takes a while to load; who only measures need not wait for it.
            from hep_vision.cli.saving import Saving, save_analyses

            saving = Saving(
                patient=asked.patient, db=asked.db, program=asked.program, check=asked.check_word
            )
            save_analyses(measured, saving)


def measure(
    job: Job, folder: Path, model: Path | None, *, annotate: bool
) -> tuple[Analysis, Outputs]:
    """Analyse one recording and write its results, with progress on stderr."""
    name = escape(job.path.name)
    with frame_progress(f"Measuring {name}") as on_frame:
        analysis = run_analysis(job, model, on_frame)
    with frame_progress(f"Drawing {name}") as on_frame:
        outputs = write_outputs(analysis, folder, annotate=annotate, on_frame=on_frame)
    return analysis, outputs


def _folders(jobs: Sequence[Job], out_dir: Path) -> list[Path]:
    """A folder for each job; videos of the same name in different places are told apart."""
    if out_dir.exists() and not out_dir.is_dir():
        raise InputError(f"{out_dir} is a file, --out needs a folder. Choose another name.")
    folders: list[Path] = []
    for job in jobs:
        stem = f"{job.path.stem}-{job.definition.id}"
        folder, number = out_dir / stem, 2
        while folder in folders:
            folder, number = out_dir / f"{stem}-{number}", number + 1
        folders.append(folder)
    return folders
