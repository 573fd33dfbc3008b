"""The interview of `program new`: nothing is lost, shorthand is understood, a step back is one."""

from __future__ import annotations

import json
import stat
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hep_vision.cli.program import program_app
from hep_vision.errors import HepVisionError
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.model import Program

FILE = "p.yaml"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


class Told:
    """What a run of `program new` came to."""

    def __init__(self, flags: Sequence[object], answers: Sequence[str]) -> None:
        arguments = ["new", FILE, *(str(flag) for flag in flags)]
        result = CliRunner().invoke(
            program_app, arguments, input="".join(f"{a}\n" for a in answers)
        )
        self.code = result.exit_code
        self.err = " ".join(result.stderr.split())
        self.out = " ".join(result.stdout.replace("\u2502", " ").split())
        self.error = result.exception if isinstance(result.exception, HepVisionError) else None


def new(*answers: str, flags: Sequence[object] = ()) -> Told:
    return Told(flags, answers)


def written() -> Program:
    return load_program(Path(FILE), known_exercises())


PEOPLE = ["P-7", "Dana Okafor, PT", "Riverside", "", "dana@clinic.example", ""]
PROGRAM = [
    *("2026-11-23", "4 weeks", "de", "", ""),  # first day, weeks, language, name, link
    *("osteoarthritis", "total knee replacement", "2026-11-09", "14 Dec 2026"),
    *("Climb stairs", "", "Do not kneel", "", "2"),  # goals, precautions, days to catch up
]
SQUAT = [
    *("squat", "3x10", "mon wed fri", "", "8:00", "1 min"),  # hold, clock, rest
    *("45", "max 60", "Dr Lee, surgeon", "in 6 weeks", "the tendon"),  # goal, limit
    *("5", "3-5", "When easy, more", "2", "3", "2 reps", "When it hurts, less", "5", "50"),
    *("no", "Heels down."),
]
HEEL_SLIDE = [
    *("heel slide", "L", "3 x 10 hold 5 s", "twice daily", "", ""),  # clock, rest
    *("", "", "", "", "", "", "yes", ""),  # goal, limit, pain, effort, more, less, exact, words
]


def test_the_whole_interview() -> None:
    done = new(*PEOPLE, *PROGRAM, *SQUAT, *HEEL_SLIDE, "", "yes")
    assert done.code == 0, done.err
    program = written()
    squat, heel_slide = program.exercises
    assert (program.patient, program.contact.name) == ("P-7", "Dana Okafor, PT")
    assert (program.valid_from, program.valid_until) == (date(2026, 11, 23), date(2026, 12, 20))
    assert (program.language, program.link) == ("de", None)
    assert program.clinical is not None
    assert program.clinical.procedure is not None
    assert program.clinical.procedure.date == date(2026, 11, 9)
    assert program.clinical.next_visit == date(2026, 12, 14)
    assert (program.goals, program.precautions) == (("Climb stairs",), ("Do not kneel",))
    assert program.catch_up.within_days == 2
    assert (squat.side, squat.sets, squat.reps, squat.rest_s) == ("both", 3, 10, 60)
    assert squat.frequency.at == ("08:00",)
    (limit,) = squat.rom_limits
    assert (limit.motion, limit.max_deg, limit.author) == ("knee flexion", 60, "Dr Lee, surgeon")
    today = datetime.now().astimezone().date()
    assert limit.expires == today + timedelta(weeks=6)
    assert squat.pain_rule is not None
    assert squat.pain_rule.stop_above_0_to_10 == 5
    assert squat.effort is not None
    assert squat.effort.scale == "CR10"
    assert squat.progression is not None
    assert squat.progression.propose is not None
    assert squat.progression.propose.reps == 2
    assert squat.regression is not None
    assert (heel_slide.side, heel_slide.hold_s, heel_slide.exact_dose) == ("left", 5, True)
    assert heel_slide.frequency.times_per_day == 2
    assert not Path(f"{FILE}.draft").exists()


def test_the_result_is_shown_before_it_is_written() -> None:
    done = new(*PEOPLE, *PROGRAM, *SQUAT, "", "no")
    assert done.code == 0
    assert "3 sets of 10 repetitions" in done.out
    assert "not beyond 60 degrees" in done.out
    assert "Not written" in done.out
    assert not Path(FILE).exists()
    again = new("yes", "yes")
    assert again.code == 0, again.err
    assert written().exercises[0].exercise == "squat"


