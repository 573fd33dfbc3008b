"""What stands on the paper handout; `sheet_html` and `sheet_pdf` only set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.patient_words import PatientWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program

MOST_BOXES = 4  # more times a day than that have no boxes, only a place to write the number


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what is said under it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an exercise with the words for those who cannot see it.

    ``mirrored``: to be set the other way round, so that it shows the side that is prescribed.
    """

    path: Path
    caption: str
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class SheetExercise:
    """One exercise as it stands on the sheet.

    ``plain`` says in a sentence what it is; ``facts`` are labelled lines, the dose first;
    ``boxed`` those that must not be overlooked; ``safety`` and ``watch_for`` the library's words.
    """

    number: int
    name: str
    side: str
    plain: str
    pictures: tuple[Picture, ...]
    steps: tuple[str, ...]
    facts: tuple[Line, ...]
    boxed: tuple[Line, ...]
    safety: tuple[str, ...]
    watch_for: tuple[str, ...]
    remember: str


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day of the program: boxes for each exercise; 0 on a day without it."""

    day: str
    begins_week: bool
    boxes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """A line for every day of the program; ``notes`` stand under the exercises' numbers."""

    notes: tuple[str, ...]
    days: tuple[DiaryDay, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the page that are the same for every program."""

    title: str
    name: str
    what_for: str
    take_care: str
    no_picture: str
    remember: str
    safety: str
    watch_for: str
    scan: str
    diary: str
    diary_how: str
    diary_day: str
    diary_pain: str
    diary_rest: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The handout of one version of a program.

    ``untranslated`` are sentences that could only be given in English.
    """

    language: str
    labels: Labels
    patient: str
    author: str
    valid: str
    goals: tuple[str, ...]
    precautions: tuple[str, ...]
    exercises: tuple[SheetExercise, ...]
    diary: Diary
    catch_up: str
    ask: str
    imprint: str
    link: str = ""
    untranslated: tuple[str, ...] = ()


def make_sheet(
    program: Program,
    known: KnownExercises,
    words: PatientWords | None = None,
    *,
    link: str | None = None,
) -> Sheet:
    """Put together the handout of a program.

    Parameters
    ----------
    program : Program
        The version to print.
    known : mapping
        The library, with names, steps and pictures of the program's exercises.
    words : PatientWords, optional
        The patient's language; English by default.
    link : str, optional
        Address of the session page; by default the program's. Without one there is no QR code.
    """
    words = words or PatientWords()
    author, contact = program.author, program.contact
    ways = (contact.name, contact.phone, contact.email, contact.hours)
    said = [words.exercise(known[entry.exercise]) for entry in program.exercises]
    return Sheet(
        language=words.html_language,
        labels=_labels(words),
        patient=program.patient,
        author=words.say(
            "from", author=", ".join(part for part in (author.name, author.clinic) if part)
        ),
        valid=words.say(
            "period", first=words.date(program.valid_from), last=words.date(program.valid_until)
        ),
        goals=program.goals,
        precautions=program.precautions,
        exercises=tuple(
            _exercise(number, program, entry, known[entry.exercise], words)
            for number, entry in enumerate(program.exercises, start=1)
        ),
        diary=_diary(program, words),
        catch_up=words.missed(program.catch_up),
        ask=words.say("ask", contact=", ".join(way for way in ways if way)),
        imprint=words.say(
            "imprint",
            program=program.program,
            version=str(program.version),
            hash=program.content_sha256[:8],
        ),
        link=link or program.link or "",
        untranslated=tuple(dict.fromkeys(text for one in said for text in one.untranslated)),
    )


def _labels(words: PatientWords) -> Labels:
    say = words.say
    return Labels(
        title=say("title"),
        name=say("name"),
        what_for=say("what-for"),
        take_care=say("take-care"),
        no_picture=say("no-picture"),
        remember=say("label-remember"),
        safety=say("label-safety"),
        watch_for=say("label-watch"),
        scan=say("scan"),
        diary=say("diary"),
        diary_how=say("diary-how"),
        diary_day=say("diary-day"),
        diary_pain=say("diary-pain"),
        diary_rest=say("diary-rest"),
    )


def _exercise(
    number: int,
    program: Program,
    entry: PrescribedExercise,
    exercise: KnownExercise,
    words: PatientWords,
) -> SheetExercise:
    said = words.exercise(exercise)
    return SheetExercise(
        number=number,
        name=said.name,
        side=words.side(entry),
        plain=said.plain,
        pictures=_pictures(exercise, entry, said.name, words),
        steps=said.steps,
        facts=tuple(_lines(words, _facts(program, entry, exercise, words))),
        boxed=tuple(_lines(words, _boxed(entry, exercise, words))),
        safety=said.safety,
        watch_for=said.watch_for,
        remember=entry.instructions or "",
    )


def _lines(words: PatientWords, facts: Iterator[tuple[str, str]]) -> Iterator[Line]:
    return (Line(words.say(f"label-{label}"), text) for label, text in facts if text)


def _facts(
    program: Program, entry: PrescribedExercise, exercise: KnownExercise, words: PatientWords
) -> Iterator[tuple[str, str]]:
    yield "dose", words.dose(entry)
    if entry.hold_s is not None and entry.reps_in_set is not None:
        yield "hold", words.say("hold", time=words.time(entry.hold_s))
    if entry.tempo is not None:
        yield "pace", words.pace(entry.tempo)
    if entry.rest_s:
        what = "rest-sets" if entry.reps_in_set else "rest-holds"
        yield "rest", words.say(what, time=words.time(entry.rest_s))
    if entry.rom_type is not None:
        yield "moved", words.say(f"moved-{entry.rom_type}")
    if entry.resistance is not None:
        yield "against", words.resistance(entry.resistance)
    yield "when", words.frequency(entry.frequency)
    if program.last_day_of(entry) != program.valid_until or entry.until_next_visit:
        yield "long", words.until(program, entry)
    yield "aim", words.aim(entry, exercise)
    yield "effort", words.effort(entry)


def _boxed(
    entry: PrescribedExercise, exercise: KnownExercise, words: PatientWords
) -> Iterator[tuple[str, str]]:
    for limit in entry.rom_limits:
        yield "limit", words.limit(limit, exercise)
    if entry.exact_dose:
        yield "exact", words.say("exact")
    if entry.pain_rule is not None:
        rule = entry.pain_rule
        yield "pain", words.pain(rule.stop_above_0_to_10, rule.settles_by)


def _pictures(
    exercise: KnownExercise, entry: PrescribedExercise, name: str, words: PatientWords
) -> tuple[Picture, ...]:
    both = len(exercise.pictures) == 2
    captions = ("start", "end") if both else ("",) * len(exercise.pictures)
    # The library's pictures of what one side does show the right one.
    mirrored = exercise.side_kind == "one" and entry.side == "left"
    return tuple(
        Picture(path, f"{name}: {words.say(caption)}" if caption else name, mirrored)
        for path, caption in zip(exercise.pictures, captions, strict=True)
    )


def _diary(program: Program, words: PatientWords) -> Diary:
    length = (program.valid_until - program.valid_from).days + 1
    days = [program.valid_from + timedelta(days=n) for n in range(length)]
    return Diary(
        notes=tuple(words.any_days(entry.frequency) for entry in program.exercises),
        days=tuple(
            DiaryDay(
                words.short_date(day),
                words.begins_week(day),
                tuple(_boxes(program, entry, day) for entry in program.exercises),
            )
            for day in days
        ),
    )


def _boxes(program: Program, entry: PrescribedExercise, day: date) -> int:
    named = entry.frequency.days or WEEKDAYS
    due = WEEKDAYS[day.weekday()] in named and day <= program.last_day_of(entry)
    return entry.frequency.times_per_day if due else 0
