"""The session value of a set that is not in the database: of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.statistics.session_value import session_value

if TYPE_CHECKING:
    from hep_vision.record.session import SessionRecord
    from hep_vision.statistics.session_value import SessionValue


def value_of_record(record: SessionRecord) -> SessionValue | None:
    """Session value of a recorded set, by the rule that reports go by."""
    attempts = record.stored_attempts
    why = {
        attempt.number: finding.code
        for attempt, one in zip(attempts, record.attempts, strict=True)
        for finding in one.findings
        if finding.severity == "invalid"
    }
    return session_value(
        attempts,
        unit=record.unit,
        prescribed=record.prescription.repetitions,
        why_unreliable=why,
    )
