"""The command line loads what a command needs, when it is asked for."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from hep_vision.cli.main import COMMANDS
from hep_vision.store.database import open_store

SLOW_TO_LOAD = {
    *("numpy", "scipy", "av", "cv2", "mediapipe", "matplotlib"),
    *("pydantic", "ruamel", "jinja2", "fluent", "requests", "alembic", "nacl"),
}
RUN = """
import sys
from hep_vision.cli.main import main
sys.argv = ["hep-vision", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print("exit", end.code, *sys.modules)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Top-level modules loaded once a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True
    )
    outcome, code, *modules = done.stdout.splitlines()[-1].split()
    assert (outcome, code) == ("exit", "0"), done.stdout + done.stderr
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)], ids=" ".join)
def test_what_concerns_no_command_loads_none(arguments):
    assert loaded_by(*arguments) & {*SLOW_TO_LOAD, "sqlalchemy"} == set()


def test_the_list_of_sessions_loads_the_database_and_little_else(tmp_path: Path):
    file = tmp_path / "record.db"
    open_store(str(file)).close()
    loaded = loaded_by("sessions", "list", "--db", str(file))
    assert "sqlalchemy" in loaded
    # typer itself reads the values of options with pydantic.
    assert loaded & SLOW_TO_LOAD <= {"pydantic"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_list_of_commands_says_what_the_command_says(command):
    first, _, _ = inspect.cleandoc(command.load().help).partition("\n\n")
    assert " ".join(first.split()) == command.help
