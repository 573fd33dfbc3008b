"""The voice: the system's own or the one that comes along, made to speak into memory.

Whatever speaks on this machine is asked for samples, which are then played by our own mixer:
numbers can be spoken ahead of their time and start at once. All of them speak in a process of
their own, so that no picture waits for them.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from hep_vision.live.sounds import RATE_HZ, Samples
from hep_vision.record.files import working_folder

if TYPE_CHECKING:
    from collections.abc import Callable

# Words a minute: somewhat slower than the voices speak by themselves.
PACE = 150
TIMEOUT_S = 20.0
_REGIONS = {"en": "en-US", "es": "es-ES", "de": "de-DE"}
# What a voice would take for instructions how to speak.
_NO_MARKUP = str.maketrans("<>", "  ")
# A number with a full stop is read as "the third" in German.
_NUMBER_AND_STOP = re.compile(r"(\d)\.(?=\s|$)")
# Silence before and after speech is cut down to this, so that a count comes at once.
_MARGIN_S = 0.02
_SILENT = 0.01
# Root of the mean square of whatever is said, and the largest sample.
_LOUDNESS = 0.14
_MOST = 0.95


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
    for voice in (SayVoice, WindowsVoice, PicoVoice, EspeakVoice):
        try:
            return voice(language)
        except VoiceError:
            continue
    return None


def as_spoken(text: str) -> str:
    """A text as it is to be given to a voice, so that it reads what is meant."""
    return _NUMBER_AND_STOP.sub(r"\1 .", text.translate(_NO_MARKUP))


class PicoVoice:
    """SVOX Pico, which is installed along with hep-vision (the package ``py-nanotts``).

    Parameters
    ----------
    language : str
        Like ``"es"``.

    Raises
    ------
    VoiceError
        If the package is not there, or has not this language.
    """

    name = "SVOX Pico"
    # Somewhat slower than by itself; as loud as by itself, it would be distorted.
    _MANNER = ("--speed", "0.9", "--volume", "0.5")

    def __init__(self, language: str) -> None:
        if find_spec("py_nanotts") is None or language not in _REGIONS:
            raise VoiceError(f"SVOX Pico is not installed, or does not speak {language!r}")
        python = [sys.executable, "-P", "-m", "py_nanotts"]
        self._command = [*python, "-v", _REGIONS[language], *self._MANNER]

    def speak(self, text: str) -> Samples:
        """Speak a text into memory, by way of a file."""
        return _spoken_file(lambda path: _run([*self._command, "-o", path, "--", text]))


class EspeakVoice:
    """The eSpeak NG command of many Linux systems; raises VoiceError if it is not there."""

    def __init__(self, language: str) -> None:
        commands = [name for name in ("espeak-ng", "espeak") if shutil.which(name)]
        if not commands:
            raise VoiceError("eSpeak NG is not installed")
        self.name = commands[0]
        self._command = [self.name, "-v", language, "-s", str(PACE), "--stdin", "--stdout"]

    def speak(self, text: str) -> Samples:
        """Speak a text into memory."""
        return decode(_run(self._command, text.encode()))


class SayVoice:
    """The ``say`` command of macOS; raises VoiceError elsewhere."""

    name = "say"

    def __init__(self, language: str) -> None:
        if platform.system() != "Darwin":
            raise VoiceError("this is not macOS")
        self._voice = _mac_voice(language)

    def speak(self, text: str) -> Samples:
        """Speak a text into memory, by way of a file, which is all it can."""
        command = ["say", "-r", str(PACE), "--file-format=WAVE", "--data-format=LEI16@22050"]
        command += [*self._voice, "-f", "-", "-o"]
        return _spoken_file(lambda path: _run([*command, path], text.encode()))


def _mac_voice(language: str) -> list[str]:
    """Choose the first voice of a language; the system's own choice if there is none."""
    try:
        listed = _run(["say", "-v", "?"]).decode(errors="replace")
    except VoiceError:
        return []
    for line in listed.splitlines():
        name, _, rest = line.partition("  ")
        if rest.strip().startswith(f"{language}_"):
            return ["-v", name.strip()]
    return []


class WindowsVoice:
    """The speech that comes with Windows, asked by its shell.

    Raises VoiceError elsewhere, and where Windows has no voice of the language: another one's
    would read the words as if they were its own.
    """

    name = "Windows"
    _SPEECH = (
        "Add-Type -AssemblyName System.Speech;"
        "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    )
    _LANGUAGES = "$s.GetInstalledVoices().VoiceInfo.Culture.TwoLetterISOLanguageName"
    _SPEAK = (
        "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
        "$s.Rate = -1;"
        "$s.SelectVoiceByHints(0, 0, 0, [Globalization.CultureInfo]'{region}');"
        "$s.SetOutputToWaveFile('{path}'); $s.Speak($in.ReadToEnd()); $s.Dispose()"
    )

    def __init__(self, language: str) -> None:
        if platform.system() != "Windows":
            raise VoiceError("this is not Windows")
        if language not in self._ask(self._LANGUAGES).decode(errors="replace").split():
            raise VoiceError(f"Windows has no voice for {language!r}")
        self._region = _REGIONS.get(language, language)

    def speak(self, text: str) -> Samples:
        """Speak a text into memory, by way of a file."""

        def write(path: str) -> None:
            quoted = path.replace("'", "''")
            self._ask(self._SPEAK.format(region=self._region, path=quoted), text.encode())

        return _spoken_file(write)

    def _ask(self, script: str, text: bytes = b"") -> bytes:
        command = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]
        return _run([*command, self._SPEECH + script], text)


def _spoken_file(write: Callable[[str], object]) -> Samples:
    """Samples of the sound file that a voice writes at a path."""
    try:
        with working_folder() as folder:
            path = folder / "said.wav"
            write(str(path))
            return decode(path.read_bytes())
    except OSError as error:
        raise VoiceError(f"nothing was spoken ({error.strerror})") from error


def _run(command: list[str], text: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, timeout=TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"{command[0]} did not speak: {error}") from error
    return done.stdout


def decode(wav: bytes) -> Samples:
    """Samples of a sound file, mono at `RATE_HZ`, equally loud and without silence about them.

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
    return _even(_trim(np.array(decoded.samples, np.float32)))


def _even(samples: Samples) -> Samples:
    """As loud as everything else that is spoken; what cannot be without distortion, nearly so."""
    if not len(samples):
        return samples
    rms, peak = np.sqrt(np.mean(samples**2)), np.abs(samples).max()
    return samples * np.float32(min(_LOUDNESS / rms, _MOST / peak))


def _trim(samples: Samples) -> Samples:
    """The samples without the silence before and after."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    if not len(loud):
        return np.zeros(0, np.float32)
    margin = round(_MARGIN_S * RATE_HZ)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin]
