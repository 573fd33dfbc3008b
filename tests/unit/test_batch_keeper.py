"""A recording may crash, hang or swell the process that measures it: it fails alone."""

from __future__ import annotations

import sys
import time

import psutil
import pytest

from hep_vision.batch.keeper import Keeper, Limits
from hep_vision.batch.task import Task

# Answers as the measuring process does; the recording's name says what it does to it.
CHILD = """
import json, os, signal, sys, time
for line in sys.stdin:
    task = json.loads(line)
    what = task["recording"]
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "exit":
        sys.exit(7)
    if what == "hang":
        time.sleep(3600)
    if what == "endless":
        for n in range(10**6):
            print(json.dumps({"frames": n, "of": None}), flush=True)
            time.sleep(0.02)
    if what == "swell":
        held = bytearray(os.urandom(1 << 20)) * 400
        time.sleep(3600)
    if what == "bad":
        reply = {"problem": "it shows nobody"}
    else:
        outcome = {"row": task["row"], "status": "measured", "key": "ab", "seconds": os.getpid()}
        reply = {"outcome": outcome}
    print(json.dumps(reply), flush=True)
"""


def task(recording: str, row: int = 2) -> Task:
    return Task(row=row, recording=recording, model="full", model_sha256="0", out="out")


@pytest.fixture
def keeper():
    limits = Limits(memory_bytes=300 << 20, silent_s=3.0, longest_s=6.0)
    with Keeper(limits, (sys.executable, "-c", CHILD)) as kept:
        yield kept


@pytest.mark.parametrize(
    ("recording", "problem"),
    [
        ("crash", "crashed what measures (SIGSEGV)"),
        ("exit", "ended with code 7"),
        ("hang", "no picture came for 3 s"),
        ("endless", "took longer than 0.1 minutes"),
        ("swell", "needs more than 0.3 GB of memory"),
    ],
)
def test_it_is_tried_twice_and_the_next_one_is_measured(keeper, recording, problem) -> None:
    outcome = keeper.measure(task(recording))
    assert (outcome.status, outcome.tries) == ("failed", 2)
    assert problem in outcome.problem
    assert keeper.measure(task("good", row=3)).row == 3


def test_what_is_said_to_be_bad_is_tried_once_by_a_process_that_goes_on(keeper) -> None:
    first = keeper.measure(task("good"))
    outcome = keeper.measure(task("bad"))
    assert (outcome.status, outcome.tries, outcome.problem) == ("failed", 1, "it shows nobody")
    assert keeper.measure(task("good")).seconds == first.seconds  # the same process


def test_nothing_of_it_is_left_when_it_is_closed(keeper) -> None:
    pid = int(keeper.measure(task("good")).seconds)
    keeper.close()
    deadline = time.monotonic() + 60
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(pid)
