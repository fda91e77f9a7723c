"""The command's frame: one verb a module, errors as sentences, never a traceback on a user's mistake."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from postroad import __version__
from postroad.cli.errors import UserError
from postroad.cli.wording import shown

VERBS = (
    "init",
    "read",
    "import_",
    "gather",
    "readers",
    "bounces",
    "preview",
    "relay",
    "send",
    "receive",
    "serve",
    "catcher",
    "demo",
    "doctor",
)
"""The verbs, in the order of the help. Each is a module here with a function `register(app)`."""

app = typer.Typer(
    name="postroad",
    help="News from a network's members, over an editor's desk, to each reader.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"postroad {__version__}")
        raise typer.Exit


@app.callback()
def _all(
    home: Annotated[
        Path | None,
        typer.Option(help="The installation's folder (or POSTROAD_HOME; else ./postroad-home).", file_okay=False),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    if home is not None:
        os.environ["POSTROAD_HOME"] = str(home)


for verb in VERBS:
    import_module(f"postroad.cli.{verb}").register(app)


def main() -> None:
    """Run the command; a :class:`UserError` becomes one sentence on standard error and its exit code."""
    try:
        app()
    except UserError as error:
        sys.stderr.write(f"postroad: {shown(error)}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has gone (`postroad … | head`); Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
