from __future__ import annotations

from pathlib import Path

import pytest

from hep_vision.errors import OutputError
from hep_vision.record.files import OutputFolder, replacing


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*"))


class TestReplacing:
    def test_appears_when_complete(self, tmp_path):
        path = tmp_path / "a.csv"
        with replacing(path) as part:
            part.write_text("half")
            assert not path.exists()
            assert part.suffix == ".csv"
        assert path.read_text() == "half"
        assert names(tmp_path) == ["a.csv"]

    @pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
    def test_old_file_stays_when_broken_off(self, tmp_path, error):
        path = tmp_path / "a.csv"
        path.write_text("old")
        with pytest.raises(error), replacing(path) as part:  # noqa: PT012
            part.write_text("half")
            raise error
        assert path.read_text() == "old"
        assert names(tmp_path) == ["a.csv"]

    def test_full_disk_is_a_sentence(self, tmp_path):
        with (
            pytest.raises(OutputError, match=r"a\.csv: cannot be written \(No space left"),
            replacing(tmp_path / "a.csv"),
        ):
            raise OSError(28, "No space left on device")

    def test_a_folder_in_its_place(self, tmp_path):
        (tmp_path / "a.csv").mkdir()
        with (
            pytest.raises(OutputError, match="cannot be written"),
            replacing(tmp_path / "a.csv") as p,
        ):
            p.write_text("x")
        assert names(tmp_path) == ["a.csv"]


class TestOutputFolder:
    def test_results_appear_together(self, tmp_path):
        with OutputFolder(tmp_path / "new" / "out") as folder:
            folder.staged("a.json").write_text("a")
            folder.staged("b.csv").write_text("b")
            assert not (folder.path / "a.json").exists()
        assert names(tmp_path / "new" / "out") == ["a.json", "b.csv"]

    @pytest.mark.parametrize("error", [KeyboardInterrupt, OutputError])
    def test_nothing_left_when_broken_off(self, tmp_path, error):
        with pytest.raises(error), OutputFolder(tmp_path / "new" / "out") as folder:  # noqa: PT012
            folder.staged("a.json").write_text("a")
            raise error
        assert names(tmp_path) == []

    def test_what_was_there_stays(self, tmp_path):
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "a.json").write_text("old")
        (tmp_path / "out" / "mine.txt").write_text("mine")
        with pytest.raises(KeyboardInterrupt), OutputFolder(tmp_path / "out") as folder:  # noqa: PT012
            folder.staged("a.json").write_text("new")
            raise KeyboardInterrupt
        assert (tmp_path / "out" / "a.json").read_text() == "old"
        with OutputFolder(tmp_path / "out") as folder:
            folder.staged("a.json").write_text("new")
        assert (tmp_path / "out" / "a.json").read_text() == "new"
        assert names(tmp_path / "out") == ["a.json", "mine.txt"]

    @pytest.mark.parametrize("below", ["", "new/out"])
    def test_a_file_in_its_place(self, tmp_path, below):
        (tmp_path / "file").write_text("x")
        with (
            pytest.raises(OutputError, match="choose another place"),
            OutputFolder(tmp_path / "file" / below),
        ):
            pytest.fail("entered")
        assert names(tmp_path) == ["file"]

    def test_a_place_that_takes_nothing(self, monkeypatch, tmp_path):
        def refuse(*_args: object, **_kwargs: object) -> str:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tempfile.mkdtemp", refuse)
        with pytest.raises(OutputError, match="Permission denied"), OutputFolder(tmp_path / "out"):
            pytest.fail("entered")
        assert names(tmp_path) == []

    def test_a_result_that_cannot_be_placed(self, tmp_path):
        (tmp_path / "a.json").mkdir()
        (tmp_path / "a.json" / "x").write_text("x")
        with (
            pytest.raises(OutputError, match="cannot be written"),
            OutputFolder(tmp_path) as folder,
        ):
            folder.staged("a.json").write_text("new")
        assert names(tmp_path) == ["a.json", "x"]

    @pytest.mark.parametrize("name", ["", ".", "../a", "a/b"])
    def test_plain_names_only(self, tmp_path, name):
        with OutputFolder(tmp_path) as folder, pytest.raises(ValueError, match="plain file name"):
            folder.staged(name)

    def test_not_entered(self, tmp_path):
        with pytest.raises(ValueError, match="entered"):
            OutputFolder(tmp_path).staged("a")
