"""FHIR bundles: good by the models and by our own checks, and a program comes back whole."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import sample_month

from hep_vision.errors import InputError
from hep_vision.export.fhir_bundle import make_bundle
from hep_vision.export.fhir_check import check_bundle
from hep_vision.export.fhir_codes import body_site, rom_code
from hep_vision.export.fhir_program import add_program
from hep_vision.export.fhir_reading import read_program
from hep_vision.program.known import known_exercises
from hep_vision.review.period import read_period
from hep_vision.store.database import open_store
from program_examples import exercise_values, make_program

EXAMPLE = Path(__file__).parents[3] / "shared" / "examples" / "fhir_bundle_r4.json"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> dict[str, Any]:
    db = str(tmp_path_factory.mktemp("fhir") / "record.db")
    with open_store(db) as store:
        sample_month.store_month(store)
        period = read_period(
            store,
            sample_month.PATIENT,
            now=sample_month.NOW,
            first=sample_month.FIRST,
            last=sample_month.LAST,
        )
    made = make_bundle(period, known_exercises())
    return json.loads(json.dumps(made))


def of(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    resources = (entry["resource"] for entry in bundle["entry"])
    return [resource for resource in resources if resource["resourceType"] == kind]


def test_a_bundle_is_good_fhir(bundle):
    assert check_bundle(bundle) == ()
    assert len(of(bundle, "CarePlan")) == 1
    assert len(of(bundle, "ServiceRequest")) == 3
    assert len(of(bundle, "Goal")) == 3
    # Eleven days of four exercises and sides, less two on the short day, and a Saturday's one.
    assert len(of(bundle, "Procedure")) == 11 * 4 - 2 + 1
    assert {p["status"] for p in of(bundle, "Procedure")} == {"completed", "stopped"}


def test_what_was_done_refers_to_what_was_asked_for(bundle):
    asked = {
        entry["fullUrl"]: entry["resource"]["code"]["text"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "ServiceRequest"
    }
    for procedure in of(bundle, "Procedure"):
        (request,) = procedure["basedOn"]
        done, on_request = procedure["code"]["text"], asked[request["reference"]]
        assert done.partition(",")[0] == on_request.partition(",")[0]


def test_a_range_of_motion_has_value_side_and_uncertainty(bundle):
    observations = {o["id"]: o for o in of(bundle, "Observation")}
    right = next(o for id_, o in observations.items() if id_.endswith("-right") and "knee" in
                 o["code"]["text"])  # fmt: skip
    assert right["code"]["coding"][0] == {"system": "http://loinc.org", "code": "41347-6"}
    assert right["bodySite"]["coding"][0]["code"] == "6757004"
    assert right["valueQuantity"]["code"] == "deg"
    codes = [part["code"]["coding"][0]["code"] for part in right["component"]]
    parts = ["rom-start", "rom-uncertainty-95"]
    errors = ["rom-bias", "rom-sd-estimator", "rom-sd-people"]
    assert codes[:6] == [*parts, *errors, "repetitions-contributing"]
    # What the whole course comes to stands with its latest value alone.
    changes = [o for o in observations.values() if len(o.get("note", ())) == 2]
    assert len(changes) == 4  # three exercises, one of them with each side
    for one in changes:
        codes = [part["code"]["coding"][0]["code"] for part in one["component"]]
        assert "detectable-change" in codes
        assert one["note"][1]["text"].startswith("Change: ")
        assert codes[-1] == "evidence-class"
    goals = {
        o["code"]["text"]: part["valueQuantity"]
        for o in observations.values()
        for part in o.get("component", ())
        if part["code"]["coding"][0]["code"] == "goal"
    }
    assert {goal["value"] for goal in goals.values()} == {100, 45}
    assert {goal["code"] for goal in goals.values()} == {"deg"}
    pains = [o for id_, o in observations.items() if id_.startswith("pain")]
    assert max(o["valueQuantity"]["value"] for o in pains) == 6


def test_a_code_of_one_side_is_used_only_where_it_is_verified():
    def code(
        measure: str, side: str, rom_type: str | None = "active", *, increases: bool = True
    ) -> str:
        return rom_code(measure, side, rom_type, increases=increases)["coding"][0]["code"]

    assert code("knee flexion", "left") == "41343-5"
    assert code("shoulder abduction", "right") == "41381-5"  # of no particular side
    assert code("elbow flexion", "left") == "range-of-motion"
    assert code("hip flexion", "right") == "range-of-motion"
    assert code("knee flexion", "right", increases=False) == "range-of-motion"
    # LOINC has active and passive motion: what was helped is neither, and what nobody told is
    # not taken for active.
    assert code("shoulder flexion", "left", "passive") == "41390-6"
    assert code("knee flexion", "left", "passive") == "range-of-motion-passive"
    assert code("shoulder flexion", "left", "active_assisted") == "range-of-motion-assisted"
    assert code("knee flexion", "left", None) == "range-of-motion-unspecified"


def test_left_and_right_hip_are_not_exchanged():
    """Public code lists have them the wrong way round."""
    assert body_site("hip flexion", "left")["coding"][0]["code"] == "287679003"
    assert body_site("hip flexion", "right")["coding"][0]["code"] == "287579007"
    assert body_site("neck side-bend", "left") is None


@pytest.mark.parametrize(
    ("frequency", "times", "unit"),
    [
        ({"days_per_week": 3}, 3, "wk"),
        ({"days_per_week": 3, "times_per_day": 2}, 6, "wk"),
        ({"days_per_week": 7, "times_per_day": 2}, 2, "d"),
        ({"days": ["monday", "friday"], "times_per_day": 2}, 2, "d"),
    ],
)
def test_how_often_is_told_in_full(frequency, times, unit):
    program = make_program(exercise_values(exercise="squat", side="both", frequency=frequency))
    added: list[dict[str, Any]] = []

    def add(_: str, resource: dict[str, Any]) -> str:
        added.append(resource)
        return "urn:uuid:0"

    add_program(program, known_exercises(), {}, program.valid_from, add)
    (request,) = (one for one in added if one["resourceType"] == "ServiceRequest")
    repeat = request["occurrenceTiming"]["repeat"]
    assert (repeat["frequency"], repeat["period"], repeat["periodUnit"]) == (times, 1, unit)


def test_a_program_comes_back_whole(bundle):
    back = read_program(bundle).program
    assert back == sample_month.program()
    assert back.content_sha256 == sample_month.program().content_sha256


def test_a_program_comes_back_from_its_requests_alone(bundle):
    requests = [e for e in bundle["entry"] if e["resource"]["resourceType"] == "ServiceRequest"]
    assert read_program({**bundle, "entry": requests}).program == sample_month.program()


def test_a_program_survives_software_that_writes_numbers_its_own_way(bundle):
    """5.0 comes back as 5, and 6 as 6.0."""
    text = json.dumps(bundle).replace('"value": 5.0', '"value": 5')
    text = text.replace('"value": 100.0', '"value": 100')
    assert read_program(json.loads(text)).program == sample_month.program()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda bundle: [], "no FHIR bundle"),
        (lambda bundle: None, "no FHIR bundle"),
        (lambda bundle: {**bundle, "entry": {}}, "no FHIR bundle"),
        (lambda bundle: {**bundle, "entry": [1, {}, {"resource": []}]}, "no hep-vision program"),
        (lambda bundle: changed(bundle, "CarePlan", ("activity", 0), {"detail": {}}), "activity"),
        (lambda bundle: changed(bundle, "CarePlan", ("activity", 0), {"progress": []}), "nothing"),
        (lambda bundle: changed(bundle, "ServiceRequest", ("extension",), "x"), "extension"),
        (
            lambda bundle: changed(
                bundle, "ServiceRequest", ("extension", 0, "extension"), [{"valueString": "x"}]
            ),
            "url",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(bundle, spoil, words):
    with pytest.raises(InputError, match=words):
        read_program(spoil(bundle))


def test_a_figure_that_was_lost_does_not_become_none(bundle):
    other = copy.deepcopy(bundle)
    parts = [
        part
        for request in of(other, "ServiceRequest")
        for extension in request["extension"]
        if extension["url"].endswith("prescribed-exercise")
        for part in extension["extension"]
    ]
    target = next(part for part in parts if part["url"] == "goal_deg")
    target["valueQuantity"] = {"unit": "deg"}
    with pytest.raises(InputError, match="no value for goal_deg"):
        read_program(other)
    del target["valueQuantity"]
    target["valueString"] = None
    with pytest.raises(InputError):
        read_program(other)


def part_of(bundle: dict[str, Any], name: str) -> dict[str, Any]:
    """First part of that name in a bundle's prescribed exercises."""
    waiting: list[Any] = [
        extension
        for request in of(bundle, "ServiceRequest")
        for extension in request["extension"]
        if extension["url"].endswith("prescribed-exercise")
    ]
    while waiting:
        part = waiting.pop(0)
        if part["url"] == name:
            return part
        waiting += part.get("extension", [])
    raise AssertionError(f"no {name} in the bundle")


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("hold_s", {"code": "h"}, "hold_s in 'h'; it can be read in s"),
        ("hold_s", {"code": None}, "it can be read in s"),
        ("hold_s", {"system": "urn:other"}, "it can be read in s"),
        ("hold_s", {"comparator": "<"}, "says '<' of hold_s"),
        ("hold_s", {"value": "60"}, "no value for hold_s"),
        ("hold_s", {"value": True}, "Decimal value"),
        ("goal_deg", {"code": "rad"}, "goal_deg in 'rad'; it can be read in deg"),
        ("goal_deg", {"comparator": ">="}, "says '>=' of goal_deg"),
    ],
)
def test_a_figure_in_another_unit_or_of_no_amount_is_refused(bundle, name, change, words):
    other = copy.deepcopy(bundle)
    quantity = part_of(other, name)["valueQuantity"]
    quantity.update(change)
    for key in [key for key, value in change.items() if value is None]:
        del quantity[key]
    with pytest.raises(InputError, match=words):
        read_program(other)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hold_s", {"valueInteger": 60}),
        ("hold_s", {"valueString": "60"}),
        ("side", {"valueBoolean": True}),
        ("side", {"valueCode": "right"}),
        ("side", {"valueQuantity": {"value": 1}}),
        ("side", {"valueString": "right", "valueInteger": 1}),
        ("side", {"valueString": "\u001b[31m"}),
        ("side", {"valueString": "\ud800"}),
        ("sets", {"valueInteger": 10**30}),
        ("sets", {"valueInteger": "3"}),
        ("sets", {"extension": None}),
        ("sets", {"extension": [None]}),
        ("sets", {"extension": [{"url": None}]}),
    ],
    ids=str,
)
def test_values_of_another_kind_are_refused(bundle, name, value):
    other = copy.deepcopy(bundle)
    part = part_of(other, name)
    for key in [key for key in part if key != "url"]:
        del part[key]
    part.update(value)
    with pytest.raises(InputError) as caught:
        read_program(other)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "path", "value", "words"),
    [
        ("ServiceRequest", ("status",), "revoked", "is revoked"),
        ("ServiceRequest", ("status",), "entered-in-error", "is entered-in-error"),
        ("CarePlan", ("status",), "entered-in-error", "is entered-in-error"),
        ("CarePlan", ("status",), "banana", "'banana', which does not exist"),
        ("ServiceRequest", ("intent",), "proposal", "'proposal', which is no prescription"),
        ("ServiceRequest", ("doNotPerform",), True, "what not to do"),
        ("CarePlan", ("implicitRules",), "urn:rules", "implicitRules"),
        (
            "ServiceRequest",
            ("modifierExtension",),
            [{"url": "urn:not", "valueBoolean": True}],
            "modifierExtension",
        ),
        ("CarePlan", ("activity", 1), None, "does not list it"),
        ("CarePlan", ("activity", 0, "reference"), {"reference": "urn:x"}, "not in the bundle"),
    ],
)
def test_what_prescribes_nothing_or_only_a_part_is_refused(bundle, kind, path, value, words):
    with pytest.raises(InputError, match=words):
        read_program(changed(bundle, kind, path, value))


