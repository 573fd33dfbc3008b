"""The accuracy benchmark's runs: what is written where, and what a partial one may not do."""

import csv
import json
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

import pytest
from benchmarks.accuracy import __main__ as run
from benchmarks.accuracy import calibrate, clips, quick, scoring
from benchmarks.accuracy.clips import Clip, Drawing
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.people import SEEN_LAST, STRANGERS
from benchmarks.accuracy.report import Scores, write_page
from benchmarks.accuracy.score import score
from benchmarks.accuracy.sealed import Sealed

DRAWN = ("squat/A", "bridge/A")


@pytest.fixture
def stage(monkeypatch, tmp_path):
    """Two designed clips, drawn already; returns what would be written into the project."""
    designed = [planned for planned in designed_clips() if planned.name in DRAWN]
    written: list[str] = []
    for module in (run, scoring):
        monkeypatch.setattr(module, "designed_clips", lambda: designed)
    monkeypatch.setattr(run, "ensure_model", lambda: tmp_path / "model.task")
    monkeypatch.setattr(scoring, "clip_of", lambda planned, *_: stored(planned))
    monkeypatch.setattr(run, "_write", lambda *_: written.append("all of it"))
    return written


def stored(planned):
    log = quick.FOLDER / f"{quick.file_name(planned)}.npz"
    return Clip(planned, log, log.with_suffix(".json"))


def clips_in(path):
    with path.open(newline="", encoding="utf-8") as file:
        return {row["clip"] for row in csv.DictReader(file)}


def test_a_whole_run_is_written_into_the_project_if_asked(stage, tmp_path):
    assert run.main(["--out", str(tmp_path), "--write"]) == 0
    assert clips_in(tmp_path / "counts.csv") == set(DRAWN)
    assert stage == ["all of it"]


def test_some_of_the_clips_do_not_take_the_place_of_all_of_them(stage, tmp_path, capsys):
    only = ["--only", "squat/*", "--out", str(tmp_path)]
    assert run.main(only) == 0
    assert clips_in(tmp_path / "partial" / "counts.csv") == {"squat/A"}
    assert not (tmp_path / "counts.csv").exists()
    assert run.main([*only, "--write"]) == 1
    assert "--write needs all 2 designed clips, not 1." in capsys.readouterr().out
    assert stage == []


def test_what_is_drawn_so_far_is_written_if_asked_for_and_no_choice_of_it(
    stage, tmp_path, monkeypatch
):
    monkeypatch.setattr(run, "is_ready", lambda clip: clip.planned.name == "squat/A")
    ready = ["--ready", "--write", "--out", str(tmp_path)]
    assert run.main([*ready, "--only", "squat/*"]) == 1
    assert stage == []
    assert run.main(ready) == 0
    assert clips_in(tmp_path / "partial" / "counts.csv") == {"squat/A"}
    assert stage == ["all of it"]


def test_gains_are_written_where_every_exercise_was_done_by_enough_people(tmp_path):
    planned = next(p for p in designed_clips() if p.name == "squat/A")
    count, _ = score(stored(planned))
    exercises = {p.exercise for p in designed_clips()}
    counts = [
        replace(count, exercise=exercise, clip=f"{exercise}/{person}")
        for exercise in exercises
        for person in "ABCDEFG"
    ]
    assert run.least_people(Scores(tuple(counts), (), (), {}, 420)) == 7
    fewer = [c for c in counts if c.clip != "squat/C"]
    retest = replace(count, group="retest", clip="squat/D/again")
    assert run.least_people(Scores((*fewer, retest), (), (), {}, 420)) == 6
    assert run.least_people(Scores((), (), (), {}, 420)) == 0


def test_a_clip_that_could_not_be_drawn_makes_the_run_fail_and_partial(
    stage, tmp_path, monkeypatch
):
    monkeypatch.setattr(scoring, "prepare", lambda chosen, *_: iter([(chosen[1], None)]))
    assert run.main(["--out", str(tmp_path), "--write"]) == 1
    assert len(clips_in(tmp_path / "partial" / "counts.csv")) == 1
    assert stage == []


