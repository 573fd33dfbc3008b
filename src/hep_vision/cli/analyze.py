"""``hep-vision analyze``: recorded videos to counted repetitions and range of motion."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.analysis.analyze import Analysis, Job, Outputs, write_outputs
from hep_vision.analysis.analyze import analyze as run_analysis
from hep_vision.analysis.recording import Recording
from hep_vision.cli.console import (
    EXIT_INTERRUPTED,
    err,
    escape,
    frame_progress,
    out,
    say_error,
)
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.option_values import (
    MOMENT_FORMATS,
    MOST_REPETITIONS,
    MOST_SETS,
    check_finite,
    moment_of,
    side_of,
)
from hep_vision.cli.propose import propose
from hep_vision.cli.record_options import Db, Patient
from hep_vision.cli.report import print_report
from hep_vision.cli.results_folder import tidy_results
from hep_vision.definitions.library import load_library
from hep_vision.errors import HepVisionError, InputError
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.capture.video import require_video_file
from hep_vision.sources.pose.models import load_manifest

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from hep_vision.definitions.library import Library

DEFAULT_FOLDER = Path("hep-vision-results")


def analyze(
    videos: Annotated[
        list[Path],
        typer.Argument(
            metavar="VIDEO...",
            help="Recorded videos, or landmark logs (.npz) of earlier runs to be counted again.",
        ),
    ],
    exercise: Annotated[
        str | None,
        typer.Option(
            "--exercise",
            "-e",
            help="What is done in them; see `hep-vision exercises list`. Without it and without "
            "--program nothing is measured: the exercises that it could be are proposed.",
        ),
    ] = None,
    side: Annotated[
        str | None,
        typer.Option(
            help="left, right, both or auto (the side that moves). Default: as the exercise says."
        ),
    ] = None,
    reps: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_REPETITIONS, help="Prescribed repetitions of a set."),
    ] = None,
    sets: Annotated[int | None, typer.Option(min=1, max=MOST_SETS, help="Prescribed sets.")] = None,
    target: Annotated[
        float | None,
        typer.Option(
            metavar="DEG",
            help="Range a full repetition reaches; what stays short of it is partial. Without "
            "it a repetition is held against the person's own movement in the set.",
        ),
    ] = None,
    limit: Annotated[
        float | None,
        typer.Option(metavar="DEG", help="Range that must not be passed; passing it is noted."),
    ] = None,
    hold: Annotated[
        float | None,
        typer.Option(min=0, metavar="S", help="Seconds to hold; a shorter hold is partial."),
    ] = None,
    start: Annotated[
        float | None, typer.Option(metavar="S", help="Begin here, in seconds.")
    ] = None,
    end: Annotated[float | None, typer.Option(metavar="S", help="End here, in seconds.")] = None,
    out_dir: Annotated[
        Path,
        typer.Option("--out", "-o", help="Folder for the results; one folder a video in it."),
    ] = DEFAULT_FOLDER,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Pose model: lite, full or heavy; docs/models.md tells how they compare, "
            "`hep-vision models list` which are installed. Default: full.",
        ),
    ] = None,
    annotate: Annotated[
        bool, typer.Option(help="Draw skeleton, angle and count into a copy of the video.")
    ] = True,
    json_output: Annotated[
        bool,
        typer.Option("--json", help="Print one JSON document a video on stdout, a line each."),
    ] = False,
    definitions: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder with exercise definitions of your own."),
    ] = None,
    program: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Instead of --exercise: find the sets of this program's exercises in the "
            "videos, and put what was done beside what is prescribed.",
        ),
    ] = None,
    performed_at: Annotated[
        datetime | None,
        typer.Option(
            formats=MOMENT_FORMATS,
            metavar="YYYY-MM-DDTHH:MM",
            help="When the recording began. Default: as the camera noted in the video, else "
            "the date of the file.",
        ),
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the sets in the record (`hep-vision sessions`).")
    ] = False,
    patient: Patient = None,
    db: Db = None,
) -> None:
    """Count the repetitions in recorded videos and measure the range of motion of each.

    Every movement is accounted for: counted, partial or rejected, with the reason. The
    results, a table, a picture of the angle and the annotated video go to a folder.
    """
    library = load_library(definitions)
    for announcement in library.announcements:
        err.print(escape(announcement), soft_wrap=True)
    _check_purpose(
        exercise,
        program,
        {"--side": side, "--reps": reps, "--sets": sets, "--target": target}
        | {"--limit": limit, "--hold": hold},
        save=save,
    )
    check_finite({"--target": target, "--limit": limit, "--hold": hold})
    check_finite({"--start": start, "--end": end})
    _check_span(start or 0.0, end)
    begun = moment_of(performed_at, "--performed-at")
    recordings = [Recording(path, start, end, begun) for path in videos]
    _check_model(recordings, model)
    tidy_results(out_dir)
    if program is not None:
        with _kept(patient, db, program, save=save) as measured:
            worst = _match(
                recordings,
                program,
                library,
                out_dir,
                measured,
                model=model,
                annotate=annotate,
                as_json=json_output,
            )
        raise typer.Exit(worst)
    if exercise is None:
        raise typer.Exit(propose(recordings, library.all(), model, as_json=json_output))
    definition = library.get(exercise)
    prescription = Prescription(
        side=definition.side.default if side is None else side_of(side),
        repetitions=reps,
        target=target,
        limit=limit,
        hold_s=hold,
    )
    others = library.readable()
    jobs = [Job(path, definition, prescription, sets, start, end, begun, others) for path in videos]
    folders = _folders(jobs, out_dir)
    with _kept(patient, db, save=save) as measured:
        worst = _measure_all(
            jobs,
            folders,
            measured,
            model_name=model,
            annotate=annotate,
            as_json=json_output,
        )
    if worst:
        raise typer.Exit(worst)


def _measure_all(
    jobs: Sequence[Job],
    folders: Sequence[Path],
    measured: list[Analysis],
    *,
    model_name: str | None,
    annotate: bool,
    as_json: bool,
) -> int:
    """Add the analyses of recordings to those measured; gives the code of the worst failure."""
    model = None
    worst = 0
    try:
        for job, folder in zip(jobs, folders, strict=True):
            try:
                if model is None and not job.is_log:
                    require_video_file(job.path)  # before anything is fetched for it
                    model = install_if_missing(model_name)
                analysis, outputs = measure(job, folder, model, annotate=annotate)
            except HepVisionError as error:
                # One bad video among many must not cost the others.
                worst = max(worst, say_error(error))
                continue
            measured.append(analysis)
            if as_json:
                out.print(analysis.record.model_dump_json(), soft_wrap=True, markup=False)
            else:
                print_report(analysis, outputs)
    except KeyboardInterrupt:
        err.print("Stopped. Nothing unfinished was left behind.")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    return worst


def _match(
    recordings: Sequence[Recording],
    program: Path,
    library: Library,
    out_dir: Path,
    measured: list[Analysis],
    *,
    model: str | None,
    annotate: bool,
    as_json: bool,
) -> int:
    """Put the recordings beside the program; see `hep_vision.cli.match.match`."""
    # What this needs takes a while to load; who only measures need not wait for it.
    from hep_vision.cli.match import Matching, match, say_how_it_is_known, show
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    matching = Matching(
        program=load_program(program, known_exercises()),
        library=library,
        out_dir=out_dir,
        model=model,
        annotate=annotate,
        as_json=as_json,
    )
    try:
        matched = match(recordings, matching)
        measured.extend(matched.analyses)
        show(matched)
    except KeyboardInterrupt:
        err.print("Stopped. Nothing unfinished was left behind.")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    say_how_it_is_known(measured)
    return matched.worst


@contextmanager
def _kept(
    patient: str | None, db: str | None, program: Path | None = None, *, save: bool
) -> Generator[list[Analysis]]:
    """Collect analyses and save them, also where it is stopped halfway or nobody reads on."""
    measured: list[Analysis] = []
    try:
        yield measured
    finally:
        if save and measured:
            # The database takes a while to load; who only measures need not wait for it.
            from hep_vision.cli.saving import Saving, save_analyses

            save_analyses(measured, Saving(patient=patient, db=db, program=program))


def _check_model(recordings: Sequence[Recording], name: str | None) -> None:
    if name is None:
        return
    known = load_manifest().models
    if name not in known:
        raise typer.BadParameter(f"--model {name}: there is none; choose {', '.join(known)}.")
    if all(recording.is_log for recording in recordings):
        raise typer.BadParameter(
            "--model is for videos: in a landmark log is what its model saw; leave it out."
        )


def _check_purpose(
    exercise: str | None, program: Path | None, measuring: Mapping[str, object], *, save: bool
) -> None:
    """Refuse options that say twice what to measure, or how, where nothing is measured."""
    if exercise is not None and program is not None:
        raise typer.BadParameter("--program says what to look for; leave --exercise out.")
    for option, value in measuring.items():
        if program is not None and value is not None:
            raise typer.BadParameter(f"{option} is for the program to say; leave it out.")
        if exercise is None and value is not None:
            raise typer.BadParameter(f"{option} needs --exercise: without it nothing is measured.")
    if save and exercise is None and program is None:
        raise typer.BadParameter(
            "--save needs --exercise or --program: without them nothing is measured."
        )


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


def _check_span(start: float, end: float | None) -> None:
    if start < 0:
        raise typer.BadParameter("--start must not be negative.")
    if end is not None and end <= start:
        raise typer.BadParameter(f"--end {end:g} must come after --start {start:g}.")


def _folders(jobs: list[Job], out_dir: Path) -> list[Path]:
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
