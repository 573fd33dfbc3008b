"""Landmark files of other tools: JSON with the keypoints of every person in every frame.

Read are

- COCO keypoints: a list of ``{image_id, keypoints}``, or a data set ``{images, annotations}``;
- AlphaPose: a list of ``{image_id, keypoints, score, idx}``;
- OpenPose's shape, ``{people: [{pose_keypoints_2d}]}``: a folder with a file a frame, or a list;
- MMPose and RTMPose: ``{instance_info: [{frame_id, instances}]}``, or that list alone;

with 17 (COCO) or 26 (Halpe) points a person. Frame rate and picture size are taken from the file
(``fps``, ``width``, ``height``, at its top, in ``info`` or ``meta_info``; ``time_s`` of a frame),
or else have to be told.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from hep_vision.errors import LogError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.regular_file import read_regular
from hep_vision.sources.pose.formats import COCO_17, HALPE_26
from hep_vision.sources.pose.persons import Person, patient_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hep_vision.measure.result import Finding
    from hep_vision.sources.pose.formats import PoseFormat

KEYPOINT_SUFFIX = ".json"
_BY_POINTS = {len(one.points): one for one in (COCO_17, HALPE_26)}
# Some hours of video; more is no landmark file.
_LARGEST_BYTES = 1 << 30
_MOST_FRAMES = 1_000_000
# Numbers of frames may be missing where nobody was found, but not nearly all of them.
_MOST_MISSING = 50

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """What the user says of a landmark file that does not say it itself."""

    rate_hz: float | None = None
    size_px: tuple[int, int] | None = None


NOTHING_TOLD = ToldFacts()
_SIZE = re.compile(r"([1-9]\d{0,4})[xX\N{MULTIPLICATION SIGN}]([1-9]\d{0,4})")


def size_in_words(text: str) -> tuple[int, int]:
    """Width and height of a picture, written as 1920x1080.

    Raises
    ------
    ValueError
        If the text is none.
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no size; write width x height, as in 1920x1080")
    return int(found[1]), int(found[2])


@dataclass(frozen=True, slots=True)
class KeypointLog:
    """Frames of the person that was chosen, the format they came in, and what is to be said."""

    frames: tuple[PoseFrame, ...]
    format: PoseFormat
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Raw:
    """What a file says, whatever its shape."""

    people: dict[int, list[Person]] = field(default_factory=dict[int, list[Person]])
    times_s: dict[int, float] = field(default_factory=dict[int, float])
    rate_hz: float | None = None
    width: int | None = None
    height: int | None = None


def read_keypoints(path: Path, told: ToldFacts) -> KeypointLog:
    """Read a landmark file of another tool, or a folder of such files, one a frame.

    Raises
    ------
    LogError
        If it is none, is damaged, or neither it nor ``told`` says how fast its frames follow each
        other and how large its pictures are.
    """
    raw = _Raw()
    try:
        for entry, number in _frames_of(path, raw):
            _take(raw, entry, number)
    except (KeyError, TypeError, ValueError) as error:
        raise LogError(path, f"its keypoints cannot be read ({error}).") from error
    if not any(raw.people.values()):
        raise LogError(path, "it holds no keypoints of anybody.")
    points = {len(person.confidence) for people in raw.people.values() for person in people}
    if len(points) > 1 or not points <= set(_BY_POINTS):
        raise LogError(
            path,
            f"it has {' and '.join(map(str, sorted(points)))} points a person; hep-vision reads "
            "COCO's 17 and Halpe's 26.",
        )
    form = _BY_POINTS[points.pop()]
    size_px, times_s = _size(path, raw, told), _times(path, raw, told)
    chosen, findings = patient_of(raw.people)
    frames = tuple(
        form.frame(times_s[number], size_px, chosen[number].xy_px, chosen[number].confidence)
        if number in chosen
        else PoseFrame.empty(times_s[number], size_px)
        for number in sorted(times_s)
    )
    return KeypointLog(frames, form, (*form.findings(), *findings))


def _frames_of(path: Path, raw: _Raw) -> Iterator[tuple[Json, int | None]]:
    """Entries of a file, or of each file of a folder, with the number of the frame if known."""
    if not path.is_dir():
        yield from ((entry, None) for entry in _entries(_load(path), raw))
        return
    files = sorted(path.glob(f"*{KEYPOINT_SUFFIX}"))
    if not files:
        raise LogError(path, "there is no landmark file (.json) in this folder.")
    for place, file in enumerate(files):
        number = _number(file.stem)
        for entry in _entries(_load(file), raw):
            yield entry, place if number is None else number


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise LogError(path, "the file has over 1 GiB; cut it into parts.")
        return json.loads(read_regular(path, _LARGEST_BYTES).decode("utf-8"))
    except FileNotFoundError as error:
        raise LogError(path, "there is no such file.") from error
    except OSError as error:
        raise LogError(path, f"it cannot be read ({error.strerror or error}).") from error
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError) as error:
        raise LogError(path, "this is no landmark file: it is not JSON, or damaged.") from error


