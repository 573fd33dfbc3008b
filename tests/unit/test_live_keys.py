"""Keys: one that is held down is one press."""

from __future__ import annotations

import numpy as np
import pytest

from hep_vision.coach.moment import Key
from hep_vision.live.key_debouncer import KeyDebouncer
from link_room import rehearse
from rehearsal import STANDING, ready, squat_sets

REPEAT_S = 1 / 30  # of a held key, after its first half second


def presses_of(key: Key, *, seconds: float, answering=lambda _: False) -> list[float]:
    """When a key that is held so long is taken for a press."""
    debouncer, taken = KeyDebouncer(), []
    for at_s in (0.0, *np.arange(0.5, seconds, REPEAT_S)):
        taken += [at_s for _ in debouncer.of((key,), at_s, answering=answering(at_s))]
    return taken


@pytest.mark.parametrize("key", [Key.GO, Key.NEXT, Key.BACK, Key.END, Key.DIGIT_1])
def test_a_held_key_is_one_press(key):
    assert presses_of(key, seconds=5) == [0.0]


@pytest.mark.parametrize("key", [Key.LOUDER, Key.QUIETER])
def test_the_volume_follows_a_held_key(key):
    assert len(presses_of(key, seconds=1.5)) > 20


def test_keys_pressed_one_after_another_count_each():
    debouncer = KeyDebouncer()
    pressed = [
        (Key.GO, 0.0),
        (Key.NEXT, 0.1),
        (Key.GO, 0.8),
        (Key.DIGIT_1, 0.9),
        (Key.DIGIT_0, 1.0),
    ]
    taken = [debouncer.of((key,), at_s, answering=False) for key, at_s in pressed]
    assert taken == [(key,) for key, _ in pressed]


def test_an_answer_follows_a_held_key_but_not_one_held_since_before_the_question():
    assert len(presses_of(Key.NEXT, seconds=1.5, answering=lambda _: True)) > 20
    assert presses_of(Key.NEXT, seconds=5, answering=lambda at_s: at_s > 1) == [0.0]
    assert presses_of(Key.NEXT, seconds=5, answering=lambda at_s: at_s < 0.1) == [0.0]
    assert presses_of(Key.GO, seconds=5, answering=lambda _: True) == [0.0]


def test_a_held_arrow_leaves_out_one_set(tmp_path):
    script = ready().press(Key.NEXT)
    for _ in range(50):
        script.press(Key.NEXT)
    played = rehearse(script.play(STANDING, 5, 10), squat_sets(3), tmp_path)
    assert played.coach.index == 1
