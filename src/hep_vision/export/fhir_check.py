"""Whether a bundle is good FHIR: its shape, and what a check of shape alone lets through.

Statuses, codes, units, references that lead nowhere, times without a zone, sides that
contradict each other. It is no validation against profiles.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from hep_vision.errors import InputError
from hep_vision.export.fhir_codes import (
    ABSENT_REASONS,
    BODY_SITES,
    CATEGORIES,
    CATEGORY,
    DATA_ABSENT,
    EFFORT_LOINC,
    LOCAL,
    LOCAL_CODES,
    LOINC,
    PAIN_LOINC,
    SNOMED,
    SNOMED_CODES,
    UCUM,
    UNITS,
    side_of_loinc,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.export.fhir_program import Json

STATUSES = {
    "CarePlan": ("draft", "active", "on-hold", "revoked", "completed"),
    "ServiceRequest": ("draft", "active", "on-hold", "revoked", "completed"),
    "Procedure": ("preparation", "in-progress", "not-done", "on-hold", "stopped", "completed"),
    "Observation": ("registered", "preliminary", "final", "amended", "corrected"),
    "DiagnosticReport": ("registered", "preliminary", "final", "amended", "corrected"),
    "DetectedIssue": ("registered", "preliminary", "final", "amended"),
    "Device": ("active", "inactive"),
    "CodeSystem": ("draft", "active", "retired"),
}
_GOAL_STATUSES = ("proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled")
INTENTS = {"CarePlan": ("proposal", "plan", "order"), "ServiceRequest": ("plan", "order")}
_CODES: dict[str, frozenset[str]] = {
    SNOMED: SNOMED_CODES,
    UCUM: frozenset(UNITS),
    CATEGORY: frozenset(CATEGORIES),
    DATA_ABSENT: frozenset(ABSENT_REASONS),
    LOCAL: frozenset(LOCAL_CODES),
}
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
_TIME_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?")
_SIDE_OF_SITE = {code: side for sides in BODY_SITES.values() for side, (code, _) in sides.items()}


def check_bundle(bundle: Json) -> tuple[str, ...]:
    """Everything that is wrong with a bundle; empty if nothing is.

    Raises
    ------
    InputError
        If ``fhir.resources`` is not installed.
    """
    entries = cast("list[Json]", bundle.get("entry", []))
    addresses = [entry.get("fullUrl", "") for entry in entries]
    faults = list(shape_faults("Bundle", bundle))
    if len(set(addresses)) != len(addresses):
        faults.append("Two resources have one address.")
    for entry in entries:
        resource = cast("Json", entry["resource"])
        where = f"{resource.get('resourceType')}/{resource.get('id')}"
        found = [
            *shape_faults(str(resource.get("resourceType")), resource),
            *_of_the_resource(resource),
            *_anywhere(resource, frozenset(addresses)),
        ]
        faults += [f"{where}: {fault}" for fault in found]
    return tuple(faults)


def shape_faults(kind: str, resource: Json) -> Iterator[str]:
    """What is wrong with the shape of a resource of a kind, three faults at most.

    Raises
    ------
    InputError
        If ``fhir.resources`` is not installed.
    """
    try:
        models: Any = importlib.import_module("fhir.resources.R4B")
    except ModuleNotFoundError as error:
        raise InputError("FHIR needs fhir.resources: pip install 'hep-vision[export]'.") from error
    try:
        models.get_fhir_model_class(kind).model_validate(resource)
    except KeyError:
        yield f"there is no resource type {kind}"
    except ValidationError as error:
        for one in error.errors(include_url=False)[:3]:
            yield f"{'.'.join(map(str, one['loc']))}: {one['msg']}"


def _of_the_resource(resource: Json) -> Iterator[str]:
    kind = str(resource.get("resourceType"))
    if not _ID.fullmatch(str(resource.get("id", ""))):
        yield f"the id {resource.get('id')!r} is not one"
    if kind in STATUSES and resource.get("status") not in STATUSES[kind]:
        yield f"the status {resource.get('status')!r} does not exist"
    if kind == "Goal" and resource.get("lifecycleStatus") not in _GOAL_STATUSES:
        yield f"the status {resource.get('lifecycleStatus')!r} does not exist"
    if kind in INTENTS and resource.get("intent") not in INTENTS[kind]:
        yield f"the intent {resource.get('intent')!r} does not exist"
    of_loinc = side_of_loinc()
    sides = {of_loinc.get(code) for code in _codes_in(resource.get("code"))} - {None}
    sites = {_SIDE_OF_SITE.get(code) for code in _codes_in(resource.get("bodySite"))} - {None}
    if sites and sides - sites:
        yield "the code and the body site name different sides"


def _is_known(system: str, code: str) -> bool:
    """Whether a code is one of ours, or of a system that we do not write."""
    if system == LOINC:
        return code in (PAIN_LOINC, EFFORT_LOINC) or code in side_of_loinc()
    return system not in _CODES or code in _CODES[system]


def _codes_in(value: Any) -> Iterator[str]:
    concepts = cast("list[Json]", value if isinstance(value, list) else [value or {}])
    for one in concepts:
        for coding in one.get("coding", []):
            yield coding.get("code", "")


def _anywhere(value: Any, addresses: frozenset[str]) -> Iterator[str]:
    """Faults of references, codes and times, however deep they stand."""
    if isinstance(value, dict):
        node = cast("Json", value)
        reference = node.get("reference")
        if isinstance(reference, str) and reference not in addresses:
            yield f"{reference} is not in the bundle"
        system, code = node.get("system"), node.get("code")
        if isinstance(system, str) and isinstance(code, str) and not _is_known(system, code):
            yield f"{code!r} is no code that we know of {system}"
        for inner in node.values():
            yield from _anywhere(inner, addresses)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from _anywhere(inner, addresses)
    elif isinstance(value, str) and _TIME_WITHOUT_ZONE.fullmatch(value):
        yield f"{value} has no time zone"
