"""The pictures that ship with the exercises, how they are drawn, and the catalogue page."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from hep_vision.cli.exercises import exercises_app
from hep_vision.coach.words import load_words
from hep_vision.definitions.catalogue import catalogue_page
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.pictures import pictures_at, pictures_dir, pictures_of
from hep_vision.errors import InputError, OutputError
from hep_vision.program.known import known_exercises
from hep_vision_figure.command import figure_app
from hep_vision_figure.pictures import SIZE_PX, typical_end, write_pictures
from hep_vision_figure.repertoire import ONLY_SHOWN, REPERTOIRE

PAGE = Path(__file__).parents[2] / "docs" / "exercises.md"
KNOWN = sorted(REPERTOIRE | ONLY_SHOWN)
MOST_BYTES = 6_000_000


@pytest.fixture(scope="module")
def current_page() -> str:
    return catalogue_page(shipped_library())


def test_every_exercise_the_figure_can_show_has_pictures_and_no_other() -> None:
    with_pictures = {id_ for id_ in shipped_library().ids if pictures_of(id_) is not None}
    assert with_pictures == set(KNOWN)
    files = {path for id_ in KNOWN for path in pictures_at(id_, pictures_dir())}
    assert {path for path in pictures_dir().iterdir() if path.suffix != ".md"} == files


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in pictures_dir().iterdir()) < MOST_BYTES


@pytest.mark.parametrize("exercise", KNOWN)
def test_pictures_can_be_read_and_differ(exercise: str) -> None:
    pictures = pictures_at(exercise, pictures_dir())
    start, end = (cv2.imread(str(path)) for path in (pictures.start, pictures.end))
    assert start is not None
    assert end is not None
    assert start.shape == end.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    moved = np.abs(start.astype(int) - end.astype(int)).max(axis=-1) > 40
    assert moved.mean() > 0.002
    with Image.open(pictures.loop) as loop:
        assert getattr(loop, "n_frames", 1) >= 12


def test_the_handout_finds_them() -> None:
    known = known_exercises()["squat"]
    assert [path.name for path in known.pictures] == ["squat_start.jpg", "squat_end.jpg"]
    assert known_exercises()["pelvic_tilt"].pictures == ()


def test_the_card_names_them_or_says_that_there_are_none() -> None:
    runner = CliRunner()
    shown = runner.invoke(exercises_app, ["show", "squat"], env={"COLUMNS": "200"})
    assert "squat_start.jpg, squat_end.jpg, squat.webp" in shown.output
    without = runner.invoke(exercises_app, ["show", "pelvic_tilt"], env={"COLUMNS": "200"})
    assert "no picture" in without.output


def test_the_moving_picture_is_opened_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) is None)
    runner = CliRunner()
    assert runner.invoke(exercises_app, ["show", "squat", "--picture"]).exit_code == 0
    assert opened == [pictures_at("squat", pictures_dir()).loop.as_uri()]
    without = runner.invoke(exercises_app, ["show", "pelvic_tilt", "--picture"])
    assert isinstance(without.exception, InputError)
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    unseen = runner.invoke(exercises_app, ["show", "squat", "--picture"])
    assert isinstance(unseen.exception, OutputError)


def test_the_end_shown_is_a_typical_one() -> None:
    library = shipped_library()
    assert typical_end(library.get("squat")) == 45  # shallow, as a patient goes
    assert typical_end(library.get("march")) == 70
    assert typical_end(library.get("elbow_flexion")) == pytest.approx(140, abs=0.5)
    assert typical_end(library.get("curl_up")) == 70  # further up it is a sit-up
    assert typical_end(library.get("pendulum")) is None


def test_a_loop_goes_there_and_back(tmp_path: Path) -> None:
    way = [np.full((36, 48, 3), 25 * step, np.uint8) for step in range(9)]
    pictures = write_pictures("raise", [way], tmp_path / "new")
    levels: list[float] = []
    with Image.open(pictures.loop) as loop:
        for frame in range(getattr(loop, "n_frames", 1)):
            loop.seek(frame)
            levels.append(float(np.asarray(loop.convert("RGB")).mean()))
    assert len(levels) == 16
    assert int(np.argmax(levels)) == 8
    np.testing.assert_allclose(levels[1:8], levels[:8:-1], atol=6)


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    way = [np.zeros((36, 48, 3), np.uint8)] * 9
    with pytest.raises(OutputError, match="taken"):
        write_pictures("raise", [way], taken)


def test_the_shipped_pictures_are_what_the_figure_shows(tmp_path: Path) -> None:
    result = CliRunner().invoke(figure_app, ["pictures", "elbow_flexion", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    for drawn, shipped in zip(
        pictures_at("elbow_flexion", tmp_path),
        pictures_at("elbow_flexion", pictures_dir()),
        strict=True,
    ):
        one, other = (np.asarray(Image.open(path).convert("RGB"), int) for path in (drawn, shipped))
        assert np.abs(one - other).mean() < 1.0, drawn.name


def test_the_catalogue_page_is_current(current_page: str) -> None:
    assert PAGE.read_text("utf-8") == current_page, (
        "run: hep-vision exercises catalogue --out docs/exercises.md"
    )


def test_the_catalogue_page_tells_the_safety(current_page: str) -> None:
    assert load_words().say("safety-everyone") in current_page
    for definition in shipped_library().all():
        for text in (*definition.watch_for, *(note.text for note in definition.safety)):
            assert text in current_page, definition.id


def test_the_catalogue_page_shows_every_exercise(current_page: str) -> None:
    for id_ in shipped_library().ids:
        assert f'<a id="{id_}"></a>' in current_page
    assert current_page.count("/exercises/pictures/") == len(KNOWN)
    assert current_page.count("No picture") == len(shipped_library().ids) - len(KNOWN)


def test_the_catalogue_command_writes_the_page(
    current_page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("hep_vision.cli.exercises.catalogue_page", lambda _: current_page)
    runner, page = CliRunner(), tmp_path / "page.md"
    assert runner.invoke(exercises_app, ["catalogue"]).output == current_page
    assert runner.invoke(exercises_app, ["catalogue", "--out", str(page)]).exit_code == 0
    assert page.read_text("utf-8") == current_page
    refused = runner.invoke(exercises_app, ["catalogue", "--out", str(tmp_path / "no" / "page.md")])
    assert isinstance(refused.exception, OutputError)
