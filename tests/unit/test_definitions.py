import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from hep_vision.checked_yaml.text import YamlText
from hep_vision.definitions.library import load_library
from hep_vision.definitions.loader import (
    DEFINITION_FILE,
    check_text,
    definition_schema,
    load_definition,
    schema_text,
)
from hep_vision.definitions.schema import Compensation, Definition, MeasureUse
from hep_vision.errors import DefinitionError, InputError, UnknownExerciseError
from hep_vision.measure.exercise import RuleId
from hep_vision.measure.quality.compensations import RULES, UNIT_LIMITS
from hep_vision.packaged import packaged_dir

ROOT = Path(__file__).resolve().parents[2]
# Of `SQUAT`, as it was computed before a definition could say what rests.
OLDER_SHA256 = "f2957d5b710bce0aca689d79a4555af66747dcc3afd9ed13e504c3fd65d03fa1"
SHIPPED = sorted(packaged_dir("exercises").rglob("*.yaml"))
PUBLISHED = definition_schema()
SQUAT = """\
# yaml-language-server: $schema=../docs/schemas/exercise-1.schema.json
schema: hep-vision/exercise/1
id: squat
name: Squat
synonyms: [Mini squat, Half squat, Knee bends, Otago knee bends, Air squat]
variants: ["Mini squat (a depth of it, set by the target)"]
region: knee
position: standing
kind: repetitions
side: {kind: both, default: both}
description: Bend hips and knees as if to sit down, and stand up again.
start_position: Stand tall with your feet as wide as your hips.
instructions:
  - Stand sideways to the camera with your feet as wide as your hips.
  - Push your hips back and bend your knees, as if to sit on a chair.
  - Go only as low as you were told and as is free of pain. Keep your heels down.
  - Push through your feet and stand up tall again.

measure:
  id: knee_flexion
  direction: increase
  start: 0
  end: [30, 60]
  arm: 22
  release: 10
  source: default
  threshold_source: default
counting:
  min_excursion: 20
  start_range: [-30, 50]
  min_duration_s: 0.5
  max_duration_s: 20
  stays: [ankle]
  source: default
camera:
  view: sagittal
  view_limit_deg: 15
  second_view: frontal
  height: hip height
  distance_m: [2, 3]
  near_side: either
  must_see: [shoulder, hip, knee, ankle, heel, foot_index]
  source: default

compensations:
  - {rule: C7, threshold: 10, cue: Keep your knees over your toes., source: willson_davis}
  - {rule: C8, threshold: 0.05, cue: Sit back more., source: default}
  - {rule: C9, threshold: 0.04, cue: Keep your heels on the floor., source: default}
  - {rule: C1, threshold: 45, cue: Lift your chest., source: default}
  - {rule: C5, threshold: 0.10, cue: Put the same weight on both feet., source: default}
safety:
  - {text: Stop where it begins to hurt., source: default}
  - {text: Go no lower than you were told., source: default}
dose:
  - {sets: 1, repetitions: [5, 10], note: Build up., source: otago_knee_bends}
  - {sets: 3, repetitions: 10, note: From 0-30 degrees at first to 0-60 degrees., source: pfp_table}
grade: {count: good, rom: good, model_error: 3, source: default, model_error_source: measured}
sources:
  willson_davis: {work: Willson & Davis 2008 (frontal plane projection angle), checked: false}
  otago_knee_bends: {work: "Otago knee bends, booklet copy, vdocuments.net", checked: true}
  pfp_table: {work: "Patellofemoral pain program, PMC3445060, table 1", checked: true}
"""


@pytest.fixture(autouse=True)
def _no_exercises_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "hep_vision.definitions.library.user_exercises_dir", lambda: tmp_path / "no-config"
    )


def squat(*changes: tuple[str, str]) -> str:
    """The squat's definition with parts of its text replaced."""
    text = SQUAT
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_definition_loads_and_fits_the_published_schema(path: Path) -> None:
    definition = load_definition(path)
    values = json.loads(json.dumps(YamlText.parse(path.read_text("utf-8"), DEFINITION_FILE).values))
    jsonschema.validate(values, PUBLISHED)
    if definition.is_measured:
        assert definition.exercise().id == path.stem


