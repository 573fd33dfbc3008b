"""A clinic's validation: the wizard end to end, with simulated people whose truth is known."""

from __future__ import annotations

import itertools
import json
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import typer
from sample_results import attempt
from test_review_statements import trend

from command_line import Done, run
from hep_vision import __version__
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import InputError
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import SetResult
from hep_vision.record.session import (
    ExerciseInfo,
    SourceInfo,
    Versions,
    build_record,
    write_record,
)
from hep_vision.review.course import courses_of
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.place import find_place
from hep_vision.store.repeatability import read_repeatability
from hep_vision.validation.protocol import Hold, LabelledSet, Visit
from hep_vision.validation.results import results_of
from hep_vision.validation.study import read_study

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
BIAS_DEG, SEM_DEG = 4.0, 6.0
PEOPLE = [f"P{n:02d}" for n in range(16)]
DEFINITION = shipped_library().get("heel_slide")


@dataclass
class Answers:
    """Answers a therapist types, by what the question begins with."""

    by_question: dict[str, Iterator[object]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def give(self, **answers: list[object]) -> None:
        for name, some in answers.items():
            self.by_question[name.replace("_", " ")] = iter(some)

    def _answer(self, question: str) -> str:
        key = next(key for key in self.by_question if key in question)
        return str(next(self.by_question[key]))

    def prompt(
        self, question: str, *, hide_input=False, confirmation_prompt=False, err: bool
    ) -> str:
        assert err, "stdout is for results"
        assert confirmation_prompt == hide_input, "what is not seen is typed twice"
        (self.hidden if hide_input else self.shown).append(question)
        return self._answer(question)

    def confirm(self, question: str, *, default: bool, err: bool) -> bool:
        return self._answer(question) == "y"


@pytest.fixture
def answers(monkeypatch) -> Answers:
    typed = Answers()
    monkeypatch.setattr(typer, "prompt", typed.prompt)
    monkeypatch.setattr(typer, "confirm", typed.confirm)
    return typed


def results(
    folder: Path,
    peaks: list[float],
    *,
    hold_s: float = 0.0,
    at: datetime = MORNING,
    version: str = __version__,
    length_s: float = 60.0,
) -> Path:
    """Results of `hep-vision analyze` of a set with these peaks."""
    attempts = tuple(
        replace(attempt(2.0 + 4.0 * n, peak, side="left"), hold_s=hold_s)
        for n, peak in enumerate(peaks)
    )
    measured = SetResult(
        exercise_id="heel_slide",
        side="left",
        unit="deg",
        attempts=attempts,
        traces=(),
        frames=1800,
        frames_with_pose=1800,
    )
    record = build_record(
        measured,
        source=SourceInfo(path=f"{folder.name}.mp4", duration_s=length_s, recorded_at=at),
        exercise=ExerciseInfo(name="Heel slide", measure="knee flexion"),
        prescription=Prescription(repetitions=5, target=None, limit=None, hold_s=None),
        versions=Versions(
            hep_vision=version,
            model="full",
            definition="hep-vision/exercise/1",
            definition_sha256=DEFINITION.content_sha256,
        ),
        created=at,
    )
    folder.mkdir(parents=True)
    write_record(folder / "session.json", record)
    (folder / "trace.csv").write_text("time_s,side,value_deg,smooth_deg\n")
    return folder


def begin(folder: Path, *more: object) -> Done:
    return run(
        *("validate", "new", folder, "-e", "heel_slide", "--rater", "AB", "--rater", "CD"),
        *("--approval", "Ethics committee, 12/26", "--seed", 7, "--people", 16, *more),
    )


@pytest.fixture
def folders(tmp_path) -> Callable[..., Path]:
    numbers = itertools.count()

    def make(peaks: list[float], **more) -> Path:
        return results(tmp_path / f"results-{next(numbers)}", peaks, **more)

    return make


def test_the_wizard_and_its_report_recover_what_is_true(tmp_path, answers, folders):
    study, chance = tmp_path / "spring", np.random.default_rng(11)
    assert begin(study).code == 0
    protocol = read_study(study).protocol
    for person in PEOPLE:
        of_range, own = chance.normal(110, 10), chance.normal(0, 2)
        holds = [of_range * level / 100 for level in protocol.levels_of(person)]
        answers.give(
            Full_range=[round(of_range)],
            reads_the=[round(h + chance.normal(0, 1.5), 1) for h in holds for _ in range(2)],
            Folder_of_this=[
                folders([h + BIAS_DEG + own + chance.normal(0, 1.5)], hold_s=5.0) for h in holds
            ],
        )
        done = run("validate", "agreement", study, "-p", person)
        assert done.code == 0, done.err
        # Nothing of what the camera saw is shown before the report.
        assert "±" not in done.out + done.err
    for visit, person in itertools.product((0, 1), PEOPLE):
        true = 100.0 + int(person[1:]) + chance.normal(0, SEM_DEG)
        peaks = (true + chance.normal(0, 1, size=5)).tolist()
        answers.give(Folder_of_the_set=[folders(peaks, at=MORNING + timedelta(days=4 * visit))])
        assert run("validate", "retest", study, "-p", person).code == 0
    for person in PEOPLE[:3]:
        sets = [folders([90.0] * (9 if person == "P01" else 10), at=MORNING + timedelta(hours=n))
                for n in range(3)]  # fmt: skip
        answers.give(
            counts=[10, 10, 10, 9, 10, 10],
            both_agree=[10],
            Folder_of_the_set=sets,
            Enter_a=["y", "n"],
            Folder_of_its=[
                folders([], length_s=1200.0, at=MORNING + timedelta(minutes=int(person[1:])))
            ],
        )
        assert run("validate", "counting", study, "-p", person).code == 0

    found = results_of(read_study(study))
    assert found.agreement is not None
    assert found.agreement.camera.bias.low < BIAS_DEG < found.agreement.camera.bias.high
    assert found.retest is not None
    assert found.retest.sem.low < SEM_DEG < found.retest.sem.high
    assert found.counting is not None
    assert (found.counting.people, found.counting.sets) == (3, 9)
    assert found.counting.missed.value == pytest.approx(100 * 3 / 90)
    assert all(
        "reads the goniometer" in q or "counts" in q or "Repeat" in q for q in answers.hidden
    )
    assert not any("reads the goniometer" in question for question in answers.shown)

    db = tmp_path / "record.db"
    told = run("validate", "report", study, "--use", "--db", db)
    assert told.code == 0, told.err
    for said in (
        "local and provisional (16 people of 40)",
        "local and provisional (16 people of 30)",
        "too few people to be used (3 of at least 15)",
        "Ethics committee, 12/26",
        "| camera less the raters' mean: bias |",
        "| SEM of a session value |",
        "The labellers differed in 3 sets",
        "upper 80 % limit of the SEM at most 5 degrees",
    ):
        assert said in told.out, said
    assert (study / "report.md").read_text("utf-8").strip() == told.out.strip()
    # Reports go by it, and become more careful.
    table = read_repeatability(find_place(str(db)))
    (row,) = table.rows
    assert (row.exercise, row.people, row.origin) == ("heel_slide", 16, "people")
    assert row.sem_upper80_deg > SEM_DEG * 0.8
    sessions = [trend(*(90.0, 91.0, 89.0) * 4)]
    (before,), (after,) = courses_of(sessions, Repeatability()), courses_of(sessions, table)
    assert after.change.detectable > 1.2 * before.change.detectable


def test_a_protocol_is_written_once_and_privately(tmp_path):
    study = tmp_path / "spring"
    assert begin(study).code == 0
    assert stat.S_IMODE((study / "protocol.json").stat().st_mode) == 0o600
    again = begin(study)
    assert (again.code, len(again.sentences)) == (3, 1)
    assert "its protocol is not changed" in again.err


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--part", "everything"), "There is no part 'everything'"),
        (("--people", 9), "people: Input should be greater than or equal to 15"),
        (("-e", "heel_raise"), "is not measured in degrees"),
        (("--approval", ""), "approval:"),
    ],
)
def test_a_study_that_cannot_be_is_refused_in_a_sentence(tmp_path, more, says):
    done = begin(tmp_path / "spring", *more)
    assert (done.code, len(done.sentences)) == (3, 1)
    assert says in done.err
    assert not (tmp_path / "spring" / "protocol.json").exists()


