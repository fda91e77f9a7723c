"""`postroad serve`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve")(run)


def run() -> None:
    """Not built yet."""
