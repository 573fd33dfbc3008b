"""What changed from one version of a program to another, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.program.words import (
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


def compare_programs(old: Program, new: Program, known: KnownExercises) -> tuple[str, ...]:
    """Sentences about everything that differs, the most important first; empty if nothing.

    Parameters
    ----------
    old, new : Program
        Two versions.
    known : mapping
        The library, for the exercises' names.
    """
    return (
        *_oddities(old, new),
        *_exercises(old, new, known),
        *_changes("The program", _program_facts(old), _program_facts(new)),
    )


def _oddities(old: Program, new: Program) -> Iterator[str]:
    """What makes one doubt that the two are versions of one program, in this order."""
    if (old.program, old.patient) != (new.program, new.patient):
        yield (
            f"These are different programs: {old.program} of patient {old.patient}, and "
            f"{new.program} of patient {new.patient}."
        )
    elif old.content_sha256 == new.content_sha256:
        return
    elif new.version == old.version:
        yield (
            f"Both say version {old.version} but they differ: give the changed one a higher "
            "version, or results cannot be told apart."
        )
    elif new.version < old.version:
        yield (
            f"The first is version {old.version}, the second version {new.version}: this tells "
            "what it would take to go back."
        )


def _exercises(old: Program, new: Program, known: KnownExercises) -> Iterator[str]:
    before = {entry.key: entry for entry in old.exercises}
    after = {entry.key: entry for entry in new.exercises}
    pairs = _pair_changed_sides(
        [entry for entry in old.exercises if entry.key not in after],
        [entry for entry in new.exercises if entry.key not in before],
    )
    moved = {id(entry) for pair in pairs for entry in pair}
    for entry in old.exercises:
        if entry.key not in after and id(entry) not in moved:
            yield f"{_title(entry, known)}: no longer prescribed."
    for entry in new.exercises:
        if entry.key not in before and id(entry) not in moved:
            facts = "; ".join(text for label, text in _facts(new, entry) if label != "Side")
            yield f"{_title(entry, known)}: new. {facts}."
    kept = [(entry, after[entry.key]) for entry in old.exercises if entry.key in after]
    for was, now in (*pairs, *kept):
        yield from _changes(_title(was, known), _facts(old, was), _facts(new, now))
    if [e.key for e in old.exercises if e.key in after] != [
        e.key for e in new.exercises if e.key in before
    ]:
        order = ", ".join(_title(entry, known) for entry in new.exercises)
        yield f"The order is now: {order}."


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
    name = known[entry.exercise].name if entry.exercise in known else entry.exercise
    return f"{name} ({side_words(entry)})"


def _facts(program: Program, entry: PrescribedExercise) -> list[tuple[str, str]]:
    facts = (*exercise_facts(program, entry), *rule_facts(entry))
    return [(fact.label, fact.text) for fact in facts]


def _program_facts(program: Program) -> list[tuple[str, str]]:
    return [
        ("First day", day_words(program.valid_from)),
        ("Last day", day_words(program.valid_until)),
        ("Goal", " ".join(program.goals)),
        ("Precautions", " ".join(program.precautions)),
        ("Missed days", catch_up_words(program.catch_up)),
        ("Contact", contact_words(program.contact)),
        ("Author", f"{program.author.name} {program.author.clinic or ''}".strip()),
        ("Time zone", program.timezone or ""),
    ]


def _changes(
    title: str, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Compare facts by label; a label may stand several times, as limits do."""
    before, after = _by_label(old), _by_label(new)
    for label in dict.fromkeys((*before, *after)):
        was, now = before.get(label, ""), after.get(label, "")
        if was == now:
            continue
        if not was:
            yield f"{title}: {label.lower()} is new: {now}."
        elif not now:
            yield f"{title}: {label.lower()} no longer holds (was: {was})."
        else:
            yield f"{title}: {label.lower()} is now {_quoted(now)} (was {_quoted(was)})."


def _by_label(facts: Sequence[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for label, text in facts:
        joined[label] = f"{joined[label]}; {text}" if label in joined else text
    return joined


def _quoted(text: str) -> str:
    return f'"{text}"'
