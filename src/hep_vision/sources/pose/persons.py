"""Which of several people in a landmark file is the patient: the largest, seen most of the time.

People are followed from frame to frame, by the tool's own numbers where it gives any, else by
place: a person goes on where somebody was within `REACH` body heights at most `LONGEST_GAP`
frames ago. The patient is whom most of the picture shows over the whole file (the sum of body
heights), joined by those who appear in the same place while the patient is not seen, as after an
occlusion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hep_vision.measure.body.landmarks import Array

# In heights of the body: nobody's middle moves further between two frames, at 10 a second and more.
REACH = 0.5
# Frames; somebody unseen for longer begins anew.
LONGEST_GAP = 30
# Of a crowd, this many of the most shown may be the patient.
MOST_HOMES = 20


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Keypoints of a person in a frame: pixels, NaN where not seen, and confidence 0 to 1."""

    xy_px: Array  # (points, 2)
    confidence: Array  # (points,)
    number: int | None = None  # as the tool calls the person

    @property
    def box(self) -> tuple[complex, float]:
        """Middle of the seen points, and the larger side of the box about them."""
        low, high = np.nanmin(self.xy_px, axis=0), np.nanmax(self.xy_px, axis=0)
        middle = 0.5 * (low + high)
        return complex(middle[0], middle[1]), max(float((high - low).max()), 1.0)


@dataclass(slots=True)
class _Track:
    people: dict[int, Person] = field(default_factory=dict[int, Person])
    weight: float = 0.0
    last: int = 0
    place: complex = 0j
    size: float = 1.0

    def add(self, frame: int, person: Person) -> None:
        self.people[frame] = person
        self.place, self.size = person.box
        self.weight += self.size
        self.last = frame

    def distance(self, person: Person) -> float:
        """From where it was last, in body heights."""
        place, size = person.box
        return abs(place - self.place) / max(size, self.size)


def patient_of(
    people: Mapping[int, Sequence[Person]],
) -> tuple[dict[int, Person], tuple[Finding, ...]]:
    """The patient by frame, and what is to be said of the choice."""
    if max(map(len, people.values())) <= 1:
        return {frame: some[0] for frame, some in people.items() if some}, ()
    tracks = sorted(_follow(people), key=lambda track: -track.weight)
    chains = [_chain(home, tracks) for home in tracks[:MOST_HOMES]]
    chosen = max(chains, key=lambda chain: chain.weight).people
    frames = sum(bool(some) for some in people.values())
    finding = Finding(
        "several_people",
        "info",
        f"Up to {max(map(len, people.values()))} people are in a frame; the one measured is the "
        f"largest for most of the time, in {len(chosen)} of {frames} frames.",
    )
    return chosen, (finding,)


def _chain(home: _Track, tracks: Sequence[_Track]) -> _Track:
    """A track with those that follow it, or precede it, in the same place at other times."""
    chain = _Track(dict(home.people), home.weight)
    for track in tracks:
        if not track.people.keys() & chain.people.keys() and _beside(chain, track):
            chain.people |= track.people
            chain.weight += track.weight
    return chain


def _follow(people: Mapping[int, Sequence[Person]]) -> list[_Track]:
    tracks: list[_Track] = []
    by_number: dict[int, _Track] = {}
    for frame in sorted(people):
        open_tracks = [t for t in tracks if frame - t.last <= LONGEST_GAP]
        for person in sorted(people[frame], key=lambda one: -one.box[1]):
            track = by_number.get(person.number) if person.number is not None else None
            if person.number is None:
                near = [t for t in open_tracks if t.last < frame and t.distance(person) < REACH]
                track = min(near, key=lambda t: t.distance(person), default=None)
            if track is None or frame in track.people:
                track = _Track()
                tracks.append(track)
                if person.number is not None:
                    by_number[person.number] = track
            track.add(frame, person)
    return tracks


def _beside(chain: _Track, track: _Track) -> bool:
    """Whether it began where the chain was at the nearest time, as large or nearly so."""
    first = min(track.people)
    nearest = min(chain.people, key=lambda frame: abs(frame - first))
    place, size = chain.people[nearest].box
    other, its_size = track.people[first].box
    return abs(place - other) < 2.0 * REACH * max(size, its_size) and 0.5 < its_size / size < 2.0
