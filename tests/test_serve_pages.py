"""The pages as a browser gets them: the student's way, the instructor's way, in both languages."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest
import servekit
from servekit import ALL, FakeGrading, wait
from starlette.testclient import TestClient

from autograder.course import Course
from autograder.outputs import connection, gradebook
from autograder.outputs.marks import marks
from autograder.outputs.page import amount
from autograder.serve.desk import Desk
from autograder.serve.people import set_password
from autograder.serve.policy import late_days, worth
from autograder.serve.queue import PAUSED
from autograder.serve.server import app
from autograder.serve.store import Job
from autograder.serve.words import WORDS, say

PASSWORD = "correct horse battery"
HANGUL = re.compile("[가-힣]")
HALF = {name: source for name, source in ALL.items() if name == "double"}


@pytest.fixture
def settings() -> str:
    return "[serve.policy]\nwait_minutes = 0\n"


@pytest.fixture
def grading() -> FakeGrading:
    return FakeGrading()


@pytest.fixture
def desk(course: Course, settings: str, grading: FakeGrading) -> Iterator[Desk]:
    made = servekit.desk(course, grading, settings)
    servekit.student(made)
    set_password(made.store, "teacher", PASSWORD)
    yield made
    made.store.close()


@pytest.fixture
def client(desk: Desk, grading: FakeGrading) -> Iterator[TestClient]:
    with TestClient(app(desk), base_url="http://127.0.0.1:8000") as client:
        yield client
        grading.gate.set()  # the page's end waits for what is being graded


class Browser:
    """Somebody at a browser: follows redirects, sends the form's token along."""

    def __init__(self, client: TestClient, lang: str = "en") -> None:
        self.client = client
        client.cookies.set("autograder_lang", lang)
        self.csrf = ""

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        found = re.search(r'name="csrf" value="([^"]*)"', answer.text)
        self.csrf = found[1] if found else self.csrf
        return html.unescape(answer.text)

    def post(self, path: str, status: int = 200, form: Mapping[str, str] | None = None, **fields: str) -> str:
        answer = self.client.post(path, data={"csrf": self.csrf, **(form or {}), **fields})
        assert answer.status_code == status, answer.text
        return html.unescape(answer.text)

    def enter(self, desk: Desk, id: str = "kim") -> Browser:
        person = desk.store.person(id)
        assert person is not None
        self.post(f"/in/{desk.keys.link(person)}")
        self.get("/")
        return self

    def teach(self) -> Browser:
        self.post("/teach", name="teacher", password=PASSWORD)
        self.get("/teach/class")
        return self

    def hand_in(self, *contents: bytes, day: str = "", status: int = 200) -> str:
        files = [("notebook", (f"{n}.ipynb", io.BytesIO(content))) for n, content in enumerate(contents, 1)]
        answer = self.client.post("/hand-in", data={"csrf": self.csrf, "day": day}, files=files)
        assert answer.status_code == status, answer.text
        return html.unescape(answer.text)


def test_a_cluster_that_is_away_is_told_to_the_instructor(client: TestClient, desk: Desk) -> None:
    who = Browser(client).teach()
    assert say("class.away", "en") not in who.get("/teach/class/live")
    desk.dispatcher.away = True
    assert say("class.away", "en") in who.get("/teach/class/live")


