"""What the screen shows at a moment, as words and figures: the drawing knows only this."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.coach.moment import Stage
from hep_vision.coach.pages import (
    BELOW_LETTERS,
    BELOW_ROWS,
    HEADING_LETTERS,
    PAGE_ROWS,
    ROW_LETTERS,
    WHOLE_ROW_LETTERS,
    page_at,
    page_turned,
    pages_of,
    rows_of,
    sentences_of,
)
from hep_vision.coach.plan import MeasuredSet, TimedSet
from hep_vision.coach.stage_views import result_view, session_view
from hep_vision.coach.timed import CONFIRM_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.state import Mood


@dataclass(frozen=True, slots=True)
class Bar:
    """Range of motion now, on a scale from the start to beyond the end.

    All of them are shares of the bar, 0 to 1; None where there is none.
    """

    value: float | None
    value_text: str
    target: float | None
    target_text: str
    best: float | None
    best_text: str
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One screen.

    Parameters
    ----------
    stage : Stage
        Which screen it is.
    heading : str
        What it is about, in a few words.
    lines : tuple of str
        What else there is to read.
    number : str
        The one large number; empty for none.
    of : str
        What stands below it, ``of 10``.
    cue : str
        One short word.
    mood : {"plain", "good", "care", "stop"}
        Sign and colour of the cue.
    ring : float, optional
        How full the ring is, 0 to 1.
    ring_text : str
        What stands in it.
    bar : Bar, optional
        Range of motion.
    skeleton : bool
        Whether to draw what the camera follows.
    hint : str
        What the keys do.
    exercise : str
        Id of the exercise whose pictures belong here; empty for none.
    mirrored : bool
        Whether they belong here as a mirror shows them: they are of the right side.
    """

    stage: Stage
    heading: str = ""
    lines: tuple[str, ...] = ()
    number: str = ""
    of: str = ""
    cue: str = ""
    mood: Mood = "plain"
    ring: float | None = None
    ring_text: str = ""
    bar: Bar | None = None
    skeleton: bool = False
    hint: str = ""
    exercise: str = ""
    mirrored: bool = False


def view_of(coach: Coach) -> View:
    """Screen of a coach at its latest moment."""
    return _SCREENS[coach.stage](coach)


def _welcome(coach: Coach) -> View:
    say = coach.wording
    resumed = say.resumed()
    lines = [(line,) for line in ([resumed] if resumed else _todays_list(coach))]
    pages = pages_of(lines, BELOW_LETTERS, BELOW_ROWS)
    if coach.notice:
        pages.append((coach.notice,))
    pages += pages_of([(say.stop_at(),)], BELOW_LETTERS, BELOW_ROWS)
    return View(
        Stage.WELCOME,
        say.text("welcome-heading"),
        page_at(pages, coach.now_s - coach.since_s),
        hint=say.text("welcome-resume-hint") if resumed else "",
    )


def _todays_list(coach: Coach) -> tuple[str, ...]:
    """Today's exercises with their doses; without, where those would make the letters small."""
    say, sets = coach.wording, coach.plan.sets
    # Another set, or the other side, is no other line.
    doses = [say.text("welcome-item", name=say.name(p), dose=say.dose(p)) for p in sets]
    lines = tuple(dict.fromkeys(doses))
    if rows_of(lines, WHOLE_ROW_LETTERS) > BELOW_ROWS:
        lines = tuple(dict.fromkeys(say.name(plan) for plan in sets))
    return lines


def _next(coach: Coach) -> View:
    say, plan = coach.wording, coach.current
    known = coach.introduced and not coach.all_of_it
    about = say.start_position(plan) if known else say.about(plan, all_of_it=coach.all_of_it)
    if isinstance(plan, TimedSet) and not known:
        about = f"{say.text('timed-spoken')} {about}"
    told = [(part,) for part in (say.side_phrase(plan), say.dose(plan)) if part]
    rows = PAGE_ROWS - (rows_of((say.name(plan),), HEADING_LETTERS) > 1)
    pages = pages_of([*told, *sentences_of(about, ROW_LETTERS, rows)], ROW_LETTERS, rows)
    notice = coach.shown_cue
    page = (notice.text,) if notice else page_at(pages, coach.now_s - coach.since_s)
    hint = say.text("next-hint")
    return View(
        Stage.NEXT,
        say.name(plan),
        page,
        exercise=plan.exercise_id,
        mirrored=plan.side == "left",
        hint=hint,
    )


