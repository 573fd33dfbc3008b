from __future__ import annotations

import pytest

from hep_vision.packaged import packaged_dir


@pytest.fixture
def package(tmp_path):
    package = tmp_path / "src" / "hep_vision"
    package.mkdir(parents=True)
    return package


def test_in_an_installed_wheel_the_files_lie_inside_the_package(package):
    inside = package / "data" / "models"
    inside.mkdir(parents=True)
    (package.parents[1] / "models").mkdir()  # a stranger's folder beside site-packages
    assert packaged_dir("models", package=package) == inside


def test_in_a_checkout_they_lie_at_its_top(package):
    top = package.parents[1] / "exercises"
    top.mkdir()
    assert packaged_dir("exercises", package=package) == top


def test_an_incomplete_installation_says_where_it_looked(package):
    with pytest.raises(ValueError, match="folder that ships with hep-vision, got 'models'"):
        packaged_dir("models", package=package)


def test_the_running_installation_has_its_manifest():
    assert (packaged_dir("models") / "manifest.toml").is_file()
