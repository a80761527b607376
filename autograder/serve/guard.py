"""What every request passes and every answer bears: the headers, the size of a body, how often one may fail."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["PAGE", "Headers", "Limit", "TooLarge"]

# Pages load nothing but two style sheets, htmx and a script of ours; forms and htmx speak with this server alone.
PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": PAGE,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: forms would then come with the origin "null", and could not be told from those of other sites.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
STRICT = "max-age=31536000"
SMALL = 64 << 10  # bytes of a form without files
KEYS = 20_000  # names and addresses whose failures are remembered


class TooLarge(Exception):
    """The body of a request is larger than may be."""


class Headers:
    """Puts the headers on every answer, and ends the reading of a body that is too large.

    `most`: bytes of a body where files are handed in; `upload`: the path of that. `secure`: reached by https.
    """

    def __init__(self, app: ASGIApp, most: int, upload: str, secure: bool) -> None:
        self.app, self.most, self.upload, self.secure = app, most, upload, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.most if scope["path"] == self.upload else SMALL
        seen = 0

        async def bounded() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise TooLarge
            return message

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                if self.secure:
                    headers.setdefault("strict-transport-security", STRICT)
            await send(message)

        await self.app(scope, bounded, headed)


@dataclass
class Limit:
    """At most `most` events of a key in `seconds`; kept in memory, of the keys seen last."""

    most: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    _events: MutableMapping[str, list[float]] = field(default_factory=dict)
    _lock: Any = field(default_factory=threading.Lock)

    def reached(self, *keys: str) -> bool:
        """Whether one of the keys has had as many as it may."""
        with self._lock:
            return any(len(self._recent(key)) >= self.most for key in keys)

    def count(self, *keys: str) -> None:
        """Note an event of each key."""
        with self._lock:
            for key in keys:
                self._events[key] = [*self._recent(key), self.clock()][-self.most :]
            while len(self._events) > KEYS:
                del self._events[next(iter(self._events))]

    def _recent(self, key: str) -> list[float]:
        """The events of `key` that still count, which is the one used last from now on."""
        since = self.clock() - self.seconds
        found = [at for at in self._events.pop(key, ()) if at > since]
        if found:
            self._events[key] = found
        return found
