"""``hep-vision correct``: ordinary corrections, beside what was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.console import err, escape
from hep_vision.cli.record_options import Db, opened

if TYPE_CHECKING:
    from hep_vision.store.correcting import Signed

correct_app = typer.Typer(
    name="correct",
    help=(
        "Correct the record: void or move a session, exclude a range, correct pain, undo.\n\n"
        "Nothing stored is overwritten, and everything that sums up the record reads the "
        "corrected value and says so."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
)

By = Annotated[str, typer.Option("--by", help="Your name.", show_default=False, prompt="Your name")]
Reason = Annotated[str, typer.Option(help="Why.", show_default=False, prompt="Reason")]
SessionNumber = Annotated[
    int,
    typer.Argument(
        metavar="SESSION", help="Its number in `hep-vision sessions list`.", show_default=False
    ),
]
SetNumber = Annotated[
    int,
    typer.Argument(
        metavar="SET", help="Its number in `hep-vision sessions show`.", show_default=False
    ),
]
Pain = Annotated[
    str,
    typer.Argument(
        metavar="PAIN", help='0 to 10, or "none" if it was not answered.', show_default=False
    ),
]


@correct_app.command()
def void(session: SessionNumber, by: By, reason: Reason, db: Db = None) -> None:
    """Declare that a session counts for nothing, such as one of a visitor or a trial."""
    from hep_vision.store.correcting import void_session

    signed = _signed(by, reason)
    with opened(db) as store:
        number = void_session(store, session, signed)
    _say(number, f"session {session} counts for nothing")


@correct_app.command()
def move(
    session: SessionNumber,
    to: Annotated[
        str,
        typer.Option("--to", metavar="PSEUDONYM", help="Whose session it is.", show_default=False),
    ],
    by: By,
    reason: Reason,
    new_patient: Annotated[
        bool, typer.Option("--new-patient", help="That patient may be new to the record.")
    ] = False,
    db: Db = None,
) -> None:
    """File a session under the patient whose it is."""
    from hep_vision.store.correcting import move_session

    signed = _signed(by, reason)
    with opened(db) as store:
        number = move_session(store, session, to, signed, new_patient=new_patient)
    _say(number, f"session {session} is {escape(to.strip())}'s")


@correct_app.command()
def pain(
    session: SessionNumber,
    value: Pain,
    by: By,
    reason: Reason,
    when: Annotated[
        str, typer.Option("--when", help="Which answer: before, worst or after.")
    ] = "worst",
    db: Db = None,
) -> None:
    """Correct what a patient answered about pain in a session."""
    from hep_vision.store.correcting import SessionPain, correct_pain

    answers: dict[str, SessionPain] = {"before": "before", "worst": "worst", "after": "after"}
    if when not in answers:
        raise typer.BadParameter(
            f"{when!r} is none of before, worst and after", param_hint="--when"
        )
    number_of = _pain_of(value)
    signed = _signed(by, reason)
    with opened(db) as store:
        number = correct_pain(store, session, answers[when], number_of, signed)
    _say(number, f"pain of session {session} ({when}) reads {value}")


@correct_app.command("set-pain")
def set_pain(set_number: SetNumber, value: Pain, by: By, reason: Reason, db: Db = None) -> None:
    """Correct what a patient answered about pain after a set."""
    from hep_vision.store.correcting import correct_set_pain
    from hep_vision.store.history import read_session
    from hep_vision.store.queries import find_set

    number_of = _pain_of(value)
    signed = _signed(by, reason)
    with opened(db) as store:
        number = correct_set_pain(store, set_number, number_of, signed)
        with store.reading() as view:
            session_id = find_set(view, set_number).session_id
        session = read_session(store, session_id)
    _say(number, f"pain of set {set_number} reads {value}")
    worst = max((one.pain for one in session.sets if one.pain is not None), default=None)
    if session.pain_worst is not None and session.pain_worst != worst:
        err.print(
            f"The worst pain of session {session_id} is still {session.pain_worst}; to correct it "
            f"too: `hep-vision correct pain {session_id} {value}`.",
            soft_wrap=True,
        )


@correct_app.command()
def rom(
    set_number: SetNumber,
    attempt: Annotated[
        int, typer.Argument(min=1, help="Number of the attempt.", show_default=False)
    ],
    by: By,
    reason: Reason,
    db: Db = None,
) -> None:
    """Exclude the range of motion of an attempt, such as one the camera read wrongly."""
    from hep_vision.store.correcting import exclude_rom

    signed = _signed(by, reason)
    with opened(db) as store:
        number = exclude_rom(store, set_number, attempt, signed)
    _say(number, f"the range of attempt {attempt} of set {set_number} is excluded")


@correct_app.command()
def undo(
    number: Annotated[
        int,
        typer.Argument(
            help="Number of the correction in `hep-vision sessions show`.", show_default=False
        ),
    ],
    by: By,
    reason: Reason,
    override: Annotated[
        bool, typer.Option("--override", help="It is the number of an override.")
    ] = False,
    db: Db = None,
) -> None:
    """Take a correction, or a therapist's count or remark, back."""
    from hep_vision.store.correcting import undo_correction, undo_override

    signed = _signed(by, reason)
    with opened(db) as store:
        (undo_override if override else undo_correction)(store, number, signed)
    what = "Override" if override else "Correction"
    err.print(f"{what} {number} is taken back, under the name {escape(by)}.")


def _signed(by: str, reason: str) -> Signed:
    from hep_vision.store.correcting import Signed

    try:
        return Signed(by, reason)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _pain_of(text: str) -> int | None:
    if text == "none":
        return None
    if not text.isascii() or not text.isdigit() or int(text) > 10:
        raise typer.BadParameter(f'{text!r} is no pain; write 0 to 10, or "none"')
    return int(text)


def _say(number: int, what: str) -> None:
    err.print(
        f"Correction {number}: {what}. To take it back: `hep-vision correct undo {number}`.",
        soft_wrap=True,
    )