def test_the_published_schema_is_current() -> None:
    published = (ROOT / "docs" / "schemas" / "exercise-1.schema.json").read_text("utf-8")
    assert published == schema_text()


def test_the_engine_gets_what_the_file_says() -> None:
    definition = check_text(squat(("position: standing\n", "position: seated\n"))).definition
    assert definition is not None
    exercise = definition.exercise()
    assert (exercise.id, exercise.measure, exercise.direction) == (
        "squat",
        "knee_flexion",
        "increase",
    )
    assert (exercise.view, exercise.side_kind) == ("sagittal", "both")
    assert (exercise.start_range, exercise.min_excursion) == ((-30, 50), 20)
    assert (exercise.min_duration_s, exercise.max_duration_s) == (0.5, 20)
    assert exercise.anchors == ("ankle",)
    assert (exercise.position, exercise.return_share) == ("seated", 0.6)


def test_a_view_limit_of_an_older_file_is_taken_and_not_read() -> None:
    older = check_text(SQUAT)
    now = check_text(squat(("  view_limit_deg: 15\n", "")))
    assert older.problems == now.problems == ()
    assert older.definition is not None
    assert now.definition is not None
    assert older.definition.exercise() == now.definition.exercise()


def test_the_engine_gets_the_segment_that_rests() -> None:
    assert load_definition(ROOT / "exercises" / "squat.yaml").exercise().rests is None
    assert (
        load_definition(ROOT / "exercises" / "seated_knee_extension.yaml").exercise().rests
        == "thigh"
    )


def test_a_position_that_does_not_matter_is_any_to_the_engine() -> None:
    changed = squat(("  stays: [ankle]", "  stays: [ankle]\n  position_matters: false"))
    definition = check_text(changed).definition
    assert definition is not None
    assert definition.exercise().position == "any"


def test_rules_of_the_compensation_library_are_consistent() -> None:
    assert tuple(RULES) == get_args(RuleId)
    for rule in RULES.values():
        low, high = UNIT_LIMITS[rule.unit]
        assert low <= rule.threshold <= high


