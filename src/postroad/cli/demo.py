"""`postroad demo`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("demo")(run)


def run() -> None:
    """Not built yet."""
