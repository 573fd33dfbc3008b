from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from hep_vision.errors import ModelError
from hep_vision.sources.pose import models
from hep_vision.sources.pose.models import Manifest, load_manifest, model_path, models_dir

OFFICIAL = "https://storage.googleapis.com/mediapipe-models/pose_landmarker"


class TestManifest:
    def test_has_the_three_models_and_full_by_default(self):
        manifest = load_manifest()
        assert list(manifest.models) == ["lite", "full", "heavy"]
        assert manifest.default == "full"

    @pytest.mark.parametrize("name", ["lite", "full", "heavy"])
    def test_each_has_official_address_size_checksum_and_licence(self, name):
        entry = load_manifest().entry(name)
        file = f"pose_landmarker_{name}"
        assert entry.address == f"{OFFICIAL}/{file}/float16/1/{file}.task"
        assert re.fullmatch("[0-9a-f]{64}", entry.sha256)
        assert entry.size > 5_000_000
        assert entry.licence == "Apache-2.0"

    @pytest.mark.parametrize(
        ("name", "size", "begins"),
        [("lite", 5_777_746, "59929e1d"), ("full", 9_398_198, "5134a3aa")],
    )
    def test_the_figures_are_the_published_ones(self, name, size, begins):
        entry = load_manifest().entry(name)
        assert (entry.size, entry.sha256[:8]) == (size, begins)

    def test_an_unknown_model_is_named_with_the_choice(self):
        with pytest.raises(
            ModelError, match=r"no pose model 'huge'; choose one of lite, full, hea"
        ):
            model_path("huge")

    def test_a_misspelt_key_is_refused(self):
        with pytest.raises(ValidationError, match="adress"):
            Manifest.model_validate({"default": "a", "models": {"a": {"adress": "x"}}})

    def test_a_damaged_manifest_is_one_sentence(self, tmp_path, monkeypatch):
        (tmp_path / "manifest.toml").write_text("default = ")
        monkeypatch.setattr(models, "packaged_dir", lambda name: tmp_path)
        load_manifest.cache_clear()
        try:
            with pytest.raises(ModelError, match="install hep-vision again"):
                load_manifest()
        finally:
            load_manifest.cache_clear()


class TestPlace:
    def test_the_variable_names_another_folder(self, tmp_path, monkeypatch):
        monkeypatch.setenv("HEP_VISION_MODELS", str(tmp_path))
        assert model_path("full") == tmp_path / "pose_landmarker_full.task"

    def test_a_home_sign_is_understood(self, monkeypatch):
        monkeypatch.setenv("HEP_VISION_MODELS", "~/poses")
        assert models_dir().is_absolute()

    def test_otherwise_the_user_s_data_folder(self, monkeypatch):
        monkeypatch.delenv("HEP_VISION_MODELS", raising=False)
        assert "hep-vision" in models_dir().parts
