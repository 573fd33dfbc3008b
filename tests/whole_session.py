"""A program of three exercises, and a patient who does it in front of the session page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hep_vision.coach.words import load_words
from hep_vision.program.known import known_exercises
from page_stand_in import CHUNK, FPS, PagePatient, still
from stick_body import extending_knee, frames_of, repetitions, squatting

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import PoseFrame
    from page_stand_in import Look

PROGRAM = """
schema: hep-vision/program/1
program: whole-session
version: 1
valid_from: 2026-01-05
valid_until: 2099-12-31
patient: P-9
author: {name: Dana Okafor}
contact: {name: Dana Okafor, phone: "+49 30 5550 147"}
exercises:
  - exercise: seated_knee_extension
    side: right
    sets: SETS
    reps: 2
    rest_s: 5
    frequency: {days_per_week: 7}
    pain_rule: {stop_above_0_to_10: 5}
    effort: {scale: CR10, from: 3, to: 5}
  - exercise: wall_sit
    side: both
    sets: 1
    reps: 1
    hold_s: 5
    rest_s: 5
    frequency: {days_per_week: 7}
  - exercise: squat
    side: both
    sets: 1
    reps: 2
    frequency: {days_per_week: 7}
    rom_limits:
      - motion: knee flexion
        max_deg: 60
        author: Dr Lee
        expires: 2099-12-31
        reason: the healing tendon
    pain_rule: {stop_above_0_to_10: 5}
"""
LONGEST_S = 900.0  # of the session: what lasts longer has stuck
UP_DEG = 170.0


def write_program(folder: Path, sets: int = 2) -> Path:
    """The program's file."""
    path = folder / "program.yaml"
    path.write_text(PROGRAM.replace("SETS", str(sets)), "utf-8")
    return path


def knee(bend, *, wrong: bool = False):
    """Stretching the right knee on the chair, or the left one."""
    return extending_knee(90.0, 90.0 - bend) if wrong else extending_knee(90.0 - bend, 90.0)


@dataclass
class Person:
    """Does what the page asks for, and a few things that it does not.

    Parameters
    ----------
    patient : PagePatient
        In front of the page.
    names : dict
        Id of each exercise, by its name on the page.
    wrong_leg_s : float
        How long the wrong leg is moved before the right one.
    answers : list
        How each question is answered in turn: "arm", "key" or "touch".
    """

    patient: PagePatient
    names: dict[str, str]
    wrong_leg_s: float = 18.0
    answers: list[str] = field(default_factory=lambda: ["arm", "key", "touch"])
    wrong_from_s: float | None = None
    wrong_until_s: float = 0.0

    def do_all(self) -> None:
        """From the greeting to the last screen."""
        look = self.patient.now
        while look.stage != "done":
            assert look.time_s < LONGEST_S, look
            look = self.step(look)
        self.patient.move(still(squatting(0.0), 2.0))

    def step(self, look: Look) -> Look:
        """What is done on a screen."""
        exercise = self.names.get(look.name, "")
        if look.stage == "question":
            return self._answer(look)
        if look.stage in ("working", "hold"):
            return self.patient.move(self._movement(exercise, look))
        if look.stage in ("welcome", "next") and look.time_s > 3.0:
            self.patient.page.keyboard.press("Space")  # she has read it
        return self._wait(exercise)

    def _wait(self, exercise: str) -> Look:
        seated = exercise == "seated_knee_extension"
        return self.patient.move(still(knee(0.0) if seated else squatting(0.0), CHUNK / FPS))

    def _movement(self, exercise: str, look: Look) -> list[PoseFrame]:
        if exercise == "seated_knee_extension":
            wrong = self._takes_the_wrong_leg(look)
            times, bend = repetitions([80.0], rest_s=0.7, fps=FPS)
            return frames_of(times, knee(bend, wrong=wrong))
        if exercise == "wall_sit":
            times, bend = repetitions([60.0], period_s=4.0, hold_s=7.0, fps=FPS)
        else:  # the second one goes too far
            times, bend = repetitions([80.0 if look.number == "1" else 50.0], fps=FPS)
        return frames_of(times, squatting(bend))

    def _takes_the_wrong_leg(self, look: Look) -> bool:
        if self.wrong_from_s is None:
            self.wrong_from_s = look.time_s
            self.wrong_until_s = look.time_s + self.wrong_leg_s
        return look.time_s < self.wrong_until_s

    def _answer(self, look: Look) -> Look:
        how, page = self.answers.pop(0), self.patient.page
        question = look.question
        if how == "key":
            page.keyboard.press("4")
        elif how == "touch":
            page.locator(".question .scale button[value='3']").click()
        arm = False
        while look.stage == "question" and look.question == question:
            arm = arm or (how == "arm" and look.marked == "2")
            figure = replace(knee(0.0), shoulder=(UP_DEG, 0.0)) if arm else knee(0.0)
            look = self.patient.move(still(figure, CHUNK / FPS))
        return look


def names_in(language: str) -> dict[str, str]:
    """Id of each exercise of the program, by its name."""
    words, known = load_words(language), known_exercises()
    ids = ("seated_knee_extension", "wall_sit", "squat")
    return {words.translate(f"exercise-{id_}", known[id_].name): id_ for id_ in ids}