# What is changed in the squat's file, which field is blamed, and words of problem and fix.
WRONG = {
    "unknown key": ([("region: knee", "regoin: knee")], "regoin", "no such field", "region"),
    "unknown nested key": (
        [("  min_excursion: 20", "  min_excursion: 20\n  min_excursoin: 2")],
        "counting.min_excursoin",
        "no such field",
        "min_excursion",
    ),
    "duplicate key": (
        [("region: knee", "region: knee\nregion: hip")],
        "region",
        "given twice",
        "keep one",
    ),
    "missing": ([("region: knee\n", "")], "region", "is missing", "region"),
    "not one of": ([("region: knee", "region: kne")], "region", "kne", "did you mean knee"),
    "text for a number": (
        [("min_excursion: 20", "min_excursion: twenty")],
        "counting.min_excursion",
        "not a number",
        "min_excursion: 20",
    ),
    "negative excursion": (
        [("min_excursion: 20", "min_excursion: -20")],
        "counting.min_excursion",
        "out of range",
        "more than 0",
    ),
    "backward span": (
        [("  end: [30, 60]", "  end: [60, 30]")],
        "measure.end",
        "runs backwards",
        "[30, 60]",
    ),
    "three numbers": (
        [("  end: [30, 60]", "  end: [30, 60, 90]")],
        "measure.end",
        "neither a number nor two",
        "[5, 10]",
    ),
    "unknown measure": (
        [("  id: knee_flexion", "  id: knee_flex")],
        "measure.id",
        "no measure 'knee_flex'",
        "did you mean knee_flexion",
    ),
    "a rest of what carries the body": (
        [("  id: knee_flexion", "  id: knee_flexion\n  rests: thigh")],
        "measure.rests",
        "nothing carries the thigh of somebody standing",
        "seated or supine",
    ),
    "a rest of what is no part of the measure": (
        [("  id: knee_flexion", "  id: hip_flexion\n  rests: thigh")],
        "measure.rests",
        "hip flexion is not measured against the thigh",
        "knee_flexion",
    ),
    "wrong direction": (
        [("direction: increase", "direction: decrease")],
        "measure.end",
        "cannot be above the start",
        "exchange",
    ),
    "thresholds out of order": (
        [("  arm: 22", "  arm: 8")],
        "measure.arm",
        "out of order",
        "start, release, arm, end",
    ),
    "beyond the body": (
        [("  end: [30, 60]", "  end: [30, 200]")],
        "measure.end",
        "beyond what knee flexion can be",
        "degrees",
    ),
    "more than the whole movement": (
        [("min_excursion: 20", "min_excursion: 80")],
        "counting.min_excursion",
        "more than the whole movement",
        "smaller",
    ),
    "start range leaves the start out": (
        [("start_range: [-30, 50]", "start_range: [10, 50]")],
        "counting.start_range",
        "leaves out the typical start",
        "widen",
    ),
    "durations out of order": (
        [("min_duration_s: 0.5", "min_duration_s: 30")],
        "counting.min_duration_s",
        "not less than max_duration_s",
        "exchange",
    ),
    "everything stays": (
        [("stays: [ankle]", "stays: [hip, knee, ankle]")],
        "counting.stays",
        "all stay",
        "leave out",
    ),
    "unknown point": (
        [("stays: [ankle]", "stays: [ankel]")],
        "counting.stays[0]",
        "no body point",
        "did you mean ankle",
    ),
    "the view hides the measure": (
        [("  view: sagittal", "  view: frontal"), ("  second_view: frontal\n", "")],
        "camera.view",
        "hides knee flexion",
        "view: sagittal",
    ),
    "a landmark out of the picture": (
        [("must_see: [shoulder, hip, knee, ankle, heel", "must_see: [shoulder, hip, knee, heel")],
        "camera.must_see",
        "needs ankle",
        "add ankle",
    ),
    "near side that cannot be": (
        [("near_side: either", "near_side: front")],
        "camera.near_side",
        "front cannot be nearest",
        "tested or either",
    ),
    "second view is the first": (
        [("second_view: frontal", "second_view: sagittal")],
        "camera.second_view",
        "first view again",
        "leave it out",
    ),
    "unit of a compensation": (
        [("rule: C8, threshold: 0.05", "rule: C8, threshold: 5")],
        "compensations[1].threshold",
        "cannot be a threshold of C8",
        "usual is 0.05",
    ),
    "compensation the view hides": (
        [("  second_view: frontal\n", "")],
        "compensations[0].rule",
        "C7 (knee falls inward) cannot be seen",
        "watch_for",
    ),
    "compensation that is the movement": (
        [("{rule: C9, threshold: 0.04", "{rule: C6, threshold: 10")],
        "compensations[2].rule",
        "which the exercise itself changes",
        "watch_for",
    ),
    "compensation twice": (
        [("{rule: C9, threshold: 0.04", "{rule: C8, threshold: 0.04")],
        "compensations[2].rule",
        "given twice",
        "keep one",
    ),
    "unknown source": (
        [("source: otago_knee_bends}", "source: otago}")],
        "dose[0].source",
        "no source 'otago'",
        "otago_knee_bends",
    ),
    "default and a source": (
        [("source: otago_knee_bends}", "source: [otago_knee_bends, default]}")],
        "dose[0].source",
        "no default",
        "one or the other",
    ),
    "unused source": (
        [("source: willson_davis}", "source: default}")],
        "sources.willson_davis",
        "no figure names",
        "leave it out",
    ),
    "held without a band": (
        [("\nkind: repetitions", "\nkind: hold")],
        "kind",
        "needs a block hold",
        "band",
    ),
    "a band without a hold": (
        [("\ncamera:", "\nhold: {band: 8, source: default}\ncamera:")],
        "hold",
        "has no block hold",
        "kind: both",
    ),
    "a timer that measures": (
        [("\nkind: repetitions", "\nkind: timed")],
        "measure",
        "does not measure a timed",
        "leave out measure",
    ),
    "left as the default of both": (
        [("default: both}", "default: left}")],
        "side.default",
        "both sides move",
        "default: both",
    ),
    "a bool for a number": (
        [("min_excursion: 20", "min_excursion: true")],
        "counting.min_excursion",
        "not a number",
        "20",
    ),
    "another schema": (
        [("schema: hep-vision/exercise/1", "schema: hep-vision/exercise/9")],
        "schema",
        "hep-vision/exercise/9",
        "hep-vision/exercise/1",
    ),
}


