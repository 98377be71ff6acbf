"""Who may speak to the desk: nobody from elsewhere, nobody without the token where one is asked for.

Three attacks are met here. A page of another site may post to this machine: what changes something
must come from one of our own pages, by the `Origin` that browsers send. A name of another site may
be made to lead to this machine (rebinding): the `Host` must be one of ours. Markup may come with
an article: no page may run a script or load anything that the desk itself does not serve.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "chancery-token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MB = 1_000_000
BODY = MB  # bytes of anything that is posted, uploads aside
UPLOAD = 200 * MB  # bytes of one upload, all its files together
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """Which host names are ours, and the token that is asked for, if any."""

    hosts: frozenset[str] = LOOPBACK
    addresses: bool = False  # whether any address in figures will do as well, which no name is
    token: str | None = None
    upload_path: str = "/read"


class Guard:
    """Turns away what the rules do not allow, and adds the headers that browsers obey."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        with_headers = _adding(send)
        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        limit = UPLOAD if scope["path"] == self._rules.upload_path else BODY
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            await _too_large(limit)(scope, receive, with_headers)
            return
        await self._app(scope, _bounded(receive, limit), with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """What to answer to one who may not come in."""
        host = headers.get("host", "")
        if not self._ours(host):
            return PlainTextResponse(
                "This desk does not answer to that host name. Open it by the address it printed.",
                421,
            )
        if scope["method"] not in _SAFE and not _own_origin(scope, headers, host):
            return PlainTextResponse("Refused: this did not come from a page of this desk.", 403)
        # a browser asks for an icon by itself, before anybody could have a token
        if self._rules.token is not None and scope["path"] != "/favicon.ico":
            return self._unknown(scope, headers)
        return None

    def _ours(self, host: str) -> bool:
        name = host_name(host)
        if name in self._rules.hosts:
            return True
        return self._rules.addresses and _is_address(name)

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """None for one who knows the token; a token in the address becomes a cookie."""
        token = self._rules.token or ""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and scope["method"] == "GET" and _same(given, token):
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            # A path of two slashes would lead to another machine.
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return answer
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if _same(_cookie(headers), token) or (kind.lower() == "bearer" and _same(bearer, token)):
            return None
        return PlainTextResponse(
            "A token is needed: open the address that `chancery desk` printed, which holds it.",
            401,
            {"WWW-Authenticate": "Bearer"},
        )


def host_name(host: str) -> str:
    """The name or address in a Host header, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _own_origin(scope: Scope, headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page at all."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() == f"{scope['scheme']}://{host}".lower()
    # Forms of other sites carry an Origin. What carries none is a program, and says JSON, which
    # no form can.
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return site == "same-origin" or kind == "application/json"


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _cookie(headers: Headers) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _adding(send: Send) -> Send:
    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            had = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *(
                    (name.lower().encode(), value.encode())
                    for name, value in {**_HEADERS, "Cache-Control": "no-store"}.items()
                    if name.lower().encode() not in had
                ),
            ]
        await send(message)

    return adding


class TooLargeError(Exception):
    """More was sent than is taken in."""


def _bounded(receive: Receive, limit: int) -> Receive:
    """What is received, up to a limit, whatever its length was said to be."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLargeError(limit)
        return message

    return bounded


def _too_large(limit: int) -> Response:
    return PlainTextResponse(f"Too large: at most {limit // MB} MB are taken at once.", 413)
