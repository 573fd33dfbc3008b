"""``hep-vision program``: what the therapist prescribed, and what of it is due."""

from __future__ import annotations

import json
import webbrowser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from zoneinfo import ZoneInfo

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.patient_language import checked_link, patient_words
from hep_vision.cli.program_cards import print_program
from hep_vision.cli.program_day import ProgramFiles, proposals, timezone_of, today
from hep_vision.cli.program_new import new, revise, templates, today_here
from hep_vision.errors import InputError, ProgramError, UnknownExerciseError
from hep_vision.program.ask import draft_question
from hep_vision.program.compare import compare_programs
from hep_vision.program.known import find_exercise, known_exercises
from hep_vision.program.load import check_program, load_program, load_programs, schema_text
from hep_vision.program.sheet import make_sheet
from hep_vision.program.sheet_html import sheet_html
from hep_vision.program.words import contact_words, day_words
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.checked_yaml.problems import Problem
    from hep_vision.program.model import PrescribedExercise, Program

program_app = typer.Typer(
    name="program",
    help="The home exercise program: write it, check it, show it, and see what is due today.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

program_app.command()(new)
program_app.command()(templates)
program_app.command()(revise)
program_app.command()(today)
program_app.command()(proposals)

ProgramFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A program, YAML or JSON.", show_default=False)
]


@program_app.command()
def validate(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Programs to check, YAML or JSON.")
    ],
    json_output: Annotated[
        bool, typer.Option("--json", help="Print the problems as JSON, for a clinic's software.")
    ] = False,
) -> None:
    """Check programs: file, line, field, what was wrong and what would be right."""
    known = known_exercises()
    report: list[dict[str, Any]] = []
    good = True
    for path in files:
        try:
            checked = check_program(path, known, today=today_here())
        except ProgramError as error:
            good = False
            report.append({"file": str(path), "valid": False, "problem": error.problem})
            if not json_output:
                err.print(f"[bold red]Error:[/] {escape(str(error))}", soft_wrap=True)
            continue
        good = good and checked.program is not None
        problems = [asdict(problem) for problem in checked.problems]
        valid = checked.program is not None
        report.append({"file": str(path), "valid": valid, "problems": problems})
        if not json_output:
            _print_check(path, checked.program, checked.problems)
    if json_output:
        typer.echo(json.dumps(report, indent=2, ensure_ascii=False))
    if not good:
        raise typer.Exit(ProgramError.exit_code)


def _print_check(path: Path, program: Program | None, problems: Sequence[Problem]) -> None:
    for problem in problems:
        word = "[red]wrong[/]" if problem.severity == "error" else "[yellow]look again[/]"
        where = f"{path}:{problem.line}:" + (f" {problem.field}:" if problem.field else "")
        text = f"{escape(where)} {word}: {escape(problem.problem)}; {escape(problem.fix)}"
        out.print(text, soft_wrap=True)
    if program is not None:
        exercises = len(program.exercises)
        out.print(
            f"{escape(str(path))}: [green]good[/]. Program {program.program}, version "
            f"{program.version}, {exercises} {'exercise' if exercises == 1 else 'exercises'}, "
            f"{day_words(program.valid_from)} to {day_words(program.valid_until)}.",
            soft_wrap=True,
        )


@program_app.command()
def show(file: ProgramFile) -> None:
    """Show a program as a readable card, with the therapist's rules and notes."""
    known = known_exercises()
    print_program(load_program(file, known), known)


@program_app.command()
def sheet(
    file: ProgramFile,
    out_files: Annotated[
        list[Path] | None,
        typer.Option("--out", "-o", help="Where to: .pdf or .html; may be given twice."),
    ] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, 18 point.")] = False,
    paper: Annotated[str, typer.Option(help="A4 or Letter.")] = "A4",
    language: Annotated[
        str | None,
        typer.Option(
            help="The patient's: en, es, de, with a country for its clock and dates (en_US). "
            "Default: as the program says, or this computer."
        ),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option(help="Address of the session page, as a QR code. Default: the program's."),
    ] = None,
) -> None:
    """Make the paper handout: pictures, dose, safety, contact and a diary; PDF and HTML.

    The diary has a box for every day of the program, and a column for pain.
    """
    from hep_vision.program.sheet_pdf import sheet_pdf, unprintable  # takes half a second

    known = known_exercises()
    program = load_program(file, known)
    words = patient_words(program, language)
    content = make_sheet(program, known, words, link=checked_link(link))
    if content.untranslated:
        err.print(
            f"In English, since there are no words for it in {words.language!r} yet: "
            f"{escape(' / '.join(content.untranslated))}",
            soft_wrap=True,
        )
    size = _paper(paper)
    for path in out_files or [Path(f"{file.stem}.pdf"), Path(f"{file.stem}.html")]:
        if path.suffix.lower() == ".pdf":
            data = sheet_pdf(content, large=large, paper=size, created=datetime.now().astimezone())
            lacking = unprintable(content)
            if lacking:
                err.print(
                    f"The PDF has no letters for {escape(lacking)}; print the HTML sheet instead."
                )
        elif path.suffix.lower() in (".html", ".htm"):
            data = sheet_html(content, large=large, paper=size).encode()
        else:
            raise typer.BadParameter(f"{path.name} must end in .pdf or .html", param_hint="--out")
        with replacing(path) as part:
            part.write_bytes(data)
        out.print(f"Wrote {escape(str(path))}", soft_wrap=True)


