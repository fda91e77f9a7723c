"""`postroad doctor`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("doctor")(run)


def run() -> None:
    """Not built yet."""
