"""Every state of the session page as a view, for its tests and its gallery."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hep_vision.coach.moment import Stage
from hep_vision.coach.view import (
    Card,
    CueView,
    Demo,
    Pip,
    QuestionView,
    Reach,
    Ring,
    SessionView,
    as_plain,
)
from hep_vision.web.session_labels import session_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS = session_labels("en")
KNEE = Demo(exercise="seated_knee_extension", mirrored=False)
CARDS = (
    Card(
        exercise="seated_knee_extension",
        name="Seated knee extension",
        side="LEFT",
        mirrored=True,
        dose="2 sets of 10",
    ),
    Card(exercise="squat", name="Squat", dose="2 sets of 8"),
    Card(exercise="wall_sit", name="Wall sit", dose="3 times, hold 20 seconds"),
)
PROBLEMS = {
    "nobody": ("Step in", "Step into the picture"),
    "dark": ("Too dark", "It is too dark. Switch on a light"),
    "feet": ("Move back", "I cannot see your feet. Move back, or move the camera back"),
    "far": ("Come closer", "Come closer"),
    "turn": ("Turn sideways", "Turn your left side to the camera"),
    "other": ("Turn round", "The other way round: left side nearest the camera"),
    "tilted": ("Camera tilted", "The camera is tilted. Set it straight"),
    "high": ("Camera too high", "The camera looks down on you. Put it lower"),
}


def knee(stage: Stage, **values: Any) -> SessionView:
    """A view of the seated knee extension, left, in its first set of two."""
    base = SessionView(
        stage=stage,
        exercise="seated_knee_extension",
        name="Seated knee extension",
        side="LEFT",
        dose="2 sets of 10",
        set_number=1,
        sets=2,
        set_text="Set 1 of 2",
        demo=KNEE,
    )
    return replace(base, **values)


def pips(counted: int, partial: tuple[int, ...] = (), of: int = 10) -> tuple[Pip, ...]:
    """Pips of a set; ``partial`` says after how many counted ones an attempt was not."""
    made: list[Pip] = []
    for number in range(counted):
        made += ["counted"] + ["partial"] * partial.count(number + 1)
    return (*made, *(["open"] * (of - counted)))


def working(counted: int, value: float, **values: Any) -> SessionView:
    """The set at work."""
    reach = Reach(value=value, goal=0.82, best=0.74, limit=0.95, goal_text="goal")
    return knee(
        Stage.WORKING,
        number=str(counted),
        of="of 10",
        pips=pips(counted, (3,) if counted > 3 else ()),
        reach=reach,
        **values,
    )


def _question(kind: str, text: str, high: str, value: int | None) -> SessionView:
    return knee(
        Stage.QUESTION,
        heading=text,
        demo=None,
        question=QuestionView(
            kind=kind,  # type: ignore[arg-type]
            text=text,
            value=value,
            low_text="0: none",
            high_text=f"10: {high}",
            how=(
                "Raise your left arm for more, your right arm for less.",
                "Wait when it is right.",
            ),
            arm_share=0.4,
        ),
        hint="← less   → more   space: done",
    )


def _wall_sit(**values: Any) -> SessionView:
    base = SessionView(
        stage=Stage.HOLD,
        exercise="wall_sit",
        name="Wall sit",
        dose="3 times, hold 20 seconds",
        set_number=1,
        sets=1,
        number="1",
        of="of 3",
        demo=Demo(exercise="wall_sit", mirrored=True),
    )
    return replace(base, **values)


def _paused(*sentences: str, hint: str = "") -> SessionView:
    return knee(
        Stage.PAUSED,
        heading="Pause",
        sentences=sentences,
        number="4",
        of="of 10",
        pips=pips(4),
        demo=None,
        hint=hint,
    )


def views() -> Mapping[str, SessionView]:
    """Every state that the coach shows, by name."""
    setup = {
        f"setup-{name}": knee(
            Stage.SETUP,
            heading="Getting ready",
            cue=CueView(text=word, mood="care"),
            sentence=sentence,
            demo=replace(KNEE, large=True),
        )
        for name, (word, sentence) in PROBLEMS.items()
    }
    return {
        "welcome": SessionView(
            stage=Stage.WELCOME,
            heading="Hello",
            sentences=(
                "Today: three exercises.",
                "Stop if you feel a sharp pain or a new pain.",
            ),
            spoken=0,
            cards=CARDS,
        ),
        "next": knee(
            Stage.NEXT,
            heading="Seated knee extension",
            sentences=(
                "Left leg.",
                "2 sets of 10.",
                "Sit upright on a chair, back supported.",
                "Straighten the knee slowly as far as it goes.",
                "Lower the foot slowly.",
            ),
            spoken=2,
            demo=replace(KNEE, large=True),
            hint="Again: ←",
        ),
        **setup,
        "setup-fine": knee(
            Stage.SETUP,
            heading="Getting ready",
            cue=CueView(text="Very good. Stay there.", mood="good"),
        ),
        "ready": knee(
            Stage.READY,
            heading="Starting position",
            sentences=("Sit upright on a chair with the foot on the floor.",),
            cue=CueView(text="Keep still"),
            ring=Ring(share=0.6),
            demo=replace(KNEE, large=True, caption="like this"),
        ),
        "working-0": working(0, 0.1, cue=CueView(text="GO", mood="good")),
        "working-7": working(7, 0.62, cue=CueView(text="GOOD", mood="good")),
        "working-short": working(
            7,
            0.3,
            cue=CueView(text="A BIT MORE", mood="care"),
            sentence="Too small to count. A bit further, if it does not hurt.",
        ),
        "working-advice": working(
            5,
            0.3,
            cue=CueView(text="UPRIGHT", mood="care"),
            sentence="Keep your back at the chair.",
        ),
        "final-count": knee(
            Stage.RESULT,
            number="10",
            of="of 10",
            pips=pips(10, (3,)),
            cue=CueView(text="SET DONE", mood="good"),
            sentence="Well done. Rest now.",
            celebrate=True,
            demo=None,
        ),
        "wrong-leg": knee(
            Stage.WORKING,
            number="0",
            of="of 10",
            pips=pips(0),
            demo=replace(KNEE, large=True, caption="left leg"),
            cue=CueView(text="OTHER LEG", mood="care"),
            sentence="That is your right leg. Left, please.",
        ),
        "limit": working(
            4,
            0.99,
            cue=CueView(text="STOP", mood="stop"),
            sentence="Stop. That is your limit. Come back slowly.",
        ),
        "hold": _wall_sit(
            cue=CueView(text="HOLD"), ring=Ring(share=0.4, text="12", unit="seconds left")
        ),
        "hold-sinks": _wall_sit(
            cue=CueView(text="KEEP HOLDING", mood="care"),
            sentence="You are easing off. Try to hold the position.",
            ring=Ring(share=0.4, text="12", unit="seconds left"),
        ),
        "timed": replace(
            _wall_sit(),
            stage=Stage.TIMED,
            exercise="quad_set",
            name="Quad set",
            side="LEFT",
            dose="10 times, hold 5 seconds",
            number="3",
            of="of 10",
            cue=CueView(text="HOLD"),
            ring=Ring(share=0.6, text="2", unit="seconds left"),
            demo=Demo(exercise="quad_set", large=True),
        ),
        "confirm": knee(
            Stage.CONFIRM,
            heading="Did you do it?",
            sentences=("Yes: raise your good arm or press space", "No: →"),
            ring=Ring(share=0.7),
            demo=None,
        ),
        "rest": knee(
            Stage.REST,
            heading="Rest",
            sentences=("Then: set 2 of 2",),
            set_number=2,
            set_text="Set 2 of 2",
            ring=Ring(share=0.5, text="28", unit="seconds left"),
        ),
        "question-pain": _question(
            "pain", "How much did it hurt, from zero to ten?", "the worst", None
        ),
        "question-effort": _question("effort", "How hard was it, from zero to ten?", "my limit", 4),
        "question-fall": knee(
            Stage.QUESTION,
            heading="Did you fall since last time?",
            demo=None,
            question=QuestionView(
                kind="fall",  # type: ignore[arg-type]
                text="Did you fall since last time?",
                scale="yes_no",
                low_text="No",
                high_text="Yes",
                how=("Raise your left arm for yes, your right arm for no.",),
            ),
        ),
        "paused-key": _paused("Pause. Press the space bar to go on.", hint="Space: go on"),
        "paused-away": _paused("I cannot see you. I will wait."),
        "paused-stranger": _paused("Someone else is in the picture. I will wait."),
        "paused-idle": _paused("Are you still there? Press the space bar to go on."),
        "lost": knee(
            Stage.LOST,
            heading="No camera",
            demo=None,
            cue=CueView(text="No camera", mood="stop"),
            sentences=("The camera is not connected.", "Please check its cable."),
        ),
        "done": SessionView(
            stage=Stage.DONE,
            heading="That is all for today",
            sentences=("Next time: Wednesday at 9:00.",),
            cards=(
                replace(
                    CARDS[0],
                    result="20 of 20",
                    gain="Your knee straightens further than last time.",
                    state="done",
                ),
                replace(CARDS[1], result="14 of 16", state="partly"),
                replace(CARDS[2], result="0 of 3", state="left_out"),
            ),
            hint="Space: close",
        ),
    }


def screen(view: SessionView, **values: Any) -> dict[str, Any]:
    """A view as the page draws it, with what only the page knows."""
    plain: dict[str, Any] = {
        "view": as_plain(view),
        "camera": "on",
        "actions": [],
        "progress": None,
        "controls": True,
    }
    return plain | values


def screens() -> dict[str, dict[str, Any]]:
    """Every state of the page, those that only the page knows included."""
    shown = {name: screen(view) for name, view in views().items()}
    welcome = views()["welcome"]
    again = {"id": "retry", "label": LABELS["try_again"], "main": True}
    by_hand = {"id": "by_hand", "label": LABELS["without_camera"], "href": "/by-hand"}

    def told(word: str, sentence: str, base: SessionView, *actions: Any, camera: str = "on") -> Any:
        view = replace(
            base,
            cue=CueView(text=LABELS[word], mood="care"),
            sentence="",
            sentences=(LABELS[sentence],),
            heading="",
            spoken=None,
            ring=None,
            reach=None,
            demo=None,
            cards=(),
        )
        return screen(view, camera=camera, actions=list(actions), controls=False)

    shown["start"] = screen(
        replace(welcome, spoken=None),
        camera="off",
        actions=[{"id": "start", "label": LABELS["start"], "main": True}, by_hand],
        progress={"share": 0.43, "text": LABELS["loading"]},
        controls=False,
    )
    at_work = views()["working-7"]
    shown["camera-denied"] = told(
        "camera_word", "camera_denied", welcome, again, by_hand, camera="off"
    )
    shown["camera-busy"] = told("camera_word", "camera_busy", at_work, again, by_hand, camera="off")
    shown["cut"] = told("cut_word", "cut", at_work)
    shown["cut-long"] = told("cut_word", "cut_long", at_work)
    here = {"id": "here", "label": LABELS["here"], "main": True}
    shown["elsewhere"] = told("elsewhere_word", "elsewhere", welcome, here, camera="off")
    return shown
