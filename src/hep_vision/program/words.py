"""A program in plain words: the one place where a dose is spelt out for people.

The card in the terminal, the paper sheet and the comparison of versions all say it with these
words, so that they cannot disagree. Left and right stand in capitals; the pace is in words,
since clinics disagree about the order of its digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hep_vision.program.arcs import goal_words
from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.rules import Less, More, ProgressWhen, RegressWhen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from hep_vision.measure.exercise import RomType
    from hep_vision.program.fields import SetSide
    from hep_vision.program.known import KnownExercise
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.parts import CatchUp, Contact, Frequency, Resistance, RomLimit, Tempo

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

SIDE_WORDS = {
    "left": "LEFT side",
    "right": "RIGHT side",
    "both": "both sides together",
    "each": "LEFT side, then RIGHT side",
    "alternating": "LEFT and RIGHT in turn",
}

EFFORT_WORDS = {
    "CR10": "on a scale from 0 (rest) to 10 (as hard as you can; CR10)",
    "RPE 6-20": "on a scale from 6 (rest) to 20 (as hard as you can; RPE)",
}

FORCE_WORDS: dict[RomType, str] = {
    "active": "by your own strength, without help (active)",
    "active_assisted": "you move and are helped: by a stick, a table, your other side or a person "
    "(active-assisted)",
    "passive": "let it be moved, your own muscles rest (passive)",
}

FactKind = Literal["dose", "limit", "stop", "aim", "camera", "instructions", "rule"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a program says about an exercise: a label and a sentence."""

    label: str
    text: str
    kind: FactKind


def listed(words: Sequence[str]) -> str:
    """Join words: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(count: float, noun: str) -> str:
    """``1 set``, ``2 sets``."""
    return f"{count:g} {noun}" if count == 1 else f"{count:g} {noun}s"


def day_words(day: date) -> str:
    """``23 November 2026``, which no country reads as another day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_of(day: date) -> str:
    """Name of a day of the week, ``Monday``."""
    return WEEKDAYS[day.weekday()].capitalize()


def weekday_words(day: date) -> str:
    """``Monday 23 November 2026``."""
    return f"{weekday_of(day)} {day_words(day)}"


def duration_words(seconds: float) -> str:
    """``45 seconds``, ``2 minutes``, ``1 minute 30 seconds``."""
    minutes, rest = divmod(seconds, 60)
    if seconds <= 90:
        return counted(seconds, "second")
    parts = [counted(minutes, "minute")] + ([counted(rest, "second")] if rest else [])
    return " ".join(parts)


def degrees_words(angle_deg: float) -> str:
    """``90 degrees``, with a real minus sign."""
    return counted(angle_deg, "degree").replace("-", "\N{MINUS SIGN}")


def side_words(entry: PrescribedExercise) -> str:
    """Side of an exercise, left and right in capitals."""
    return SIDE_WORDS[entry.side]


def set_side_words(side: SetSide) -> str:
    """Side of a single set."""
    return SIDE_WORDS[side]


def times_a_day_words(times: int) -> str:
    """``once a day``, ``twice a day``, ``3 times a day``."""
    return {1: "once a day", 2: "twice a day"}.get(times, f"{times} times a day")


def dose_words(entry: PrescribedExercise) -> str:
    """Spell out sets and repetitions, per side, and how often on a day.

    The single set of an exercise that is done more than once a day is not named: ``20
    repetitions, twice a day`` cannot be taken for two sets each time.
    """
    per_side = entry.reps or entry.reps_per_side
    times = entry.frequency.times_per_day
    sets = "" if entry.sets_each_time == 1 < times else counted(entry.sets_each_time, "set")
    if per_side is None:
        text = _holds_words(entry)
    elif entry.side == "each":
        one = f"{sets} of " if sets else ""
        reps = f"{one}{counted(per_side, 'repetition')}"
        text = f"{reps} LEFT{',' if sets else ''} and {reps} RIGHT"
    elif entry.side == "alternating":
        one = f"{sets}, in each set " if sets else ""
        text = f"{one}{per_side} LEFT and {per_side} RIGHT in turn ({2 * per_side} movements)"
    else:
        text = f"{sets} of " if sets else ""
        text += counted(per_side, "repetition")
    if times > 1:
        text += f", {times_a_day_words(times)}"
    return text[0].upper() + text[1:]


