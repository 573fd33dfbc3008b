"""Write the golden files anew, after a change that is meant to change numbers.

::

    python tests/golden/regenerate.py            # the answers, from the recorded landmarks
    python tests/golden/regenerate.py --record   # the landmarks as well, from sample_videos/

Look at the difference before it is committed: every number in it is a claim.
"""

from __future__ import annotations

import argparse
import json

from cases import CASES, CLIPS, ENGINE_FILE, Case, summary

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.version import ENGINE_VERSION
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.sources.pose.models import ensure_model


def record(case: Case) -> None:
    """Estimate the landmarks of the case's clip, once more."""
    job = Job(CLIPS / f"{case.clip}.mp4", shipped_library().get(case.exercise), Prescription())
    analysis = analyze(job, ensure_model())
    write_landmark_log(case.log, analysis.frames, analysis.meta)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true", help="estimate the landmarks anew")
    if parser.parse_args().record:
        for case in {case.clip: case for case in CASES}.values():
            record(case)
    for case in CASES:
        text = json.dumps(summary(case.replay()), indent=1)
        case.expected.write_text(text + "\n", encoding="utf-8")
    ENGINE_FILE.write_text(ENGINE_VERSION + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