@pytest.mark.parametrize(("changes", "where", "problem", "fix"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_line_field_problem_and_fix(
    changes: list[tuple[str, str]], where: str, problem: str, fix: str
) -> None:
    text = squat(*changes)
    checked = check_text(text)
    assert checked.definition is None
    told = [p for p in checked.problems if p.field == where]
    assert told, [str(p) for p in checked.problems]
    assert problem in told[0].problem
    assert fix in told[0].fix
    key = where.split(".")[-1].split("[")[0]
    if problem != "is missing" and key in text:
        lines = text.splitlines()
        block = where.split("[")[0].split(".")[0]
        assert line_of(text, f"\n{block}") < told[0].line + 1 <= len(lines)


def test_the_line_is_the_one_of_the_value() -> None:
    text = squat(("min_excursion: 20", "min_excursion: 80"))
    (problem,) = check_text(text).problems
    assert problem.line == line_of(text, "  min_excursion")
    text = squat(("rule: C8, threshold: 0.05", "rule: C8, threshold: 5"))
    (problem,) = check_text(text).problems
    assert problem.line == line_of(text, "  - {rule: C8")


def test_every_problem_of_a_file_is_told() -> None:
    text = squat(
        ("min_excursion: 20", "min_excursion: 80"),
        ("  arm: 22", "  arm: 8"),
        ("stays: [ankle]", "stays: [ankel]"),
    )
    fields = [problem.field for problem in check_text(text).problems]
    assert fields == ["measure.arm", "counting.min_excursion", "counting.stays[0]"]


def test_no_is_a_word_in_yaml_1_2() -> None:
    checked = check_text(squat(("synonyms: [Mini squat,", "synonyms: [no, Mini squat,")))
    assert checked.definition is not None
    assert checked.definition.synonyms[0] == "no"


@pytest.mark.parametrize("text", ["", "just words", "- a list", "a: [1", "a: *nowhere", "\t- :"])
def test_what_is_no_definition_gets_one_problem(text: str) -> None:
    (problem,) = check_text(text).problems
    assert problem.line >= 1
    assert problem.fix


def test_an_alias_bomb_is_refused() -> None:
    bomb = "schema: hep-vision/exercise/1\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for name, inner in ("ba", "cb", "dc", "ed", "fe"):
        bomb += f"{name}: &{name} [{', '.join([f'*{inner}'] * 10)}]\n"
    (problem,) = check_text(bomb).problems
    assert "values" in problem.problem


def test_a_file_that_is_called_otherwise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "squats.yaml"
    path.write_text(SQUAT, "utf-8")
    with pytest.raises(DefinitionError, match=r"squats\.yaml: line 3, id: .* rename the file"):
        load_definition(path)


def test_the_error_names_file_line_field_problem_and_fix(tmp_path: Path) -> None:
    path = tmp_path / "squat.yaml"
    text = squat(("min_excursion: 20", "min_excursion: 80"), ("  arm: 22", "  arm: 8"))
    path.write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_definition(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: line {line_of(text, '  arm: 8')}, measure.arm: arm 8 and")
    assert "1 more" in message


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 70_000])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "squat.yaml"
    path.write_bytes(content)
    with pytest.raises(DefinitionError):
        load_definition(path)


def test_an_exercise_the_camera_does_not_measure_says_so() -> None:
    squat_definition = load_library().get("squat")
    timer = squat_definition.model_copy(
        update={"kind": "timed", "measure": None, "counting": None, "camera": None}
    )
    assert not timer.is_measured
    with pytest.raises(InputError, match="cannot be measured by a camera"):
        timer.exercise()


def test_names_and_synonyms_find_an_exercise_however_spelt() -> None:
    library = load_library()
    for asked in ("sit_to_stand", "Sit to stand", "SIT-TO-STAND", "chair rise", "Chair stand"):
        assert library.get(asked).id == "sit_to_stand"


def test_an_unknown_exercise_names_the_nearest() -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        load_library().get("shoulder abductoin")
    assert caught.value.nearest[0] == "shoulder_abduction"


def test_search_by_region_position_and_text() -> None:
    library = load_library()
    assert "squat" in [d.id for d in library.search("mini squat")]
    assert {d.region for d in library.search(region="shoulder")} == {"shoulder"}
    assert {d.position for d in library.search(position="seated")} == {"seated"}
    assert library.search("no such words anywhere") == ()


def test_a_folder_adds_and_overrides_and_says_so(tmp_path: Path) -> None:
    own = SQUAT.replace("name: Squat", "name: My squat")
    (tmp_path / "squat.yaml").write_text(own, "utf-8")
    new = SQUAT.replace("id: squat", "id: my_squat").replace("name: Squat", "name: Mine")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "my_squat.yaml").write_text(new, "utf-8")
    library = load_library(tmp_path)
    assert library.get("squat").name == "My squat"
    assert library.get("mine").id == "my_squat"
    assert library.overridden == ("squat",)
    assert "squat.yaml" in library.announcements[0]
    assert set(load_library().ids) < set(library.ids)


