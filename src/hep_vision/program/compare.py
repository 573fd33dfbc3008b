"""What changed from one version of a program to another, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.program.clinical import frame_facts
from hep_vision.program.words import (
    Fact,
    catch_up_words,
    contact_words,
    day_words,
    exercise_facts,
    rule_facts,
    side_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program


@dataclass(frozen=True, slots=True)
class Change:
    """What changed about one thing: an exercise, the program, or the files themselves."""

    title: str
    lines: tuple[str, ...]


FIRST_DAY = "First day"
"""Label of the day from which a version is valid."""


def compare_programs(old: Program, new: Program, known: KnownExercises) -> tuple[Change, ...]:
    """Everything that differs, in words; empty if nothing does.

    Parameters
    ----------
    old, new : Program
        Two versions.
    known : mapping
        The library, for the exercises' names.
    """
    if (old.program, old.patient) != (new.program, new.patient):
        text = f"{old.program} of patient {old.patient}, and {new.program} of patient {new.patient}"
        return (Change("These are different programs", (text,)),)
    about = _differences(_program_facts(old), _program_facts(new))
    return tuple(
        change
        for change in (
            Change("Version", tuple(_oddities(old, new))),
            *_exercises(old, new, known),
            Change("The program", tuple(about)),
        )
        if change.lines
    )


def _oddities(old: Program, new: Program) -> Iterator[str]:
    """What makes one doubt that one is the successor of the other."""
    if old.content_sha256 == new.content_sha256:
        return
    if new.version == old.version:
        yield (
            f"Both say version {old.version} but they differ: give the changed one a higher "
            "version, or results cannot be told apart"
        )
    elif new.version < old.version:
        yield (
            f"The first is version {old.version}, the second version {new.version}: this is what "
            "going back would change"
        )


def _exercises(old: Program, new: Program, known: KnownExercises) -> Iterator[Change]:
    before = {entry.key: entry for entry in old.exercises}
    after = {entry.key: entry for entry in new.exercises}
    gone = [entry for entry in old.exercises if entry.key not in after]
    come = [entry for entry in new.exercises if entry.key not in before]
    pairs = _pair_changed_sides(gone, come)
    moved = {id(entry) for pair in pairs for entry in pair}
    for entry in gone:
        if id(entry) not in moved:
            yield Change(_title(entry, known), ("No longer prescribed",))
    for entry in come:
        if id(entry) not in moved:
            facts = (f"{fact.label}: {fact.text}" for fact in _facts(new, entry, known))
            yield Change(_title(entry, known), ("New", *facts))
    kept = [(entry, after[entry.key]) for entry in old.exercises if entry.key in after]
    for was, now in (*pairs, *kept):
        lines = _differences(_facts(old, was, known), _facts(new, now, known))
        yield Change(_title(was, known), tuple(lines))
    if [was.key for was, _ in kept] != [e.key for e in new.exercises if e.key in before]:
        order = tuple(_title(entry, known) for entry in new.exercises)
        yield Change("The order is now", order)


def _pair_changed_sides(
    gone: Sequence[PrescribedExercise], come: Sequence[PrescribedExercise]
) -> list[tuple[PrescribedExercise, PrescribedExercise]]:
    """Exercises that went over to another side, where that can only be meant one way."""
    pairs: list[tuple[PrescribedExercise, PrescribedExercise]] = []
    for was in gone:
        same = [now for now in come if now.exercise == was.exercise]
        if len(same) == 1 and sum(other.exercise == was.exercise for other in gone) == 1:
            pairs.append((was, same[0]))
    return pairs


def _title(entry: PrescribedExercise, known: KnownExercises) -> str:
    return f"{known[entry.exercise].name} ({side_words(entry)})"


def _facts(program: Program, entry: PrescribedExercise, known: KnownExercises) -> list[Fact]:
    """Facts of an exercise, limits first: they are what must not be overlooked."""
    facts = (*exercise_facts(program, entry, known[entry.exercise]), *rule_facts(entry))
    return sorted(facts, key=lambda fact: fact.kind not in ("limit", "stop"))


def _program_facts(program: Program) -> list[Fact]:
    author = program.author
    facts = {
        FIRST_DAY: day_words(program.valid_from),
        "Last day": day_words(program.valid_until),
        "What for": "; ".join(program.goals),
        "Take care": "; ".join(program.precautions),
        "Asked at the start": ", ".join(program.ask_each_day),
        "Missed days": catch_up_words(program.catch_up),
        "Contact": contact_words(program.contact),
        "Author": ", ".join(part for part in (author.name, author.clinic) if part),
        "Time zone": program.timezone or "",
        "Language": program.language or "",
        "Session page": program.link or "",
    }
    pairs = [*facts.items(), *frame_facts(program)]
    return [Fact(label, text, "rule") for label, text in pairs if text]


def _differences(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[str]:
    """Compare facts by label; a label may stand several times, as limits do."""
    before, after = _by_label(old), _by_label(new)
    for label in dict.fromkeys((*before, *after)):
        was, now = before.get(label), after.get(label)
        if was == now:
            continue
        if was is None:
            yield f"{label}: {now} (new)"
        elif now is None:
            yield f"{label}: not any more (before: {was})"
        else:
            yield f"{label}: {now} (before: {was})"


def _by_label(facts: Sequence[Fact]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for fact in facts:
        text = fact.text.rstrip(".")
        joined[fact.label] = f"{joined[fact.label]}; {text}" if fact.label in joined else text
    return joined
