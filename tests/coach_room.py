"""Somebody in front of a coach, ten moments a second."""

from __future__ import annotations

import json
from dataclasses import replace

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Act, Key, Moment, Say, Stage
from hep_vision.coach.plan import MeasuredSet, Resumption, SessionPlan, SetPlan
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.sight import Sight
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.view import as_plain
from hep_vision.coach.words import load_words
from hep_vision.measure.body.landmarks import Side
from hep_vision.measure.exercise import Prescription
from sample_attempts import attempt
from sample_exercises import SQUAT

WORDS = load_words()
FINE = Sight(present=True)
NOBODY = Sight(present=False, problem="nobody")


def set_plan(reps=3, **others) -> MeasuredSet:
    base = MeasuredSet(
        exercise=SQUAT,
        prescription=Prescription(side="both", repetitions=reps),
        name="Squat",
        start_value=0.0,
        end_value=60.0,
        rest_s=20.0,
        start_position="Stand tall.",
    )
    return replace(base, **others)


def two_sets(**others) -> tuple[MeasuredSet, ...]:
    return tuple(set_plan(set_number=n, sets=2, **others) for n in (1, 2))


def cue_of(coach: Coach) -> str:
    """The one short word on the screen."""
    cue = session_view(coach).cue
    return cue.text if cue is not None else ""


class Room:
    """A coach with somebody in front of it, ten moments a second.

    Results are left at once by key, unless the test asks to ``show_results``.
    """

    def __init__(
        self,
        *sets: SetPlan,
        resumption: Resumption | None = None,
        show_results: bool = False,
    ) -> None:
        self.now_s = 0.0
        self.show_results = show_results
        self.coach = Coach(SessionPlan(sets or (set_plan(),), resumption), WORDS, 0.0)
        self.acts: list[Act] = []
        self.counted = resumption.counted if resumption else 0

    @property
    def free_arms(self) -> tuple[Side, ...]:
        return self.coach.plan.free_arms

    def for_(self, seconds: float, sight: Sight | None = FINE, **moment) -> Room:
        for _ in range(round(seconds * 10)):
            self.once(sight, **moment)
        return self

    def once(self, sight: Sight | None = FINE, **moment) -> list:
        self.now_s += 0.1
        if self.coach.measuring is not None and sight is not None:
            moment.setdefault("news", SetNews(self.counted))
        acts = self.coach.step(Moment(self.now_s, sight=sight, **moment))
        if self.coach.stage is Stage.RESULT and not self.show_results:
            acts += self.coach.step(Moment(self.now_s, keys=(Key.GO,)))
        self.acts += acts
        view = session_view(self.coach)
        assert view.stage is self.coach.stage
        json.dumps(as_plain(view), allow_nan=False)
        return list(acts)

    def press(self, key: Key) -> list:
        return self.once(None, keys=(key,))

    def to_setup(self) -> Room:
        self.press(Key.GO)
        self.press(Key.GO)
        assert self.coach.stage is Stage.SETUP
        return self

    def to_work(self) -> Room:
        self.to_setup().press(Key.GO)
        self.once(start_share=1.0)
        assert self.coach.stage is Stage.WORKING
        return self

    def count(self, to: int) -> list:
        self.counted = to
        news = SetNews(to, new_counted=(attempt(),))
        return self.once(news=news)

    def said(self, part: str) -> int:
        return sum(part in act.text for act in self.acts if isinstance(act, Say))
