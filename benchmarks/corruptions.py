"""Damage a record in a thousand ways: each is found, or harmless; none is silent.

``python benchmarks/corruptions.py [--cases N] [--seed S]`` makes a small record of real sets,
damages a copy of it by chance for each case, in its bytes or by SQL as a hand would, and looks:

- detected: `hep-vision verify` names it, or opening the record does;
- harmless: `verify` says it is sound, and every stored value is what it was;
- silent: `verify` says it is sound, and a value is another one. There must be none.

Two commands are run on each damaged copy as well; none may end as a fault of hep-vision's own.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.cli.main import main as hep_vision
from hep_vision.definitions.library import load_library
from hep_vision.errors import StoreError
from hep_vision.measure.exercise import Prescription
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.record.attempt_record import attempt_records
from hep_vision.store.amending import Override, add_override, keep_recount
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.correcting import Signed, correct_pain, exclude_rom
from hep_vision.store.database import open_store
from hep_vision.store.events import Answers, SetStart
from hep_vision.store.going_on import keep_attempts
from hep_vision.store.merging import keep_exchange
from hep_vision.store.saving import end_of
from hep_vision.store.tables import SessionRow
from hep_vision.store.writing import begin_session, begin_set, end_session, save_set

ROOT = Path(__file__).parents[1]
LOGS = ("squat", "shoulder_abduction", "straight_leg_raise")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OUR_FAULT = "fault in hep-vision itself"
COMMANDS = (
    ("sessions", "list"),
    ("sessions", "show", "1"),
    ("sessions", "show", "3"),
    ("recount", "1"),
    ("export", "tables", "-p", "P-1", "-o", "{out}"),
    ("report", "-p", "P-2", "--from", "2026-03-01", "--to", "2026-03-31", "-o", "{out}/r.html"),
)
Damage = Callable[[Path, random.Random], str]


def make_record(place: Path) -> None:
    """Make a record with something in every table, also a set that was broken off."""
    library = load_library()
    program = load_program(
        next(iter(sorted(ROOT.glob("sample_programs/*.yaml")))), known_exercises()
    )
    with open_store(str(place)) as store:
        for number, name in enumerate(LOGS):
            (log,) = sorted(ROOT.glob(f"tests/golden/{name}_*.npz"))[:1]
            definition = library.get(name)
            analysis = analyze(Job(log, definition, Prescription(repetitions=5)), None)
            begun = NOON + timedelta(days=number)
            for patient in ("P-1", "P-2"):
                theirs = program.model_copy(update={"patient": patient})
                session = begin_session(store, patient, started_at=begun, program=theirs)
                end = end_of(analysis)
                source = end.record.source.model_copy(update={"path": f"{patient}-{number}.mp4"})
                record = end.record.model_copy(update={"source": source})
                end = type(end)(record=record, traces=end.traces, log=end.log)
                one = save_set(store, session, end, definition=definition, started_at=begun)
                answers = Answers(pain_worst=3, effort=4, effort_scale="CR10", note="It was fine.")
                end_session(store, session, answers=answers, ended_at=begun)
        add_override(store, one, Override(author="D. Okafor", reason="video", count=5))
        keep_recount(store, one, record)
        start = SetStart(
            exercise=record.exercise,
            exercise_name=record.exercise_name,
            measure=record.measure,
            unit=record.unit,
            side="auto",
            prescription=record.prescription,
            versions=record.versions,
            source_name="camera",
        )
        correct_pain(store, session, "worst", 5, Signed("D. Okafor", "misheard"))
        exclude_rom(store, one, 1, Signed("D. Okafor", "misread"))
        with store.writing() as db:
            row = db.get_one(SessionRow, session)
            told = {"direction": "shared", "partner": "pass phrase", "content_sha256": "0" * 64}
            keep_exchange(db, row.uid, row.patient_id, at=NOON, **told)
        going_on = begin_set(store, session, start, started_at=begun)
        frames = pack_frames(analysis.frames[:60], analysis.meta)
        keep_attempts(store, going_on, attempt_records(analysis.result)[:2], frames)


def change_bytes(place: Path, chance: random.Random) -> str:
    content = bytearray(place.read_bytes())
    count = chance.choice((1, 1, 4, 32))
    for _ in range(count):
        content[chance.randrange(len(content))] = chance.randrange(256)
    place.write_bytes(content)
    return f"{count} bytes"


def lose_sector(place: Path, chance: random.Random) -> str:
    content = bytearray(place.read_bytes())
    size = chance.choice((512, 4096))
    begin = chance.randrange(len(content) // size) * size
    content[begin : begin + size] = chance.choice((bytes(size), chance.randbytes(size)))
    place.write_bytes(content)
    return f"sector of {size}"


def cut_off(place: Path, chance: random.Random) -> str:
    content = place.read_bytes()
    place.write_bytes(content[: chance.choice((0, chance.randrange(len(content))))])
    return "cut off"


def exchange_pages(place: Path, chance: random.Random) -> str:
    content = bytearray(place.read_bytes())
    one, other = (chance.randrange(len(content) // 4096) * 4096 for _ in range(2))
    kept = content[one : one + 4096]
    content[one : one + 4096] = content[other : other + 4096]
    if chance.random() < 0.5:
        content[other : other + 4096] = kept
    place.write_bytes(content)
    return "pages exchanged"


@contextlib.contextmanager
def by_hand(place: Path) -> Iterator[sqlite3.Connection]:
    """The record, open to somebody who keeps to no rule."""
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        yield db


def any_table(db: sqlite3.Connection, chance: random.Random) -> str:
    names = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return chance.choice(sorted(name for (name,) in names))


def change_value(place: Path, chance: random.Random) -> str:
    with by_hand(place) as db:
        table = any_table(db, chance)
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        column = chance.choice(columns)
        keys = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")') if row[5]]
        key = ", ".join(f'"{name}"' for name in keys or columns)
        rows = db.execute(f'SELECT {key} FROM "{table}"').fetchall()
        if not rows:
            return "nothing to change"
        where = " AND ".join(f'"{name}" IS ?' for name in keys or columns)
        row = chance.choice(rows)
        (old,) = db.execute(f'SELECT "{column}" FROM "{table}" WHERE {where}', row).fetchone()
        with contextlib.suppress(sqlite3.Error):  # what a constraint forbids is not damage
            drop_guard(db, table)
            db.execute(
                f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (other(old, chance), *row)
            )
        return f"value of {table}.{column}"


def other(value: object, chance: random.Random) -> object:
    """Another value than one: near to it, of another kind, or nothing."""
    wild = (None, "", "{", "not a date", -1, 1e300, b"\xff\xfe", "x" * 5000, 2**62)
    if chance.random() < 0.4:
        return chance.choice(wild)
    match value:
        case int():
            return value + chance.choice((-1, 1, 1000))
        case float():
            return value + chance.choice((-0.5, 0.001, 10.0))
        case str() if value:
            place = chance.randrange(len(value))
            return value[:place] + chr(chance.randrange(48, 123)) + value[place + 1 :]
        case bytes() if value:
            place = chance.randrange(len(value))
            return value[:place] + bytes([chance.randrange(256)]) + value[place + 1 :]
        case _:
            return chance.choice(wild)


def drop_guard(db: sqlite3.Connection, table: str) -> None:
    """Take away the audit trail's guard, and put it back as it was: nothing shows of that."""
    if table != "audit":
        return
    guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")