def test_a_run_tells_how_long_drawing_took_and_has_a_file_for_every_table(
    stage, tmp_path, monkeypatch, capsys
):
    def drawn(chosen, *_):
        return ((clip, Drawing(clip.planned.name, 40.0, took_s)) for clip, took_s in zip(
            chosen, (20.0, 30.0), strict=True
        ))  # fmt: skip

    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "of_another_run.csv").write_text("", "utf-8")
    monkeypatch.setattr(scoring, "prepare", drawn)
    assert run.main(["--out", str(tmp_path)]) == 0
    assert "2 clips drawn: 25 processor seconds each (median; 20 to 30)" in capsys.readouterr().out
    assert clips_in(tmp_path / "drawings.csv") == set(DRAWN)
    written = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert {"counting", "degrees", "excursions", "exercises_counted"} <= written
    assert "of_another_run" not in written


def test_the_page_tells_how_many_clips_it_stands_on_and_what_they_take(tmp_path):
    planned = next(p for p in designed_clips() if p.name == "squat/A")
    count, rows = score(stored(planned))
    page = write_page(Scores((count,), tuple(rows), (), {}, 420), tmp_path)
    text = " ".join(page.read_text("utf-8").split())
    assert "1 of 420 designed clips were scored" in text
    assert "takes about 32 processor seconds" in text
    assert "about 4 processor hours" in text
    assert "Arc from start to peak" in text
    assert "| ordinary clips of people the uncertainty is set on | 1 | 330 | 1 |" in text
    assert "| ordinary clips of people nothing was set on | 0 | 462 | 0 |" in text
    assert "They are not scored yet." in text


def test_the_page_begins_with_the_sealed_people_whatever_came_out(tmp_path):
    planned = next(p for p in designed_clips() if p.name == "squat/A")
    count, rows = score(stored(planned))
    wrong = replace(count, clip="squat/M", group="sealed", counted=0)
    sealed = Sealed(
        (wrong,), tuple(replace(r, clip="squat/M", group="sealed") for r in rows), "ab1"
    )
    scores = Scores((count,), tuple(rows), (), {}, 420, sealed=sealed)
    text = write_page(scores, tmp_path).read_text("utf-8")
    first = text[text.index("\n## ") : text.index("## What was scored")]
    assert "Ten people never seen before" in first
    assert "scored once, with revision ab1" in first
    assert "| squat/M | yes | 3 | 0 |" in first
    # In the other sections there are none of them.
    assert "squat/M" not in text[text.index("## Counting") :]
    assert "| M |" not in text[text.index("## Counting") :]


def test_the_readme_says_how_many_clips_are_designed():
    readme = (quick.FOLDER.parents[1] / "README.md").read_text("utf-8")
    assert f"the truth of {len(designed_clips())} rendered clips" in readme


def test_a_process_that_dies_ends_the_run_and_nothing_is_written(
    stage, tmp_path, monkeypatch, capsys
):
    def dies(*_):
        raise BrokenProcessPool

    monkeypatch.setattr(scoring, "prepare", dies)
    assert run.main(["--out", str(tmp_path)]) == 1
    assert "A process that draws died" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


class DyingPool:
    """Gives every clip the fault of a process that died."""

    def __init__(self, *_, **__):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def submit(self, *_):
        future = Future()
        future.set_exception(BrokenProcessPool("died"))
        return future

    def shutdown(self, **_):
        pass


class DrawingPool(DyingPool):
    """Draws every clip in no time."""

    def submit(self, _, clip, *__):
        future = Future()
        future.set_result(Drawing(clip.planned.name, 2.0, 1.0))
        return future


