"""The short sounds, made of a few tones each: told apart by their tune, not by loudness."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from hep_vision.coach.moment import Earcon

Samples = npt.NDArray[np.float32]

RATE_HZ = 24_000
LOUDNESS = 0.5

# Frequency in hertz (0 is silence) and length in seconds of each tone. Old ears hear little
# above 4 kHz, and laptops sound little below 300 Hz.
_TUNES: dict[Earcon, tuple[tuple[float, float], ...]] = {
    "start": ((523, 0.12), (784, 0.18)),  # up a fifth: go
    "count": ((1047, 0.09),),  # one bright knock
    "not_counted": ((392, 0.10), (0, 0.05), (392, 0.10)),  # two low ones
    "hold_start": ((659, 0.30),),  # one long
    "hold_end": ((659, 0.10), (988, 0.20)),  # released upwards
    "limit": ((1480, 0.08), (0, 0.04), (1480, 0.08), (0, 0.04), (1480, 0.08)),  # three quick
    "set_done": ((523, 0.12), (659, 0.12), (784, 0.12), (1047, 0.25)),  # a chord, upwards
    "lost": ((494, 0.2), (330, 0.3)),  # downwards
}
_EDGE_S = 0.008


@cache
def earcon(name: Earcon) -> Samples:
    """Samples of a sound, shape (n,), -1 to 1, at `RATE_HZ`."""
    tune = np.concatenate([_tone(frequency, length) for frequency, length in _TUNES[name]])
    tune.flags.writeable = False
    return tune


def _tone(frequency_hz: float, length_s: float) -> Samples:
    time_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    # An overtone makes it heard on small loudspeakers; soft edges keep it from clicking.
    wave = np.sin(2 * np.pi * frequency_hz * time_s)
    wave += 0.3 * np.sin(4 * np.pi * frequency_hz * time_s)
    edge = np.minimum(1.0, np.minimum(time_s, time_s[::-1]) / _EDGE_S)
    fade = np.exp(-2.0 * time_s / max(length_s, 0.1))
    return (LOUDNESS / 1.3 * wave * edge * fade).astype(np.float32)
