"""Clips drawn, seen by the pose model and kept: what it saw and what was true.

A clip's landmark log and truth are kept under the hash of its specification, of the code that
draws and sees it, and of the pose model; the video itself is not kept. A run that is broken off
goes on where it was.

The price: any change of that code has all clips drawn anew, for hours, also one that changes no
pixel; only comments, docstrings and layout are left out. Not in the hash are the versions of
Python and of the libraries: empty the cache where they may matter.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy.design import Planned

import hep_vision
import hep_vision_figure
from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import HepVisionError
from hep_vision.measure.exercise import Prescription
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import name_of
from hep_vision_figure.clip import render_clip
from hep_vision_figure.spec import ClipSpec

SOURCES = Path(hep_vision.__file__).parent
FIGURE = Path(hep_vision_figure.__file__).parent
# Of the figure's package, what neither draws nor tells the truth.
NOT_DRAWN = ("command.py", "pictures.py", "spec_file.py", "spec_page.py")
Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Clip:
    """A designed clip as it lies on disk."""

    planned: Planned
    log: Path
    truth: Path

    def read_truth(self) -> dict[str, Any]:
        """What really happened, see `hep_vision_figure.truth`."""
        return json.loads(self.truth.read_text("utf-8"))


@dataclass(frozen=True)
class Drawing:
    """How long a clip took to be drawn and seen, while others were drawn beside it."""

    clip: str
    wall_s: float
    processor_s: float


def clip_of(planned: Planned, folder: Path, model: Path) -> Clip:
    """Where the log and truth of a clip lie, whether they are there yet or not."""
    told = f"{_code_digest()} {_file_digest(model)} {planned.spec.model_dump_json()}"
    if planned.scene.brightness != 1.0:
        told += f" {planned.scene.brightness}"
    key = hashlib.sha256(told.encode()).hexdigest()[:20]
    return Clip(planned, folder / f"{key}.npz", folder / f"{key}.json")


@cache
def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _code_digest() -> str:
    drawn = {path for path in FIGURE.rglob("*.py") if path.name not in NOT_DRAWN}
    seen = SOURCES / "sources" / "pose" / "estimator.py"
    return f"{digest_of(drawn, FIGURE)} {digest_of([seen], SOURCES)}"


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Hash of what Python files do, whatever their comments, docstrings and layout."""
    found = hashlib.sha256()
    for path in sorted(files):
        code = ast.unparse(_Wordless().visit(ast.parse(path.read_text("utf-8"))))
        found.update(f"{path.relative_to(root).as_posix()}\n{code}\n".encode())
    return found.hexdigest()


class _Wordless(ast.NodeTransformer):
    """Takes docstrings out, also those below fields."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else node


def is_ready(clip: Clip) -> bool:
    """Whether the clip was drawn and seen before."""
    return clip.log.is_file() and clip.truth.is_file()


def _draw_and_see(clip: Clip, spec_json: str, model: Path) -> Drawing:
    """Draw a clip, let the pose model see it, keep what both say. Runs in a process of its own."""
    began_s, worked_s = time.perf_counter(), time.process_time()
    log, truth, brightness = clip.log, clip.truth, clip.planned.scene.brightness
    spec = ClipSpec.model_validate_json(spec_json)
    with tempfile.TemporaryDirectory(dir=log.parent, prefix=".drawing-") as scratch:
        rendered = render_clip(spec, Path(scratch), "clip")
        frames = FrameStore()
        with open_video(rendered.video) as video, PoseEstimator(model) as estimator:
            size_px = (video.info.width, video.info.height)
            for image in video:
                frames.append(
                    estimator.estimate(dimmed(image.rgb, brightness), image.time_s, size_px)
                )
        meta = {"model": name_of(model), "source": "rendered figure"}
        write_landmark_log(Path(scratch) / "seen.npz", frames, meta)
        (Path(scratch) / "seen.npz").replace(log)
        rendered.truth.replace(truth)
    wall_s, processor_s = time.perf_counter() - began_s, time.process_time() - worked_s
    return Drawing(clip.planned.name, round(wall_s, 1), round(processor_s, 1))


def dimmed(rgb: Picture, brightness: float) -> Picture:
    """The picture with all its values at a share of what they were."""
    return rgb if brightness == 1.0 else np.rint(rgb * brightness).astype(np.uint8)


def prepare(
    clips: Sequence[Clip],
    model: Path,
    jobs: int,
    tell: Callable[[Clip, str], None],
) -> Iterator[tuple[Clip, Drawing | None]]:
    """Draw what is not there yet; yields every clip that is ready, as it becomes so.

    What was there already comes without a drawing.

    Parameters
    ----------
    jobs : int
        Processes to draw with.
    tell : callable
        Told of a clip that could not be drawn, and why.

    Raises
    ------
    BrokenProcessPool
        If a process died, for want of memory for example: no other clip would be drawn either.
    """
    missing = [clip for clip in clips if not is_ready(clip)]
    yield from ((clip, None) for clip in clips if is_ready(clip))
    if not missing:
        return
    missing[0].log.parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs, initializer=os.nice, initargs=(5,)) as pool:
        running = {
            pool.submit(_draw_and_see, c, c.planned.spec.model_dump_json(), model): c
            for c in missing
        }
        try:
            for done in as_completed(running):
                clip = running.pop(done)
                fault = _fault_of(done)
                if fault is None:
                    yield clip, done.result()
                else:
                    tell(clip, f"{type(fault).__name__}: {fault}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _fault_of(done: Future[Drawing]) -> BaseException | None:
    fault = done.exception()
    if isinstance(fault, BrokenProcessPool):
        raise fault
    return fault


def measure(clip: Clip) -> Any:
    """What the product makes of a clip: the set's result, or None where it refuses.

    Nothing is told but the exercise, as in ``hep-vision analyze CLIP --exercise ID``.
    """
    definition = shipped_library().get(clip.planned.exercise)
    try:
        return analyze(Job(clip.log, definition, Prescription()), None).result
    except HepVisionError:
        return None
