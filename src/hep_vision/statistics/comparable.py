"""Which sessions may be compared: those under the conditions of the first one of their stretch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

VIEW_BREAK_DEG = 15.0
"""A camera turned by more than this is another set-up; a proposal without a source."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything that must be alike for two values to be compared."""

    setup: str | None
    picture_px: tuple[int | None, int | None]
    view_off_deg: float | None
    versions: tuple[str, ...]
    definition: str
    rom_type: str | None

    def differences(self, other: Conditions) -> tuple[str, ...]:
        """What is different, in words; empty if the values may be compared."""
        found: list[str] = []
        if self.setup != other.setup:
            found.append("camera set-up")
        if self.picture_px != other.picture_px:
            found.append("picture size")
        views = (self.view_off_deg, other.view_off_deg)
        if None not in views and abs((views[0] or 0) - (views[1] or 0)) > VIEW_BREAK_DEG:
            found.append("camera angle")
        if self.versions != other.versions:
            found.append("program or model version")
        if self.definition != other.definition:
            found.append("exercise definition")
        if self.rom_type != other.rom_type:
            found.append("help with the movement")
        return tuple(found)


def breaks_of(conditions: Iterable[Conditions]) -> tuple[tuple[str, ...], ...]:
    """For each session, what differs from the first of its stretch; there a new one begins.

    Held against the first and not against the one before, so that a camera that drifts a little
    each time does not carry a comparison away.
    """
    found: list[tuple[str, ...]] = []
    first: Conditions | None = None
    for one in conditions:
        different = one.differences(first) if first is not None else ()
        first = one if first is None or different else first
        found.append(different)
    return tuple(found)


def stretches_of(
    points: Iterable[T], breaks: Callable[[T], tuple[str, ...]]
) -> tuple[tuple[T, ...], ...]:
    """Points between breaks; values are compared within a stretch only."""
    stretches: list[list[T]] = []
    for point in points:
        if breaks(point) or not stretches:
            stretches.append([])
        stretches[-1].append(point)
    return tuple(map(tuple, stretches))
