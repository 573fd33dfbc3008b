"""What the running count loses when the other limb's movement is seen to the end."""

from __future__ import annotations

import numpy as np
import pytest

from coach_room import WORDS
from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Key, Moment, Say, Stage
from hep_vision.coach.plan import MeasuredSet, SessionPlan
from hep_vision.coach.set_watch import SetNews, SetWatch
from hep_vision.coach.sight import Sight
from hep_vision.coach.stage_views import session_view
from hep_vision.definitions.library import shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from stick_body import Figure, frames_of, spreading_arms

FPS = 20.0
TIME_S = np.arange(0, 12, 1 / FPS)
FINE = Sight(present=True)


def bump(begin_s: float, end_s: float) -> np.ndarray:
    share = np.clip((TIME_S - begin_s) / (end_s - begin_s), 0, 1)
    return 0.5 - 0.5 * np.cos(2 * np.pi * share)


def kept_up(begin_s: float, end_s: float) -> np.ndarray:
    return np.clip(np.minimum(TIME_S - begin_s, end_s - TIME_S), 0, 1)


ONE, TWO = 120 * kept_up(2, 8), 120 * (bump(2, 4) + bump(5, 7))
# The left arm stays up while the right one goes up twice: one movement of both in the end.
DONE = {
    "elbow_flexion": Figure(elbow=(ONE, TWO)),
    "shoulder_abduction": spreading_arms(ONE, TWO),
}


def set_of(exercise: str, side: str) -> MeasuredSet:
    asked = Prescription(side=side, repetitions=5)
    plan = plan_exercise(shipped_library().get(exercise), asked)[0].plan
    assert isinstance(plan, MeasuredSet)
    return plan


def news_of(plan: MeasuredSet, figure: Figure) -> tuple[list[SetNews], SetWatch]:
    watch = SetWatch(plan)
    return [watch.add(frame) for frame in frames_of(TIME_S, figure)], watch


@pytest.mark.parametrize("side", ["both", "auto"])
@pytest.mark.parametrize("exercise", DONE)
def test_what_the_other_arm_takes_from_the_count_is_told(exercise: str, side: str) -> None:
    news, watch = news_of(set_of(exercise, side), DONE[exercise])
    was = 0
    for each in news:
        assert each.counted == was + len(each.new_counted) - len(each.withdrawn)
        was = each.counted
    assert max(each.counted for each in news) == 2
    assert sum(len(each.withdrawn) for each in news) == 1
    assert watch.finish().counted == was == 1


def test_arms_in_turn_lose_nothing() -> None:
    figure = Figure(elbow=(120 * (bump(1, 3) + bump(5, 7)), 120 * (bump(3, 5) + bump(7, 9))))
    news, watch = news_of(set_of("elbow_flexion", "auto"), figure)
    assert [each.withdrawn for each in news if each.withdrawn] == []
    assert watch.finish().counted == news[-1].counted == 4


def test_the_coach_says_it_and_the_page_shows_the_smaller_count() -> None:
    plan = set_of("elbow_flexion", "auto")
    coach = Coach(SessionPlan((plan,)), WORDS, -1.0)
    for number, stage in enumerate((Stage.NEXT, Stage.SETUP, Stage.READY), 1):
        coach.step(Moment(-1.0 + 0.1 * number, keys=(Key.GO,)))
        assert coach.stage is stage
    coach.step(Moment(-0.5, sight=FINE, start_share=1.0))
    assert coach.stage is Stage.WORKING
    said: list[str] = []
    shown: list[str] = []
    for each, time_s in zip(news_of(plan, DONE["elbow_flexion"])[0], TIME_S, strict=True):
        acts = coach.step(Moment(float(time_s), sight=FINE, news=each))
        said += [act.text for act in acts if isinstance(act, Say)]
        shown.append(str(session_view(coach).number))
    assert "I could not count that one. The count is 1." in said
    assert shown[-1] == "1"
    assert "2" in shown
