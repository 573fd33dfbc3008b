"""Keeps a process that measures, and outlives whatever a recording does to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self

import psutil

from hep_vision.batch.task import Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TRIES = 2
COMMAND = (sys.executable, "-m", "hep_vision.batch.child")
_LOOK_EVERY_S = 0.25
# Libraries that would each take every core.
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a recording may take before it is given up.

    Parameters
    ----------
    memory_bytes : int
        Resident memory of the process and those it starts.
    silent_s : float
        Time without another frame.
    longest_s : float
        Time in all.
    threads : int
        Threads of numeric libraries.
    """

    memory_bytes: int
    silent_s: float = 120.0
    longest_s: float = 4 * 3600.0
    threads: int = 1


class Ended(Exception):  # noqa: N818 - no error of the caller's
    """The process ended, or was ended; the text says why."""


class Keeper:
    """One process that measures a task at a time; started when needed, and again after an end.

    Parameters
    ----------
    limits : Limits
        What a recording may take.
    command : sequence of str
        Starts the process, which answers as `hep_vision.batch.child` does.
    """

    def __init__(self, limits: Limits, command: Sequence[str] = COMMAND) -> None:
        self.limits, self._command = limits, command
        self._process: subprocess.Popen[str] | None = None
        self._replies: SimpleQueue[str | None] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def measure(self, task: Task) -> Outcome:
        """Measure a task; one that ends the process is tried twice, then it has failed."""
        began_s = time.perf_counter()
        why = ""
        for tries in range(1, TRIES + 1):
            try:
                reply = self._ask(task)
            except Ended as ended:
                why = str(ended)
                self.close()
                continue
            if "outcome" in reply:
                return Outcome.model_validate({**reply["outcome"], "tries": tries})
            return self._failed(task, str(reply["problem"]), tries, began_s)
        return self._failed(task, why, TRIES, began_s)

    def close(self) -> None:
        """End the process, and what it started."""
        process, self._process = self._process, None
        if process is None:
            return
        for one in _family(process.pid):
            try:
                one.kill()
            except psutil.Error:
                continue
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    @staticmethod
    def _failed(task: Task, problem: str, tries: int, began_s: float) -> Outcome:
        seconds = time.perf_counter() - began_s
        return Outcome(row=task.row, status="failed", problem=problem, tries=tries, seconds=seconds)

    def _ask(self, task: Task) -> Mapping[str, Any]:
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(task.model_dump_json() + "\n")
            process.stdin.flush()
        except OSError:
            raise Ended(self._end_of(process)) from None
        began_s = heard_s = time.monotonic()
        while True:
            try:
                line = self._replies.get(timeout=_LOOK_EVERY_S)
            except Empty:
                self._require_within(process, began_s, heard_s)
                continue
            if line is None:
                raise Ended(self._end_of(process))
            reply = json.loads(line)
            if "frames" not in reply:
                return reply
            heard_s = time.monotonic()
            self._require_within(process, began_s, heard_s)

    def _require_within(
        self, process: subprocess.Popen[str], began_s: float, heard_s: float
    ) -> None:
        now_s = time.monotonic()
        if now_s - heard_s > self.limits.silent_s:
            raise Ended(f"no picture came for {self.limits.silent_s:g} s")
        if now_s - began_s > self.limits.longest_s:
            raise Ended(f"it took longer than {self.limits.longest_s / 60:g} minutes")
        if _memory_bytes(process.pid) > self.limits.memory_bytes:
            raise Ended(f"it needs more than {self.limits.memory_bytes / 2**30:.1f} GB of memory")

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._replies = SimpleQueue()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **dict.fromkeys(_THREADS, str(self.limits.threads))},
        )
        reader = threading.Thread(
            target=_read, args=(self._process, self._replies), daemon=True, name="replies"
        )
        reader.start()
        return self._process

    @staticmethod
    def _end_of(process: subprocess.Popen[str]) -> str:
        code = process.wait()
        if code < 0:
            return f"it crashed what measures ({signal.Signals(-code).name})"
        return f"what measures it ended with code {code}"


def _read(process: subprocess.Popen[str], replies: SimpleQueue[str | None]) -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            replies.put(line)
    except ValueError:  # closed meanwhile
        pass
    replies.put(None)


def _family(pid: int) -> list[psutil.Process]:
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def _memory_bytes(pid: int) -> int:
    total = 0
    for one in _family(pid):
        try:
            total += one.memory_info().rss
        except psutil.Error:
            continue
    return total
