"""How fast the live session is, on a source of 720p at 30 pictures a second.

The real loop: capture thread, pose model, coach, drawing, window, sound mixed into a file.
The camera is the sample clip, enlarged to 720p and played at its own pace; since the figure
is rendered, the true end of every repetition is known. Run it with a screen, or under
``xvfb-run -s '-screen 0 1920x1080x24'``, with nothing else running.

Printed are the pictures followed and left out, the time from a picture's arrival to its
screen, from the true end of a repetition to its count being handed to the loudspeaker, the
share of the processors, and memory over time (``--minutes`` for a soak).

``--pace 2`` lets the session's clock run twice as fast, and the camera with it: the same
pictures, sets, rests and records as in twice the time, for a soak. Only speech keeps its
own time, so delays are told at pace 1 only.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

import cv2
import numpy as np
import numpy.typing as npt
import psutil

from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live import launch as launching
from hep_vision.live.clock import Clock, session_clock
from hep_vision.live.display import require_display
from hep_vision.live.launch import Launch, run_session
from hep_vision.live.planning import plan_exercise
from hep_vision.live.player import Mixer
from hep_vision.live.sounds import Samples, earcon
from hep_vision.live.sources import Picture
from hep_vision.live.store_session import Owner
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.models import ensure_model
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.views import all_sets

TOP = Path(__file__).resolve().parents[1]
CLIP = TOP / "sample_videos" / "squat_side.mp4"
SIZE_PX = (1280, 720)
RATE_HZ = 30.0
EVERY_MIN = 5  # memory is told this often
STILL_S = 6.0  # the figure keeps still, as in the start position, before each round


@dataclass
class ClipCamera:
    """The clip at 720p, round after round, each picture when a camera would give it."""

    clock: Clock
    rounds: int
    rate_hz: float = RATE_HZ
    pace: float = 1.0
    name: str = "clip at 720p"
    can_return: bool = False
    ends_s: list[float] = field(default_factory=list)  # of the repetitions, on the clock

    def __post_init__(self) -> None:
        # One lot of compressed pictures: what a USB camera sends, unpacked in its thread.
        with open_video(CLIP) as video:
            larger = (cv2.cvtColor(widened(frame.rgb), cv2.COLOR_RGB2BGR) for frame in video)
            jpegs = [cv2.imencode(".jpg", picture)[1] for picture in larger]
        self._jpegs = jpegs[:: round(RATE_HZ / self.rate_hz)]
        truth = json.loads(CLIP.with_suffix(".json").read_text("utf-8"))
        self._true_ends_s = [float(one["end_s"]) for one in truth["repetitions"]]
        self._still = round(STILL_S * self.rate_hz)
        self._per_round = self._still + len(self._jpegs)
        self._number = 0
        self._begin_s = 0.0
        self._begun = threading.Event()

    def open(self) -> str:
        return self.name

    def begin(self) -> None:
        self._begun.set()

    def close(self) -> None:
        self._begun.set()

    def read(self) -> Picture | None:
        if self._number == 1:
            self._begun.wait()
        if self._number <= 1:
            self._begin_s = self.clock() - self._number / self.rate_hz
        if self._number >= self.rounds * self._per_round:
            return None
        number, within = divmod(self._number, self._per_round)
        due_s = self._begin_s + self._number / self.rate_hz
        time.sleep(max(0.0, due_s - self.clock()) / self.pace)
        if within == self._still:
            round_s = self._begin_s + (number * self._per_round + self._still) / self.rate_hz
            self.ends_s += [round_s + end_s for end_s in self._true_ends_s]
        self._number += 1
        bgr = cv2.imdecode(self._jpegs[max(0, within - self._still)], cv2.IMREAD_COLOR)
        rgb: npt.NDArray[np.uint8] = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
        return Picture(self.clock(), rgb)


def widened(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The picture enlarged to the height of 720p, its edges drawn out to the width."""
    width, height = SIZE_PX
    share = height / rgb.shape[0]
    large = cv2.resize(rgb, (round(rgb.shape[1] * share), height))
    beside = (width - large.shape[1]) // 2
    wide = cv2.copyMakeBorder(large, 0, 0, beside, beside, cv2.BORDER_REPLICATE)
    return np.asarray(wide, np.uint8)


class TimedMixer(Mixer):
    """Notes when a count is handed over, and when the loudspeaker first takes voice."""

    clock: Clock
    counts_s: list[float]
    voices_s: list[float]

    def play(self, samples: Samples) -> None:
        if samples is earcon("count"):
            self.counts_s.append(self.clock())
        super().play(samples)

    def speak(self, samples: Samples) -> None:
        self.voices_s.append(self.clock())
        super().speak(samples)


def paced_clock(pace: float) -> Callable[[float], Clock]:
    """A maker of session clocks that run so many times as fast as the true one."""

    def paced(begin_s: float = 0.0) -> Clock:
        true = session_clock()
        return lambda: begin_s + pace * true()

    return paced


class Watch:
    """Processor and memory of this process, once a second of the session's clock."""

    def __init__(self, pace: float) -> None:
        self._every_s = 1.0 / pace
        self._process = psutil.Process()
        self._closed = threading.Event()
        self.memory_mb: list[float] = []
        self.share: list[float] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        self._process.cpu_percent()
        while not self._closed.wait(self._every_s):
            self.share.append(self._process.cpu_percent() / (os.cpu_count() or 1))
            self.memory_mb.append(self._process.memory_info().rss / 2**20)
            if len(self.memory_mb) % (60 * EVERY_MIN) == 10:  # told as it goes, for a long soak
                minutes, memory = len(self.memory_mb) // 60, self.memory_mb[-1]
                print(f"{minutes:4d} min {memory:6.0f} MiB", file=sys.stderr)


