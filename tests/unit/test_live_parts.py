"""The parts of a session by themselves: capture, journal, sound, voice, screen, keys."""

from __future__ import annotations

import re
import threading
import time
import wave
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from hep_vision.coach.moment import Key, Say, Stage
from hep_vision.coach.screen import Bar, View
from hep_vision.coach.words import FOLDER, languages, load_words
from hep_vision.errors import DeviceError, OutputError
from hep_vision.live import canvas
from hep_vision.live.capture import Capture
from hep_vision.live.clock import session_clock
from hep_vision.live.drawing import draw
from hep_vision.live.journal import Journal, frames_path, read_frames
from hep_vision.live.pictures import load_pictures, mirror_images
from hep_vision.live.player import Mixer, SoundFile
from hep_vision.live.record_writer import RecordWriter
from hep_vision.live.session import LEAST_RATE_HZ, SLOW_SHARE
from hep_vision.live.sheet import Labels, Seen
from hep_vision.live.sound import Sound
from hep_vision.live.sounds import RATE_HZ, earcon
from hep_vision.live.sources import CameraLostError, CameraSource, FileSource, Picture, source_of
from hep_vision.live.speaker import Speaker
from hep_vision.live.voice import VoiceError
from hep_vision.live.watching import Watching
from hep_vision.live.window import key_of
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.packaged import packaged_dir
from stick_body import frames_of, squatting

RGB = np.zeros((4, 6, 3), np.uint8)
EARCONS = ("start", "count", "not_counted", "hold_start", "hold_end", "limit", "set_done", "lost")


def wait_until(true, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.005)


def english_words() -> str:
    return (FOLDER / "en.ftl").read_text("utf-8")


class ScriptedSource:
    """Gives pictures, fails and comes back as its list says."""

    name, can_return = "script", True

    def __init__(self, steps) -> None:
        self._steps = iter(steps)
        self.opened = self.closed = 0

    def open(self) -> str:
        self.opened += 1
        return self.name

    def read(self) -> Picture | None:
        step = next(self._steps, None)
        if step == "lost":
            raise CameraLostError("gone")
        return step

    def begin(self) -> None:
        pass

    def close(self) -> None:
        self.closed += 1


class TestCapture:
    def test_the_newest_picture_wins_and_the_others_are_counted(self):
        source = ScriptedSource([Picture(float(n), RGB) for n in range(5)])
        capture = Capture(source, time.monotonic)
        capture.start()
        wait_until(lambda: capture.taken == 5)
        picture = capture.newest(1.0)
        assert picture is not None
        assert picture.time_s == 4.0
        assert capture.dropped == 4
        wait_until(lambda: capture.state == "ended")
        capture.close()
        assert source.closed == 1

    def test_a_camera_that_fails_is_opened_again(self, monkeypatch):
        monkeypatch.setattr("hep_vision.live.capture.RETRY_S", 0.01)
        source = ScriptedSource([Picture(0.0, RGB), "lost", Picture(1.0, RGB)])
        capture = Capture(source, time.monotonic)
        capture.start()
        wait_until(lambda: capture.taken == 2)
        assert source.opened == 2
        capture.close()

    def test_a_camera_that_gives_nothing_is_lost(self):
        now_s = [0.0]
        blocked = threading.Event()

        class Silent(ScriptedSource):
            def read(self):
                blocked.wait(5)

        capture = Capture(Silent([]), lambda: now_s[0])
        capture.start()
        assert capture.state == "on"
        now_s[0] = 2.5
        assert capture.state == "lost"
        blocked.set()
        capture.close()

    def test_a_file_stands_still_until_it_is_needed(self):
        clock = session_clock()
        source = FileSource(packaged_dir("sample_videos") / "squat_side.mp4", clock)
        capture = Capture(source, clock)
        capture.start()
        still = [picture for _ in range(4) if (picture := capture.newest(5.0)) is not None]
        assert len(still) == 4, "it can be looked at for as long as it takes"
        assert all(np.array_equal(one.rgb, still[0].rgb) for one in still)
        assert all(np.diff([one.time_s for one in still]) > 0)
        source.begin()
        wait_until(lambda: not np.array_equal(capture.newest(5.0).rgb, still[0].rgb))
        capture.close()


