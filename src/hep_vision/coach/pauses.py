"""What interrupts a session: pauses, a lost camera, a machine that slept, and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.state import ENDS_BY_ITSELF, Timers
from hep_vision.coach.timing import REPEAT_S, WORK

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment, WhyNoPictures

OUT_OF_VIEW_S = 3.0
NO_PICTURE_S = 3.0
STRANGER_S = 1.0
STRANGER_STAYS_S = 10.0
IDLE_S = 120.0
BACK_S = 1.0

# Where nothing of the camera is needed, its loss is no matter yet.
NO_END = frozenset({Stage.DONE, Stage.QUESTION, Stage.TIMED, Stage.CONFIRM, Stage.RESULT})
NEEDS_CAMERA = frozenset({Stage.SETUP, Stage.READY, Stage.WORKING, Stage.HOLD, Stage.PAUSED})
# Where Escape ends the session at once, since nothing is under way.
ENDS_AT_ONCE = frozenset({Stage.WELCOME, Stage.PAUSED, Stage.LOST})


class Pauses:
    """The two stages that wait for the patient or the camera, and what leads to them."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def escape(self) -> None:
        """Pause first: no one key that is hit by mistake ends what is under way."""
        coach = self._coach
        if coach.stage not in ENDS_AT_ONCE and not coach.nothing_left:
            coach.pause_for("escape")
            return
        coach.stopped_early = not coach.nothing_left
        coach.sets.leave()
        coach.enter(Stage.DONE)

    def wake(self, why: WhyNoPictures) -> None:
        """The machine has slept: what was waited for begins anew, and nobody was seen."""
        coach = self._coach
        coach.timers = Timers()
        coach.question.counting = None
        if coach.stage is not Stage.REST:
            coach.since_s = coach.question.touched_s = coach.now_s
        if coach.stage in WORK:
            coach.pause_for("hidden" if why == "hidden" else "asleep")
        elif coach.stage is Stage.TIMED:
            coach.pause_for("key")

    def watch(self, moment: Moment) -> None:
        """Pause where no pictures come, the patient is gone, another came, or nobody moves."""
        coach = self._coach
        no_picture_s = coach.timers.no_picture.update(coach.now_s, active=moment.sight is None)
        if no_picture_s >= NO_PICTURE_S:
            coach.pause_for("hidden" if moment.why == "hidden" else "slow")
        elif moment.sight is not None:
            self._watch_person(moment)

    def _watch_person(self, moment: Moment) -> None:
        coach = self._coach
        absent = moment.sight is not None and not moment.sight.present
        if coach.timers.absent.update(coach.now_s, active=absent) >= OUT_OF_VIEW_S:
            coach.pause_for("away")
        elif coach.timers.stranger.update(coach.now_s, active=moment.stranger) >= STRANGER_S:
            coach.pause_for("stranger")
        elif coach.timers.still.update(coach.now_s, active=not self._moves(moment)) >= IDLE_S:
            coach.pause_for("idle")

    def _moves(self, moment: Moment) -> bool:
        return moment.news is None or moment.news.away

    def in_pause(self, moment: Moment) -> None:
        """The session is paused."""
        coach = self._coach
        if Key.NEXT in moment.keys:
            self._leave_out_paused()
        elif Key.GO in moment.keys:
            self._go_back()
        elif coach.pause in ENDS_BY_ITSELF and moment.sight is not None:
            there = moment.sight.present
            back_s = coach.timers.back.update(coach.now_s, active=there and not moment.stranger)
            # Who stays is the patient in another place, whom the start position will tell.
            there_s = coach.timers.there.update(coach.now_s, active=there)
            if back_s >= BACK_S or there_s >= STRANGER_STAYS_S:
                coach.enter(Stage.READY)

    def _leave_out_paused(self) -> None:
        """Leave out the set that is under way or comes next; a question is no set."""
        coach = self._coach
        if coach.paused_from in WORK or coach.paused_from is Stage.TIMED:
            coach.sets.finish(done=False)
        elif coach.paused_from in (Stage.QUESTION, Stage.CONFIRM, Stage.RESULT):
            self._go_back()
        else:
            coach.sets.skip()

    def _go_back(self) -> None:
        """From a pause to where it began; a rest has gone on meanwhile."""
        coach = self._coach
        stage = coach.paused_from
        if stage in WORK or stage is Stage.TIMED:
            coach.sets.take_up(Stage.READY)
        elif stage in (Stage.SETUP, Stage.READY):
            coach.enter(stage)
        else:
            coach.stage = stage
            coach.since_s = coach.paused_since_s if stage is Stage.REST else coach.now_s
            coach.question.touched_s, coach.question.typed_s = coach.now_s, None
            coach.question.counting, coach.timers = None, Timers()
            self._say_anew(stage)

    def _say_anew(self, stage: Stage) -> None:
        """Say what the pause has cut short."""
        coach = self._coach
        if stage is Stage.NEXT:
            coach.telling.say(
                coach.wording.next_exercise(coach.current, introduced=coach.introduced),
                "talk",
            )
        elif stage is Stage.QUESTION:
            coach.telling.say(coach.wording.questions.ask(coach.question.kind), "talk")
        elif stage is Stage.CONFIRM:
            coach.telling.say(coach.wording.confirm(), "talk")

    def camera_lost(self, moment: Moment) -> bool:
        """Deal with a camera that is gone; True if that is all there is to do now."""
        coach = self._coach
        if moment.camera == "ended" and coach.stage not in NO_END:
            coach.stopped_early = True
            coach.sets.leave("lost_sight")
            coach.enter(Stage.DONE)
            return True
        if moment.camera == "lost" and coach.stage in NEEDS_CAMERA:
            coach.lost_from = coach.stage
            coach.lost_why = moment.why
            if coach.stage in WORK:
                coach.open_gap("hidden" if moment.why == "hidden" else "camera")
            coach.telling.play("lost")
            coach.telling.say(coach.wording.lost(moment.why), "talk")
            coach.enter(Stage.LOST)
            return True
        return False

    def in_lost(self, moment: Moment) -> None:
        """The camera is gone."""
        coach = self._coach
        if moment.camera == "on":
            asked = coach.lost_from is Stage.PAUSED and coach.pause not in ENDS_BY_ITSELF
            waits = asked or coach.lost_from is Stage.SETUP
            coach.enter(coach.lost_from if waits else Stage.READY)
        else:
            coach.lost_why = moment.why or coach.lost_why
            coach.telling.say_again(coach.wording.lost(coach.lost_why), 3 * REPEAT_S)
