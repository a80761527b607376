"""Instructors' sign-in at a provider: that of `oidckit`."""

from __future__ import annotations

import html
import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import coursekit
import pytest
import servekit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joserfc.jwk import ECKey
from oidckit import CLIENT, EMAIL, KEYS, PASSPHRASE, SUBJECT, FakeProvider
from servekit import FakeGrading
from starlette.testclient import TestClient

from autograder import cli
from autograder.course import Course, CourseError
from autograder.serve import elsewhere, oidc, outgoing
from autograder.serve.desk import Desk
from autograder.serve.oidc import VARIABLE, configured
from autograder.serve.people import close_unlisted, set_password
from autograder.serve.server import app
from autograder.serve.visit import SESSION as COOKIE
from autograder.serve.words import say


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    made = FakeProvider()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def listed() -> list[str]:
    return [EMAIL]


@pytest.fixture
def url() -> str:
    return "http://127.0.0.1:8000"


def said(provider: FakeProvider, url: str, listed: list[str]) -> str:
    return (
        f"[serve]\nurl = '{url}'\n[serve.oidc]\nissuer = '{provider.issuer}'\nclient_id = '{CLIENT}'\n"
        f"instructors = {json.dumps(listed)}\n"
    )


@pytest.fixture
def desk(
    provider: FakeProvider,
    url: str,
    listed: list[str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    made = servekit.desk(course, FakeGrading(), said(provider, url, listed))
    servekit.student(made)
    yield made
    made.store.close()


@pytest.fixture
def client(desk: Desk, url: str) -> Iterator[TestClient]:
    with TestClient(app(desk), base_url=url, follow_redirects=False) as client:
        client.cookies.set("autograder_lang", "en")
        yield client


def begin(client: TestClient, provider: FakeProvider) -> str:
    """Press the button and sign in there: the address of the way back."""
    answer = client.get("/teach/oidc")
    assert answer.status_code == 303, answer.text
    return provider.agree(answer.headers["location"])


def enters(client: TestClient, back: str) -> bool:
    answer = client.get(back)
    if answer.status_code == 303:
        assert answer.headers["location"] == "/teach/class"
        assert client.get("/teach/class").status_code == 200
        return True
    assert client.get("/teach/class").status_code == 401
    return False


def refused(client: TestClient, back: str, why: str, status: int = 403) -> None:
    answer = client.get(f"{back}&lang=en")
    assert answer.status_code == status
    assert say(f"refused.oidc.{why}", "en") in html.unescape(answer.text)
    assert client.get("/teach/class").status_code == 401
    assert say("refused.oidc.stale", "ko") in html.unescape(client.get(f"{back}&lang=ko").text), "used already"


def test_an_instructor_signs_in_by_the_button_and_is_the_same_person_the_next_time(
    client: TestClient, desk: Desk, provider: FakeProvider
) -> None:
    page = client.get("/teach").text
    assert 'href="http://127.0.0.1:8000/teach/oidc"' in page and say("teach.oidc", "en") in html.unescape(page)
    for _ in range(2):
        assert enters(client, begin(client, provider))
    (teacher,) = desk.store.people("teacher")
    assert (teacher.id, teacher.password) == (EMAIL.casefold(), "")
    assert provider.asked.count("/.well-known/openid-configuration") == provider.asked.count("/keys") == 1
    assert desk.keys.teacher(teacher.id, "") is None, "nobody gets in by a password that is not there"


@pytest.mark.parametrize("listed", [[SUBJECT]])
def test_somebody_listed_by_subject_signs_in(client: TestClient, provider: FakeProvider) -> None:
    provider.change = {"email": None, "email_verified": None}
    assert enters(client, begin(client, provider))


@pytest.mark.parametrize("url", ["https://hand-in.example"])
def test_behind_a_proxy_everything_bears_the_configured_address(
    client: TestClient, desk: Desk, provider: FakeProvider, url: str
) -> None:
    assert f'href="{url}/teach/oidc"' in client.get("/teach").text
    answer = client.get("/teach/oidc")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "_oidc=" in c)
    assert cookie.startswith(f"__Host-{COOKIE}_oidc=") and "Secure" in cookie and "Domain" not in cookie
    back = provider.agree(answer.headers["location"])
    assert back.startswith(f"{url}/teach/oidc/back?")
    assert enters(client, back)
    assert provider.forms[0]["redirect_uri"] == f"{url}/teach/oidc/back"


# What the provider, or who pretends to be it, may not get away with


def test_a_token_signed_by_another_key_is_not_believed(client: TestClient, provider: FakeProvider) -> None:
    provider.key = KEYS[1]  # and it says that this is key-0
    refused(client, begin(client, provider), "odd")


@pytest.mark.parametrize(
    ("alg", "key"),
    [("HS256", PASSPHRASE.encode()), ("HS256", KEYS[0].as_pem(private=False)), ("none", b""), ("RS256", b"")],
    ids=["secret", "public key", "none", "empty"],
)
def test_only_the_providers_private_key_signs(
    client: TestClient, provider: FakeProvider, alg: str, key: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the client's secret, nor the public key taken for one, nor nothing."""
    provider.header, provider.key = {"alg": alg, "kid": "key-0"}, key
    refused(client, begin(client, provider), "odd")
    assert ("BadSignatureError" if alg == "RS256" else "UnsupportedAlgorithmError") in caplog.text


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another page"},
        {"aud": [CLIENT, "another page"]},
        {"aud": [CLIENT], "azp": "another page"},
        {"aud": None},
        {"iss": "https://another.example"},
        {"iss": None},
        {"exp": 1_700_000_000},  # 2023
        {"exp": None},
        {"iat": 4_000_000_000},  # 2096
        {"sub": None},
        {"sub": ["a", SUBJECT]},
    ],
    ids=str,
)
def test_a_token_for_another_time_place_or_sign_in_is_not_believed(
    client: TestClient, provider: FakeProvider, change: dict[str, Any]
) -> None:
    provider.change = change
    refused(client, begin(client, provider), "odd")


