"""Programs and days as a person reads them in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from hep_vision.cli.console import escape, out
from hep_vision.program.clinical import frame_facts
from hep_vision.program.words import (
    catch_up_words,
    contact_words,
    day_words,
    exercise_facts,
    rule_facts,
    side_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.program.day_words import DayCard, DayItem
    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.proposals import Proposal

WIDTH = 88  # a line that is easy to read

# Every state has a sign and a word beside its colour.
STATES = {
    "to_do": ("[ ]", "to do", "bold"),
    "later": ("[ ]", "later", ""),
    "done": ("[x]", "done", "green"),
    "too_much": ("[!]", "too much", "yellow"),
    "over": ("[-]", "over", "yellow"),
    "unsafe": ("[!]", "tell your therapist", "bold red"),
}


PROPOSAL_WORDS = {
    "more": "more",
    "less": "less",
    "unknown": "not known",
    "blocked": "no more for now",
}


def print_program(program: Program, known: KnownExercises) -> None:
    """Print a program as a card: what for, what to watch, each exercise, whom to ask."""
    author = ", ".join(part for part in (program.author.name, program.author.clinic) if part)
    out.print(
        f"[bold]Program {escape(program.program)}[/], version {program.version}, "
        f"for {escape(program.patient)}"
    )
    out.print(f"{day_words(program.valid_from)} to {day_words(program.valid_until)}")
    out.print(f"From {escape(author)}")
    for title, lines in (("What for", program.goals), ("Take care", program.precautions)):
        if lines:
            out.print(f"\n[bold]{title}[/]")
            for line in lines:
                out.print(f"  - {escape(line)}", width=WIDTH)
    if program.ask_each_day:
        out.print(f"\n[bold]Asked at the start of a day[/]: {', '.join(program.ask_each_day)}")
    frame = frame_facts(program)
    if frame:
        out.print("\n[bold]Clinical frame[/]")
        for label, text in frame:
            out.print(f"  - {escape(label)}: {escape(text)}", width=WIDTH)
    for number, entry in enumerate(program.exercises, start=1):
        out.print()
        out.print(_exercise_panel(number, program, entry, known))
    out.print()
    out.print(escape(catch_up_words(program.catch_up)), width=WIDTH)
    out.print(f"[bold]Anything unclear?[/] {escape(contact_words(program.contact))}")
    out.print(f"[dim]Content {program.content_sha256}[/]", soft_wrap=True)


def _exercise_panel(
    number: int, program: Program, entry: PrescribedExercise, known: KnownExercises
) -> Panel:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    exercise = known[entry.exercise]
    for fact in exercise_facts(program, entry, exercise):
        if fact.label != "Side":
            strong = fact.kind in ("limit", "stop") or fact.label == "How much"
            table.add_row(fact.label, Text(fact.text, style="bold" if strong else ""))
    for fact in rule_facts(entry):
        table.add_row(fact.label, Text(fact.text, style="dim"))
    title = f"{number}. {exercise.name}   {side_words(entry)}"
    return Panel(
        table, title=Text(title, style="bold"), title_align="left", width=WIDTH, padding=(0, 1)
    )


def print_proposals(proposals: Sequence[Proposal], known: KnownExercises) -> None:
    """Print where the therapist's rules say more or less."""
    if not proposals:
        out.print("No rule of the program proposes more or less.")
    for proposal in proposals:
        name = f"{known[proposal.entry.exercise].name} ({side_words(proposal.entry)})"
        word = PROPOSAL_WORDS[proposal.kind]
        out.print(f"[bold]{escape(name)}[/]: {word}")
        out.print(Padding(Text(f"{proposal.change}: {proposal.because}"), (0, 0, 0, 4)))
        if proposal.suggestion:
            out.print(Padding(Text(proposal.suggestion), (0, 0, 0, 4)))
        out.print(Padding(Text(f"Your rule: {proposal.rule}"), (0, 0, 0, 4)))


def print_day(card: DayCard) -> None:
    """Print a day: what to do, how far it is, and what else there is to say."""
    for warning in card.warnings:
        out.print(f"[bold red]{escape(warning)}[/]", width=WIDTH)
    out.print(f"[bold]{escape(card.title)}[/]")
    out.print(escape(card.headline))
    for item in card.items:
        out.print()
        _print_item(item)
    if card.notes:
        out.print()
    for note in card.notes:
        out.print(escape(note), width=WIDTH)


def _print_item(item: DayItem) -> None:
    sign, word, style = STATES[item.state]
    name = (item.name, "bold"), "   ", (item.side, "bold"), "   ", (word, style)
    out.print(Text.assemble((f"{sign} ", style), *name))
    for line in (item.dose, item.progress, *item.notes):
        out.print(Padding(Text(line), (0, 0, 0, len(sign) + 1)), width=WIDTH)