def test_two_plans_or_two_programs_are_refused(bundle):
    plan = next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "CarePlan")
    with pytest.raises(InputError, match="two CarePlans"):
        read_program({**bundle, "entry": [*bundle["entry"], copy.deepcopy(plan)]})
    request = next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "ServiceRequest")
    with pytest.raises(InputError, match="Two ServiceRequests"):
        read_program({**bundle, "entry": [*bundle["entry"], copy.deepcopy(request)]})
    text = json.dumps(copy.deepcopy(request)).replace('"knee-0147"', '"other"')
    other = json.loads(text.replace('"valueInteger": 1}', '"valueInteger": 2}', 1))
    other["fullUrl"] = "urn:uuid:other"
    with pytest.raises(InputError, match=r"two contents|several names"):
        read_program({**bundle, "entry": [*bundle["entry"], other]})


def test_what_was_not_read_is_listed(bundle):
    assert [one for one in read_program(bundle).not_read if "ServiceRequest" in one] == []
    (listed,) = read_program(bundle).not_read
    assert listed.startswith("Not read: ")
    assert "43 Procedure" in listed
    later = changed(
        bundle,
        "ServiceRequest",
        ("occurrenceTiming", "repeat", "frequency"),
        99,
    )
    assert any("another occurrenceTiming" in one for one in read_program(later).not_read)
    words = changed(bundle, "ServiceRequest", ("patientInstruction",), "Do twice as many.")
    assert any("another patientInstruction" in one for one in read_program(words).not_read)
    noted = changed(bundle, "ServiceRequest", ("note",), [{"text": "Only if free of pain."}])
    assert any("were not read: note" in one for one in read_program(noted).not_read)
    longer = changed(bundle, "CarePlan", ("period", "end"), "2030-01-01")
    assert any("another period" in one for one in read_program(longer).not_read)
    foreign = {"resource": {**copy.deepcopy(of(bundle, "ServiceRequest")[0]), "extension": []}}
    with_foreign = {**bundle, "entry": [*bundle["entry"], foreign]}
    (listed,) = read_program(with_foreign).not_read
    assert "1 ServiceRequest without a hep-vision program" in listed


