"""``hep-vision export``: the record for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.option_values import day_of
from hep_vision.cli.record_options import Db, FirstDay, LastDay, Patient, opened
from hep_vision.errors import InputError, NotInRecordError
from hep_vision.regular_file import read_regular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession

# A year of a patient has some 10 MB.
_LARGEST_BUNDLE_BYTES = 100_000_000

export_app = typer.Typer(
    name="export",
    help="Take data out of the record: tidy tables, OpenSim, FHIR.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@export_app.command()
def tables(
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the tables.")],
    patient: Patient = None,
    first: FirstDay = None,
    last: LastDay = None,
    kind: Annotated[str, typer.Option("--format", help="csv or parquet.")] = "csv",
    db: Db = None,
) -> None:
    """Write one row for each matter, set, attempt and frame.

    docs/data_dictionary.md explains them.
    """
    from hep_vision.cli.matters import refreshed
    from hep_vision.cli.review import the_one_patient
    from hep_vision.export.tables import write_tables

    chosen = _format(kind)
    with opened(db) as store:
        sessions = _sessions(store, patient, first, last)
        whose = patient or the_one_patient(store)
        matters = refreshed(store, whose, with_resolved=True)
        paths = write_tables(store, sessions, out_dir, chosen, matters)
    for path in paths:
        out.print(f"Wrote {escape(str(path))}", soft_wrap=True)


def _format(kind: str) -> Literal["csv", "parquet"]:
    match kind.lower():
        case "csv":
            return "csv"
        case "parquet":
            return "parquet"
        case _:
            raise typer.BadParameter(f"{kind!r}; there are csv and parquet", param_hint="--format")


def _sessions(
    store: Store, patient: str | None, first: str | None, last: str | None
) -> Sequence[StoredSession]:
    from hep_vision.cli.review import patient_of
    from hep_vision.store.history import read_history

    return read_history(
        store,
        patient_of(store, patient),
        first=day_of(first, "--from"),
        last=day_of(last, "--to"),
    )


@export_app.command()
def opensim(
    set_number: Annotated[
        int,
        typer.Argument(
            metavar="SET",
            help="Its number in `hep-vision sessions show`.",
            show_default=False,
        ),
    ],
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")],
    db: Db = None,
) -> None:
    """Write a set for OpenSim: landmarks (.trc) and the measured motion (.mot)."""
    from hep_vision.export.opensim import mot_text, trc_text
    from hep_vision.record.files import OutputFolder
    from hep_vision.store.queries import find_set
    from hep_vision.store.reading import read_logs, read_traces

    with opened(db) as store:
        frames = [frame for log in read_logs(store, set_number) for frame in log.frames]
        traces = read_traces(store, [set_number]).get(set_number, ())
        with store.reading() as session:
            row = find_set(session, set_number)
            measure, unit = row.measure, row.unit
        texts: dict[str, str] = {}
        if frames:
            texts[f"set-{set_number}.trc"] = trc_text(frames, f"set-{set_number}.trc")
        if traces:
            texts[f"set-{set_number}.mot"] = mot_text(traces, measure, unit)
    if not texts:
        raise NotInRecordError(f"Set {set_number} was stored without landmarks and traces.")
    with OutputFolder(out_dir) as output:
        for name, words in texts.items():
            output.staged(name).write_text(words, encoding="utf-8")
    for name in texts:
        out.print(f"Wrote {escape(str(out_dir / name))}", soft_wrap=True)
    if not frames:
        err.print("It has no landmarks; only the measured motion was written.")


@export_app.command()
def fhir(
    out_file: Annotated[Path, typer.Option("--out", "-o", help="Bundle to write, .json.")],
    patient: Patient = None,
    first: FirstDay = None,
    last: LastDay = None,
    db: Db = None,
) -> None:
    """Write program, sessions, range of motion and pain as a FHIR R4 bundle."""
    from hep_vision.cli.review import now_of, patient_of
    from hep_vision.export.fhir_bundle import make_bundle
    from hep_vision.export.fhir_check import check_bundle
    from hep_vision.program.known import known_exercises
    from hep_vision.record.files import replacing
    from hep_vision.review.period import read_period
    from hep_vision.store.repeatability import read_repeatability

    with opened(db) as store:
        whose = patient_of(store, patient)
        period = read_period(
            store,
            whose,
            now=now_of(store, whose),
            first=day_of(first, "--from"),
            last=day_of(last, "--to"),
            repeatability=read_repeatability(store.place),
        )
        bundle = make_bundle(period, known_exercises())
        faults = check_bundle(bundle)
        if faults:
            raise ValueError(f"the bundle must be good FHIR, got {faults[0]}")
    with replacing(out_file) as part:
        part.write_text(json.dumps(bundle, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    count = len(bundle["entry"])
    out.print(f"Wrote {escape(str(out_file))} ({count} resources)", soft_wrap=True)


@export_app.command("read-fhir")
def read_fhir(
    bundle: Annotated[Path, typer.Argument(help="A FHIR R4 bundle.", show_default=False)],
    out_file: Annotated[Path, typer.Option("--out", "-o", help="Program to write, .json.")],
) -> None:
    """Read a program back from a FHIR R4 bundle as `hep-vision export fhir` writes it."""
    from hep_vision.export.fhir_reading import read_program
    from hep_vision.record.files import replacing

    try:
        read = read_program(json_of(bundle))
    except InputError as error:
        raise InputError(f"{bundle}: {error}") from error
    program = read.program
    for sentence in read.not_read:
        err.print(escape(sentence), soft_wrap=True)
    text = program.model_dump_json(by_alias=True, exclude_defaults=True, indent=2)
    with replacing(out_file) as part:
        part.write_text(text + "\n", encoding="utf-8")
    out.print(
        f"Wrote {escape(str(out_file))}: program {program.program}, version {program.version}. "
        f"`hep-vision program validate {escape(str(out_file))}` checks it.",
        soft_wrap=True,
    )


def json_of(path: Path) -> object:
    """Values of a JSON file.

    Raises
    ------
    InputError
        If it cannot be read or is none.
    """
    try:
        return json.loads(read_regular(path, _LARGEST_BUNDLE_BYTES).decode("utf-8-sig"))
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"it cannot be read ({why}).") from error
    except (ValueError, RecursionError) as error:
        raise InputError("it is no JSON.") from error
