"""The commands of the movement library, as somebody at a terminal sees them."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hep_vision.cli.console import run_guarded
from hep_vision.cli.exercises import exercises_app
from hep_vision.coach.words import load_words
from hep_vision.definitions import words
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.packaged import packaged_dir

SQUAT = (packaged_dir("exercises") / "squat.yaml").read_text("utf-8")


@pytest.fixture(autouse=True)
def _no_exercises_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "hep_vision.definitions.library.user_exercises_dir", lambda: tmp_path / "no-config"
    )


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command at a terminal of eighty columns: its exit code, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "80")

    def go(*arguments: str) -> tuple[int, str, str]:
        code = run_guarded(
            lambda: exercises_app(list(arguments), standalone_mode=False), verbose=True
        )
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return go


def ids_in(table: str) -> set[str]:
    return {line.split()[0] for line in table.splitlines() if line[:1].islower()}


def test_list_shows_every_exercise_with_its_whole_id(run):
    code, out, _ = run("list")
    assert code == 0
    assert ids_in(out) == set(shipped_library().ids)


def test_list_narrows_by_region_position_and_words(run):
    _, out, _ = run("list", "--region", "ankle", "--position", "supine")
    assert ids_in(out) == {"ankle_pump"}
    _, out, _ = run("list", "--search", "supine knee bend")
    assert ids_in(out) == {"heel_slide"}


def test_list_of_nothing_says_what_to_do(run):
    code, out, err = run("list", "--search", "trampoline")
    assert code == 3
    assert out == ""
    assert "without options shows all" in err


def test_show_finds_a_synonym_and_says_all_of_it(run):
    code, out, _ = run("show", "Supine knee bend")
    told = " ".join(out.split())
    definition = shipped_library().get("heel_slide")
    assert code == 0
    for text in (definition.description, *definition.instructions, definition.start_position):
        assert " ".join(text.split()) in told
    assert load_words().say("safety-everyone") in told
    for text in (*definition.watch_for, *(note.text for note in definition.safety)):
        assert text in told
    measured = "knee flexion, typically 0-5° at the start and 90-120° at the end [*]"
    assert measured.replace("-", "\N{EN DASH}") in told
    dose = "10 to 20 repetitions, held 5 to 10 s, 3 times a day. Build up from 10 to 20"
    marked = re.search(rf"{dose} (\[\d\])", told)
    assert marked is not None
    assert f"{marked[1]} Total hip replacement home exercise program" in told


def test_show_says_where_the_camera_measures_nothing(run):
    _, out, _ = run("show", "chin_tuck")
    assert "the camera does not measure it" in out
    assert "timer with your confirmation" in out


def test_show_says_where_there_is_no_dose(run, tmp_path):
    text = shipped_library().paths["plank"].read_text("utf-8")
    without = re.sub(r"^dose:\n(  .*\n)+", "", text, flags=re.MULTILINE)
    without = re.sub(r"^  plank_article: .*\n", "", without, flags=re.MULTILINE)
    without = without.replace("\nsources:\n", "\n")
    (tmp_path / "plank.yaml").write_text(without, "utf-8")
    _, out, _ = run("show", "plank", "--exercises", str(tmp_path))
    assert "None on record; your therapist sets it." in out


def test_show_marks_what_was_only_recalled(run):
    _, out, _ = run("show", "squat")
    assert "Willson & Davis 2008 (frontal plane projection angle) (recalled, to be looked up)" in (
        " ".join(out.split())
    )


def test_an_unknown_exercise_is_one_sentence_with_the_nearest(run):
    code, _, err = run("show", "sqat")
    assert code == 3
    assert "Did you mean squat?" in " ".join(err.split())


def test_a_folder_of_ones_own_is_announced(run, tmp_path):
    (tmp_path / "squat.yaml").write_text(SQUAT.replace("name: Squat", "name: Box squat"), "utf-8")
    code, out, err = run("show", "squat", "--exercises", str(tmp_path))
    assert code == 0
    assert out.startswith("Box squat")
    assert "is overridden by" in err


def test_validate_names_line_field_problem_and_fix(run, tmp_path):
    good, bad = tmp_path / "squat.yaml", tmp_path / "bad.yaml"
    good.write_text(SQUAT, "utf-8")
    bad.write_text(SQUAT.replace("region: knee", "region: kne"), "utf-8")
    line = SQUAT[: SQUAT.index("region:")].count("\n") + 1
    code, out, err = run("validate", str(good), str(bad))
    assert code == 3
    assert f"{good}: fine" in out
    assert f"{bad}: line {line}, region: 'kne' is not possible here; did you mean knee?" in out
    assert "1 of 2" in err


def test_a_figure_that_is_no_longer_read_is_noted(run, tmp_path):
    folder = tmp_path / "older"
    older, later = folder / "squat.yaml", tmp_path / "later" / "squat.yaml"
    folder.mkdir()
    later.parent.mkdir()
    later.write_text(SQUAT, "utf-8")
    now, then = "rom: good, source: default}", "rom: good, model_error: 3, source: default}"
    assert now in SQUAT
    older.write_text(SQUAT.replace(now, then), "utf-8")
    code, out, err = run("validate", str(older))
    assert (code, out) == (0, f"{older}: fine\n")
    assert f"{older}: grade.model_error is no longer read" in err
    assert run("validate", str(later)) == (0, f"{later}: fine\n", "")
    assert "no longer read" in run("show", "squat", "--exercises", str(folder))[2]
    assert "no longer read" not in run("show", "squat", "--exercises", str(later.parent))[2]


def test_help_names_the_commands():
    out = CliRunner().invoke(exercises_app, ["--help"]).output
    assert all(command in out for command in ("list", "show", "validate"))


@pytest.mark.parametrize("definition", shipped_library().all(), ids=lambda d: d.id)
def test_every_exercise_can_be_shown(run, definition):
    code, out, _ = run("show", definition.id)
    assert code == 0
    assert out.startswith(f"{definition.name}  ({definition.id})")


def test_values_in_words():
    knee, heel = MEASURES["knee_flexion"], MEASURES["heel_rise"]
    assert words.value_words((0, 0), knee) == "0°"
    assert words.value_words((30, 60), knee) == "30\N{EN DASH}60°"
    assert words.value_words((-10, 10), knee) == "-10 to 10°"
    assert words.value_words((0.1, 0.5), heel) == "0.1\N{EN DASH}0.5 shank lengths"
