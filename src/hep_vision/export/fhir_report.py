"""The report as a FHIR DiagnosticReport: the first page in words, the PDF, the patient's words."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from hep_vision.export.fhir_codes import local
from hep_vision.review.chart_text import chart_text
from hep_vision.review.pdf import report_pdf
from hep_vision.review.report import TITLE, make_report

if TYPE_CHECKING:
    from hep_vision.export.fhir_program import Json
    from hep_vision.program.known import KnownExercises
    from hep_vision.review.period import Period


def diagnostic_report(
    period: Period, known: KnownExercises, patient: Json, results: list[Json]
) -> Json:
    """The report of a period, final once a therapist has signed it.

    Parameters
    ----------
    period : Period
        What the record knows.
    known : mapping
        The library, for names.
    patient : dict
        Reference to the patient.
    results : list of dict
        References to the observations that it rests on.
    """
    document = make_report(period, known)
    pdf = report_pdf(document, created=period.now)
    signed = period.sign_offs[-1] if period.sign_offs else None
    moment = (signed.at if signed else period.now).isoformat(timespec="seconds")
    report: Json = {
        "resourceType": "DiagnosticReport",
        "status": "final" if signed else "preliminary",
        "code": local("home-exercise-report", TITLE),
        "subject": patient,
        "effectivePeriod": {"start": period.first.isoformat(), "end": period.last.isoformat()},
        "issued": moment,
        "conclusion": chart_text(document),
        "presentedForm": [
            {
                "contentType": "application/pdf",
                "language": "en",
                "data": base64.b64encode(pdf).decode(),
                "title": TITLE,
                "creation": period.now.isoformat(timespec="seconds"),
            }
        ],
    }
    if results:
        report["result"] = results
    if signed:
        report["resultsInterpreter"] = [{"display": signed.by}]
    return report
