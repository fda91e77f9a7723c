"""`postroad catcher`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("catcher")(run)


def run() -> None:
    """Not built yet."""
