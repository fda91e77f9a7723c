"""`postroad readers …`: lists of readers in and out, and the check of their consents."""

import typer

from postroad.cli.listing import check, exporting, importing, undoing

group = typer.Typer(
    name="readers", help="Bring lists of readers in and out, and check their consents.", no_args_is_help=True
)
group.command("import")(importing.run)
group.command("export")(exporting.run)
group.command("imports")(undoing.listed)
group.command("undo")(undoing.run)
group.command("check")(check.run)


def register(app: typer.Typer) -> None:
    """Add the group of verbs."""
    app.add_typer(group)
