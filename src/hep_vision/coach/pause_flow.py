"""What interrupts a session: pauses, a lost camera, a machine that slept, and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.flow import REPEAT_S, WORK
from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.question_flow import QuestionFlow
from hep_vision.coach.state import Timers

if TYPE_CHECKING:
    from hep_vision.coach.moment import Moment

OUT_OF_VIEW_S = 3.0
STRANGER_S = 1.0
STRANGER_STAYS_S = 10.0
IDLE_S = 120.0
BACK_S = 1.0

# Where nothing of the camera is needed, its loss is no matter yet.
NO_END = frozenset({Stage.DONE, Stage.QUESTION, Stage.TIMED, Stage.CONFIRM})
NEEDS_CAMERA = frozenset({Stage.SETUP, Stage.READY, Stage.WORKING, Stage.HOLD, Stage.PAUSED})
# Where Escape ends the session at once, since nothing is under way.
ENDS_AT_ONCE = frozenset({Stage.WELCOME, Stage.PAUSED, Stage.LOST})


class PauseFlow(QuestionFlow):
    """The two stages that wait for the patient or the camera, and what leads to them."""

    def _escape(self) -> None:
        """Pause first: no one key that is hit by mistake ends what is under way."""
        if self.stage not in ENDS_AT_ONCE and not self.nothing_left:
            self._pause("escape")
            return
        self.stopped_early = not self.nothing_left
        self._leave_set()
        self._enter(Stage.DONE)

    def _wake(self) -> None:
        """The machine has slept: what was waited for begins anew, and nobody was seen."""
        self._timers = Timers()
        if self.stage is not Stage.REST:
            self.since_s = self.question.touched_s = self.now_s
        if self.stage in WORK:
            self._pause("away")
        elif self.stage is Stage.TIMED:
            self._pause("key")

    def _watch_person(self, moment: Moment) -> None:
        absent = moment.sight is not None and not moment.sight.present
        if self._timers.absent.lasts(self.now_s, so=absent) >= OUT_OF_VIEW_S:
            self._pause("away")
        elif self._timers.stranger.lasts(self.now_s, so=moment.stranger) >= STRANGER_S:
            self._pause("stranger")
        elif self._timers.still.lasts(self.now_s, so=not self._moves(moment)) >= IDLE_S:
            self._pause("idle")

    def _moves(self, moment: Moment) -> bool:
        return moment.news is None or moment.news.away

    def _in_pause(self, moment: Moment) -> None:
        if Key.NEXT in moment.keys:
            self._leave_out_paused()
        elif Key.GO in moment.keys:
            self._go_back()
        elif self.pause in ("away", "stranger") and moment.sight is not None:
            there = moment.sight.present
            back_s = self._timers.back.lasts(self.now_s, so=there and not moment.stranger)
            # Who stays is the patient in another place, whom the start position will tell.
            there_s = self._timers.there.lasts(self.now_s, so=there)
            if back_s >= BACK_S or there_s >= STRANGER_STAYS_S:
                self._enter(Stage.READY)

    def _leave_out_paused(self) -> None:
        """Leave out the set that is under way or comes next; a question is no set."""
        if self._paused_from in WORK or self._paused_from is Stage.TIMED:
            self._finish_set(done=False)
        elif self._paused_from in (Stage.QUESTION, Stage.CONFIRM):
            self._go_back()
        else:
            self._skip_set()

    def _go_back(self) -> None:
        """From a pause to where it began; a rest has gone on meanwhile."""
        stage = self._paused_from
        if stage in WORK or stage is Stage.TIMED:
            self._take_up(Stage.READY)
        elif stage in (Stage.SETUP, Stage.READY):
            self._enter(stage)
        else:
            self.stage = stage
            self.since_s = self._paused_since_s if stage is Stage.REST else self.now_s
            self.question.touched_s, self.question.typed_s = self.now_s, None
            self._say_anew(stage)

    def _say_anew(self, stage: Stage) -> None:
        """Say what the pause has cut short."""
        if stage is Stage.NEXT:
            self._say(self.wording.next_exercise(self.current, introduced=self.introduced), "talk")
        elif stage is Stage.QUESTION:
            self._say(self.wording.question(self.question.kind), "talk")
        elif stage is Stage.CONFIRM:
            self._say(self.wording.confirm(), "talk")

    def _camera_lost(self, moment: Moment) -> bool:
        """Deal with a camera that is gone; True if that is all there is to do now."""
        if moment.camera == "ended" and self.stage not in NO_END:
            self.stopped_early = True
            self._leave_set("lost_sight")
            self._enter(Stage.DONE)
            return True
        if moment.camera == "lost" and self.stage in NEEDS_CAMERA:
            self._lost_from = self.stage
            self._note("camera lost")
            self._play("lost")
            self._say(self.wording.lost(), "talk")
            self._enter(Stage.LOST)
            return True
        return False

    def _in_lost(self, moment: Moment) -> None:
        if moment.camera == "on":
            self._note("camera back")
            asked = self._lost_from is Stage.PAUSED and self.pause in ("key", "idle", "escape")
            waits = asked or self._lost_from is Stage.SETUP
            self._enter(self._lost_from if waits else Stage.READY)
        else:
            self._say_again(self.wording.lost(), 3 * REPEAT_S)
