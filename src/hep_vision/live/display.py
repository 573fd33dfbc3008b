"""The screen: whether there is one, and how large it really is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hep_vision.errors import DeviceError
from hep_vision.sources.display_libraries import provide_display_libraries

# A 15.6-inch laptop, where the screen does not say.
USUAL_WIDTH_MM = 345.0
# What lies outside of this is a screen that does not know itself.
_SANE_WIDTH_MM = (150.0, 2500.0)
_PROBE_S = 30.0
_PROBE = (
    "from hep_vision.live.display import quiet_fonts; quiet_fonts(); import cv2;"
    "cv2.namedWindow('hep-vision'); cv2.destroyAllWindows()"
)


def quiet_fonts() -> None:
    """Name a folder of fonts to the window library, which complains of having none.

    Call it before the first window. Nothing is drawn with them; the folder only has to exist.
    """
    import matplotlib as mpl

    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(mpl.get_data_path(), "fonts", "ttf")))


def require_display() -> None:
    """Make sure that a window can be opened.

    The window library ends the whole process where it cannot, so that it is tried out in
    another one.

    Raises
    ------
    DeviceError
        If there is no screen to show anything on, or a system library for it is missing.
    """
    if sys.platform == "linux" and not _has_session():
        raise DeviceError(
            "There is no screen to show the session on (DISPLAY is not set). Start it from the "
            "desktop of this computer; recorded videos are measured with `hep-vision analyze`."
        )
    missing = provide_display_libraries()
    if missing:
        raise DeviceError(
            f"The window needs {', '.join(missing)} of the system, which is not installed. "
            "On Debian or Ubuntu: apt-get install libgl1 libglib2.0-0 libegl1 libgles2 libxcb1"
        )
    try:
        tried = subprocess.run(
            [sys.executable, "-P", "-c", _PROBE],
            capture_output=True,
            timeout=_PROBE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        tried = None
    if tried is None or tried.returncode:
        raise DeviceError(
            "No window can be opened on the screen of this computer. Start hep-vision from its "
            "desktop, not over a remote connection."
        )


def _has_session() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen_width_mm() -> float:
    """Real width of the first screen in millimetres; that of a laptop if it does not say."""
    import screeninfo

    try:
        monitors = screeninfo.get_monitors()
    except (screeninfo.ScreenInfoError, OSError, ValueError):
        return USUAL_WIDTH_MM
    primary = next((m for m in monitors if m.is_primary), monitors[0] if monitors else None)
    width_mm = float(primary.width_mm or 0) if primary else 0.0
    low, high = _SANE_WIDTH_MM
    return width_mm if low <= width_mm <= high else USUAL_WIDTH_MM
