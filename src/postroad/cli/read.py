"""`postroad read`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("read")(run)


def run() -> None:
    """Not built yet."""