def test_shorthand_is_said_back() -> None:
    done = new(*PEOPLE, *PROGRAM, *SQUAT, *HEEL_SLIDE, "", "yes")
    for words in (
        "Understood: 3 x 10, hold 5 seconds",
        "Understood: Every day, twice a day",
        "Understood: Monday 14 December 2026",
        "Understood: not beyond 60 degrees",
    ):
        assert words in done.err, words


def test_an_empty_contact_is_asked_again_where_it_is() -> None:
    people = ["P-7", "Dana Okafor, PT", "", "", "", "", "030 5550147"]  # no e-mail, no telephone
    done = new(*people, *PROGRAM, *SQUAT, "", "yes")
    assert done.code == 0, done.err
    assert "the patient must be able to ask; give a telephone" in done.err
    assert written().contact.phone == "030 5550147"


def test_refused_answers_are_asked_again() -> None:
    people = ["John Smith", "P-7", "Dana Okafor, PT", "", "", "dana", "dana@clinic.example", ""]
    squat = [
        *("sqat", "squat", "10", "3x10", "mon funday", "every other day", "", "half past", "", ""),
        *(
            "170",
            "45",
            "max 40",
            "max 60",
            "Dr Lee",
            "2027-01-03",
            "",
            "11",
            "5",
            "",
            "",
            "",
            "no",
            "",
        ),
    ]
    done = new(*people, *PROGRAM, *squat, "", "yes")
    for refusal in (
        "'John Smith' has the wrong form",
        "'dana' has the wrong form",
        "did you mean squat",
        "'10' is not understood",
        "'funday' is not understood",
        "'half past' is not understood",
        "170 degrees is beyond the joint's range",
        "the goal of 45 degrees is past this limit",
        "'11' is no number from 0 to 10",
    ):
        assert refusal.lower() in done.err.lower(), refusal


def test_the_instructions_of_a_left_exercise_do_not_say_right() -> None:
    entry = [*HEEL_SLIDE[:-1], "Bend the RIGHT knee.", "Bend the knee."]
    done = new(*PEOPLE, *PROGRAM, *entry, "", "yes")
    assert "it says 'RIGHT', but the side is left" in done.err
    assert written().exercises[0].instructions == "Bend the knee."


def test_a_side_is_asked_for_and_never_offered() -> None:
    done = new(*PEOPLE, *PROGRAM, "heel slide", "", "lift", "both", "left and right")
    assert "Side of Heel slide: left, right, both" in done.err
    assert "[left]" not in done.err
    assert "[right]" not in done.err
    assert done.err.count("is no side") == 3
    assert "one side at a time" in done.err
    assert "'exercise 1 side'" not in Path(f"{FILE}.draft").read_text("utf-8")


def test_a_step_back_asks_the_question_before_again() -> None:
    answers = [*PEOPLE[:2], "<", "Jonas Weber, PT", *PEOPLE[2:], *PROGRAM]
    done = new(*answers, "squat", "3x10", "back", "2 x 8", *SQUAT[2:], "", "<", "", "yes")
    assert done.code == 0, done.err
    program = written()
    assert (program.author.name, program.author.clinic) == ("Jonas Weber, PT", "Riverside")
    assert (program.exercises[0].sets, program.exercises[0].reps) == (2, 8)


def test_an_answer_that_is_offered_again_can_be_left_empty() -> None:
    new("P-7", "Dana", "Clinic", "<", "-")
    kept = json.loads(Path(f"{FILE}.draft").read_text("utf-8"))["answers"]
    assert kept["clinic"] == ""


def test_several_steps_back_and_the_first_question() -> None:
    done = new("<", "P-7", "Dana", "", "<", "<", "<", "P-8", "", "Clinic")
    assert "This is the first question" in done.err
    kept = json.loads(Path(f"{FILE}.draft").read_text("utf-8"))["answers"]
    assert kept == {"patient": "P-8", "author": "Dana", "clinic": "Clinic"}


def test_every_answer_is_kept_and_only_its_owner_reads_it() -> None:
    whole = [*PEOPLE, *PROGRAM, *SQUAT, *HEEL_SLIDE, ""]
    draft = Path(f"{FILE}.draft")
    for broken_off in (1, 6, 9, 20, 30, len(whole)):
        done = new(*whole[:broken_off])
        assert done.code == 130
        assert "Your answers are kept in p.yaml.draft" in done.err
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        assert not Path(FILE).exists()
        resumed = new("yes", *whole[broken_off:], "yes")
        assert resumed.code == 0, resumed.err
        assert len(written().exercises) == 2
        Path(FILE).unlink()


