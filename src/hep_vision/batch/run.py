"""The use case: check a manifest, measure what is missing, write dataset and page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.batch.agreement_page import agreement_text
from hep_vision.batch.dataset import Dataset, Done, dictionary_text, done_rows, write_failed
from hep_vision.batch.labels import compare, label_faults, write_poseaudit
from hep_vision.batch.page import Speed, page_html
from hep_vision.batch.summary import Summary
from hep_vision.batch.workers import measure_all
from hep_vision.errors import InputError
from hep_vision.record.files import replacing
from hep_vision.record.private import private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hep_vision.batch.manifest import Manifest
    from hep_vision.batch.outcomes import Outcomes
    from hep_vision.batch.planning import Plan
    from hep_vision.batch.workers import Cluster

FAULTS = "faults.txt"
# Named in the message; all of them are in the file.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is made of."""

    manifest: Manifest
    plan: Plan
    cluster: Cluster
    out: Path
    frames: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """What a batch came to; ``complete`` is False if it was stopped before its end."""

    outcomes: Outcomes
    rows: int
    seconds: float
    complete: bool
    page: Path


def check(batch: Batch) -> tuple[int, int]:
    """Check every row; gives how many there are, and the number of the last.

    Raises
    ------
    InputError
        If anything is wrong; all faults are in a file, each with its row.
    """
    number = last = 0
    for row in batch.manifest.rows():
        number, last = number + 1, row.number
    if not number:
        raise InputError(f"{batch.manifest.path}: there is no recording in it.")
    shown: list[str] = []
    found = 0
    private_folder(batch.out)
    path = batch.out / FAULTS
    with replacing(path) as part, part.open("w", encoding="utf-8") as file:
        for fault in batch.plan.faults():
            found += 1
            file.write(f"{fault}\n")
            if len(shown) < _SHOWN:
                shown.append(str(fault))
    if not found:
        path.unlink()
        return number, last
    more = f"\nand {found - len(shown)} more, all in {path}" if found > len(shown) else ""
    raise InputError(
        f"{batch.manifest.path}: {found} of {number} rows cannot be measured; nothing was "
        "started.\n" + "\n".join(shown) + more
    )


def require_labels(batch: Batch) -> None:
    """Check the truth that a manifest tells.

    Raises
    ------
    InputError
        If it tells none, or some of it cannot be read.
    """
    faults = [str(fault) for fault in label_faults(batch.manifest)]
    if faults:
        more = f"\nand {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise InputError(
            f"{batch.manifest.path}: the truth of {len(faults)} rows cannot be read; nothing was "
            "started.\n" + "\n".join(faults[:_SHOWN]) + more
        )


def compare_with_labels(batch: Batch, finished: Finished) -> tuple[str, Path, Path]:
    """Write how right counts and degrees are; gives the text, its file and the table's."""
    labelled = compare(done_rows(batch.manifest, finished.outcomes, batch.out), batch.out)
    text = agreement_text(labelled, batch.manifest.path.name)
    page, table = batch.out / "agreement.md", batch.out / "poseaudit.csv"
    _write(page, text)
    write_poseaudit(table, labelled.values)
    return text, page, table


def measure(
    batch: Batch,
    outcomes: Outcomes,
    on_row: Callable[[Outcomes], None],
    on_dashboard: Callable[[str], None],
) -> None:
    """Measure every row that was not measured before; `outcomes` tells how far it came.

    Raises
    ------
    InputError, DeviceError
        If the workers cannot be reached, or are lost on the way.
    """
    for outcome in measure_all(batch.plan.tasks(), batch.cluster, on_dashboard):
        outcomes.add(outcome)
        on_row(outcomes)


def conclude(batch: Batch, outcomes: Outcomes, rows: int, began_s: float) -> Finished:
    """Write the dataset and the page of what is measured so far."""
    seconds = time.monotonic() - began_s
    summary = Summary()
    with Dataset(batch.out, batch.manifest.carried, frames=batch.frames) as dataset:
        for done in done_rows(batch.manifest, outcomes, batch.out):
            dataset.add(done)
            summary.add(done)
    write_failed(batch.out, _failed(batch, outcomes))
    _write(batch.out / "columns.md", dictionary_text(batch.manifest.carried))
    speed = Speed(seconds, outcomes.video_s, outcomes.measured, outcomes.kept, outcomes.pictures)
    page = batch.out / "index.html"
    _write(page, page_html(batch.manifest, summary, speed))
    return Finished(outcomes, rows, seconds, len(outcomes) == rows, page)


def _failed(batch: Batch, outcomes: Outcomes) -> Iterator[Done]:
    for row in batch.manifest.rows():
        outcome = outcomes.get(row.number)
        if outcome is not None and outcome.status == "failed":
            yield Done(row, outcome, None)


def _write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_text(text, "utf-8")
