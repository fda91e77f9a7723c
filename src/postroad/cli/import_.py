"""`postroad import`. (Skeleton.)"""

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("import")(run)


def run() -> None:
    """Not built yet."""
