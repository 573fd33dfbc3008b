"""The session page's server without a browser: bytes of the messages, live patients on a core.

``python -m benchmarks.web`` prints how many bytes a second a patient sends and gets, the time of
the processor that a patient takes, and for a growing number of patients, who all squat at 30
pictures a second, the time from sending a picture to getting the screen that came of it. One
server runs on one core, the patients on the other; ``--processes 2`` has two servers, on both.
Run it with nothing else running. The patients squat as in the sample clip's golden landmarks.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path

import numpy as np
import psutil
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from websockets.asyncio.client import ClientConnection, connect

from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise
from hep_vision.live.starting import Prepared
from hep_vision.live.store_session import Owner
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.store.database import open_store
from hep_vision.web.link.addresses import connect as serve_link
from hep_vision.web.link.link import Link
from hep_vision.web.link.messages import FrameMessage, encode_frame
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.serving import uvicorn_config

TOP = Path(__file__).resolve().parents[1]
LOG = TOP / "tests" / "golden" / "squat_side.npz"
_SERVE = (sys.executable, "-m", "benchmarks.web", "--serve")
RATE_HZ = 30.0
READY_S = 22.0
WARM_S = 3.0
LIMIT_MS = 100.0
AIM = 50
HELLO = {
    "type": "hello",
    "protocol": 1,
    "session": None,
    "language": "en",
    "estimator": {
        "name": "mediapipe-tasks-vision",
        "version": "1.1.0",
        "delegate": "CPU",
        "model": "full",
        "sha256": "0" * 64,
    },
}


class Patients:
    """Sessions of a new patient for each hello, in one record."""

    def __init__(self, folder: Path) -> None:
        self.out_dir = folder / "out"
        self._db = str(folder / "record.db")
        self._numbers = count(1)

    def owner(self, stack: ExitStack) -> Owner:
        """A patient who was not there before."""
        store = stack.enter_context(open_store(self._db, create=True))
        return Owner(store, f"P-{os.getpid()}-{next(self._numbers)}")

    def prepare(self, owner: Owner, language: str, _now: datetime, **_others: object) -> Prepared:
        """One long set of squats."""
        planned = plan_exercise(
            load_library().get("squat"), Prescription(side="both", repetitions=200)
        )
        return Prepared(sets=tuple(planned), words=load_words(language), owner=owner)

    def why_nothing(self, _owner: Owner, _now: datetime) -> str:
        """There is always something to do."""
        return "Nothing is to be done."

    def is_stopped(self, _owner: Owner) -> bool:
        """Nothing has happened to anybody."""
        return False


def serve(port: int, folder: Path, core: int) -> None:
    """The server, alone in its process."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    app = Starlette(routes=[WebSocketRoute("/session/link", serve_link)])
    app.state.link = Link(Patients(folder), SessionOptions())
    config = uvicorn_config(app)
    config.host, config.port = "127.0.0.1", port
    uvicorn.Server(config).run()


