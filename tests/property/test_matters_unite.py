"""Matters of several records put together: the same in any order, nothing unseen is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hep_vision.matters.merge import merge
from hep_vision.matters.model import Matter, MatterEvent, Occurrence
from hep_vision.matters.unite import History, unite
from program_examples import MONDAY

START = datetime(2026, 11, 30, 9, tzinfo=UTC)

ACTS = ("acknowledged", "resolved")
# What happens in one of three records: a day with pain, an act, or what another record sends.
steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("pain"), st.integers(0, 4)),
            st.tuples(st.sampled_from(ACTS), st.just(0)),
            st.tuples(st.just("receive"), st.integers(0, 2)),
        ),
    ),
    max_size=25,
)


def noticed(histories: tuple[History, ...], day: int, now: datetime) -> tuple[History, ...]:
    one = Occurrence(
        kind="pain",
        key=str(day),
        day=MONDAY + timedelta(days=day),
        evidence=f"pain {day}",
        proposal="Call",
    )
    return tuple(m.history for m in merge(matters_of(histories), [one], "P-7", now))


def matters_of(histories: tuple[History, ...]) -> list[Matter]:
    return [
        Matter(id=n, patient="P-7", kind="pain", exercise="", side="", history=history)
        for n, history in enumerate(histories)
    ]


def acted(histories: tuple[History, ...], action: str, now: datetime) -> tuple[History, ...]:
    """As `act_on_matter` does: of the first matter that is not resolved."""
    for place, matter in enumerate(matters_of(histories)):
        if matter.state != "resolved":
            act = MatterEvent(
                action=action,  # type: ignore[arg-type]
                at=now,
                by="D. Okafor",
                text="called",
                uid=now.isoformat(),
                seen=frozenset(one.key for one in matter.occurrences),
            )
            history = (*matter.history, act)
            return (*histories[:place], history, *histories[place + 1 :])
    return histories


def lived(done: list[tuple[int, tuple[str, int]]]) -> list[tuple[History, ...]]:
    records: list[tuple[History, ...]] = [(), (), ()]
    for number, (where, (what, which)) in enumerate(done):
        now = START + timedelta(minutes=number)
        match what:
            case "pain":
                records[where] = noticed(records[where], which, now)
            case "receive":
                records[where] = unite([*records[where], *records[which]])
            case _:
                records[where] = acted(records[where], what, now)
    return records


@given(steps)
def test_every_order_gives_the_same_matters(done) -> None:
    one, two, three = lived(done)
    united = unite([*one, *two, *three])
    assert unite([*three, *unite([*one, *two])]) == united
    assert unite([*unite([*two, *three]), *one, *two]) == united
    assert unite(united) == united


@given(steps)
def test_nothing_is_lost_and_only_what_a_therapist_saw_is_closed(done) -> None:
    records = lived(done)
    before = [event for record in records for history in record for event in history]
    united = unite(history for record in records for history in record)
    after = [event for history in united for event in history]
    assert {event.key for event in after} == {event.key for event in before}
    assert len(after) == len({event.key for event in after})
    closed = {key for event in before if event.action == "resolved" for key in event.seen}
    for matter in matters_of(united):
        assert matter.history[0].action == "raised"
        keys = {one.key for one in matter.occurrences}
        assert keys <= closed if matter.state == "resolved" else not keys & closed
        if matter.state == "acknowledged":
            assert any(keys <= e.seen for e in matter.history if e.action == "acknowledged")
    assert sum(matter.state != "resolved" for matter in matters_of(united)) <= 1


def test_of_a_resolved_matter_only_what_was_not_seen_opens_again() -> None:
    """At home it hurt twice; the clinic resolved the first time before it knew of the second."""
    clinic = acted(noticed((), 0, START), "resolved", START + timedelta(days=2))
    home = noticed(noticed((), 0, START), 1, START + timedelta(days=1))
    left, resolved = matters_of(unite([*clinic, *home]))
    assert (left.state, [one.key for one in left.occurrences]) == ("open", ["1"])
    assert (resolved.state, [one.key for one in resolved.occurrences]) == ("resolved", ["0"])
    assert unite([*home, *clinic]) == (left.history, resolved.history)
    assert replace(resolved, history=resolved.history[:1]).state == "open"