def delete_rows(place: Path, chance: random.Random) -> str:
    with by_hand(place) as db:
        table = any_table(db, chance)
        drop_guard(db, table)
        last = chance.random() < 0.5
        order = "rowid DESC" if last and table not in ("attempt", "finding") else "random()"
        keys = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")') if row[5]]
        key = ", ".join(f'"{name}"' for name in keys) or "rowid"
        count = chance.choice((1, 1, 1000))
        db.execute(
            f'DELETE FROM "{table}" WHERE ({key}) IN '
            f'(SELECT {key} FROM "{table}" ORDER BY {order} LIMIT {count})'
        )
        return f"rows of {table} deleted"


def add_row(place: Path, chance: random.Random) -> str:
    with by_hand(place) as db:
        table = any_table(db, chance)
        info = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        row = db.execute(f'SELECT * FROM "{table}" ORDER BY random() LIMIT 1').fetchone()
        if row is None:
            return "nothing to add to"
        values = [
            other(value, chance) if column[5] or chance.random() < 0.1 else value
            for column, value in zip(info, row, strict=True)
        ]
        marks = ", ".join("?" * len(values))
        with contextlib.suppress(sqlite3.Error, OverflowError):
            db.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)
        return f"row of {table} added"


def change_schema(place: Path, chance: random.Random) -> str:
    with by_hand(place) as db:
        table = any_table(db, chance)
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        column = chance.choice(columns)
        named = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'"
        index = chance.choice(sorted(name for (name,) in db.execute(named, ("index",))))
        trigger = chance.choice(sorted(name for (name,) in db.execute(named, ("trigger",))))
        change = chance.choice(
            (
                f'DROP TABLE "{table}"',
                f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
                f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO other',
                f'ALTER TABLE "{table}" ADD COLUMN other TEXT',
                f"DROP INDEX {index}",
                f"DROP TRIGGER {trigger}",
                f'CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM "{table}"; END',
                f'CREATE TRIGGER t AFTER UPDATE ON "{table}" BEGIN SELECT 1; END',
                f'CREATE VIEW v AS SELECT * FROM "{table}"',
            )
        )
        with contextlib.suppress(sqlite3.Error):
            db.execute(change)
        return change.split('"')[0].strip().lower()


