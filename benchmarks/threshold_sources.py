"""Which thresholds of the measuring core name a source: ``python benchmarks/threshold_sources.py``.

The comment above a named number, or the text of its module where that has no comment, names a
source if it has a publication with its year or says what was measured (clips, logs, rendered
figures, a benchmark). All others are defaults of ours, which a fixture of their own holds
(`tests/contract/test_thresholds.py`). ``--list`` prints these.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

if __package__ in (None, ""):  # run by its path
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.mutation import SOURCE, Threshold, thresholds

NAMES_A_SOURCE = re.compile(
    r"\b(19|20)\d\d\b|et al|AAOS|\bclips?\b|\blogs?\b|\brendered\b|\bmeasured on\b|benchmarks?[./]"
)


def comment_of(threshold: Threshold) -> str:
    """The comment above a named number; numbers below one another share one."""
    path = SOURCE.joinpath(*threshold.module.split(".")[2:]).with_suffix(".py")
    lines = path.read_text("utf-8").splitlines()
    named = re.compile(rf"(\w+, )*{threshold.name}\b.*=")
    at = next(number for number, line in enumerate(lines) if named.match(line))
    own = lines[at].partition("#")[2]
    while at > 0 and not lines[at].startswith("#") and lines[at]:
        at -= 1
    above: list[str] = []
    while at >= 0 and lines[at].startswith("#"):
        above.insert(0, lines[at].lstrip("# "))
        at -= 1
    return " ".join([*above, own.strip()]).strip()


def main(words: list[str] | None = None) -> int:
    """Print the count, and with ``--list`` the thresholds without a source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="those without a source")
    asked = parser.parse_args(words)
    every = thresholds()
    ours = [each for each in every if not NAMES_A_SOURCE.search(comment_of(each))]
    if asked.list:
        for each in ours:
            name = each.module.removeprefix("hep_vision.measure.")
            print(f"{name}.{each.name} = {each.value:g}: {comment_of(each)}")
    rooms = Counter(each.room for each in every)
    without = Counter(each.room for each in ours)
    for room, number in sorted(rooms.items()):
        print(f"{room:14s} {number - without[room]:3d} of {number:3d} name a source")
    print(f"{len(every)} thresholds, {len(every) - len(ours)} name a source, {len(ours)} are ours")
    return 0


if __name__ == "__main__":
    sys.exit(main())
