"""A clinic's year in one record: how fast it is read, how large it is, which way queries go.

``python benchmarks/store.py [--sessions N] [--keep FILE]`` makes the record in a temporary
folder (about 1 GB for the whole year) and prints tables. Nothing is asserted. Attempts and
sessions are made up; landmark logs are left out, their size a second is printed apart.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import event, insert, text

from hep_vision.measure.result import Trace
from hep_vision.program.known import known_exercises
from hep_vision.program.model import Program
from hep_vision.review.html import report_html
from hep_vision.review.pdf import report_pdf
from hep_vision.review.period import read_period
from hep_vision.review.report import make_report
from hep_vision.store.blobs import pack_trace
from hep_vision.store.database import Store, open_store
from hep_vision.store.listing import list_sessions
from hep_vision.store.tables import (
    AttemptRow,
    FindingRow,
    PatientRow,
    ProgramRow,
    SessionRow,
    SetRow,
    TraceRow,
)

PATIENTS, SETS, ATTEMPTS = 200, 3, 19
FIRST = datetime(2025, 1, 6, 8, tzinfo=UTC)
EXERCISES = (
    ("squat", "Squat", "knee flexion", "both"),
    ("straight_leg_raise", "Straight leg raise", "hip flexion", "right"),
    ("elbow_flexion", "Elbow flexion", "elbow flexion", "left"),
)
AT_ONCE = 200  # sessions in one transaction
REPORTED = "P-0001"


def program_of(pseudonym: str) -> Program:
    entries = [
        {
            "exercise": exercise,
            "side": side,
            "sets": 1,
            "reps": 18,
            "frequency": {"days": ("monday", "tuesday", "wednesday", "thursday", "friday")},
        }
        for exercise, _, _, side in EXERCISES
    ]
    return Program.model_validate(
        {
            "schema": "hep-vision/program/1",
            "program": "year",
            "version": 1,
            "valid_from": "2025-01-06",
            "valid_until": "2026-01-04",
            "patient": pseudonym,
            "author": {"name": "A. Therapist"},
            "contact": {"name": "A. Therapist", "phone": "+1 555 0100"},
            "timezone": "UTC",
            "exercises": tuple(entries),
        }
    )


def fill(store: Store, sessions: int) -> None:
    """Fill an empty record; patients take turns, five days a week."""
    chance = random.Random(1)
    _add_patients(store)
    for begin in range(0, sessions, AT_ONCE):
        rows: dict[type, list[dict[str, Any]]] = {
            table: [] for table in (SessionRow, SetRow, AttemptRow, FindingRow, TraceRow)
        }
        for number in range(begin, min(begin + AT_ONCE, sessions)):
            _add_session(rows, number, chance)
        with store.writing() as db:
            for table, some in rows.items():
                if some:
                    db.execute(insert(table), some)


def _add_patients(store: Store) -> None:
    with store.writing() as db:
        for number in range(1, PATIENTS + 1):
            pseudonym = f"P-{number:04d}"
            db.execute(insert(PatientRow).values(id=number, pseudonym=pseudonym, added_at=FIRST))
            program = program_of(pseudonym)
            db.execute(
                insert(ProgramRow).values(
                    id=number,
                    patient_id=number,
                    program=program.program,
                    version=1,
                    content_sha256=program.content_sha256,
                    content=program.model_dump_json(by_alias=True, exclude_defaults=True),
                    added_at=FIRST,
                )
            )


def _add_session(
    rows: dict[type, list[dict[str, Any]]], number: int, chance: random.Random
) -> None:
    patient, day = number % PATIENTS + 1, number // PATIENTS
    started = FIRST + timedelta(days=7 * (day // 5) + day % 5, minutes=patient)
    rows[SessionRow].append(
        {
            "id": number + 1,
            "patient_id": patient,
            "program_id": patient,
            "day": started.date(),
            "timezone": "UTC",
            "started_at": started,
            "ended_at": started + timedelta(minutes=9),
            "why_ended": "done",
            "pain_worst": chance.randrange(5),
            "effort": 4,
            "effort_scale": "CR10",
        }
    )
    for place, (exercise, name, measure, side) in enumerate(EXERCISES):
        set_id = number * SETS + place + 1
        rows[SetRow].append(
            {
                "id": set_id,
                "session_id": number + 1,
                "number": place + 1,
                "started_at": started + timedelta(minutes=3 * place),
                "ended_at": started + timedelta(minutes=3 * place + 1),
                "why_ended": "done",
                "exercise": exercise,
                "exercise_name": name,
                "measure": measure,
                "unit": "deg",
                "side": side,
                "prescribed_sets": 1,
                "prescribed_repetitions": 18,
                "measured_at": started,
                "duration_s": 60.0,
                "frames": 1800,
                "frames_with_pose": 1780,
                "frame_rate_hz": 30.0,
                "width_px": 1280,
                "height_px": 720,
                "source_name": "camera 0",
                "hep_vision": "0.1.0",
                "model": "full",
                "model_sha256": "a" * 64,
                "definition": "hep-vision/exercise/1",
                "definition_sha256": "0" * 64,
                "libraries": '{"mediapipe": "1.2.2"}',
                "record_sha256": f"{set_id:064x}",
            }
        )
        rows[AttemptRow] += [_attempt(set_id, n, side, chance) for n in range(1, ATTEMPTS + 1)]
        if chance.random() < 0.3:
            rows[FindingRow].append(_finding(set_id))
        if f"P-{patient:04d}" == REPORTED:
            rows[TraceRow].append({"set_id": set_id, "side": side, "content": TRACE[side]})


def _attempt(set_id: int, number: int, side: str, chance: random.Random) -> dict[str, Any]:
    peak, counted = chance.gauss(95, 5), number != 4
    return {
        "set_id": set_id,
        "number": number,
        "repetition": number - (number > 4) if counted else None,
        "status": "counted" if counted else "partial",
        "reason": "complete" if counted else "short_of_own_range",
        "explanation": "Full repetition." if counted else "Only 41° of movement.",
        "side": side,
        "start_s": 3.0 * number,
        "peak_s": 3.0 * number + 1,
        "end_s": 3.0 * number + 2,
        "hold_s": 0.0,
        "unseen_s": 0.0,
        "start": 4.0,
        "peak": peak,
        "excursion": peak - 4,
        "uncertainty": 6.0,
        "reliable": True,
        "noise": 1.0,
        "view": 0.5,
        "sampling": 0.2,
        "model": 2.5,
        "has_parts": True,
        "view_off_deg": chance.gauss(4, 1),
    }


def _finding(set_id: int) -> dict[str, Any]:
    words = {"message": "The trunk leaned by 48° (noted from 45°).", "advice": ""}
    return {"set_id": set_id, "number": 1, "attempt": 2, "code": "C1", "severity": "info", **words}


def _trace(side: Any) -> bytes:
    time_s = np.arange(1800) / 30
    smooth = 50 - 45 * np.cos(2 * np.pi * time_s / 3)
    noise = np.random.default_rng(1).normal(0, 1, 1800)
    return pack_trace(Trace(side, time_s, smooth + noise, smooth))


TRACE = {side: _trace(side) for _, _, _, side in EXERCISES}


def best_of(times: int, call: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def report(store: Store, *, whole_year: bool, pdf: bool = False) -> object:
    last = (FIRST + timedelta(days=361)).date()
    period = read_period(
        store,
        REPORTED,
        now=FIRST + timedelta(days=361, hours=12),
        first=FIRST.date() if whole_year else None,
        last=last,
    )
    document = make_report(period, known_exercises())
    return report_pdf(document) if pdf else report_html(document)


def scans(store: Store, call: Callable[[], object]) -> tuple[int, list[str]]:
    """Number of queries a call makes, and those that go through a whole table."""
    seen: dict[str, Any] = {}

    def remember(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen[statement] = parameters

    event.listen(store.engine, "before_cursor_execute", remember)
    call()
    event.remove(store.engine, "before_cursor_execute", remember)
    without: list[str] = []
    with store.engine.connect() as connection:
        for statement, parameters in seen.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            # A scan that follows an index in order is a way, not a search through everything.
            steps = [row[-1] for row in plan]
            without += [s for s in steps if s.startswith("SCAN") and "USING" not in s]
    return len(seen), without


def sizes(store: Store) -> Iterator[tuple[str, float]]:
    with store.reading() as db:
        query = text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8")
        try:
            yield from ((name, size / 1e6) for name, size in db.execute(query))
        except Exception:  # noqa: BLE001 - dbstat is not part of every SQLite
            return


def program_s(folder: str, code: str, *arguments: str) -> tuple[float, float]:
    """Shortest wall time and least processor time of a Python program, in seconds.

    Its bytecode is kept in a folder, as installing keeps it, whatever this machine does.
    """
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**inherited, "PYTHONPYCACHEPREFIX": folder}
    wall: list[float] = []
    processor: list[float] = []
    for _ in range(6):  # the first writes the bytecode
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            check=True, capture_output=True, env=environment,
        )  # fmt: skip
        wall.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(wall), min(processor)


def print_commands(db: str) -> None:
    """Time of whole commands, beside that of loading the libraries they stand on."""
    command = "from hep_vision.cli.main import main; main()"
    last = (FIRST + timedelta(days=361)).date()
    print(f"\n{'':34}{'wall':>12}{'processor':>12}")
    with tempfile.TemporaryDirectory() as folder:
        asked = ("report", "-p", REPORTED, "--from", str(last - timedelta(days=29)))
        written = ("--to", str(last), "-o", str(Path(folder, "report.html")))
        programs = {
            "sessions list, the whole command": (command, "sessions", "list", "--db", db),
            "of it, loading SQLAlchemy": ("import sqlalchemy.orm",),
            "of it, loading typer and rich": ("import typer._adapters, rich.table",),
            "of it, Python": ("",),
            "report of 30 days, whole command": (command, *asked, *written, "--db", db),
        }
        for name, words in programs.items():
            wall, processor = program_s(folder, *words)
            print(f"{name:34}{wall:10.3f} s{processor:10.3f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=52_000)
    parser.add_argument("--keep", type=Path, help="make the record here and leave it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = asked.keep or Path(folder, "clinic.db")
        with open_store(str(file)) as store:
            begun = time.perf_counter()
            fill(store, asked.sessions)
            filled_s = time.perf_counter() - begun
            measure(store, file, asked.sessions, filled_s)


def measure(store: Store, file: Path, sessions: int, filled_s: float) -> None:
    size_mb = file.stat().st_size / 1e6
    attempts = sessions * SETS * ATTEMPTS
    print(f"{sessions} sessions, {sessions * SETS} sets, {attempts} attempts, in {filled_s:.0f} s")
    print(f"size {size_mb:.0f} MB, {1e3 * size_mb / sessions:.1f} kB a session without landmarks")
    for name, mb in sizes(store):
        print(f"  {name:40} {mb:8.1f} MB")
    print(f"a minute's trace {len(TRACE['both']) / 1e3:.1f} kB")
    calls: dict[str, Callable[[], object]] = {
        "sessions list, the query": lambda: list_sessions(store),
        "sessions list of one patient": lambda: list_sessions(store, patient=REPORTED),
        "report of 30 days, HTML": lambda: report(store, whole_year=False),
        "report of the year, HTML": lambda: report(store, whole_year=True),
        "report of 30 days, PDF": lambda: report(store, whole_year=False, pdf=True),
    }
    print(f"\n{'':34}{'best of 3':>12}{'queries':>10}  without an index")
    for name, call in calls.items():
        queries, without = scans(store, call)
        taken = best_of(3, call)
        print(
            f"{name:34}{taken:10.3f} s{queries:10d}  {json.dumps(without) if without else 'none'}"
        )
    print_commands(str(file))


if __name__ == "__main__":
    main()
