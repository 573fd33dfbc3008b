"""Landmarks of one person from video frames, by MediaPipe's pose landmarker."""

from __future__ import annotations

from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from hep_vision.errors import ModelError
from hep_vision.measure.body.landmarks import Array, PoseFrame
from hep_vision.sources.display_libraries import provide_display_libraries
from hep_vision.sources.pose.offline import keep_mediapipe_offline
from hep_vision.sources.pose.quiet import native_stderr_silenced

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    import numpy.typing as npt

# Landmarks are rounded to these steps where they are made, so that a log which stores
# whole steps gives back the very same numbers. All are far below the model's own noise.
IMAGE_STEPS_PER_PX = 16
WORLD_STEPS_PER_M = 1000
VISIBILITY_STEPS = 256


def quantise(values: Array, steps_per_unit: int) -> Array:
    """Round to whole steps, ``k / steps_per_unit``; NaN stays NaN."""
    # Adding zero turns -0.0 into 0.0, which whole steps cannot tell apart.
    return np.rint(values * steps_per_unit) / steps_per_unit + 0.0


class PoseEstimator:
    """The pose model, following one person through the frames of one video.

    Frames must come in order of time: the model tracks and smooths from frame to frame, so
    a second video needs a second estimator. Use as a context manager. The first one sets the
    process's proxy variables so that MediaPipe reports to nobody
    (`hep_vision.sources.pose.offline`).

    Parameters
    ----------
    model : Path
        A pose landmarker bundle (``.task``).
    verbose : bool
        Let the model's native log lines through to standard error.

    Raises
    ------
    ModelError
        If the bundle cannot be loaded.
    """

    def __init__(self, model: Path, *, verbose: bool = False) -> None:
        self._verbose = verbose
        self._noisy = not verbose
        self._last_ms = -1
        keep_mediapipe_offline()
        with self._silence():
            provide_display_libraries()
            self._mediapipe: Any = import_module("mediapipe")
            self._landmarker: Any = self._load(model)

    def _load(self, model: Path) -> Any:
        tasks: Any = self._mediapipe.tasks
        vision: Any = tasks.vision
        try:
            # Read here: the native loader stumbles over some paths on Windows.
            base = tasks.BaseOptions(model_asset_buffer=model.read_bytes())
            options = vision.PoseLandmarkerOptions(
                base_options=base, running_mode=vision.RunningMode.VIDEO, num_poses=1
            )
            return vision.PoseLandmarker.create_from_options(options)
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(
                f"{model}: the pose model cannot be loaded; "
                f"`hep-vision models install` fetches it anew. ({error})"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the model; calling it again does nothing."""
        with self._silence():
            self._landmarker.close()

    def estimate(
        self,
        rgb: npt.NDArray[np.uint8],
        time_s: float,
        size_px: tuple[int, int] | None = None,
    ) -> PoseFrame:
        """Landmarks of the person in one frame.

        Parameters
        ----------
        rgb : ndarray of uint8, shape (height, width, 3)
            The upright, un-mirrored frame, at any scale.
        time_s : float
            Capture time; not before that of the frame before.
        size_px : tuple of int, optional
            Width and height of the original image, to which the landmarks are scaled;
            that of ``rgb`` by default.

        Returns
        -------
        PoseFrame
            NaN throughout where nobody was found.

        Raises
        ------
        ValueError
            If ``rgb`` has another shape or type.
        """
        if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[2] != 3:
            raise ValueError(
                f"rgb must be uint8 of shape (height, width, 3), got {rgb.dtype} {rgb.shape}"
            )
        size_px = size_px or (rgb.shape[1], rgb.shape[0])
        image = self._mediapipe.Image(
            image_format=self._mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(rgb)
        )
        with self._silence():
            found = self._landmarker.detect_for_video(image, self._next_ms(time_s))
        if not found.pose_landmarks:
            return PoseFrame.empty(time_s, size_px)
        self._noisy = False  # each of its stages has said what it says once
        return _pose_frame(found, time_s, size_px)

    def _next_ms(self, time_s: float) -> int:
        """Whole milliseconds for the model, which refuses a time that does not rise."""
        self._last_ms = max(self._last_ms + 1, round(time_s * 1000))
        return self._last_ms

    def _silence(self) -> AbstractContextManager[None]:
        return native_stderr_silenced() if self._noisy else nullcontext()


def _pose_frame(found: Any, time_s: float, size_px: tuple[int, int]) -> PoseFrame:
    width, height = size_px
    image = np.array([(p.x, p.y, p.z, p.visibility) for p in found.pose_landmarks[0]])
    world = np.array([(p.x, p.y, p.z) for p in found.pose_world_landmarks[0]])
    return PoseFrame(
        time_s,
        quantise(image[:, :3] * (width, height, width), IMAGE_STEPS_PER_PX),
        quantise(world, WORLD_STEPS_PER_M),
        quantise(image[:, 3], VISIBILITY_STEPS),
        size_px,
    )
