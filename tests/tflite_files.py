"""A TFLite model of a few hundred bytes, written with the schema that MediaPipe ships."""

from __future__ import annotations

import flatbuffers
import numpy as np
from mediapipe.tasks.metadata import schema_py_generated as schema


def tiny_tflite(*weights: bytes) -> bytes:
    """Model with these weights in its buffers and one subgraph without operators."""
    model = schema.ModelT()
    model.version, model.description = 3, "tiny"
    subgraph = schema.SubGraphT()
    subgraph.name, subgraph.tensors, subgraph.operators = "main", [], []
    subgraph.inputs, subgraph.outputs = np.array([0], np.int32), np.array([1], np.int32)
    model.operatorCodes, model.subgraphs = [], [subgraph]
    empty = schema.BufferT()  # by convention the first
    model.buffers = [empty, *(schema.BufferT(np.frombuffer(w, np.uint8)) for w in weights)]
    builder = flatbuffers.Builder(64)
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())
