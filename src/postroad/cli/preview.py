"""`postroad preview`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("preview")(run)


def run() -> None:
    """Not built yet."""
