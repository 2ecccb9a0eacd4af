"""The command that serves the store: pages, map, SPARQL."""

from __future__ import annotations

import click

from commands.options import stored
from graph.trouble import Locator


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--token", default="", envvar="LIAISON_TOKEN", help="What clients must show; needed beyond this machine.")
@click.option("--cors", is_flag=True, help="Let web pages of other sites read the answers.")
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=30, show_default=True, help="Seconds a query has.")
@click.option("--memory", type=click.IntRange(64), default=1024, show_default=True, help="Megabytes a query has.")
@stored
def serve(host: str, port: int, token: str, cors: bool, timeout: float, memory: int, store: Locator) -> None:
    """Serve pages, the map and a SPARQL endpoint, for reading, until interrupted."""
    from exports import server
    from exports.querypool import MEGABYTE, Limits

    limits = Limits(seconds=timeout, memory=memory * MEGABYTE)
    click.echo(f"http://{host}:{port}/ — press Ctrl-C to stop", err=True)
    server.serve(store, host=host, port=port, token=token, cors=cors, limits=limits)
