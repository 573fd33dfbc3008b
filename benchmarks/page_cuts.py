"""Cuts the session page's connection at random pictures, and compares the records.

Each session runs in Chromium with a stick figure in place of the pose model, quicker than real
time. At every cut some messages are lost on their way. The record has to be the one of the same
messages without a cut.

Run from the repository: ``python -m benchmarks.page_cuts [CUTS]``, 200 by default.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

CUTS = 200
CUTS_EACH = 20


def main() -> None:
    from interrupted_page import cut_at_random

    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else CUTS
    equal = sessions = 0
    began_s = time.monotonic()
    for seed in range(-(-cuts // CUTS_EACH)):
        with tempfile.TemporaryDirectory() as folder:
            own, undisturbed = cut_at_random(Path(folder), CUTS_EACH, seed=100 + seed)
        sessions += 1
        equal += own == undisturbed
        counted = sum(one["status"] == "counted" for one in own["attempt"])
        told = "as without a cut" if own == undisturbed else "NOT as without a cut"
        print(f"seed {100 + seed}: {CUTS_EACH} cuts, {counted} counted, record {told}", flush=True)
    lasted_s = time.monotonic() - began_s
    print(
        f"{sessions * CUTS_EACH} cuts in {sessions} sessions, {lasted_s:.0f} s: "
        f"{equal} of {sessions} records as without a cut"
    )
    sys.exit(0 if equal == sessions else 1)


if __name__ == "__main__":
    main()