def test_the_same_id_twice_in_a_folder_is_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "squat.yaml").write_text(SQUAT, "utf-8")
    with pytest.raises(DefinitionError, match="already defined"):
        load_library(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no such folder"):
        load_library(tmp_path / "nowhere")


def test_without_a_folder_the_users_own_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hep_vision.definitions.library.user_exercises_dir", lambda: tmp_path)
    (tmp_path / "squat.yaml").write_text(SQUAT.replace("name: Squat", "name: Own"), "utf-8")
    library = load_library()
    assert library.get("squat").name == "Own"
    assert library.overridden == ("squat",)


class LaterCompensation(Compensation):
    since_s: float = 1.0


class LaterMeasureUse(MeasureUse):
    also: tuple[str, ...] = ()


class LaterDefinition(Definition):
    """The format of some later version, with further fields here and there."""

    measure: LaterMeasureUse | None = None
    compensations: tuple[LaterCompensation, ...] = ()
    contacts: str | None = None


def test_definitions_are_named_as_in_the_records_that_there_are() -> None:
    assert hash_of(SQUAT) == OLDER_SHA256


def test_a_further_field_of_the_format_leaves_the_hash_as_it_was() -> None:
    definition = check_text(SQUAT).definition
    assert definition is not None
    later = LaterDefinition.model_validate(definition.model_dump(by_alias=True))
    assert later.content_sha256 == OLDER_SHA256
    assert later.measure is not None
    first, *others = later.compensations
    for said in (
        {"contacts": "the wall"},
        {"measure": later.measure.model_copy(update={"also": ("hip_flexion",)})},
        {"compensations": (first.model_copy(update={"since_s": 2.0}), *others)},
    ):
        assert later.model_copy(update=said).content_sha256 != OLDER_SHA256, "it is said"


@pytest.mark.parametrize(
    "change",
    [
        ("  arm: 22", "  arm: 23"),
        (
            "  source: default\n  threshold_source",
            "  rom_type: passive\n  source: default\n  threshold_source",
        ),
        ("  stays: [ankle]", "  stays: [ankle]\n  return_share: 0.7"),
        ("  stays: [ankle]", "  stays: [ankle, heel]"),
        ("rule: C7, threshold: 10", "rule: C7, threshold: 11"),
    ],
)
def test_another_figure_gives_another_hash(change: tuple[str, str]) -> None:
    assert hash_of(squat(change)) != OLDER_SHA256


def test_a_default_that_is_written_out_is_the_same_definition() -> None:
    spelt_out = squat(("  stays: [ankle]", "  stays: [ankle]\n  return_share: 0.6"))
    assert hash_of(spelt_out) == OLDER_SHA256


def hash_of(text: str) -> str:
    definition = check_text(text).definition
    assert definition is not None
    return definition.content_sha256
