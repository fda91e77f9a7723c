"""`postroad serve`: the web server, a worker and, where the settings say so, the catcher."""

from typing import Annotated
from urllib.parse import urlsplit

import typer

from postroad.cli.installation import open_installation


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve")(run)


def run(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Default: the port in the settings’ url, or 8000.")
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; a proxy with TLS stands in front.")
    ] = "127.0.0.1",
    catcher: Annotated[bool | None, typer.Option(help="Catch mail as well. Default: what the settings say.")] = None,
    worker: Annotated[bool, typer.Option(help="Do the tasks here as well.")] = True,
) -> None:
    """Serve the installation until Ctrl-C: the web server, a worker and the catcher, on this machine."""
    open_installation()
    from postroad.cli.serving import Serving
    from postroad.site.config import load_config

    config = load_config()
    catching = config.catcher if catcher is None else catcher
    serving = Serving(
        port or _port_of(config.url),
        host=host,
        catcher_port=config.catcher_port if catching else None,
        worker=worker,
        door=config.door,
        say=lambda line: typer.echo(line, err=True),
    )
    with serving:
        typer.echo(f"The archive  {config.url}/")
        typer.echo(f"The desk     {config.url}/desk/")
        if serving.catcher is not None:
            typer.echo(
                f"Caught mail  {config.url}/catcher/  (SMTP on 127.0.0.1:{serving.catcher.port}, this machine alone)"
            )
        if config.door:
            typer.echo(f"Mail comes in at {config.door}")
        typer.echo("Stop with Ctrl-C.")
        serving.wait()
        typer.echo("\nStopping.")


def _port_of(url: str) -> int:
    parts = urlsplit(url)
    return (parts.port if parts.hostname in {"localhost", "127.0.0.1"} else None) or 8000
