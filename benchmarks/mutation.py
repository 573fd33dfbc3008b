"""Which thresholds of the measuring core the tests defend: ``python benchmarks/mutation.py``.

Every named number at the top of a module of ``hep_vision.measure`` is moved by a quarter, up and
down, and the tests of the core are run against it. A mutant that some test notices is killed.
Each mutant runs in a forked process in which the number is replaced in its own module and
wherever it was imported by name; numbers that are worked out from others at import keep their
value. ``--sample N`` draws N of the numbers with a fixed seed. The tests must pass with every
number as it is: otherwise every mutant would look killed, and nothing is run.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import math
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from hep_vision.statistics.intervals import share_interval

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "hep_vision" / "measure"
QUARTER = 0.25
AIM = 0.8
# A fixture for every threshold, named after it.
FIXTURES = (
    *("test_thresholds_counting", "test_thresholds_sets", "test_thresholds_rom"),
    *("test_thresholds_quality", "test_thresholds_body", "test_thresholds_limbs"),
    *("test_thresholds_angles", "test_thresholds_engine", "test_thresholds_recognition"),
    "test_thresholds_learning",
)
# The core's other tests, the quickest first: the first failure ends a mutant.
TESTS = (
    *("test_attempts", "test_signals", "test_hold", "test_rom", "test_limbs", "test_facing"),
    *("test_sides", "test_span", "test_body", "test_tracking", "test_resting", "test_posture"),
    *("test_compensations", "test_distances", "test_angles", "test_view", "test_assemble"),
    *("test_judge", "test_whole_movement", "test_engine", "test_scan", "test_recognise"),
    *("test_learn", "test_bouts", "test_likeness", "test_movements"),
)


@dataclass(frozen=True)
class Threshold:
    """A named number at the top of a module."""

    module: str
    name: str
    value: float

    @property
    def room(self) -> str:
        """The folder of the core it is in, or the module beside them."""
        return self.module.split(".")[2]

    def moved(self, share: float) -> float:
        """The number moved by a share; a whole number by one at least."""
        if isinstance(self.value, int):
            step = max(1, round(abs(self.value * share)))
            return self.value + (step if share > 0 else -step)
        return self.value * (1.0 + share)


def _named(node: ast.stmt) -> list[str]:
    """What a statement gives a name to; several at once count as well."""
    if not isinstance(node, ast.Assign):
        return []
    names = [each for each in ast.walk(node.targets[0]) if isinstance(each, ast.Name)]
    return [each.id for each in names]


def thresholds() -> list[Threshold]:
    """All named numbers of the core."""
    found: list[Threshold] = []
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE.parents[1]).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            for name in _named(node):
                value = getattr(import_module(module), name, None)
                if not name.isupper() or isinstance(value, bool):
                    continue
                if isinstance(value, (int, float)) and math.isfinite(value) and value:
                    found.append(Threshold(module, name, value))
    return found


def tests() -> tuple[list[str], list[str]]:
    """The fixtures, and the other tests that are there with the golden files."""
    fixtures, others = (
        [ROOT / "tests" / "unit" / f"{name}.py" for name in names] for names in (FIXTURES, TESTS)
    )
    others.append(ROOT / "tests" / "golden")
    return [str(path) for path in fixtures], [str(path) for path in others if path.exists()]


def survives(threshold: Threshold, value: float) -> bool:
    """Whether every test passes with another value."""
    child = os.fork()
    if child == 0:
        ours = [m for name, m in list(sys.modules.items()) if name.startswith("hep_vision")]
        for module in ours:
            # The same object: its own module, and those that import it by name.
            if vars(module).get(threshold.name) is threshold.value:
                setattr(module, threshold.name, value)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
            # The fixtures first and by themselves: to collect the others takes longer.
            noticed = any(pytest.main([*options, *paths]) != 0 for paths in tests())
        os._exit(1 if noticed else 0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Which thresholds the tests defend.")
    parser.add_argument("--sample", type=int, help="so many of the thresholds, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only list them")
    asked = parser.parse_args()
    os.chdir(ROOT)
    chosen = thresholds()
    print(f"{len(chosen)} thresholds in hep_vision.measure")
    if asked.list:
        for one in chosen:
            print(f"{one.module}.{one.name} = {one.value:g}")
        return 0
    if asked.sample:
        chosen = random.Random(asked.seed).sample(chosen, min(asked.sample, len(chosen)))
    if not survives(chosen[0], chosen[0].value):
        print("The tests fail as they are: mend them first.", file=sys.stderr)
        return 2
    killed, total, began_s = Counter[str](), Counter[str](), time.monotonic()
    for one in chosen:
        for share in (-QUARTER, QUARTER):
            total[one.room] += 1
            survived = survives(one, one.moved(share))
            killed[one.room] += not survived
            if survived:
                print(f"survives: {one.module}.{one.name} {one.value:g} -> {one.moved(share):g}")
                sys.stdout.flush()
    for room, number in total.items():
        print(f"{room}: {killed[room]} of {number} mutants killed")
    minutes, number = (time.monotonic() - began_s) / 60, total.total()
    share = share_interval(killed.total(), number)
    low, high = 100 * share.low, 100 * share.high
    print(
        f"{killed.total()} of {number} mutants killed ({100 * share.value:.0f} %, "
        f"95 % interval {low:.0f} to {high:.0f}, aim {100 * AIM:.0f}), {minutes:.0f} minutes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
