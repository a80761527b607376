"""The application: routes, what surrounds them, and how it starts and ends."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from rich.console import Console
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from autograder.outputs.page import STYLE
from autograder.serve import account, elsewhere, student, teacher
from autograder.serve.desk import Desk
from autograder.serve.guard import Headers
from autograder.serve.visit import Limits, Refused, Visit, view

__all__ = ["app", "run"]

STATIC = Path(__file__).parent / "static"
# By name: what is in no list is not served, whatever a path says.
FILES = {
    "report.css": STYLE,
    "serve.css": STATIC / "serve.css",
    "show.js": STATIC / "show.js",
    "htmx.js": STATIC / "htmx.min.js",
}
AT_ONCE = 4  # largest uploads that one request may bring
FAREWELL = 20  # seconds that answers under way are given when the server is asked to end


def app(desk: Desk) -> Starlette:
    """The page on top of `desk`; its dispatcher runs as long as the application does."""

    @asynccontextmanager
    async def life(application: Starlette) -> AsyncIterator[None]:
        running = desk.dispatcher.running()
        await run_in_threadpool(running.__enter__)
        try:
            yield
        finally:
            await run_in_threadpool(running.__exit__, None, None, None)

    ours = urlsplit(desk.service.url)
    hosts = sorted({"127.0.0.1", "localhost", ours.hostname or "127.0.0.1"})
    made = Starlette(
        routes=[Route("/static/{name}", static), *student.ROUTES, *account.ROUTES, *teacher.ROUTES, *elsewhere.ROUTES],
        lifespan=life,
        middleware=[
            Middleware(
                Headers,
                most=AT_ONCE * (desk.service.upload_mb << 20),
                upload="/hand-in",
                secure=ours.scheme == "https",
            ),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={HTTPException: _missing},
    )
    made.router.redirect_slashes = False  # an address that is not ours leads nowhere
    made.state.desk, made.state.limits = desk, Limits()
    return made


async def static(request: Request) -> Response:
    """One of the few files that pages load."""
    path = FILES.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, headers={"cache-control": "public, max-age=3600"})


def run(desk: Desk, host: str, port: int, console: Console) -> None:
    """Serve until the process is asked to end; what is being graded then is finished, or begun anew the next time."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    console.print(f"autograder: http://{host}:{port}/ for students, /teach for you; Ctrl-C ends it", soft_wrap=True)
    behind = desk.service.url.startswith("https:")  # a proxy in front of it ends TLS and tells who asks
    uvicorn.run(
        app(desk),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,  # addresses hold personal links
        server_header=False,
        proxy_headers=behind,
        timeout_graceful_shutdown=FAREWELL,
        timeout_keep_alive=10,
    )


async def _missing(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 404

    def said(visit: Visit) -> Response:
        raise Refused(status if status in (404, 405) else 400, "refused.not_found" if status == 404 else "refused.odd")

    response: Response = await view(said)(_reading(request))
    return response


def _reading(request: Request) -> Request:
    """The request as one that only reads: a page that says what is wrong asks for no form."""
    return Request({**request.scope, "method": "GET"})