def _setup(coach: Coach) -> View:
    say = coach.wording
    problem, notice = coach.problem, coach.shown_cue
    if notice is not None:
        cue, mood = notice.text, notice.mood
    elif problem:
        cue, mood = say.problem(problem, coach.current), "care"
    elif coach.seen_well:
        cue, mood = say.text("setup-fine"), "good"
    elif coach.settles_for:
        cue, mood = say.settled_for(coach.settles_for), "care"
    else:
        cue, mood = say.text("setup-heading"), "plain"
    return View(
        Stage.SETUP,
        say.text("setup-heading"),
        cue=cue,
        mood=mood,
        skeleton=True,
        hint=say.text("volume-hint"),
        exercise=coach.current.exercise_id,
        mirrored=coach.current.side == "left",
    )


def _ready(coach: Coach) -> View:
    say, plan = coach.wording, coach.current
    keeping = coach.start_share > 0.1
    counted = coach.tallies[coach.index].counted
    notice = coach.shown_cue
    below = notice.text if notice else say.start_position(plan)
    sentences = sentences_of(below, BELOW_LETTERS, BELOW_ROWS)
    pages = pages_of(sentences, BELOW_LETTERS, BELOW_ROWS) or [()]
    return View(
        Stage.READY,
        say.text("ready-heading"),
        page_turned(pages, coach.now_s - coach.since_s),
        number=str(counted) if counted else "",
        of=say.of(plan) if counted else "",
        cue=say.text("ready-keep") if keeping else "",
        ring=coach.start_share,
    )


def _working(coach: Coach) -> View:
    say, plan = coach.wording, coach.current
    tally = coach.tallies[coach.index]
    cue = coach.shown_cue
    hold = coach.news.hold if coach.news else None
    holding = coach.stage is Stage.HOLD and hold is not None and not coach.says_stop
    warned = holding and cue is not None and cue.mood == "care"
    ring = hold.held_s / hold.asked_s if hold and holding else None
    left = math.ceil(hold.asked_s - hold.held_s) if hold and holding else 0
    lasts_s, left_s = plan.lasts_s, coach.set_left_s
    if lasts_s is not None and left_s is not None:
        ring, left = 1.0 - left_s / lasts_s, math.ceil(left_s)
    return View(
        coach.stage,
        say.text("set-of", set=plan.set_number, sets=plan.sets) if plan.sets > 1 else "",
        (coach.shown_sentence,) if coach.shown_sentence else (),
        number=str(tally.counted),
        of=say.of(plan),
        cue=say.cue("hold") if holding and not warned else cue.text if cue else "",
        mood="plain" if (holding and not warned) or cue is None else cue.mood,
        ring=ring,
        ring_text=str(left) if holding or lasts_s is not None else "",
        bar=_bar(coach, plan) if isinstance(plan, MeasuredSet) else None,
    )


def _result(coach: Coach) -> View:
    shown = result_view(coach)
    return View(
        Stage.RESULT,
        shown.heading,
        (shown.sentence,) if shown.sentence else (),
        number=shown.number,
        of=shown.of,
        cue=shown.cue.text if shown.cue else "",
        mood=shown.cue.mood if shown.cue else "plain",
    )


def _timed(coach: Coach) -> View:
    """A set led by the clock: the repetition, and what is left of it."""
    say, plan, timer = coach.wording, coach.current, coach.timer
    assert timer is not None
    cue = coach.shown_cue
    preparing = timer.repetition == 0
    return View(
        Stage.TIMED,
        number=str(timer.repetition),
        of=say.text("of-repetitions", repetitions=plan.repetitions),
        cue=say.text("timed-ready") if preparing else cue.text if cue else "",
        mood=cue.mood if cue and not preparing else "plain",
        ring=timer.share,
        ring_text=str(math.ceil(timer.left_s)),
    )


def _confirm(coach: Coach) -> View:
    say = coach.wording
    return View(
        Stage.CONFIRM,
        say.text("confirm-heading"),
        (say.confirm_yes(), say.text("confirm-no")),
        ring=max(0.0, 1.0 - (coach.now_s - coach.since_s) / CONFIRM_S),
    )


def _bar(coach: Coach, plan: MeasuredSet) -> Bar | None:
    say, target = coach.wording, plan.aim
    tally = coach.tallies[coach.index]
    sign = plan.exercise.sign
    known = (plan.best, tally.best) if plan.more_is_better else ()
    bests = [b for b in known if b is not None and not math.isnan(b)]
    best = sign * max(sign * b for b in bests) if bests else None
    ends = [sign * v for v in (plan.end_value, target, best) if v is not None]
    start, end = plan.start_value, sign * max(ends)
    span = end - start

    def place(value: float | None) -> float | None:
        if value is None or math.isnan(value) or span == 0:
            return None
        # A tenth of the bar lies beyond the end.
        return min(1.0, max(0.0, 0.9 * (value - start) / span))

    value = coach.news.value if coach.news else math.nan
    limits = [b for limit in plan.limits for b in (limit.least, limit.most) if b is not None]
    beyond = [limit for limit in limits if sign * (limit - start) > 0]
    return Bar(
        value=place(value),
        value_text="" if math.isnan(value) else say.value(plan, value),
        target=place(target),
        target_text=say.text("target-label") if target is not None else "",
        best=place(best),
        best_text=say.text("best-label") if best is not None else "",
        limit=place(min(beyond, key=lambda v: sign * v)) if beyond else None,
    )


