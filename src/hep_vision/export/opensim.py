"""A set for OpenSim: landmarks as ``.trc`` and the measured motion as ``.mot``.

The landmarks are MediaPipe's world landmarks in millimetres, about the middle of the hips,
turned so that y points up: x to the right of the picture, z to the camera. They are a model's
guess at depth; the angles of this product are measured in the picture, not on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measure import column_of
from hep_vision.measure.body.landmarks import Landmark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.result import Trace


def trc_text(frames: Sequence[PoseFrame], name: str) -> str:
    """Landmarks as a ``.trc`` file; ``NaN`` where nothing was seen.

    Parameters
    ----------
    frames : sequence of PoseFrame
        In order of time; at least one.
    name : str
        Of the file, which is written into it.
    """
    times = np.array([frame.time_s for frame in frames])
    rate = 1.0 / float(np.median(np.diff(times))) if len(frames) > 1 else 0.0
    points = 1000.0 * np.array([frame.world_m for frame in frames]) * (1.0, -1.0, -1.0)
    names = [landmark.name for landmark in Landmark]
    count, markers = len(frames), len(names)
    axes = [f"{axis}{n}" for n in range(1, markers + 1) for axis in "XYZ"]
    head = [
        f"PathFileType\t4\t(X/Y/Z)\t{name}",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\t"
        "OrigNumFrames",
        f"{rate:.4f}\t{rate:.4f}\t{count}\t{markers}\tmm\t{rate:.4f}\t1\t{count}",
        "Frame#\tTime\t" + "\t\t\t".join(names) + "\t\t",
        "\t\t" + "\t".join(axes),
        "",
    ]
    rows = [
        f"{n}\t{time_s:.6f}\t" + "\t".join(_number(v, 2) for v in row.ravel())
        for n, (time_s, row) in enumerate(zip(times, points, strict=True), start=1)
    ]
    return "\n".join([*head, *rows]) + "\n"


def mot_text(traces: Sequence[Trace], measure: str, unit: str) -> str:
    """The measured motion of each side as a ``.mot`` file.

    Parameters
    ----------
    traces : sequence of Trace
        Of one set; at least one.
    measure : str
        The measured motion, for the columns' names.
    unit : {"deg", "ratio"}
        Of the measure.
    """
    columns = ["time", *(f"{column_of(measure)}_{trace.side}" for trace in traces)]
    times = traces[0].time_s
    values = [
        trace.smooth
        if np.array_equal(trace.time_s, times)
        else np.interp(times, trace.time_s, trace.smooth)
        for trace in traces
    ]
    head = [
        "Coordinates",
        "version=1",
        f"nRows={len(times)}",
        f"nColumns={len(columns)}",
        f"inDegrees={'yes' if unit == 'deg' else 'no'}",
        "",
        "Neutral-zero angles from the picture of one camera, smoothed, by hep-vision.",
        "endheader",
        "\t".join(columns),
    ]
    rows = [
        "\t".join([f"{time_s:.6f}", *(_number(value[n], 4) for value in values)])
        for n, time_s in enumerate(times)
    ]
    return "\n".join([*head, *rows]) + "\n"


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}" if np.isfinite(value) else "NaN"