def spread(values: list[float], unit: str) -> str:
    if not values:
        return "none"
    middle, high = np.percentile(values, (50, 95))
    return f"median {middle:.0f} {unit}, 95 % {high:.0f} {unit} (n = {len(values)})"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="how long the camera runs")
    parser.add_argument("--model", default="full")
    parser.add_argument(
        "--rate",
        type=float,
        default=RATE_HZ,
        choices=(30.0, 15.0, 10.0, 5.0),
        help="pictures a second",
    )
    parser.add_argument("--pace", type=float, default=1.0, help="of the session's clock")
    parser.add_argument("--full-screen", action="store_true")
    asked = parser.parse_args()
    require_display()
    rounds = max(1, round(asked.minutes * 60 / (STILL_S + 19.0)))
    definition = load_library().get("squat")
    prescription = Prescription(side="both", repetitions=200, target=60.0)
    sets = 20 + round(1.5 * asked.minutes)  # more than there is time for: the camera ends it
    planned = plan_exercise(definition, prescription, sets=sets, rest_s=5.0)
    if asked.minutes > 3:  # a soak: sets as patients do them, a record after each
        planned = [
            replace(one, plan=replace(one.plan, prescription=replace(prescription, repetitions=8)))
            for one in planned
        ]
    camera: list[ClipCamera] = []
    shown_ms: list[float] = []

    def clip_camera(_: str, clock: Clock) -> ClipCamera:
        TimedMixer.clock = staticmethod(clock)
        TimedMixer.counts_s, TimedMixer.voices_s = [], []
        camera.append(ClipCamera(clock, rounds, asked.rate, asked.pace))
        return camera[0]

    watch = Watch(asked.pace)
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(launching, "source_of", clip_camera),
        patch.object(launching, "session_clock", paced_clock(asked.pace)),
        patch("hep_vision.live.sound.Mixer", TimedMixer),
        open_store(str(Path(folder, "record.db"))) as store,
    ):
        ended = run_session(
            Launch(
                sets=planned,
                camera="clip",
                model=ensure_model(asked.model),
                words=load_words(),
                out=Path(folder),
                owner=Owner(store, "P-1"),
                full_screen=asked.full_screen,
                sound_file=Path(folder) / "sound.wav",
                say=lambda text: print(text, file=sys.stderr),
                on_shown=lambda came_s, at_s: shown_ms.append(1e3 * (at_s - came_s)),
            )
        )
        stored = [len(one.repetitions) for one in all_sets(read_history(store, "P-1"))]
    watch.close()
    print(f"Record           {len(stored)} sets, {sum(stored)} repetitions")
    print(f"Pictures         {ended.taken}, left out {ended.dropped} "
          f"({100 * ended.dropped / max(1, ended.taken):.1f} %)")  # fmt: skip
    if asked.pace == 1.0:
        report_delays(shown_ms, camera[0].ends_s)
    report_load(watch)
    return 0


def after_ends_ms(ends_s: list[float], heard_s: list[float]) -> list[float]:
    """From each true end to the nearest sound about it."""
    late: list[float] = []
    for end_s in ends_s:
        near = [at_s - end_s for at_s in heard_s if abs(at_s - end_s) < 1.5]
        if near:
            late.append(1e3 * min(near, key=abs))
    return late


def report_delays(shown_ms: list[float], ends_s: list[float]) -> None:
    print(f"On the screen    {spread(shown_ms, 'ms')} after arrival")
    counts = after_ends_ms(ends_s, TimedMixer.counts_s)
    # The number follows its sound, before the next one; other things are said as well.
    begins_s, next_s = TimedMixer.counts_s, [*TimedMixer.counts_s[1:], np.inf]
    spoken = (
        [at_s for at_s in TimedMixer.voices_s if begin_s <= at_s < end_s]
        for begin_s, end_s in zip(begins_s, next_s, strict=True)
    )
    voices = after_ends_ms(ends_s, [at_s[0] for at_s in spoken if at_s])
    print(f"Count sounded    {spread(counts, 'ms')} after the true end")
    print(f"Count spoken     {spread(voices, 'ms')} after the true end")
    # What was not heard at all is in no delay.
    print(f"Repetitions      {len(ends_s)} true ones, one in five is short; sounded "
          f"{len(counts)}, spoken {len(voices)}")  # fmt: skip


def report_load(watch: Watch) -> None:
    # The first seconds load the model and the window.
    share = watch.share[10:] or watch.share
    print(f"Processors       {np.mean(share):.0f} % of {os.cpu_count()} (95 %: "
          f"{np.percentile(share, 95):.0f} %)")  # fmt: skip
    memory = watch.memory_mb
    marks = [*range(10, len(memory), 60 * EVERY_MIN), len(memory) - 1]
    print("Memory           " + ", ".join(f"{memory[at]:.0f} ({at // 60} min)" for at in marks)
          + " MiB")  # fmt: skip
    print(f"Load             {os.getloadavg()[0]:.1f} of the machine in the last minute")


if __name__ == "__main__":
    sys.exit(main())