def _paper(name: str) -> Literal["A4", "Letter"]:
    match name.lower():
        case "a4":
            return "A4"
        case "letter":
            return "Letter"
        case _:
            raise typer.BadParameter(f"{name!r}; there are A4 and Letter", param_hint="--paper")


@program_app.command()
def schedule(
    files: ProgramFiles,
    ics: Annotated[Path, typer.Option(metavar="OUT.ics", help="Calendar file to write.")],
    timezone: Annotated[
        str | None,
        typer.Option(help="Where the patient lives. Default: the program's, or this computer's."),
    ] = None,
) -> None:
    """Write reminders for any calendar, with nothing clinical in them.

    Importing a newer version's file replaces the reminders of the older one. Give the older
    version too, and reminders that are no longer needed are withdrawn.
    """
    from hep_vision.program.calendar import build_calendar  # takes a moment to load

    versions = load_programs(files, known_exercises())
    try:
        zone = ZoneInfo(timezone) if timezone else timezone_of(versions)
    except (KeyError, ValueError, OSError):
        raise typer.BadParameter(
            f"there is no time zone {timezone!r}; write for example Europe/Berlin",
            param_hint="--timezone",
        ) from None
    data = build_calendar(versions, zone, stamp=datetime.now().astimezone())
    with replacing(ics) as part:
        part.write_bytes(data)
    out.print(f"Wrote {escape(str(ics))}; open it with your calendar.", soft_wrap=True)
    if len(versions) == 1 and versions[0].version > 1:
        err.print("Give the earlier version too, so that reminders it alone has are withdrawn.")


@program_app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The earlier version.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later version.", show_default=False)],
) -> None:
    """Tell in words what changed from one version of a program to another."""
    known = known_exercises()
    before, after = load_program(old, known), load_program(new, known)
    changes = compare_programs(before, after, known)
    out.print(
        f"[bold]{escape(before.program)}[/], version {before.version} to version {after.version}"
    )
    for change in changes:
        out.print(f"\n[bold]{escape(change.title)}[/]")
        for line in change.lines:
            out.print(f"  - {escape(line)}", soft_wrap=True)
    if not changes:
        out.print("Nothing changed.")


@program_app.command()
def ask(
    exercise: Annotated[str, typer.Argument(help="What it is about.", show_default=False)],
    file: Annotated[Path, typer.Option("--program", "-p", metavar="FILE", help="Your program.")],
    set_number: Annotated[
        int | None, typer.Option("--set", min=1, help="Which set you are at.")
    ] = None,
    pain: Annotated[
        int | None, typer.Option(min=0, max=10, help="How strong your pain is, 0 to 10.")
    ] = None,
    question: Annotated[str, typer.Option(help="Your question; can be written later.")] = "",
    print_only: Annotated[
        bool, typer.Option("--print", help="Show the message here, open nothing.")
    ] = False,
) -> None:
    """Draft a message to your therapist about an exercise. Nothing is sent by itself."""
    known = known_exercises()
    program = load_program(file, known)
    entry = _prescribed(exercise, program)
    if program.contact.email is None:
        raise InputError(
            f"The program names no e-mail address. Please call {contact_words(program.contact)}."
        )
    draft = draft_question(
        program,
        entry,
        known[entry.exercise],
        at=datetime.now(timezone_of([program])),
        set_number=set_number,
        pain=pain,
        question=question,
        words=patient_words(program, None),
    )
    if print_only or not webbrowser.open(draft.mailto):
        if not print_only:
            err.print("No mail program could be opened. This is the message:")
        typer.echo(f"To: {draft.to}\nSubject: {draft.subject}\n\n{draft.body}")
    else:
        out.print("Your mail program has the message. Read it, and send it if you like.")


def _prescribed(asked: str, program: Program) -> PrescribedExercise:
    """Entry of a program by the exercise's id or name; the first if it has two sides."""
    known = known_exercises()
    mine = {entry.exercise: known[entry.exercise] for entry in program.exercises}
    try:
        found = find_exercise(asked, mine)
    except UnknownExerciseError as error:
        raise InputError(f"{asked!r} is not in this program. It has {', '.join(mine)}.") from error
    return next(entry for entry in program.exercises if entry.exercise == found.id)


@program_app.command()
def schema() -> None:
    """Print the JSON Schema of a program file, for editors and a clinic's software."""
    typer.echo(schema_text(), nl=False)