def test_a_draft_is_begun_anew_if_one_likes() -> None:
    new("P-7", "Dana")
    done = new("no", "P-9")
    assert "There is a draft of" in done.err
    kept = json.loads(Path(f"{FILE}.draft").read_text("utf-8"))["answers"]
    assert kept == {"patient": "P-9"}


def test_flags_are_kept_with_the_draft() -> None:
    new(flags=("--patient", "P-7", "--exercise", "squat side=both"))
    assert not Path(f"{FILE}.draft").exists(), "nothing was answered"
    new("Dana", flags=("--patient", "P-7", "--exercise", "squat side=both"))
    done = new("yes", "", "030 5550147", "3x10", "daily", "yes")
    assert done.code == 0, done.err
    program = written()
    assert (program.patient, program.exercises[0].sets) == ("P-7", 3)


def test_what_is_no_draft_is_left_alone() -> None:
    Path(f"{FILE}.draft").write_text("my notes", "utf-8")
    done = new("P-7")
    assert done.error is not None
    assert "is no draft of a program" in str(done.error)
    assert Path(f"{FILE}.draft").read_text("utf-8") == "my notes"


FLAGS = ("--patient", "P-9", "--author", "Dana Okafor, PT")


def test_with_flags_only_what_is_missing_is_asked() -> None:
    done = new(
        *("", "030 5550147", "3 x 10", "every other day", "yes"),
        flags=(*FLAGS, "--exercise", "squat"),
    )
    assert done.code == 0, done.err
    assert done.err.count(":") < 20
    for question in ("E-mail for questions", "Telephone", "Sets and repetitions", "Days"):
        assert question in done.err
    for question in ("Practice", "First day", "A goal", "watch out", "Clock", "Side"):
        assert question not in done.err
    assert written().exercises[0].frequency.days == ("monday", "wednesday", "friday")


def test_a_ready_program_asks_for_the_side_and_the_operation() -> None:
    flags = (*FLAGS, "--phone", "030 5550147", "--from", "knee_replacement_weeks_2_6")
    done = new("", "r", "2026-11-09", "yes", flags=flags)
    assert done.code == 0, done.err
    assert "'' is no side; write left or right" in done.err
    assert "It is a proposal: adjust" in done.out
    program = written()
    assert {entry.side for entry in program.exercises} == {"right", "both"}
    assert program.clinical is not None
    assert program.clinical.procedure is not None
    assert program.clinical.procedure.side == "right"
    assert (program.valid_until - program.valid_from).days == 27


def test_a_ready_program_by_flags_alone() -> None:
    flags = [*FLAGS, "--phone", "030 5550147", "--from", "knee_replacement_weeks_2_6"]
    flags += ["--side", "left", "--operated", "2026-11-09", "--language", "de"]
    flags += ["--first-day", "2026-11-23"]
    done = new(flags=flags)
    assert done.code == 0, done.err
    assert done.err == ""
    program = written()
    assert "Treppen im Wechselschritt steigen." in program.goals
    assert program.exercises[0].pain_rule is not None
    assert program.exercises[0].pain_rule.settles_by == "zum nächsten Morgen"


def test_from_still_takes_a_day() -> None:
    flags = (*FLAGS, "--phone", "030 5550147", "--from", "2026-11-23")
    entry = "squat side=both sets=2 reps=8 days=monday"
    assert new(flags=(*flags, "--exercise", entry)).code == 0
    assert written().valid_from == date(2026, 11, 23)


def test_an_unknown_ready_program_names_the_nearest() -> None:
    done = new(flags=("--from", "low_bakc"))
    assert "did you mean low_back" in str(done.error)


def test_the_ready_programs_are_listed() -> None:
    result = CliRunner().invoke(program_app, ["templates"])
    said = " ".join(result.stdout.split())
    assert result.exit_code == 0
    for words in (
        "knee_replacement_weeks_0_2 Total knee replacement, weeks 0 to 2, 2 weeks",
        "Heel slide, treated side: 1 x 10, hold 5 s. Every day, 3 times a day",
        "Sources:",
        "Proposals, to be adjusted",
    ):
        assert words in said, words
