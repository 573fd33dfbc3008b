"""``hep-vision models``: the pose models and their installation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from hep_vision.cli.console import escape, out, step_progress
from hep_vision.sources.pose.browser import NAME, install_package, package_size, package_state
from hep_vision.sources.pose.models import (
    install_model,
    installed_models,
    load_manifest,
    models_dir,
)

models_app = typer.Typer(no_args_is_help=True, help="List and install the pose models.")


@models_app.command("list")
def list_models() -> None:
    """Show the pose models, what they are for and which are installed."""
    manifest = load_manifest()
    table = Table("Model", "State", "Size", "For", box=None, pad_edge=False)
    for model in installed_models():
        name = f"{model.name} (default)" if model.name == manifest.default else model.name
        size = f"{model.size / 1e6:.1f} MB" if model.size else ""
        table.add_row(name, model.state, size, manifest.entry(model.name).purpose)
    size = f"{package_size() / 1e6:.1f} MB" if package_size() else ""
    table.add_row(NAME, package_state(), size, manifest.browser.purpose)
    out.print(table)
    out.print(f"Folder  {escape(str(models_dir()))}", soft_wrap=True)


@models_app.command("install")
def install(
    name: Annotated[str, typer.Argument(help="lite, full, heavy or browser.")] = "full",
    source: Annotated[
        Path | None,
        typer.Option("--from", help="A model file that is already here, instead of fetching it."),
    ] = None,
) -> None:
    """Fetch a pose model, check it and keep it on this machine.

    `browser` is what finds the body in a browser, out of the same models; npm fetches it, and
    --from takes the package that npm made elsewhere.
    """
    with step_progress() as on_step:
        if name == NAME:
            folder = install_package(source=source, progress=on_step)
            out.print(f"Installed {NAME} in {escape(str(folder))}")
            return
        installed = install_model(name, source=source, progress=on_step)
    out.print(f"Installed {installed.name} in {escape(str(installed.path))}")
