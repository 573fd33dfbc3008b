"""Assemble a pose landmarker bundle (``.task``) from bare TFLite weights.

A bundle is an uncompressed zip of two TFLite models. The landmarker refuses a model whose
metadata does not say how its input image is normalised, so that is written into each.
The same weights always give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from hep_vision.sources.pose.flatbuffer import (
    Field,
    Floats,
    Number,
    Old,
    OldTable,
    Table,
    write_flatbuffer,
)

# Fields of the root of TFLite's schema.fbs, and values of metadata_schema.fbs.
_TFLITE_IDENTIFIER = b"TFL3"
_MODEL_VERSION, _MODEL_BUFFERS, _MODEL_METADATA = 0, 4, 6
_METADATA_IDENTIFIER = b"M001"
_METADATA_NAME = "TFLITE_METADATA"
_NORMALIZATION_OPTIONS = 1
_IMAGE_PROPERTIES = 2
_COLOR_SPACE_RGB = 1

# Weights are used straight from the file; TFLite copies what is aligned to less.
_MEMBER_ALIGNMENT = 64
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER_BYTES = 30
_EXTRA_HEADER_BYTES = 4
_PADDING_EXTRA_ID = 0xD935  # the id zip aligners use for bytes that mean nothing


@dataclass(frozen=True, slots=True)
class Normalization:
    """How a model wants its input image: ``(pixel - mean) / std`` with pixels of 0-255."""

    mean: float
    std: float


DETECTOR_INPUT = Normalization(mean=127.5, std=127.5)  # -1 to 1
LANDMARKS_INPUT = Normalization(mean=0.0, std=255.0)  # 0 to 1


def assemble_bundle(detector: bytes, landmarks: bytes) -> bytes:
    """Bundle that MediaPipe's pose landmarker loads.

    Parameters
    ----------
    detector, landmarks : bytes
        The TFLite models of pose detection and of pose landmarks, without metadata.

    Returns
    -------
    bytes
        Content of a ``.task`` file.
    """
    return _zip_stored(
        {
            "pose_detector.tflite": with_metadata(detector, DETECTOR_INPUT),
            "pose_landmarks_detector.tflite": with_metadata(landmarks, LANDMARKS_INPUT),
        }
    )


def with_metadata(model: bytes, image_input: Normalization) -> bytes:
    """TFLite model with metadata that states the normalisation of its image input.

    Parameters
    ----------
    model : bytes
        TFLite flatbuffer with one image input.
    image_input : Normalization
        What the image is to be brought to before inference.

    Returns
    -------
    bytes
        A new root with the metadata, followed by the model as it was.

    Raises
    ------
    ValueError
        If ``model`` is no TFLite model.
    """
    if model[4:8] != _TFLITE_IDENTIFIER:
        raise ValueError("model must be a TFLite flatbuffer")
    old = OldTable.root_of(model)
    buffers: list[Table | Old] = [Old(at) for at in old.vector(_MODEL_BUFFERS)]
    notes: list[Table | Old] = [Old(at) for at in old.vector(_MODEL_METADATA)]
    note = Table({0: _METADATA_NAME, 1: Number("I", len(buffers))})
    root: dict[int, Field] = {slot: Old(old.target(slot)) for slot in old.slots() if slot}
    root[_MODEL_VERSION] = Number("I", old.number(_MODEL_VERSION))
    root[_MODEL_BUFFERS] = [*buffers, Table({0: _metadata(image_input)})]
    root[_MODEL_METADATA] = [*notes, note]
    return write_flatbuffer(Table(root), _TFLITE_IDENTIFIER, existing=model)


def _metadata(image_input: Normalization) -> bytes:
    """Metadata of a model with one image input, by the schema ``metadata_schema.fbs``."""
    normalization = Table({0: Floats((image_input.mean,)), 1: Floats((image_input.std,))})
    process_unit = Table({0: Number("B", _NORMALIZATION_OPTIONS), 1: normalization})
    image = Table({0: Number("b", _COLOR_SPACE_RGB)})
    content = Table({0: Number("B", _IMAGE_PROPERTIES), 1: image})
    tensor = Table({0: "image", 3: content, 4: [process_unit]})
    subgraph = Table({2: [tensor]})
    return write_flatbuffer(Table({3: [subgraph]}), _METADATA_IDENTIFIER)


def _zip_stored(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            info.create_system = 3  # or the bytes would differ between systems
            before = file.tell() + _LOCAL_HEADER_BYTES + len(name) + _EXTRA_HEADER_BYTES
            padding = -before % _MEMBER_ALIGNMENT
            info.extra = (
                _PADDING_EXTRA_ID.to_bytes(2, "little")
                + padding.to_bytes(2, "little")
                + bytes(padding)
            )
            archive.writestr(info, content)
    return file.getvalue()
