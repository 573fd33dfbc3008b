"""The exercises that ship: complete, consistent and readable."""

import re
from collections import defaultdict

import pytest

from hep_vision.definitions.fields import OWN_SOURCES
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.quality.compensations import (
    MOMENTUM,
    OVER_THE_LIMIT,
    PAST_POSITION,
    rule_for,
)

LIBRARY = shipped_library()
ALL = LIBRARY.all()

CATALOGUE = """
heel_slide quad_set straight_leg_raise short_arc_quad seated_knee_extension
seated_knee_flexion standing_hamstring_curl squat wall_sit sit_to_stand step_up
standing_hip_abduction side_lying_hip_abduction clamshell bridge standing_hip_extension march
ankle_pump heel_raise toe_raise knee_to_wall
pelvic_tilt knee_to_chest prone_press_up bird_dog standing_side_bend
pendulum table_slide supine_cane_flexion wall_slide shoulder_flexion shoulder_abduction
band_external_rotation side_lying_external_rotation band_row
elbow_flexion wrist_flexion chin_tuck neck_rotation neck_side_bend tandem_stance
single_leg_stance
push_up lunge overhead_press curl_up plank prone_back_extension quadruped_hip_extension
elbow_extension pull_up jumping_jack
split_squat semi_tandem_stance
calf_stretch soleus_stretch hamstring_stretch scapular_squeeze glute_set wall_push_up
seated_march hip_flexor_stretch doorway_stretch side_step heel_toe_walk dead_bug side_plank
hip_hinge sleeper_stretch cross_body_stretch lower_trunk_rotation double_knee_to_chest cat_camel
terminal_knee_extension figure_four_stretch quadriceps_stretch
chair_stand_30s five_times_sit_to_stand
""".split()  # noqa: SIM905 - as many quoted names read worse

each = pytest.mark.parametrize("definition", ALL, ids=lambda d: d.id)


