"""A definition in words for people: what a card, a catalogue or a page says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hep_vision.definitions.fields import DEFAULT, MEASURED
from hep_vision.measure.quality.compensations import RULES

if TYPE_CHECKING:
    from hep_vision.definitions.schema import Compensation, Definition, Dose, FunctionTest, Norm
    from hep_vision.measure.angles.measure import Measure

GRADE_WORDS = {
    "good": "good",
    "good_to_fair": "good to fair",
    "fair": "fair",
    "fair_to_poor": "fair to poor",
    "poor": "poor",
    "none": "not measured",
}
KIND_WORDS = {
    "repetitions": "repetitions",
    "hold": "a hold",
    "both": "repetitions, each held at the end",
    "timed": "runs as a timer; the camera does not measure it",
    "self_confirmed": "you confirm each one; the camera does not measure it",
}
SIDE_WORDS = {
    "one": "one side",
    "both": "both sides together",
    "alternating": "left and right in turn",
}
ROM_TYPE_WORDS: dict[str, str] = {
    "active": "active",
    "active_assisted": "active-assisted",
    "passive": "passive",
}
STOP_AT = "Stop if you feel a sharp pain or a new pain."
TOLD_WORDS = {
    "patient": "",
    "therapist": "; only the therapist is told, since the camera cannot tell it surely",
    "when_asked": "; only where the program asks for it",
}
VIEW_WORDS = {"sagittal": "from the side", "frontal": "from the front"}
NEAR_WORDS = {
    "tested": "the side you train nearest to the camera",
    "either": "either side nearest to the camera",
    "front": "facing the camera",
}


def plain(name: str) -> str:
    """``side_lying`` as ``side-lying``: identifiers as words."""
    return name.replace("side_lying", "side-lying").replace("_", " ")


def position_words(definition: Definition) -> str:
    """Body position, and the others in which attempts count, ``standing or seated``."""
    also = definition.counting.also_in if definition.counting else ()
    return " or ".join(plain(position) for position in (definition.position, *also))


def span_words(span: tuple[float, float]) -> str:
    """``(30, 60)`` as ``30 to 60``; equal ends as one number."""
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def value_words(span: tuple[float, float], measure: Measure) -> str:
    """From-to of a measure: degrees, or lengths of a part of the body."""
    low, high = span
    between = " to " if low < 0 else "\N{EN DASH}"
    text = f"{low:g}" if low == high else f"{low:g}{between}{high:g}"
    return f"{text}°" if measure.unit == "deg" else f"{text} {measure.length} lengths"


def source_words(definition: Definition, keys: tuple[str, ...]) -> str:
    """Where a figure comes from, in words."""
    return "; ".join(_source(definition, key) for key in keys)


def _source(definition: Definition, key: str) -> str:
    if key == DEFAULT:
        return "a default of this project, without a clinical source"
    if key == MEASURED:
        return "measured in this project's benchmark"
    work = definition.sources[key]
    return work.work if work.checked else f"{work.work} (recalled, to be looked up)"


def measured_words(definition: Definition) -> str:
    """What the camera measures, and its typical values at the start and at the end."""
    use, measure = definition.measure, definition.primary
    if use is None or measure is None:
        return "nothing"
    start, end = value_words(use.start, measure), value_words(use.end, measure)
    rom_type = "" if use.rom_type == "active" else f" ({ROM_TYPE_WORDS[use.rom_type]})"
    rests = f" against the {use.rests} as it rests at the start" if use.rests else ""
    return f"{measure.label}{rom_type}{rests}, typically {start} at the start and {end} at the end"


def camera_words(definition: Definition) -> str:
    """Where the camera stands."""
    camera = definition.camera
    if camera is None:
        return "not needed"
    return (
        f"{VIEW_WORDS[camera.view]}, {NEAR_WORDS[camera.near_side]}; lens at {camera.height}, "
        f"{span_words(camera.distance_m)} m away, level"
    )


def seen_words(definition: Definition) -> str:
    """What must be in the picture."""
    points = definition.camera.must_see if definition.camera else ()
    return ", ".join({"foot_index": "toes"}.get(point, point) for point in points)


def dose_words(dose: Dose) -> str:
    """A dose in words, ``3 sets of 10 repetitions, held 5 s``; without its source."""
    parts: list[str] = []
    sets = f"{span_words(dose.sets)} {_plural('set', dose.sets)}" if dose.sets else ""
    if dose.repetitions:
        repetitions = f"{span_words(dose.repetitions)} {_plural('repetition', dose.repetitions)}"
        parts.append(f"{sets} of {repetitions}" if sets else repetitions)
    elif sets:
        parts.append(sets)
    if dose.hold_s:
        parts.append(f"held {span_words(dose.hold_s)} s")
    if dose.duration_s:
        parts.append(f"for {span_words(dose.duration_s)} s")
    if dose.times_a_day:
        parts.append(f"{span_words(dose.times_a_day)} {_plural('time', dose.times_a_day)} a day")
    if dose.days_a_week:
        parts.append(f"{span_words(dose.days_a_week)} {_plural('day', dose.days_a_week)} a week")
    text = ", ".join(parts)
    return ". ".join(part for part in (text, (dose.note or "").rstrip(".")) if part)


_WHO = {"any": "", "female": ", women", "male": ", men"}


def norm_words(test: FunctionTest, norm: Norm) -> str:
    """What is worse than average in a test, ``60 to 69 years: longer than 11.4 s is ...``."""
    who = f"{span_words(norm.age)} years{_WHO[norm.sex]}"
    if test.result == "time":
        return f"{who}: longer than {norm.limit:g} s is worse than average"
    return f"{who}: fewer than {norm.limit:g} is below average"


def _plural(noun: str, amount: tuple[int, int]) -> str:
    return noun if amount == (1, 1) else f"{noun}s"


def threshold_words(entry: Compensation) -> str:
    """When a compensation is reported, ``trunk inclination: 10°``."""
    rule, threshold = RULES[entry.rule], entry.threshold
    amount = {
        "deg": f"{threshold:g}°",
        "share": f"{100 * threshold:g} %",
        "factor": f"{threshold:g} times",
    }[rule.unit]
    return f"{rule.compares}: {amount}"


Mark = Callable[[str, tuple[str, ...]], str]  # puts the sources of a text behind it


def safety_lines(definition: Definition, mark: Mark) -> list[str]:
    """What to stop at in every exercise, and in this one."""
    return [STOP_AT, *(mark(note.text, note.source) for note in definition.safety)]


def cue_lines(definition: Definition, mark: Mark) -> list[str]:
    """What the patient may hear, and what only the therapist is told of."""
    return [
        mark(
            f"“{entry.cue}” if the {RULES[entry.rule].sees} ({threshold_words(entry)})"
            f"{TOLD_WORDS[entry.told]}",
            entry.source,
        )
        for entry in definition.compensations
    ]