@dataclass
class Patient:
    """One patient: her messages, and how long the answers took."""

    delays_ms: list[float] = field(default_factory=list)
    sent_bytes: int = 0
    got_bytes: int = 0
    lasted_s: float = 0.0
    _sent_at: dict[int, float] = field(default_factory=dict)
    _is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def exercise(
        self, port: int, seconds: float, offset_s: float, all_ready: asyncio.Barrier
    ) -> None:
        """Get ready at once, then squat in real time."""
        address = f"ws://127.0.0.1:{port}/session/link"
        async with connect(address, max_queue=None, compression=None) as socket:
            await socket.send(json.dumps(HELLO))
            reading = asyncio.create_task(self._read(socket))
            frames = read_landmark_log(LOG).frames
            seq = 0
            for _ in range(round(READY_S * RATE_HZ)):
                seq += 1
                frame = replace(frames[0], time_s=seq / RATE_HZ)
                await socket.send(encode_frame(FrameMessage(seq, frame, 0.5)))
            await self._is_ready.wait()
            await all_ready.wait()
            await asyncio.sleep(offset_s)
            begin, warm = time.perf_counter(), seq + round(WARM_S * RATE_HZ)
            self.sent_bytes = self.got_bytes = 0
            for place in range(round(seconds * RATE_HZ)):
                await asyncio.sleep(begin + place / RATE_HZ - time.perf_counter())
                seq += 1
                frame = replace(frames[place % len(frames)], time_s=seq / RATE_HZ)
                raw = encode_frame(FrameMessage(seq, frame, 0.5))
                if seq > warm:
                    self._sent_at[seq] = time.perf_counter()
                self.sent_bytes += len(raw)
                await socket.send(raw)
            self.lasted_s = time.perf_counter() - begin
            await asyncio.sleep(1.0)
            reading.cancel()

    async def _read(self, socket: ClientConnection) -> None:
        async for text in socket:
            self.got_bytes += len(text)
            if text.startswith('{"type":"stored"'):
                if json.loads(text)["seq"] >= round(READY_S * RATE_HZ):
                    self._is_ready.set()
            elif text.startswith('{"type": "view"'):
                seq = int(text[text.index('"seq": ') + 7 : text.index(",", 20)])
                if seq in self._sent_at:
                    self.delays_ms.append(1000 * (time.perf_counter() - self._sent_at[seq]))


async def _all(ports: list[int], number: int, seconds: float) -> list[Patient]:
    patients = [Patient() for _ in range(number)]
    all_ready = asyncio.Barrier(number)
    await asyncio.gather(
        *(
            one.exercise(ports[place % len(ports)], seconds, place / number, all_ready)
            for place, one in enumerate(patients)
        )
    )
    return patients


class Servers:
    """Servers in processes of their own."""

    def __init__(self, processes: int, folder: Path) -> None:
        cores = os.cpu_count() or 1
        self.ports = [8811 + one for one in range(processes)]
        self._processes = [
            subprocess.Popen([*_SERVE, str(port), str(folder), str(place % cores)], cwd=TOP)
            for place, port in enumerate(self.ports)
        ]
        time.sleep(6)

    @property
    def processor_s(self) -> float:
        """Time of the processor so far."""
        times = [psutil.Process(one.pid).cpu_times() for one in self._processes]
        return sum(one.user + one.system for one in times)

    def end(self) -> None:
        """End them."""
        for one in self._processes:
            one.terminate()
            one.wait(20)


def level(servers: Servers, number: int, seconds: float) -> dict[str, float]:
    """So many patients at once."""
    before = servers.processor_s
    patients = asyncio.run(_all(servers.ports, number, seconds))
    took_s = servers.processor_s - before
    delays_ms = np.concatenate([one.delays_ms for one in patients])
    pictures = number * (READY_S + seconds) * RATE_HZ
    return {
        "patients": number,
        "median_ms": float(np.median(delays_ms)),
        "p95_ms": float(np.quantile(delays_ms, 0.95)),
        "processor_ms_a_picture": 1000 * took_s / pictures,
        "up_kB_s": np.mean([one.sent_bytes / one.lasted_s for one in patients]) / 1000,
        "down_kB_s": np.mean([one.got_bytes / one.lasted_s for one in patients]) / 1000,
        "late_share": float(np.mean([one.lasted_s > 1.05 * seconds for one in patients])),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--patients", type=int, nargs="*", default=[1, 5, 10, 15, 20, 30, 40, AIM])
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        port, folder, core = asked.serve
        serve(int(port), Path(folder), int(core))
        return
    with tempfile.TemporaryDirectory() as name:
        servers = Servers(asked.processes, Path(name))
        if asked.processes == 1 and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
        try:
            for number in asked.patients:
                found = level(servers, number, asked.seconds)
                print("  ".join(f"{key} {value:.4g}" for key, value in found.items()), flush=True)
                if found["p95_ms"] > LIMIT_MS:
                    break
        finally:
            servers.end()


if __name__ == "__main__":
    main()