def spelt(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()


def test_the_library_holds_what_the_catalogue_names() -> None:
    assert set(LIBRARY.ids) == set(CATALOGUE)


def test_what_the_camera_cannot_measure_says_so() -> None:
    timers = {d.id: d.kind for d in ALL if not d.is_measured}
    assert timers == {
        "quad_set": "self_confirmed",
        "pelvic_tilt": "self_confirmed",
        "chin_tuck": "self_confirmed",
        "pendulum": "timed",
        "scapular_squeeze": "self_confirmed",
        "glute_set": "self_confirmed",
        "heel_toe_walk": "timed",
        "sleeper_stretch": "self_confirmed",
        "cross_body_stretch": "self_confirmed",
        "lower_trunk_rotation": "self_confirmed",
        "cat_camel": "self_confirmed",
        "figure_four_stretch": "self_confirmed",
    }


def test_no_name_leads_to_two_exercises() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for definition in ALL:
        for name in (definition.id, definition.name, *definition.synonyms):
            owners[spelt(name)].add(definition.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


# Names of other exercises, or of tests with a protocol of their own, by the file that once had
# them. Each leads to its own definition or to none.
NOT_A_SYNONYM_OF = {
    "calf stretch": "knee_to_wall",
    "heel cord stretch": "knee_to_wall",
    "sit up": "curl_up",
    "scaption": "shoulder_abduction",
    "superman": "prone_back_extension",
    "abdominal brace": "pelvic_tilt",
    "five times sit to stand": "sit_to_stand",
    "5xsts": "sit_to_stand",
    "press up": "push_up",
    "wall slide for the legs": "wall_sit",
    "wall slide": "wall_sit",
    "wall walk": "wall_slide",
    "finger wall walk": "wall_slide",
    "wall crawl": "wall_slide",
    "terminal knee extension": "short_arc_quad",
    "tke": "short_arc_quad",
    "tke over a roll": "short_arc_quad",
    "split squat": "lunge",
    "donkey kick": "quadruped_hip_extension",
    "seated march": "march",
    "wall push up": "push_up",
    "scapular retraction with band": "band_row",
}


def test_no_synonym_is_another_exercise() -> None:
    for name, id_ in NOT_A_SYNONYM_OF.items():
        definition = LIBRARY.get(id_)
        called = {spelt(text) for text in (*definition.synonyms, *definition.variants)}
        assert name not in called, f"{name} is not {definition.name}"


@each
def test_every_exercise_tells_safety_and_what_to_watch_for(definition: Definition) -> None:
    assert definition.safety
    assert definition.watch_for


EMERGENCY = "call emergency services"


def test_emergency_words_stand_where_they_belong() -> None:
    warned = {
        "short of breath": {
            *("ankle_pump", "quad_set", "heel_slide", "short_arc_quad", "seated_knee_flexion"),
            "jumping_jack",
        },
        "see double": {"neck_rotation", "neck_side_bend", "chin_tuck"},
        "numb between your legs": {"prone_press_up"},
    }
    for sign, ids in warned.items():
        for id_ in ids:
            texts = [note.text for note in LIBRARY.get(id_).safety if sign in note.text]
            assert texts, (id_, sign)
            assert all(EMERGENCY in text for text in texts)


@each
def test_a_calf_that_hurts_never_stands_without_breathlessness(definition: Definition) -> None:
    texts = " ".join(note.text for note in definition.safety)
    assert ("blood clot" not in texts) or ("short of breath" in texts)


STANDING_UNSAFE = (
    *("heel_raise", "toe_raise", "march", "lunge", "split_squat", "step_up", "single_leg_stance"),
    *("tandem_stance", "semi_tandem_stance", "standing_hip_abduction", "standing_hip_extension"),
    "standing_hamstring_curl",
)


@pytest.mark.parametrize("id_", STANDING_UNSAFE)
def test_a_patient_who_may_fall_holds_on(id_: str) -> None:
    """Support "within reach" is not held."""
    definition = LIBRARY.get(id_)
    told = " ".join((definition.start_position, *definition.instructions))
    assert re.search(r"Hold on to|hand on a counter|one hand on", told)
    assert "within reach" not in " ".join((told, *(note.text for note in definition.safety)))


def test_a_source_is_called_the_same_everywhere() -> None:
    works: dict[str, set[str]] = defaultdict(set)
    for definition in ALL:
        for key, work in definition.sources.items():
            works[key].add(f"{work.work} {work.checked}")
    assert {key: texts for key, texts in works.items() if len(texts) > 1} == {}


@each
def test_every_compensation_that_is_watched_for_can_be_found(definition: Definition) -> None:
    for entry in definition.compensations:
        assert definition.measure is not None
        compared = rule_for(entry.rule, definition.measure.id).quantities
        assert compared or entry.rule in (MOMENTUM, OVER_THE_LIMIT, PAST_POSITION), entry.rule


@each
def test_what_the_patient_reads_is_in_sentences(definition: Definition) -> None:
    told = [
        definition.description,
        definition.start_position,
        *definition.instructions,
        *definition.watch_for,
        *(entry.text for entry in definition.safety),
        *(entry.cue for entry in definition.compensations),
    ]
    for text in told:
        assert text.endswith("."), text
        assert text[0].isupper(), text


@each
def test_a_comma_has_not_cut_a_text_in_two(definition: Definition) -> None:
    for text in (*definition.synonyms, *definition.variants, *definition.watch_for):
        assert text.count("(") == text.count(")"), text


@each
def test_instructions_read_at_grade_six_or_below(definition: Definition) -> None:
    text = " ".join((definition.description, definition.start_position, *definition.instructions))
    assert reading_grade(text) <= 6.0


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade, syllables counted as groups of vowels."""
    sentences = [s for s in re.split(r"[.!?]+", text) if s.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return (
        0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    )


def syllables(word: str) -> int:
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def test_the_reading_grade_tells_plain_from_learned() -> None:
    plain = "Sit on a chair. Put your feet flat on the floor. Stand up."
    learned = (
        "Perform concentric quadriceps contraction, maintaining lumbopelvic neutrality "
        "throughout the entirety of the available tibiofemoral excursion."
    )
    assert reading_grade(plain) < 2 < 15 < reading_grade(learned)


@each
def test_a_dose_says_something_and_has_a_source(definition: Definition) -> None:
    for dose in definition.dose:
        figures = dose.model_dump(exclude={"source"}, exclude_none=True)
        assert figures
        assert not set(dose.source) & set(OWN_SOURCES), "a dose is not ours to propose"