def _rest(coach: Coach) -> View:
    say, plan = coach.wording, coach.current
    before = coach.plan.sets[max(0, coach.index - 1)]
    if plan.repeats(before):
        then = say.text("rest-next", set=plan.set_number, sets=plan.sets)
    else:
        other_side = say.side_phrase(plan) if plan.same_exercise(before) else ""
        then = say.text("rest-next-exercise", name=other_side or say.name(plan))
    left_s, notice = coach.rest_left_s, coach.shown_cue
    return View(
        Stage.REST,
        say.text("rest-heading"),
        (notice.text if notice else then,),
        ring=left_s / before.rest_s if before.rest_s else 0.0,
        ring_text=str(math.ceil(left_s)),
    )


def _question(coach: Coach) -> View:
    say, notice = coach.wording, coach.shown_cue
    shown = session_view(coach).question
    assert shown is not None
    value = coach.question.value if shown.value is None else shown.value
    return View(
        Stage.QUESTION,
        shown.text,
        (shown.low_text, shown.high_text),
        number=say.questions.scale_number(shown.kind, value),
        hint=notice.text if notice else say.text("question-hint"),
    )


def _paused(coach: Coach) -> View:
    say, reason = coach.wording, coach.pause
    go_on = say.text("pause-key-hint")
    why = {
        "away": (say.text("pause-back"),),
        "key": (go_on,),
        "escape": (say.paused("escape"), go_on),
    }
    lines = why.get(reason) or (say.paused(reason),)
    tally, notice = coach.tallies[coach.index], coach.shown_cue
    done = coach.timer.repetition if coach.timer else tally.counted
    of = say.of(coach.current)
    begun = tally.begun or tally.counted > 0
    return View(
        Stage.PAUSED,
        say.text("pause-heading"),
        (notice.text, *lines) if notice else lines,
        number=str(done) if begun else "",
        of=of if begun else "",
        mood="care",
    )


def _lost(coach: Coach) -> View:
    say = coach.wording
    return View(Stage.LOST, say.text("lost-heading"), (say.text("lost-detail"),), mood="stop")


def _done(coach: Coach) -> View:
    say = coach.wording
    groups: dict[tuple[str, str], list[int]] = {}
    for index, plan in enumerate(coach.plan.sets):
        groups.setdefault((plan.exercise_id, plan.side), []).append(index)
    parts = [tuple(_summary(coach, indices)) for indices in groups.values()]
    if coach.stopped_for_pain:
        parts.insert(0, (say.text("done-pain"),))
    elif say.next_time() and not coach.stopped_early:
        parts.insert(0, (say.next_time(),))
    if coach.shown_cue is not None:
        parts.insert(0, (coach.shown_cue.text,))
    pages = pages_of(parts, WHOLE_ROW_LETTERS)
    return View(
        Stage.DONE,
        say.done_heading(early=coach.stopped_early),
        page_turned(pages, coach.now_s - coach.since_s),
        mood="good",
        hint=say.text("done-hint"),
    )


def _summary(coach: Coach, indices: list[int]) -> list[str]:
    """Lines about one exercise: done of prescribed, and the gain."""
    say, plan = coach.wording, coach.plan.sets[indices[0]]
    tallies = [coach.tallies[index] for index in indices]
    counted = sum(tally.counted for tally in tallies)
    asked = sum(coach.plan.sets[index].repetitions for index in indices)
    name = say.name_among(plan)
    lines = [say.text("done-item", name=name, counted=counted, repetitions=asked)]
    if plan.lasts_s is not None:
        lines = [
            say.text("done-item-timed", name=name, counted=counted, seconds=round(plan.lasts_s))
        ]
    if not isinstance(plan, MeasuredSet):
        return [f"{lines[0]} ({say.text('done-confirmed')})"] if counted else lines
    sign = plan.exercise.sign
    bests = [tally.best for tally in tallies if not math.isnan(tally.best)]
    gain = say.gain(plan, sign * max(sign * b for b in bests)) if bests else ""
    return [*lines, gain] if gain else lines


_SCREENS = {
    Stage.WELCOME: _welcome,
    Stage.NEXT: _next,
    Stage.SETUP: _setup,
    Stage.READY: _ready,
    Stage.TIMED: _timed,
    Stage.CONFIRM: _confirm,
    Stage.WORKING: _working,
    Stage.HOLD: _working,
    Stage.RESULT: _result,
    Stage.REST: _rest,
    Stage.QUESTION: _question,
    Stage.PAUSED: _paused,
    Stage.LOST: _lost,
    Stage.DONE: _done,
}
