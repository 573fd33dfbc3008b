"""The voice in a set: the newest count wins, "stop" is heard out, and nothing waits for ever."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from hep_vision.coach.moment import Say
from hep_vision.live import speaker as speakers
from hep_vision.live import voice as voices
from hep_vision.live.player import Mixer
from hep_vision.live.sounds import RATE_HZ
from hep_vision.live.speaker import Speaker
from hep_vision.live.voice import VoiceError

SPOKEN_S = 1.2  # of a number such as "twenty-seven"


def wait_until(true, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.002)


class Numbers:
    """Every text is as long as a long number, and known again by its samples."""

    name = "numbers"

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.may_speak = threading.Event()
        self.may_speak.set()

    def speak(self, text: str):
        self.texts.append(text)
        self.may_speak.wait(5)
        return np.full(round(SPOKEN_S * RATE_HZ), float(self.texts.index(text)), np.float32)


class Listener(Mixer):
    """Notes what begins to be spoken; plays as much as the test lets it."""

    def __init__(self, voice: Numbers) -> None:
        super().__init__()
        self._said_by = voice
        self.heard: list[str] = []

    def speak(self, samples) -> None:
        self.heard.append(self._said_by.texts[int(samples[0])])
        super().speak(samples)

    def play_for(self, seconds: float) -> None:
        self.pull(round(seconds * RATE_HZ))


@pytest.fixture
def room():
    voice = Numbers()
    mixer = Listener(voice)
    speaker = Speaker(voice, mixer)
    yield speaker, mixer, voice
    voice.may_speak.set()
    speaker.close()


def test_a_repetition_a_second_is_counted_without_a_lag(room):
    """Each number takes longer to say than the repetition that it counts."""
    speaker, mixer, _ = room
    for number in range(13, 25):
        begun_s = time.monotonic()
        speaker.say(Say(str(number), "count"))
        wait_until(lambda now=str(number): mixer.heard[-1:] == [now])
        assert time.monotonic() - begun_s < 1.0, "it waited for the number before"
        mixer.play_for(1.0)
        assert mixer.speaking, "the number before has not been said to its end"
    assert mixer.heard == [str(number) for number in range(13, 25)]
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: not speaker.speaking)
    assert mixer.heard[-1] == "24", "nothing has piled up"


def test_of_counts_that_come_all_at_once_the_newest_is_spoken(room):
    speaker, mixer, voice = room
    voice.may_speak.clear()
    speaker.say(Say("13", "count"))
    wait_until(lambda: voice.texts == ["13"])  # it is being made
    for number in (14, 15, 16):
        speaker.say(Say(str(number), "count"))
    voice.may_speak.set()
    wait_until(lambda: mixer.heard[-1:] == ["16"])
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: not speaker.speaking)
    assert mixer.heard == ["16"], "what is no longer true is not begun"


def test_stop_is_heard_out_and_the_count_after_it(room):
    speaker, mixer, _ = room
    speaker.say(Say("5", "count"))
    wait_until(lambda: mixer.heard == ["5"])
    speaker.say(Say("Stop. Come back.", "stop"))
    wait_until(lambda: mixer.heard == ["5", "Stop. Come back."])
    speaker.say(Say("6", "count"))
    time.sleep(0.1)
    assert mixer.heard == ["5", "Stop. Come back."]
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: mixer.heard == ["5", "Stop. Come back.", "6"])


def test_a_loudspeaker_that_is_gone_is_not_waited_for(room, monkeypatch):
    """Nobody takes the samples any more, as when headphones are switched off."""
    monkeypatch.setattr(speakers, "_LATE_S", 0.05 - SPOKEN_S)
    speaker, mixer, _ = room
    speaker.say(Say("How much pain is there?", "talk"))
    wait_until(lambda: mixer.heard != [])
    wait_until(lambda: not speaker.speaking)


def test_a_full_disk_is_a_voice_that_fails(monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(VoiceError, match="No space left"):
        voices._spoken_file(lambda _: None)


ADVICE = "Keep your heels on the floor."


def test_a_cue_that_a_count_cuts_off_is_said_once_more_after_it(room):
    speaker, mixer, _ = room
    speaker.say(Say(ADVICE, "cue"))
    for number in ("7", "8"):
        wait_until(lambda: mixer.heard[-1:] == [ADVICE])
        speaker.say(Say(number, "count"))
        wait_until(lambda now=number: mixer.heard[-1:] == [now])
        mixer.play_for(SPOKEN_S)
    wait_until(lambda: not speaker.speaking)
    assert mixer.heard == [ADVICE, "7", ADVICE, "8"]


def test_a_cue_that_waits_for_a_count_waits_for_the_next_one_too(room):
    speaker, mixer, _ = room
    speaker.say(Say("7", "count"))
    wait_until(lambda: mixer.heard == ["7"])
    speaker.say(Say(ADVICE, "cue"))
    speaker.say(Say("8", "count"))
    wait_until(lambda: mixer.heard == ["7", "8"])
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: mixer.heard == ["7", "8", ADVICE])


@pytest.mark.parametrize(
    ("cue", "newer"),
    [
        ("Slowly return.", Say("7", "count")),  # it belongs to its moment
        ("10 seconds to go.", Say("7", "count")),
        (ADVICE, Say("Stop. Come back.", "stop")),
    ],
)
def test_what_no_longer_fits_is_not_said_again(room, cue, newer):
    speaker, mixer, _ = room
    speaker.say(Say(cue, "cue"))
    wait_until(lambda: mixer.heard == [cue])
    speaker.say(newer)
    wait_until(lambda: mixer.heard == [cue, newer.text])
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: not speaker.speaking)
    assert mixer.heard == [cue, newer.text]


def test_a_cue_cut_off_is_not_said_when_it_is_too_late(room, monkeypatch):
    speaker, mixer, _ = room
    speaker.say(Say(ADVICE, "cue"))
    wait_until(lambda: mixer.heard == [ADVICE])
    speaker.say(Say("7", "count"))
    wait_until(lambda: mixer.heard == [ADVICE, "7"])
    monkeypatch.setattr(speakers, "_FITS_S", 0.0)
    mixer.play_for(SPOKEN_S)
    wait_until(lambda: not speaker.speaking)
    assert mixer.heard == [ADVICE, "7"]