def test_a_recording_of_another_version_or_entered_before_is_refused(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study)
    good = folders([100.0] * 5)
    old = folders([100.0] * 5, version="0.0.1")
    answers.give(Folder_of_the_set=[old, tmp_path / "nowhere", good])
    done = run("validate", "retest", study, "-p", "P1")
    assert "hep-vision '0.0.1', the study has" in done.err
    assert "nowhere" in done.err
    assert len(read_study(study).of(Visit)) == 1
    answers.give(Folder_of_the_set=[good, folders([101.0] * 5)])
    assert "was entered before" in run("validate", "retest", study, "-p", "P2").err


def test_visits_too_far_apart_leave_the_person_out_with_the_reason(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study)
    for days in (0, 9):
        answers.give(Folder_of_the_set=[folders([100.0] * 5, at=MORNING + timedelta(days=days))])
        assert run("validate", "retest", study, "-p", "P1").code == 0
    assert read_study(study).excluded == {"P1": "visits 9 days apart, 2 to 7 planned"}
    told = run("validate", "report", study)
    assert "| P1 | visits 9 days apart, 2 to 7 planned |" in told.out
    refused = run("validate", "retest", study, "-p", "P1")
    assert (refused.code, len(refused.sentences)) == (3, 1)


def test_too_few_people_change_no_report(tmp_path):
    study = tmp_path / "spring"
    begin(study)
    done = run("validate", "report", study, "--use", "--db", tmp_path / "record.db")
    assert done.code == 3
    assert "from 15 people on; 0 came twice so far" in done.err
    assert not (tmp_path / "repeatability.csv").exists()