@pytest.mark.parametrize("change", [{"aud": [CLIENT]}, {"aud": [CLIENT, "b"], "azp": CLIENT}], ids=str)
def test_an_audience_of_several_is_taken_where_it_was_made_for_us(
    client: TestClient, provider: FakeProvider, change: dict[str, Any]
) -> None:
    provider.change = change
    assert enters(client, begin(client, provider))


@pytest.mark.parametrize(
    "change",
    [
        {"email": "student@univ.example"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": None, "sub": EMAIL.casefold()},
        {"email": None},
    ],
    ids=str,
)
def test_who_is_not_in_the_list_does_not_enter(
    client: TestClient, desk: Desk, provider: FakeProvider, change: dict[str, Any]
) -> None:
    provider.change = change
    refused(client, begin(client, provider), "unlisted")
    assert not desk.store.people("teacher")


@pytest.mark.parametrize("listed", [["kim"]])
def test_a_student_of_the_roster_does_not_become_an_instructor(client: TestClient, provider: FakeProvider) -> None:
    provider.change = {"sub": "kim"}
    refused(client, begin(client, provider), "unlisted")


def test_a_way_back_is_taken_once_by_the_browser_that_began(
    client: TestClient, desk: Desk, provider: FakeProvider
) -> None:
    back = begin(client, provider)
    cookie = client.cookies[f"{COOKIE}_oidc"]
    with TestClient(app(desk), base_url="http://127.0.0.1:8000", follow_redirects=False) as other:
        other.cookies.set("autograder_lang", "en")
        refused(other, back, "stale")
        begin(other, provider)
        refused(other, back, "stale")
    assert enters(client, back)
    client.cookies.set(COOKIE, "", domain="127.0.0.1")
    client.cookies.clear()
    client.cookies.set("autograder_lang", "en")
    refused(client, back, "stale")
    client.cookies.set(f"{COOKIE}_oidc", cookie)
    refused(client, back, "stale")
    assert len(provider.forms) == 1, "the provider was asked once"


def test_a_sign_in_that_took_too_long_begins_anew(
    client: TestClient, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = begin(client, provider)
    cookie, now = client.cookies[f"{COOKIE}_oidc"], time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + oidc.LASTS + 2)
    client.cookies.set(f"{COOKIE}_oidc", cookie, domain="127.0.0.1")  # a browser that keeps it longer than it should
    refused(client, back, "stale")


def test_a_session_brought_along_ends_with_this_sign_in_too(
    client: TestClient, desk: Desk, provider: FakeProvider
) -> None:
    kim = desk.store.person("kim")
    assert kim is not None
    before = desk.keys.sign_in(kim)
    client.cookies.set(COOKIE, before, domain="127.0.0.1")
    assert enters(client, begin(client, provider))
    assert desk.keys.session(before) is None


def test_another_providers_answer_and_a_refusal_there_are_told(client: TestClient, provider: FakeProvider) -> None:
    other = begin(client, provider).replace(urlencode({"iss": provider.issuer}), "iss=https%3A%2F%2Fevil.example")
    refused(client, other, "odd")
    state = parse_qs(urlsplit(begin(client, provider)).query)["state"][0]
    refused(client, f"/teach/oidc/back?error=access_denied&state={state}", "declined")
    assert not provider.forms


def test_a_code_that_the_provider_does_not_know_signs_nobody_in(client: TestClient, provider: FakeProvider) -> None:
    back = begin(client, provider)
    provider.codes.clear()
    refused(client, back, "odd")


# The provider's ways


def test_new_keys_of_the_provider_are_asked_for_once(client: TestClient, provider: FakeProvider) -> None:
    assert enters(client, begin(client, provider))
    provider.key, provider.header = KEYS[1], {"alg": "RS256", "kid": "key-1"}
    provider.published = [KEYS[1].as_dict(private=False)]
    client.post("/sign-out")
    assert enters(client, begin(client, provider))
    client.cookies.delete(COOKIE)
    provider.header = {"alg": "RS256", "kid": "made up"}
    for _ in range(3):
        refused(client, begin(client, provider), "odd")
    assert provider.asked.count("/keys") == 2


def test_a_key_on_a_curve_and_a_secret_in_the_form_work_too(client: TestClient, provider: FakeProvider) -> None:
    key = ECKey.generate_key("P-256", {"kid": "ec"})
    provider.key, provider.header, provider.published = key, {"alg": "ES256", "kid": "ec"}, [key.as_dict(private=False)]
    provider.about = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert enters(client, begin(client, provider))


@pytest.mark.parametrize(("subject", "works"), [(SUBJECT, True), ("somebody else", False)])
def test_an_address_told_by_userinfo_counts_where_it_is_the_same_persons(
    client: TestClient, provider: FakeProvider, subject: str, works: bool
) -> None:
    provider.about = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
    provider.change = {"email": None, "email_verified": None}
    provider.userinfo = {"sub": subject, "email": EMAIL, "email_verified": "true"}
    assert enters(client, begin(client, provider)) is works


def _html(provider: FakeProvider) -> None:
    provider.raw = (200, b"<html>")


def _fault(provider: FakeProvider) -> None:
    provider.raw = (500, b"{}")


def _moved(provider: FakeProvider) -> None:
    provider.raw = (302, b"{}")


def _huge(provider: FakeProvider) -> None:
    provider.raw = (200, b'"' + b"x" * outgoing.MOST + b'"')


def _silent(provider: FakeProvider) -> None:
    provider.silent = 0.3


def _renamed(provider: FakeProvider) -> None:
    provider.about = {"issuer": "https://another.example"}


def _plain(provider: FakeProvider) -> None:
    provider.about = {"token_endpoint": "http://univ.example/token"}


@pytest.mark.parametrize("fault", [_html, _fault, _moved, _huge, _silent, _renamed, _plain])
def test_a_provider_that_does_not_answer_as_it_should_is_told_and_left_alone_for_a_while(
    client: TestClient,
    desk: Desk,
    provider: FakeProvider,
    fault: Callable[[FakeProvider], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outgoing, "SILENCE", 0.1 if fault is _silent else 5.0)
    fault(provider)
    for _ in range(3):
        answer = client.get("/teach/oidc")
        assert answer.status_code == 503
        assert say("refused.oidc.away", "en") in html.unescape(answer.text)
    assert provider.asked == ["/.well-known/openid-configuration"]
    set_password(desk.store, "teacher", "correct horse battery")
    assert client.post("/teach", data={"name": "teacher", "password": "correct horse battery"}).status_code == 303


def test_a_token_endpoint_that_breaks_is_the_providers_trouble(client: TestClient, provider: FakeProvider) -> None:
    back = begin(client, provider)
    provider.raw = (502, b"")
    refused(client, back, "away", 503)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.text(max_size=60),
    code=st.text(max_size=60),
    cookie=st.text(st.characters(codec="latin-1", exclude_characters='";,\\', min_codepoint=33, max_codepoint=126)),
)
def test_anything_at_all_on_the_way_back_signs_nobody_in(desk: Desk, state: str, code: str, cookie: str) -> None:
    application = app(desk)
    application.state.limits.elsewhere.most = 10**9
    client = TestClient(application, base_url="http://127.0.0.1:8000", follow_redirects=False)
    headers = {"cookie": f"{COOKIE}_oidc={cookie}"}
    answer = client.get("/teach/oidc/back", params={"state": state, "code": code}, headers=headers)
    assert answer.status_code == 403
    assert not any(said.startswith(f"{COOKIE}=") for said in answer.headers.get_list("set-cookie"))


def test_sign_ins_elsewhere_are_bounded_in_time(client: TestClient) -> None:
    for _ in range(60):
        assert client.get("/teach/oidc/back").status_code == 403
    answer = client.get("/teach/oidc/back")
    assert answer.status_code == 429 and "retry-after" in answer.headers


def test_secrets_codes_and_tokens_are_in_no_log(
    client: TestClient, provider: FakeProvider, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "autograder"):
        provider.change = {"nonce": "another"}
        back = begin(client, provider)
        client.get(back)
        provider.change = {"email": "student@univ.example"}
        client.get(begin(client, provider))
    assert "InvalidClaimError" in caplog.text and "not in the list" in caplog.text
    for secret in (PASSPHRASE, parse_qs(urlsplit(back).query)["code"][0], "eyJ", "student@"):
        assert secret not in caplog.text


# Asked again


@pytest.mark.parametrize(
    ("at", "works"),
    [(0.0, True), (-100.0, True), (-400.0, False), (400.0, False), (None, False), ("now", False), (True, False)],
)
def test_before_scores_change_the_provider_has_to_say_that_they_signed_in_just_now(
    client: TestClient, desk: Desk, provider: FakeProvider, at: Any, works: bool
) -> None:
    assert enters(client, begin(client, provider)), "without that, too"
    path = "/teach/day/day1/hold"
    assert say("again.oidc", "en") in html.unescape(client.post(path, data=token(client) | {"hold": "yes"}).text)
    assert 'href="http://127.0.0.1:8000/teach/oidc?again=yes"' in client.post(path, data=token(client)).text
    provider.change = {"auth_time": at if isinstance(at, bool | str | None) else time.time() + at}
    answer = client.get("/teach/oidc?again=yes")
    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
    assert enters(client, provider.agree(answer.headers["location"]))
    client.post(path, data=token(client) | {"hold": "yes"})
    assert desk.held("day1") is works


def token(client: TestClient) -> dict[str, str]:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/teach/class").text)
    assert found is not None
    return {"csrf": found[1]}


# Settings


def test_without_a_provider_there_is_neither_button_nor_address(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = servekit.desk(coursekit.built(tmp_path_factory, tmp_path / "course"), FakeGrading())
    with TestClient(app(made), base_url="http://127.0.0.1:8000") as client:
        assert "oidc" not in client.get("/teach").text
        assert all(client.get(route.path).status_code == 404 for route in elsewhere.ROUTES)
    made.store.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("issuer = 'http://univ.example'", "issuer is"),
        ("issuer = 'https://user@univ.example'", "issuer is"),
        ("client_id = ''", "client_id is"),
        ("instructors = []", "instructors is"),
        ("instructors = 'a@b.example'", "instructors is"),
        ("instructors = ['" + "a" * 65 + "']", "instructors is"),
        ("client_secret = 'x'", "no setting client_secret"),
    ],
)
def test_an_odd_setting_is_one_clear_line(tmp_path: Path, text: str, told: str) -> None:
    base = {"issuer": "'https://univ.example'", "client_id": "'x'", "instructors": "['a@b.example']"}
    key, _, value = text.partition(" = ")
    lines = "\n".join(f"{k} = {v}" for k, v in {**base, key: value}.items())
    (tmp_path / "assignments").mkdir()
    (tmp_path / "course.toml").write_text(f"[serve.oidc]\n{lines}\n", encoding="utf-8")
    with pytest.raises(CourseError, match=told):
        configured(Course(tmp_path), "http://127.0.0.1:8000", "x")


def test_a_server_without_the_clients_secret_does_not_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE)
    assert cli.main(["--course", str(desk.course.root), "serve"]) == 2
    assert (
        capsys.readouterr().err
        == f"autograder: [serve.oidc] needs the client's secret in the environment, as {VARIABLE}\n"
    )


def test_who_is_listed_no_more_is_signed_out_when_the_server_starts(
    client: TestClient, desk: Desk, provider: FakeProvider
) -> None:
    assert desk.oidc is not None
    assert enters(client, begin(client, provider))
    close_unlisted(desk.store, desk.oidc.instructors)
    assert client.get("/teach/class").status_code == 200
    close_unlisted(desk.store, ())
    assert client.get("/teach/class").status_code == 401
