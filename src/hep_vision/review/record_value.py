"""The session value of a set that is not in the database: of its record."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from hep_vision.statistics.session_value import session_value
from hep_vision.store.rows import attempt_values
from hep_vision.store.views import StoredAttempt

if TYPE_CHECKING:
    from hep_vision.record.session import SessionRecord
    from hep_vision.statistics.session_value import SessionValue


def value_of_record(record: SessionRecord) -> SessionValue | None:
    """Session value of a recorded set, by the rule that reports go by."""
    names = [field.name for field in fields(StoredAttempt)]
    attempts = [
        StoredAttempt(**{name: values[name] for name in names})
        for values in (attempt_values(0, one, record.unit) for one in record.attempts)
    ]
    why = {
        one.number: finding.code
        for one in record.attempts
        for finding in one.findings
        if finding.severity == "invalid"
    }
    return session_value(
        attempts,
        unit=record.unit,
        prescribed=record.prescription.repetitions,
        why_unreliable=why,
    )