def test_what_was_not_there_yet_comes_with_how_long_it_took(tmp_path, monkeypatch):
    monkeypatch.setattr(clips, "ProcessPoolExecutor", DrawingPool)
    by_name = {planned.name: planned for planned in designed_clips()}
    there = stored(by_name["squat/A"])
    missing = Clip(by_name["bridge/A"], tmp_path / "no.npz", tmp_path / "no.json")
    assert pickle.loads(pickle.dumps(missing)) == missing  # as it goes to the process that draws
    found = list(clips.prepare([there, missing], tmp_path, 1, lambda *_: None))
    assert found == [(there, None), (missing, Drawing("bridge/A", 2.0, 1.0))]


def test_after_a_process_died_no_clip_is_told_of_as_undrawable(tmp_path, monkeypatch):
    monkeypatch.setattr(clips, "ProcessPoolExecutor", DyingPool)
    told: list[str] = []
    planned = next(p for p in designed_clips() if p.name == "squat/A")
    missing = Clip(planned, tmp_path / "no.npz", tmp_path / "no.json")
    with pytest.raises(BrokenProcessPool):
        list(clips.prepare([missing], tmp_path, 1, lambda _, problem: told.append(problem)))
    assert told == []


@pytest.fixture
def results(tmp_path):
    """A run's CSV: all clips of squat and bridge, none of the others."""
    names = {
        planned.name: planned
        for planned in designed_clips()
        if planned.exercise in ("squat", "bridge") and planned.group == "exercise"
    }
    row = {
        "group": "exercise", "half": "calibration", "supported": True, "followed": True,
        "unit": "deg", "error": 6.0, "other_sd": 1.0,
        "measure": "knee_flexion", "position": "standing or seated", "exact": True,
    }  # fmt: skip
    rows = [{"clip": name, "exercise": planned.exercise, **row} for name, planned in names.items()]
    for name in ("counts.csv", "repetitions.csv"):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    shutil.copyfile(calibrate.ROOT / "exercises" / "squat.yaml", tmp_path / "squat.yaml")
    shutil.copyfile(calibrate.PROFILE, tmp_path / "full.csv")
    return tmp_path


def test_nothing_is_calibrated_on_a_part_of_its_clips(results, capsys):
    before = (results / "squat.yaml").read_text("utf-8")
    table = ["--from", str(results / "repetitions.csv")]
    assert calibrate.main(table, results, results / "full.csv") == 1
    assert "were not scored; name complete ones with --exercise" in capsys.readouterr().out
    assert calibrate.main([*table, "--exercise", "plank"], results, results / "full.csv") == 1
    assert capsys.readouterr().out.startswith("plank: ")
    assert calibrate.main(["--from", str(results / "no.csv")], results, results / "full.csv") == 1
    assert (results / "squat.yaml").read_text("utf-8") == before


def test_an_exercise_whose_clips_are_all_there_is_calibrated_if_named(results):
    table = ["--from", str(results / "repetitions.csv")]
    before = profile_rows(results)
    assert calibrate.main([*table, "--exercise", "squat"], results, results / "full.csv") == 0
    after = profile_rows(results)
    squat = after.pop("squat")
    assert (squat["bias"], squat["people"], squat["origin"]) == ("6.0", "12", "calibrated")
    assert {**after, "squat": before["squat"]} == before


def profile_rows(folder):
    """Rows of the exercises of a profile's table, by their ids."""
    with (folder / "full.csv").open(newline="", encoding="utf-8") as file:
        return {row["exercise"]: row for row in csv.DictReader(file) if row["exercise"]}


def test_clips_that_were_miscounted_calibrate_nothing(results):
    kept = len(calibrate.read_repetitions(results / "repetitions.csv"))
    counts = results / "counts.csv"
    lines = counts.read_text("utf-8").splitlines()
    miscounted = [line.replace("True", "False") if line.startswith("squat/A,") else line
                  for line in lines]  # fmt: skip
    counts.write_text("\n".join(miscounted), "utf-8")
    rows = calibrate.read_repetitions(results / "repetitions.csv")
    assert len(rows) == kept - 1
    assert "squat/A" not in {row["clip"] for row in rows}