def _holds_words(entry: PrescribedExercise) -> str:
    """Holds without repetitions: how long, and how many on which side."""
    text, sets = f"hold for {duration_words(entry.hold_each_rep_s)}", entry.sets_each_time
    only_one = sets == 1 < entry.frequency.times_per_day
    if entry.side != "each":
        return text if only_one else f"{text}, {counted(sets, 'time')}"
    if only_one:
        return f"{text} LEFT and {text} RIGHT"
    return f"{text}, {counted(sets, 'time')} LEFT and {counted(sets, 'time')} RIGHT"


def tempo_words(tempo: Tempo) -> str:
    """Pace of a repetition: up, hold, down, pause."""
    steps = (
        ("up", tempo.up_s),
        ("hold", tempo.hold_s),
        ("down", tempo.down_s),
        ("pause", tempo.pause_s),
    )
    return ", ".join(f"{name} {duration_words(time_s)}" for name, time_s in steps if time_s)


def frequency_words(frequency: Frequency) -> str:
    """On which days, how often, at what time."""
    if frequency.days is not None and len(frequency.days) < 7:
        days = [day.capitalize() for day in WEEKDAYS if day in frequency.days]
        working = set(frequency.days) == set(WEEKDAYS[:5])
        text = "Monday to Friday" if working else listed(days)
    elif frequency.days_per_week is not None and frequency.days_per_week < 7:
        text = f"on {counted(frequency.days_per_week, 'day')} a week, which ones is up to you"
    else:
        text = "every day"
    if frequency.times_per_day > 1:
        text += f", {times_a_day_words(frequency.times_per_day)}"
    if frequency.at:
        text += f", at {listed(frequency.at)}"
    return text[0].upper() + text[1:]


def resistance_words(resistance: Resistance) -> str:
    """Say what is worked against."""
    if resistance.weight_kg is not None:
        return f"{resistance.weight_kg:g} kg"
    if resistance.weight_lb is not None:
        return f"{resistance.weight_lb:g} lb"
    if resistance.band_color is not None:
        make = f" ({resistance.band_make})" if resistance.band_make else ""
        return f"{resistance.band_color} band{make}"
    return "your own body weight"


def limit_range_words(bounds: Mapping[str, float | None]) -> str:
    """Say how far a limit lets go: ``not below 10 degrees and not beyond 90 degrees``."""
    least, most = bounds.get("min_deg"), bounds.get("max_deg")
    parts: list[str] = []
    if least is not None:
        parts.append(f"not below {degrees_words(least)}")
    if most is not None:
        parts.append(f"not beyond {degrees_words(most)}")
    return " and ".join(parts)


def limit_words(limit: RomLimit) -> str:
    """Say a limit with its author and its end."""
    why = f", because of {limit.reason}" if limit.reason else ""
    bounds = limit_range_words({"min_deg": limit.min_deg, "max_deg": limit.max_deg})
    return (
        f"{limit.motion}: {bounds}, until {day_words(limit.expires)} "
        f"(ordered by {limit.author}{why})"
    )


def catch_up_words(catch_up: CatchUp) -> str:
    """Say what to do about a missed day."""
    if catch_up.rule == "skip":
        return "Missed a day? Leave it out and go on as planned. Never do double."
    return (
        f"Missed a day? You may do it on the next free day, within "
        f"{counted(catch_up.within_days or 1, 'day')}. Never do double."
    )


def contact_words(contact: Contact) -> str:
    """Whom to ask and how."""
    ways = [way for way in (contact.phone, contact.email) if way]
    hours = f" ({contact.hours})" if contact.hours else ""
    return f"{contact.name}: {', '.join(ways)}{hours}"


def until_words(program: Program, entry: PrescribedExercise) -> str:
    """For how long an exercise is prescribed."""
    text = f"until {day_words(program.last_day_of(entry))}"
    if entry.duration_weeks is not None:
        text = f"{counted(entry.duration_weeks, 'week')}, {text}"
    if entry.until_next_visit:
        text += ", or until your next visit if that is earlier"
    return text


def exercise_facts(
    program: Program, entry: PrescribedExercise, exercise: KnownExercise
) -> tuple[Fact, ...]:
    """Everything a program says about one of its exercises, for the patient, in order."""
    return (*_dose_facts(program, entry), *_care_facts(entry, exercise))


def _dose_facts(program: Program, entry: PrescribedExercise) -> list[Fact]:
    facts = [("Side", side_words(entry)), ("How much", dose_words(entry))]
    if entry.hold_s is not None and entry.reps_in_set is not None:
        facts.append(("Hold", f"{duration_words(entry.hold_s)} in each repetition"))
    if entry.tempo is not None:
        facts.append(("Pace", tempo_words(entry.tempo)))
    if entry.rest_s:
        what = "sets" if entry.reps_in_set else "holds"
        facts.append(("Rest", f"{duration_words(entry.rest_s)} between {what}"))
    if entry.rom_type is not None:
        facts.append(("Moved by", FORCE_WORDS[entry.rom_type]))
    if entry.resistance is not None:
        facts.append(("Against", resistance_words(entry.resistance)))
    facts.append(("When", frequency_words(entry.frequency)))
    facts.append(("How long", until_words(program, entry)))
    return [Fact(label, text, "dose") for label, text in facts]


