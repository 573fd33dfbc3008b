"""``hep-vision batch``: many recordings, on this machine or a Dask cluster, into one dataset."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.console import EXIT_INTERRUPTED, err, escape, out
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.option_values import side_of
from hep_vision.cli.options_value import command_of
from hep_vision.definitions.library import load_library
from hep_vision.errors import DeviceError, InputError
from hep_vision.sources.pose.models import load_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from hep_vision.batch.outcomes import Outcomes
    from hep_vision.batch.run import Batch, Finished
    from hep_vision.batch.workers import Cluster

# A part of what was asked for is missing in the results.
EXIT_SOME_FAILED = 5
_GB = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """What `hep-vision batch` was asked for; the fields are the command's options."""

    manifest: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST|FOLDER",
            help="Table of recordings in CSV or Parquet with a column `recording` (docs/batch.md "
            "has the others), or a folder of recordings.",
            show_default=False,
        ),
    ]
    out_dir: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="DATASET",
            help="Folder of the dataset. Of a cluster, one that every worker reaches by this path.",
            show_default=False,
        ),
    ]
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", help="Exercise of the rows that do not name one."),
    ] = None
    side: Annotated[str | None, typer.Option(help="Side of the rows that do not name one.")] = None
    names: Annotated[
        str | None,
        typer.Option(
            metavar="RULE",
            help="Of a folder: what the paths say, e.g. '{patient}/{exercise}_{side}_*'.",
        ),
    ] = None
    definitions: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder with exercise definitions of your own."),
    ] = None
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Pose model: lite, full or heavy.")
    ] = None
    frames: Annotated[
        bool, typer.Option("--frames", help="Write the value of every frame as well.")
    ] = False
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Dask scheduler to use, e.g. tcp://host:8786. Default: none."
        ),
    ] = None
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Workers on this machine. Default: one a core."),
    ] = None
    memory: Annotated[
        float | None,
        typer.Option(
            min=0.2,
            max=1024,
            metavar="GB",
            help="Memory that one recording may need. Default: this machine's, shared out.",
        ),
    ] = None
    patience: Annotated[
        float,
        typer.Option(
            min=1,
            max=86_400,
            metavar="S",
            help="Give a recording up when no picture comes for so long.",
        ),
    ] = 120.0

    def check(self) -> None:
        """Refuse options that contradict each other."""
        if self.scheduler is not None and self.workers is not None:
            raise typer.BadParameter("--workers are this machine's; the scheduler has its own.")
        if self.names is not None and not self.manifest.is_dir():
            raise typer.BadParameter("--names is for a folder; a manifest has columns.")
        if self.side is not None:
            side_of(self.side)
        known = load_manifest().models
        if self.model is not None and self.model not in known:
            raise typer.BadParameter(
                f"--model {self.model}: there is none; choose {', '.join(known)}."
            )
        if self.out_dir.exists() and not self.out_dir.is_dir():
            raise InputError(f"{self.out_dir} is a file, --out needs a folder.")


@command_of(BatchOptions)
def batch(asked: BatchOptions) -> None:
    """Measure many recordings into one dataset; what is measured already is not done again.

    Stop it whenever you like, and give the same command to go on. A recording that cannot be
    measured is listed with its reason and costs no other.
    """
    finished, failure = _measured(asked, _prepared(asked))
    if failure or finished.outcomes.failed:
        raise typer.Exit(failure or EXIT_SOME_FAILED)


def compare_labels(asked: BatchOptions) -> None:
    """Measure the recordings of a manifest that tells the truth, and write the agreement."""
    begun = _prepared(asked)
    from hep_vision.batch.run import compare_with_labels, require_labels

    require_labels(begun)
    finished, failure = _measured(asked, begun)
    if failure:
        raise typer.Exit(failure)
    text, path, table = compare_with_labels(begun, finished)
    out.print(text, markup=False, soft_wrap=True)
    err.print(f"Wrote {escape(str(path))} and {escape(str(table))}.", soft_wrap=True)


def _prepared(asked: BatchOptions) -> Batch:
    asked.check()
    _require_extra()
    return _batch(asked)


