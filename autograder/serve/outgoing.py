"""The few requests that the page itself makes, all of them to the provider of instructors' sign-in."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

__all__ = ["Answer", "Failed", "fetch"]

SILENCE = 5.0  # seconds without a byte
WHOLE = 10.0  # seconds for the body
MOST = 1 << 20  # bytes of an answer
Answer = dict[str, Any]


class Failed(Exception):
    """No answer that could be used. `refused`: the other side says that the request is wrong (4xx)."""

    def __init__(self, text: str, refused: bool = False) -> None:
        super().__init__(text)
        self.refused = refused


class _Still(urllib.request.HTTPRedirectHandler):
    """Follows nothing: secrets go to the address that was asked for, or nowhere."""

    def redirect_request(self, *arguments: object, **named: object) -> None:
        return None


def fetch(address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    """The JSON object at an http(s) address; with `form`, what it answers to that. Raises Failed."""
    if not address.startswith(("https://", "http://")):
        raise Failed("not an http address")
    body = None if form is None else urlencode(form).encode()
    request = urllib.request.Request(address, body, {"accept": "application/json", **(headers or {})})  # noqa: S310 - http(s) alone, as checked above
    until = time.monotonic() + WHOLE
    try:
        with urllib.request.build_opener(_Still).open(request, timeout=SILENCE) as answer:
            read = b""
            while part := answer.read1(1 << 16):
                read += part
                if len(read) > MOST or time.monotonic() > until:
                    raise Failed("an answer that is too large or too slow")
        found = json.loads(read)
    except urllib.error.HTTPError as problem:
        with problem:
            raise Failed(f"HTTP status {problem.code}", 400 <= problem.code < 500) from None
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as problem:
        raise Failed(f"{type(problem).__name__}: {problem}"[:200]) from None
    if not isinstance(found, dict):
        raise Failed("an answer that is no JSON object")
    return found
