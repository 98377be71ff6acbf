"""Starting the desk: where it listens, whom it asks for a token, and how it ends."""

from __future__ import annotations

import ipaddress
import secrets
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import UsageError
from chancery.service import totals

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORT = 8765


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a desk can be reached; `address` holds the token where one is asked for."""

    address: str
    record: Path
    articles: int
    token: str | None


def serve(  # noqa: PLR0913 - one option of the command each
    record: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    ask_token: bool = False,
    browser: bool = True,
    on_open: Callable[[Opened], None] | None = None,
) -> None:
    """Serve the desk until Ctrl-C; `port` 0 takes any that is free.

    On another address than this machine's own a token is always asked for. Raises UsageError
    for an address or port that cannot be had, RecordError where there is no record.
    """
    import uvicorn

    from chancery.desk.app import build
    from chancery.desk.guard import Rules

    known = totals(record)
    listening = _listen(host, port)
    local = host in LOOPBACK
    token = secrets.token_urlsafe(32) if ask_token or not local else None
    rules = Rules(
        hosts=frozenset({*LOOPBACK, host.lower(), *([] if local else [socket.gethostname()])}),
        addresses=not local,
        token=token,
    )
    shown = f"[{host}]" if ":" in host else host
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - what was asked for is shown by this machine's name
        shown = socket.gethostname()
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    opened = Opened(
        address + (f"?token={token}" if token else ""), Path(record), known["articles"], token
    )
    app = build(Path(record).resolve(), rules)
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_level="warning", limit_concurrency=100, timeout_keep_alive=10,
            server_header=False, proxy_headers=False, lifespan="off",
        )
    )  # fmt: skip
    if on_open:
        on_open(opened)
    if browser:
        webbrowser.open(opened.address)
    _end_in_order()
    try:
        server.run([listening])
    finally:
        app.state.desk.jobs.close()
        app.state.desk.background.close()
        listening.close()


def _end_in_order() -> None:
    """Let SIGTERM end the desk as Ctrl-C does, so that no process of it stays behind.

    The server raises the signal again when it has shut down, and the signal's own way is to end
    the process at once.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; errors say what to do."""
    if not 0 <= port <= 65535:
        raise UsageError(f"port {port}: expected 0 to 65535")
    try:
        family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        family = socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise UsageError(
            f"{host}:{port}: cannot listen there ({error.strerror or error}): "
            "name another with --port or --host"
        ) from error
    return made
