"""nbgrader's formgrader in a browser, on a real Jupyter server: what an instructor sees and does with our results."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import coursekit
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, expect

from autograder.course import Course
from autograder.outputs.words import word

from .conftest import PATIENCE

START_SECONDS = 120  # a server takes 5 s to start, a busy machine longer
WRONG = coursekit.SOLUTIONS | {"double": "def double(x):\n    return 3 * x"}


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with one submission, graded by the real commands."""
    made = coursekit.built(tmp_path_factory, tmp_path / "course")
    coursekit.submit(made, "minji", WRONG)
    for command in (["generate_assignment", "day1", "--force"], ["autograde", "day1"]):
        subprocess.run([sys.executable, "-m", "nbgrader", *command], cwd=made.root, check=True, timeout=300)
    return made


@pytest.fixture
def formgrader(course: Course, tmp_path: Path) -> Iterator[str]:
    """The address of a server that the instructor started in the course folder."""
    home = tmp_path / "home"
    home.mkdir()
    options = ["--no-browser", "--allow-root", "--ServerApp.port_retries=50"]
    scripts = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": scripts, "HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home)}
    with (tmp_path / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            ["jupyter", "lab", *options], cwd=course.root, env=environment, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (found := list(home.glob("jpserver-*.json"))):
            assert server.poll() is None and time.monotonic() < deadline, (tmp_path / "server.log").read_text()
            time.sleep(0.1)
        about = json.loads(found[0].read_text(encoding="utf-8"))
        yield f"{about['url']}formgrader/manage_assignments?token={about['token']}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def held(course: Course) -> tuple[object, ...]:
    """Of minji's `double`: automatic points, a person's, whether to look again, and the person's words."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as book:
        grade = book.find_grade("double-grade", "day1", "day1", "minji")
        comment = book.find_comment("double", "day1", "day1", "minji")
        return grade.auto_score, grade.manual_score, grade.needs_manual_grade, comment.manual_comment


def test_an_instructor_finds_our_output_and_grades_by_hand(browser: Browser, formgrader: str, course: Course) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(formgrader)
    row = page.locator("tr", has=page.get_by_role("link", name="day1", exact=True))
    expect(row.locator("td.num-submissions")).to_have_text("1")
    page.get_by_role("link", name="Manual Grading").click()
    for _ in ("assignment", "notebook"):
        page.get_by_role("link", name="day1", exact=True).click()
    page.get_by_role("link", name=re.compile("Submission")).first.click()

    # Ours is under the cell that it is about, as HTML and not as its source.
    output = page.locator(".output_html", has_text="두 배")
    expect(output.locator("li", has_text="세 배를 했네요.")).to_be_visible()
    expect(output.locator("code").first).to_have_text("out")
    assert "<" not in output.inner_text()
    expect(page.locator("#shift-grade")).to_have_attribute("placeholder", "4.5")
    expect(page.locator("#double-grade")).to_have_attribute("placeholder", "0")

    saved = page.locator(".nbgrader_cell", has=page.locator("#double-grade")).locator(".score-saved")
    page.locator("#double-grade").fill("1.25")
    page.locator("#double-grade").blur()
    expect(saved).to_be_visible()
    page.locator("#double-comment").fill("거의 다 왔어요")
    page.locator("#double-comment").blur()
    expect(page.locator(".comment-saved").first).to_be_visible()
    assert held(course) == (0.0, 1.25, False, "거의 다 왔어요")

    # Formgrader's own button grades again: what the person said stands, and they are asked to look again.
    page.goto(formgrader.replace("manage_assignments", "manage_submissions/day1"))
    row = page.locator("tr", has=page.get_by_text("minji"))
    row.locator(".autograde a").click()
    expect(page.locator(".modal")).to_contain_text("Success")
    assert held(course) == (0.0, 1.25, True, "거의 다 왔어요")

    # What students fetch is nbgrader's page, with the person's words, and our whole report in it.
    page.get_by_role("button", name="OK").click()
    row.locator(".generate-feedback a").click()
    expect(page.locator(".modal")).to_contain_text("Success")
    page.goto((course.root / "feedback" / "minji" / "day1" / "day1.html").as_uri())
    expect(page.locator("#notebook-container, body").first).to_contain_text("거의 다 왔어요")
    report = page.frame_locator("iframe")
    expect(report.get_by_role("heading", name="작은 과제")).to_be_visible()
    report.get_by_role("link", name=word("next.go", "ko")).click()
    expect(report.locator("#exercise-1")).to_be_in_viewport()
    assert (course.root / "feedback" / "minji" / "day1" / "report.html").is_file()
