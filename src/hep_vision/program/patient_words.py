"""What a program says to the patient, in the patient's language and by the local clock.

Short everyday words: no degrees but in a limit that somebody ordered, no names of scales. The
card and the comparison of versions, which the therapist reads, are in `hep_vision.program.words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list

from hep_vision.coach.words import ENGLISH, languages, load_words
from hep_vision.program.fields import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.program.known import KnownExercise
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.parts import CatchUp, Frequency, Resistance, RomLimit, Tempo

FOLDER = Path(__file__).resolve().parent / "texts"
STRAIGHT_DEG = 5.0
"""An aim of no more bend than this is told as straight (IKDC 2000: a deficit below 3 to 5 degrees
is normal or nearly so)."""

NEXT_MORNING = "the next morning"  # of the examples; therapists keep it


@dataclass(frozen=True, slots=True)
class Exercise:
    """What the library says of an exercise, in the patient's language as far as it has it.

    ``untranslated`` are the English sentences among them.
    """

    name: str
    plain: str
    steps: tuple[str, ...]
    safety: tuple[str, ...]
    watch_for: tuple[str, ...]
    untranslated: tuple[str, ...]


class PatientWords:
    """Words, dates and clock times of one locale.

    Parameters
    ----------
    tag : str
        A language there are words in, with a country if one matters: ``"de"``, ``"en_US"``.
    """

    def __init__(self, tag: str = ENGLISH) -> None:
        self.language = tag.replace("-", "_").split("_")[0]
        self._say = load_words(self.language, FOLDER).say
        self._translate = load_words(self.language).translate
        try:
            self._locale = Locale.parse(tag, sep="_" if "_" in tag else "-")
        except UnknownLocaleError:  # Babel knows no German of the United States
            self._locale = Locale.parse(self.language)

    def __repr__(self) -> str:
        return f"PatientWords({str(self._locale)!r})"

    def say(self, name: str, /, **values: str | float) -> str:
        """Text of a name in `FOLDER`, with its values put in."""
        return self._say(name, **values)

    @property
    def html_language(self) -> str:
        """Language as HTML and PDF write it, ``"en-US"``."""
        return str(self._locale).replace("_", "-")

    @property
    def locale(self) -> Locale:
        """For dates that are not made here."""
        return self._locale

    def date(self, day: date) -> str:
        """``23 November 2026``, as the country writes it, the month in letters."""
        return format_date(day, "long", locale=self._locale)

    def weekday(self, day: date) -> str:
        """``Monday``."""
        return format_date(day, "EEEE", locale=self._locale)

    def weekday_date(self, day: date) -> str:
        """``Monday, 23 November``, as the country writes it."""
        return f"{self.weekday(day)}, {format_skeleton('MMMMd', day, locale=self._locale)}"

    def short_date(self, day: date) -> str:
        """``Mon 23 Nov``."""
        text = format_date(day, "EEE d MMM", locale=self._locale).replace(".", "")
        return text[0].upper() + text[1:]

    def clock(self, at: str) -> str:
        """``18:00`` by the local clock of 12 or 24 hours."""
        return format_time(time.fromisoformat(at), "short", locale=self._locale)

    def listed(self, words: Sequence[str]) -> str:
        """``a, b and c``."""
        return format_list(words, locale=self._locale).replace(", and ", " and ")

    def begins_week(self, day: date) -> bool:
        """Whether a week begins on a day in this country."""
        return day.weekday() == self._locale.first_week_day

    def time(self, seconds: float) -> str:
        """``45 seconds``, ``2 minutes``, ``1 minute 30 seconds``."""
        if seconds <= 90:
            return self._counted("seconds", seconds)
        minutes, rest = divmod(seconds, 60)
        parts = [self._counted("minutes", minutes)]
        return " ".join(parts + ([self._counted("seconds", rest)] if rest else []))

    def _counted(self, name: str, count: float) -> str:
        return self.say(name, count=int(count) if float(count).is_integer() else count)

    def side(self, entry: PrescribedExercise) -> str:
        """Side of an exercise, left and right in capitals."""
        return self.say(f"side-{entry.side}")

    def dose(self, entry: PrescribedExercise) -> str:
        """Spell out sets and repetitions, per side, and how often on a day."""
        times_a_day = entry.frequency.times_per_day
        per_side = entry.reps or entry.reps_per_side
        # The single set of an exercise that is done more than once a day is not named.
        kind = "one" if entry.sets_each_time == 1 < times_a_day else "dose"
        each = "-each" if entry.side == "each" else ""
        sets = self._counted("sets", entry.sets_each_time)
        if per_side is None:
            times = self._counted("times", entry.sets_each_time)
            held = self.time(entry.hold_each_rep_s)
            text = self.say(f"{kind}-hold{each}", time=held, times=times)
        elif entry.side == "alternating":
            values = {"count": per_side, "movements": 2 * per_side}
            text = self.say(f"{kind}-alternating", sets=sets, **values)
        else:
            repetitions = self._counted("repetitions", per_side)
            text = self.say(f"{kind}{each}", sets=sets, repetitions=repetitions)
        if times_a_day > 1:
            text = self.say("dose-times", dose=text, times=self._times_a_day(times_a_day))
        return _capital(text)

    def _times_a_day(self, count: int) -> str:
        return self.say("times-a-day", count=count, times=self._counted("times", count))

    def pace(self, tempo: Tempo) -> str:
        """Pace of a repetition, there and back."""
        steps = ("up", tempo.up_s), ("hold", tempo.hold_s), ("down", tempo.down_s)
        told = [(name, s) for name, s in (*steps, ("pause", tempo.pause_s)) if s]
        return ", ".join(self.say(f"pace-{name}", time=self.time(s)) for name, s in told)

    def frequency(self, frequency: Frequency) -> str:
        """On which days, how often, at what time."""
        if frequency.days is not None and len(frequency.days) < 7:
            names = get_day_names("wide", locale=self._locale)
            days = [names[n] for n, day in enumerate(WEEKDAYS) if day in frequency.days]
            working = set(frequency.days) == set(WEEKDAYS[:5])
            text = self.say("working-days") if working else self.listed(days)
        elif frequency.days_per_week is not None and frequency.days_per_week < 7:
            text = self.say("any-days", days=self._counted("days", frequency.days_per_week))
        else:
            text = self.say("every-day")
        if frequency.times_per_day > 1:
            text += ", " + self._times_a_day(frequency.times_per_day)
        if frequency.at:
            clocks = self.listed([self.clock(at) for at in frequency.at])
            text += ", " + self.say("at", times=clocks)
        return _capital(text)

    def any_days(self, frequency: Frequency) -> str:
        """On how many days a week; empty where they are named, or every day."""
        if frequency.days_per_week in (None, 7):
            return ""
        return self.say("diary-any", days=self._counted("days", frequency.days_per_week))

    def resistance(self, resistance: Resistance) -> str:
        """Say what is worked against."""
        if resistance.weight_kg is not None:
            return f"{resistance.weight_kg:g} kg"
        if resistance.weight_lb is not None:
            return f"{resistance.weight_lb:g} lb"
        if resistance.band_color is None:
            return self.say("against-body")
        if resistance.band_make is None:
            return self.say("against-band", color=resistance.band_color)
        return self.say("against-band-make", color=resistance.band_color, make=resistance.band_make)

    def until(self, program: Program, entry: PrescribedExercise) -> str:
        """For how long an exercise is prescribed."""
        last = self.date(program.last_day_of(entry))
        text = self.say("until", date=last)
        if entry.duration_weeks is not None:
            weeks = self._counted("weeks", entry.duration_weeks)
            text = self.say("weeks-until", weeks=weeks, date=last)
        if entry.until_next_visit:
            text = self.say("or-next-visit", until=text)
        return _capital(text)

    def limit(self, limit: RomLimit, exercise: KnownExercise) -> str:
        """Say a limit with its author and its end, and what to do there."""
        motion = limit.motion
        if motion.lower() == exercise.measured.lower():
            motion = self._or_else(f"motion-{exercise.measure_id}", motion)
        least, most = limit.min_deg, limit.max_deg
        if least is not None and most is not None:
            values = {"least": f"{least:g}", "most": f"{most:g}"}
            text = self.say("limit-between", motion=motion, **values)
        elif most is not None:
            text = self.say("limit-above", motion=motion, angle=f"{most:g}")
        else:
            text = self.say("limit-below", motion=motion, angle=f"{least:g}")
        text = text.replace("-", "\N{MINUS SIGN}") if min(least or 0, most or 0) < 0 else text
        values = {"limit": _capital(text), "author": limit.author}
        name = "limit-why" if limit.reason else "limit-by"
        more = {"reason": limit.reason} if limit.reason else {}
        said = self.say(name, date=self.date(limit.expires), **values, **more)
        return f"{said}. {self.say('limit-stop')}"

    def pain(self, stop_above: int, settles_by: str | None) -> str:
        """Say when pain means stop."""
        text = self.say("pain", pain=stop_above)
        if not settles_by:
            return text
        settles = self.say("settles-morning") if settles_by == NEXT_MORNING else settles_by
        return self.say("pain-settles", pain=text, settles=settles)

    def effort(self, entry: PrescribedExercise) -> str:
        """How hard it should feel, the scale in words."""
        effort = entry.effort
        if effort is None:
            return ""
        numbers = {"from": effort.from_, "to": effort.to}
        scale = self.say("range", **numbers) if effort.from_ < effort.to else str(effort.to)
        name = "effort-CR10" if effort.scale == "CR10" else "effort-RPE"
        return _capital(self.say(name, range=scale))

    def aim(self, entry: PrescribedExercise, exercise: KnownExercise) -> str:
        """What to aim at in everyday words; empty without an aim."""
        if entry.goal_deg is None:
            return ""
        hinge = exercise.measure_id in ("knee_flexion", "elbow_flexion")
        if hinge and exercise.direction == "decrease" and entry.goal_deg <= STRAIGHT_DEG:
            return self.say("aim-straight")
        name = f"move-{exercise.measure_id}-{exercise.direction}"
        return self.say("aim-more", movement=self._or_else(name, self.say("move-other")))

    def _or_else(self, name: str, other: str) -> str:
        try:
            return self.say(name)
        except ValueError:
            return other

    def missed(self, catch_up: CatchUp) -> str:
        """Say what to do about a missed day."""
        if catch_up.rule == "skip":
            return self.say("missed-skip")
        return self.say("missed-free", days=self._counted("days", catch_up.within_days or 1))

    def exercise(self, exercise: KnownExercise) -> Exercise:
        """What the library says of an exercise, translated where it can be."""
        id_, lacking = exercise.id, list[str]()

        def said(name: str, english: str) -> str:
            text = self._translate(name, english)
            if self.language != ENGLISH and text == english:
                lacking.append(english)
            return text

        def several(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(said(f"{kind}-{id_}-{n}", text) for n, text in enumerate(texts, 1))

        # One sentence that says it again is worth having only in a language that is read.
        plain = self._translate(f"how-{id_}", exercise.description)
        foreign = self.language != ENGLISH and plain == exercise.description
        return Exercise(
            name=said(f"exercise-{id_}", exercise.name),
            plain="" if foreign else plain,
            steps=several("step", exercise.steps),
            safety=several("safety", exercise.safety),
            watch_for=several("watch", exercise.watch_for),
            untranslated=tuple(lacking),
        )


def locale_for(program: Program, asked: str | None = None, system: str = ENGLISH) -> str:
    """Locale of a patient: as asked for, else as the program says, else this computer's.

    Without a country the clock is that of the program's time zone.
    """
    tag = (asked or program.language or system).replace("-", "_")
    language, _, country = tag.partition("_")
    if language not in languages() and not asked:
        language = ENGLISH
    if not country and program.timezone:
        country = get_global("zone_territories").get(program.timezone, "")
    return f"{language}_{country}" if country else language


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
