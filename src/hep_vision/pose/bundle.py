"""Assemble a pose landmarker bundle (``.task``) from bare TFLite weights.

A bundle is an uncompressed zip of two TFLite models. The landmarker refuses a model whose
metadata does not say how its input image is normalised, so that is written into each.
The same weights always give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

# Weights are mapped straight from the file; TFLite copies what is aligned to less.
_TENSOR_ALIGNMENT = 16
_MEMBER_ALIGNMENT = 64
_METADATA_NAME = "TFLITE_METADATA"
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
        The same model, its weights untouched, with the metadata added.
    """
    schema: Any = import_module("mediapipe.tasks.metadata.schema_py_generated")
    content = schema.ModelT.InitFromPackedBuf(model, 0)
    metadata = _metadata(len(content.subgraphs[0].outputs), image_input)
    entry = schema.MetadataT()
    entry.name, entry.buffer = _METADATA_NAME, len(content.buffers)
    content.metadata = [*(content.metadata or []), entry]
    content.buffers.append(schema.BufferT(np.frombuffer(metadata, np.uint8)))
    return _packed(content, b"TFL3")


def _metadata(outputs: int, image_input: Normalization) -> bytes:
    schema: Any = import_module("mediapipe.tasks.metadata.metadata_schema_py_generated")
    normalization = schema.NormalizationOptionsT()
    normalization.mean, normalization.std = [image_input.mean], [image_input.std]
    unit = schema.ProcessUnitT()
    unit.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    unit.options = normalization
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType = schema.ContentProperties.ImageProperties
    content.contentProperties = image
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [unit]
    subgraph = schema.SubGraphMetadataT()
    subgraph.inputTensorMetadata = [tensor]
    subgraph.outputTensorMetadata = [schema.TensorMetadataT() for _ in range(outputs)]
    model = schema.ModelMetadataT()
    model.subgraphMetadata = [subgraph]
    return _packed(model, b"M001")


def _packed(content: Any, identifier: bytes) -> bytes:
    """Flatbuffer of an object-API tree, its byte vectors aligned for direct use."""
    flatbuffers: Any = import_module("flatbuffers")

    class AlignedBuilder(flatbuffers.Builder):
        def CreateNumpyVector(self: Any, x: Any) -> Any:  # noqa: N802
            if x.dtype != np.uint8:
                return flatbuffers.Builder.CreateNumpyVector(self, x)
            self.StartVector(1, x.size, _TENSOR_ALIGNMENT)
            self.head -= x.size
            self.Bytes[self.head : self.head + x.size] = x.tobytes()
            return self.EndVector()

    builder: Any = AlignedBuilder(1024)
    builder.Finish(content.Pack(builder), file_identifier=identifier)
    return bytes(builder.Output())


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