class TestSources:
    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ("0", "camera 0"),
            ("rtsp://anna:secret@10.0.0.7:554/a", "stream 10.0.0.7:554"),
            ("http://phone.local/video", "stream phone.local"),
        ],
    )
    def test_a_camera_is_named_without_its_password(self, given, name):
        source = source_of(given, time.monotonic)
        assert isinstance(source, CameraSource)
        assert source.name == name

    def test_what_is_no_camera_is_said(self):
        with pytest.raises(DeviceError, match="is no camera"):
            source_of("webcam", time.monotonic)

    def test_setting_the_wall_clock_does_not_matter(self, monkeypatch):
        clock = session_clock(7.0)
        before_s = clock()
        monkeypatch.setattr(time, "time", lambda: 0.0)
        assert 7.0 <= before_s <= clock() < before_s + 5.0


class TestJournal:
    def test_frames_are_read_back_exactly(self, tmp_path):
        frames = frames_of(np.arange(20) / 30, squatting(np.arange(20.0)), noise_px=2.0)
        journal = Journal(tmp_path / "session")
        journal.begin_frames(1)
        for frame in frames:
            journal.add_frame(frame)
        journal.close()
        again = read_frames(frames_path(tmp_path / "session", 1))
        assert len(again) == 20
        for one, other in zip(frames, again, strict=True):
            assert one.time_s == other.time_s
            assert np.array_equal(one.image_px, other.image_px)
            assert np.array_equal(one.world_m, other.world_m)
            assert np.array_equal(one.visibility, other.visibility)
            assert one.size_px == other.size_px

    def test_a_folder_that_cannot_be_made_is_said(self, tmp_path):
        (tmp_path / "file").write_text("x")
        with pytest.raises(OutputError, match="--out"):
            Journal(tmp_path / "file" / "session")


class TestSounds:
    @pytest.mark.parametrize("name", EARCONS)
    def test_a_sound_is_short_and_does_not_click(self, name):
        samples = earcon(name)
        assert 0.05 <= len(samples) / RATE_HZ <= 0.7
        assert np.abs(samples).max() <= 0.5
        assert abs(samples[0]) < 0.02
        assert abs(samples[-1]) < 0.02

    @pytest.mark.parametrize("name", EARCONS)
    def test_no_sound_is_taken_for_another(self, name):
        mine = earcon(name)
        for other in EARCONS:
            if other != name:
                theirs = earcon(other)
                alike = np.abs(np.correlate(mine, theirs, "full")).max()
                alike /= np.linalg.norm(mine) * np.linalg.norm(theirs)
                assert alike < 0.75, f"{name} sounds like {other}"

    def test_the_voice_steps_back_behind_a_sound_and_nothing_overflows(self):
        mixer = Mixer()
        mixer.turn(5)
        mixer.speak(np.ones(100, np.float32))
        mixer.play(np.full(50, 0.9, np.float32))
        mixed = mixer.pull(100)
        assert np.abs(mixed).max() <= 1.0
        assert not mixer.speaking

    def test_a_sound_file_keeps_pace(self, tmp_path):
        mixer = Mixer()
        output = SoundFile(mixer, tmp_path / "a.wav")
        mixer.play(earcon("count"))
        wait_until(lambda: output._file.getnframes() > 0.3 * RATE_HZ)
        output.close()
        lasted_s = time.monotonic() - output.begin_s
        with wave.open(str(tmp_path / "a.wav")) as file:
            assert file.getframerate() == RATE_HZ
            assert 0.3 < file.getnframes() / RATE_HZ <= lasted_s
            assert np.abs(np.frombuffer(file.readframes(10**6), "<i2")).max() > 3000


