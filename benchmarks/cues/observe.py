"""How far every rule's quantity goes in a clip: the engine with all rules wide open."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from benchmarks.accuracy.clips import Clip
from benchmarks.accuracy.quick import stored_clips

from hep_vision.coach.advice import LATEST, SEEN_BEFORE_TOLD, Advice
from hep_vision.definitions.library import Library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Compensation, Prescription, RuleId
from hep_vision.measure.quality.compensations import RULES
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

Kind = Literal["real", "rendered", "fault"]

EVIDENCE = Path(__file__).resolve().parents[2].parent / "shared" / "bench"
REAL_FOLDERS = ("real", "real2")
# Levels of a factor that are no correct movement, or are not seen as the product asks for.
NOT_CORRECT = ("compensation", "range", "own range", "bystander", "tempo")


@dataclass(frozen=True)
class Seen:
    """What one rule found in the counted repetitions of one clip, in their order; NaN: nothing."""

    clip: str
    kind: Kind
    exercise: str
    rule: RuleId
    amounts: tuple[float, ...]
    counted: int

    def told(self, threshold: float) -> bool:
        """Whether the patient hears the cue at that threshold."""
        level = self.told_level
        return level < threshold if RULES[self.rule].against_low else level > threshold

    @property
    def told_level(self) -> float:
        """The threshold at which the patient would just hear the cue; NaN if at none.

        The coach tells what was seen in so many of the latest repetitions
        (`hep_vision.coach.advice`).
        """
        sign = -1.0 if RULES[self.rule].against_low else 1.0
        levels = [
            sorted((sign * a for a in window if not math.isnan(a)), reverse=True)
            for window in (
                self.amounts[max(0, i - LATEST + 1) : i + 1] for i in range(self.counted)
            )
        ]
        enough = [level[SEEN_BEFORE_TOLD - 1] for level in levels if len(level) >= SEEN_BEFORE_TOLD]
        return sign * max(enough) if enough else math.nan

    @property
    def found(self) -> tuple[float, ...]:
        """The amounts that were seen."""
        return tuple(a for a in self.amounts if not math.isnan(a))


def wide_open(rules: Sequence[RuleId]) -> tuple[Compensation, ...]:
    """The rules with thresholds that every amount passes."""
    return tuple(
        Compensation(rule, float("inf") if RULES[rule].against_low else float("-inf"), "")
        for rule in rules
    )


def observe(
    name: str,
    kind: Kind,
    definition: Definition,
    frames: Sequence[PoseFrame],
    model: str,
    prescription: Prescription,
    rules: Sequence[RuleId],
) -> list[Seen]:
    """Amounts of the rules in the repetitions that count."""
    exercise = apply_pose_profile(definition.exercise(), profile_of(model))
    exercise = replace(exercise, compensations=wide_open(rules))
    engine = Engine(exercise, prescription)
    for frame in frames:
        engine.advance(frame)
    counted = engine.finish().repetitions
    return [
        Seen(
            name,
            kind,
            definition.id,
            rule,
            tuple(
                next((f.amount for f in attempt.findings if f.code == rule), math.nan)
                for attempt in counted
            ),
            len(counted),
        )
        for rule in rules
    ]


def rules_of(definition: Definition) -> tuple[RuleId, ...]:
    """The rules of a definition that compare something frame by frame, and swinging."""
    return tuple(each.rule for each in definition.compensations if each.rule not in ("C13", "C14"))


def correct_rendered(clips: Sequence[Clip]) -> Iterator[Clip]:
    """Clips of correct movement among the stored and drawn ones, each once."""
    seen: set[str] = set()
    for clip in (*stored_clips(), *clips):
        planned = clip.planned
        odd = planned.group == "phantom" or planned.factor in NOT_CORRECT or not planned.supported
        if not odd and planned.name not in seen:
            seen.add(planned.name)
            yield clip


def observe_rendered(clip: Clip, definition: Definition, rules: Sequence[RuleId]) -> list[Seen]:
    """One drawn clip."""
    log = read_landmark_log(clip.log)
    return observe(
        clip.planned.name,
        "rendered",
        definition,
        log.frames,
        log.meta.get("model", "full"),
        prescription_of(definition, clip.planned.scene.side),
        rules,
    )


def prescription_of(definition: Definition, side: str | None) -> Prescription:
    """What a program would ask for of that side."""
    if side == "left":
        return Prescription(side="left")
    if side == "right":
        return Prescription(side="right")
    return Prescription(side="both" if definition.side.kind == "both" else "auto")


@dataclass(frozen=True)
class RealClip:
    """A labelled recording of somebody real."""

    name: str
    log: Path
    exercise: str
    side: str


def real_clips(evidence: Path = EVIDENCE) -> Iterator[RealClip]:
    """The labelled recordings in which an exercise is done."""
    for folder in REAL_FOLDERS:
        labels = json.loads((evidence / folder / "labels.json").read_text("utf-8"))
        for label in labels if isinstance(labels, list) else labels["logs"]:
            if label["exercise"]:
                path = evidence / folder / label["log"]
                yield RealClip(path.stem, path, label["exercise"], label["side"])


def observe_real(clip: RealClip, library: Library) -> list[Seen]:
    """One real recording, with the rules of the exercise that it is labelled as."""
    definition = library.get(clip.exercise)
    log = read_landmark_log(clip.log)
    return observe(
        clip.name,
        "real",
        definition,
        log.frames,
        log.meta.get("model", "full"),
        prescription_of(definition, clip.side),
        rules_of(definition),
    )


def told_to_real(clip: RealClip, library: Library) -> tuple[str, ...]:
    """The cues that a patient would hear who moves as in a real recording."""
    definition = library.get(clip.exercise)
    log = read_landmark_log(clip.log)
    model = log.meta.get("model", "full")
    exercise = apply_pose_profile(definition.exercise(), profile_of(model))
    engine, advice = Engine(exercise, prescription_of(definition, clip.side)), Advice()
    for frame in log.frames:
        engine.advance(frame)
    told: list[str] = []
    for attempt in engine.finish().repetitions:
        due = advice.due((attempt,))
        if due is not None:
            advice.told(due)
            told.append(due.advice)
    return tuple(told)
