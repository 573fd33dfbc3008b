"""The voice: the system's own, made to speak into memory so that nothing waits for it.

Whatever speaks on this machine is asked for samples, which are then played by our own mixer:
numbers can be spoken ahead of their time and start at once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from hep_vision.live.sounds import RATE_HZ, Samples

# Words a minute: somewhat slower than the voices speak by themselves.
PACE = 150
TIMEOUT_S = 20.0
_REGIONS = {"en": "en-US", "es": "es-ES", "de": "de-DE"}
# Silence before and after speech is cut down to this, so that a count comes at once.
_MARGIN_S = 0.02
_SILENT = 0.01


class VoiceError(Exception):
    """A voice failed to speak a text; what it would have said is on the screen."""


class Voice(Protocol):
    """Something that can speak."""

    name: str

    def speak(self, text: str) -> Samples:
        """Samples of a spoken text, at `RATE_HZ`. Raises VoiceError if it fails."""
        ...


def find_voice(language: str) -> Voice | None:
    """The best voice there is on this machine for a language; None if there is none."""
    if sys.platform == "darwin" and shutil.which("say"):
        return SayVoice(language)
    if sys.platform == "win32":
        return WindowsVoice(language)
    for command in ("espeak-ng", "espeak"):
        if shutil.which(command):
            return EspeakVoice(command, language)
    return _library_voice(language)


def _library_voice(language: str) -> Voice | None:
    from hep_vision.live.espeak import EspeakLibrary

    try:
        return EspeakLibrary(language)
    except OSError:
        return None


class EspeakVoice:
    """The eSpeak NG command of many Linux systems."""

    def __init__(self, command: str, language: str) -> None:
        self.name = command
        self._command = [command, "-v", language, "-s", str(PACE), "--stdin", "--stdout"]

    def speak(self, text: str) -> Samples:
        """Speak a text into memory."""
        return decode(_run(self._command, text.encode()))


class SayVoice:
    """The ``say`` command of macOS."""

    name = "say"

    def __init__(self, language: str) -> None:
        self._voice = _mac_voice(language)

    def speak(self, text: str) -> Samples:
        """Speak a text into memory, by way of a file, which is all it can."""
        with tempfile.TemporaryDirectory(prefix="hep-vision-") as folder:
            path = Path(folder, "said.wav")
            command = ["say", "-r", str(PACE), "-o", str(path), "--file-format=WAVE"]
            command += ["--data-format=LEI16@22050", *self._voice, "-f", "-"]
            _run(command, text.encode())
            return decode(path.read_bytes())


def _mac_voice(language: str) -> list[str]:
    """Choose the first voice of a language; the system's own choice if there is none."""
    try:
        listed = _run(["say", "-v", "?"], b"").decode(errors="replace")
    except VoiceError:
        return []
    for line in listed.splitlines():
        name, _, rest = line.partition("  ")
        if rest.strip().startswith(f"{language}_"):
            return ["-v", name.strip()]
    return []


class WindowsVoice:
    """The speech that comes with Windows, asked by its shell."""

    name = "Windows"
    _SCRIPT = (
        "$t = [Console]::In.ReadToEnd(); Add-Type -AssemblyName System.Speech;"
        "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; $s.Rate = -1;"
        "$s.SelectVoiceByHints(0, 0, 0, [Globalization.CultureInfo]'{region}');"
        "$s.SetOutputToWaveFile('{path}'); $s.Speak($t); $s.Dispose()"
    )

    def __init__(self, language: str) -> None:
        self._region = _REGIONS.get(language, "en-US")

    def speak(self, text: str) -> Samples:
        """Speak a text into memory, by way of a file."""
        with tempfile.TemporaryDirectory(prefix="hep-vision-") as folder:
            path = Path(folder, "said.wav")
            script = self._SCRIPT.format(region=self._region, path=path)
            command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]
            _run(command, text.encode("utf-8"))
            return decode(path.read_bytes())


def _run(command: list[str], text: bytes) -> bytes:
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, timeout=TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"{command[0]} did not speak: {error}") from error
    return done.stdout


def decode(wav: bytes) -> Samples:
    """Samples of a sound file, mono at `RATE_HZ`, without the silence about them.

    Raises
    ------
    VoiceError
        If it is no sound file.
    """
    import miniaudio  # pyright: ignore[reportMissingTypeStubs]

    try:
        decoded: Any = miniaudio.decode(
            wav, output_format=miniaudio.SampleFormat.FLOAT32, nchannels=1, sample_rate=RATE_HZ
        )
    except miniaudio.MiniaudioError as error:
        raise VoiceError(f"what was spoken cannot be read ({error})") from error
    return trim(np.array(decoded.samples, np.float32))


def trim(samples: Samples) -> Samples:
    """The samples without the silence before and after."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    if not len(loud):
        return np.zeros(0, np.float32)
    margin = round(_MARGIN_S * RATE_HZ)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin]