DAMAGES: tuple[Damage, ...] = (
    *(change_bytes, change_bytes, change_bytes, lose_sector, cut_off, exchange_pages),
    *(change_value, change_value, change_value, delete_rows, add_row, change_schema),
)


def content_of(place: Path) -> object:
    """Every stored value, as SQLite itself reads it, and the text of the tables."""
    with contextlib.closing(sqlite3.connect(place)) as db:
        db.text_factory = bytes
        tables = db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        content = {}
        for name, sql in tables:
            if not sql or not sql.upper().startswith(b"CREATE TABLE") or name == b"sqlite_sequence":
                continue
            rows = db.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
            # Whether something is still to be overwritten is no stored value.
            content[name] = sorted(
                map(repr, [r[:-1] for r in rows] if name == b"seal_key" else rows)
            )
        return content


def judged(place: Path, before: object) -> str:
    """What becomes of a damaged record when it is verified."""
    try:
        with open_store(str(place), create=False) as store:
            if verify(store):
                return "detected"
    except StoreError:
        return "detected"
    return "harmless" if content_of(place) == before else "silent"


def said_of_commands(place: Path, out: Path, chance: random.Random) -> list[str]:
    """Commands that end as a fault of hep-vision's own on a damaged record."""
    wrong: list[str] = []
    for words in chance.sample(COMMANDS, 2):
        arguments = [word.format(out=out) for word in words]
        said = io.StringIO()
        with (
            mock.patch.object(sys, "argv", ["hep-vision", *arguments, "--db", str(place)]),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            contextlib.suppress(SystemExit),
        ):
            try:
                hep_vision()
            except Exception as error:  # noqa: BLE001 - told below
                wrong.append(f"{' '.join(words)}: {type(error).__name__}: {error}")
        if OUR_FAULT in " ".join(said.getvalue().split()):
            wrong.append(f"{' '.join(words)}: {said.getvalue().strip()}")
        if not place.exists():
            break  # set aside
    return wrong


def run(cases: int, seed: int, folder: Path, *, every: int = 1) -> tuple[Counter[str], list[str]]:
    """Outcomes of so many cases, and what must not be."""
    whole = folder / "whole.db"
    make_record(whole)
    with open_store(str(whole)) as store:
        faults = verify(store)
    if faults:
        raise AssertionError(f"the record must be sound at first, got {faults}")
    before = content_of(whole)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    for case in range(cases):
        chance = random.Random(f"{seed} {case}")
        work = folder / f"case-{case}"
        work.mkdir()
        place = Path(shutil.copy(whole, work / "record.db"))
        damage = chance.choice(DAMAGES)
        what = damage(place, chance)
        second = Path(shutil.copy(place, work / "second.db"))
        outcome = "crash"
        try:
            outcome = judged(place, before)
        except Exception as error:  # noqa: BLE001 - told below
            wrong.append(f"case {case}, {what}: {type(error).__name__}: {error}")
        outcomes[outcome] += 1
        if outcome == "silent":
            wrong.append(f"case {case}, {what}: silent")
        if every and case % every == 0:
            wrong += [f"case {case}, {what}: {w}" for w in said_of_commands(second, work, chance)]
        shutil.rmtree(work)
        if sys.stderr.isatty() or case % 100 == 99:
            print(f"{case + 1} of {cases}, {len(wrong)} findings", file=sys.stderr)
    return outcomes, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20260302)
    parser.add_argument("--every", type=int, default=1, help="run commands on each so many")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        outcomes, wrong = run(asked.cases, asked.seed, Path(name), every=asked.every)
    print(f"{asked.cases} damaged records, seed {asked.seed}: ", end="")
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    print(f"{len(wrong)} findings")
    for one in wrong:
        print(f"  {one}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
