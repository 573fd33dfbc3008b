"""A key that is held down is one press, however often it comes."""

from __future__ import annotations

import math

from hep_vision.coach.moment import Key

# What comes again so soon is a key held down, or a finger that trembles: keyboards repeat a
# held key after two thirds of a second at most, as a rule, and then many times a second.
HELD_S = 0.7
# Repeating these does what whoever holds them wants.
_ALWAYS = frozenset({Key.LOUDER, Key.QUIETER})
# These change the answer of a question, one after another.
_ANSWERING = frozenset({Key.NEXT, Key.BACK})


class KeyDebouncer:
    """Leaves out the repeats of a held key."""

    def __init__(self) -> None:
        self._came_s: dict[Key, float] = {}
        self._answered: set[Key] = set()  # keys whose press began in a question

    def of(self, keys: tuple[Key, ...], now_s: float, *, answering: bool) -> tuple[Key, ...]:
        """Keys that were pressed anew.

        Parameters
        ----------
        keys : tuple of Key
            As the page sends them.
        now_s : float
            When; it never runs backwards.
        answering : bool
            Whether a question is on the screen: there left and right may repeat, unless they
            have been held since before it.
        """
        return tuple(key for key in keys if self._is_new(key, now_s, answering=answering))

    def _is_new(self, key: Key, now_s: float, *, answering: bool) -> bool:
        held = now_s - self._came_s.get(key, -math.inf) < HELD_S
        self._came_s[key] = now_s  # the repeats of a key that is held for long count as well
        if not held:
            self._answered.discard(key)
            if answering:
                self._answered.add(key)
            return True
        return key in _ALWAYS or (answering and key in _ANSWERING and key in self._answered)