def test_the_quick_set_stays_as_it_was_if_a_clip_is_missing(tmp_path):
    folder = tmp_path / "quick"
    by_name = {planned.name: planned for planned in designed_clips()}
    first, second = (stored(by_name[name]) for name in DRAWN)
    quick.store([first], folder)
    (folder / "figures.json").write_text("{}", "utf-8")
    gone = Clip(second.planned, tmp_path / "gone.npz", second.truth)
    with pytest.raises(FileNotFoundError):
        quick.store([first, gone], folder)
    assert {path.name for path in folder.iterdir()} == {
        "figures.json",
        "squat__A.json",
        "squat__A.npz",
    }
    quick.store([second], folder)
    assert {path.stem for path in folder.iterdir()} == {"figures", "bridge__A"}
    assert json.loads((folder / "bridge__A.json").read_text("utf-8"))["repetitions"]
    assert [path.name for path in tmp_path.iterdir()] == ["quick"]


def test_the_quick_set_has_strangers_and_all_that_is_stored():
    wanted = [planned for planned in designed_clips() if quick.is_quick(planned)]
    people = [p.scene.person for p in wanted if p.group == "exercise"]
    assert sum(person in STRANGERS for person in people) == 8
    assert set(people) == {"A", *STRANGERS} - set(SEEN_LAST)
    names = {quick.file_name(planned) for planned in wanted}
    assert {log.stem for log in quick.FOLDER.glob("*.npz")} <= names
    assert len(quick.stored_clips()) == len(list(quick.FOLDER.glob("*.npz")))


PLAIN = "def light(at):\n    return 2 * at\n"


@pytest.mark.parametrize(
    ("source", "alike"),
    [
        ('"""Light."""\n\n\ndef light(at):\n    """Twice."""\n    return 2 * at  # so\n', True),
        ("def light(at):\n    # Twice.\n    return (2 * at)\n", True),
        ("def light(at):\n    return 3 * at\n", False),
    ],
)
def test_what_a_figure_does_is_told_from_what_is_written_about_it(tmp_path, source, alike):
    path = tmp_path / "light.py"
    path.write_text(PLAIN, "utf-8")
    before = clips.digest_of([path], tmp_path)
    path.write_text(source, "utf-8")
    assert (clips.digest_of([path], tmp_path) == before) is alike


def test_a_changed_docstring_or_file_name_is_told_apart_from_changed_code(tmp_path):
    documented, reworded = tmp_path / "a.py", tmp_path / "b.py"
    documented.write_text('size: int = 1\n"""Of it."""\n', "utf-8")
    before = clips.digest_of([documented], tmp_path)
    assert clips.digest_of([documented.rename(reworded)], tmp_path) != before
    documented.write_text('size: int = 1\n"""Of the whole."""\n', "utf-8")
    assert clips.digest_of([documented], tmp_path) == before


def test_clips_of_another_figure_or_model_are_not_taken(tmp_path, monkeypatch):
    planned = next(p for p in designed_clips() if p.name == "squat/A")
    model, other = tmp_path / "full" / "pose.task", tmp_path / "heavy" / "pose.task"
    for path in (model, other):
        path.parent.mkdir()
        path.write_bytes(path.parent.name.encode())
    first = clips.clip_of(planned, tmp_path, model)
    assert clips.clip_of(planned, tmp_path, model) == first
    assert clips.clip_of(planned, tmp_path, other).log != first.log
    monkeypatch.setattr(clips, "_code_digest", lambda: "another")
    assert clips.clip_of(planned, tmp_path, model).log != first.log


def test_what_is_left_out_of_the_hash_draws_nothing():
    check = "import sys, hep_vision_figure.clip, hep_vision_figure.spec; print(*sys.modules)"
    command = [sys.executable, "-c", check]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "hep_vision_figure.renderer" in loaded
    for name in clips.NOT_DRAWN:
        assert (clips.FIGURE / name).is_file()
        assert f"hep_vision_figure.{name.removesuffix('.py')}" not in loaded