@pytest.mark.parametrize("depth", [50, 500, 5000])
def test_a_deep_bundle_is_refused(bundle, depth):
    value: Any = []
    for _ in range(depth):
        value = [value]
    with pytest.raises(InputError, match="nested too deeply"):
        read_program({**bundle, "extension": value})


def changed(bundle: dict[str, Any], kind: str, path: tuple, value: object) -> dict[str, Any]:
    other = copy.deepcopy(bundle)
    node: Any = of(other, kind)[0]
    for step in path[:-1]:
        node = node[step]
    if value is None:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return other


@pytest.mark.parametrize(
    ("kind", "path", "value", "words"),
    [
        ("Procedure", ("status",), "banana", "status 'banana' does not exist"),
        ("Goal", ("lifecycleStatus",), "banana", "status 'banana' does not exist"),
        ("CarePlan", ("intent",), "wish", "intent 'wish' does not exist"),
        ("Procedure", ("subject", "reference"), "urn:uuid:0", "urn:uuid:0 is not in the bundle"),
        ("Observation", ("valueQuantity", "code"), "degrees!", "'degrees!' is no code"),
        ("Observation", ("code", "coding", 0, "code"), "00000-0", "'00000-0' is no code"),
        ("Observation", ("effectivePeriod", "start"), "2026-01-05T08:00:00", "no time zone"),
        ("Procedure", ("subject",), None, "subject"),
        ("Patient", ("nickname",), "Al", "nickname"),
        ("Patient", ("id",), "a b", "id 'a b' is not one"),
    ],
)
def test_what_is_wrong_is_found(bundle, kind, path, value, words):
    faults = check_bundle(changed(bundle, kind, path, value))
    assert any(words in fault for fault in faults), faults


