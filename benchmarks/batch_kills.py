"""A batch on a cluster of real processes, killed at random: ``python -m benchmarks.batch_kills``.

Kills the client, a worker, the process that measures or the scheduler at a random moment, gives
the command again until it is through, and compares what is there with an undisturbed run.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
VICTIMS = ("client", "worker", "measuring", "scheduler")
COMMAND = (sys.executable, "-c", "from hep_vision.cli.main import main; main()")
# A machine that is busy with other things is given its time.
_PATIENCE_S = 300.0


class DaskCluster:
    """A scheduler and workers, each a process of its own, that can be killed and started again."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder, self._number = folder, workers
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self._port = 0

    @property
    def address(self) -> str:
        """Of the scheduler."""
        return f"tcp://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.start_missing()
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self.workers, self.scheduler):
            if process is not None:
                kill_family(process.pid)
                process.wait()

    def start_missing(self) -> None:
        """Start what does not run."""
        if self.scheduler is None or self.scheduler.poll() is not None:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self._port = free.getsockname()[1]
            port = ("--port", str(self._port), "--host", "127.0.0.1")
            self.scheduler = self._start("scheduler", *port, "--no-dashboard")
            for worker in self.workers:  # of the former scheduler
                kill_family(worker.pid)
                worker.wait()
        self.workers = [one for one in self.workers if one.poll() is None]
        while len(self.workers) < self._number:
            told = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "120")
            self.workers.append(self._start("worker", self.address, *told))

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + what, *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def kill_family(pid: int) -> None:
    """Kill a process and those it started."""
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(pid)
        for one in [*first.children(recursive=True), first]:
            with contextlib.suppress(psutil.Error):
                one.kill()


def start_batch(manifest: Path, out: Path, scheduler: str) -> subprocess.Popen[bytes]:
    """Start the command."""
    asked = ("batch", str(manifest), "--out", str(out), "--scheduler", scheduler)
    return subprocess.Popen(
        [*COMMAND, *asked], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kill_once(cluster: DaskCluster, victim: str, manifest: Path, out: Path, *, after: int) -> int:
    """Kill one process when so many recordings are done, then go on to the end.

    Returns
    -------
    int
        How often the command was given.
    """
    client = start_batch(manifest, out, cluster.address)
    _wait_for(client, out, after)
    match victim:
        case "client":
            client.kill()
        case "worker":
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
            cluster.workers[0].wait()
        case "measuring":
            for one in psutil.Process(cluster.workers[0].pid).children():
                with contextlib.suppress(psutil.Error):
                    one.kill()
        case _:
            assert cluster.scheduler is not None
            cluster.scheduler.kill()
            cluster.scheduler.wait()
    cluster.start_missing()
    given = 1
    while client.wait(_PATIENCE_S) != 0:
        given += 1
        assert given < 10, f"{victim}: the batch does not come to an end"
        client = start_batch(manifest, out, cluster.address)
    return given


def _wait_for(client: subprocess.Popen[bytes], out: Path, number: int) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while client.poll() is None and len(list((out / "kept").glob("??/*.json"))) < number:
        assert time.monotonic() < deadline, "nothing is measured"
        time.sleep(0.02)


def results(out: Path) -> Counter[str]:
    """What is kept, without what says when and how long: equal ones are equal texts."""
    found: Counter[str] = Counter()
    for file in (out / "kept").glob("??/*.json"):
        result = json.loads(file.read_text("utf-8"))
        for record in result["records"]:
            del record["created"]
        found[json.dumps([result["content_sha256"], result["records"]], sort_keys=True)] += 1
    return found


def _study(folder: Path, logs: int) -> Path:
    sys.path.insert(0, str(ROOT / "tests"))
    from batch_samples import write_manifest, write_squats

    rows = [
        {"recording": str(write_squats(folder / f"{number}.npz", number)), "exercise": "squat"}
        for number in range(logs)
    ]
    return write_manifest(folder / "m.csv", *rows)


def main(words: Sequence[str] | None = None) -> int:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--logs", type=int, default=12)
    asked = parser.parse_args(words)
    chance = random.Random(asked.seed)
    lost = twice = 0
    killed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        manifest = _study(folder, asked.logs)
        with DaskCluster(folder / "cluster", workers=2) as cluster:
            whole = folder / "whole"
            if start_batch(manifest, whole, cluster.address).wait():
                raise SystemExit("the undisturbed run failed")
            expected = results(whole)
            for number in range(asked.kills):
                victim = chance.choice(VICTIMS)
                out = folder / f"out-{number}"
                kill_once(cluster, victim, manifest, out, after=chance.randrange(asked.logs))
                found = results(out)
                lost += sum((expected - found).values())
                twice += sum((found - expected).values())
                killed[victim] += 1
    print(f"{asked.kills} kills (seed {asked.seed}): {dict(killed)}")
    print(f"of {asked.logs} recordings each: {lost} lost or different, {twice} too many")
    return int(bool(lost or twice))


if __name__ == "__main__":
    sys.exit(main())
