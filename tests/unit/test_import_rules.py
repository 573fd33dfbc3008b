"""The rules that keep the measuring core pure and the package quiet when imported."""

from __future__ import annotations

import ast
import graphlib
import itertools
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from hep_vision.analysis.analyze import LIBRARIES

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "hep_vision"

# What measuring may stand on: values and arithmetic; no path, clock, log, network, vendor.
PURE = {
    *(
        "__future__",
        "array",
        "bisect",
        "collections",
        "collections.abc",
        "dataclasses",
        "enum",
        "functools",
    ),
    *("cmath", "itertools", "math", "statistics", "typing"),
    *("numpy", "numpy.typing"),
}
PURE_PACKAGES = ("hep_vision.measure",)

# Native or slow to load: brought in only by what uses them.
HEAVY = {"cv2", "mediapipe", "matplotlib", "av", "scipy", "numpy", "pydantic", "pooch"}


def modules(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.py"))
    assert found, f"no modules below {folder}"
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(name: str) -> bool:
    path = SRC.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def imports(path: Path) -> Iterator[str]:
    """Modules that a file imports, those for type checking included."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield full if is_module(full) or f"{base}.{alias.name}" in PURE else base


def is_within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == p or module.startswith(f"{p}.") for p in packages)


@pytest.mark.parametrize("path", modules(PACKAGE / "measure"), ids=name_of)
def test_measuring_core_is_pure(path):
    impure = [m for m in imports(path) if m not in PURE and not is_within(m, PURE_PACKAGES)]
    assert impure == []


@pytest.mark.parametrize("path", modules(PACKAGE / "measure"), ids=name_of)
def test_measuring_core_touches_no_file_clock_or_terminal(path):
    """By built-in functions and NumPy's, which need no import."""
    forbidden = {"open", "print", "input", "exec", "eval", "__import__"}
    forbidden_numpy = {"load", "save", "savez", "loadtxt", "savetxt", "fromfile", "random"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in forbidden, f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            is_numpy = node.value.id in ("np", "numpy")
            assert not (is_numpy and node.attr in forbidden_numpy), f"line {node.lineno}"


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in modules(PACKAGE)
        # ``python -m hep_vision`` is the command line.
        if "cli" not in path.relative_to(PACKAGE).parts and path.name != "__main__.py"
    ],
    ids=name_of,
)
def test_only_the_command_line_knows_the_command_line(path):
    outside = [m for m in imports(path) if is_within(m, ("hep_vision.cli", "typer", "rich"))]
    assert outside == []


def declared(project: dict) -> set[str]:
    """Names of the packages that a project asks for, its extras included."""
    extras = project.get("optional-dependencies", {}).values()
    asked = [*project["dependencies"], *itertools.chain.from_iterable(extras)]
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower() for one in asked}


def test_what_is_imported_is_declared():
    """Not only by way of another package, which may stop needing it."""
    packages = packages_distributions()
    asked = declared(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])
    assert set(LIBRARIES) <= asked
    for path in modules(PACKAGE):
        for module in imports(path):
            top = module.split(".")[0]
            if top not in sys.stdlib_module_names and top != "hep_vision":
                assert asked & {name.lower().replace("_", "-") for name in packages[top]}, (
                    f"{path}: {module}"
                )


def part_of(module: str) -> str:
    """``hep_vision.measure`` of ``hep_vision.measure.angles.planar``."""
    return ".".join(module.split(".")[:2])


def test_no_part_leans_on_a_part_that_leans_on_it():
    leans_on: dict[str, set[str]] = {}
    for path in modules(PACKAGE):
        part = part_of(name_of(path))
        others = {part_of(m) for m in imports(path) if m.startswith("hep_vision.")} - {part}
        leans_on.setdefault(part, set()).update(others)
    # An error carries the problems found in a file: for type checking only.
    assert leans_on.pop("hep_vision.errors") == {"hep_vision.checked_yaml"}
    assert list(graphlib.TopologicalSorter(leans_on).static_order())


def test_reading_yaml_knows_no_particular_file():
    outside = {
        m
        for path in modules(PACKAGE / "checked_yaml")
        for m in imports(path)
        if m.startswith("hep_vision.") and not is_within(m, ("hep_vision.checked_yaml",))
    }
    assert outside == {"hep_vision.errors", "hep_vision.plain_text", "hep_vision.regular_file"}


def test_the_rules_see_imports(tmp_path):
    """The finder itself: what it must not overlook."""
    file = tmp_path / "a.py"
    file.write_text(
        "import os\n"
        "from hep_vision import cli\n"
        "from numpy import typing\n"
        "def f():\n    from hep_vision.measure.body.landmarks import Side\n"
    )
    assert list(imports(file)) == [
        *("os", "hep_vision.cli", "numpy.typing", "hep_vision.measure.body.landmarks"),
    ]


def run_python(code: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=cwd
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_importing_the_package_does_nothing(tmp_path):
    loaded = run_python("import sys, hep_vision; print(*sys.modules)", tmp_path).split()
    assert HEAVY.isdisjoint(loaded)
    assert not [m for m in loaded if m.startswith("hep_vision.")]
    assert list(tmp_path.iterdir()) == []


def test_the_measuring_core_loads_nothing_of_the_outside(tmp_path):
    names = [name_of(path) for path in modules(PACKAGE / "measure")]
    loaded = run_python(f"import sys, {', '.join(names)}; print(*sys.modules)", tmp_path).split()
    assert {"cv2", "mediapipe", "matplotlib", "av", "pydantic", "pooch"}.isdisjoint(loaded)
    allowed = ("hep_vision.measure", "hep_vision")
    assert [
        m for m in loaded if m.startswith("hep_vision.") and not is_within(m, allowed[:1])
    ] == []
