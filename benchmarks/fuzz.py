"""Fuzzers: inputs at random, each of which must give a result or one clear sentence.

    python -m benchmarks.fuzz logs --minutes 60
    python -m benchmarks.fuzz programs --seed 4711 --count 1

A case is made from its seed alone; a finding is printed with it. Seeds that found something
once are kept in ``fuzz_seeds.json`` and run first, here and in the tests.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fuzzing import bundles, logs, options, programs, videos
from benchmarks.fuzzing.judge import FindingError, refused_or_done, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = Path(__file__).with_name("fuzz_seeds.json")
# Processor time; a case is small, so that more is a loop that nobody meant.
LONGEST_CASE_S = 20.0
MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Fuzzer:
    """How the cases of one kind are made and used."""

    write_case: Callable[[random.Random, Path], Path]
    use_case: Callable[[Path], None]

    def run(self, seed: int, folder: Path, limit_s: float | None = None) -> str:
        """Make a case and use it; how it ended.

        Raises
        ------
        FindingError
            If it ended in anything but a result or one clear sentence, or took too long.
        """
        path = self.write_case(random.Random(seed), folder)
        with within(limit_s):
            return refused_or_done(lambda: self.use_case(path))


FUZZERS = {
    "videos": Fuzzer(videos.write_case, videos.use_case),
    "logs": Fuzzer(logs.write_case, logs.use_case),
    "programs": Fuzzer(programs.write_case, programs.use_case),
    "bundles": Fuzzer(bundles.write_case, bundles.use_case),
    "options": Fuzzer(options.write_case, options.use_case),
}


def kept_seeds(name: str) -> list[int]:
    """Seeds that found something once."""
    return json.loads(SEEDS.read_text("utf-8"))[name]


def _seeds(name: str, first: int, count: int | None) -> Iterator[int]:
    if first == 0:
        yield from kept_seeds(name)
    last = sys.maxsize if count is None else first + count
    yield from range(first, last)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fuzzer", choices=sorted(FUZZERS))
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="The first one.")
    parser.add_argument("--count", type=int, help="At most so many cases.")
    asked = parser.parse_args()
    end_s = time.monotonic() + 60 * asked.minutes
    outcomes: Counter[str] = Counter()
    seed = asked.seed
    for seed in _seeds(asked.fuzzer, asked.seed, asked.count):
        if time.monotonic() > end_s or outcomes["findings"] >= MOST_FINDINGS:
            break
        with tempfile.TemporaryDirectory(prefix="hep-vision-fuzz-") as folder:
            try:
                outcomes[FUZZERS[asked.fuzzer].run(seed, Path(folder), LONGEST_CASE_S)] += 1
            except FindingError as finding:
                outcomes["findings"] += 1
                print(f"seed {seed}: {finding}", flush=True)
    total = sum(outcomes.values())
    print(
        f"{asked.fuzzer}: {total} cases, seeds {asked.seed} to {seed}: "
        + ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    )
    return 1 if outcomes["findings"] else 0


if __name__ == "__main__":
    sys.exit(main())