class SlowVoice:
    """Each text is as many samples as it has letters, and takes its time to make."""

    name = "slow"

    def __init__(self, broken: bool = False) -> None:
        self.broken = broken
        self.made: list[str] = []

    def speak(self, text: str):
        if self.broken:
            raise VoiceError("hoarse")
        self.made.append(text)
        return np.ones(len(text), np.float32)


class Listener(Mixer):
    """Hears what is spoken, and how much of it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def speak(self, samples) -> None:
        self.heard.append(len(samples))
        super().speak(samples)


class TestSpeaker:
    def test_a_count_interrupts_and_talk_gives_way(self):
        mixer = Listener()
        speaker = Speaker(SlowVoice(), mixer)
        speaker.say(Say("x" * 40, "talk"))
        wait_until(lambda: mixer.heard == [40])
        speaker.say(Say("y" * 30, "talk"))
        speaker.say(Say("7", "count"))
        wait_until(lambda: 1 in mixer.heard)
        mixer.pull(1000)
        wait_until(lambda: not speaker.speaking)
        speaker.close()
        assert mixer.heard == [40, 1] or mixer.heard == [40, 30, 1]

    def test_no_count_is_lost_behind_a_cue(self):
        mixer = Listener()
        speaker = Speaker(SlowVoice(), mixer)
        speaker.say(Say("7", "count"))
        speaker.say(Say("yyy", "cue"))
        wait_until(lambda: mixer.heard == [1])
        mixer.pull(10)
        wait_until(lambda: mixer.heard == [1, 3])
        mixer.pull(10)
        speaker.close()

    def test_what_is_likely_is_made_ahead(self):
        voice = SlowVoice()
        speaker = Speaker(voice, Mixer(), ["1", "2", "3"])
        wait_until(lambda: voice.made == ["1", "2", "3"])
        speaker.close()

    def test_a_voice_that_fails_does_not_end_the_session(self):
        speaker = Speaker(SlowVoice(broken=True), Mixer())
        speaker.say(Say("7", "count"))
        wait_until(lambda: speaker.failed is not None)
        wait_until(lambda: not speaker.speaking)
        speaker.close()


def luminance(colour) -> float:
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def test_without_a_loudspeaker_everything_can_still_be_read(monkeypatch):
    def none(_):
        raise DeviceError("There is no loudspeaker.")

    monkeypatch.setattr("hep_vision.live.sound.Loudspeaker", none)
    now_s = [0.0]
    sound = Sound(lambda: now_s[0], "en", ["1"])
    assert sound.lacks == "sound"
    sound.play("count")
    sound.say(Say("Take the starting position and keep still."))
    assert sound.speaking, "whoever reads needs the time as well"
    now_s[0] = 4.0
    assert not sound.speaking
    sound.turn(1)
    sound.close()
    sound.close()


def test_a_fault_of_ours_in_the_record_ends_the_wait():
    class Broken:
        at = None

        def now(self):
            return datetime.now(UTC)

        def start_anew(self):
            raise ZeroDivisionError

    records = RecordWriter(Broken())
    records.start_anew()
    with pytest.raises(ZeroDivisionError):
        records.wait()
    assert records.finish() == []


def test_the_pictures_of_the_left_side_are_mirrored() -> None:
    (start, end) = load_pictures(["calf_stretch"])["calf_stretch"]
    left = mirror_images((start, end))
    assert (left[0][:, ::-1] == start).all()
    assert not (left[1] == end).all()


def test_a_slow_pose_model_is_noticed():
    """It follows ten pictures a second of a camera that gives fifty."""

    class Slow:
        def estimate(self, rgb, time_s, size_px=None):
            done_s = clock() + 0.1
            wait_until(lambda: clock() >= done_s)
            return PoseFrame.empty(time_s, (6, 4))

    class Fast(ScriptedSource):
        """Its pictures are what makes the time go by, however busy the machine is."""

        now_s = 0.0

        def read(self) -> Picture:
            time.sleep(0.01)  # or nobody else gets a turn
            self.now_s += 0.02
            return Picture(self.now_s, RGB)

    source = Fast([])

    def clock() -> float:
        return source.now_s

    capture = Capture(source, clock)
    capture.start()
    watching = Watching(capture, Slow(), clock)
    watching.start()
    while clock() < 3.2:
        watching.take(0.05)
    rate_hz, dropped = watching.rate_hz(), capture.dropped_share()
    watching.close()
    capture.close()
    assert 2 < rate_hz < LEAST_RATE_HZ
    assert dropped > SLOW_SHARE


def contrast(one, other) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class TestScreen:
    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            (canvas.TEXT, canvas.GROUND),
            (canvas.QUIET, canvas.GROUND),
            (canvas.MOOD_COLOURS["good"], canvas.GROUND),
            (canvas.MOOD_COLOURS["care"], canvas.GROUND),
            (canvas.MOOD_COLOURS["stop"], canvas.STOP_GROUND),
            (canvas.TEXT, canvas.TROUGH),
            (canvas.GROUND, canvas.TEXT),
        ],
    )
    def test_text_stands_out_seven_to_one(self, text, ground):
        assert contrast(text, ground) >= 7.0

    @pytest.mark.parametrize("width_mm", [294.0, 345.0, 600.0, 1200.0])
    def test_letters_are_as_large_as_three_metres_ask(self, width_mm):
        scale = canvas.Scale(1280, 720, 1280 / width_mm)
        letter_mm = scale.letter_px * canvas.CAPITAL_SHARE / scale.px_per_mm
        number_mm = scale.number_px * canvas.CAPITAL_SHARE / scale.px_per_mm
        assert letter_mm >= 16.0  # a small laptop has the room for no more
        if width_mm >= 345:
            assert letter_mm >= 17.4
            assert number_mm >= 99.0

    @pytest.mark.parametrize("number", ["7", "12", "20"])
    def test_the_number_is_drawn_that_high(self, number):
        scale = canvas.Scale(1280, 720, 1280 / 345)
        view = View(Stage.WORKING, number=number, of="of 10")
        image = draw(view, scale, None, Labels())
        rows = np.flatnonzero((image[:, :600] > 250).all(axis=2).any(axis=1))
        digit = (
            rows[: np.flatnonzero(np.diff(rows) > 1)[0] + 1] if (np.diff(rows) > 1).any() else rows
        )
        assert np.ptp(digit) / scale.px_per_mm == pytest.approx(100, abs=3)

    def test_the_picture_is_mirrored_on_the_screen_only(self):
        rgb = np.zeros((72, 128, 3), np.uint8)
        rgb[:, :64] = (200, 30, 30)
        image = draw(View(Stage.WORKING), canvas.Scale(640, 360, 1.0), Seen(rgb), Labels())
        red = np.argwhere((image == (200, 30, 30)).all(axis=2))
        black = np.argwhere((image == (0, 0, 0)).all(axis=2))
        assert red[:, 1].mean() > black[:, 1].mean()
        assert (rgb[:, :64] == (200, 30, 30)).all()

    @pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (320, 240), (1280, 300)])
    @pytest.mark.parametrize("stage", list(Stage))
    def test_every_screen_fits_every_window(self, stage, size):
        bar = Bar(0.4, "40°", 0.8, "target", 0.9, "your best", 0.95)
        view = View(
            stage, "A heading of some words", ("One line", "Another, which is a good deal longer"),
            "12", "of 20", "NOT COUNTED", "care", 0.6, "3", bar, skeleton=True, hint="Space: on",
        )  # fmt: skip
        seen = Seen(np.full((48, 64, 3), 90, np.uint8))
        image = draw(view, canvas.Scale(*size, 3.0), seen, Labels("camera on", "recording"))
        assert image.shape == (size[1], size[0], 3)
        assert image.dtype == np.uint8
        assert (image != canvas.GROUND).any()

    @pytest.mark.parametrize("language", languages())
    @pytest.mark.parametrize("with_bar", [True, False])
    def test_what_is_read_in_a_set_is_as_large_as_three_metres_ask(
        self, language, with_bar, monkeypatch
    ):
        words = load_words(language)
        names = re.findall(r"^((?:missed-|advice-)?cue-[\w-]+|timed-ready)", english_words(), re.M)
        drawn: list[tuple[str, int]] = []
        write = canvas.Canvas.text

        def noting(self, text, x, baseline, size_px, *style):
            drawn.append((text, size_px))
            return write(self, text, x, baseline, size_px, *style)

        monkeypatch.setattr(canvas.Canvas, "text", noting)
        bar = Bar(0.4, "140°", 0.8, words.say("target-label"), 0.9, words.say("best-label"))
        of = words.say("of-repetitions", repetitions=20)
        scale = canvas.Scale(1280, 720, 1280 / 345)
        for cue in {words.say(name) for name in names}:
            view = View(  # of the moods, this one's sign leaves least room
                Stage.WORKING if with_bar else Stage.TIMED, number="20", of=of,
                cue=cue, mood="care", bar=bar if with_bar else None,
            )  # fmt: skip
            draw(view, scale, None, Labels())
        small = {
            text for text, size in drawn if size * canvas.CAPITAL_SHARE < 17.4 * scale.px_per_mm
        }
        assert small <= {"!"}, "only what is in the sign beside the word"
        assert len(names) > 10

    def test_the_pictures_of_the_exercise_stand_beside_the_words(self, tmp_path):
        blue, green = (10, 40, 250), (10, 250, 40)
        for moment, colour in (("start", blue), ("end", green)):
            picture = np.full((60, 80, 3), colour[::-1], np.uint8)
            (tmp_path / f"squat_{moment}.png").write_bytes(cv2.imencode(".png", picture)[1])
        pictures = load_pictures(["squat", "squat", "lunge"], tmp_path)
        assert list(pictures) == ["squat"]
        for size in ((1280, 720), (720, 1280)):
            view = View(Stage.NEXT, "Squat", ("3 sets of 10",), exercise="squat")
            image = draw(view, canvas.Scale(*size, 3.0), None, Labels(), pictures["squat"])
            start, end = (
                np.argwhere((image == colour).all(axis=2)).mean(0) for colour in (blue, green)
            )
            assert start[0] < end[0] or start[1] < end[1], "the start comes first"

    def test_every_picture_that_ships_can_be_drawn(self):
        folder = packaged_dir("exercises") / "pictures"
        if not folder.is_dir():
            pytest.skip("no pictures of exercises ship yet")
        of = {path.name.rpartition("_")[0] for path in folder.glob("*_start.*")}
        assert set(load_pictures(of)) == of

    @pytest.mark.parametrize("text", ["Größe ñ é ü ß ¿", "← → ↑ ↓ °"])
    def test_accents_and_arrows_are_in_the_font(self, text):
        from matplotlib.font_manager import get_font
        from matplotlib.ft2font import FT2Font

        spec = canvas.importlib.util.find_spec("matplotlib")
        assert spec.origin
        font: FT2Font = get_font(
            str(canvas.Path(spec.origin).parent / "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf")
        )
        assert all(ord(letter) in font.get_charmap() for letter in text if letter != " ")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (32, Key.GO), (13, Key.GO), (27, Key.END), (65363, Key.NEXT), (65366, Key.GO),
        (65361, Key.BACK), (65365, Key.BACK), (65362, Key.LOUDER), (65364, Key.QUIETER),
        (ord("7"), Key.DIGIT_7), (0x270000, Key.NEXT), (0x250000, Key.BACK), (-1, None),
        (ord("x"), None), (65505, None), (0x220000, Key.GO), (0x210000, Key.BACK),
        (63277, Key.GO), (63276, Key.BACK),
    ],
)  # fmt: skip
def test_keys_of_keyboards_and_presenters(code, key):
    assert key_of(code) is key
