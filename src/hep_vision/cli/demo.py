"""``hep-vision demo``: the main job on a clip that comes with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hep_vision.analysis.analyze import Job
from hep_vision.cli.analyze import measure
from hep_vision.cli.analyze_options import DEFAULT_FOLDER
from hep_vision.cli.console import escape, out
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.report import print_report
from hep_vision.cli.results_folder import tidy_results
from hep_vision.definitions.library import load_library
from hep_vision.measure.exercise import Prescription
from hep_vision.packaged import packaged_dir

CLIP = "squat_side.mp4"
EXERCISE = "squat"


def demo(
    out_dir: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the results.")
    ] = DEFAULT_FOLDER,
) -> None:
    """Count and measure a sample clip: a rendered figure doing squats.

    The same as `hep-vision analyze CLIP --exercise squat`; the first run fetches the pose
    model.
    """
    clip = packaged_dir("sample_videos") / CLIP
    definition = load_library().get(EXERCISE)
    out.print(f"hep-vision analyze {escape(str(clip))} --exercise {EXERCISE}", soft_wrap=True)
    job = Job(clip, definition, Prescription(side=definition.side.default))
    tidy_results(out_dir)
    folder = out_dir / f"demo-{EXERCISE}"
    analysis, outputs = measure(job, folder, install_if_missing(), annotate=True)
    print_report(analysis, outputs)
