"""Histories of the same matters from two records, put together.

Pure. Whatever order records are brought together in, and however often, the histories that come
of it are the same: an occurrence is known by its key, what a therapist did by its global id, and
it stands for those occurrences that the therapist saw. One that was not seen stays open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.matters.model import MatterEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

History = tuple[MatterEvent, ...]
_OPEN = ""


def unite(histories: Iterable[History]) -> tuple[History, ...]:
    """Histories of matters of one kind, exercise and side, each occurrence in one of them.

    The one that no therapist has resolved, if there is such a one, comes first.
    """
    noticed: dict[str, MatterEvent] = {}
    acts: dict[str, MatterEvent] = {}
    for event in (event for history in histories for event in history):
        if event.occurrence is None:
            acts[event.key] = event
        else:
            known = noticed.get(event.key, event)
            noticed[event.key] = min(known, event, key=_noticed_first)
    in_time = sorted(acts.values(), key=lambda act: (act.at, act.key))
    resolved_by = {key: _resolver(key, in_time) for key in noticed}
    keys: dict[str, list[str]] = defaultdict(list)
    for key, resolver in resolved_by.items():
        keys[resolver].append(key)
    places = {act.key: place for place, act in enumerate(in_time)} | {_OPEN: len(in_time)}
    done: dict[str, list[MatterEvent]] = defaultdict(list)
    for act in in_time:
        done[_group_of(act, resolved_by, keys, places)].append(act)
    order = sorted(keys, key=lambda group: (group != _OPEN, places[group]))
    return tuple(_history([noticed[key] for key in keys[group]], done[group]) for group in order)


def _noticed_first(event: MatterEvent) -> tuple[object, ...]:
    one = event.occurrence
    assert one is not None
    return event.at, one.day, one.evidence, one.proposal, one.words


def _resolver(key: str, acts: Iterable[MatterEvent]) -> str:
    """Which act resolved an occurrence, the first one; none if it is open."""
    return next((a.key for a in acts if a.action == "resolved" and key in a.seen), _OPEN)


def _group_of(
    act: MatterEvent,
    resolved_by: Mapping[str, str],
    groups: Iterable[str],
    places: Mapping[str, int],
) -> str:
    """The matter whose history an act belongs to: what it resolved, else the latest it saw."""
    if act.key in groups:
        return act.key
    touched = {resolved_by[key] for key in act.seen if key in resolved_by}
    return max(touched or set(groups), key=lambda group: places[group], default=_OPEN)


def _history(noticed: Sequence[MatterEvent], acts: Sequence[MatterEvent]) -> History:
    """Events in order: each occurrence before the first act that saw it, a resolution last."""
    left = sorted(noticed, key=_noticed_first)
    events: list[MatterEvent] = []
    for act in sorted(acts, key=lambda act: (act.action == "resolved", act.at, act.key)):
        events += [event for event in left if event.key in act.seen]
        left = [event for event in left if event.key not in act.seen]
        events.append(act)
    first, *later = [*events, *left]
    return (_called(first, first=True), *(_called(event, first=False) for event in later))


def _called(event: MatterEvent, *, first: bool) -> MatterEvent:
    if event.occurrence is None:
        return event
    return replace(event, action="raised" if first else "seen again")
