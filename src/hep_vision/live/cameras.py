"""The cameras of this machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hep_vision.errors import DeviceError, OutputError
from hep_vision.live.clock import steady_s
from hep_vision.live.sources import CameraSource
from hep_vision.record.private import private_file, private_folder
from hep_vision.sources.display_libraries import provide_display_libraries

if TYPE_CHECKING:
    from pathlib import Path

# A camera needs a moment to find the right exposure.
_SETTLING_PICTURES = 10


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera, by the number that ``--camera`` takes."""

    number: int
    name: str


def find_cameras() -> list[FoundCamera]:
    """Cameras in the order of their numbers; none is switched on for it."""
    provide_display_libraries()
    import cv2
    from cv2_enumerate_cameras import enumerate_cameras

    backend = {"win32": cv2.CAP_DSHOW, "linux": cv2.CAP_V4L2}.get(sys.platform, cv2.CAP_ANY)
    found: dict[int, FoundCamera] = {}
    for camera in enumerate_cameras(backend):
        info: Any = camera
        # Numbers of a backend other than asked for carry it in their thousands.
        number = int(info.index) % 100
        found.setdefault(number, FoundCamera(number, str(info.name)))
    return [found[number] for number in sorted(found)]


def take_still(camera: FoundCamera, folder: Path) -> str:
    """Take one picture and write it; says in a line what came of it.

    Raises
    ------
    OutputError
        If the picture cannot be written.
    """
    import cv2

    source = CameraSource(camera.number, steady_s)
    try:
        given = source.open()
        picture = source.read()
        for _ in range(_SETTLING_PICTURES):
            picture = source.read() or picture
    except DeviceError as error:
        return str(error)
    finally:
        source.close()
    assert picture is not None
    path = folder / f"camera-{camera.number}.jpg"
    try:
        private_folder(folder)  # a still may show the patient
        _, encoded = cv2.imencode(".jpg", cv2.cvtColor(picture.rgb, cv2.COLOR_RGB2BGR))
        private_file(path)
        path.write_bytes(encoded.tobytes())
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
    return f"{given.partition(', ')[2]}, still: {path}"
