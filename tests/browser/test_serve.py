"""The page in a browser, against a real server: both sides' whole way, phone width, both languages, keyboard, axe.

With SCREENSHOTS set to a folder, pictures for the documents are written there.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pyotp
import pytest
import serve_kill
import servekit
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from oidckit import CLIENT, EMAIL, PASSPHRASE, FakeProvider
from playwright.sync_api import Browser, Locator, Page, expect

from autograder.course import Course
from autograder.outputs.marks import marks
from autograder.serve.desk import Desk
from autograder.serve.oidc import VARIABLE
from autograder.serve.people import PROVED, set_password
from autograder.serve.server import app
from autograder.serve.words import say

from .conftest import PATIENCE

PASSWORD = "correct horse battery"
HALF = {"double": servekit.ALL["double"]}
Look = Callable[..., Page]


@pytest.fixture
def grading() -> servekit.FakeGrading:
    return servekit.FakeGrading()


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    """Where instructors have an account, at another site than the page."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    made = FakeProvider("localhost")
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def elsewhere() -> bool:
    """Whether instructors may sign in there."""
    return False


@pytest.fixture
def desk(course: Course, grading: servekit.FakeGrading, provider: FakeProvider, elsewhere: bool) -> Iterator[Desk]:
    """The page, answering at its `service.url`."""
    port = serve_kill.free_port()
    said = f"[serve]\nurl = 'http://127.0.0.1:{port}'\n[serve.policy]\nwait_minutes = 0\n"
    if elsewhere:
        about = f"issuer = '{provider.issuer}'\nclient_id = '{CLIENT}'\ninstructors = ['{EMAIL}']\n"
        said += f"[serve.oidc]\n{about}"
    made = servekit.desk(course, grading, said)
    servekit.student(made)
    servekit.student(made, "lee", "이두리")
    set_password(made.store, "teacher", PASSWORD)
    server = uvicorn.Server(uvicorn.Config(app(made), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 300
    while not server.started:
        assert time.monotonic() < until
        time.sleep(0.02)
    yield made
    grading.gate.set()
    server.should_exit = True
    thread.join()
    made.store.close()


@pytest.fixture
def look(browser: Browser, desk: Desk, provider: FakeProvider, elsewhere: bool) -> Iterator[Look]:
    """A new visitor's page. What it logs, or asks of a site that it may not, fails the test; so do pop-ups."""
    known = (desk.service.url, "data:", *([provider.issuer] if elsewhere else []))
    complaints: list[str] = []
    contexts = []

    def logged(text: str) -> None:
        if "status of 422" not in text:  # what a form with something odd in it is answered with
            complaints.append(f"console: {text}")

    def opened(lang: str = "ko", width: int = 390, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=desk.service.url,
            locale={"ko": "ko-KR", "en": "en-US"}[lang],
            viewport={"width": width, "height": 844},
            java_script_enabled=script,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: logged(message.text))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("popup", lambda popup: complaints.append(f"popup: {popup.url}"))
        page.on("request", lambda r: None if r.url.startswith(known) else complaints.append(r.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def follow(page: Page, link: Locator) -> None:
    """Click, and wait for what that leads to: a click returns before, and the page in between has no content."""
    with page.expect_navigation():
        link.click()


def good(page: Page, name: str = "") -> None:
    """It fits the window, and axe finds nothing serious."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page)
    serious = [v["id"] for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == [], found.generate_report()
    if name and (folder := os.environ.get("SCREENSHOTS")):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def graded(desk: Desk) -> None:
    end = time.monotonic() + 300
    while not desk.store.jobs("done"):
        assert time.monotonic() < end
        time.sleep(0.05)


def later(desk: Desk) -> None:
    """So long that nobody is remembered to have proved who they are."""
    clock = desk.keys.proved.clock
    desk.keys.proved.clock = lambda: clock() + PROVED + 1


def corrected(desk: Desk) -> tuple[float | None, str]:
    mark = marks(desk.gradebook_url, desk.course.assignment("day1"), "kim")["shift"]
    return mark.manual, mark.comment


def enter(page: Page, desk: Desk, lang: str) -> None:
    person = desk.store.person("kim")
    assert person is not None
    page.goto(f"/in/{desk.keys.link(person)}")
    good(page, f"serve-enter-{lang}-{page.viewport_size['width'] if page.viewport_size else ''}")
    follow(page, page.get_by_role("main").get_by_role("link", name=say("privacy", lang)))
    expect(page.get_by_role("heading", name=say("privacy.refuse", lang))).to_be_visible()
    good(page, f"serve-privacy-{lang}-{page.viewport_size['width'] if page.viewport_size else ''}")
    page.go_back()
    follow(page, page.get_by_role("button", name=say("enter.go", lang)))
    expect(page.get_by_role("heading", level=1)).to_contain_text("김하나")


@pytest.mark.parametrize(("lang", "width"), [("ko", 390), ("en", 390), ("ko", 1200)])
def test_a_students_whole_way(
    look: Look, desk: Desk, grading: servekit.FakeGrading, tmp_path: Path, lang: str, width: int
) -> None:
    notebook = tmp_path / "day1.ipynb"
    grading.gate.clear()
    page = look(lang, width)
    page.goto("/")
    good(page)
    enter(page, desk, lang)
    good(page, f"serve-days-{lang}-{width}")
    title = desk.course.assignment("day1").title[lang]
    follow(page, page.get_by_role("link", name=title))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    good(page)
    notebook.write_bytes(servekit.notebook(desk.course, HALF))
    page.get_by_label(say("drop.label", lang)).set_input_files(notebook)
    page.get_by_role("button", name=say("drop.go", lang)).click()
    exercise = desk.course.assignment("day1").exercises[0].title[lang]
    expect(page.locator("#state")).to_have_text(say("state.at", lang, number=1, total=2, title=exercise))
    good(page, f"serve-live-{lang}-{width}")
    grading.gate.set()
    # By itself, without a key pressed: htmx asks, and has the page reloaded.
    expect(page.get_by_role("link", name=say("report", lang))).to_be_visible()
    good(page, f"serve-done-{lang}-{width}")
    follow(page, page.get_by_role("link", name=say("report", lang)))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.go_back()
    page.goto("/")
    notebook.write_bytes(servekit.notebook(desk.course))
    page.get_by_label(say("drop.label", lang)).set_input_files(notebook)
    page.get_by_role("button", name=say("drop.go", lang)).click()
    expect(page.get_by_text("+3", exact=True)).to_be_visible()
    good(page)
    follow(page, page.get_by_role("button", name=say("sign_out", lang)))
    expect(page.get_by_text(say("welcome.how", lang))).to_be_visible()


def test_with_the_keyboard_alone_and_without_scripts(
    look: Look, desk: Desk, grading: servekit.FakeGrading, tmp_path: Path
) -> None:
    """Axe needs scripts, so here only the way is walked."""
    page = look("en", 390, script=False)
    person = desk.store.person("kim")
    assert person is not None
    page.goto(f"/in/{desk.keys.link(person)}")
    page.get_by_role("button", name=say("enter.go", "en")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("김하나")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=say("to_content", "en"))).to_be_focused()
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(page.locator(":focus").evaluate("e => e.innerText || e.name"))
    wanted = [say(key, "en") for key in ("site", "language", "sign_out")] + ["notebook", say("drop.go", "en")]
    assert [name for name in names if name in wanted] == wanted
    notebook = tmp_path / "day1.ipynb"
    notebook.write_bytes(servekit.notebook(desk.course))
    page.locator("#notebook").set_input_files(notebook)
    page.locator("#notebook").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=say("attempt", "en", number=1))).to_be_visible()
    expect(page.get_by_role("link", name=say("report", "en"))).to_be_visible()  # the page asks again


@pytest.mark.parametrize(("lang", "width"), [("ko", 1200), ("en", 390)])
def test_an_instructors_whole_way(look: Look, desk: Desk, grading: servekit.FakeGrading, lang: str, width: int) -> None:
    page = look(lang, width)
    page.goto("/teach")
    good(page)
    page.get_by_label(say("teach.name", lang)).fill("teacher")
    page.get_by_label(say("teach.password", lang)).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    expect(page.get_by_text(say("class.of", lang, count=0, all=2))).to_be_visible()
    servekit.hand_in(desk, functions=HALF)
    expect(page.get_by_text(say("class.of", lang, count=1, all=2))).to_be_visible()  # by itself
    good(page, f"serve-class-{lang}-{width}")
    graded(desk)
    title = desk.course.assignment("day1").title[lang]
    follow(page, page.get_by_role("link", name=title))
    good(page)
    follow(page, page.get_by_role("button", name=say("class.hold", lang)))
    expect(page.get_by_text(say("class.held", lang))).to_be_visible()
    follow(page, page.get_by_role("button", name=say("class.release", lang)))
    follow(page, page.get_by_role("link", name="김하나"))
    good(page, f"serve-student-{lang}-{width}")
    shift = desk.course.assignment("day1").exercise("shift").title[lang]
    page.locator('input[name="score-shift"]').fill("2.5")
    page.get_by_role("textbox", name=shift).nth(1).fill("잘했어요")
    follow(page, page.get_by_role("button", name=say("class.save", lang)))
    expect(page.locator('input[name="score-shift"]')).to_have_value("2.5")
    follow(page, page.get_by_role("button", name=say("class.rerun", lang)))
    expect(page.get_by_role("heading", name="김하나")).to_be_visible()
    page.goto("/teach/day/day1/report")
    expect(page.get_by_role("heading", name=title)).to_be_visible()


SIZES = [("ko", 390), ("en", 390), ("ko", 1200), ("en", 1200)]


@pytest.mark.parametrize("elsewhere", [True])
@pytest.mark.parametrize(("lang", "width"), SIZES)
def test_an_instructor_signs_in_elsewhere_by_the_button_and_again_before_scores_change(
    look: Look, desk: Desk, provider: FakeProvider, lang: str, width: int
) -> None:
    page = look(lang, width)
    page.goto("/teach")
    good(page, f"serve-teach-oidc-{lang}-{width}")
    button = page.get_by_role("link", name=say("teach.oidc", lang))
    for _ in range(4):  # past the skip link, the site's name and the language
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    follow(page, page.get_by_role("link", name="I agree"))
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    good(page)
    servekit.hand_in(desk, functions=HALF)
    graded(desk)
    page.goto("/teach/student/kim/day1")
    expect(page.get_by_text(say("again.first", lang))).to_be_visible()
    good(page, f"serve-again-first-{lang}-{width}")
    page.locator('input[name="score-shift"]').fill("2.5")
    follow(page, page.get_by_role("button", name=say("class.save", lang)))
    expect(page.get_by_text(say("again.oidc", lang))).to_be_visible()
    assert corrected(desk) == (None, "")
    good(page, f"serve-again-oidc-{lang}-{width}")
    follow(page, page.get_by_role("link", name=say("again.oidc.go", lang)))
    provider.change = {"auth_time": int(time.time())}
    follow(page, page.get_by_role("link", name="I agree"))
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    page.goto("/teach/student/kim/day1")
    page.locator('input[name="score-shift"]').fill("2.5")
    follow(page, page.get_by_role("button", name=say("class.save", lang)))
    expect(page.locator('input[name="score-shift"]')).to_have_value("2.5")
    assert corrected(desk) == (2.5, "")


@pytest.mark.parametrize(("lang", "width"), SIZES)
def test_a_password_is_shown_while_its_button_is_pressed_and_sent_as_one(
    look: Look, desk: Desk, lang: str, width: int
) -> None:
    page = look(lang, width)
    page.goto("/teach")
    field = page.get_by_label(say("teach.password", lang))
    button = page.get_by_role("button", name=say("show", lang, what=say("teach.password", lang).lower()))
    page.get_by_label(say("teach.name", lang)).fill("teacher")
    field.fill("wrong")
    expect(field).to_have_attribute("type", "password")
    expect(button).to_have_attribute("aria-pressed", "false")
    field.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("wrong")
    expect(button).to_have_attribute("aria-pressed", "true")
    good(page, f"serve-show-{lang}-{width}")
    page.keyboard.press("Enter")  # a button of its own: it sends nothing
    expect(field).to_have_attribute("type", "password")
    button.click()
    field.fill(PASSWORD)
    page.evaluate("document.forms[0].addEventListener('submit', () => sessionStorage.type = password.type)")
    with page.expect_navigation():
        field.press("Enter")
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    assert page.evaluate("sessionStorage.type") == "password", "what is sent from a text field, browsers may keep"


def test_without_scripts_there_is_no_button_that_would_do_nothing(look: Look, desk: Desk) -> None:
    page = look("en", 390, script=False)
    page.goto("/teach")
    expect(page.locator("button.show")).to_have_count(1)
    expect(page.locator("button.show")).to_be_hidden()
    page.get_by_label(say("teach.name", "en")).fill("teacher")
    page.get_by_label(say("teach.password", "en")).fill(PASSWORD)
    follow(page, page.get_by_role("button", name=say("teach.go", "en")))
    page.goto("/teach/password")
    for field, value in (
        ("password", PASSWORD),
        ("new", "another battery of horses"),
        ("repeated", "another battery of horses"),
    ):
        page.locator(f"#{field}").fill(value)
    follow(page, page.get_by_role("button", name=say("password.go", "en")))
    assert desk.keys.teacher("teacher", "another battery of horses") is not None


@pytest.mark.parametrize(("lang", "width"), SIZES)
def test_the_strength_of_a_new_password_is_shown_while_it_is_typed(
    look: Look, desk: Desk, lang: str, width: int
) -> None:
    page = look(lang, width)
    page.goto("/teach")
    page.get_by_label(say("teach.name", lang)).fill("teacher")
    page.get_by_label(say("teach.password", lang)).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    page.goto("/teach/password")
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.post_data or "") if r.url.endswith("/strength") else None)
    page.get_by_label(say("password.old", lang)).fill(PASSWORD)
    status, meter = page.get_by_role("status"), page.get_by_role("meter", name=say("strength", lang))
    for new, score, said in (
        ("password1234", 1, "password.common"),
        ("summerrain42x", 3, "strength.enough"),
        ("another battery of horses", 4, "strength.strong"),
    ):
        page.get_by_label(say("password.new", lang), exact=True).fill(new)
        expect(status).to_have_text(say(said, lang))
        assert meter.evaluate("m => [m.value, m.max]") == [score, 4]
        good(page, f"serve-strength-{score}-{lang}-{width}")
    assert len(sent) == 3 and all(set(parse_qs(body)) == {"new", "csrf"} for body in sent), "the old one is not sent"
    page.get_by_label(say("password.new", lang), exact=True).fill("")
    expect(status).to_be_empty()


@pytest.mark.parametrize(("lang", "width"), SIZES)
def test_an_instructor_with_an_authenticator_app(
    look: Look, desk: Desk, lang: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sign in with a code, be asked again without losing what was entered, change the password."""
    secret, _ = desk.factors.enrol("teacher", desk.service.url)
    now = [time.time()]
    monkeypatch.setattr("autograder.serve.factor.time.time", lambda: now[0])

    def confirm(button: str) -> None:
        now[0] += 30
        page.get_by_label(say("teach.code", lang)).fill(pyotp.TOTP(secret).at(now[0]))
        with page.expect_navigation():
            page.get_by_role("button", name=say(button, lang)).press("Enter")

    page = look(lang, width)
    page.goto("/teach")
    good(page, f"serve-teach-code-{lang}-{width}")
    page.get_by_label(say("teach.name", lang)).fill("teacher")
    page.get_by_label(say("teach.password", lang)).fill(PASSWORD)
    confirm("teach.go")
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    servekit.hand_in(desk, functions=HALF)
    graded(desk)
    page.goto("/teach/student/kim/day1")
    later(desk)
    page.locator('input[name="score-shift"]').fill("2.5")
    shift = desk.course.assignment("day1").exercise("shift").title[lang]
    page.get_by_role("textbox", name=shift).nth(1).fill("잘했어요\n둘째 줄")
    follow(page, page.get_by_role("button", name=say("class.save", lang)))
    expect(page.get_by_role("heading", name=say("again", lang))).to_be_visible()
    assert corrected(desk) == (None, "")
    good(page, f"serve-again-{lang}-{width}")
    page.get_by_label(say("teach.password", lang)).fill(PASSWORD)
    confirm("again.go")
    expect(page.locator('input[name="score-shift"]')).to_have_value("2.5")
    assert corrected(desk) == (2.5, "잘했어요\n둘째 줄")
    page.goto("/teach/class")
    good(page, f"serve-class-account-{lang}-{width}")
    follow(page, page.get_by_role("link", name=say("password", lang)))
    good(page, f"serve-password-{lang}-{width}")
    page.get_by_label(say("password.old", lang)).fill(PASSWORD)
    for field in ("password.new", "password.repeated"):
        page.get_by_label(say(field, lang), exact=True).fill("password1234")
    confirm("password.go")
    expect(page.get_by_role("alert")).to_have_text(say("password.common", lang))
    good(page, f"serve-password-common-{lang}-{width}")
    page.get_by_label(say("password.old", lang)).fill(PASSWORD)
    for field in ("password.new", "password.repeated"):
        page.get_by_label(say(field, lang), exact=True).fill("another battery of horses")
    confirm("password.go")
    expect(page.get_by_role("heading", name=say("class", lang))).to_be_visible()
    assert desk.keys.teacher("teacher", "another battery of horses") is not None
