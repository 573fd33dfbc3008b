"""Kill sessions at random moments, and compare what was told with what is kept.

``python session_killer.py FOLDER TRIALS SEED`` prints a JSON list with an object for each trial:
the attempts that were told before the kill, those in the database, the count the patient had
heard, and the count with which the next start goes on.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from datetime import datetime
from pathlib import Path

from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.set_watch import SetWatch
from hep_vision.live.journal import find_interrupted, plan_summary
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.reading import patients
from rehearsal import PATIENT, Script, ready, rehearse, squat_sets

FPS = 10.0


def script() -> Script:
    return ready(fps=FPS).squats([90, 45, 95, 100], fps=FPS)


def child(folder: Path, at: int, pipe: int) -> None:
    def tell(coach, moment, _) -> None:
        news = moment.news
        if news is not None and news.so_far is not None:
            told = [attempt.status for attempt in news.so_far.attempts]
            os.write(pipe, json.dumps({"told": told, "counted": news.counted}).encode() + b"\n")

    def kill(stage) -> None:
        stage.settle()
        os.kill(os.getpid(), signal.SIGKILL)

    events = script()
    rehearse(Script(events[:at]).happen(kill), squat_sets(1, 9), folder, watch=tell)


def trial(folder: Path, at: int) -> dict:
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
        said = [json.loads(line) for line in pipe]
    os.waitpid(pid, 0)
    last = said[-1] if said else {"told": [], "counted": 0}
    return {**last, "stored": stored(folder), "gone_on_with": gone_on_with(folder)}


def stored(folder: Path) -> list[str]:
    with open_store(str(folder / "record.db")) as store:
        history = read_history(store, PATIENT) if PATIENT in patients(store) else ()
        return [a.status for session in history for one in session.sets for a in one.attempts]


def gone_on_with(folder: Path) -> int:
    plan = SessionPlan(tuple(one.plan for one in squat_sets(1, 9)))
    now = datetime.now().astimezone()
    before = find_interrupted(folder, lambda _: plan_summary(plan), now)
    return SetWatch(plan.sets[0], before.frames).counted if before else 0


def kill_sessions(folder: str, trials: int, seed: int) -> list[dict]:
    """What was told, stored and gone on with of each session that was killed."""
    chance = random.Random(seed)
    moving = len(ready(fps=FPS))
    moments = [chance.randrange(moving, len(script())) for _ in range(trials)]
    return [trial(Path(folder, f"trial-{n}"), at) for n, at in enumerate(moments)]


def main(folder: str, trials: int, seed: int) -> None:
    sys.stdout.write(json.dumps(kill_sessions(folder, trials, seed)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