def _entries(content: Any, raw: _Raw) -> Iterable[Json]:
    """Entries of a file's content, each a person or a frame; notes rate and size."""
    if isinstance(content, list):
        return cast("list[Json]", content)
    if not isinstance(content, dict):
        raise TypeError("it is neither a list nor an object")
    top = cast("Json", content)
    for part in (top, top.get("info"), top.get("meta_info")):
        if isinstance(part, dict):
            _note_facts(raw, cast("Json", part))
    if "annotations" in top:
        numbers: dict[Any, int] = {}
        for place, image in enumerate(cast("list[Json]", top.get("images", []))):
            _note_facts(raw, image)
            number = _frame_number(image, ("frame_id", "file_name"))
            numbers[image["id"]] = place if number is None else number
            raw.people.setdefault(numbers[image["id"]], [])
        return [
            {**entry, "image_id": numbers.get(entry["image_id"], entry["image_id"])}
            for entry in cast("list[Json]", top["annotations"])
        ]
    if "instance_info" in top:
        return cast("list[Json]", top["instance_info"])
    return [top]


def _take(raw: _Raw, entry: Json, number: int | None) -> None:
    """Take in an entry: a person, or a frame with the people in it."""
    if number is None:
        number = _frame_number(entry, ("frame", "frame_id", "image_id"))
    if number is None:
        number = len(raw.people)
    people = raw.people.setdefault(number, [])
    for name in ("time_s", "timestamp"):
        if name in entry:
            raw.times_s[number] = _finite(entry[name])
    if "people" in entry:
        found = [
            (one, one["pose_keypoints_2d"], _id(one.get("person_id"))) for one in entry["people"]
        ]
    elif "instances" in entry:
        found = [(one, one["keypoints"], _id(one.get("track_id"))) for one in entry["instances"]]
    elif "keypoints" in entry:
        _note_facts(raw, entry)
        found = [(entry, entry["keypoints"], _id(entry.get("idx", entry.get("track_id"))))]
    else:
        raise KeyError("there is neither people, instances nor keypoints in an entry")
    people += [person for one, points, name in found for person in _person(one, points, name)]


def _person(entry: Json, keypoints: Any, name: int | None) -> Iterator[Person]:
    """A person's keypoints; nothing of one of whom no point was seen."""
    values = np.array(keypoints, dtype=np.float64)
    if "keypoint_scores" in entry:
        xy, confidence = values.reshape(-1, 2), np.array(entry["keypoint_scores"], np.float64)
    else:
        rows = values.reshape(-1, 3)
        xy, confidence = rows[:, :2].copy(), rows[:, 2]
        if "num_keypoints" in entry:  # ground truth: 0 not there, 1 hidden, 2 seen
            confidence = confidence / 2.0
    if confidence.shape != (len(xy),):
        raise ValueError(f"{len(xy)} points and {confidence.size} scores of a person")
    seen = np.isfinite(xy).all(axis=1) & (confidence > 0.0)
    xy[~seen] = math.nan
    if seen.any():
        yield Person(xy, np.where(seen, confidence, 0.0), name)


def _note_facts(raw: _Raw, part: Mapping[str, Any]) -> None:
    if "fps" in part:
        raw.rate_hz = _finite(part["fps"])
    if "width" in part and "height" in part:
        raw.width, raw.height = int(part["width"]), int(part["height"])


def _frame_number(entry: Json, names: tuple[str, ...]) -> int | None:
    for name in names:
        if name in entry:
            value = entry[name]
            return value if isinstance(value, int) else _number(Path(str(value)).stem)
    return None


def _number(text: str) -> int | None:
    """The last number in a file's name: ``walk_000012_keypoints`` is frame 12."""
    digits = re.findall(r"\d+", text)
    return int(digits[-1]) if digits else None


def _id(value: Any) -> int | None:
    """Number of a person, where the tool follows people; OpenPose writes [-1] if it does not."""
    while isinstance(value, list):
        some = cast("list[Any]", value)
        value = some[0] if some else None
    return value if isinstance(value, int) and value >= 0 else None


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no number")
    return number


def _size(path: Path, raw: _Raw, told: ToldFacts) -> tuple[int, int]:
    if told.size_px is not None:
        return told.size_px
    if not raw.width or not raw.height:
        raise LogError(
            path, "it does not say how large its pictures are; give --size, as in --size 1920x1080."
        )
    return raw.width, raw.height


def _times(path: Path, raw: _Raw, told: ToldFacts) -> dict[int, float]:
    """Time of each frame by its number, also of those in which nobody was found."""
    numbers = sorted(raw.people)
    if set(numbers) <= set(raw.times_s):
        return {number: raw.times_s[number] for number in numbers}
    rate_hz = told.rate_hz or raw.rate_hz
    if rate_hz is None or not rate_hz > 0:
        raise LogError(
            path, "it does not say how many frames a second it has; give --fps, as in --fps 30."
        )
    first, last = numbers[0], numbers[-1]
    if last - first >= min(_MOST_FRAMES, _MOST_MISSING * len(numbers) + _MOST_MISSING):
        raise LogError(
            path,
            f"its {len(numbers)} frames are numbered from {first} to {last}: these are no frames "
            "of a video.",
        )
    return {number: number / rate_hz for number in range(first, last + 1)}
