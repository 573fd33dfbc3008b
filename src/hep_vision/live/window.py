"""The window: shows screens, gives keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Key
from hep_vision.live.canvas import Scale
from hep_vision.live.display import USUAL_WIDTH_MM, quiet_fonts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

TITLE = "hep-vision"
# Drawn at most this wide; the window library enlarges it. More costs time and shows no more.
LARGEST_WIDTH_PX = 1280
# Until the window says how large it is.
USUAL_SIZE_PX = (1280, 720)

_LOW_BYTE = 0xFF
# Codes of the window libraries of Linux (GTK names), Windows and macOS.
_KEYS: dict[int, Key] = {
    **dict.fromkeys((32, 13, 10, 65421), Key.GO),
    # Page down: the main button of a presenter, which may have no other but page up.
    **dict.fromkeys((65366, 0x220000, 63277), Key.GO),
    **dict.fromkeys((27,), Key.END),
    **dict.fromkeys((65363, 0x270000, 63235), Key.NEXT),
    **dict.fromkeys((65361, 65365, 0x250000, 0x210000, 63234, 63276), Key.BACK),
    **dict.fromkeys((65362, 0x260000, 63232), Key.LOUDER),
    **dict.fromkeys((65364, 0x280000, 63233), Key.QUIETER),
    **{ord(str(digit)): Key(str(digit)) for digit in range(10)},
}


def key_of(code: int) -> Key | None:
    """Key of a code that the window library gives; None if it means nothing here."""
    if code < 0:
        return None
    return _KEYS.get(code) or _KEYS.get(code & _LOW_BYTE if code < 0xFF00 else -1)


class Window:
    """One window, full-screen unless asked otherwise.

    Parameters
    ----------
    full_screen : bool
        Whether to fill the screen.
    screen_width_mm : float
        Real width of the screen.
    """

    def __init__(
        self, *, full_screen: bool = True, screen_width_mm: float = USUAL_WIDTH_MM
    ) -> None:
        quiet_fonts()
        import cv2

        self._cv2 = cv2
        self._screen_width_mm = screen_width_mm
        flags = cv2.WINDOW_NORMAL | cv2.WINDOW_FREERATIO | cv2.WINDOW_GUI_NORMAL
        cv2.namedWindow(TITLE, flags)
        cv2.resizeWindow(TITLE, *USUAL_SIZE_PX)
        if full_screen:
            cv2.setWindowProperty(TITLE, cv2.WND_PROP_FULLSCREEN, cv2.WINDOW_FULLSCREEN)
        self._full_screen = full_screen
        self._shown = False
        self._keys: list[Key] = []

    @property
    def scale(self) -> Scale:
        """Size of the canvas that suits the window, and how large it comes out."""
        width, height = self._size_px()
        share = min(1.0, LARGEST_WIDTH_PX / max(width, height))
        # A window in the corner of a desk is looked at from the desk: letters keep their
        # share of it.
        return Scale(
            round(width * share), round(height * share), width * share / self._screen_width_mm
        )

    def _size_px(self) -> tuple[int, int]:
        if not self._shown:
            return USUAL_SIZE_PX
        _, _, width, height = self._cv2.getWindowImageRect(TITLE)
        # A screen on its side, or a window drawn very small, is still a screen.
        return (width, height) if width >= 200 and height >= 200 else USUAL_SIZE_PX

    def show(self, rgb: npt.NDArray[np.uint8]) -> None:
        """Show a screen; it has been drawn when this returns."""
        self._cv2.imshow(TITLE, self._cv2.cvtColor(rgb, self._cv2.COLOR_RGB2BGR))
        self._shown = True
        self._take_events()

    def keys(self) -> tuple[Key, ...]:
        """Keys pressed since the last time."""
        self._take_events()
        keys = tuple(self._keys)
        self._keys.clear()
        return keys

    def _take_events(self) -> None:
        """Let the window library draw what waits to be, and keep the key that comes meanwhile."""
        key = key_of(self._cv2.waitKeyEx(1))
        if key is not None:
            self._keys.append(key)

    @property
    def closed(self) -> bool:
        """Whether somebody has closed it."""
        return self._shown and self._cv2.getWindowProperty(TITLE, self._cv2.WND_PROP_VISIBLE) < 1

    def close(self) -> None:
        """Take the window off the screen."""
        self._cv2.destroyAllWindows()
        self._cv2.waitKey(1)
