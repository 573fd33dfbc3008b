"""What is drawn of a screen besides its words: lamp, keys, rings, ends of a scale."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from hep_vision.coach.moment import Stage
from hep_vision.coach.screen import Bar, View
from hep_vision.live import canvas
from hep_vision.live.drawing import draw
from hep_vision.live.session import Session
from hep_vision.live.sheet import Labels, Seen
from stick_body import frames_of, squatting

LAPTOP = canvas.Scale(1280, 720, 1280 / 345)
RED = (200, 30, 30)
LABELS = Labels("camera on")


@pytest.fixture
def written(monkeypatch) -> list[tuple[str, int, int, int]]:
    """Texts with the place and size they are drawn at."""
    texts: list[tuple[str, int, int, int]] = []
    write = canvas.Canvas.text

    def noting(self, text, x, baseline, size_px, *style):
        texts.append((text, x, baseline, size_px))
        return write(self, text, x, baseline, size_px, *style)

    monkeypatch.setattr(canvas.Canvas, "text", noting)
    return texts


@pytest.mark.parametrize("stage", [Stage.WELCOME, Stage.READY, Stage.WORKING])
@pytest.mark.parametrize("size", [(640, 480), (1280, 720), (480, 640)])
def test_the_lamp_hides_nobodys_head(stage, size):
    rgb = np.full((size[1], size[0], 3), RED, np.uint8)
    image = draw(View(stage, "Hello"), LAPTOP, Seen(rgb), LABELS)
    red = (image == RED).all(axis=2)
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    assert red[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].all()
    assert columns.size / rows.size == pytest.approx(size[0] / size[1], rel=0.02)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("shown", [True, False])
def test_the_lamp_is_lit_once_whenever_the_camera_is_on(written, stage, shown):
    seen = Seen(np.zeros((72, 128, 3), np.uint8)) if shown else None
    view = View(stage, "Hello", lines=("low", "high"))
    draw(view, LAPTOP, seen, LABELS)
    assert [text for text, *_ in written].count("camera on") == 1
    written.clear()
    draw(view, LAPTOP, None, Labels())
    assert "camera on" not in {text for text, *_ in written}


@pytest.mark.parametrize("stage", [Stage.SETUP, Stage.READY, Stage.WORKING])
def test_the_skeleton_is_drawn_where_it_is_asked_for(stage):
    (pose,) = frames_of(np.zeros(1), squatting(0.0))
    seen = Seen(np.full((720, 1280, 3), RED, np.uint8), pose)
    plain, drawn = (
        draw(View(stage, "Hello", skeleton=asked), LAPTOP, seen, LABELS) for asked in (False, True)
    )
    assert (plain != drawn).any()


@pytest.mark.parametrize("wished", [False, True])
@pytest.mark.parametrize("stage", [Stage.SETUP, Stage.READY, Stage.WORKING])
def test_the_skeleton_is_in_set_up_or_on_wish(monkeypatch, wished, stage):
    shown: list[View] = []
    screen = SimpleNamespace(scale=LAPTOP, show=lambda _: None)
    parts = SimpleNamespace(
        coach=SimpleNamespace(stage=stage), clock=lambda: 0.0, meta={}, screen=screen,
        capture=SimpleNamespace(state="on", source=SimpleNamespace(name="")), labels=LABELS,
        pictures={}, skeleton=wished, on_shown=None, definitions=(), journal=None, records=None,
        done_before=(),
    )  # fmt: skip
    view = View(stage, skeleton=stage is Stage.SETUP)
    monkeypatch.setattr("hep_vision.live.session.view_of", lambda _: view)
    monkeypatch.setattr("hep_vision.live.session.draw", lambda view, *_: shown.append(view))
    Session(parts)._draw(None)
    assert shown[0].skeleton is (wished or stage is Stage.SETUP)


@pytest.mark.parametrize("share", [0.0005, 0.002, 0.5])
def test_an_almost_empty_ring_has_no_dot_in_the_middle(share):
    drawn = canvas.Canvas(LAPTOP)
    drawn.ring((300, 300), 200, share, (94, 224, 165))
    assert (drawn.image[200:400, 200:400] == canvas.GROUND).all()


def test_set_up_says_which_keys_change_the_volume(written):
    draw(View(Stage.SETUP, cue="Move back", hint="Volume: ↑ ↓"), LAPTOP, None, LABELS)
    assert "Volume: ↑ ↓" in {text for text, *_ in written}


def test_the_ends_of_the_scale_stand_below_it_and_clear_of_the_keys(written):
    for high in ("10: the worst", "10: as hard as I can", "10: " + 8 * "hard "):
        written.clear()
        keys = "← less   → more   space: done"
        view = View(Stage.QUESTION, "How hard was it?", ("0: none", high), "3", hint=keys)
        draw(view, LAPTOP, None, LABELS)
        (hint,) = [one for one in written if one[0] == keys]
        ends = [one for one in written if one[0].startswith(("0: ", "10: "))]
        assert len(ends) == 2
        for _, _, baseline, _ in ends:
            assert baseline + 0.25 * LAPTOP.letter_px < hint[2] - 0.75 * hint[3]


def test_what_was_said_stands_in_the_place_of_the_picture(written):
    said = "The other way of moving was not counted: your feet moved."
    rgb = np.full((720, 1280, 3), RED, np.uint8)
    bar = Bar(0.4, "40°", 0.8, "target", None, "")
    view = View(Stage.WORKING, number="3", of="of 10", cue="NOT COUNTED", lines=(said,), bar=bar)
    image = draw(view, LAPTOP, Seen(rgb), LABELS)
    assert said in " ".join(text for text, *_ in written)
    assert not (image == RED).all(axis=2).any()
    hold = View(Stage.HOLD, number="3", cue="HOLD", lines=(said,), ring=0.5)
    written.clear()
    draw(hold, LAPTOP, None, LABELS)
    assert said not in " ".join(text for text, *_ in written)


def test_the_bar_names_its_mark(written):
    for target, name in ((0.8, "target"), (None, "your best")):
        written.clear()
        bar = Bar(0.4, "40°", target, "target", 0.9, "your best")
        draw(View(Stage.WORKING, number="3", of="of 10", bar=bar), LAPTOP, None, LABELS)
        named = {text for text, *_ in written} & {"target", "your best"}
        assert named == {name}
