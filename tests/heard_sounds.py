"""What is heard in a sound file that a session has written."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from hep_vision.live.sounds import LOUDNESS, RATE_HZ, earcon


def heard(path: Path, name: str) -> list[float]:
    """Times in seconds at which a sound begins in a sound file."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    pattern = earcon(name) / np.linalg.norm(earcon(name))
    spectrum = np.fft.rfft(samples, 2 * len(samples)) * np.conj(
        np.fft.rfft(pattern, 2 * len(samples))
    )
    match = np.fft.irfft(spectrum)[: len(samples)]
    power = np.convolve(samples**2, np.ones(len(pattern)), "full")[len(pattern) - 1 :]
    alike = match / np.sqrt(power + (0.01 * LOUDNESS) ** 2 * len(pattern))
    times_s: list[float] = []
    for place in np.flatnonzero(alike > 0.8):
        if not times_s or place / RATE_HZ - times_s[-1] > 0.3:
            times_s.append(place / RATE_HZ)
    return times_s


def loudness(path: Path, begin_s: float, end_s: float) -> float:
    """Root of the mean square of a part of a sound file."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    return float(np.sqrt(np.mean(samples[round(begin_s * RATE_HZ) : round(end_s * RATE_HZ)] ** 2)))


def heard_counts(path: Path) -> list[float]:
    """Times of the counts; the tune at a set's end ends in the same note."""
    tunes = heard(path, "set_done")
    return [at for at in heard(path, "count") if not any(0 < at - tune < 0.8 for tune in tunes)]
