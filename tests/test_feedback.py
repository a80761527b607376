"""The learner's page: complete in both languages, silent about what is hidden, and inert whatever a learner wrote."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from autograder.course import Course
from autograder.outputs import feedback
from autograder.outputs.words import WORDS, word
from autograder.result import Diagnosis, ExerciseResult, Message, Result, TestResult, Text

ROOT = Path(__file__).resolve().parents[1]
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
HOSTILE = (
    "</style></code><script>alert(1)</script>\u202e\x00\x1b[31m\"'><img src=x onerror=alert(1)>"
    "<a href=javascript:alert(1)>` {{7*7}} ${7*7}" + "A" * 10_000
)
TITLE = Text("1일차", "Day 1")


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, the text, the style sheet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.css = ""
        self._in_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.css += data
        elif data.strip():
            self.texts.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    @property
    def labels(self) -> list[str]:
        return [a["aria-label"] or "" for _, a in self.elements if "aria-label" in a]


def check(level: str, outcome: Any, points: float = 0, message: Message | None = None, **evidence: float) -> TestResult:
    title = Text(f"{level} 검사의 제목", f"What the {level} check is about")
    earned = points if outcome == "passed" else 0.0
    return TestResult("test_secret_name", outcome, earned, points, title, level, level == "public", message, evidence)


def exercise(outcome: Any, *tests: TestResult, diagnosis: tuple[Diagnosis, ...] = ()) -> ExerciseResult:
    title = Text("역전파 연습", "Backward exercise")
    return ExerciseResult("secret_slug", title, sum(t.points for t in tests), 8.0, outcome, tests, diagnosis)


PASSED = exercise(
    "passed",
    check("public", "passed"),
    check("shape", "passed"),
    check("gradients", "passed", 3, error=2.5e-11, tol=1e-6),
    check("training", "passed", 5, spiral=0.997, spiral_threshold=0.95),
)
PARTIAL = exercise(
    "partial",
    check("public", "passed"),
    check("values", "passed", 3),
    check(
        "gradients",
        "failed",
        3,
        Message(
            "values",
            {"name": "db", "error": 0.75, "tol": 1e-6, "index": [2], "wrong": 5, "size": 5, "factor": 0.25},
        ),
    ),
    check("edge", "skipped", 2, Message("not_reached", {"level": "gradients"})),
    diagnosis=(Diagnosis("db_mean_instead_of_sum", Text("각 기여는 어떻게 합쳐지나요?", "How do they combine?")),),
)
RAISED = exercise(
    "error",
    check("public", "error", 0, Message("raised", {"type": "KeyError", "text": HOSTILE, "line": 3, "cell": None})),
)
TIMEOUT = exercise("timeout", check("public", "timeout", 0, Message("call_timeout", {"name": "f", "limit": 10.0})))
MISSING = exercise("missing", check("public", "failed", 0, Message("not_implemented", {"name": "f"})))
BROKEN = exercise("error", check("values", "error", 8, Message("grader_error")))
TRAINED = exercise(
    "failed",
    check("training", "failed", 8, Message("below_threshold", {"name": "spiral", "got": 0.66, "threshold": 0.95})),
)


def result(*exercises: ExerciseResult, **fields: Any) -> Result:
    score = sum(e.score for e in exercises)
    whole = Result("day1", "minji", "graded", score, 8.0 * len(exercises), "namespaces", "cpu", "ko", exercises)
    return replace(whole, **fields)


RESULTS = {
    "all passed": result(PASSED, PASSED),
    "mixed": result(PASSED, PARTIAL, RAISED, TIMEOUT, MISSING, TRAINED),
    "untouched": result(MISSING, MISSING),
    "hostile": result(
        RAISED, student=HOSTILE, notes=(Message("cell_raised", {"cell": 3, "type": HOSTILE, "text": HOSTILE}),)
    ),
    "unreadable": result(status="unreadable", notes=(Message("not_json"),)),
    "needs regrade": result(
        PASSED, BROKEN, status="needs_regrade", notes=(Message("infrastructure", {"what": "/secret/path"}),)
    ),
    "no exercises": result(),
}
each_result = pytest.mark.parametrize("name", RESULTS)
each_lang = pytest.mark.parametrize("lang", ["ko", "en"])


def page(name: str, lang: str) -> Page:
    return Page(feedback.render(RESULTS[name], lang, title=TITLE))


@each_result
@each_lang
def test_the_page_is_inert_and_self_contained(name: str, lang: str) -> None:
    html = feedback.render(RESULTS[name], lang)
    seen = Page(html)
    for tag, attributes in seen.elements:
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "img", "a:script")
        for attribute, value in attributes.items():
            assert not attribute.startswith("on")
            assert attribute != "style", "the policy would refuse it"
            if attribute in ("href", "src", "xlink:href"):
                assert value is not None and (value.startswith("#exercise-") or value == "data:,")
    assert "url(" not in seen.css and "@import" not in seen.css
    assert len(html.encode()) < 100_000


@each_result
def test_the_policy_allows_its_own_style_sheet_and_nothing_else(name: str) -> None:
    seen = page(name, "ko")
    tags = [tag for tag, _ in seen.elements]
    at = next(i for i, (_, a) in enumerate(seen.elements) if a.get("http-equiv") == "Content-Security-Policy")
    policy = seen.elements[at][1]["content"] or ""
    digest = base64.b64encode(hashlib.sha256(seen.css.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert tags.count("style") == 1 and at < tags.index("style")


@each_lang
def test_hostile_text_is_only_text(lang: str) -> None:
    html = feedback.render(RESULTS["hostile"], lang)
    seen = Page(html)
    assert "<script>alert(1)</script>" in seen.text
    assert "{{7*7}}" in seen.text and "49" not in seen.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]", html)
    assert "A" * 300 not in html


@each_result
def test_no_hangul_on_an_english_page(name: str) -> None:
    seen = page(name, "en")
    assert dict(seen.elements)["html"]["lang"] == "en"
    assert not HANGUL.search(seen.text) and not any(map(HANGUL.search, seen.labels))


@each_result
def test_no_english_label_on_a_korean_page(name: str) -> None:
    seen = page(name, "ko")
    assert dict(seen.elements)["html"]["lang"] == "ko"
    english = {en for ko, en in WORDS.values() if ko != en}
    assert not english & set(seen.texts)
    assert all(map(HANGUL.search, seen.labels))


@each_result
@each_lang
def test_nothing_hidden_is_shown(name: str, lang: str) -> None:
    html = feedback.render(RESULTS[name], lang)
    for secret in ("test_secret_name", "secret_slug", "db_mean_instead_of_sum", "/secret/path"):
        assert secret not in html


def test_the_language_is_that_of_the_notebook() -> None:
    assert '<html lang="en">' in feedback.render(result(PASSED, lang="en"))
    assert '<html lang="ko">' in feedback.render(result(PASSED, lang="ko"))
    with pytest.raises(KeyError):
        feedback.render(result(PASSED), "fr")


def test_the_next_step_is_the_hint_of_the_first_exercise_not_passed() -> None:
    html = feedback.render(RESULTS["mixed"], "en")
    step = html[html.index('class="next"') : html.index('class="overview"')]
    assert "How do they combine?" in step
    assert 'href="#exercise-2"' in step


def test_the_next_step_goes_on_with_what_was_begun_before_what_was_left_alone() -> None:
    text = Page(feedback.render(result(PASSED, MISSING, PARTIAL), "en")).text
    assert "3. Backward exercise" in text.partition("At a glance")[0]
    assert "2. " in Page(feedback.render(result(PASSED, MISSING), "en")).text.partition("At a glance")[0]


def test_an_untouched_exercise_lists_no_checks_that_wait() -> None:
    waits = check("edge", "skipped", 4, Message("not_reached", {"level": "values"}))
    for outcome, shown in (("missing", False), ("failed", True)):
        text = Page(feedback.render(result(exercise(outcome, waits)), "en")).text
        assert (word("waiting", "en") in text) == shown


def test_each_exercise_names_its_section_of_the_notebook_and_links_to_it_where_that_is_known() -> None:
    numbered = replace(PARTIAL, number="7")
    text = Page(feedback.render(result(PASSED, numbered), "en")).text
    assert "In the notebook: 1. Backward exercise (8 points)" in text
    assert "In the notebook: 7. Backward exercise (8 points)" in text
    linked = Page(feedback.render(result(numbered), "ko", notebook="https://hub.example/lab/tree/day1.ipynb"))
    hrefs = [a.get("href") for tag, a in linked.elements if tag == "a"]
    assert f"https://hub.example/lab/tree/day1.ipynb#{quote('7.-역전파-연습-(8점)')}" in hrefs


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_sections_that_pages_link_to_are_the_headings_of_the_notebooks(lang: str) -> None:
    course = Course(ROOT)
    for day, assignment in course.assignments.items():
        cells = json.loads((ROOT / "release" / lang / day / f"{day}.ipynb").read_text("utf-8"))["cells"]
        said = {line.removeprefix("## ").strip() for c in cells for line in "".join(c["source"]).splitlines()}
        whole = Result(
            day,
            "minji",
            "graded",
            0,
            1,
            "namespaces",
            "cpu",
            lang,
            tuple(
                ExerciseResult(e.slug, e.title, 0.0, e.points, "missing", number=e.number) for e in assignment.exercises
            ),
        )
        sections = re.findall(r'<p class="section">[^:]+: (.*?)</p>', feedback.render(whole))
        assert len(sections) == len(assignment.exercises)
        assert {re.sub(r"</?code>", "`", html.unescape(s)) for s in sections} <= said


def scored(*scores: float) -> Result:
    outcomes: dict[float, Any] = {8.0: "passed", 0.0: "failed"}
    kinds = [
        replace(PARTIAL, id=f"e{n}", title=Text(f"연습 {n}", f"Part {n}"), score=s, outcome=outcomes.get(s, "partial"))
        for n, s in enumerate(scores, 1)
    ]
    return replace(result(*kinds), score=sum(scores))


def progress(before: Result, now: Result) -> list[str]:
    html = feedback.render(now, "en", before=before)
    return Page(html[html.index('<section class="progress">') :].partition("</section>")[0]).texts


def test_what_changed_since_the_last_submission_is_told() -> None:
    said = progress(scored(0, 2, 5, 8, 0), scored(8, 3.5, 4, 8, 0))
    assert said[1:] == [
        *("Score: 15 → 23.5 points", "Newly passed", "“Part 1”"),
        *("More points than before", "“Part 2” (2 → 3.5)"),
        *("Fewer points than before; look at what you changed", "“Part 3” (5 → 4)"),
    ]
    assert progress(scored(2, 3), scored(2, 3))[1:] == ["The score is 5 points, as it was."]


@pytest.mark.parametrize("status", ["unreadable", "needs_regrade"])
def test_nothing_is_compared_with_what_was_not_graded(status: Any) -> None:
    odd = replace(scored(0, 0), status=status)
    for before, now in ((odd, scored(2, 3)), (scored(2, 3), odd), (odd, odd)):
        assert 'class="progress"' not in feedback.render(now, "ko", before=before)


def test_a_threshold_that_was_reached_is_drawn_if_its_name_has_words() -> None:
    reached = replace(check("training", "passed", 8), evidence={"digits": 0.97, "inner": 0.5})
    reached = replace(reached, bounds={"digits": ("at_least", 0.9), "inner": ("at_least", 0.1)})
    labels = Page(feedback.render(result(exercise("passed", reached)), "en")).labels
    assert "Accuracy on the digits 0.97, needed at least 0.9" in labels
    assert not any("inner" in label for label in labels)


def test_a_missed_threshold_is_drawn_with_the_words_of_its_check() -> None:
    said = {"ko": "`p`에서 벗어난 정도", "en": "Distance from `p`"}
    missed = check("values", "failed", 8, Message("above_threshold", {"name": "off", "got": 3, "threshold": 2, **said}))
    for lang, label in (("ko", "p에서 벗어난 정도 3, 기준 2 이하"), ("en", "Distance from p 3, needed at most 2")):
        page = Page(feedback.render(result(exercise("failed", missed)), lang))
        assert label in page.labels
        assert not any("off" in text for text in page.texts)


def test_many_that_passed_are_counted_and_not_listed() -> None:
    seen = Page(
        feedback.render(
            result(*[PASSED] * 5, replace(PASSED, title=Text("어려운 연습", "The hard one"), max_score=9.0), MISSING),
            "en",
        )
    )
    assert "You passed 6 of 7 exercises all the way through, “The hard one” among them." in seen.texts


ONE, OTHER, THIRD = (Text(f"힌트 {n}", f"Hint number {n}") for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("diagnosis", "shown", "intro"),
    [
        ([("a", ONE, 0)], ["Hint number 1"], "hint.why"),
        ([("a", ONE, 0), ("b", OTHER, 0)], ["Hint number 1", "Hint number 2"], "hint.ties"),
        ([("a", ONE, 0), ("b", ONE, 0)], ["Hint number 1"], "hint.why"),
        ([("a", ONE, 0), ("b", OTHER, 1)], ["Hint number 1", "Hint number 2"], "hint.several"),
        ([("a", ONE, 0), ("b", OTHER, 1), ("c", THIRD, 1)], [f"Hint number {n}" for n in (1, 2, 3)], "hint.ties"),
    ],
)
def test_every_recognised_mistake_has_its_hint_and_ties_are_told_as_ties(
    diagnosis: list[tuple[str, Text, int]], shown: list[str], intro: str
) -> None:
    failing = exercise("failed", check("values", "failed", 8), diagnosis=tuple(Diagnosis(*d) for d in diagnosis))
    html = feedback.render(result(failing), "en")
    hints = Page(html[html.index('<aside class="hint"') : html.index("</aside>")]).texts
    assert [text for text in hints if text.startswith("Hint number")] == shown
    assert word(intro, "en") in hints
    assert (word("hint.ties", "en") in hints) == (intro == "hint.ties")


def test_what_kind_of_wrong_it_is_and_that_only_one_check_fails_are_told() -> None:
    wrong = check("values", "failed", 4, Message("argument_changed", {"name": "x"}))
    only = exercise("partial", check("shape", "passed", 4), wrong)
    assert word("alone", "en") in Page(feedback.render(result(only), "en")).text
    for other in (check("edge", "skipped", 1, Message("not_reached", {"level": "values"})), wrong):
        more = replace(only, tests=(*only.tests, other))
        assert word("alone", "en") not in Page(feedback.render(result(more), "en")).text
    unsteady = replace(only, kind=Message("unsteady", {"name": "dropout_forward"}))
    assert "gave another answer" in Page(feedback.render(result(unsteady), "en")).text


def test_a_failed_check_tells_error_tolerance_place_and_factor() -> None:
    text = page("mixed", "en").text
    for said in ("0.75", "1e-6", "[2]", "exactly 1/4 of"):
        assert said in text


def test_levels_say_passed_failed_and_not_reached_in_words() -> None:
    html = feedback.render(result(PARTIAL), "en")
    levels = html[html.index('<ol class="levels"') : html.index("</ol>", html.index('<ol class="levels"'))]
    said = Page(levels).texts
    assert said == [
        *("Public checks", "passed", "Values", "passed", "Gradients", "failed", "Edge cases", "not reached"),
    ]


def test_measured_numbers_stand_beside_their_limits() -> None:
    assert "relative error 2.5e-11, allowed 1e-6" in page("all passed", "en").labels
    assert "Accuracy on the spiral 0.997, needed at least 0.95" in page("all passed", "en").labels
    assert "나선 데이터 정확도 0.66, 기준 0.95 이상" in page("mixed", "ko").labels


def test_a_message_is_not_repeated_from_check_to_check() -> None:
    message = Message("not_finite", {"name": "loss", "kind": "nan", "count": 1, "size": 1})
    twice = exercise("failed", check("values", "failed", 4, message), check("values", "failed", 4, message))
    text = Page(feedback.render(result(PASSED, MISSING, twice), "en")).text
    assert text.count("NaN") == 2, "at the first of the two checks, and in the next step"
    assert word("same", "en") in text


@pytest.mark.parametrize("name", ["unreadable", "needs regrade"])
def test_a_submission_that_was_not_graded_shows_no_score(name: str) -> None:
    seen = page(name, "en")
    assert word("no_score", "en") in seen.texts
    assert not any("of 0 points" in label or "of 16" in label for label in seen.labels)


def test_a_fault_of_ours_is_no_zero_and_no_mistake_of_theirs() -> None:
    text = page("needs regrade", "en").text
    assert "It is not your mistake" in text
    assert "– / 8 points" in text and "0 / 8 points" not in text


def test_the_footer_says_what_graded() -> None:
    text = Page(feedback.render(result(PASSED, provenance={"graded_at": "2026-11-20 23:10"}), "en")).text
    for said in ("Isolation namespaces", "Device cpu", "Graded at 2026-11-20 23:10"):
        assert said in text


def test_odd_evidence_does_not_break_the_page() -> None:
    odd: dict[str, Any] = {"a": [1], "b": None, "c": True, "d": 10**400, "error": float("nan"), "tol": 0.0}
    odd |= {"e": -3.0, "e_threshold": 0.0, "f": 0.0, "f_limit": 0.0}
    feedback.render(result(exercise("passed", replace(check("values", "passed", 8), evidence=odd))))


def test_write_is_where_the_pipeline_expects_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    for _ in range(2):
        path = feedback.write(RESULTS["mixed"], tmp_path)
    assert path == tmp_path / "minji" / "day1" / "report.html"
    assert path.read_text("utf-8") == feedback.render(RESULTS["mixed"])
    assert [p.name for p in path.parent.iterdir()] == ["report.html"]


@pytest.mark.parametrize("student", ["", ".", "..", "a/b", "../x", "a\\b", "/etc", "a\0b"])
def test_write_refuses_an_id_that_is_no_folder_name(tmp_path: Path, student: str) -> None:
    with pytest.raises(ValueError, match="folder name"):
        feedback.write(result(PASSED, student=student), tmp_path)
    assert not list(tmp_path.rglob("*"))
