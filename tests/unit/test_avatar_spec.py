"""Specifications of clips: read with care, refused in words."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from hep_vision.checked_yaml.problems import model_within
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import DefinitionError
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.compensation import Compensation
from hep_vision_figure.repertoire import ONLY_SHOWN, REPERTOIRE
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.spec_file import load_spec, parse_spec
from hep_vision_figure.spec_page import fields_page
from hep_vision_figure.spec_problem import _value

FULL = """
exercise: shoulder_abduction
side: both
seed: 4
body: {height_m: 1.6, girth: 1.2, femininity: 1, kyphosis_deg: 10}
outfit: {top: jumper, bottom: skirt, top_color: [10, 20, 30], hair_style: bun}
room: {light: dim, floor: tiles, decorations: [window]}
camera: {size_px: [320, 240], frame_rate: 15, yaw_deg: 20, noise: 4, dropped_frames: 0.1}
bystander: {does: walks_behind, comes_from: right}
obstacles: [{x_m: 0.2, height_m: 0.5}]
motion:
  lead_s: 1
  repetitions:
    - {peak: 90, hold_s: 2}
    - {peak: 40, compensations: {shoulder_hike: 8}}
"""


def test_everything_that_is_said_arrives() -> None:
    spec = parse_spec(FULL)
    assert spec.body.height_m == 1.6
    assert spec.outfit.top_color == (10, 20, 30)
    assert spec.room.light == "dim"
    assert spec.camera.size_px == (320, 240)
    assert spec.motion.repetitions[0].hold_s == 2
    assert spec.motion.repetitions[1].compensations == {"shoulder_hike": 8}
    assert spec.bystander is not None
    assert spec.bystander.comes_from == "right"
    assert spec.obstacles[0].x_m == 0.2


def test_all_but_the_exercise_may_be_left_out() -> None:
    assert parse_spec("exercise: squat") == ClipSpec(exercise="squat")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exercise: squat\nexercize: x", "line 2, exercize"),
        ("exercise: squat\nbody: {hight_m: 1.6}", "hight_m"),
        ("exercise: squat\nexercise: lunge", "twice"),
        ("exercise: squat\ncamera: {size_px: [641, 480]}", "even"),
        ("exercise: squat\ncamera: {frame_rate: 0}", "frame_rate"),
        ("exercise: squat\noutfit: {skin: [300, 0, 0]}", "skin"),
        ("exercise: squat\nmotion: {compensations: {moonwalk: 3}}", "compensations"),
        ("exercise: squat\nmotion: {skip_s: 5, stop_s: 4}", "stop_s"),
        ("exercise: squat\nmotion:\n  up_s: -1", r"line 3, motion.up_s: -1 is out of range"),
        ("exercise: squat\nmotion: {lead_s: .nan}", "lead_s"),
        ("exercise: squat\nmotion: {compensations: {trunk_lean: .inf}}", "trunk_lean"),
        ("exercise: squat\nmotion: {compensations: {trunk_lean: 200}}", "at most 60"),
        ("exercise: squat\ncamera: {yaw: 20}", "did you mean yaw_deg"),
        ("exercise: squat\ncamera:\n  distortion: [0.5, 0.5]", "line 3.*bends the corners"),
        ("exercise: squat\nfurniture: [{what: sofa}]", "possible: chair"),
        ("exercise: squat\nholds: sword", "stick"),
        ("exercise: sqat", "line 1, exercise: .* does not know .*mean squat.*figure list"),
        ("exercise: squat\n\nside: left", "line 3, side: .* both sides at once"),
        (
            "exercise: squat\nmotion:\n  repetitions:\n  - {}\n  - {peak: 170}",
            r"line 5, motion.repetitions\[1\].peak: 170 .* from 3° to 130°",
        ),
        (
            "exercise: seated_knee_extension\nmotion:\n  repetitions:\n  - {peak: 20, side: left}",
            r"line 4, motion.repetitions\[0\].side: seated_knee_extension does not change sides",
        ),
        (
            "exercise: squat\nmotion:\n  other_leg: straight",
            "line 3, motion.other_leg: no leg rests on the mat in squat",
        ),
        (
            "exercise: squat\ncamera:\n  field_of_view_deg: 20",
            r"line 3, camera.field_of_view_deg: the whole movement does not fit from 5\.5 m",
        ),
        ("seed: 3", "line 1, exercise: is missing; add it"),
        ("exercise: [squat", "YAML"),
        ("- squat", "there is no clip specification"),
    ],
)  # fmt: skip
def test_a_wrong_specification_says_where(text: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        parse_spec(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "outfit: {top_color: red}",
            "outfit.top_color: 'red' is not a list; write for example top_color: [40, 110, 170]",
        ),
        (
            "outfit: {top_color: [red, 0, 0]}",
            "outfit.top_color[0]: 'red' is not a whole number; "
            "write for example top_color: [40, 110, 170]",
        ),
        (
            "outfit: {top_color: [10, 20]}",
            "outfit.top_color[2]: is missing; write for example top_color: [40, 110, 170]",
        ),
        (
            "motion: {repetitions: 5}",
            "motion.repetitions: 5 is not a list; "
            "write for example repetitions: [{}, {}, {hold_s: 2}]",
        ),
        (
            "body: tall",
            "body: 'tall' is not a block of fields; write for example body: {height_m: 1.62}",
        ),
        (
            "body: {height_m: tall}",
            "body.height_m: 'tall' is not a number; write for example height_m: 1.75",
        ),
        (
            "camera: {height_m: low}",
            "camera.height_m: 'low' is not a number; write for example height_m: 1",
        ),
        (
            "joints: some",
            "joints: 'some' is not true or false; write for example joints: true",
        ),
        (
            "motion: {compensations: {trunk_lean: much}}",
            "motion.compensations.trunk_lean: 'much' is not a number; "
            "write for example compensations: {trunk_lean: 15}",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_an_example(text: str, said: str) -> None:
    with pytest.raises(DefinitionError) as fault:
        parse_spec(f"exercise: squat\n{text}")
    assert str(fault.value) == f"specification: line 2, {said}"


def test_a_wrong_key_is_named_as_it_is_written() -> None:
    with pytest.raises(DefinitionError) as fault:
        parse_spec("exercise: squat\nmotion:\n  compensations: {moonwalk: 3}")
    start = "specification: line 3, motion.compensations.moonwalk: 'moonwalk' is not possible here"
    assert str(fault.value).startswith(start)
    assert "[key]" not in str(fault.value)


def test_every_field_has_an_example() -> None:
    models: list[type[BaseModel]] = [ClipSpec]
    for model in models:
        for name, field in model.model_fields.items():
            inner = model_within(field.annotation)
            models += [inner] if inner else []
            assert _value(name, field) is not None


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no such file"):
        load_spec(tmp_path / "none.yaml")


def test_a_file_is_read_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "clip.yaml"
    path.write_text(FULL, "utf-8")
    assert load_spec(path) == parse_spec(FULL)


def test_the_specification_in_the_text_can_be_used() -> None:
    page = (Path(__file__).parents[2] / "docs" / "figure.md").read_text("utf-8")
    spec = parse_spec(page.partition("```yaml\n")[2].partition("```")[0])
    assert [planned.peak for planned in spec.motion.repetitions] == [90, 45, 95]
    assert len(Choreography(spec).repetitions) == 3


def test_the_text_shows_what_a_fault_reads_like() -> None:
    page = (Path(__file__).parents[2] / "docs" / "figure.md").read_text("utf-8")
    spec = page.partition("```yaml\n")[2].partition("```")[0].replace("peak: 90", "peak: 170")
    with pytest.raises(DefinitionError) as fault:
        parse_spec(spec, "squat.yaml")
    assert f"```text\n{fault.value}\n```" in page


def test_the_text_names_every_compensation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "figure.md").read_text("utf-8")
    assert [name for name in get_args(Compensation) if f"\n| `{name}` |" not in page] == []


def test_the_text_names_what_has_no_measured_movement() -> None:
    page = (Path(__file__).parents[2] / "docs" / "figure.md").read_text("utf-8")
    without = page.partition("## What it does not show")[2]
    unmeasured = set(shipped_library().ids) - set(REPERTOIRE)
    assert unmeasured > set(ONLY_SHOWN)
    assert [name for name in unmeasured if f"`{name}`" not in without] == []
    for name, movement in ONLY_SHOWN.items():
        told = "trunk's inclination" if name == "chin_tuck" else movement.measure.replace("_", " ")
        assert f"{told} in `{name}`" in without


def test_the_text_has_every_field() -> None:
    """Written by ``hep-vision-figure fields``."""
    page = (Path(__file__).parents[2] / "docs" / "figure.md").read_text("utf-8")
    assert fields_page() in page


def test_every_field_says_what_it_is() -> None:
    rows = [line for line in fields_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 70
    assert [row for row in rows if row.endswith("|  |")] == []


def test_what_is_not_furnished_is_not_written_out() -> None:
    """So that a clip keeps the text, and with it the name in a cache, that it always had."""
    plain = ClipSpec(exercise="squat")
    assert {"furniture", "holds"}.isdisjoint(plain.model_dump())
    full = ClipSpec.model_validate(
        {"exercise": "squat", "furniture": [{"what": "chair"}], "holds": "stick"}
    )
    assert ClipSpec.model_validate_json(full.model_dump_json()) == full
