"""Kill sessions at random moments, and compare what was told with what is kept.

``python session_killer.py FOLDER TRIALS SEED`` prints a JSON list with an object for each trial:
the count that the patient was told before the kill, the repetitions in the database once the
server has started again, and the count from which the session is resumed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.reading import patients
from hep_vision.web.link.messages import read_client_message
from hep_vision.web.link.sessions import Sessions
from link_room import Browser, Source, begun
from rehearsal import PATIENT, Script, ready, squat_sets

FPS = 10.0


def script() -> Script:
    return ready(fps=FPS).squats([90, 45, 95, 100], fps=FPS)


def child(folder: Path, at: int, pipe: int) -> None:
    """A server that is killed after so many messages."""
    session = begun(Sessions(Source(folder, squat_sets(1, 9)))).session
    for raw in Browser().act(script()[:at]):
        taken = session.take(raw, read_client_message(raw))
        if taken.matters:  # as the server does before it acknowledges
            session.messages.sync()
            told = session.driver.coach.tallies[0].counted
            os.write(pipe, json.dumps(told).encode() + b"\n")
    os.kill(os.getpid(), signal.SIGKILL)


def trial(folder: Path, at: int) -> dict[str, int]:
    folder.mkdir()
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        try:
            child(folder, at, into)
        finally:
            os._exit(1)
    os.close(into)
    with os.fdopen(out) as pipe:
        told = [json.loads(line) for line in pipe]
    os.waitpid(pid, 0)
    sessions = Sessions(Source(folder, squat_sets(1, 9)))
    resumption = begun(sessions).session.driver.coach.plan.resumption
    sessions.close()
    return {
        "told": told[-1] if told else 0,
        "stored": stored(folder),
        "resumed": resumption.counted if resumption is not None else 0,
    }


def stored(folder: Path) -> int:
    with open_store(str(folder / "record.db")) as store:
        history = read_history(store, PATIENT) if PATIENT in patients(store) else ()
        return sum(len(one.repetitions) for session in history for one in session.sets)


def kill_sessions(folder: str, trials: int, seed: int) -> list[dict[str, int]]:
    """What was told, stored and resumed of each session that was killed."""
    chance = random.Random(seed)
    moving = len(ready(fps=FPS))
    moments = [chance.randrange(moving, len(script())) for _ in range(trials)]
    return [trial(Path(folder, f"trial-{n}"), at) for n, at in enumerate(moments)]


def main(folder: str, trials: int, seed: int) -> None:
    sys.stdout.write(json.dumps(kill_sessions(folder, trials, seed)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
