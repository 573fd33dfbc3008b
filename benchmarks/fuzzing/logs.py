"""Landmark logs: changed bytes, changed arrays and archives made by hand."""

from __future__ import annotations

import functools
import io
import json
import math
import zipfile
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.fuzzing.judge import FindingError
from benchmarks.fuzzing.mutate import NASTY_NUMBERS, NASTY_TEXTS, mutate_bytes, mutate_json

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import load_library
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

_FRAMES = 60
_HEADERS = (
    "{'descr': '<f8', 'fortran_order': False, 'shape': (5000000000,), }",
    "{'descr': '<f8', 'fortran_order': True, 'shape': (60, 33, 3), }",
    "{'descr': '|O', 'fortran_order': False, 'shape': (60,), }",
    "{'descr': '<M8[s]', 'fortran_order': False, 'shape': (60,), }",
    "{'descr': '>i8', 'fortran_order': False, 'shape': (60,), }",
    "{'descr': '|u1', 'fortran_order': False, 'shape': (), }",
    "(" * 300,
    "",
)
_KINDS = ("f2", "f4", "f8", "i1", "i8", "u1", "u8", "?", "c16", "U3", "S4")


def write_case(chance: random.Random, folder: Path) -> Path:
    """Write a log nobody should have written."""
    path = folder / "case.npz"
    match chance.randrange(8):
        case 0:
            path.write_bytes(mutate_bytes(chance, good_log(plain=chance.random() < 0.5)))
        case 1:
            path.write_bytes(_repacked(chance))
        case 2 | 3 | 4:
            path.write_bytes(_of_another_person(chance))
        case _:
            path.write_bytes(_with_other_arrays(chance))
    return path


def use_case(path: Path) -> None:
    """Read and measure it; what is read must also be writable."""
    log = read_landmark_log(path)
    again = path.with_name("again.npz")
    write_landmark_log(again, log.frames, log.meta)
    if len(read_landmark_log(again).frames) != len(log.frames):
        raise FindingError("it was not read back as it was written")
    analysis = analyze(Job(path, _squat(), Prescription()), None)
    analysis.record.model_dump_json()


@functools.cache
def _squat():  # noqa: ANN202 - a definition
    return load_library().get("squat")


def _frames() -> list[PoseFrame]:
    noise = np.random.default_rng(1)
    still = noise.uniform(100, 600, (33, 3))
    frames = []
    for index in range(_FRAMES):
        image = np.rint((still + 40 * math.sin(index / 8)) * 16) / 16
        world = np.rint(noise.normal(0, 0.3, (33, 3)) * 1000) / 1000
        frames.append(PoseFrame(index / 30, image, world, np.full(33, 0.75), (640, 720)))
    return frames


@functools.cache
def good_log(*, plain: bool) -> bytes:
    """Log as the program writes it, or a plain one."""
    if plain:
        buffer = io.BytesIO()
        np.savez(buffer, **_plain_arrays())
        return buffer.getvalue()
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.npz")
        write_landmark_log(path, _frames(), {"model": "full", "source": "a.mp4"})
        return path.read_bytes()


def _plain_arrays() -> dict[str, np.ndarray]:
    frames = _frames()
    return {
        "t_s": np.array([frame.time_s for frame in frames]),
        "image_px": np.array([frame.image_px for frame in frames], np.float32),
        "world_m": np.array([frame.world_m for frame in frames], np.float32),
        "visibility": np.array([frame.visibility for frame in frames]),
        "size_px": np.array(frames[0].size_px),
    }


def _repacked(chance: random.Random) -> bytes:
    """The parts of a good log, some exchanged, in an archive of any kind."""
    with zipfile.ZipFile(io.BytesIO(good_log(plain=chance.random() < 0.5))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), k=chance.randrange(1, 3)):
        match chance.randrange(4):
            case 0:
                parts[name] = mutate_bytes(chance, parts[name])
            case 1:
                head = chance.choice(_HEADERS).encode() + b"\n"
                parts[name] = b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head
                parts[name] += bytes(chance.choice([0, 60, 60 * 99 * 8]))
            case 2:
                parts[chance.choice(sorted(parts))] = parts[name]
            case _:
                del parts[name]
    methods = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice([*methods[:2] * 3, *methods])) as archive:
        for name, part in parts.items():
            archive.writestr(name if chance.random() < 0.95 else f"x/{name}", part)
    content = buffer.getvalue()
    return mutate_bytes(chance, content) if chance.random() < 0.2 else content


