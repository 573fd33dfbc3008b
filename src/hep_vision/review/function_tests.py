"""The section on tests of function: their results beside what is usual, without a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.definitions.library import load_library
from hep_vision.definitions.words import norm_words, source_words
from hep_vision.program.words import day_words
from hep_vision.review.document import Bullets, Section, Table, Text
from hep_vision.statistics.function_tests import TestResult, count_within, time_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.definitions.schema import Definition, FunctionTest
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.store.views import StoredSet

HANDS = "C15"
_LIMITS = (
    "Times run from the first movement; a stopwatch that starts at the word Go reads longer. "
    "Whether the patient stood up fully, sat down each time and kept the arms crossed is the "
    "camera's reading: look before you rely on it. Age and sex are not in the record. A limit of "
    "a group is no diagnosis, and no risk of falling follows from it alone."
)


def tests_of_function(exercises: set[str]) -> dict[str, Definition]:
    """Definitions of those exercises that are tests, by id."""
    library = load_library()
    found = {id_: library.get(id_) for id_ in exercises if id_ in library.ids}
    return {id_: definition for id_, definition in found.items() if definition.test is not None}


def function_tests_section(period: Period) -> Section | None:
    """Results of the period's tests; None if there was none."""
    tests = tests_of_function({one.exercise for one in period.sets})
    blocks: list[Block] = []
    for id_, definition in tests.items():
        sets = [one for one in period.sets if one.exercise == id_]
        blocks += _blocks(definition, sets)
    if not blocks:
        return None
    return Section("Tests of function", (*blocks, Text(_LIMITS, "note")))


def result_of(test: FunctionTest, done: StoredSet) -> TestResult:
    """Result of a set that is a test."""
    attempts = sorted(done.attempts, key=lambda one: one.start_s)
    if test.result == "time":
        assert test.repetitions is not None
        return time_for(attempts, test.repetitions)
    assert test.duration_s is not None
    return count_within(attempts, test.duration_s)


def _blocks(definition: Definition, sets: list[StoredSet]) -> Iterator[Block]:
    test = definition.test
    assert test is not None
    rows = tuple(_row(test, done) for done in sets)
    headings = ("Day", "Result", "Not counted meanwhile", "Hands on the knees")
    yield Table(definition.name, headings, rows, frozenset((1, 2, 3)))
    yield Bullets(tuple(f"{norm_words(test, norm)}." for norm in test.norms))
    keys = tuple(dict.fromkeys(key for norm in test.norms for key in norm.source))
    yield Text(f"Limits by: {source_words(definition, keys)}.", "note")


def _row(test: FunctionTest, done: StoredSet) -> tuple[str, ...]:
    result = result_of(test, done)
    hands = {one.attempt for one in done.findings if one.code == HANDS}
    return (
        day_words(done.day),
        _result_words(test, result),
        str(result.not_counted),
        f"{len(hands)} times" if hands else "not seen",
    )


def _result_words(test: FunctionTest, result: TestResult) -> str:
    if result.value is None:
        asked = f" of {test.repetitions}" if test.repetitions else ""
        return f"not completed: {result.counted}{asked}"
    if test.result == "time":
        return f"{result.value:.1f} s"
    return f"{result.value:.0f} in {test.duration_s:g} s"
