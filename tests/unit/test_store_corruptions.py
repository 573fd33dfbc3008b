"""A record damaged by chance is found to be, or nothing of it has changed; the long run is in
`benchmarks/corruptions.py`."""

from __future__ import annotations

from benchmarks.corruptions import run

CASES, SEED = 40, 7


def test_no_damage_is_silent_and_none_is_a_fault_of_ours(tmp_path):
    outcomes, wrong = run(CASES, SEED, tmp_path, every=8)
    assert wrong == []
    assert outcomes["detected"] > CASES / 2
    assert outcomes["detected"] + outcomes["harmless"] == CASES