def test_a_damaged_table_stops_a_report_instead_of_making_it_too_sure(tmp_path):
    place = find_place(str(tmp_path / "record.db"))
    assert read_repeatability(place) == Repeatability()
    (tmp_path / "repeatability.csv").write_text("exercise,people\nsquat,many\n", "utf-8")
    with pytest.raises(InputError, match=r"repeatability\.csv: cannot be read"):
        read_repeatability(place)


def test_who_is_left_out_is_kept_with_the_reason(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study)
    answers.give(Folder_of_the_set=[folders([100.0] * 5)])
    run("validate", "retest", study, "-p", "P1")
    assert run("validate", "exclude", study, "-p", "P2", "--reason", "moved away").code == 3
    assert run("validate", "exclude", study, "-p", "P1", "--reason", "moved away").code == 0
    left = read_study(study)
    assert left.of(Visit) == []
    assert len(left.entries) == 2


def test_a_broken_off_step_goes_on_where_it_was(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study)
    holds = [folders([h], hold_s=5.0) for h in (30.0, 60.0, 90.0)]
    answers.give(Full_range=[100], reads_the=[30, 31], Folder_of_this=holds[:1])
    assert run("validate", "agreement", study, "-p", "P1").code != 0
    assert len(read_study(study).of(Hold)) == 1
    answers.give(Full_range=[100], reads_the=[60, 61, 90, 91], Folder_of_this=holds[1:])
    assert run("validate", "agreement", study, "-p", "P1").code == 0
    levels = [hold.level for hold in read_study(study).of(Hold)]
    assert sorted(levels) == [30, 60, 90]


def test_the_order_of_holds_and_raters_is_drawn_for_each_person(tmp_path):
    study = tmp_path / "spring"
    begin(study)
    protocol = read_study(study).protocol
    assert len({tuple(protocol.levels_of(person)) for person in PEOPLE}) > 2
    assert len({tuple(protocol.raters_of(person, "hold 30")) for person in PEOPLE}) == 2


def test_a_damaged_line_is_named(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study)
    answers.give(Folder_of_the_set=[folders([100.0] * 5)])
    run("validate", "retest", study, "-p", "P1")
    entries = study / "entries.jsonl"
    entries.write_text(entries.read_text("utf-8") + json.dumps({"kind": "visit"}) + "\n", "utf-8")
    done = run("validate", "report", study)
    assert (done.code, len(done.sentences)) == (3, 1)
    assert "line 2 cannot be read" in done.err


def test_a_number_that_cannot_be_meant_is_asked_for_again(tmp_path, answers, folders):
    study = tmp_path / "spring"
    begin(study, "--part", "counting")
    answers.give(
        counts=["ten", "10.5", 10, 10, *[10] * 4],
        Folder_of_the_set=[folders([90.0] * 10, at=MORNING + timedelta(hours=n)) for n in range(3)],
        Enter_a=["n"],
    )
    done = run("validate", "counting", study, "-p", "P1")
    assert done.err.count("a whole number from 0 to 1000") == 2
    assert [one.agreed for one in read_study(study).of(LabelledSet)] == [10, 10, 10]