def _care_facts(entry: PrescribedExercise, exercise: KnownExercise) -> list[Fact]:
    facts = [Fact("Limit", limit_words(limit), "limit") for limit in entry.rom_limits]
    if entry.exact_dose:
        facts.append(Fact("Exact dose", "Do not do more. Do not do less.", "limit"))
    if entry.pain_rule is not None:
        text = f"Stop if pain is above {entry.pain_rule.stop_above_0_to_10} out of 10"
        if entry.pain_rule.settles_by:
            text += f"; it must have settled by {entry.pain_rule.settles_by}"
        facts.append(Fact("Pain", text, "stop"))
    facts.extend(_aims(entry, exercise))
    if entry.instructions:
        facts.append(Fact("Remember", entry.instructions, "instructions"))
    return facts


def _aims(entry: PrescribedExercise, exercise: KnownExercise) -> list[Fact]:
    aims: list[Fact] = []
    further = "or more" if exercise.direction == "increase" else "or less"
    sign = 1 if exercise.direction == "increase" else -1
    if entry.goal_deg is not None:
        text = f"{degrees_words(entry.goal_deg)} {further}"
        if exercise.measured:
            text = goal_words(entry.goal_deg, exercise.measured, sign)
        aims.append(Fact("Goal", text, "aim"))
    if entry.minimum_to_count_deg is not None:
        text = f"a repetition counts from {degrees_words(entry.minimum_to_count_deg)} {further}"
        aims.append(Fact("Minimum to count", text, "camera"))
    if entry.effort is not None:
        effort = entry.effort
        text = f"{effort.from_} to {effort.to} {EFFORT_WORDS[effort.scale]}"
        aims.append(Fact("Effort", text, "aim"))
    return aims


def rule_facts(entry: PrescribedExercise) -> tuple[Fact, ...]:
    """When more or less is to be proposed, and the therapist's own note: not for the patient."""
    facts: list[Fact] = []
    for label, rule in (("More", entry.progression), ("Less", entry.regression)):
        if rule is None:
            continue
        facts.append(Fact(label, rule.text, "rule"))
        if rule.when is not None and rule.propose is not None:
            watch = f"{_when_words(rule.when)}: {propose_words(rule.propose)}"
            facts.append(Fact(f"{label}, proposed", watch, "rule"))
    if entry.note_for_therapist:
        facts.append(Fact("Note", entry.note_for_therapist, "rule"))
    return tuple(facts)


def _when_words(when: ProgressWhen | RegressWhen) -> str:
    if isinstance(when, ProgressWhen):
        conditions = [f"after {counted(when.full_sessions_in_a_row, 'full session')} in a row"]
        if when.pain_at_most_0_to_10 is not None:
            conditions.append(f"pain at most {when.pain_at_most_0_to_10} out of 10")
        if when.effort_at_most is not None:
            conditions.append(f"effort at most {when.effort_at_most}")
        return ", ".join(conditions)
    conditions: list[str] = []
    if when.pain_above_0_to_10 is not None:
        conditions.append(f"after pain above {when.pain_above_0_to_10} out of 10")
    if when.unfinished_sessions_in_a_row is not None:
        sessions = counted(when.unfinished_sessions_in_a_row, "unfinished session")
        conditions.append(f"after {sessions} in a row")
    return " or ".join(conditions)


def propose_words(propose: More | Less) -> str:
    """Say what a rule proposes."""
    if isinstance(propose, More):
        if propose.sets is not None:
            return f"{counted(propose.sets, 'set')} more"
        if propose.reps is not None:
            return f"{counted(propose.reps, 'repetition')} more in each set"
        if propose.hold_s is not None:
            return f"hold {counted(propose.hold_s, 'second')} longer"
        return f"{propose.weight_kg:g} kg more"
    less: list[str] = []
    if propose.reps_percent is not None:
        less.append(f"{propose.reps_percent} % of the repetitions")
    if propose.sets_percent is not None:
        less.append(f"{propose.sets_percent} % of the sets")
    if propose.rest_days is not None:
        less.append(f"{counted(propose.rest_days, 'day')} without it")
    if propose.message_therapist:
        less.append("a message to the contact")
    return listed(less)
