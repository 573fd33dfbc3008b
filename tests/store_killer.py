"""Kill a process that writes sessions to a record, at random moments, and compare.

``python store_killer.py ADDRESS TRIALS SEED [ATTEMPTS]`` prints one JSON object; the address is
a file's or a server's, and a set has so many attempts. Each trial forks a writer,
which says on a pipe what it is about to store and what is stored; the writer is killed with
SIGKILL at a random moment; then the record is opened and compared with what was said. The
record is the same all along, so that it also has to recover from every kill before.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.result import Attempt, Rom, SetResult
from hep_vision.record.attempt_record import attempt_record
from hep_vision.record.session import PrescriptionRecord
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import SetEnd, SetStart
from hep_vision.store.going_on import keep_attempts
from hep_vision.store.history import read_session
from hep_vision.store.views import StoredSet
from hep_vision.store.writing import begin_session, begin_set, end_session, end_set
from store_samples import VERSIONS, record_of

ATTEMPTS = 3
LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(30)], {"source": "camera"})
START = SetStart(
    exercise="squat",
    exercise_name="Squat",
    measure="knee flexion",
    unit="deg",
    side="both",
    prescription=PrescriptionRecord(repetitions=ATTEMPTS),
    versions=VERSIONS,
    source_name="camera",
)


def attempt(number: int) -> Attempt:
    rom = Rom(5.0, 90.0 + number, 85.0 + number, 6.0)
    start_s = 3.0 * number
    return Attempt(
        "counted", "complete", "", "both", start_s, start_s + 1, start_s + 2, 0, 0, rom, 3.0
    )


def write(store: Store, say, attempts: int = ATTEMPTS) -> None:
    """Store a session of two sets, saying after each step what is stored by now."""
    session = begin_session(store, "P-1")
    say("session", session)
    for _ in range(2):
        set_id = begin_set(store, session, START)
        say("set", set_id)
        done = []
        for number in range(1, attempts + 1):
            done.append(attempt(number))
            so_far = [attempt_record(one, n, n, "deg") for n, one in enumerate(done, start=1)]
            keep_attempts(store, set_id, so_far, LOG)
            say("attempt", number)
        result = SetResult("squat", "both", "deg", tuple(done), (), 300, 300)
        record = record_of(result)
        source = record.source.model_copy(update={"path": f"{set_id}.mp4"})
        end_set(store, set_id, SetEnd(record=record.model_copy(update={"source": source})))
        say("end", set_id)
    end_session(store, session)
    say("done", session)


def child(db: str, pipe: int, attempts: int) -> None:
    def say(what: str, value: int) -> None:
        os.write(pipe, f"{what} {value}\n".encode())

    with open_store(db) as store:
        write(store, say, attempts)


def trial(db: str, after_steps: int, and_s: float, attempts: int) -> list[list[str]]:
    """What a writer said before it was killed, so many steps and a moment after its start."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        try:
            child(db, into, attempts)
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        said = [line for _, line in zip(range(after_steps), pipe, strict=False)]
        time.sleep(and_s)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return [line.split() for line in [*said, *pipe]]


def lost(store: Store, said: list[list[str]]) -> str:
    """What was stored and is not there, or there and not whole; empty if all is well."""
    if not said:
        return ""
    session = read_session(store, int(said[0][1]))
    sets = [int(value) for what, value in said if what == "set"]
    if [one.id for one in session.sets][: len(sets)] != sets or len(session.sets) > len(sets) + 1:
        return f"sets {[one.id for one in session.sets]} of {sets}"
    for one in session.sets:
        loss = lost_of(one, said)
        if loss:
            return loss
    return "the end" if said[-1][0] == "done" and session.ended_at is None else ""


def lost_of(one: StoredSet, said: list[list[str]]) -> str:
    of_set = 0
    stored = 0
    for what, value in said:
        of_set = int(value) if what == "set" else of_set
        stored += what == "attempt" and of_set == one.id
    numbers = list(range(1, len(one.attempts) + 1))
    if [(a.number, a.peak) for a in one.attempts] != [(n, 90.0 + n) for n in numbers]:
        return f"attempts {one.attempts}"
    if not stored <= len(numbers) <= stored + 1:
        return f"{len(numbers)} of {stored} attempts"
    return "the end" if ["end", str(one.id)] in said and one.ended_at is None else ""


def kill_writers(db: str, trials: int, seed: int, attempts: int = ATTEMPTS) -> dict[str, object]:
    """After which steps writers were killed, what was lost, and what `verify` says in the end."""
    chance = random.Random(seed)
    said: list[str] = []
    with open_store(db) as store:
        write(store, lambda what, _: said.append(what), attempts)
        begun = time.perf_counter()
        write(store, lambda *_: None, attempts)
        step_s = (time.perf_counter() - begun) / len(said)
    steps: Counter[str] = Counter()
    losses: list[str] = []
    for _ in range(trials):
        after, and_s = chance.randrange(len(said)), chance.uniform(0, 2 * step_s)
        heard = trial(db, after, and_s, attempts)
        steps[heard[-1][0] if heard else "nothing"] += 1
        with open_store(db) as store:
            loss = lost(store, heard)
            if loss:
                losses.append(loss)
    with open_store(db) as store:
        faults = verify(store)
    return {"killed_after": steps, "lost": losses, "faults": faults}


def main(db: str, trials: str, seed: str, attempts: str = str(ATTEMPTS)) -> None:
    sys.stdout.write(json.dumps(kill_writers(db, int(trials), int(seed), int(attempts))))


if __name__ == "__main__":
    main(*sys.argv[1:])
