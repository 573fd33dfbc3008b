"""A PostgreSQL server of the tests' own: started at the first use, gone when they end."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg
import pytest

PACKAGE = "Debian: apt-get install postgresql"


def fresh_database() -> str:
    """URL of an empty database; skips the test where there is no PostgreSQL."""
    folder = _server()
    if folder is None:
        pytest.skip(f"no PostgreSQL on this machine ({PACKAGE})")
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(f"host={folder} user=test dbname=postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")  # pyright: ignore[reportArgumentType]
    return f"postgresql://test@/{name}?host={folder}"


@functools.cache
def _server() -> Path | None:
    """Folder of the running server's socket; None if there is no PostgreSQL."""
    programs = _programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="hep-pg-"))
    data = folder / "data"
    user = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user)

    def run(*words: str) -> None:
        done = subprocess.run(
            words, user=user, cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr

    run(f"{programs}/initdb", "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync", str(data))
    # A socket alone, no port; what is lost in a power cut does not matter here.
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    log = str(folder / "log")
    run(f"{programs}/pg_ctl", "-D", str(data), "-l", log, "-w", "-o", options, "start")

    def stop() -> None:
        run(f"{programs}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return folder


def _programs() -> Path | None:
    """Folder of initdb and pg_ctl; Debian keeps them off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent, *places] if found else places
    return next((place for place in places if (place / "initdb").is_file()), None)
