"""``hep-vision analyze --program``: recordings put beside what is prescribed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import av
import pytest

from command_line import Done, run, start_apart
from e2e.sample_clips import clip
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from joined_logs import write_joined
from program_examples import exercise_values, make_program

MORNING, LATER = "2026-11-23T08:00:00+00:00", "2026-11-23T08:10:00+00:00"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """For Mondays: twice four squats and five right leg raises; on Tuesdays arms."""
    made = make_program(
        exercise_values(exercise="squat", side="both", sets=2, reps=4),
        exercise_values(
            exercise="straight_leg_raise", side="right", sets=1, reps=5, rom_type="active_assisted"
        ),
        exercise_values(
            exercise="shoulder_abduction",
            side="both",
            sets=1,
            reps=3,
            frequency={"days": ["tuesday"]},
        ),
    )
    path = tmp_path / "program.json"
    path.write_text(made.model_dump_json(by_alias=True, exclude_defaults=True), "utf-8")
    return path


def match(program: Path, folder: Path, *arguments: object) -> Done:
    return run(
        *("analyze", *arguments, "--program", program, "--out", folder / "out", "--no-annotate")
    )


def documents(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines()]


def rows(day: dict[str, Any]) -> list[tuple[str, str, int | None, str]]:
    return [(r["exercise"], r["side"], r["set"], r["verdict"]) for r in day["lines"]]


def test_recordings_of_a_day_line_up_and_go_into_the_record(program: Path, tmp_path: Path):
    first = write_joined(tmp_path / "first.npz", MORNING, ("squat_side", 6.0), ("squat_side", 0))
    second = write_joined(tmp_path / "second.npz", LATER, ("straight_leg_raise_side", 0))
    db = tmp_path / "record.db"
    done = match(program, tmp_path, second, first, "--json", "--save", "--db", db)
    *sets, day = documents(done)
    assert done.code == 0, done.err
    assert [one["exercise"] for one in sets] == ["squat", "squat", "straight_leg_raise"]
    assert [one["rom_type"] for one in sets] == ["active", "active", "active_assisted"]
    assert [one["schema"] for one in sets] == ["hep-vision/session/1"] * 3
    assert (day["schema"], day["day"]) == ("hep-vision/match/1", "2026-11-23")
    assert rows(day) == [
        ("squat", "both", 1, "done"),
        ("squat", "both", 2, "done"),
        ("straight_leg_raise", "right", 1, "fewer"),
    ]
    assert all(Path(row["results"], "session.json").is_file() for row in day["lines"])
    with open_store(str(db)) as store:
        (session,) = read_history(store, json.loads(program.read_text("utf-8"))["patient"])
    assert session.program_version == 1
    assert session.started_at.isoformat() == MORNING
    assert [(one.exercise, one.side, one.number) for one in session.sets] == [
        ("squat", "both", 1),
        ("squat", "both", 2),
        ("straight_leg_raise", "right", 3),
    ]
    begun = [one.started_at for one in session.sets]
    assert begun == sorted(begun)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_what_nobody_reads_is_in_the_record(program: Path, tmp_path: Path):
    log = write_joined(tmp_path / "a.npz", MORNING, ("squat_side", 0))
    process = start_apart(
        *("analyze", log, "--program", program, "--no-annotate", "--out", tmp_path / "out"),
        *("--save", "--db", tmp_path / "record.db"),
    )
    assert process.stdout is not None
    process.stdout.close()
    with process:
        assert process.stderr is not None
        assert "Saved as session 1 of " in process.stderr.read()


def test_what_is_not_asked_for_and_what_is_missing_is_shown(program: Path, tmp_path: Path):
    log = write_joined(
        *(tmp_path / "a.npz", MORNING),
        *(("shoulder_abduction_front", 8.0), ("seated_knee_extension_side", 0)),
    )
    done = match(program, tmp_path, log)
    assert done.code == 0, done.err
    assert "not due on this day" in done.out
    assert done.out.count("missing") == 3
    assert "none of the program's exercises" in done.out


def test_nothing_of_the_program_is_said(program: Path, tmp_path: Path):
    log = write_joined(tmp_path / "a.npz", MORNING, ("seated_knee_extension_side", 0))
    done = match(program, tmp_path, log)
    assert done.code == 0
    assert "a.npz: nothing of the program was seen in it." in done.out


def test_a_program_of_another_time_is_one_sentence(program: Path, tmp_path: Path):
    log = write_joined(tmp_path / "a.npz", "2026-11-01T08:00:00+00:00", ("squat_side", 0))
    done = match(program, tmp_path, log)
    assert done.code == 3
    (sentence,) = done.sentences
    assert "was recorded on 2026-11-01 by its own clock" in sentence
    assert "holds from 2026-11-23" in sentence
    said = match(program, tmp_path, log, "--performed-at", "2026-11-23T09:30")
    assert said.code == 0, said.err


def test_an_unknown_exercise_in_the_program_is_one_sentence(program: Path, tmp_path: Path):
    program.write_text(program.read_text("utf-8").replace('"squat"', '"sqat"'), "utf-8")
    done = match(program, tmp_path, tmp_path / "a.npz")
    assert done.code == 3
    assert "sqat" in done.err
    assert "squat" in done.err


@pytest.mark.parametrize("option", [("--exercise", "squat"), ("--reps", 10), ("--side", "left")])
def test_what_the_program_says_is_not_said_twice(program: Path, tmp_path: Path, option):
    done = match(program, tmp_path, tmp_path / "a.npz", *option)
    assert done.code == 2
    assert option[0] in done.err


def join_videos(path: Path, recorded_at: str, *parts: tuple[Path, float, float]) -> None:
    """One video of spans of others, in seconds, one after the other."""
    with av.open(str(path), "w") as file:
        file.metadata["creation_time"] = recorded_at
        stream = file.add_stream("libx264", rate=30, options={"crf": "18"})
        stream.width, stream.height, stream.pix_fmt = 640, 480, "yuv420p"
        for source, start_s, end_s in parts:
            with av.open(str(source)) as video:
                for frame in video.decode(video=0):
                    if start_s <= frame.time < end_s:
                        picture = av.VideoFrame.from_ndarray(frame.to_ndarray(format="rgb24"))
                        file.mux(stream.encode(picture))
        file.mux(stream.encode())


@pytest.mark.model
@pytest.mark.slow
def test_a_video_of_two_exercises(program: Path, tmp_path: Path, pose_model: Path):
    """Two squats and, straight after them, two right leg raises, in one file."""
    assert pose_model.is_file()
    video = tmp_path / "both.mp4"
    join_videos(
        *(video, "2026-11-23T08:00:00Z"),
        (clip("squat_side"), 0.0, 8.3),
        (clip("straight_leg_raise_side"), 0.0, 10.6),
    )
    *sets, day = documents(match(program, tmp_path, video, "--json"))
    assert [(one["exercise"], one["side"], one["counted"]) for one in sets] == [
        ("squat", "both", 2),
        ("straight_leg_raise", "right", 2),
    ]
    assert sets[0]["source"]["recorded_at"] == "2026-11-23T08:00:00Z"
    assert sets[0]["source"]["recorded_at_from"] == "container"
    assert rows(day) == [
        ("squat", "both", 1, "fewer"),
        ("squat", "both", 2, "missing"),
        ("straight_leg_raise", "right", 1, "fewer"),
    ]
