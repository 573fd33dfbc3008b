"""The voices: which of them speaks on which machine, and what the one that ships sounds like."""

from __future__ import annotations

import io
import subprocess
import wave
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from hep_vision.coach.words import languages
from hep_vision.live import voice as voices
from hep_vision.live.sounds import RATE_HZ
from hep_vision.live.voice import (
    EspeakVoice,
    PicoVoice,
    VoiceError,
    as_spoken,
    decode,
    find_voice,
)

MAC_VOICES = b"""\
Albert              en_US    # Hello! My name is Albert.
Eddy (German (Germany)) de_DE    # Hallo! Ich heisse Eddy.
Anna                de_DE    # Hallo! Ich heisse Anna.
"""


@pytest.fixture
def pico():
    if find_spec("py_nanotts") is None:
        pytest.skip("py-nanotts is not installed; there is no voice of our own to listen to")
    return PicoVoice


@pytest.mark.parametrize("language", languages())
def test_a_count_comes_at_once_is_short_and_loud(pico, language):
    said = pico(language).speak("7")
    loud = np.flatnonzero(np.abs(said) > 0.01)
    assert loud[0] / RATE_HZ < 0.03
    assert 0.2 < len(said) / RATE_HZ < 0.7
    assert np.sqrt(np.mean(said**2)) == pytest.approx(0.14, rel=0.1)
    assert np.mean(np.abs(said) > 0.999) < 0.001, "it is distorted"


def test_what_a_therapist_writes_is_spoken_whatever_it_looks_like(pico):
    voice = pico("en")
    plain = voice.speak("--help, less than 5 or more")
    marked = voice.speak(as_spoken('--help, less <speed level="500"> than 5 or > more'))
    assert len(marked) > len(plain) > RATE_HZ


def test_a_number_at_the_end_of_a_sentence_is_not_read_as_one_in_a_row(pico):
    """In German, "3." is "the third"."""
    voice = pico("de")
    written, in_words = (
        voice.speak(as_spoken(text)) for text in ("3. Noch zwei.", "Drei. Noch zwei.")
    )
    assert len(written) == pytest.approx(len(in_words), abs=0.05 * RATE_HZ)
    assert as_spoken("Das macht 3.") == "Das macht 3 ."
    assert as_spoken("5.5 kg") == "5.5 kg"


def played_machine(monkeypatch, system: str, installed: set[str], answers: dict[str, bytes]):
    """A machine of that system with these programs and packages, and what they answer."""
    asked: list[tuple[list[str], bytes]] = []

    def run(command: list[str], text: bytes = b"") -> bytes:
        asked.append((command, text))
        if "-o" in command:
            Path(command[command.index("-o") + 1]).write_bytes(sound_file())
        found = [answer for part, answer in answers.items() if part in " ".join(command)]
        return found[0] if found else sound_file()

    monkeypatch.setattr(voices.platform, "system", lambda: system)
    monkeypatch.setattr(voices.shutil, "which", lambda name: name if name in installed else None)
    monkeypatch.setattr(voices, "find_spec", lambda name: name if name in installed else None)
    monkeypatch.setattr(voices, "_run", run)
    return asked


def sound_file(height: int = 20_000) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        quiet, loud = np.zeros(4000), height * np.sin(np.arange(8000))
        file.writeframes(np.concatenate([quiet, loud, quiet]).astype("<i2").tobytes())
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("system", "installed", "spoken_by"),
    [
        ("Darwin", {"py_nanotts", "espeak-ng"}, "say"),
        ("Windows", {"py_nanotts"}, "Windows"),
        ("Linux", {"py_nanotts", "espeak-ng"}, "SVOX Pico"),
        ("Linux", {"espeak-ng", "espeak"}, "espeak-ng"),
        ("Linux", {"espeak"}, "espeak"),
        ("Linux", set(), None),
    ],
)
def test_the_best_voice_of_the_machine_is_taken(monkeypatch, system, installed, spoken_by):
    answers = {"GetInstalledVoices": b"en\r\nde\r\n", "say -v ?": MAC_VOICES}
    played_machine(monkeypatch, system, installed, answers)
    voice = find_voice("de")
    assert (voice and voice.name) == spoken_by


def test_where_windows_lacks_the_language_another_voice_speaks_it(monkeypatch):
    answers = {"GetInstalledVoices": b"en\r\n"}
    played_machine(monkeypatch, "Windows", {"py_nanotts"}, answers)
    named = [(language, getattr(find_voice(language), "name", None)) for language in ("en", "es")]
    assert named == [("en", "Windows"), ("es", "SVOX Pico")]


def test_windows_is_told_what_to_say_as_text_and_not_as_a_command(monkeypatch):
    asked = played_machine(monkeypatch, "Windows", set(), {"GetInstalledVoices": b"es"})
    voice = find_voice("es")
    with pytest.raises(VoiceError, match="nothing was spoken"):
        voice.speak("¿Más? '; exit")
    command, text = asked[-1]
    assert text.decode("utf-8") == "¿Más? '; exit"
    assert "exit" not in command[-1]
    assert "'es-ES'" in command[-1]


def test_macos_speaks_with_a_voice_of_the_language(monkeypatch):
    asked = played_machine(monkeypatch, "Darwin", set(), {"say -v ?": MAC_VOICES})
    assert len(find_voice("de").speak("sieben")) == pytest.approx(0.5 * RATE_HZ, rel=0.1)
    command, text = asked[-1]
    assert command[command.index("-v") + 1] == "Anna"
    assert text == b"sieben"


def test_a_command_that_fails_is_a_voice_that_failed(monkeypatch):
    monkeypatch.setattr(voices.shutil, "which", lambda _: "espeak-ng")

    def fails(*_, **__):
        raise subprocess.CalledProcessError(1, "espeak-ng")

    monkeypatch.setattr(voices.subprocess, "run", fails)
    with pytest.raises(VoiceError, match="espeak-ng did not speak"):
        EspeakVoice("en").speak("7")


@pytest.mark.parametrize("height", [900, 20_000, 32_000])
def test_everything_is_said_equally_loud(height):
    assert np.sqrt(np.mean(decode(sound_file(height)) ** 2)) == pytest.approx(0.14, rel=0.02)


def test_nothing_is_made_so_loud_that_it_is_distorted():
    clicks = np.zeros(16_000)
    clicks[::400] = 3_000
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(clicks.astype("<i2").tobytes())
    assert np.abs(decode(buffer.getvalue())).max() == pytest.approx(0.95, abs=0.01)


def test_silence_about_the_words_is_cut_off_and_what_is_no_sound_is_refused():
    assert len(decode(sound_file())) == pytest.approx(0.54 * RATE_HZ, rel=0.02)
    with pytest.raises(VoiceError, match="cannot be read"):
        decode(b"no sound at all")
