"""`postroad gather`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("gather")(run)


def run() -> None:
    """Not built yet."""
