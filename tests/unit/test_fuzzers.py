"""A short run of each fuzzer; `benchmarks/fuzz.py` runs them for hours."""

from __future__ import annotations

import random

import pytest
from benchmarks.fuzz import FUZZERS, kept_seeds
from benchmarks.fuzzing.judge import FindingError, refused_or_done, require_plain

from hep_vision.errors import InputError, StoreError

SHORT = {"videos": 6, "logs": 120, "programs": 60, "bundles": 120, "options": 40}


@pytest.mark.parametrize("name", FUZZERS)
def test_a_result_or_one_clear_sentence(tmp_path, name):
    outcomes: dict[str, int] = {}
    for number, seed in enumerate([*kept_seeds(name), *range(SHORT[name])]):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            outcome = FUZZERS[name].run(seed, folder)
        except FindingError as finding:
            pytest.fail(f"python -m benchmarks.fuzz {name} --seed {seed} --count 1: {finding}")
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert outcomes.get("done", 0) > 0


@pytest.mark.parametrize("name", FUZZERS)
def test_a_seed_makes_one_case(tmp_path, name):
    made = []
    for again in ("a", "b"):
        (tmp_path / again).mkdir()
        path = FUZZERS[name].write_case(random.Random(7), tmp_path / again)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def raises(error: Exception):
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize(
    "error",
    [
        ValueError("a bug"),
        StoreError("not the input's fault."),
        InputError("two\nlines"),
        InputError(""),
        InputError("x" * 5000),
    ],
    ids=repr,
)
def test_the_judge_sees_what_must_not_be(error):
    with pytest.raises(FindingError):
        refused_or_done(raises(error))


def test_the_judge_lets_pass_what_may_be():
    assert refused_or_done(lambda: None) == "done"
    assert refused_or_done(raises(InputError("a.npz: it is damaged."))) == "refused"
    with pytest.raises(FindingError):
        require_plain("a\x1b", "stdout")
