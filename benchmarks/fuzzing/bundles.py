"""FHIR bundles: elements lost, doubled, renamed, nested, of another kind or unit."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fuzzing.judge import FindingError, require_plain
from benchmarks.fuzzing.mutate import mutate_bytes, mutate_json

from hep_vision.cli.export import json_of
from hep_vision.export.fhir_program import add_program
from hep_vision.export.fhir_reading import read_program
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.model import Program

if TYPE_CHECKING:
    import random

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_programs"
_UNITS = ("h", "min", "[lb_av]", "kg", "deg", "rad", "s", "wk", "")
_STATUSES = ("revoked", "entered-in-error", "banana", "", "on-hold")


@functools.cache
def _samples() -> tuple[tuple[Program, dict[str, Any]], ...]:
    found = []
    for path in sorted(_SAMPLES.iterdir()):
        program = load_program(path, known_exercises())
        entries: list[dict[str, Any]] = []

        def add(name: str, resource: dict[str, Any], entries: list[Any] = entries) -> str:
            entries.append({"fullUrl": f"urn:x:{name}", "resource": resource})
            return f"urn:x:{name}"

        patient = {"reference": "urn:x:patient"}
        add_program(program, known_exercises(), patient, program.valid_from, add)
        found.append((program, {"resourceType": "Bundle", "type": "collection", "entry": entries}))
    return tuple(found)


def good_bundle() -> dict[str, Any]:
    """Bundle of a program as it is exported."""
    return _samples()[0][1]


def write_case(chance: random.Random, folder: Path) -> Path:
    """Write a bundle that another program might have spoilt."""
    bundle: Any = chance.choice(_samples())[1]
    text = json.dumps(bundle)
    match chance.randrange(5):
        case 0:
            raw = mutate_bytes(chance, text.encode())
        case 1:
            old, new = chance.choice(
                [("kg", "h"), ("deg", "rad"), ('"s"', '"min"'), ('"wk"', '"a"')]
            )
            raw = text.replace(old, new, chance.choice([1, 3])).encode()
        case _:
            changed = mutate_json(chance, bundle, lambda _: True)
            if chance.random() < 0.3:
                changed = _of_our_extensions(chance, bundle)
            raw = json.dumps(changed).encode("utf-8", "surrogatepass")
    path = folder / "case.json"
    path.write_bytes(raw)
    return path


def _of_our_extensions(chance: random.Random, bundle: Any) -> Any:
    """A bundle with a change where the program stands."""

    def is_ours(node: Any) -> bool:
        return isinstance(node, dict) and ("url" in node or "comparator" in node or "code" in node)

    changed = mutate_json(chance, bundle, is_ours)
    for entry in changed["entry"]:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and chance.random() < 0.1:
            resource["status"] = chance.choice(_STATUSES)
    for node in _quantities(changed):
        if chance.random() < 0.05:
            node["code"] = chance.choice(_UNITS)
        if chance.random() < 0.05:
            node["comparator"] = chance.choice(["<", ">=", "ad"])
    return changed


def _quantities(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found += [node["valueQuantity"]] if isinstance(node.get("valueQuantity"), dict) else []
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def use_case(path: Path) -> None:
    """Read it; a program that comes out is whole, and says what its own bundle would say."""
    read = read_program(json_of(path))
    for sentence in read.not_read:
        require_plain(sentence, "a sentence")
    again = Program.model_validate_json(read.program.model_dump_json(by_alias=True))
    if again != read.program:
        raise FindingError("the program is another one when it is written and read again")
    text = path.read_text("utf-8", "replace")
    if '"comparator"' in text and "comparator" not in " ".join(read.not_read):
        _require_no_comparator(json_of(path))


def _require_no_comparator(bundle: Any) -> None:
    waiting = [bundle]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if str(node.get("url", "")).endswith(("_s", "_deg", "_kg", "_lb", "_weeks")):
                quantity = node.get("valueQuantity")
                if isinstance(quantity, dict) and "comparator" in quantity:
                    raise FindingError(f"{node['url']} with a comparator was read")
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
