"""Command lines at random: options, numbers, days, texts and every kind of file.

Nothing that fetches, films or opens a window is called; the record and the user's folders
are temporary ones.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks.fuzzing import bundles, logs
from benchmarks.fuzzing.judge import FindingError, require_plain
from benchmarks.fuzzing.mutate import NASTY_NUMBERS, NASTY_TEXTS

from hep_vision.cli.main import main

if TYPE_CHECKING:
    import random

_ROOT = Path(__file__).resolve().parents[2]
# Done, wrong use, wrong input, the machine; and an interview that nobody answers.
_GOOD_CODES = (0, 2, 3, 4, 130)
_TEXTS = tuple(text for text in NASTY_TEXTS if "\x00" not in text)  # no system passes that on
_NUMBERS = (*map(str, NASTY_NUMBERS), "1", "2", "10", "90", "12x", "٣", "1e5")
_DAYS = ("2026-11-23", "0001-01-01", "9999-12-31", "2026-02-30", "tomorrow", "", "2027-W01-1")
_NAMES = ("me", "P-0147", "squat", "knee", "left", "both", "auto", "csv", "parquet", "A4", "18:30")
_FILES = (
    *("log.npz", "program.yaml", "bundle.json", "record.db", "pipe", "zero", "folder", "empty"),
    # No device of this machine: a fault in replacing files would replace it.
    *("missing", "missing/deep", "/proc", "/proc/self/mem", "text.txt"),
    *("\udce9.npz", "e\x1b[31m.npz", "a" * 300, ".", "/", "closed/x", "out", "out.pdf", "out.html"),
    *("out.json", "out.ics", "out.yaml", "squat.yaml", "-", "--", "~"),
)
# What takes a value of which kind: n number, d day, t text, f file, w word, - none.
_COMMANDS = {
    "analyze": ("f", "-e:w --side:w --reps:n --sets:n --target:n --limit:n --hold:n --start:n "
                "--end:n -o:f --json:- --exercises:f --program:f --performed-at:d --save:- "
                "--patient:t --db:f"),
    "recount": ("n", "--definition:f --side:w --target:n --keep:- --db:f"),
    "override": ("n", "--by:t --reason:t --count:n --remark:t --attempt:n --yes:- --db:f"),
    "correct void": ("n", "--by:t --reason:t --db:f"),
    "correct move": ("n", "--to:t --by:t --reason:t --new-patient:- --db:f"),
    "correct pain": ("nn", "--by:t --reason:t --when:w --db:f"),
    "correct set-pain": ("nn", "--by:t --reason:t --db:f"),
    "correct rom": ("nn", "--by:t --reason:t --db:f"),
    "correct undo": ("n", "--by:t --reason:t --override:- --db:f"),
    "patients list": ("", "--db:f"),
    "patients set": ("t", "--check:t --db:f"),
    "patients check": ("t", "--check:t --db:f"),
    "share": ("", "--to:f --for:t --pass-phrase-file:f --patient:t --all:- --db:f"),
    "receive": ("f", "--as:t --same-person:- --backup:- --pass-phrase-file:f --db:f"),
    "keys make": ("", "--db:f"),
    "keys show": ("", "--db:f"),
    "keys trust": ("t", "--name:t --yes:- --db:f"),
    "keys forget": ("t", "--db:f"),
    "delete-patient": ("t", "--yes:- --db:f"),
    "backup": ("f", "--encrypt:- --pass-phrase-file:f --db:f"),
    "restore": ("f", "--lose:t --pass-phrase-file:f --db:f"),
    "verify": ("f", "--pass-phrase-file:f --db:f"),
    "report": ("", "-p:t -o:f --from:d --to:d --program:f --for-patient:- --db:f"),
    "exercises list": ("", "--exercises:f --region:w"),
    "exercises show": ("w", "--exercises:f"),
    "exercises validate": ("f", ""),
    "exercises learn": ("f", "-n:t --like:w --side:w --reps:n --start:n --end:n -o:f"),
    "program new": ("f", "--patient:t --author:t --phone:t --email:t --weeks:n --from:d "
                    "--exercise:t --goal:t"),
    "program revise": ("ff", "--from:d"),
    "program validate": ("f", "--json:-"),
    "program show": ("f", ""),
    "program sheet": ("f", "-o:f --large:- --paper:w"),
    "program schedule": ("f", "--ics:f --timezone:t"),
    "program diff": ("ff", ""),
    "program ask": ("w", "-p:f --set:n --question:t --print:-"),
    "program today": ("f", "--record:f --db:f --date:d --time:w --json:-"),
    "program proposals": ("f", "--record:f --db:f --date:d"),
    "sessions list": ("", "--patient:t --from:d --to:d --limit:n --db:f"),
    "sessions show": ("n", "--db:f"),
    "sessions compare": ("nn", "--db:f"),
    "sessions add": ("f", "--patient:t --program:f --at:d --setup:t --pain:n --effort:n --db:f"),
    "export tables": ("", "-o:f --patient:t --from:d --to:d --format:w --db:f"),
    "export opensim": ("n", "-o:f --db:f"),
    "export fhir": ("", "-o:f --patient:t --from:d --to:d --db:f"),
    "export read-fhir": ("f", "-o:f"),
}  # fmt: skip
# Without these a command would ask, open a program or write to the user's own record.
_ALWAYS = {"delete-patient": ["--yes"], "program ask": ["--print"]}


def write_case(chance: random.Random, folder: Path) -> Path:
    """Write a command line, and the files it may name."""
    command = chance.choice(sorted(_COMMANDS))
    arguments, options = _COMMANDS[command]
    words = [*command.split(), *_ALWAYS.get(command, [])]
    for kind in arguments:
        words.append(_value(chance, kind, command))
    for option in options.split():
        name, _, kind = option.partition(":")
        likely = 0.75 if name in ("-o", "-e", "--db", "--ics", "--by", "--reason", "-n") else 0.25
        if chance.random() < likely:
            words += [name] if kind == "-" else [name, _value(chance, kind, command)]
    path = folder / "case.json"
    path.write_bytes(json.dumps(words).encode("ascii"))
    return path


def _value(chance: random.Random, kind: str, command: str) -> str:
    pools = {"n": _NUMBERS, "d": _DAYS, "t": (*_TEXTS, *_NAMES), "f": _FILES, "w": _NAMES}
    if kind == "f" and chance.random() < 0.4:  # a good one, so that more is run than its check
        good = {"analyze": "log.npz", "exercises": "log.npz", "export": "bundle.json"}
        return good.get(command.partition(" ")[0], "program.yaml")
    if chance.random() < 0.1:
        kind = chance.choice("ndtfw")
    return chance.choice(pools[kind])


def use_case(path: Path) -> None:
    """Run it as a user would, in a folder of its own."""
    words: list[str] = json.loads(path.read_bytes())
    folder = path.with_name("here")
    folder.mkdir(exist_ok=True)
    _lay_out(folder)
    out, err = io.StringIO(), io.StringIO()
    home = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = {**home, "HEP_VISION_DB": str(folder / "home" / "own.db"), "COLUMNS": "200"}
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(sys, "argv", ["hep-vision", *words]),
        mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
    if err.getvalue().endswith("Aborted.\n"):  # a question that nobody answers
        code = 0
    said = f"{words!r} ended with {code}: {err.getvalue()[-400:]!r}"
    if code not in _GOOD_CODES or "fault in hep-vision" in err.getvalue():
        raise FindingError(said)
    if code != 0 and not (err.getvalue() + out.getvalue()).strip():
        raise FindingError(said)
    require_plain(out.getvalue(), "stdout")
    require_plain(err.getvalue(), "stderr")


def _lay_out(folder: Path) -> None:
    """Files of every kind."""
    (folder / "log.npz").write_bytes(logs.good_log(plain=False))
    (folder / "bundle.json").write_text(json.dumps(bundles.good_bundle()))
    (folder / "program.yaml").write_text(_program(), "utf-8")
    (folder / "text.txt").write_text("Monday: ten squats.\n")
    (folder / "empty").touch()
    (folder / "folder").mkdir(exist_ok=True)
    (folder / "closed").mkdir(mode=0o500, exist_ok=True)
    with contextlib.suppress(FileExistsError, AttributeError):
        os.mkfifo(folder / "pipe")
    with contextlib.suppress(FileExistsError, OSError):
        (folder / "zero").symlink_to("/dev/zero")


@functools.cache
def _program() -> str:
    return next(iter(sorted((_ROOT / "sample_programs").glob("*.yaml")))).read_text("utf-8")
