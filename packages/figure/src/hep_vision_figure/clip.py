"""From a specification to a video and its truth on disk."""

from __future__ import annotations

import json
import platform
import tempfile
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.frame import VideoFrame

from hep_vision.errors import OutputError
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.company import Company
from hep_vision_figure.compiled import thread_count
from hep_vision_figure.figure import Figure, build_figure
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.renderer import Body, Image, Renderer, noise_shift
from hep_vision_figure.truth import FrameLog, describe_clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hep_vision_figure.arrays import Numbers
    from hep_vision_figure.camera import Camera
    from hep_vision_figure.figure import Outfit
    from hep_vision_figure.skeleton import Build
    from hep_vision_figure.spec import CameraSpec, ClipSpec

_CLOCK = 90_000  # ticks a second of the video's timestamps
_EXPOSURES = 5  # moments averaged for motion blur
_FIGURES_KEPT = 6
# x264's code for AVX-512 gives other bytes from one run to the next at some widths (160, 320,
# 480). Its code for SSE4.2 always gives the same, those of AVX-512 where these are stable.
_SAME_BYTES = {"x264-params": "asm=SSE4.2"} if platform.machine() in ("x86_64", "AMD64") else {}


_figures: dict[str, Figure] = {}


def cached_figure(build: Build, outfit: Outfit) -> Figure:
    """Figure of a build and outfit; cutting one takes seconds, so the last few are kept."""
    key = build.model_dump_json() + outfit.model_dump_json()
    if key not in _figures:
        if len(_figures) >= _FIGURES_KEPT:
            _figures.pop(next(iter(_figures)))
        _figures[key] = build_figure(build, outfit)
    return _figures[key]


def frame_times(camera: CameraSpec, duration_s: float, random: np.random.Generator) -> list[float]:
    """Capture times of the frames that reach the file, seconds, increasing."""
    interval = 1.0 / camera.frame_rate
    count = max(1, int(np.floor(duration_s * camera.frame_rate + 1e-9)))
    times = interval * (np.arange(count) + camera.rate_jitter * random.uniform(-1, 1, count))
    kept = random.uniform(size=count) >= camera.dropped_frames
    kept[0] = True
    return [float(max(time, 0.0)) for time in times[kept]]


class Clip:
    """A clip ready to be drawn.

    Parameters
    ----------
    spec : ClipSpec

    Raises
    ------
    ImpossibleClipError, UnknownMovementError
        If the figure cannot do what is asked.
    """

    def __init__(self, spec: ClipSpec) -> None:
        self.spec = spec
        self.choreography = Choreography(spec)
        self.camera: Camera = frame_picture(spec.camera, self.choreography.extent())
        self._camera_random = np.random.default_rng((spec.seed, 3))
        self.times_s = frame_times(spec.camera, self.choreography.duration_s, self._camera_random)
        self._figure = cached_figure(spec.body, spec.outfit)
        self._renderer = Renderer(
            self.camera, spec.room, self.choreography.furniture(), spec.camera.noise
        )
        self._company: Company | None = None
        if spec.bystander is not None:
            self._company = Company(spec.bystander, self.choreography)
            self._other = cached_figure(spec.bystander.body, spec.bystander.outfit)

    def _expose(self, time_s: float) -> Numbers:
        frames = self.choreography.frames(time_s)
        bodies = [Body(self._figure, frames)]
        other = self._company.frames(time_s, frames) if self._company else None
        if other is not None:
            bodies.append(Body(self._other, other))
        return self._renderer.expose(bodies, self.choreography.held(frames))

    def picture(self, time_s: float) -> Image:
        """Draw one frame; shape (height, width, 3), RGB."""
        return self._picture(time_s, noise_shift(self._camera_random))

    def _picture(self, time_s: float, shift: Numbers) -> Image:
        camera = self.spec.camera
        if not camera.shutter:
            return self._renderer.develop(self._expose(time_s), shift)
        open_s = camera.shutter / camera.frame_rate
        moments = time_s + open_s * (np.arange(_EXPOSURES) / (_EXPOSURES - 1) - 0.5)
        light = sum(self._expose(max(float(moment), 0.0)) for moment in moments) / _EXPOSURES
        return self._renderer.develop(np.asarray(light, np.float32), shift)

    def pictures(self, times_s: Sequence[float]) -> Iterator[Image]:
        """Draw the frames of some moments, in order, several at a time."""
        side_by_side = thread_count()
        coming: deque[Future[Image]] = deque()
        with ThreadPoolExecutor(side_by_side) as pool:
            for time_s in times_s:
                shift = noise_shift(self._camera_random)
                coming.append(pool.submit(self._picture, time_s, shift))
                if len(coming) > side_by_side:
                    yield coming.popleft().result()
            for drawn in coming:
                yield drawn.result()

    def draw(self, log: FrameLog) -> Iterator[tuple[float, Image]]:
        """Draw every frame in order, with its capture time; what is true of it goes to `log`."""
        for time_s, picture in zip(self.times_s, self.pictures(self.times_s), strict=True):
            log.add(time_s, self.choreography.frames(time_s), self.camera)
            yield time_s, picture


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files that came of a specification."""

    video: Path
    truth: Path
    frames: int


def render_clip(
    spec: ClipSpec,
    folder: Path,
    name: str,
    progress: Callable[[int, int], None] | None = None,
) -> Rendered:
    """Draw a clip and write its video and truth.

    Parameters
    ----------
    spec : ClipSpec
    folder : Path
        Made if it is not there.
    name : str
        File name without ending: ``name.mp4`` and ``name.json``.
    progress : callable, optional
        Told after each frame: how many are drawn, of how many.

    Raises
    ------
    ImpossibleClipError, UnknownMovementError
        If the figure cannot do what is asked.
    OutputError
        If the files cannot be written.

    Notes
    -----
    The same specification gives the same pixels. Nothing unfinished is left under a final
    name: both files are renamed into place when they are whole.
    """
    clip = Clip(spec)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=f".{name}-") as scratch:
            draft = Path(scratch) / f"{name}.mp4"
            log = _write_video(clip, draft, progress)
            truth = describe_clip(clip.choreography, clip.camera, log, f"{name}.mp4")
            notes = Path(scratch) / f"{name}.json"
            notes.write_text(json.dumps(truth, separators=(",", ":")), "utf-8")
            draft.replace(folder / draft.name)
            notes.replace(folder / notes.name)
    except OSError as error:
        reason = error.strerror or error
        problem = f"{folder}: cannot be written to: {reason}; choose another folder"
        raise OutputError(problem) from error
    return Rendered(folder / f"{name}.mp4", folder / f"{name}.json", len(clip.times_s))


def _write_video(clip: Clip, path: Path, progress: Callable[[int, int], None] | None) -> FrameLog:
    camera, log = clip.spec.camera, FrameLog()
    target: Any = av.open(str(path), "w", options={"movflags": "+faststart"})
    with target as container:
        rate = Fraction(camera.frame_rate).limit_denominator(1001)
        stream: Any = container.add_stream("libx264", rate=rate)
        stream.width, stream.height = camera.size_px
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": str(camera.crf), "preset": "veryfast", **_SAME_BYTES}
        stream.codec_context.time_base = Fraction(1, _CLOCK)
        stream.codec_context.thread_count = 1  # the same bytes however many cores there are
        for done, (time_s, image) in enumerate(clip.draw(log), start=1):
            frame = VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = round(time_s * _CLOCK), Fraction(1, _CLOCK)
            container.mux(stream.encode(frame))
            if progress is not None:
                progress(done, len(clip.times_s))
        container.mux(stream.encode(None))
    return log