def test_every_message_is_in_both_languages_with_the_same_fields() -> None:
    for key, (ko, en) in WORDS.items():
        assert HANGUL.search(ko) or key == "language", key
        assert set(re.findall(r"{\w+}", ko)) == set(re.findall(r"{\w+}", en)), key


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_student_signs_in_hands_in_follows_and_reads(
    client: TestClient, desk: Desk, grading: FakeGrading, lang: str
) -> None:
    grading.gate.clear()
    who = Browser(client, lang)
    assert say("welcome.how", lang) in who.get("/")
    who.enter(desk)
    title = desk.course.assignment("day1").title[lang]
    assert title in who.get("/")
    page = who.get("/day/day1")
    assert say("rules.attempts", lang, all=20, left=20) in page
    page = who.hand_in(servekit.notebook(desk.course, HALF), day="day1")
    assert "every 2s" in page and desk.course.assignment("day1").exercise("shift").title[lang] in page
    assert grading.begun.wait(300)
    state = who.get("/attempt/1/state")
    assert (
        say("state.at", lang, number=1, total=2, title=desk.course.assignment("day1").exercises[0].title[lang]) in state
    )
    grading.gate.set()
    wait(lambda: desk.store.jobs("done"))
    assert client.get("/attempt/1/state").headers["hx-refresh"] == "true"
    page = who.get("/attempt/1")
    assert "every 2s" not in page and say("score.of", lang, score="3", max="7.5") in page
    report = client.get("/attempt/1/report")
    assert title in report.text
    who.hand_in(servekit.notebook(desk.course))
    wait(lambda: len(desk.store.jobs("done")) == 2)
    page = who.get("/day/day1")
    assert "+3" in page and say("attempt.counts", lang) in page
    who.post("/sign-out")
    assert say("welcome.how", lang) in who.get("/")
    who.get("/attempt/1", 401)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_who_opens_a_link_reads_what_they_agree_to_before_they_sign_in(
    client: TestClient, desk: Desk, lang: str
) -> None:
    who, person = Browser(client, lang), desk.store.person("kim")
    assert person is not None
    page = who.get(f"/in/{desk.keys.link(person)}")
    assert say("enter.consent", lang) in page and say("enter.go", lang) in page
    assert '<a href="/privacy">' in page.partition("<footer")[0], "beside the sentence, not only in the footer"
    assert "autograder" not in client.cookies, "nobody is signed in yet"
    notice = who.get("/privacy")
    for part in ("what", "why", "who", "where", "long", "cookies", "rights", "refuse", "teachers"):
        assert say(f"privacy.{part}", lang) in notice and say(f"privacy.{part}.text", lang, days=14) in notice
    assert f"<dd>{say('privacy.teacher', lang)}</dd>" in notice and f"<dt>{say('privacy.by', lang)}</dt>" not in notice


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("settings", ["[serve]\ninstitution = '<b>하나대학교</b>'\ncontact = 'privacy@hana.example'\n"])
def test_the_notice_says_who_runs_the_page_and_whom_to_ask(client: TestClient, desk: Desk, lang: str) -> None:
    answer = client.get(f"/privacy?lang={lang}").text
    assert f"<dt>{say('privacy.by', lang)}</dt><dd>&lt;b&gt;하나대학교&lt;/b&gt;</dd>" in answer
    assert f"<dt>{say('privacy.contact', lang)}</dt><dd>privacy@hana.example</dd>" in answer


def test_every_page_leads_to_the_notice(client: TestClient, desk: Desk) -> None:
    who, link = Browser(client), '<footer class="foot"><a href="/privacy">'
    assert link in who.get("/") and link in who.get("/teach") and link in who.get("/nowhere", 404)
    who.enter(desk)
    assert link in who.get("/") and link in who.get("/day/day1") and link in who.get("/privacy")
    who.teach()
    assert link in who.get("/teach/class") and link in who.get("/teach/student/kim/day1")


@pytest.mark.parametrize(("before", "every"), [(1, 2), (12, 2), (60, 12), (3000, 20)])
def test_who_waits_long_is_told_less_often(
    client: TestClient, desk: Desk, grading: FakeGrading, monkeypatch: pytest.MonkeyPatch, before: int, every: int
) -> None:
    """Three hundred pages that ask every two seconds take the time from the gradings that they ask about."""
    grading.gate.clear()
    servekit.student(desk, "first")
    servekit.hand_in(desk, "first")
    assert grading.begun.wait(300)
    who = Browser(client).enter(desk)
    who.hand_in(servekit.notebook(desk.course))
    waiting = before
    monkeypatch.setattr(type(desk.store), "waiting", lambda store, before=None: waiting)
    assert f'hx-trigger="every {every}s"' in client.get("/attempt/2/state").text