def _with_other_arrays(chance: random.Random) -> bytes:
    """A log whose arrays have other shapes, kinds and numbers."""
    if chance.random() < 0.5:
        arrays = _plain_arrays()
    else:
        with np.load(io.BytesIO(good_log(plain=False))) as file:
            arrays = {name: file[name] for name in file.files}
    for name in chance.sample(sorted(arrays), k=chance.randrange(1, 4)):
        if name == "header":
            header = json.loads(arrays[name].tobytes())
            changed = mutate_json(chance, header, lambda _: True)
            if chance.random() < 0.3:
                header["meta"]["model"] = chance.choice(NASTY_TEXTS)
                changed = header
            raw = json.dumps(changed).encode("utf-8", "surrogatepass")
            arrays[name] = np.frombuffer(raw, np.uint8)
        else:
            arrays[name] = chance.choice(_CHANGES)(chance, arrays[name])
    buffer = io.BytesIO()
    chance.choice([np.savez, np.savez_compressed])(buffer, **arrays)
    return buffer.getvalue()


def _of_another_person(chance: random.Random) -> bytes:
    """A log of the right form in which anything may happen: gaps, jumps, frames out of step."""
    arrays = _plain_arrays()
    noise = np.random.default_rng(chance.randrange(2**32))
    keep = noise.random(_FRAMES) < chance.choice([1.0, 0.9, 0.3])
    time_s = np.cumsum(
        noise.choice([1 / 240, 1 / 30, 1.0, 600.0], _FRAMES, p=chance.choice(_PACES))
    )
    scale = chance.choice([0.0, 1e-6, 0.1, 1.0, 50.0, 1000.0])
    image = arrays["image_px"] * chance.choice([1.0, 1.0, -1.0, 0.0]) + scale * noise.normal(
        size=(_FRAMES, 33, 3)
    )
    visibility = noise.random((_FRAMES, 33)) ** chance.choice([0.1, 1.0, 8.0])
    for _ in range(chance.choice([0, 1, 6])):
        begin, landmark = chance.randrange(_FRAMES), chance.randrange(33)
        image[begin : begin + chance.randrange(30), landmark:] = np.nan
    if chance.random() < 0.2:
        image[:, chance.randrange(33)] = image[:, chance.randrange(33)]
    arrays |= {"t_s": time_s, "image_px": image, "visibility": visibility}
    arrays = {name: a if name == "size_px" else a[keep] for name, a in arrays.items()}
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


_PACES = (
    [0, 1, 0, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0.5, 0.5, 0, 0],
    [0, 0.9, 0.1, 0],
    [0, 0, 0.9, 0.1],
)


def _some_numbers(chance: random.Random, array: np.ndarray) -> np.ndarray:
    changed = array.astype(float)
    for _ in range(chance.choice([1, 5, 50])):
        if changed.size:
            changed.flat[chance.randrange(changed.size)] = float(chance.choice(NASTY_NUMBERS))
    if array.dtype.kind == "f" or chance.random() < 0.3:
        return changed
    return np.nan_to_num(changed, posinf=0, neginf=0).clip(0, 255).astype(array.dtype)


def _another_kind(chance: random.Random, array: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return array.astype(chance.choice(_KINDS))


def _another_shape(chance: random.Random, array: np.ndarray) -> np.ndarray:
    flat = array.ravel()
    return chance.choice([flat, flat[:0], flat[:1], array[:1], array[1:], array[None], array.T])


def _repeated(chance: random.Random, array: np.ndarray) -> np.ndarray:
    return np.concatenate([array] * chance.choice([2, 5]), axis=-1) if array.ndim else array


def _all_missing(chance: random.Random, array: np.ndarray) -> np.ndarray:
    return np.full(array.shape, chance.choice([np.nan, 0.0, 1.0, -0.0]))


_CHANGES: tuple[Callable[[random.Random, np.ndarray], np.ndarray], ...] = (
    *(_some_numbers, _some_numbers, _another_kind, _another_shape, _repeated, _all_missing),
)