def _measured(asked: BatchOptions, begun: Batch) -> tuple[Finished, int]:
    """Measure what is missing and write the dataset; gives the exit code of what stopped it."""
    from hep_vision.batch.outcomes import Outcomes
    from hep_vision.batch.run import check, conclude, measure

    rows, last = check(begun)
    if asked.scheduler is None:
        install_if_missing(asked.model)
    outcomes, began_s, failure = Outcomes(last), time.monotonic(), 0
    with _progress(rows, began_s) as on_row:
        try:
            measure(begun, outcomes, on_row, _say_dashboard)
        except KeyboardInterrupt:
            failure = EXIT_INTERRUPTED
        except DeviceError as error:  # a lost cluster; what is done is worth its tables
            err.print(f"[bold red]Error:[/] {escape(str(error))}", soft_wrap=True)
            failure = error.exit_code
    finished = conclude(begun, outcomes, rows, began_s)
    _say(finished)
    return finished, failure


def _say_dashboard(address: str) -> None:
    err.print(f"Dask's dashboard: {escape(address)}", soft_wrap=True)


def _batch(asked: BatchOptions) -> Batch:
    from hep_vision.batch.folder import columns_of_rule, rows_of_folder
    from hep_vision.batch.manifest import manifest_of, open_manifest
    from hep_vision.batch.planning import Defaults, Plan
    from hep_vision.batch.run import Batch

    if asked.manifest.is_dir():
        rows = rows_of_folder(asked.manifest, asked.names)
        manifest = manifest_of(asked.manifest, rows, columns_of_rule(asked.names))
    else:
        manifest = open_manifest(asked.manifest)
    defaults = Defaults(
        load_library(asked.definitions),
        asked.out_dir,
        asked.exercise,
        asked.side,
        asked.model,
        asked.frames,
    )
    plan = Plan(manifest, defaults)
    return Batch(manifest, plan, _cluster(asked), asked.out_dir.resolve(), asked.frames)


def _cluster(asked: BatchOptions) -> Cluster:
    from dataclasses import replace

    from hep_vision.batch.workers import own_cluster

    cluster = own_cluster(asked.workers, silent_s=asked.patience)
    limits = cluster.limits
    if asked.memory is not None:
        limits = replace(limits, memory_bytes=int(asked.memory * _GB))
    return replace(cluster, scheduler=asked.scheduler, limits=limits)


def _require_extra() -> None:
    try:
        import distributed  # noqa: F401  # pyright: ignore[reportUnusedImport]
        import fsspec  # noqa: F401  # pyright: ignore
        import pyarrow  # noqa: F401  # pyright: ignore
    except ModuleNotFoundError as error:
        raise InputError(
            f"A batch needs {error.name}, which is not installed: pip install 'hep-vision[batch]'."
        ) from error


@contextmanager
def _progress(rows: int, began_s: float) -> Generator[Callable[[Outcomes], None]]:
    """Recordings, hours of video, speed, what failed, and the time to go, on stderr."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("Measuring"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[words]}"),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("", total=rows, words="")

        def on_row(outcomes: Outcomes) -> None:
            words = _words(outcomes, rows, time.monotonic() - began_s)
            progress.update(task, completed=len(outcomes), words=words)

        yield on_row


def _words(outcomes: Outcomes, rows: int, seconds: float) -> str:
    parts = [f"{outcomes.video_s / 3600:.1f} h of video"]
    if outcomes.measured and seconds > 0:
        parts.append(f"{outcomes.video_s / seconds:.1f} times real time")
        left = (rows - len(outcomes)) * seconds / (outcomes.measured + outcomes.failed)
        parts.append(f"{left / 3600:.1f} h to go" if left > 3600 else f"{left / 60:.0f} min to go")
    if outcomes.failed:
        parts.append(f"{outcomes.failed} failed")
    return ", ".join(parts)


def _say(finished: Finished) -> None:
    outcomes = finished.outcomes
    words = [f"{outcomes.measured} measured"]
    if outcomes.kept:
        words.append(f"{outcomes.kept} measured before")
    if outcomes.failed:
        words.append(f"{outcomes.failed} failed (failed.csv says why)")
    missing = finished.rows - len(outcomes)
    if missing:
        words.append(f"{missing} not done; give the same command to go on")
    of = "1 recording" if finished.rows == 1 else f"{finished.rows} recordings"
    out.print(f"{of}: {', '.join(words)}.", soft_wrap=True)
    out.print(f"Page: {escape(str(finished.page))}", soft_wrap=True)
