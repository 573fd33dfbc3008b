from __future__ import annotations

import io
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
from mediapipe.tasks.metadata import schema_py_generated as schema

from hep_vision.sources.pose.bundle import (
    DETECTOR_INPUT,
    LANDMARKS_INPUT,
    Normalization,
    assemble_bundle,
    with_metadata,
)
from tflite_files import tiny_tflite


def read_model(content: bytes):
    assert content[4:8] == b"TFL3"
    return schema.ModelT.InitFromPackedBuf(content, 0)


def read_normalization(content: bytes) -> tuple[str, list[float], list[float]]:
    """Name of the metadata buffer, and mean and std of the first input."""
    model = read_model(content)
    note = model.metadata[-1]
    metadata = bytes(model.buffers[note.buffer].data)
    assert metadata[4:8] == b"M001"
    image = metadata_schema.ModelMetadataT.InitFromPackedBuf(metadata, 0)
    tensor = image.subgraphMetadata[0].inputTensorMetadata[0]
    assert tensor.content.contentPropertiesType == metadata_schema.ContentProperties.ImageProperties
    assert tensor.content.contentProperties.colorSpace == metadata_schema.ColorSpaceType.RGB
    unit = tensor.processUnits[0]
    assert unit.optionsType == metadata_schema.ProcessUnitOptions.NormalizationOptions
    return note.name.decode(), list(unit.options.mean), list(unit.options.std)


class TestMetadata:
    @pytest.mark.parametrize("wanted", [DETECTOR_INPUT, LANDMARKS_INPUT])
    def test_says_how_the_image_is_normalised(self, wanted):
        content = with_metadata(tiny_tflite(b"weights"), wanted)
        name, mean, std = read_normalization(content)
        assert (name, mean, std) == ("TFLITE_METADATA", [wanted.mean], [wanted.std])

    def test_the_two_models_want_what_their_makers_say(self):
        assert Normalization(mean=127.5, std=127.5) == DETECTOR_INPUT
        assert Normalization(mean=0.0, std=255.0) == LANDMARKS_INPUT

    @given(weights=st.lists(st.binary(min_size=1, max_size=300), max_size=5))
    def test_leaves_the_model_itself_untouched(self, weights):
        model = tiny_tflite(*weights)
        content = with_metadata(model, DETECTOR_INPUT)
        assert content.endswith(model)
        assert (len(content) - len(model)) % 16 == 0  # its weights stay aligned
        old, new = read_model(model), read_model(content)
        assert [bytes(b.data) for b in new.buffers[1:-1]] == weights
        assert (new.version, new.description) == (old.version, old.description)
        np.testing.assert_array_equal(new.subgraphs[0].inputs, old.subgraphs[0].inputs)
        np.testing.assert_array_equal(new.subgraphs[0].outputs, old.subgraphs[0].outputs)

    def test_keeps_metadata_that_is_there_already(self):
        once = with_metadata(tiny_tflite(b"weights"), DETECTOR_INPUT)
        twice = with_metadata(once, LANDMARKS_INPUT)
        assert len(read_model(twice).metadata) == 2
        assert len(read_model(twice).buffers) == len(read_model(once).buffers) + 1
        assert read_normalization(twice)[1:] == ([0.0], [255.0])

    def test_every_offset_is_aligned_to_what_it_holds(self):
        content = with_metadata(tiny_tflite(b"weights"), DETECTOR_INPUT)
        root = schema.Model.GetRootAs(content, 0)
        for index in range(root.BuffersLength()):
            table = root.Buffers(index)._tab
            assert table.Pos % 4 == 0
        last = root.Buffers(root.BuffersLength() - 1)._tab
        assert last.Vector(last.Offset(4)) % 16 == 0

    @pytest.mark.parametrize("junk", [b"", b"TFL3", b"not a model at all", b"\0\0\0\0TFL3"])
    def test_what_is_no_model_is_refused(self, junk):
        with pytest.raises(ValueError, match="must be a"):
            with_metadata(junk, DETECTOR_INPUT)


class TestBundle:
    @pytest.fixture
    def bundle(self):
        return assemble_bundle(tiny_tflite(b"detector"), tiny_tflite(b"landmarks" * 9))

    def test_is_an_uncompressed_zip_of_the_two_models(self, bundle):
        with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
            assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
            assert read_normalization(archive.read(archive.namelist()[0]))[1] == [127.5]
            assert read_normalization(archive.read(archive.namelist()[1]))[1] == [0.0]

    def test_models_begin_where_they_can_be_used_in_place(self, bundle):
        with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
            for info in archive.infolist():
                name_length, extra_length = struct.unpack_from(
                    "<HH", bundle, info.header_offset + 26
                )
                start = info.header_offset + 30 + name_length + extra_length
                assert start % 64 == 0
                assert bundle[start + 4 : start + 8] == b"TFL3"

    def test_the_same_weights_give_the_same_bytes(self, bundle):
        assert bundle == assemble_bundle(tiny_tflite(b"detector"), tiny_tflite(b"landmarks" * 9))
