"""Nobody where they do not belong: each test is named in the checklist of docs/security.md."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import coursekit
import pytest
import servekit
from servekit import FakeGrading, wait
from starlette.routing import Route
from starlette.testclient import TestClient
from test_serve_pages import PASSWORD, Browser

from autograder.course import Course
from autograder.serve import account, elsewhere, guard, scanning, student, teacher
from autograder.serve.desk import Desk
from autograder.serve.guard import Limit
from autograder.serve.people import enter, read_roster, set_password
from autograder.serve.places import Places
from autograder.serve.server import FILES, app
from autograder.serve.store import METADATA
from autograder.serve.visit import SESSION as COOKIE
from autograder.serve.words import say

ROUTES = [
    route
    for route in (*student.ROUTES, *account.ROUTES, *teacher.ROUTES, *elsewhere.ROUTES)
    if isinstance(route, Route)
]
INSTRUCTORS = [route for route in (*account.ROUTES, *teacher.ROUTES) if isinstance(route, Route)]
HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
NASTY = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u202e'


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which Kim has handed in once, Lee never, and a teacher is there."""
    root = tmp_path_factory.mktemp("prepared") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
        made = servekit.desk(coursekit.built(tmp_path_factory, root), FakeGrading())
        servekit.student(made)
        servekit.student(made, "lee", "Lee")
        set_password(made.store, "teacher", PASSWORD)
        servekit.hand_in(made)
        with made.dispatcher.running():
            wait(lambda: made.store.jobs("done"))
        made.store.close()
    return root


@pytest.fixture
def url() -> str:
    return "http://127.0.0.1:8000"


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    shutil.copytree(prepared, tmp_path / "course")
    said = f"[serve]\nurl = '{url}'\nupload_mb = 1\n"
    made = servekit.desk(Course(tmp_path / "course"), FakeGrading(), said)
    yield made
    made.store.close()


@pytest.fixture
def client(desk: Desk, url: str) -> Iterator[TestClient]:
    with TestClient(app(desk), base_url=url) as client:
        yield client


def path(route: Route) -> str:
    filled = {"day": "day1", "person": "kim", "attempt": "1", "token": "x"}
    return re.sub(r"{([^}]+)}", lambda m: filled[m[1]], route.path)


def cases(routes: list[Route]) -> list[tuple[str, str]]:
    return [(m, path(r)) for r in routes for m in sorted(r.methods or ()) if m != "HEAD"]


# Who may see what

OPEN = {("GET", "/"), ("GET", "/teach"), ("POST", "/teach"), ("POST", "/sign-out"), ("GET", "/in/x"), ("POST", "/in/x")}
OPEN |= {("GET", "/privacy")}
OPEN |= {("GET", "/teach/oidc"), ("GET", "/teach/oidc/back")}  # tests/test_serve_oidc.py


def test_nothing_is_shown_or_done_without_signing_in(client: TestClient, desk: Desk) -> None:
    before = desk.store.settings(), desk.store.attempts(), len(desk.store.jobs("queued", "done"))
    for method, address in cases(ROUTES):
        if (method, address) not in OPEN:
            assert client.request(method, address).status_code == 401, address
    assert (desk.store.settings(), desk.store.attempts(), len(desk.store.jobs("queued", "done"))) == before


