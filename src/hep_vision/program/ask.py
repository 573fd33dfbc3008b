"""A question to the therapist, drafted for the patient's own mail program.

Nothing is sent from here: the patient reads it, changes it and sends it, or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hep_vision.program.words import day_words, dose_words, side_words

if TYPE_CHECKING:
    from datetime import datetime

    from hep_vision.program.known import KnownExercise
    from hep_vision.program.model import PrescribedExercise, Program

MAX_MAILTO_LENGTH = 2000  # Windows hands a mail program no more than 2048 characters


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that was not sent."""

    to: str
    subject: str
    body: str

    @property
    def mailto(self) -> str:
        """Address that opens it in a mail program; the end is cut off if some cannot take it."""
        whole = self._address(self.body)
        length = len(self.body)
        while len(whole) > MAX_MAILTO_LENGTH and length > 1:
            length -= max(1, length // 10)
            whole = self._address(f"{self.body[:length]}\n[cut off here]")
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
    question: str = "",
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
    question : str, optional
        The question; a line to write it on if empty.

    Raises
    ------
    ValueError
        If the contact has no e-mail address.
    """
    contact = program.contact
    if contact.email is None:
        raise ValueError("program.contact.email must be given to draft a message, got None")
    about = [
        f"Exercise: {exercise.name} ({side_words(entry)})",
        f"Prescribed: {dose_words(entry)}",
        *([f"Set: {set_number}"] if set_number is not None else []),
        f"When: {day_words(at.date())}, {at:%H:%M}",
        f"Program: {program.program}, version {program.version}, patient {program.patient}",
    ]
    asked = question.strip() or "(please write your question here)"
    body = "\n".join([f"Hello {contact.name},", "", *about, "", asked, ""])
    return Draft(contact.email, f"Question about an exercise ({program.patient})", body)
