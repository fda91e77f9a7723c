"""`postroad send`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("send")(run)


def run() -> None:
    """Not built yet."""
