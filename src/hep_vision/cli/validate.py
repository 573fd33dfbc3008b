"""``hep-vision validate``: a clinic's own validation, led through step by step."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.record_options import Db
from hep_vision.errors import InputError

validate_app = typer.Typer(
    name="validate",
    help=(
        "A clinic's own validation: agreement with a goniometer, test and retest, counting.\n\n"
        "A study is a folder on this machine; people have coded ids, never names."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
)

Folder = Annotated[
    Path, typer.Argument(metavar="STUDY", help="The study's folder.", show_default=False)
]
Person = Annotated[
    str | None,
    typer.Option("--person", "-p", help="Coded id, never a name; asked for if not given."),
]


@validate_app.command()
def new(
    folder: Folder,
    exercise: Annotated[
        str, typer.Option("--exercise", "-e", help="Id of the exercise.", show_default=False)
    ],
    raters: Annotated[
        list[str],
        typer.Option("--rater", help="Code of a rater or labeller; give two.", show_default=False),
    ],
    approval: Annotated[
        str,
        typer.Option(
            help="Who approved the study (ethics committee, clinic), in words.", show_default=False
        ),
    ],
    parts: Annotated[
        list[str] | None,
        typer.Option("--part", help="agreement, retest or counting; default: all three."),
    ] = None,
    people: Annotated[
        int | None, typer.Option(min=1, help="People planned; default: what the parts need.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Pose model; default: full.")] = None,
    most_bias_deg: Annotated[
        float, typer.Option(help="Criterion: bias with its interval within.")
    ] = 5.0,
    widest_limits_deg: Annotated[
        float, typer.Option(help="Criterion: limits of agreement within.")
    ] = 10.0,
    most_sem_deg: Annotated[
        float, typer.Option(help="Criterion: upper 80 % limit of the SEM at most.")
    ] = 5.0,
    least_exact_percent: Annotated[
        float, typer.Option(help="Criterion: lower end of the sets counted exactly.")
    ] = 90.0,
    seed: Annotated[
        int | None, typer.Option(help="Of the random orders; default: drawn.", show_default=False)
    ] = None,
) -> None:
    """Write the protocol, before the first person. It is never changed afterwards."""
    from hep_vision.cli.validate_wizard import plan_study

    begun = plan_study(
        folder,
        exercise=exercise,
        raters=raters,
        approval=approval,
        parts=parts,
        people=people,
        model=model,
        seed=seed,
        criteria={
            "most_bias_deg": most_bias_deg,
            "widest_limits_deg": widest_limits_deg,
            "most_sem_deg": most_sem_deg,
            "least_exact_percent": least_exact_percent,
        },
    )
    protocol = begun.protocol
    out.print(
        f"Wrote {escape(str(folder / 'protocol.json'))}: {', '.join(protocol.parts)}, "
        f"{protocol.people} people. Every recording must be measured by hep-vision "
        f"{protocol.frozen.hep_vision} with model {protocol.frozen.model}.",
        soft_wrap=True,
    )


@validate_app.command()
def agreement(folder: Folder, person: Person = None) -> None:
    """Lead through a person's static holds: two blind goniometer readings, then the recording."""
    from hep_vision.cli.validate_wizard import Wizard

    Wizard(folder, "agreement", person).lead_through_holds()


@validate_app.command()
def retest(folder: Folder, person: Person = None) -> None:
    """Lead through a person's first or second visit, 2 to 7 days apart."""
    from hep_vision.cli.validate_wizard import Wizard

    Wizard(folder, "retest", person).lead_through_visit()


@validate_app.command()
def counting(folder: Folder, person: Person = None) -> None:
    """Lead through a person's three sets, labelled blindly by two, and the idle time."""
    from hep_vision.cli.validate_wizard import Wizard

    Wizard(folder, "counting", person).lead_through_sets()


@validate_app.command()
def manifest(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST",
            help="Manifest of `hep-vision batch` with the truth in it: true_count, true_peaks, "
            "true_angles (docs/batch.md).",
            show_default=False,
        ),
    ],
    out_dir: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="DATASET", help="Folder of the dataset.", show_default=False
        ),
    ],
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", help="Exercise of the rows that do not name one."),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler to use. Default: none.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Workers on this machine.")
    ] = None,
) -> None:
    """Measure labelled recordings, and write how right counts and degrees are.

    Writes agreement.md, and poseaudit.csv for the public tool of that name, into the dataset.
    """
    from hep_vision.cli.batch import BatchOptions, compare_labels

    compare_labels(
        BatchOptions(
            manifest=path,
            out_dir=out_dir,
            exercise=exercise,
            scheduler=scheduler,
            workers=workers,
            frames=True,
        )
    )


@validate_app.command()
def exclude(
    folder: Folder,
    person: Annotated[str, typer.Option("--person", "-p", help="Coded id.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; it stands in the report.", show_default=False)],
) -> None:
    """Leave a person out, with the reason. What was entered of them is kept."""
    from hep_vision.validation.protocol import Exclusion
    from hep_vision.validation.study import add_entry, read_study

    study = read_study(folder)
    if person not in study.people:
        raise InputError(f"Nothing was entered of {person}; nobody is left out.")
    if len(reason.strip()) < 3:
        raise typer.BadParameter("say why in a few words.", param_hint="--reason")
    add_entry(study, Exclusion(person=person, at=datetime.now(UTC), reason=reason.strip()))
    out.print(f"{escape(person)} is left out; the report says why.")


@validate_app.command()
def report(
    folder: Folder,
    use: Annotated[
        bool,
        typer.Option(
            "--use",
            help="Let reports of this record go by the result (15 people or more). It only ever "
            "makes them more careful.",
        ),
    ] = False,
    db: Db = None,
) -> None:
    """Write the study's report: people, every figure with its interval, criteria."""
    from hep_vision.validation.report import study_report
    from hep_vision.validation.study import read_study, write_report

    study = read_study(folder)
    text = study_report(study)
    path = write_report(study, text)
    out.print(text, markup=False, soft_wrap=True)
    err.print(f"Wrote {escape(str(path))}", soft_wrap=True)
    if use:
        _use(folder, db)


def _use(folder: Path, db: str | None) -> None:
    from hep_vision.statistics.change import USUAL_SESSION_SD_DEG
    from hep_vision.store.place import find_place
    from hep_vision.store.repeatability import read_repeatability, write_repeatability
    from hep_vision.validation.results import repeatability_row, results_of
    from hep_vision.validation.study import read_study

    study = read_study(folder)
    results = results_of(study)
    row = repeatability_row(study, results, datetime.now().astimezone().date())
    if row is None:
        raise InputError(
            f"Reports go by a test and retest from 15 people on; {results.people('retest')} came "
            "twice so far."
        )
    place = find_place(db)
    path = write_repeatability(place, read_repeatability(place).with_row(row))
    wider = row.sem_upper80_deg > USUAL_SESSION_SD_DEG
    said = (
        f"from now on a session value is expected to scatter by {row.sem_upper80_deg:.1f} degrees"
        if wider
        else f"{row.sem_upper80_deg:.1f} degrees do not exceed the {USUAL_SESSION_SD_DEG:g} that "
        "are expected anyhow, so that nothing becomes wider"
    )
    err.print(f"Wrote {escape(str(path))}: {said}.", soft_wrap=True)
