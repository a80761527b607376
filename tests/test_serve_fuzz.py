"""Any request at all, to every route, by nobody, a student and an instructor: answered as it should be, never a fault.

More examples than in CI: AUTOGRADER_FUZZ=5000 pytest tests/test_serve_fuzz.py
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import coursekit
import pytest
import servekit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from servekit import FakeGrading, wait
from starlette.routing import Route
from starlette.testclient import TestClient
from test_serve_pages import PASSWORD

from autograder.course import Course
from autograder.serve import account, elsewhere, guard, student, teacher
from autograder.serve.desk import Desk
from autograder.serve.people import set_password
from autograder.serve.server import app

EXAMPLES = int(os.environ.get("AUTOGRADER_FUZZ", "300"))
ALL = (*student.ROUTES, *account.ROUTES, *teacher.ROUTES, *elsewhere.ROUTES)
ROUTES = [route.path for route in ALL if isinstance(route, Route)] + ["/static/{name}"]
ROLES = ("nobody", "student", "teacher")
KNOWN = ("day1", "kim", "lee", "1", "2", "0", "-1", "yes", "no", "ko", "en", "2.5", "nan", "teacher", PASSWORD)
text = st.sampled_from(KNOWN) | st.text(max_size=40)
FIELDS = (
    "csrf",
    "day",
    "hold",
    "pause",
    "name",
    "password",
    "code",
    "new",
    "score-double",
    "comment-double",
    "score-shift",
    "notebook",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("fuzz") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
        made = servekit.desk(coursekit.built(tmp_path_factory, root), FakeGrading(), "[serve]\nupload_mb = 1\n")
        for id in ("kim", "lee"):
            servekit.student(made, id)
            servekit.hand_in(made, id)
        set_password(made.store, "teacher", PASSWORD)
        with made.dispatcher.running():
            wait(lambda: len(made.store.jobs("done")) == 2)
        yield servekit.desk(Course(root), FakeGrading())
        made.store.close()
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def client(desk: Desk) -> Iterator[TestClient]:
    application = app(desk)
    for limit in vars(application.state.limits).values():
        limit.most = 10**9  # what is looked for lies behind them
    address = "http://127.0.0.1:8000"
    with TestClient(application, base_url=address, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def signed_in(desk: Desk, client: TestClient) -> dict[str, tuple[dict[str, str], str]]:
    """Role -> cookies and the form's token."""
    found: dict[str, tuple[dict[str, str], str]] = {"nobody": ({}, "")}
    desk.keys.proved.seconds = 1e9
    for role in ROLES[1:]:
        id = "kim" if role == "student" else "teacher"
        person = desk.store.person(id)
        assert person is not None
        token = desk.keys.sign_in(person)
        session = desk.keys.session(token)
        assert session is not None
        desk.keys.prove(token)  # until it signs out; then it is asked again
        found[role] = ({"autograder": token}, session.csrf)
    return found


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """A role, a method, a route with something in its places, a query, headers and a body."""
    path = draw(st.sampled_from(ROUTES))
    while "{" in path:
        before, _, rest = path.partition("{")
        number = rest.partition("}")[0] == "attempt" and draw(st.booleans())
        value = str(draw(st.integers(0, 3) | st.integers(0, 10**30))) if number else quote(draw(text) or "x", safe="")
        path = f"{before}{value}{rest.partition('}')[2]}"
    form = draw(st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=10), text, max_size=5))
    body: dict[str, Any] = draw(
        st.one_of(
            st.just({"data": form}),
            st.builds(
                lambda name, content: {"data": form, "files": {"notebook": (name, content)}},
                st.text(min_size=1, max_size=30),
                st.binary(max_size=200) | st.sampled_from((b"{}", b'{"nbformat": 4, "cells": [[]]}', b"[" * 5000)),
            ),
            st.builds(
                lambda content, kind: {"content": content, "headers": {"content-type": kind}},
                st.binary(max_size=200),
                st.sampled_from(("application/json", "multipart/form-data; boundary=x", "multipart/form-data", "x")),
            ),
        )
    )
    return {
        "role": draw(st.sampled_from(ROLES)),
        "method": draw(st.sampled_from(("GET", "GET", "POST", "POST", "HEAD", "PUT"))),
        "path": path,
        "query": draw(st.dictionaries(st.sampled_from(("lang", "next", "x")), text, max_size=2)),
        "body": body,
    }


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES <= 300)
@given(requests())
def test_no_request_is_a_fault_and_every_answer_is_guarded(
    client: TestClient, signed_in: dict[str, tuple[dict[str, str], str]], desk: Desk, request: dict[str, Any]
) -> None:
    cookies, csrf = signed_in[request["role"]]
    body = dict(request["body"]) if request["method"] == "POST" else {}
    if "data" in body and request["role"] != "nobody":
        body["data"] = {**body["data"], "csrf": csrf}
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies.set(name, value)
    before = len(desk.store.attempts())
    answer = client.request(request["method"], request["path"], params=request["query"], **body)
    if request["path"] == "/sign-out" and answer.status_code == 303 and cookies:
        person = desk.store.person("kim" if request["role"] == "student" else "teacher")
        assert person is not None
        token = desk.keys.sign_in(person)
        session = desk.keys.session(token)
        assert session is not None
        signed_in[request["role"]] = ({"autograder": token}, session.csrf)
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    assert answer.headers.keys() >= guard.ALWAYS.keys()
    assert "Traceback" not in answer.text
    if request["role"] == "nobody":
        assert answer.status_code in (200, 303, 400, 401, 403, 404, 405, 413, 422)
        open_to_all = ("/", "/teach", "/privacy")
        assert answer.status_code != 200 or request["path"] in open_to_all or request["path"].startswith("/static/")
    if request["path"].startswith("/teach/") and request["role"] == "student":
        assert answer.status_code in (400, 403, 404, 405)
    assert len(desk.store.attempts()) == before, "none of this is a notebook of the course"


def test_the_fuzzer_reaches_what_it_is_meant_to(
    client: TestClient, signed_in: dict[str, tuple[dict[str, str], str]]
) -> None:
    """With these cookies each role gets its own pages: else all the above would be refusals."""
    for role, address in (
        ("student", "/attempt/1"),
        ("teacher", "/teach/student/kim/day1"),
        ("teacher", "/teach/day/day1"),
    ):
        client.cookies.clear()
        client.cookies.set("autograder", signed_in[role][0]["autograder"])
        assert client.get(address).status_code == 200
