"""eSpeak NG as a library: the one many Linux desktops have, or that of the extra ``voice``."""

from __future__ import annotations

import ctypes
import ctypes.util
import threading
from importlib import import_module
from typing import Any

import numpy as np

from hep_vision.live.sounds import RATE_HZ, Samples

# From espeak-ng/speak_lib.h.
_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: give samples to the callback, play nothing
_DO_NOT_EXIT = 0x8000
_CHARACTERS = 1  # POS_CHARACTER
_UTF8 = 1
_RATE_PARAMETER = 1
_PACE = 150

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class EspeakLibrary:
    """A voice out of eSpeak NG's shared library.

    Parameters
    ----------
    language : str
        Like ``"es"``.

    Raises
    ------
    OSError
        If there is no such library on this machine, or it has not this language.
    """

    name = "eSpeak NG"

    def __init__(self, language: str) -> None:
        library, data = _find()
        self._library = library
        self._lock = threading.Lock()
        self._parts: list[bytes] = []
        self._rate_hz = int(library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DO_NOT_EXIT))
        if self._rate_hz <= 0:
            raise OSError("eSpeak NG does not find its data")
        if library.espeak_SetVoiceByName(language.encode()) != 0:
            raise OSError(f"eSpeak NG does not speak {language}")
        library.espeak_SetParameter(_RATE_PARAMETER, _PACE, 0)
        # Kept, or it would be collected while the library still calls it.
        self._callback = _Callback(self._take)
        library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str) -> Samples:
        """Speak a text into memory."""
        from hep_vision.live.voice import trim

        with self._lock:
            self._parts.clear()
            content = text.encode()
            self._library.espeak_Synth(
                content, len(content) + 1, 0, _CHARACTERS, 0, _UTF8, None, None
            )
            said = np.frombuffer(b"".join(self._parts), np.int16).astype(np.float32) / 32768
        count = round(len(said) * RATE_HZ / self._rate_hz)
        places = np.linspace(0, max(0, len(said) - 1), count)
        return trim(np.interp(places, np.arange(len(said)), said).astype(np.float32))

    def _take(self, samples: Any, count: int, _: int | None) -> int:
        if samples and count > 0:
            self._parts.append(ctypes.string_at(samples, 2 * count))
        return 0


def _find() -> tuple[ctypes.CDLL, bytes | None]:
    """The library, and where its data is unless it knows by itself."""
    name = ctypes.util.find_library("espeak-ng")
    if name is not None:
        return ctypes.CDLL(name), None
    try:
        loader: Any = import_module("espeakng_loader")
    except ImportError:
        raise OSError("eSpeak NG is not installed") from None
    return ctypes.CDLL(str(loader.get_library_path())), str(loader.get_data_path()).encode()