def test_sides_that_contradict_each_other_are_found(bundle):
    other = copy.deepcopy(bundle)
    knee = next(o for o in of(other, "Observation") if o["id"].endswith("left"))
    knee["bodySite"]["coding"][0]["code"] = "6757004"
    (fault,) = check_bundle(other)
    assert "different sides" in fault


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "no FHIR bundle"),
        ({"resourceType": "Bundle", "entry": []}, "no hep-vision program"),
    ],
)
def test_a_bundle_without_a_program_is_refused(wrong, words):
    with pytest.raises(InputError, match=words):
        read_program(wrong)


def test_a_program_in_parts_is_refused(bundle):
    entries = bundle["entry"]
    without = [e for e in entries if e["resource"].get("id") != "request-v1-2"]
    with pytest.raises(InputError, match="not in the bundle"):
        read_program({**bundle, "entry": without})
    other = copy.deepcopy(bundle)
    for extension in of(other, "ServiceRequest")[0]["extension"]:
        for part in extension.get("extension", []):
            if part["url"] == "side":
                part["valueString"] = "up"
    with pytest.raises(InputError, match="program in it is wrong"):
        read_program(other)


@pytest.mark.shared
def test_the_worked_example_has_codes_we_know_or_says_which_not():
    if not EXAMPLE.is_file():
        pytest.skip("the evidence folder ../shared is not here")
    faults = check_bundle(json.loads(EXAMPLE.read_text("utf-8")))
    assert not [fault for fault in faults if "41347-6" in fault or "6757004" in fault]
