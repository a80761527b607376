"""Instructors' accounts: asked again before what weighs most, passwords that are refused, the second factor."""

from __future__ import annotations

import base64
import hmac
import html
import io
import re
import struct
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import coursekit
import pytest
import servekit
from servekit import FakeGrading, wait
from starlette.testclient import TestClient
from test_serve_pages import PASSWORD, Browser

from autograder import cli
from autograder.course import Course, CourseError
from autograder.outputs.marks import marks
from autograder.serve import people, server
from autograder.serve.backup import restore
from autograder.serve.desk import Desk
from autograder.serve.people import HASHER, PasswordError, common, set_password
from autograder.serve.policy import Service, policies
from autograder.serve.server import app
from autograder.serve.words import say

OVERRIDE = "/teach/student/kim/day1/override"
SCORES = {"score-double": "", "comment-double": "", "score-shift": "2.5", "comment-shift": '"<b>잘했어요</b>\n둘째 줄'}
LATER = people.PROVED + 1


@pytest.fixture
def url() -> str:
    return "http://127.0.0.1:8000"


@pytest.fixture
def desk(
    url: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    made = servekit.desk(course, FakeGrading(), f"[serve]\nurl = '{url}'\n")
    servekit.student(made)
    set_password(made.store, "teacher", PASSWORD)
    yield made
    made.store.close()


@pytest.fixture
def client(desk: Desk, url: str) -> Iterator[TestClient]:
    with TestClient(app(desk), base_url=url) as client:
        yield client


def run(course: Course, *arguments: str) -> int:
    return cli.main(["--course", str(course.root), *arguments])


def later(desk: Desk) -> None:
    """What was proved is forgotten by now."""
    clock = desk.keys.proved.clock
    desk.keys.proved.clock = lambda: clock() + LATER


def digits(secret: str, at: float) -> str:
    """The code of RFC 6238 for a base32 secret, written out: what the app shows at a time."""
    mac = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // 30), "sha1")
    at_byte = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at_byte : at_byte + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that codes are of, which stands still until it is set."""
    now = [time.time() // 30 * 30 + 10]
    monkeypatch.setattr("autograder.serve.factor.time.time", lambda: now[0])
    return now


# Asked again


def standing(desk: Desk) -> tuple[object, ...]:
    scores = marks(desk.gradebook_url, desk.course.assignment("day1"), "kim")
    return scores, desk.held("day1"), [job.id for job in desk.store.jobs("queued", "running", "graded", "done")]


def test_what_changes_scores_or_shows_them_asks_for_the_password_again(client: TestClient, desk: Desk) -> None:
    servekit.hand_in(desk)
    wait(lambda: desk.store.jobs("done"))
    who = Browser(client).teach()
    for path, form in ((OVERRIDE, SCORES), ("/teach/day/day1/hold", {"hold": "yes"}), ("/teach/day/day1/rerun", {})):
        later(desk)
        before = standing(desk)
        for answer in (who.post(path, form=form), who.post(path, 403, form, password="wrong")):
            assert say("again", "en") in answer and f'action="{path}"' in answer
            for name, value in form.items():
                assert f'name="{name}" value="{value}"' in answer, "what was entered goes along"
        assert standing(desk) == before
        assert say("again", "en") not in who.post(path, form=form, password=PASSWORD)
    wait(lambda: len(desk.store.jobs("done")) == 2)
    assert desk.held("day1")
    found = marks(desk.gradebook_url, desk.course.assignment("day1"), "kim")["shift"]
    assert (found.manual, found.comment) == (2.5, SCORES["comment-shift"])


def test_what_was_entered_comes_back_as_text_and_without_the_password(client: TestClient, desk: Desk) -> None:
    who = Browser(client).teach()
    later(desk)
    answer = client.post(OVERRIDE, data={"csrf": who.csrf, **SCORES, "password": "my wrong secret", "code": "123456"})
    assert "<b>" not in answer.text and "my wrong secret" not in answer.text and "123456" not in answer.text
    assert html.escape(SCORES["comment-shift"]).replace("&quot;", "&#34;") in answer.text


def test_a_password_is_remembered_for_minutes_and_for_its_session_alone(client: TestClient, desk: Desk) -> None:
    asked = say("again", "en")
    who = Browser(client).teach()
    assert asked not in who.post("/teach/day/day1/hold", hold="yes"), "it was given a moment ago, to sign in"
    with TestClient(app(desk), base_url="http://127.0.0.1:8000") as elsewhere:
        teacher = desk.store.person("teacher")
        assert teacher is not None
        elsewhere.cookies.set("autograder", desk.keys.sign_in(teacher))
        other = Browser(elsewhere)
        other.get("/teach/class")
        assert asked in other.post("/teach/day/day1/hold", hold="no")
    assert desk.held("day1")
    later(desk)
    assert asked in who.post("/teach/day/day1/hold", hold="no")
    assert desk.held("day1")


def test_asking_again_is_no_way_to_try_passwords_without_end(client: TestClient, desk: Desk) -> None:
    who = Browser(client).teach()
    later(desk)
    for _ in range(10):
        who.post("/teach/day/day1/hold", 403, hold="yes", password="wrong")
    who.post("/teach/day/day1/hold", 429, hold="yes", password=PASSWORD)
    assert not desk.held("day1")


def test_a_form_has_room_for_every_exercise_of_a_day(client: TestClient, desk: Desk) -> None:
    """Day 2 of the course has 17, with a score and a comment each; this one has 2."""
    who = Browser(client).teach()
    fields = {f"comment-{n}": "x" for n in range(22)}  # with the token and `pause` 24: 20, and 2 for each exercise
    who.post("/teach/pause", form=fields, pause="yes")
    who.post("/teach/pause", 400, form={**fields, "one": "more"}, pause="no")
    assert desk.store.setting("paused") is True


# Passwords


COMMON = ("password1234", "Qwerty123456!", "123456789012", "q1w2e3r4t5y6", "teacher12345", "비밀비밀비밀비밀비밀비밀")
GOOD = (PASSWORD, "a long password of yours", "바다 연필 자전거 구름", "1O%v&9zL-kq2")


@pytest.mark.parametrize("password", COMMON)
def test_a_common_password_is_refused(desk: Desk, password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PasswordError, match="common"):
        set_password(desk.store, "teacher", password)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    assert run(desk.course, "serve", "password", "teacher") == 2
    assert desk.keys.teacher("teacher", PASSWORD) is not None, "the one before stays"


@pytest.mark.parametrize("password", GOOD)
def test_a_password_that_is_not_common_is_taken(desk: Desk, password: str) -> None:
    set_password(desk.store, "teacher", password)
    assert desk.keys.teacher("teacher", password) is not None
    assert not common("teacher", password + "x" * 80) and common("teacher", "x" * 80 + password), "its beginning counts"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_common_password_of_before_signs_nobody_in_and_says_so_to_who_knows_it(
    client: TestClient, desk: Desk, lang: str
) -> None:
    teacher = desk.store.person("teacher")
    assert teacher is not None
    desk.store.put(replace(teacher, password=HASHER.hash("password1234")))
    who = Browser(client, lang)
    assert say("teach.wrong", lang) in who.post("/teach", 403, name="teacher", password="password12345")
    page = who.post("/teach", 403, name="teacher", password="password1234")
    assert say("refused.common", lang, name="teacher") in page
    who.get("/teach/class", 401)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_instructor_changes_their_password_with_the_old_one(client: TestClient, desk: Desk, lang: str) -> None:
    who, new = Browser(client, lang).teach(), "another battery of horses"
    token = client.cookies["autograder"]
    assert say("password", lang) in who.get("/teach/class")
    who.get("/teach/password")
    rule = {"shortest": 12, "longest": 128}
    for old, first, second, said in (
        ("wrong", new, new, say("again.wrong", lang)),
        ("", new, new, say("again.wrong", lang)),
        (PASSWORD, new, new + "x", say("password.differ", lang)),
        (PASSWORD, "password1234", "password1234", say("password.common", lang)),
        (PASSWORD, "short", "short", say("password.length", lang, **rule)),
        (PASSWORD, "x" * 129, "x" * 129, say("password.length", lang, **rule)),
    ):
        form = {"password": old, "new": first, "repeated": second}
        assert said in who.post("/teach/password", 403 if old != PASSWORD else 422, form)
    assert desk.keys.teacher("teacher", PASSWORD) is not None
    who.post("/teach/password", form={"password": PASSWORD, "new": new, "repeated": new})
    assert desk.keys.teacher("teacher", PASSWORD) is None and desk.keys.teacher("teacher", new) is not None
    assert desk.keys.session(token) is None, "every session of before has ended"
    who.get("/teach/class")


def test_who_has_no_password_here_has_none_to_change(client: TestClient, desk: Desk) -> None:
    who = Browser(client)
    teacher = people.instructor(desk.store, "kim@univ.example")
    assert teacher is not None
    client.cookies.set("autograder", desk.keys.sign_in(teacher))
    assert say("password", "en") not in who.get("/teach/class")
    who.get("/teach/password", 404)
    answer = who.post("/teach/day/day1/hold", hold="yes", password="")
    assert say("again.oidc", "en") in answer and not desk.held("day1")


WEAK, ENOUGH, STRONG = "password1234", "summerrain42x", "another battery of horses"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_how_strong_a_new_password_is_can_be_seen_while_it_is_typed(
    client: TestClient, desk: Desk, lang: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    who = Browser(client, lang).teach()
    page = who.get("/teach/password")
    assert 'hx-post="/teach/password/strength"' in page and 'hx-params="new,csrf"' in page, "the old one is not sent"
    assert 'id="strength" class="small" role="status" aria-live="polite"' in page
    length = say("password.length", lang, shortest=12, longest=128)
    for new, score, said in (
        (WEAK, 1, say("password.common", lang)),
        (ENOUGH, 3, say("strength.enough", lang)),
        (STRONG, 4, say("strength.strong", lang)),
        ("kT9#vQ2$xW7", 2, length),
        ("kT9#vQ2$" * 17, 2, length),
        ("51/29149\n", 2, length),  # which zxcvbn breaks on
    ):
        with caplog.at_level("DEBUG"):
            answer = who.post("/teach/password/strength", new=new)
        assert f'value="{score}"' in answer and 'max="4"' in answer and said in answer, new
        assert new not in answer and "<html" not in answer, "a fragment, which does not say it back"
        assert new not in caplog.text + "".join(capfd.readouterr())
        for path in desk.places.folder.rglob("*"):
            assert not path.is_file() or new.encode() not in path.read_bytes(), path
    assert who.post("/teach/password/strength").strip() == "", "nothing is said of nothing"
    assert desk.keys.teacher("teacher", PASSWORD) is not None, "it is the old one that still signs in"


def test_strength_is_told_to_instructors_with_a_password_and_not_without_end(client: TestClient, desk: Desk) -> None:
    address, form = "/teach/password/strength", {"new": STRONG}
    who = Browser(client)
    who.post(address, 401, form)
    who.enter(desk)
    who.post(address, 404, form)
    teacher = people.instructor(desk.store, "kim@univ.example")
    assert teacher is not None
    client.cookies.clear()
    client.cookies.set("autograder", desk.keys.sign_in(teacher))
    who.get("/teach/class")
    who.post(address, 404, form)
    client.cookies.clear()
    who.teach()
    who.post(address, 403, {**form, "csrf": "x"})
    who.post(address, 400, {"new": "x" * 1001})
    who.post(address, 413, {"new": "x" * (70 << 10)})
    for _ in range(59):
        who.post(address, form={"new": ""})
    who.post(address, 429, form)


@pytest.mark.parametrize(("password", "score"), [(ENOUGH, 3), (STRONG, 4)])
def test_who_gives_a_password_is_told_how_strong_it_is(
    desk: Desk, password: str, score: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    assert run(desk.course, "serve", "password", "teacher") == 0
    told = "".join(capsys.readouterr())
    assert f"strength of the password: {score} of 4" in told and password not in told


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_password_field_has_a_button_that_shows_it(client: TestClient, desk: Desk, lang: str) -> None:
    """What it does, and that it is not there without scripts: tests/browser/test_serve.py."""
    who = Browser(client, lang)
    pages = [who.get("/teach")]
    who.teach()
    later(desk)
    pages += [who.post("/teach/day/day1/hold", hold="yes"), who.get("/teach/password")]
    labels = {"password": "teach.password", "new": "password.new", "repeated": "show.repeated"}
    for page, count in zip(pages, (1, 1, 3), strict=True):
        fields = re.findall(r'<input[^>]* id="(\w+)"[^>]* type="password"', page)
        assert len(fields) == count == page.count('type="password"')
        for field in fields:
            what = say("password.old" if count == 3 and field == "password" else labels[field], lang)
            shows = f'hidden aria-pressed="false" aria-controls="{field}">{say("show", lang, what=what.lower())}<'
            assert f'<button type="button" class="quiet show" {shows}' in page
        assert '<script src="/static/show.js" defer></script>' in page


# The second factor


def enrol(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    """The secret that `serve factor` shows."""
    assert run(desk.course, "serve", "factor", "teacher") == 0
    told = capsys.readouterr()
    address = urlsplit(told.out.strip())
    asked = {key: values[0] for key, values in parse_qs(address.query).items()}
    assert (address.scheme, address.netloc) == ("otpauth", "totp") and unquote(address.path) == "/127.0.0.1:teacher"
    assert asked["secret"] in told.err and len(base64.b32decode(asked["secret"])) == 20
    return asked["secret"]


def enters(client: TestClient, code: str | None, password: str = PASSWORD) -> bool:
    given = {} if code is None else {"code": code}
    client.cookies.delete("autograder")
    answer = client.post("/teach", data={"name": "teacher", "password": password, **given})
    assert answer.status_code in (200, 403), answer.text
    return client.get("/teach/class").status_code == 200


def test_an_enrolled_instructor_signs_in_with_password_and_code_alone(
    client: TestClient, desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    assert 'name="code"' not in client.get("/teach").text
    session = Browser(client).teach().client.cookies["autograder"]
    secret = enrol(desk, capsys)
    assert desk.keys.session(session) is None, "who is signed in without it is signed out"
    assert 'name="code"' in client.get("/teach").text
    right = digits(secret, clock[0])
    for code in (None, "", "000000" if right != "000000" else "111111", right[:5], right + "0", "１" * 6, "x" * 20):
        assert not enters(client, code), code
    assert not enters(client, right, "wrong"), "and that did not use up the code"
    assert enters(client, f"{right[:3]} {right[3:]}")


def test_a_code_is_taken_once(
    client: TestClient, desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    secret = enrol(desk, capsys)
    assert enters(client, digits(secret, clock[0]))
    assert not enters(client, digits(secret, clock[0]))
    assert not enters(client, digits(secret, clock[0] - 30)), "nor is one of before it, which was still valid"
    clock[0] += 30
    assert enters(client, digits(secret, clock[0]))


def test_a_code_is_valid_for_its_half_minute_and_one_to_either_side(
    desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    secret = enrol(desk, capsys)
    for away in (-60, 60, -90, 3600):
        assert not desk.factors.take("teacher", digits(secret, clock[0] + away))
    for away in (-30, 0, 30):
        assert desk.factors.take("teacher", digits(secret, clock[0] + away))


def test_codes_cannot_be_guessed_without_end_even_slowly(
    client: TestClient, desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    secret = enrol(desk, capsys)
    wrong = str((int(digits(secret, clock[0])) + 1) % 10**6).zfill(6)
    limits = client.app.state.limits  # type: ignore[attr-defined]  # Starlette's
    passed = [0.0]
    limits.passwords.clock = limits.codes.clock = lambda: passed[0]
    for _ in range(10):
        assert not enters(client, wrong)
        passed[0] += 300  # each outlasts the limit on passwords
    answer = client.post("/teach", data={"name": "teacher", "password": PASSWORD, "code": digits(secret, clock[0])})
    assert answer.status_code == 429
    passed[0] += 21_600
    assert enters(client, digits(secret, clock[0]))


def test_wrong_codes_count_as_wrong_passwords_do(
    client: TestClient, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    enrol(desk, capsys)
    for n in range(10):
        form = {"name": "teacher", "password": "wrong" if n % 2 else PASSWORD, "code": "x"}
        assert say("teach.wrong.code", "en") in html.unescape(client.post("/teach?lang=en", data=form).text)
    assert client.post("/teach", data={"name": "teacher", "password": PASSWORD}).status_code == 429


def test_being_asked_again_and_changing_the_password_ask_for_a_code_too(
    client: TestClient, desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    who, secret, new = Browser(client), enrol(desk, capsys), "another battery of horses"
    assert enters(client, digits(secret, clock[0]))
    later(desk)
    who.get("/teach/class")
    assert 'name="code"' in who.post("/teach/day/day1/hold", hold="yes")
    used = digits(secret, clock[0])
    assert say("again.wrong.code", "en") in who.post("/teach/day/day1/hold", 403, password=PASSWORD, code=used)
    assert 'name="code"' in who.get("/teach/password")
    form = {"password": PASSWORD, "new": new, "repeated": new}
    assert say("again.wrong.code", "en") in who.post("/teach/password", 403, form)
    clock[0] += 30
    who.post("/teach/day/day1/hold", hold="yes", password=PASSWORD, code=digits(secret, clock[0]))
    assert desk.held("day1")
    clock[0] += 30
    who.post("/teach/password", form={**form, "code": digits(secret, clock[0])})
    assert desk.keys.teacher("teacher", new) is not None and desk.factors.has("teacher")


def test_a_factor_goes_with_the_operators_command_alone(
    client: TestClient,
    desk: Desk,
    clock: list[float],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Not with another password, nor where the policy is optional (as here), nor by a restored backup."""
    first = enrol(desk, capsys)
    second = enrol(desk, capsys)
    assert not enters(client, digits(first, clock[0])) and enters(client, digits(second, clock[0]))
    set_password(desk.store, "teacher", PASSWORD + "!")
    assert not enters(client, None, PASSWORD + "!")
    assert run(desk.course, "serve", "backup", str(tmp_path / "kept.tar.gz")) == 0
    fresh = coursekit.built(tmp_path_factory, tmp_path / "fresh")
    assert run(fresh, "serve", "restore", str(tmp_path / "kept.tar.gz")) == 0
    other = servekit.desk(fresh, FakeGrading())
    clock[0] += 30
    assert other.factors.take("teacher", digits(second, clock[0])), "the app goes on"
    assert run(desk.course, "serve", "factor", "teacher", "--remove") == 0
    assert enters(client, None, PASSWORD + "!")
    assert run(desk.course, "serve", "factor", "teacher", "--remove") == 2
    for nobody in ("kim", "nobody"):
        assert run(desk.course, "serve", "factor", nobody) == 2
        assert "no instructor with a password" in capsys.readouterr().err


def test_an_instructor_who_leaves_is_removed_with_sessions_and_factor_while_the_page_runs(
    desk: Desk, client: TestClient, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    secret = enrol(desk, capsys)
    assert enters(client, digits(secret, clock[0]))
    assert client.get("/teach/class").status_code == 200
    assert run(desk.course, "serve", "password", "teacher", "--remove") == 0
    assert "teacher is an instructor no more" in capsys.readouterr().err
    assert client.get("/teach/class").status_code != 200
    clock[0] += 30
    assert not enters(client, digits(secret, clock[0]))
    assert desk.store.person("teacher") is None and not desk.factors.any()
    for nobody in ("teacher", "kim"):
        assert run(desk.course, "serve", "password", nobody, "--remove") == 2
        assert f"{nobody} is no instructor" in capsys.readouterr().err
    assert desk.store.person("kim") is not None


def test_neither_the_database_nor_the_secret_file_holds_what_the_app_holds(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = enrol(desk, capsys)
    for path in desk.places.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert secret.encode() not in content and base64.b32decode(secret) not in content


def test_a_backup_of_before_there_were_factors_is_restored(desk: Desk, tmp_path: Path) -> None:
    path, old = tmp_path / "kept.tar.gz", tmp_path / "old.tar.gz"
    assert run(desk.course, "serve", "backup", str(path)) == 0
    with tarfile.open(path) as source, tarfile.open(old, "w:gz") as archive:
        for member in source:
            content = source.extractfile(member)
            assert content is not None
            raw = content.read().replace(b'"factors": [], ', b"")
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    (tmp_path / "else").mkdir()
    fresh = servekit.desk(Course(desk.course.root), FakeGrading(), url=f"sqlite:///{tmp_path}/else/x.db")
    assert restore(fresh.store, replace(fresh.places, root=tmp_path / "else"), old) == 0
    assert fresh.keys.teacher("teacher", PASSWORD) is not None


@pytest.mark.parametrize("url", ["https://hand-in.example"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_reached_by_https_a_password_alone_signs_no_instructor_in(
    client: TestClient, desk: Desk, clock: list[float], lang: str
) -> None:
    who = Browser(client, lang)
    assert 'name="code"' in who.get("/teach")
    page = who.post("/teach", 403, name="teacher", password=PASSWORD)
    assert say("refused.factor", lang, name="teacher") in page
    assert say("teach.wrong.code", lang) in who.post("/teach", 403, name="teacher", password="wrong")
    who.get("/teach/class", 401)
    secret, _ = desk.factors.enrol("teacher", desk.service.url)
    who.post("/teach", name="teacher", password=PASSWORD, code=digits(secret, clock[0]))
    who.get("/teach/class")


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "https://hand-in.example"])
def test_whoever_sets_a_password_is_told_of_the_factor_that_it_needs(
    desk: Desk, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        assert run(desk.course, "serve", "password", "teacher") == 0
        told.append("autograder serve factor teacher" in capsys.readouterr().err)
        desk.factors.enrol("teacher", url)
    assert told == [url.startswith("https"), False]


def test_whether_a_factor_is_required_is_a_setting(tmp_path: Path) -> None:
    assert not Service().factor_required and Service(url="https://x.example").factor_required
    assert Service(second_factor="required").factor_required
    assert not Service(url="https://x.example", second_factor="optional").factor_required
    (tmp_path / "assignments").mkdir()
    (tmp_path / "course.toml").write_text("[serve]\nsecond_factor = false\n", encoding="utf-8")
    with pytest.raises(CourseError, match="second_factor is required or optional"):
        policies(Course(tmp_path))


def test_sessions_from_before_it_was_required_end_when_the_server_starts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_password(desk.store, "enrolled", PASSWORD)
    desk.factors.enrol("enrolled", desk.service.url)
    tokens = []
    for id in ("teacher", "enrolled", "kim"):
        person = desk.store.person(id)
        assert person is not None
        tokens.append(desk.keys.sign_in(person))
    monkeypatch.setattr(server, "run", lambda *arguments: None)
    for policy, there in (("optional", [True, True, True]), ("required", [False, True, True])):
        (desk.course.root / "course.toml").write_text(f"[serve]\nsecond_factor = '{policy}'\n", encoding="utf-8")
        assert run(desk.course, "serve") == 0
        assert [desk.keys.session(token) is not None for token in tokens] == there


def test_the_server_does_not_start_where_the_scanner_is_not_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "run", lambda *arguments: None)
    program = tmp_path / "scanner"
    said = f"[serve]\nscan = ['{program}', '{{file}}']\n"
    (desk.course.root / "course.toml").write_text(said, encoding="utf-8")
    assert run(desk.course, "serve") == 2
    (line,) = capsys.readouterr().err.strip().replace("\n", " ").splitlines()
    assert "[serve] scan: there is no program" in line
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o700)
    assert run(desk.course, "serve") == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("scan = 'clamdscan {file}'", "scan is a program"),
        ("scan = ['clamdscan']", "scan is a program"),
        ("scan = ['{file}']", "scan is a program"),
        ("scan = ['', '{file}']", "scan is a program"),
        ("scan = ['clamdscan', 1, '{file}']", "scan is a program"),
        ("contact = 1", "contact is one line"),
        ("institution = 'a\\nb'", "institution is one line"),
    ],
)
def test_an_odd_scanner_or_notice_is_one_line(tmp_path: Path, said: str, told: str) -> None:
    (tmp_path / "assignments").mkdir()
    (tmp_path / "course.toml").write_text(f"[serve]\n{said.replace(chr(39), chr(34))}\n", encoding="utf-8")
    with pytest.raises(CourseError, match=told):
        policies(Course(tmp_path))


def test_two_who_send_the_same_code_at_once_are_not_both_let_in(
    desk: Desk, clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one's request is answered between this one's look at the database and its own decision."""
    secret = enrol(desk, capsys)
    code, real = digits(secret, clock[0]), type(desk.factors)._code
    other: list[bool] = []

    def slow(self: object, id: str, nonce: str) -> object:
        if not other:
            other.append(True)
            other.append(desk.factors.take("teacher", code))
        return real(desk.factors, id, nonce)

    monkeypatch.setattr(type(desk.factors), "_code", slow)
    assert not desk.factors.take("teacher", code)
    assert other == [True, True]
