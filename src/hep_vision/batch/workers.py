"""Rows of a manifest on the workers of a Dask cluster: this machine's own, or any other."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psutil

from hep_vision import __version__
from hep_vision.batch.keeper import Keeper, Limits
from hep_vision.batch.task import Outcome, Task
from hep_vision.errors import DeviceError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

# Rows that are under way for each worker thread: enough that none waits for the next.
AHEAD = 3
_LOOK_EVERY_S = 1.0
_CONNECT_S = 10.0
_OWN_MACHINE = "127.0.0.1:0"
# Of the memory that this machine has, what recordings may take in all.
_MEMORY_SHARE = 0.8
_mine = threading.local()
_keepers: list[Keeper] = []


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to measure.

    Parameters
    ----------
    scheduler : str, optional
        Address of a Dask scheduler; by default a cluster of this machine's own.
    workers : int, optional
        Workers of the own cluster; by default one a core.
    limits : Limits
        What one recording may take.
    """

    scheduler: str | None
    workers: int
    limits: Limits


def own_cluster(workers: int | None, **limits: Any) -> Cluster:
    """A cluster on this machine, its memory shared out among the workers."""
    number = workers or len(psutil.Process().cpu_affinity() or ()) or os.cpu_count() or 1
    memory = int(psutil.virtual_memory().total * _MEMORY_SHARE / number)
    return Cluster(None, number, Limits(**{"memory_bytes": memory, **limits}))


def measure_all(
    tasks: Iterable[Task], cluster: Cluster, on_dashboard: Callable[[str], None]
) -> Iterator[Outcome]:
    """Measure tasks, in whatever order they are done; only some of them are held at a time.

    ``on_dashboard`` is told the address of Dask's own pages, where they can be drawn.

    Raises
    ------
    InputError
        If the scheduler cannot be reached, or its workers are of another version.
    DeviceError
        If the scheduler is lost on the way. What is done is kept.
    """
    with _connected(cluster) as client:
        # Dask draws its pages with bokeh, which is installed by those who want them.
        if find_spec("bokeh") is not None and client.dashboard_link:
            on_dashboard(client.dashboard_link)
        yield from _flow(tasks, client, cluster)


def run_task(task: str, limits: Limits) -> str:
    """On a worker: measure a task in the process kept for this thread."""
    keeper: Keeper | None = getattr(_mine, "keeper", None)
    if keeper is None or keeper.limits != limits:
        keeper = _mine.keeper = Keeper(limits)
        _keepers.append(keeper)
    return keeper.measure(Task.model_validate_json(task)).model_dump_json()


def close_keepers() -> None:
    """End the measuring processes of this process's workers."""
    while _keepers:
        _keepers.pop().close()


def _flow(tasks: Iterable[Task], client: Any, cluster: Cluster) -> Iterator[Outcome]:
    run = uuid4().hex[:8]  # keeps names apart from other runs on the scheduler
    waiting = iter(tasks)
    running: dict[Any, int] = {}
    done: SimpleQueue[Any] = SimpleQueue()
    threads = max(1, sum(client.nthreads().values()))
    exhausted = False
    while True:
        while not exhausted and len(running) < AHEAD * threads:
            task = next(waiting, None)
            if task is None:
                exhausted = True
                break
            future = client.submit(
                run_task,
                task.model_dump_json(),
                cluster.limits,
                pure=False,
                key=f"hep-vision-{run}-{task.row}",
            )
            running[future] = task.row
            future.add_done_callback(done.put)
        if not running:
            return
        try:
            future = done.get(timeout=_LOOK_EVERY_S)
        except Empty:
            if client.status != "running":
                raise _lost(cluster) from None
            threads = max(1, sum(client.nthreads().values()))
            continue
        yield _outcome(future, running.pop(future), client, cluster)


def _outcome(future: Any, row: int, client: Any, cluster: Cluster) -> Outcome:
    if future.status == "finished":
        return Outcome.model_validate_json(future.result())
    if future.status in ("cancelled", "lost") or client.status != "running":
        raise _lost(cluster)
    error = future.exception()
    if type(error).__name__ == "KilledWorker":
        return Outcome(
            row=row,
            status="failed",
            problem="each worker that measured it ended before it was done",
        )
    return Outcome(
        row=row, status="failed", problem=f"the worker failed ({type(error).__name__}: {error})"
    )


def _lost(cluster: Cluster) -> DeviceError:
    where = cluster.scheduler or "of this machine"
    return DeviceError(
        f"The scheduler {where} is gone. What was measured is kept; give the same command again."
    )


@contextmanager
def _connected(cluster: Cluster) -> Generator[Any]:
    import dask.config
    import distributed

    settings: Any = dask.config
    client_of: Any = distributed.Client
    cluster_of: Any = distributed.LocalCluster

    # Quiet: a lost worker is said by the program, in its own words.
    own = {"logging.distributed": "critical"}
    if cluster.scheduler is None:
        own["distributed.dashboard.link"] = "http://127.0.0.1:{port}/status"
    with settings.set(own):
        if cluster.scheduler is None:
            # Workers are threads here: each has its measuring process, which is what may crash.
            with (
                cluster_of(
                    n_workers=cluster.workers,
                    threads_per_worker=1,
                    processes=False,
                    memory_limit=0,
                    # Dask's pages of itself, for this machine only.
                    dashboard_address=_OWN_MACHINE,
                    worker_dashboard_address=_OWN_MACHINE,
                    silence_logs=50,
                ) as local,
                client_of(local) as client,
            ):
                try:
                    yield client
                finally:
                    close_keepers()
            return
        try:
            client = client_of(cluster.scheduler, timeout=_CONNECT_S)
        except (OSError, TimeoutError, ValueError) as error:
            raise InputError(
                f"{cluster.scheduler}: no Dask scheduler answers there ({error}). Start one with "
                "`dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`."
            ) from error
        with client:
            _require_same(client, cluster.scheduler)
            yield client


def _require_same(client: Any, scheduler: str) -> None:
    if not client.nthreads():
        try:
            client.wait_for_workers(1, timeout=_CONNECT_S)
        except TimeoutError as error:
            raise InputError(
                f"{scheduler}: the scheduler has no workers. Start some with "
                "`dask worker ADDRESS --nthreads 1`."
            ) from error
    try:
        versions = client.run(_version)
    except Exception as error:
        raise InputError(
            f"{scheduler}: its workers cannot run hep-vision ({error}). Install hep-vision "
            f"{__version__} with the same extras on each."
        ) from error
    other = {address: version for address, version in versions.items() if version != __version__}
    if other:
        address, version = next(iter(other.items()))
        raise InputError(
            f"{scheduler}: worker {address} has hep-vision {version}, this is {__version__}; "
            "the results would not be comparable. Install the same version."
        )


def _version() -> str:
    return __version__
