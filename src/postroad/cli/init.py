"""`postroad init`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("init")(run)


def run() -> None:
    """Not built yet."""
