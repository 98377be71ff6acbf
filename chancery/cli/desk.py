"""`desk`: the record in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli import INTERRUPTED, output
from chancery.cli.options import DEFAULT_RECORD, RecordOption, whole
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.desk.serving import Opened


def desk(
    *,
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Where to listen; any but this machine asks a token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            "--port",
            parser=whole("--port", 0),
            metavar="N",
            help="The port; 0 takes one that is free.",
        ),
    ] = 8765,
    token: Annotated[
        bool, typer.Option("--token", help="Ask for a token on this machine too.")
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print the address, open no browser.")
    ] = False,
) -> None:
    """Open the record in a browser, beside the words; Ctrl-C ends it.

    It listens on this machine alone and loads nothing from anywhere. On another address it asks
    for a token, which stands in the address that it prints.

    \b
    chancery desk
    chancery desk --record sahel --port 0 --no-browser
    """
    from chancery import desk as face

    try:
        face.serve(
            record, host=host, port=port, ask_token=token, browser=not no_browser, on_open=_tell
        )  # fmt: skip
    except KeyboardInterrupt as ended:  # its way to end, of which nothing need be said
        raise typer.Exit(INTERRUPTED) from ended


def _tell(opened: Opened) -> None:
    """Say where the desk is."""
    output.say(f"{count(opened.articles, 'article')} of {opened.record} at {opened.address}")
    output.say("Ctrl-C ends the desk; the record stays.")
