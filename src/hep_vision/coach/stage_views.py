"""The view of each stage, made from the state of the coach; nothing here changes that state."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.coach.cards import cards_of
from hep_vision.coach.moment import Stage
from hep_vision.coach.plan import MeasuredSet, TimedSet
from hep_vision.coach.reach import reach_of
from hep_vision.coach.reading import split_sentences, spoken_sentence
from hep_vision.coach.state import ENDS_BY_ITSELF, YES_NO
from hep_vision.coach.timed import CONFIRM_S
from hep_vision.coach.view import CueView, Demo, QuestionView, Ring, SessionView

if TYPE_CHECKING:
    from collections.abc import Callable

    from hep_vision.coach.coach import Coach
    from hep_vision.coach.plan import SetPlan
    from hep_vision.coach.state import SetTally
    from hep_vision.coach.view import Pip

# More of them could not be told apart at three metres.
MOST_PIPS = 30
MOST_PARTIAL_PIPS = 5
WITHOUT_EXERCISE = frozenset({Stage.WELCOME, Stage.DONE})


def session_view(coach: Coach) -> SessionView:
    """All that the page shows of a session at its latest moment."""
    view = _VIEWS[coach.stage](coach)
    if coach.stage not in WITHOUT_EXERCISE:
        view = _with_exercise(coach, view)
    passed_s = coach.now_s - coach.since_s
    return replace(view, spoken=spoken_sentence(view.sentences, passed_s))


def _with_exercise(coach: Coach, view: SessionView) -> SessionView:
    """Name, side, dose and set, always in sight."""
    say, plan = coach.wording, coach.current
    return replace(
        view,
        exercise=plan.exercise_id,
        name=say.name(plan),
        side=say.chip(plan),
        dose=say.dose(plan),
        set_number=plan.set_number,
        sets=plan.sets,
        set_text=say.text("set-of", set=plan.set_number, sets=plan.sets) if plan.sets > 1 else "",
    )


def demo_of(coach: Coach, *, large: bool = False, caption: str = "") -> Demo:
    """The demonstration of the prescribed side, as a mirror would show it."""
    plan = coach.current
    return Demo(
        exercise=plan.exercise_id, mirrored=plan.side != "left", large=large, caption=caption
    )


def pips_of(tally: SetTally, repetitions: int) -> tuple[Pip, ...]:
    """The repetitions of a set in their order; none for a dose that is too large or single."""
    if not 1 < repetitions <= MOST_PIPS:
        return ()
    tried: list[Pip] = [pip for _, pip in sorted(tally.attempts.items())]
    partial = tried.count("partial")
    shown: list[Pip] = []
    for pip in tried:
        if pip == "partial":
            partial -= 1
            if partial >= MOST_PARTIAL_PIPS:
                continue
        shown.append(pip)
    known = shown.count("counted")
    missing: list[Pip] = ["counted"] * (tally.counted - known)  # of an interrupted session
    left: list[Pip] = ["open"] * (repetitions - tally.counted)
    return (*missing, *shown, *left)


def _shown_cue(coach: Coach) -> CueView | None:
    cue = coach.shown_cue
    return CueView(text=cue.text, mood=cue.mood) if cue is not None and cue.text else None


def _welcome(coach: Coach) -> SessionView:
    say = coach.wording
    resumed = say.resumed()
    return SessionView(
        stage=Stage.WELCOME,
        heading=say.text("welcome-heading"),
        sentences=split_sentences(say.today(), resumed, say.stop_at()),
        cards=cards_of(coach),
        hint=say.text("welcome-resume-hint") if resumed else "",
    )


def _next(coach: Coach) -> SessionView:
    say, plan = coach.wording, coach.current
    known = coach.introduced and not coach.all_of_it
    about = say.start_position(plan) if known else say.about(plan, all_of_it=coach.all_of_it)
    timed = say.text("timed-spoken") if isinstance(plan, TimedSet) and not known else ""
    return SessionView(
        stage=Stage.NEXT,
        heading=say.name(plan),
        sentences=split_sentences(say.side_phrase(plan), say.dose(plan), timed, about),
        cue=_shown_cue(coach),
        demo=demo_of(coach, large=True),
        hint=say.text("next-hint"),
    )


def _setup(coach: Coach) -> SessionView:
    say, problem = coach.wording, coach.problem
    cue = _shown_cue(coach)
    sentence = ""
    if cue is None and problem:
        cue = CueView(text=say.problem_cue(problem), mood="care")
        sentence = say.problem(problem, coach.current)
    elif cue is None and coach.seen_well:
        cue = CueView(text=say.text("setup-fine"), mood="good")
    elif cue is None and coach.settles_for:
        cue = CueView(text=say.settled_for(coach.settles_for), mood="care")
    return SessionView(
        stage=Stage.SETUP,
        heading=say.text("setup-heading"),
        cue=cue,
        sentence=sentence,
        demo=demo_of(coach, large=problem is not None),
        skeleton=True,
        hint=say.text("volume-hint"),
    )


def _ready(coach: Coach) -> SessionView:
    say, plan = coach.wording, coach.current
    counted = coach.tallies[coach.index].counted
    keeping = coach.start_share > 0.1
    cue = CueView(text=say.text("ready-keep")) if keeping else _shown_cue(coach)
    return SessionView(
        stage=Stage.READY,
        heading=say.text("ready-heading"),
        sentences=split_sentences(say.start_position(plan)),
        number=str(counted) if counted else "",
        of=say.of(plan) if counted else "",
        pips=pips_of(coach.tallies[coach.index], plan.repetitions) if counted else (),
        cue=cue,
        demo=demo_of(coach, large=True, caption=say.text("demo-like-this")),
        ring=Ring(share=coach.start_share),
        skeleton=True,
    )


def _working(coach: Coach) -> SessionView:
    say, plan = coach.wording, coach.current
    tally = coach.tallies[coach.index]
    helps = coach.now_s < coach.helps_until_s
    view = SessionView(
        stage=coach.stage,
        number=str(tally.counted),
        of=say.of(plan),
        pips=pips_of(tally, plan.repetitions),
        cue=_shown_cue(coach),
        sentence=coach.shown_sentence,
        demo=demo_of(coach, large=helps, caption=say.limb(plan) if helps else ""),
        reach=reach_of(coach, plan) if isinstance(plan, MeasuredSet) else None,
    )
    lasts_s, left_s = plan.lasts_s, coach.set_left_s
    if lasts_s is not None and left_s is not None:
        return replace(view, ring=_seconds_ring(coach, 1.0 - left_s / lasts_s, left_s))
    return _held(coach, view) if plan.prescription.hold_s else view


def result_view(coach: Coach) -> SessionView:
    """A result, before the session goes on: of a question the answer, else of the set."""
    say, plan, result = coach.wording, coach.current, coach.result
    assert result is not None
    cue = CueView(text=result.cue, mood="good" if result.celebrate else "plain")
    shown = _shown_cue(coach)
    if shown is not None and shown.mood in ("stop", "care"):
        cue = shown
    view = SessionView(
        stage=Stage.RESULT, cue=cue, sentence=result.sentence, celebrate=result.celebrate
    )
    if result.answer:
        return replace(
            view, heading=say.questions.question(coach.question.kind), number=result.answer
        )
    tally = coach.tallies[coach.index]
    hold_s = plan.prescription.hold_s
    if hold_s and plan.repetitions == 1 and tally.counted:
        seconds = round(hold_s)
        return replace(view, number=str(seconds), of=say.text("seconds-held", seconds=seconds))
    number = str(tally.counted) if tally.counted or plan.repetitions > 1 else ""
    of = say.of(plan) or say.text("in-seconds", seconds=round(plan.lasts_s or 0))
    return replace(
        view, number=number, of=of if number else "", pips=pips_of(tally, plan.repetitions)
    )


def _held(coach: Coach, view: SessionView) -> SessionView:
    """A hold is led by its seconds; the count stands below."""
    say, plan = coach.wording, coach.current
    hold = coach.news.hold if coach.news else None
    asked_s = plan.prescription.hold_s or 0.0
    if coach.now_s < coach.hold_shown_until_s:
        seconds = round(asked_s)
        unit = say.text("seconds-held", seconds=seconds)
        ring = Ring(share=1.0, text=str(seconds), unit=unit)
        return replace(_without_number(view, plan), ring=ring, celebrate=True, reach=None)
    if coach.stage is Stage.HOLD and hold is not None:
        ring = _seconds_ring(coach, hold.held_s / asked_s, asked_s - hold.held_s)
        warned = view.cue is not None and view.cue.mood in ("care", "stop")
        cue = view.cue if warned else CueView(text=say.cue("hold"))
        return replace(_without_number(view, plan), ring=ring, cue=cue, reach=None)
    if plan.repetitions == 1:  # there is nothing to count but the seconds
        return replace(_without_number(view, plan), ring=_seconds_ring(coach, 0.0, asked_s))
    return view


def _without_number(view: SessionView, plan: SetPlan) -> SessionView:
    """The count in small beside the seconds; none of a single hold."""
    of = f"{view.number} {view.of}" if plan.repetitions > 1 else ""
    return replace(view, number="", of=of)


def _seconds_ring(coach: Coach, share: float, left_s: float) -> Ring:
    """A ring that counts seconds down."""
    left = math.ceil(left_s)
    unit = coach.wording.text("seconds-left", seconds=left)
    return Ring(share=min(1.0, max(0.0, share)), text=str(left), unit=unit)


def _timed(coach: Coach) -> SessionView:
    """A set led by the clock: the repetition, and what is left of it."""
    say, plan, timer = coach.wording, coach.current, coach.timer
    assert timer is not None
    preparing = timer.repetition == 0
    return SessionView(
        stage=Stage.TIMED,
        number="" if preparing else str(timer.repetition),
        of="" if preparing else say.text("of-repetitions", repetitions=plan.repetitions),
        cue=CueView(text=say.text("timed-ready")) if preparing else _shown_cue(coach),
        demo=demo_of(coach, large=True),
        ring=_seconds_ring(coach, timer.share, timer.left_s),
    )


def _confirm(coach: Coach) -> SessionView:
    say = coach.wording
    left_s = max(0.0, CONFIRM_S - (coach.now_s - coach.since_s))
    return SessionView(
        stage=Stage.CONFIRM,
        heading=say.text("confirm-heading"),
        sentences=(say.confirm_yes(), say.text("confirm-no")),
        ring=Ring(share=left_s / CONFIRM_S),
    )


def _rest(coach: Coach) -> SessionView:
    say, plan, before = coach.wording, coach.current, coach.before
    if plan.repeats(before):
        then = say.text("rest-next", set=plan.set_number, sets=plan.sets)
    else:
        other_side = say.side_phrase(plan) if plan.same_exercise(before) else ""
        then = say.text("rest-next-exercise", name=other_side or say.name(plan))
    rest_s = before.rest_s if before is not None else 0.0
    left_s = coach.rest_left_s
    return SessionView(
        stage=Stage.REST,
        heading=say.text("rest-heading"),
        sentences=(then,),
        cue=_shown_cue(coach),
        demo=demo_of(coach),
        ring=_seconds_ring(coach, left_s / rest_s if rest_s else 0.0, left_s),
    )


def _question(coach: Coach) -> SessionView:
    say, question = coach.wording, coach.question
    kind, counting = question.kind, question.counting
    yes_no = kind in YES_NO
    value = question.value if question.touched else None
    if counting is not None:
        value = counting.number(coach.now_s)
    return SessionView(
        stage=Stage.QUESTION,
        heading=say.questions.question(kind),
        cue=_shown_cue(coach),
        question=QuestionView(
            kind=kind,
            text=say.questions.question(kind),
            scale="yes_no" if yes_no else "number",
            value=value,
            high=question.highest,
            low_text=say.text("answer-no" if yes_no else f"question-low-{kind}"),
            high_text=say.text("answer-yes" if yes_no else f"question-high-{kind}"),
            how=say.questions.how_to_answer(kind),
            arm_share=counting.share if counting is not None else 0.0,
        ),
        hint=say.text("question-hint"),
    )


def _paused(coach: Coach) -> SessionView:
    say, reason, plan = coach.wording, coach.pause, coach.current
    tally = coach.tallies[coach.index]
    done = coach.timer.repetition if coach.timer else tally.counted
    begun = tally.begun or tally.counted > 0
    by_key = reason not in ENDS_BY_ITSELF
    return SessionView(
        stage=Stage.PAUSED,
        heading=say.text("pause-heading"),
        sentences=split_sentences(say.paused(reason)),
        number=str(done) if begun else "",
        of=say.of(plan) if begun else "",
        pips=pips_of(tally, plan.repetitions) if begun else (),
        cue=_shown_cue(coach),
        hint=say.text("pause-key-hint") if by_key else "",
    )


def _lost(coach: Coach) -> SessionView:
    say = coach.wording
    return SessionView(
        stage=Stage.LOST,
        heading=say.lost_heading(coach.lost_why),
        sentences=split_sentences(say.lost(coach.lost_why)),
        cue=CueView(text=say.lost_heading(coach.lost_why), mood="stop"),
    )


def _done(coach: Coach) -> SessionView:
    say = coach.wording
    told = say.done(
        for_pain=coach.stopped_for_pain,
        early=coach.stopped_early,
        passed_limit=coach.passed_limit,
    )
    return SessionView(
        stage=Stage.DONE,
        heading=say.done_heading(early=coach.stopped_early),
        sentences=split_sentences(told),
        cue=_shown_cue(coach),
        cards=cards_of(coach, over=True),
        hint=say.text("done-hint"),
    )


_VIEWS: dict[Stage, Callable[[Coach], SessionView]] = {
    Stage.WELCOME: _welcome,
    Stage.NEXT: _next,
    Stage.SETUP: _setup,
    Stage.READY: _ready,
    Stage.TIMED: _timed,
    Stage.CONFIRM: _confirm,
    Stage.WORKING: _working,
    Stage.HOLD: _working,
    Stage.RESULT: result_view,
    Stage.REST: _rest,
    Stage.QUESTION: _question,
    Stage.PAUSED: _paused,
    Stage.LOST: _lost,
    Stage.DONE: _done,
}