def test_a_student_gets_nowhere_on_the_instructors_side(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    before = desk.store.settings(), len(desk.store.jobs("queued", "done"))
    for method, address in cases(INSTRUCTORS):
        if address != "/teach":
            data = {"csrf": who.csrf} if method == "POST" else None
            assert client.request(method, address, data=data).status_code == 404, address
    assert (desk.store.settings(), len(desk.store.jobs("queued", "done"))) == before


@pytest.mark.parametrize("what", ["", "/state", "/report", "/notebook"])
def test_anothers_attempt_is_as_if_it_were_not_there(client: TestClient, desk: Desk, what: str) -> None:
    Browser(client).enter(desk, "lee")
    others, none = client.get(f"/attempt/1{what}"), client.get(f"/attempt/999{what}")
    assert others.status_code == none.status_code == 404
    assert others.text == none.text


def test_a_huge_number_is_no_attempt(client: TestClient, desk: Desk) -> None:
    Browser(client).enter(desk)
    assert client.get(f"/attempt/{'9' * 18}").status_code == 404
    assert client.get(f"/attempt/{'9' * 40}").status_code == 404


def test_an_instructor_hands_in_nothing_for_anybody(client: TestClient, desk: Desk) -> None:
    who = Browser(client).teach()
    who.hand_in(servekit.notebook(desk.course), status=404)
    assert len(desk.store.attempts()) == 1


def test_what_is_served_as_a_file_is_in_a_list(client: TestClient) -> None:
    for name in FILES:
        assert client.get(f"/static/{name}").status_code == 200
    for odd in ("../words.py", "..%2fwords.py", "%2e%2e/secret", "serve.css%00", ".", ""):
        assert client.get(f"/static/{odd}").status_code == 404, odd
    assert client.get("/static/show.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert hashlib.sha256(FILES["htmx.js"].read_bytes()).hexdigest() == HTMX, "htmx 2.0.11 as npm has it"


# Sessions


def test_a_session_brought_along_is_not_the_one_after_signing_in(client: TestClient, desk: Desk) -> None:
    client.cookies.set(COOKIE, "chosen-by-somebody-else", domain="127.0.0.1")
    who = Browser(client).enter(desk)
    token = client.cookies.get(COOKIE, domain="127.0.0.1")
    assert token != "chosen-by-somebody-else"
    assert desk.keys.session("chosen-by-somebody-else") is None
    assert token is not None and desk.keys.session(token) is not None
    who.teach()
    assert desk.keys.session(token) is None, "the one before ended with the new sign-in"


def test_signing_out_ends_the_session_on_the_server(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    token = client.cookies.get(COOKIE)
    assert token is not None
    who.post("/sign-out")
    assert desk.keys.session(token) is None


@pytest.mark.parametrize(("url", "secure"), [("http://127.0.0.1:8000", False), ("https://hand-in.example", True)])
def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client: TestClient, desk: Desk, secure: bool) -> None:
    person = desk.store.person("kim")
    assert person is not None
    answer = client.post(f"/in/{desk.keys.link(person)}", follow_redirects=False)
    name = f"__Host-{COOKIE}" if secure else COOKIE
    said = next(v for v in answer.headers.get_list("set-cookie") if v.startswith(f"{name}="))
    assert "path=/" in said.lower() and "domain" not in said.lower()
    assert "httponly" in said.lower() and "samesite=lax" in said.lower()
    assert ("secure" in said.lower()) == secure == ("strict-transport-security" in answer.headers)


def test_opening_a_link_signs_nobody_in_until_they_say_so(client: TestClient, desk: Desk) -> None:
    """Mail scanners and previews open links, too."""
    person = desk.store.person("kim")
    assert person is not None
    assert client.get(f"/in/{desk.keys.link(person)}").status_code == 200
    assert COOKIE not in client.cookies


# Forms from elsewhere


@pytest.mark.parametrize("csrf", ["", "x", "\u00e9"])
def test_a_form_without_the_sessions_token_does_nothing(client: TestClient, desk: Desk, csrf: str) -> None:
    who = Browser(client).teach()
    who.csrf = csrf
    assert say("refused.csrf", "en") in who.post("/teach/pause", 403, pause="yes")
    assert desk.store.setting("paused") is None


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_does_nothing(client: TestClient, desk: Desk, headers: dict[str, str]) -> None:
    who = Browser(client).teach()
    answer = client.post("/teach/pause", data={"csrf": who.csrf, "pause": "yes"}, headers=headers)
    assert answer.status_code == 403 and desk.store.setting("paused") is None
    assert client.post("/teach", data={"name": "teacher", "password": PASSWORD}, headers=headers).status_code == 403


def test_our_own_form_is_taken(client: TestClient, desk: Desk) -> None:
    who = Browser(client).teach()
    headers = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    assert client.post("/teach/pause", data={"csrf": who.csrf, "pause": "yes"}, headers=headers).status_code == 200
    assert desk.store.setting("paused") is True


def test_a_server_of_another_name_is_not_ours(client: TestClient) -> None:
    """A name that an attacker has point at 127.0.0.1 must not reach the page in somebody's browser."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


# Headers


def test_every_answer_forbids_framing_sniffing_foreign_content_and_caching(client: TestClient, desk: Desk) -> None:
    who = Browser(client)
    for role in ("student", "teacher"):
        who.enter(desk) if role == "student" else who.teach()
        for method, address in [*cases(ROUTES), ("GET", "/nowhere")]:
            if method == "GET":
                answer = client.get(address)
                policy = answer.headers["content-security-policy"]
                for wanted in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
                    assert wanted in policy, address
                assert not re.search(r"unsafe|http|\*", policy), address
                assert "server" not in answer.headers
                for name in guard.ALWAYS.keys() - {"content-security-policy"}:
                    assert answer.headers[name] == guard.ALWAYS[name], address


@pytest.mark.parametrize("address", ["/", "/day/day1", "/attempt/1", "/teach", "/privacy", "/nowhere"])
def test_pages_hold_no_script_style_or_handler_of_their_own(client: TestClient, desk: Desk, address: str) -> None:
    Browser(client).enter(desk)
    text = client.get(address).text
    ours = ["/static/htmx.js", *(["/static/show.js"] if address == "/teach" else [])]
    assert re.findall(r"<script[^>]*>", text) == [f'<script src="{name}" defer>' for name in ours]
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|hx-on|https?://", text)


def test_the_report_brings_the_policy_it_was_made_with(client: TestClient, desk: Desk) -> None:
    Browser(client).enter(desk)
    answer = client.get("/attempt/1/report")
    (inside,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', answer.text)
    assert answer.headers["content-security-policy"].startswith(inside.replace("&#39;", "'"))
    assert "script-src" not in answer.headers["content-security-policy"]


# What people write


def test_names_and_file_names_are_shown_as_text(client: TestClient, desk: Desk) -> None:
    roster = desk.course.root / "students.csv"
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("id", "name"), ("kim", NASTY)))
    enter(desk.store, read_roster(roster), 4e9)
    who = Browser(client).enter(desk)
    files = {"notebook": (f"{NASTY}\r\nx-evil: 1.ipynb", io.BytesIO(servekit.notebook(desk.course, extra="z")))}
    client.post("/hand-in", data={"csrf": who.csrf}, files=files)
    refused = client.post("/hand-in", data={"csrf": who.csrf}, files={"notebook": (NASTY, io.BytesIO(b"x"))})
    pages = [refused.text, *(client.get(a).text for a in ("/", "/day/day1", "/attempt/1", "/attempt/1/report"))]
    who.teach()
    pages += [client.get(f"/teach/{a}").text for a in ("day/day1", "student/kim/day1", "day/day1/report")]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "\u202e" not in page


def test_a_file_name_reaches_no_path_and_no_header(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    for number, name in enumerate(
        ("../../../etc/cron.d/x", "/etc/passwd", "C:\\x.ipynb", "a\nset-cookie: b=1", "…" * 500)
    ):
        before = {p for p in desk.course.root.parent.rglob("*") if p.is_file() and "serve.db" not in p.name}
        content = servekit.notebook(desk.course, extra=str(number))
        client.post("/hand-in", data={"csrf": who.csrf}, files={"notebook": (name, io.BytesIO(content))})
        desk.store.set("x", number)
        new = {p for p in desk.course.root.parent.rglob("*") if p.is_file() and "serve.db" not in p.name} - before
        uploads = Places(desk.course.root).folder / "uploads"
        kept = uploads / hashlib.sha256(content).hexdigest()[:2] / f"{hashlib.sha256(content).hexdigest()}.ipynb"
        assert {p for p in new if "uploads" in str(p)} <= {kept}
    answer = client.get("/attempt/1/notebook")
    assert answer.headers["content-disposition"] == 'attachment; filename="day1.ipynb"'


@pytest.mark.parametrize("day", ["../day1", "day1/../../x", "nope", "day1\x00", "%00", "a" * 300])
def test_an_assignment_that_is_none_is_refused(client: TestClient, desk: Desk, day: str) -> None:
    who = Browser(client).enter(desk)
    answer = client.post(
        "/hand-in",
        data={"csrf": who.csrf, "day": day},
        files={"notebook": ("a.ipynb", io.BytesIO(servekit.notebook(desk.course, extra="y")))},
    )
    assert answer.status_code in (400, 404) and len(desk.store.attempts()) == 1


def test_the_language_in_an_address_is_one_of_two(client: TestClient) -> None:
    answer = client.get("/", params={"lang": '"><script>'})
    assert 'lang="ko"' in answer.text and "<script>" not in answer.text
    assert client.get("/", params={"lang": "en"}).cookies["autograder_lang"] == "en"


# What is scanned


def scanner(desk: Desk, tmp_path: Path, body: str) -> None:
    """Have what is handed in looked at by this script; $1 is the file."""
    program = tmp_path / "scanner"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o700)
    desk.service = replace(desk.service, scan=[str(program), "{file}", "$(touch pwned); '"])


def uploads(desk: Desk) -> set[Path]:
    return {path for path in (desk.places.folder / "uploads").rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_the_scanner_finds_something_in_is_neither_taken_nor_kept(
    client: TestClient, desk: Desk, tmp_path: Path, lang: str, caplog: pytest.LogCaptureFixture
) -> None:
    scanner(desk, tmp_path, 'grep -q EICAR "$1" || exit 0; echo "$1: Eicar-Test FOUND\x1b"; exit 1')
    who, before = Browser(client, lang).enter(desk, "lee"), uploads(desk)
    bad, good = (servekit.notebook(desk.course, extra=extra) for extra in ("EICAR", "fine"))
    assert say("why.infected", lang) in who.hand_in(bad, status=422)
    assert len(desk.store.attempts()) == 1 and uploads(desk) == before
    assert re.search(r"a file of lee was refused: the scanner found \S+: Eicar-Test FOUND$", caplog.text, re.MULTILINE)
    page = who.hand_in(b"EICAR, and no notebook", good)
    assert say("why.infected", lang) in page and say("taken", lang) in page
    assert len(desk.store.attempts()) == 2 and len(uploads(desk) - before) == 1


@pytest.mark.parametrize("how", ["exit 2", "kill -9 $$", "gone", "not to be run", "sleep 300 & echo $! > $0.pid; wait"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_cannot_be_scanned_is_refused_and_the_operator_is_told(
    client: TestClient,
    desk: Desk,
    tmp_path: Path,
    how: str,
    lang: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "sleep" in how:
        monkeypatch.setattr(scanning, "SECONDS", 1.0)
    scanner(desk, tmp_path, how)
    if how == "gone":
        (tmp_path / "scanner").unlink()
    if how == "not to be run":
        (tmp_path / "scanner").chmod(0o600)
    who, before = Browser(client, lang).enter(desk, "lee"), uploads(desk)
    page = who.hand_in(servekit.notebook(desk.course, extra="new"), status=503)
    assert say("why.unscanned", lang) in page
    assert len(desk.store.attempts()) == 1 and uploads(desk) == before
    (told,) = [record for record in caplog.records if record.name == "autograder.serve"]
    assert told.levelname == "ERROR" and "a file of lee was refused" in told.getMessage()
    if "sleep" in how:
        process = Path("/proc") / (tmp_path / "scanner.pid").read_text(encoding="ascii").strip()
        wait(lambda: not process.exists() or "\nState:\tZ" in (process / "status").read_text(encoding="utf-8"))


def test_a_scanner_gets_a_path_and_neither_a_shell_nor_our_secrets(
    client: TestClient, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGRADER_OIDC_SECRET", "a secret of ours")
    scanner(desk, tmp_path, 'env > "$0.env"; printf %s "$2" > "$0.argument"; cp "$1" "$0.file"')
    content = servekit.notebook(desk.course, extra="new")
    who = Browser(client).enter(desk, "lee")
    who.client.post("/hand-in", data={"csrf": who.csrf}, files={"notebook": ("; touch x;.ipynb", io.BytesIO(content))})
    assert len(desk.store.attempts()) == 2
    assert (tmp_path / "scanner.file").read_bytes() == content
    assert (tmp_path / "scanner.argument").read_text(encoding="utf-8") == "$(touch pwned); '"
    assert "a secret of ours" not in (tmp_path / "scanner.env").read_text(encoding="utf-8")


def test_a_scan_that_takes_long_stops_no_page_and_takes_no_more_than_its_share(
    client: TestClient, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner(desk, tmp_path, f'touch "{tmp_path}/begun.$$"; until [ -e "{tmp_path}/go" ]; do sleep 0.05; done')
    who = Browser(client).enter(desk)
    contents = [servekit.notebook(desk.course, extra=str(n)) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        slow = [pool.submit(desk.hand_in, "lee", "day1.ipynb", io.BytesIO(content)) for content in contents]
        try:
            wait(lambda: len(list(tmp_path.glob("begun.*"))) == 4)
            who.get("/day/day1")
            monkeypatch.setattr(scanning, "WAIT", 0.1)
            page = who.hand_in(servekit.notebook(desk.course, extra="one too many"), status=503)
            assert say("why.unscanned", "en") in page
        finally:
            (tmp_path / "go").touch()
        assert [one.result().reason for one in slow].count("") == 1, "the others came within a minute of it"


# Too much


def test_a_body_larger_than_may_be_is_not_read_to_its_end(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    big = io.BytesIO(b" " * (5 << 20))  # upload_mb = 1, and four of those in one request
    answer = client.post("/hand-in", data={"csrf": who.csrf}, files={"notebook": ("a.ipynb", big)})
    assert answer.status_code == 413
    assert client.post("/teach", content=b"name=" + b"x" * (70 << 10), headers=FORM).status_code == 413


FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_a_bomb_of_parts_or_fields_is_refused(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    many = [("notebook", (f"{n}.ipynb", io.BytesIO(b"x"))) for n in range(100)]
    assert client.post("/hand-in", data={"csrf": who.csrf}, files=many).status_code == 400
    fields = {f"f{n}": "x" for n in range(100)}
    answer = client.post("/hand-in", data=fields, files={"notebook": ("a", io.BytesIO(b"x"))})
    assert answer.status_code == 400
    odd = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/hand-in", content=b"--x\r\nbroken", headers=odd).status_code in (400, 401, 403)


def test_a_notebook_that_would_fill_memory_is_refused_as_unreadable(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    deep = b'{"nbformat": 4, "cells": ' + b"[" * 400_000
    who.hand_in(deep, status=422)
    wide = json.dumps({"nbformat": 4, "cells": [[]] * 300_000}).encode()
    who.hand_in(wide, status=422)
    assert len(desk.store.attempts()) == 1


def test_passwords_cannot_be_tried_without_end(client: TestClient) -> None:
    for _ in range(10):
        assert client.post("/teach", data={"name": "teacher", "password": "wrong"}).status_code == 403
    answer = client.post("/teach", data={"name": "teacher", "password": PASSWORD})
    assert answer.status_code == 429 and "retry-after" in answer.headers


def test_links_cannot_be_tried_without_end_and_right_ones_do_not_count(client: TestClient, desk: Desk) -> None:
    person = desk.store.person("kim")
    assert person is not None
    right = desk.keys.link(person)
    for _ in range(60):
        assert client.get(f"/in/{right}").status_code == 200
    for _ in range(30):
        assert client.get("/in/wrong").status_code == 403
    assert client.get("/in/wrong").status_code == 429
    assert client.get(f"/in/{right}").status_code == 200, "who tries others' links keeps nobody out"


def test_a_number_that_is_none_is_not_found(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    for odd in ("1/", "1%2F", "1" * 5000, "9" * 10, "-1", "+1", "1_0", "\u0661", "0x1", " 1", "1.0"):
        answer = client.get(f"/attempt/{odd}")
        assert answer.status_code == 404, odd
        assert answer.headers.keys() >= guard.ALWAYS.keys()
    who.get("/attempt/1")


def test_half_a_character_and_a_nul_are_refused(client: TestClient, desk: Desk) -> None:
    half = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--x--\r\n'
    kind = {"content-type": "multipart/form-data; boundary=x; charset=utf-7"}
    assert client.post("/teach", content=half, headers=kind).status_code == 400
    assert client.post("/teach", data={"name": "a\0b", "password": "x"}).status_code == 400


def test_hand_ins_of_one_student_are_bounded_in_time(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    for _ in range(30):
        who.hand_in(b"x", status=422)
    who.hand_in(b"x", status=429)


def test_a_limit_forgets_in_time_and_keeps_no_more_keys_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "KEYS", 3)
    now = [0.0]
    limit = Limit(2, 10.0, lambda: now[0])
    limit.count("a")
    limit.count("a", "b")
    assert limit.reached("a", "b") and not limit.reached("b")
    now[0] = 10.5
    assert not limit.reached("a")
    for n in range(10):
        limit.count(str(n))
    assert len(limit._events) == 3


def test_a_fault_of_ours_tells_nothing_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.keys, "session", lambda token: 1 / 0)
    with TestClient(app(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        answer = client.get("/", headers={"accept-language": "en"})
    assert answer.status_code == 500 and answer.headers.keys() >= guard.ALWAYS.keys()
    assert "Traceback" not in answer.text and "ZeroDivision" not in answer.text


CHECKLIST = (Path(__file__).parents[1] / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_that_the_checklist_names_is_there() -> None:
    part = CHECKLIST.partition("## The page")[2]
    named = set(re.findall(r"`(test_\w+)`", part))
    there = {
        name
        for path in Path(__file__).parent.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 30 and named <= there, named - there


def test_the_checklist_has_every_chapter_of_level_1() -> None:
    """The chapters of ASVS 4.0.3 that have points of level 1; 1 has none."""
    chapters = {int(n) for n in re.findall(r"^\| (\d+)\.", CHECKLIST, re.MULTILINE)}
    assert chapters == set(range(2, 15))


def test_the_table_of_what_is_kept_has_every_table_and_every_folder(desk: Desk) -> None:
    """What is added here is data of somebody's: say what it is, who may read it and how it goes."""
    text = (Path(__file__).parents[1] / "docs" / "serve.md").read_text(encoding="utf-8")
    section = re.search(r"^## What is kept.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    named = set(re.findall(r"`([\w./]+?)/?`", section[0]))
    assert named >= set(METADATA.tables), set(METADATA.tables) - named
    there = {f"served/{path.name}" for path in desk.places.folder.iterdir()}
    there |= {path.name for path in desk.course.root.iterdir() if path.name in ("gradebook.db", *PUBLISHED)}
    assert len(there) >= 8 and named >= there - {"served/serve.db-wal", "served/serve.db-shm"}, there - named


PUBLISHED = ("submitted", "results", "feedback", "autograded")


def test_a_page_is_html_in_utf8_and_methods_are_the_routes_own(client: TestClient, desk: Desk) -> None:
    Browser(client).enter(desk)
    assert client.get("/").headers["content-type"] == "text/html; charset=utf-8"
    for method in ("PUT", "DELETE", "TRACE", "OPTIONS"):
        assert client.request(method, "/").status_code == 405
    assert client.get("/hand-in").status_code == 405
    answer = client.get("/", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_personal_links_and_passwords_are_in_no_log(
    client: TestClient, desk: Desk, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    person = desk.store.person("kim")
    assert person is not None
    link = desk.keys.link(person)
    with caplog.at_level("DEBUG", "autograder"):
        Browser(client).enter(desk)
        client.get(f"/in/{link}x")
        client.post("/teach", data={"name": "teacher", "password": "a secret of mine"})
    told = caplog.text + "".join(capfd.readouterr())
    assert link not in told and "a secret of mine" not in told
