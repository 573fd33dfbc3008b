"""Before, between and after the sets: the greeting, the next exercise, the rest, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Close, Key, Stage, StartAnew

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment

WELCOME_S = 7.0
MORE_S = 2.0  # for each exercise of today beyond three
NEXT_S = 6.0
LONGEST_NEXT_S = 60.0
SLOWEST_PER_S = 8.0  # letters, of the slowest voice: a longer text is given its time
CLOSE_S = 60.0
COUNTDOWN_S = (10, 3, 2, 1)


class BetweenStages:
    """The stages in which no set is under way."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def in_welcome(self, moment: Moment) -> None:
        """The greeting is up."""
        coach = self._coach
        if Key.BACK in moment.keys and coach.plan.resumption is not None:
            coach.start_anew()
            coach.telling.acts.append(StartAnew())
            coach.ask_about_day()
        elif Key.GO in moment.keys or self._waited(self._welcome_s, moment, 4 * WELCOME_S):
            self._begin_plan()

    @property
    def _welcome_s(self) -> float:
        """How long the greeting is up at least."""
        coach = self._coach
        listed = len({plan.exercise_id for plan in coach.plan.sets})
        return WELCOME_S + MORE_S * max(0, listed - 3)

    def _begin_plan(self) -> None:
        """From the greeting to the first set, or to what follows one that lacks only its end."""
        coach = self._coach
        tally = coach.tallies[coach.index]
        if tally.begun and tally.counted >= coach.current.repetitions:
            coach.sets.leave("done")
            coach.sets.proceed()
        elif coach.plan.resumption is not None:  # was asked when the session began
            coach.enter(Stage.NEXT)
        else:
            coach.ask_about_day()

    def in_next(self, moment: Moment) -> None:
        """The next exercise is announced."""
        coach = self._coach
        most_s = max(LONGEST_NEXT_S, len(coach.announcement()) / SLOWEST_PER_S)
        if Key.GO in moment.keys or self._waited(NEXT_S, moment, most_s):
            coach.sets.take_up(Stage.SETUP)
        elif Key.NEXT in moment.keys:
            coach.sets.skip()
        elif Key.BACK in moment.keys:
            coach.announce_again()

    def _waited(self, least_s: float, moment: Moment, most_s: float) -> bool:
        """Whether a screen has been up for its time and the voice has finished with it."""
        coach = self._coach
        waited_s = coach.now_s - coach.since_s
        return waited_s >= most_s or (waited_s >= least_s and not moment.speaking)

    def in_rest(self, moment: Moment) -> None:
        """The patient rests."""
        coach = self._coach
        left_s = coach.rest_left_s
        for second in COUNTDOWN_S:
            if left_s <= second and second not in coach.counted_down and left_s > second - 1:
                coach.counted_down.add(second)
                coach.telling.say(coach.wording.rest_left(second), "cue")
        if left_s <= 0 or Key.GO in moment.keys:
            if coach.current.repeats(coach.before):
                coach.sets.take_up(Stage.READY)
            else:
                coach.enter(Stage.NEXT)
        elif Key.NEXT in moment.keys:
            coach.sets.skip()

    def in_done(self, moment: Moment) -> None:
        """The session is over, and says what came of it."""
        coach = self._coach
        over = coach.now_s - coach.since_s > CLOSE_S
        ended = moment.camera == "ended" and coach.post_set is None and not moment.speaking
        if over or ended or Key.END in moment.keys or Key.GO in moment.keys:
            coach.sets.end_post_set()
            coach.telling.acts.append(Close())
