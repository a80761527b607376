"""The learner's report in a browser: readable in both languages, on a phone, in the dark, on paper and by ear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_feedback import HANGUL, PARTIAL, PASSED, RESULTS, TITLE, result, scored

from autograder.outputs import feedback
from autograder.outputs.words import word

Open = Callable[..., Page]


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize(
    ("lang", "width", "dark"), [("ko", 390, False), ("en", 1200, False), ("ko", 1200, True), ("en", 390, True)]
)
def test_it_reads_well_in_both_languages_at_every_width_for_everybody(
    show: Open, name: str, lang: str, width: int, dark: bool
) -> None:
    page = show(feedback.render(RESULTS[name], lang, title=TITLE), width=width, dark=dark)
    expect(page.get_by_role("heading", name=TITLE[lang])).to_be_visible()
    assert bool(HANGUL.search(page.inner_text("body"))) == (lang == "ko")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    serious = [v["id"] for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == [], found.generate_report()


def test_it_begins_with_what_went_well_and_what_to_do_next(show: Open) -> None:
    page = show(feedback.render(scored(8, 3.5, 0), "en", before=scored(0, 2, 0)))
    expected = ["well", "next", "progress", "overview"]
    assert page.locator("main h2").all_inner_texts()[:4] == [word(key, "en") for key in expected]


def test_the_next_step_is_a_key_press_away(show: Open) -> None:
    page = show(feedback.render(result(*[PASSED] * 6, PARTIAL), "en"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=word("next.go", "en"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#exercise-7")).to_be_in_viewport()


def test_on_paper_it_is_black_on_white_even_in_dark_mode(show: Open) -> None:
    page = show(feedback.render(RESULTS["mixed"], "ko"), dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