def test_a_page_asked_for_in_the_moment_of_grading_never_stops_at_half_of_it(
    client: TestClient, desk: Desk, grading: FakeGrading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The grading ends after the attempt was read: nothing would load the page again, so it must say everything."""
    grading.gate.clear()
    who = Browser(client).enter(desk)
    who.hand_in(servekit.notebook(desk.course))

    def held(day: str) -> bool:
        grading.gate.set()
        wait(lambda: desk.store.jobs("done"))
        return False

    monkeypatch.setattr(desk, "held", held)
    page = who.get("/attempt/1")
    assert say("state.graded", "en") in page and "every 2s" not in page
    assert "/attempt/1/report" in page and say("score.of", "en", score="6", max="7.5") in page


def test_the_place_in_the_queue_is_told(client: TestClient, desk: Desk, grading: FakeGrading) -> None:
    grading.gate.clear()
    for id in ("a", "b"):
        servekit.student(desk, id)
        servekit.hand_in(desk, id)
    assert grading.begun.wait(300)
    who = Browser(client).enter(desk)
    assert say("state.queued", "en", before=1) in who.hand_in(servekit.notebook(desk.course))
    desk.store.set(PAUSED, True)
    assert say("state.paused", "en") in who.get("/attempt/3/state")
    desk.store.set(PAUSED, False)
    grading.gate.set()
    wait(lambda: len(desk.store.jobs("done")) == 3)


def test_a_grading_that_ends_while_its_page_is_made_leaves_no_page_without_its_score(
    client: TestClient, desk: Desk, grading: FakeGrading, monkeypatch: pytest.MonkeyPatch
) -> None:
    grading.gate.clear()
    who = Browser(client).enter(desk)
    servekit.hand_in(desk)
    assert grading.begun.wait(300)
    real = desk.store.job

    def job(attempt: int) -> Job | None:
        grading.gate.set()
        wait(lambda: desk.store.jobs("done"))
        return real(attempt)

    monkeypatch.setattr(desk.store, "job", job)
    page = who.get("/attempt/1")
    assert say("state.graded", "en") in page and say("report", "en") in page and "6 / 7.5" in page


def test_several_files_at_once_each_get_their_answer(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    page = who.hand_in(servekit.notebook(desk.course), b"no notebook", b'{"nbformat": 4, "cells": []}')
    assert say("taken", "en") in page and say("why.not_ours", "en") in page
    assert 'href="/?lang=ko"' in page, "the answer to a form has no address of its own"
    assert len(desk.store.attempts()) == 1
    assert say("drop.nothing", "en") in who.post("/hand-in", 400)


def test_the_notebook_can_be_downloaded_and_what_was_handed_in_too(client: TestClient, desk: Desk) -> None:
    who = Browser(client, "ko").enter(desk)
    with zipfile.ZipFile(io.BytesIO(client.get("/day/day1/notebook").content)) as archive:
        released = desk.course.root / "release" / "ko" / "day1" / "day1.ipynb"
        assert archive.read("day1/day1.ipynb") == released.read_bytes()
        assert any(name.startswith("day1/tests/") for name in archive.namelist())
    who.hand_in(servekit.notebook(desk.course))
    answer = client.get("/attempt/1/notebook")
    assert answer.content == servekit.notebook(desk.course)
    assert answer.headers["content-disposition"].startswith("attachment")


def test_held_feedback_shows_neither_score_nor_report_until_it_is_released(client: TestClient, desk: Desk) -> None:
    desk.store.set("held:day1", True)
    who = Browser(client).enter(desk)
    who.hand_in(servekit.notebook(desk.course))
    wait(lambda: desk.store.jobs("done"))
    for path in ("/", "/day/day1", "/attempt/1"):
        assert "6 / 7.5" not in who.get(path)
    assert say("state.held", "en") in who.get("/attempt/1")
    who.get("/attempt/1/report", 404)
    desk.store.set("held:day1", False)
    assert "6 / 7.5" in who.get("/attempt/1")
    who.get("/attempt/1/report")


@pytest.mark.parametrize("settings", ["[serve.policy]\nattempts = 1\nfeedback = 'verdicts'\n"])
def test_the_rules_are_told_before_they_bite(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    page = who.get("/day/day1")
    assert say("rules.attempts", "en", all=1, left=1) in page and say("rules.verdicts", "en") in page
    who.hand_in(servekit.notebook(desk.course))
    assert say("why.no_attempt_left", "en") in who.hand_in(servekit.notebook(desk.course, HALF), status=422)
    assert say("rules.attempts", "en", all=1, left=0) in who.get("/day/day1")


@pytest.mark.parametrize(
    "settings", ["[serve.policy]\ndue = 2020-01-01T00:00:00Z\nlate = 'percent'\nlate_percent = 0.01\n"]
)
def test_what_being_late_costs_is_in_the_score_and_in_the_gradebook(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    assert "0.01 %" in who.get("/day/day1")
    who.hand_in(servekit.notebook(desk.course))
    wait(lambda: desk.store.jobs("done"))
    (attempt,) = desk.store.attempts()
    policy = desk.policies["day1"]
    cost = late_days(policy, attempt.received) * 0.0001 * 7.5
    assert 1.0 < cost < 6.0 and worth(policy, attempt) == pytest.approx(6.0 - cost)
    assert f"{amount(6.0 - cost)} / 7.5" in who.get("/")
    with connection.opened(desk.gradebook_url) as book:
        submission = book.find_submission("day1", "kim")
        assert submission.late_submission_penalty == pytest.approx(cost)
        assert submission.total_seconds_late > 0 and submission.score == 6.0


@pytest.mark.parametrize("settings", ["[serve]\nfree_mb = 1000000000\n"])
def test_a_full_disk_is_told_plainly(client: TestClient, desk: Desk) -> None:
    who = Browser(client).enter(desk)
    assert say("why.full_disk", "en") in who.hand_in(servekit.notebook(desk.course), status=503)


# The instructor


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_instructor_sees_the_class_and_every_student(client: TestClient, desk: Desk, lang: str) -> None:
    servekit.student(desk, "lee", "Lee")
    servekit.hand_in(desk)
    wait(lambda: desk.store.jobs("done"))
    who = Browser(client, lang).teach()
    page = who.get("/teach/class")
    assert say("class.of", lang, count=1, all=2) in page and "6 / 7.5" in page
    assert "every 4s" in who.get("/teach/class/live")
    page = who.get("/teach/day/day1")
    assert "김하나" in page and "Lee" in page
    assert say("attempt", lang, number=1) in who.get("/teach/student/kim/day1")
    assert "kim" in who.get("/teach/attempt/1/report")
    assert desk.course.assignment("day1").title[lang] in who.get("/teach/day/day1/report")
    assert b"kim" in client.get("/teach/day/day1/scores").content
    with zipfile.ZipFile(io.BytesIO(client.get("/teach/day/day1/notebooks").content)) as archive:
        assert archive.read("kim/day1/day1.ipynb") == servekit.notebook(desk.course)
    assert not list(desk.places.folder.glob(".zip*"))


def test_an_instructor_reruns_pauses_and_holds(client: TestClient, desk: Desk, grading: FakeGrading) -> None:
    servekit.hand_in(desk)
    wait(lambda: desk.store.jobs("done"))
    who = Browser(client).teach()
    who.post("/teach/attempt/1/rerun")
    wait(lambda: len(desk.store.jobs("done")) == 2)
    assert [anew for _, _, anew in grading.calls] == [False, True]
    servekit.hand_in(desk, functions=HALF)
    who.post("/teach/day/day1/rerun")
    wait(lambda: len(desk.store.jobs("done")) == 4)
    assert len(grading.calls) == 4
    assert say("class.paused", "en") in who.post("/teach/pause", pause="yes")
    assert desk.store.setting(PAUSED) is True
    who.post("/teach/pause", pause="no")
    assert desk.store.setting(PAUSED) is False
    assert say("class.held", "en") in who.post("/teach/day/day1/hold", hold="yes")
    assert desk.held("day1")


def test_an_override_goes_into_the_gradebook_and_to_the_student(client: TestClient, desk: Desk) -> None:
    servekit.hand_in(desk, functions=HALF)
    wait(lambda: desk.store.jobs("done"))
    who = Browser(client).teach()
    who.get("/teach/student/kim/day1")
    fields = {"score-double": "", "comment-double": "", "score-shift": "2,5", "comment-shift": "<b>잘했어요</b>"}
    who.post("/teach/student/kim/day1/override", form=fields)
    found = marks(desk.gradebook_url, desk.course.assignment("day1"), "kim")["shift"]
    assert (found.auto, found.manual, found.comment) == (0.0, 2.5, "<b>잘했어요</b>")
    assert gradebook.scores(desk.gradebook_url, "day1") == {"kim": 5.5}
    for odd in ("5", "-1", "nan", "x"):
        page = who.post("/teach/student/kim/day1/override", 422, {**fields, "score-shift": odd})
        assert say("class.odd_score", "en", most="4.5") in page
    who.enter(desk)
    answer = client.get("/day/day1").text
    assert "&lt;b&gt;잘했어요" in answer and "2.5" in answer
    who.teach()
    who.post("/teach/student/kim/day1/override", form={**fields, "score-shift": "", "comment-shift": ""})
    assert gradebook.scores(desk.gradebook_url, "day1") == {"kim": 3.0}


def test_probing_is_shown_to_the_instructor(client: TestClient, desk: Desk) -> None:
    for n in range(6):
        servekit.hand_in(desk, functions=HALF, extra=str(n))
    wait(lambda: len(desk.store.jobs("done")) == 6)
    who = Browser(client).teach()
    assert say("class.probing", "en") in who.get("/teach/day/day1")
    assert say("class.probing", "en") in who.get("/teach/student/kim/day1")
