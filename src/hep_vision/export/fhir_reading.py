"""A program out of a FHIR R4 bundle, whoever wrote it last.

The program is read from the extensions alone, see `hep_vision.export.fhir_program`. What
they say must be exactly what that module writes: another unit, a comparator, a value of
another kind or a request that is revoked is refused, since half a prescription is another
one. What stands beside the extensions and was not read is listed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from hep_vision.errors import InputError
from hep_vision.export.fhir_check import INTENTS, STATUSES, shape_faults
from hep_vision.export.fhir_codes import UCUM
from hep_vision.export.fhir_program import (
    EXERCISE_EXTENSION,
    ITEM,
    PROGRAM_EXTENSION,
    instruction_of,
    timing_of,
    unit_of,
)
from hep_vision.plain_text import shown
from hep_vision.plain_values import value_fault
from hep_vision.program.model import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.export.fhir_program import Json

_READ_KINDS = ("CarePlan", "ServiceRequest")
# A plan that was withdrawn or entered by mistake prescribes nothing.
_VALID_STATUSES = ("draft", "active", "on-hold", "completed")
_WITHDRAWN = ("entered-in-error", "revoked", "unknown")
# Elements that turn the meaning of all others around; FHIR forbids to pass them over.
_TURNING = ("modifierExtension", "implicitRules")
# What our own requests and plans consist of.
_OUR_ELEMENTS = {
    "ServiceRequest": {
        *("resourceType", "id", "meta", "text", "language", "extension", "status", "intent"),
        *("code", "subject", "authoredOn", "requester", "performer", "occurrenceTiming"),
        *("patientInstruction", "bodySite"),
    },
    "CarePlan": {
        *("resourceType", "id", "meta", "text", "language", "extension", "status", "intent"),
        *("title", "subject", "period", "activity", "goal"),
    },
}
_LONGEST_SENTENCE = 400
# Our own bundles are nested some ten deep.
_DEEPEST = 40
_MOST_VALUES = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadProgram:
    """A program, and in sentences what of the bundle was not read."""

    program: Program
    not_read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Request:
    address: str
    version: int
    entry: Json
    resource: Json


@dataclass(slots=True)
class _Parts:
    """What of a program is in a bundle, by version."""

    heads: dict[int, Json] = field(default_factory=dict[int, "Json"])
    plans: dict[int, Json] = field(default_factory=dict[int, "Json"])
    requests: dict[str, _Request] = field(default_factory=dict[str, _Request])
    others: Counter[str] = field(default_factory=Counter[str])


def read_program(bundle: Any) -> ReadProgram:
    """Program of a bundle: its newest version.

    Parameters
    ----------
    bundle : dict
        With the program's CarePlan and ServiceRequests, or its ServiceRequests alone.

    Raises
    ------
    InputError
        If it is no such bundle, or the program in it is wrong, in parts, or says something
        that only an exercise program of another kind can say.
    """
    try:
        read = _read(bundle)
    except InputError as error:  # with texts of another program's in it, of any length
        raise InputError(_in_a_line(str(error))) from error
    return ReadProgram(read.program, tuple(map(_in_a_line, read.not_read)))


def _read(bundle: Any) -> ReadProgram:
    _check_values(bundle)
    parts = _take_apart(bundle)
    if not parts.heads:
        raise InputError(
            "There is no hep-vision program in it; it must be a FHIR R4 bundle as "
            "`hep-vision export fhir` writes."
        )
    version = max(parts.heads)
    requests = _in_order(parts, version)
    entries = tuple(request.entry for request in requests)
    try:
        program = Program.model_validate({**parts.heads[version], "exercises": entries})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = _in_a_line(".".join(map(str, first["loc"])))
        problem = first["msg"]
        raise InputError(f"The program in it is wrong: {where}: {problem}.") from error
    return ReadProgram(program, tuple(_not_read(parts, program, requests)))


def _check_values(bundle: Any) -> None:
    """See that every value in it, however deep, is one that can be meant."""
    level: list[Any] = [bundle]
    seen = 0
    for _ in range(_DEEPEST):
        following: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                node = cast("Json", value)
                following += [*node, *node.values()]
            elif isinstance(value, list):
                following += cast("list[Any]", value)
            elif (fault := value_fault(value)) is not None:
                raise InputError(f"It cannot be read: {fault}.")
        level = following
        seen += len(level)
        if seen > _MOST_VALUES:
            raise InputError(f"It holds more than {_MOST_VALUES} values; no program does.")
        if not level:
            return
    raise InputError("It is nested too deeply for a FHIR bundle.")


def _take_apart(bundle: Any) -> _Parts:
    parts = _Parts()
    for address, resource in _resources(bundle, parts.others):
        kind = resource["resourceType"]
        head = _extension(resource, PROGRAM_EXTENSION)
        if head is None:
            parts.others[f"{kind} without a hep-vision program"] += 1
            continue
        _check_status(kind, resource)
        version = _version_of(head)
        if parts.heads.setdefault(version, head) != head:
            raise InputError(f"Version {version} of the program stands in it with two contents.")
        if kind == "CarePlan":
            if parts.plans.setdefault(version, resource) is not resource:
                raise InputError(f"Version {version} of the program has two CarePlans in it.")
            continue
        entry = _extension(resource, EXERCISE_EXTENSION)
        if entry is None:
            raise InputError("A ServiceRequest in it lacks its prescribed exercise.")
        request = _Request(address, version, entry, resource)
        if parts.requests.setdefault(address, request) is not request:
            raise InputError(f"Two ServiceRequests in it have the address {address or 'nothing'}.")
    programs = {
        (str(head.get("program")), str(head.get("patient"))) for head in parts.heads.values()
    }
    if len(programs) > 1:
        raise InputError("It holds programs of several names or patients; give a bundle of one.")
    return parts


def _resources(bundle: Any, others: Counter[str]) -> Iterator[tuple[str, Json]]:
    """Addresses and resources of the kinds that a program is made of, their shape checked."""
    is_bundle = isinstance(bundle, dict) and cast("Json", bundle).get("resourceType") == "Bundle"
    entries: Any = cast("Json", bundle).get("entry") if is_bundle else None
    if not isinstance(entries, list):
        raise InputError("It is no FHIR bundle with entries.")
    for one in cast("list[Any]", entries):
        entry = cast("Json", one) if isinstance(one, dict) else {}
        resource: Any = entry.get("resource")
        kind: Any = cast("Json", resource).get("resourceType") if isinstance(resource, dict) else ""
        if kind not in _READ_KINDS:
            others[kind if isinstance(kind, str) and kind.isalpha() else "unknown entry"] += 1
            continue
        address: Any = entry.get("fullUrl", "")
        if not isinstance(address, str):
            raise InputError(f"The address of a {kind} in it is no text.")
        _check_shape(kind, cast("Json", resource))
        yield address, cast("Json", resource)


def _check_shape(kind: str, resource: Json) -> None:
    try:
        faults = list(shape_faults(kind, resource))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - the models stumble over odd values in odd ways
        faults = [f"it cannot be read as one ({type(error).__name__})"]
    for fault in faults:
        raise InputError(f"A {kind} in it is not as FHIR R4 has it: {fault.rstrip('.')}.")


def _check_status(kind: str, resource: Json) -> None:
    """Refuse what is withdrawn, what forbids, and what turns the meaning around."""
    status, intent = resource.get("status"), resource.get("intent")
    if status in _WITHDRAWN:
        raise InputError(f"A {kind} in it is {status}; ask its author for a valid one.")
    if status not in STATUSES[kind] or status not in _VALID_STATUSES:
        raise InputError(f"A {kind} in it has the status {status!r}, which does not exist.")
    if intent not in INTENTS[kind]:
        raise InputError(f"A {kind} in it has the intent {intent!r}, which is no prescription.")
    if resource.get("doNotPerform"):
        raise InputError(f"A {kind} in it says what not to do; that is no part of a program here.")
    for name in _TURNING:
        if name in resource:
            raise InputError(f"A {kind} in it has {name}, which changes its meaning unknown to us.")


def _version_of(head: Json) -> int:
    version = head.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise InputError("The program in it has no version.")
    return version


def _in_order(parts: _Parts, version: int) -> Sequence[_Request]:
    """Requests of a version in the order of doing them."""
    mine = [request for request in parts.requests.values() if request.version == version]
    if version not in parts.plans:
        return mine
    listed = [_asked_for(activity) for activity in parts.plans[version].get("activity", [])]
    for reference in listed:
        request = parts.requests.get(reference)
        if request is None:
            raise InputError(f"Its CarePlan asks for {reference}, which is not in the bundle.")
        if request.version != version:
            raise InputError(f"Its CarePlan asks for {reference}, which is of another version.")
    for request in mine:
        if request.address not in listed:
            raise InputError(
                f"The ServiceRequest {request.address or 'without an address'} is of version "
                f"{version}, and its CarePlan does not list it; ask its author which holds."
            )
    return [parts.requests[reference] for reference in listed]


def _asked_for(activity: Any) -> str:
    """Address of the request of an activity."""
    reference = cast("Json", activity).get("reference") if isinstance(activity, dict) else None
    address = cast("Json", reference).get("reference") if isinstance(reference, dict) else None
    return address if isinstance(address, str) else "nothing"


def _in_a_line(text: str) -> str:
    plain = " ".join(shown(text).split())
    return plain if len(plain) <= _LONGEST_SENTENCE else f"{plain[:_LONGEST_SENTENCE]}..."


def _not_read(parts: _Parts, program: Program, requests: Sequence[_Request]) -> Iterator[str]:
    """What stands in the bundle besides the program, or says something else than it."""
    for request, entry in zip(requests, program.exercises, strict=True):
        resource, name = request.resource, f"The ServiceRequest of {entry.key}"
        timing = resource.get("occurrenceTiming")
        if timing is not None and timing != {"repeat": timing_of(program, entry)}:
            yield f"{name} has another occurrenceTiming than its program; the program's was read."
        words = resource.get("patientInstruction")
        if words is not None and words != instruction_of(entry):
            yield f"{name} has another patientInstruction than its program, which was not read."
        yield from _foreign_elements(name, resource)
    plan = parts.plans.get(program.version, {})
    period = {"start": program.valid_from.isoformat(), "end": program.valid_until.isoformat()}
    if plan.get("period", period) != period:
        yield "The CarePlan has another period than its program; the program's was read."
    yield from _foreign_elements("The CarePlan", plan)
    older = sorted(set(parts.heads) - {program.version})
    if older:
        yield f"Earlier versions were not read: {', '.join(map(str, older))}."
    if parts.others:
        listed = (f"{count} {kind}" for kind, count in sorted(parts.others.items()))
        yield f"Not read: {', '.join(listed)}."


def _foreign_elements(name: str, resource: Json) -> Iterator[str]:
    foreign = sorted(set(resource) - _OUR_ELEMENTS.get(resource.get("resourceType", ""), set()))
    if foreign:
        yield f"{name} has elements that were not read: {', '.join(foreign)}."


def _extension(resource: Json, url: str) -> Json | None:
    """Values of one of our extensions; None if the resource has none."""
    found = [e for e in _list_of(resource.get("extension", []), url) if e.get("url") == url]
    if len(found) > 1:
        raise InputError(f"A resource in it has the extension {url} twice.")
    return _values(url, found[0].get("extension", [])) if found else None


def _list_of(parts: Any, name: str) -> list[Json]:
    """Parts of an extension, each with its name."""
    listed = cast("list[Any]", parts) if isinstance(parts, list) else [None]
    for part in listed:
        if not isinstance(part, dict) or not isinstance(cast("Json", part).get("url"), str):
            raise InputError(f"The extension {name} in it holds something without a url.")
    return cast("list[Json]", listed)


def _values(name: str, parts: Any) -> Json:
    values: Json = {}
    for part in _list_of(parts, name):
        if part["url"] in values:
            raise InputError(f"The program in it has {part['url']} twice.")
        values[part["url"]] = _value(part)
    return values


def _value(part: Json) -> Any:
    """Value of a part, of the kind and in the unit in which we write it."""
    name = part["url"]
    given = sorted(key for key in part if key not in ("url", "id"))
    if len(given) != 1:
        # A limit that was lost on the way must not become none, nor one of two be picked.
        problem = "several values" if given else "no value"
        raise InputError(f"The program in it has {problem} for {name}.")
    (kind,) = given
    value: Any = part[kind]
    if kind == "extension":
        inner = _list_of(value, name)
        if inner and all(one["url"] == ITEM for one in inner):
            return tuple(_value(one) for one in inner)
        return _values(name, inner)
    if kind == "valueQuantity":
        return _number_of(name, value)
    expected = {"valueBoolean": bool, "valueString": str, "valueInteger": int}
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "valueDecimal" and is_number and unit_of(name) is None:
        return value
    if kind in expected and type(value) is expected[kind] and not (is_number and unit_of(name)):
        return value
    raise InputError(f"The program in it has no value for {name} that can be read, but {kind}.")


def _number_of(name: str, quantity: Any) -> int | float:
    """Number of a quantity in the unit that a field's name ends in."""
    given = cast("Json", quantity) if isinstance(quantity, dict) else {}
    unit, value = unit_of(name), given.get("value")
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise InputError(f"The program in it has no value for {name}.")
    if "comparator" in given:
        raise InputError(f"The program in it says {given['comparator']!r} of {name}, not how much.")
    if unit is None or given.get("code") != unit or given.get("system", UCUM) != UCUM:
        said = shown(str(given.get("code", given.get("unit", "no unit"))))[:30]
        raise InputError(
            f"The program in it has {name} in {said!r}; it can be read in {unit or 'no unit'}."
        )
    return int(value) if float(value).is_integer() else value
