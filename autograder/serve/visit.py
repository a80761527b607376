"""One request as the views see it: who asks, in which language, what the form says; and the pages they answer with."""

from __future__ import annotations

import functools
import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from python_multipart.exceptions import FormParserError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from autograder.course import LANGS
from autograder.outputs import page
from autograder.serve.desk import Desk
from autograder.serve.guard import Limit, TooLarge
from autograder.serve.store import Person, Session
from autograder.serve.words import say

__all__ = ["FILES", "Refused", "Visit", "view"]

SESSION, LANG = "autograder", "autograder_lang"
YEAR = 31_536_000
FILES = 20  # notebooks handed in at once
FIELDS = 20  # of a form, beside the two for each exercise that an override has
LOG = logging.getLogger("autograder.serve")
TEMPLATES = Path(__file__).parent / "templates"


class Refused(Exception):
    """The request is not served; the page says why. `key` is an id of `words`."""

    def __init__(self, status: int, key: str, **values: Any) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


@dataclass
class Limits:
    """How often one may fail or ask. Failures alone count: a class comes from one address."""

    passwords: Limit = field(default_factory=lambda: Limit(10, 300.0))
    # Who sends wrong codes has the password. Three of a million are right at a time, so 40 a day find one in 23 years.
    codes: Limit = field(default_factory=lambda: Limit(10, 21_600.0))
    # Each is a tenth of a second of work, two where it is odd; who types fast and pauses often asks for twenty.
    strength: Limit = field(default_factory=lambda: Limit(60, 60.0))
    links: Limit = field(default_factory=lambda: Limit(30, 300.0))
    elsewhere: Limit = field(default_factory=lambda: Limit(60, 300.0))
    uploads: Limit = field(default_factory=lambda: Limit(30, 60.0))


@dataclass
class Visit:
    """A request: `form` is empty but for POST."""

    request: Request
    form: FormData
    desk: Desk
    limits: Limits
    lang: str
    token: str = ""
    session: Session | None = None

    @property
    def cookie_name(self) -> str:
        """The session's cookie; reached by https, of a name that no other host and no plain connection can set."""
        return f"__Host-{SESSION}" if self.desk.service.url.startswith("https:") else SESSION

    @property
    def address(self) -> str:
        return self.request.client.host if self.request.client else ""

    def person(self, role: str) -> Person:
        """Who is signed in with this role. Raises Refused for everybody else."""
        if self.session is None:
            raise Refused(401, "refused.signed_out")
        if self.session.person.role != role:
            raise Refused(404, "refused.not_found")  # what there is for others is not told
        return self.session.person

    @property
    def sure(self) -> bool:
        """Whether whoever is signed in has shown within the last minutes who they are."""
        return self.desk.keys.sure(self.token)

    def path(self, name: str) -> str:
        return str(self.request.path_params[name])

    def number(self, name: str) -> int:
        """An id in the address. Raises Refused for one that no database could hold."""
        found = self.path(name)
        if not (found.isascii() and found.isdecimal() and len(found) < 11 and int(found) < 1 << 31):
            raise Refused(404, "refused.not_found")
        return int(found)

    def text(self, name: str, most: int = 200) -> str:
        """A field of the form; "" where it is missing. Raises Refused for a file or a long text."""
        value = self.form.get(name, "")
        if isinstance(value, UploadFile) or len(value) > most or "\0" in value or _half(value):
            raise Refused(400, "refused.odd")
        return value

    def files(self, name: str) -> list[UploadFile]:
        return [f for f in self.form.getlist(name) if isinstance(f, UploadFile) and f.filename]

    def say(self, key: str, **values: Any) -> str:
        return say(key, self.lang, **values)

    def time(self, at: float) -> str:
        zone = ZoneInfo(self.desk.service.timezone)
        return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M")

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """The page of `template`, in the visitor's language, which a cookie keeps."""
        text = (
            page.environment(TEMPLATES)
            .get_template(template)
            .render(
                visit=self,
                lang=self.lang,
                w=self.say,
                person=None if self.session is None else self.session.person,
                csrf="" if self.session is None else self.session.csrf,
                **values,
            )
        )
        response = HTMLResponse(text, status)
        self.cookie(response, LANG, self.lang, YEAR)
        return response

    def see(self, path: str) -> Response:
        """Go on with the page at `path`, one of ours."""
        return RedirectResponse(path, 303)

    def cookie(self, response: Response, name: str, value: str, age: int) -> None:
        secure = self.desk.service.url.startswith("https:")
        response.set_cookie(name, value, max_age=age, path="/", secure=secure, httponly=True, samesite="lax")


def view(body: Callable[[Visit], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint of `body`, which runs in a thread: it may read files and wait for the database."""

    @functools.wraps(body)
    async def endpoint(request: Request) -> Response:
        visit = Visit(request, FormData(), request.app.state.desk, request.app.state.limits, _language(request))
        try:
            if request.method == "POST":
                _same_origin(request)
                # Files larger than a megabyte are put on the disk as they come.
                visit.form = await request.form(max_files=FILES, max_fields=_fields(visit.desk), max_part_size=1 << 16)
            return await run_in_threadpool(_answer, body, visit)
        except TooLarge:
            return visit.page("error.html.j2", 413, key="refused.too_large", values={"files": FILES})
        except (HTTPException, FormParserError, ClientDisconnect, UnicodeDecodeError):
            return visit.page("error.html.j2", 400, key="refused.odd", values={})
        except Refused as problem:
            response = visit.page("error.html.j2", problem.status, key=problem.key, values=problem.values)
            if problem.status in (429, 503):
                response.headers["retry-after"] = "60"
            return response
        except Exception:  # whatever broke is ours: it is logged here, and the visitor is told one sentence
            LOG.exception("a page could not be made")
            return visit.page("error.html.j2", 500, key="refused.fault", values={})
        finally:
            await visit.form.close()

    return endpoint


def _answer(body: Callable[[Visit], Response], visit: Visit) -> Response:
    visit.token = visit.request.cookies.get(visit.cookie_name, "")
    visit.session = visit.desk.keys.session(visit.token)
    if visit.request.method == "POST" and visit.session is not None:
        given = visit.text("csrf")
        if not hmac.compare_digest(given.encode(), visit.session.csrf.encode()):
            raise Refused(403, "refused.csrf")
    return body(visit)


def _half(text: str) -> bool:
    """Whether there is half a character in it, which no database and no page can hold."""
    return any("\ud800" <= c <= "\udfff" for c in text)


def _fields(desk: Desk) -> int:
    """The most fields that a form may have."""
    return FIELDS + 2 * max((len(a.exercises) for a in desk.course.assignments.values()), default=0)


def _same_origin(request: Request) -> None:
    """Raise Refused for a form that another site sent: browsers say where a form comes from."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none") or (origin and urlsplit(origin).netloc != request.headers.get("host")):
        raise Refused(403, "refused.csrf")


def _language(request: Request) -> str:
    """What the address asks for, else what was chosen before, else what the browser likes best."""
    for said in (request.query_params.get("lang"), request.cookies.get(LANG)):
        if said in LANGS:
            return said
    liked = request.headers.get("accept-language", "").lower()
    return "en" if liked.startswith("en") or ("en" in liked and "ko" not in liked) else "ko"
