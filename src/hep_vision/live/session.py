"""The window's loop: pictures to the driver, what it decides to the screen and the voice."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.coach.moment import Close, Play, Say, Stage, Volume
from hep_vision.coach.screen import view_of
from hep_vision.live.drawing import draw
from hep_vision.live.driver import Driver, DriverParts, Instant
from hep_vision.live.pictures import mirror_images
from hep_vision.live.sheet import Labels, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.moment import Camera, Key
    from hep_vision.live.driver import Outward
    from hep_vision.live.parts import Parts
    from hep_vision.live.watching import Watched

WAIT_S = 0.02
# Without a new picture, the screen is still drawn this often, and the coach asked.
TICK_S = 0.1
# A machine that cannot follow this many pictures a second steps down.
LEAST_RATE_HZ = 15.0
LAST_PICTURES_S = 0.5
SLOW_SHARE = 0.2  # of the pictures left out: it is the machine, not the camera


class Session:
    """Runs one session to its end.

    Parameters
    ----------
    parts : Parts
        Everything that the loop brings together.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._driver = Driver(
            DriverParts(
                coach=parts.coach,
                definitions=parts.definitions,
                journal=parts.journal,
                records=parts.records,
                counts=parts.capture,
                source=parts.capture.source.name,
                meta=parts.meta,
                done_before=parts.done_before,
            )
        )
        self._seen: Seen | None = None
        self._drawn_s = -math.inf
        self._over = False
        self._ended_s = math.inf
        self._checked_rate_s = parts.clock()

    @property
    def finished(self) -> bool:
        """Whether the session came to its own end, or is to be offered again."""
        return self._driver.finished

    def run(self) -> None:
        """Run until the session is over, the window is closed or Ctrl-C is pressed.

        Whatever ends it, the set under way is recorded.

        Raises
        ------
        KeyboardInterrupt
            If Ctrl-C is pressed before everything has been done.
        """
        try:
            while not self._over:
                self._turn()
        except KeyboardInterrupt:
            self._leave()
            if not self.finished:
                raise
        finally:
            self._driver.close()

    def _leave(self) -> None:
        self._over = True
        self._driver.leave(self._parts.clock(), self._camera())

    def _turn(self) -> None:
        parts = self._parts
        watched = parts.watching.take(WAIT_S)
        keys = parts.screen.keys()
        if parts.screen.closed:
            self._leave()
            return
        now_s = parts.clock()
        is_due = now_s - self._drawn_s >= TICK_S
        for place, one in enumerate(watched):
            self._see(one, keys if place == 0 else ())
        if not watched and (keys or is_due):
            self._step(Instant(now_s, keys=keys, camera=self._camera(), speaking=self._speaking))
        if watched or keys or is_due:
            self._draw(watched[-1] if watched else None)
        self._check_rate(now_s)

    @property
    def _speaking(self) -> bool:
        return self._parts.sound.speaking

    def _camera(self) -> Camera:
        """How the camera is; its last pictures are still waited for when it has ended."""
        state, now_s = self._parts.capture.state, self._parts.clock()
        if state != "ended":
            self._ended_s = math.inf
            return state
        self._ended_s = min(self._ended_s, now_s)
        return "ended" if now_s - self._ended_s > LAST_PICTURES_S else "on"

    def _see(self, watched: Watched, keys: tuple[Key, ...]) -> None:
        """Take one picture."""
        parts = self._parts
        if parts.on_picture is not None:
            parts.on_picture(watched)
        self._seen = Seen(watched.picture.rgb, watched.frame, self._driver.limbs)
        self._step(
            Instant(
                parts.clock(),
                watched.frame,
                watched.brightness,
                keys,
                camera=self._camera(),
                speaking=self._speaking,
            )
        )

    def _step(self, instant: Instant) -> None:
        self._do_all(self._driver.step(instant))
        if self._driver.needs_pictures:
            self._parts.capture.source.begin()

    def _do_all(self, acts: Sequence[Outward]) -> None:
        sound = self._parts.sound
        for act in acts:
            match act:
                case Say():
                    sound.say(act)
                case Play(earcon):
                    sound.play(earcon)
                case Volume(step):
                    sound.turn(step)
                case Close():
                    self._over = True

    def _draw(self, newest: Watched | None) -> None:
        parts, screen = self._parts, self._parts.screen
        is_on, stage = parts.capture.state == "on", self._driver.coach.stage
        seen = self._seen if is_on and stage is not Stage.DONE else None
        labels = parts.labels if is_on else Labels()
        view = view_of(self._driver.coach)
        view = replace(view, skeleton=view.skeleton or parts.skeleton)
        pictures = parts.pictures.get(view.exercise, ())
        if view.mirrored:
            pictures = mirror_images(pictures)
        screen.show(draw(view, screen.scale, seen, labels, pictures))
        now_s = parts.clock()
        self._drawn_s = now_s
        if newest is not None and parts.on_shown is not None:
            parts.on_shown(newest.picture.time_s, now_s)

    def _check_rate(self, now_s: float) -> None:
        """Between sets: step down to the smaller model where the machine cannot follow."""
        parts, coach = self._parts, self._driver.coach
        if coach.stage not in (Stage.SETUP, Stage.READY) or now_s - self._checked_rate_s < 5:
            return
        self._checked_rate_s = now_s
        rate_hz = parts.watching.rate_hz()
        slow = rate_hz < LEAST_RATE_HZ and parts.capture.dropped_share() > SLOW_SHARE
        if not slow or parts.step_down is None or self._driver.is_measuring:
            return
        smaller, parts.step_down = parts.step_down(), None
        if smaller is not None:
            self._driver.use_estimator(smaller)
            words = coach.wording.text("slow-lite")
        else:
            words = coach.wording.text("slow", rate=round(rate_hz))
        self._do_all(self._driver.tell(words))
