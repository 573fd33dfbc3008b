"""A question to the therapist, drafted for the patient's own mail program.

Nothing is sent from here: the patient reads it, changes it and sends it, or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hep_vision.program.patient_words import PatientWords

if TYPE_CHECKING:
    from datetime import datetime

    from hep_vision.program.known import KnownExercise
    from hep_vision.program.model import PrescribedExercise, Program

MAX_MAILTO_LENGTH = 2000  # Windows hands a mail program no more than 2048 characters


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that was not sent; ``cut`` ends it where it does not fit into an address."""

    to: str
    subject: str
    body: str
    cut: str = "[cut off here]"

    @property
    def mailto(self) -> str:
        """Address that opens it in a mail program; the end is cut off if some cannot take it."""
        whole = self._address(self.body)
        length = len(self.body)
        while len(whole) > MAX_MAILTO_LENGTH and length > 1:
            length -= max(1, length // 10)
            whole = self._address(f"{self.body[:length]}\n{self.cut}")
        return whole

    def _address(self, body: str) -> str:
        fields = {"subject": self.subject, "body": body.replace("\n", "\r\n")}
        query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items())
        return f"mailto:{quote(self.to, safe='@')}?{query}"


def draft_question(
    program: Program,
    entry: PrescribedExercise,
    exercise: KnownExercise,
    *,
    at: datetime,
    set_number: int | None = None,
    pain: int | None = None,
    question: str = "",
    words: PatientWords | None = None,
) -> Draft:
    """Draft a question about an exercise.

    Parameters
    ----------
    program, entry, exercise
        What it is about; the message goes to the program's contact.
    at : datetime
        The patient's time, stated in the message.
    set_number : int, optional
        Which set the patient was at.
    pain : int, optional
        How strong the pain is, 0 to 10.
    question : str, optional
        The question; a line to write it on if empty.
    words : PatientWords, optional
        The patient's language; English by default.

    Raises
    ------
    ValueError
        If the contact has no e-mail address.
    """
    contact = program.contact
    if contact.email is None:
        raise ValueError("program.contact.email must be given to draft a message, got None")
    words = words or PatientWords("en_GB")  # with the day before the month
    say, name = words.say, words.exercise(exercise).name
    about = [
        say("draft-exercise", name=name, side=words.side(entry)),
        say("draft-dose", dose=words.dose(entry)),
        *([say("draft-set", number=str(set_number))] if set_number is not None else []),
        *([say("draft-pain", pain=str(pain))] if pain is not None else []),
        say("draft-when", date=words.date(at.date()), time=words.clock(f"{at:%H:%M}")),
        say(
            "draft-program",
            program=program.program,
            version=str(program.version),
            patient=program.patient,
        ),
    ]
    asked = question.strip() or say("draft-question")
    body = "\n".join([say("draft-hello", name=contact.name), "", *about, "", asked, ""])
    subject = say("draft-subject", patient=program.patient)
    return Draft(contact.email, subject, body, say("draft-cut"))
