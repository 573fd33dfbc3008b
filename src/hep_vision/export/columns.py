"""The columns of the exported tables; those of an attempt come from `hep_vision.record.attempt`.

``docs/data_dictionary.md`` is made from them; ``python -m hep_vision.export.columns`` prints it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from hep_vision.record.attempt import COLUMNS

Kind = Literal["text", "whole", "number", "yes_no", "day", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what kind of value it has, in what unit, and what it means."""

    name: str
    kind: Kind
    unit: str
    means: str


_WHOSE = (
    Column("patient", "text", "", "Pseudonym."),
    Column("session", "whole", "", "Number of the session in the record."),
    Column("set", "whole", "", "Number of the set in the record."),
    Column("exercise", "text", "", "Id of the exercise in the library."),
)
_OF_UNIT = "unit of the measure"
_ROM_TYPE = "Whose force moved: active, active_assisted or passive; empty if not told."

SET_COLUMNS = (
    *_WHOSE,
    Column("day", "day", "", "The patient's own calendar day."),
    Column("started_at", "moment", "UTC", "When the set began."),
    Column("ended_at", "moment", "UTC", "When it ended; empty if it was broken off."),
    Column("why_ended", "text", "", "done, stopped, pain, fatigue or lost_sight."),
    Column("program", "text", "", "Program it was done under."),
    Column("program_version", "whole", "", "Version of that program."),
    Column("exercise_name", "text", "", "Name of the exercise."),
    Column("measure", "text", "", "The measured motion, neutral-zero."),
    Column("unit", "text", "", "Unit of the measure: deg, or ratio for body lengths."),
    Column("side", "text", "", "left, right, both (together) or alternating (in turn)."),
    Column("rom_type", "text", "", _ROM_TYPE),
    Column("prescribed_sets", "whole", "", "Sets that were asked for."),
    Column("prescribed_repetitions", "whole", "", "Repetitions that were asked for."),
    Column("prescribed_target", "number", _OF_UNIT, "What a full repetition reaches."),
    Column("prescribed_limit", "number", _OF_UNIT, "What must not be passed."),
    Column("prescribed_hold_s", "number", "s", "How long a repetition was to be held."),
    Column("counted", "whole", "", "Repetitions counted by the camera."),
    Column("partial", "whole", "", "Attempts begun that are no full repetitions."),
    Column("rejected", "whole", "", "Movements that are no attempt."),
    Column("counted_by_therapist", "whole", "", "A therapist's count beside it; empty if none."),
    Column(
        "rom",
        "number",
        _OF_UNIT,
        "Middle of the first measured attempts, five at most, counted or not.",
    ),
    Column("rom_uncertainty", "number", _OF_UNIT, "Half-width of its 95 % interval."),
    Column("rom_of", "whole", "", "Attempts it is the middle of."),
    Column("not_measurable", "whole", "", "Attempts among them that could not be measured."),
    Column("pain_0_to_10", "whole", "NPRS", "Pain asked after the set."),
    Column("effort", "whole", "", "Effort asked after the set, on the session's scale."),
    Column("session_pain_worst_0_to_10", "whole", "NPRS", "Worst pain in the session."),
    Column("session_effort", "whole", "", "Effort in the session."),
    Column("session_effort_scale", "text", "", "CR10 or RPE 6-20."),
    Column("duration_s", "number", "s", "Length of the recording."),
    Column("frames", "whole", "", "Frames that were looked at."),
    Column("frames_with_pose", "whole", "", "Frames in which the person was found."),
    Column("frame_rate_hz", "number", "1/s", "Median rate of the frames."),
    Column("width_px", "whole", "px", "Width of the picture."),
    Column("height_px", "whole", "px", "Height of the picture."),
    Column("setup", "text", "", "Name of the camera set-up."),
    Column("hep_vision", "text", "", "Version of hep-vision."),
    Column("engine", "text", "", "Version of the measuring core; empty before 0.3.0."),
    Column("model", "text", "", "Pose model."),
    Column("model_sha256", "text", "", "Hash of the pose model's file."),
    Column("definition_sha256", "text", "", "Hash of the exercise's definition."),
)

ATTEMPT_COLUMNS = (
    *_WHOSE,
    Column("unit", "text", "", "Unit of the measure: deg, or ratio for body lengths."),
    Column("attempt", "whole", "", "Place among all attempts of the set."),
    Column("rom_type", "text", "", _ROM_TYPE),
    *(
        Column(c.name, c.kind, _OF_UNIT if c.of_measure else c.about.unit, c.about.means)
        for c in COLUMNS
        if c.name != "number"
    ),
    Column("findings", "text", "", "Codes of what was found, separated by blanks."),
)

FRAME_COLUMNS = (
    *_WHOSE,
    Column("unit", "text", "", "Unit of the measure: deg, or ratio for body lengths."),
    Column("side", "text", "", "left, right or both."),
    Column("time_s", "number", "s", "Capture time, from the start of the recording."),
    Column("value", "number", _OF_UNIT, "The measure; empty where the joint was not seen."),
    Column("smooth", "number", _OF_UNIT, "What the counter followed."),
    Column("attempt", "whole", "", "Attempt the frame is part of; empty between attempts."),
)

TABLES = {"sets": SET_COLUMNS, "attempts": ATTEMPT_COLUMNS, "frames": FRAME_COLUMNS}
_ABOUT = {
    "sets": "One row for each set.",
    "attempts": "One row for each attempt, whatever became of it.",
    "frames": "One row for each frame and side.",
}


def dictionary_text() -> str:
    """Text of the data dictionary as it is committed in ``docs``."""
    lines = [
        "# Data dictionary",
        "",
        "Tables of `hep-vision export tables`, as CSV (UTF-8, comma, a point for decimals) or",
        "Parquet. An empty cell, or null, is a value that is not known. Moments are in UTC. A",
        "set that was never ended has its attempts as they looked when they were made; one that",
        "no camera measures has the measure `not measured`, no attempts and no counts. In CSV, a",
        "text that a spreadsheet would take for a formula, as it begins with `=`, `+`, `-` or `@`,",
        "has a `'` before it.",
        "Made by `python -m hep_vision.export.columns`.",
    ]
    for name, columns in TABLES.items():
        lines += ["", f"## {name}", "", _ABOUT[name], "", "| column | kind | unit | meaning |"]
        lines.append("|---|---|---|---|")
        lines += [f"| `{c.name}` | {c.kind} | {c.unit} | {c.means} |" for c in columns]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dictionary_text())
