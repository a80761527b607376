"""The class report as an instructor meets it in a browser: it sorts, filters, pages and follows, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_report import CLASS, HANGUL, HINT, exercise, rare, result, trained

from autograder.outputs import report
from autograder.outputs.words import word
from autograder.result import Message, Result

Open = Callable[..., Page]

FULL = [
    *CLASS,
    *(trained(f"trained{i}", 0.85 + 0.02 * i) for i in range(5)),
    replace(CLASS[0], student="copy", fingerprint={"a": " ".join(rare("same", 60))}, isolation="landlock"),
    replace(CLASS[0], student="twin", fingerprint={"a": " ".join(rare("same", 60))}, notes=(Message("protocol"),)),
]


def many(count: int) -> list[Result]:
    return [
        result(
            f"s{i:04d}",
            exercise("a", "passed" if i % 3 else "failed", 5.0 if i % 3 else 0.0),
            exercise("b", "partial", i % 50 / 10, *([HINT] if i % 7 == 0 else [])),
        )
        for i in range(count)
    ]


def names(page: Page) -> list[str]:
    return page.locator("table.all tbody tr:visible th bdi").all_inner_texts()


def header(page: Page, nth: int) -> None:
    page.locator("table.all thead th").nth(nth).get_by_role("button").click()


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("width", "dark"), [(1200, False), (390, True)])
def test_it_reads_well_in_both_languages_at_every_width_for_everybody(
    show: Open, lang: str, width: int, dark: bool
) -> None:
    page = show(report.render(FULL, lang), width=width, dark=dark)
    expect(page.locator("h1")).to_be_visible()
    for key in ("human", "mistakes", "exercises", "distribution", "margins", "alike", "table"):
        expect(page.get_by_role("heading", name=word(f"class.{key}", lang), exact=True)).to_be_visible()
    assert bool(HANGUL.search(page.inner_text("main"))) == (lang == "ko")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "only tables scroll sideways"
    found = Axe().run(page)
    serious = [v["id"] for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert serious == [], found.generate_report()


def test_a_wide_day_fits_a_laptop(show: Open) -> None:
    """Seventeen exercises, the most that a day has, without scrolling sideways at 1200 px."""
    one = CLASS[0].exercises[0]
    wide = [
        replace(
            r, exercises=tuple(replace(one, id=f"e{n}", score=10.5, max_score=10.5) for n in range(17)), score=178.5
        )
        for r in CLASS[:3]
    ]
    page = show(report.render(wide, "ko"))
    box = page.locator(".scroll", has=page.locator("table.all"))
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_column_sorts_both_ways_and_says_so(show: Open) -> None:
    page = show(report.render(CLASS, "en"))
    header(page, 1)
    assert names(page)[:2] == ["broken", "fault"] and names(page)[-1] == "zoe", "what has no score is below every score"
    expect(page.locator("table.all thead th").nth(1)).to_have_attribute("aria-sort", "ascending")
    header(page, 1)
    assert names(page)[:2] == ["zoe", "minji"]
    header(page, 0)
    assert names(page)[1:] == sorted(names(page)[1:])
    assert page.locator("[aria-sort]").count() == 1


def test_filters_by_name_status_and_what_became_of_an_exercise(show: Open) -> None:
    page = show(report.render(CLASS, "en"))
    expect(page.locator("#found")).to_have_text("6 / 6")
    page.get_by_label("Learner").fill("MIN")
    assert names(page) == ["minji"]
    page.get_by_label("Learner").fill("")
    page.get_by_label("Status").select_option("unreadable")
    assert names(page) == ["broken"]
    page.get_by_label("Status").select_option("")
    page.get_by_label("Result").select_option("partial")
    assert sorted(names(page)) == ["jun", "minji"]
    page.locator("#filters select").nth(1).select_option("2")
    assert names(page) == [] and page.locator("#found").inner_text() == "0 / 6"


def test_one_click_tells_who_made_a_mistake_and_another_goes_to_their_row(show: Open) -> None:
    page = show(report.render(many(300), "en"))
    page.get_by_text("Learners: 43").click()
    link = page.get_by_role("link", name="s0294")
    expect(link).to_be_visible()
    page.get_by_label("Status").select_option("unreadable")
    link.click()
    expect(page.locator("#row-295")).to_be_in_viewport()
    expect(page.locator("#found")).to_have_text("300 / 300")


def test_a_thousand_learners_come_in_pages_and_all_are_printed(show: Open) -> None:
    page = show(report.render(many(1000), "ko"))
    assert names(page)[0] == "s0000" and len(names(page)) == 100
    page.get_by_role("button", name=word("class.on", "ko")).click()
    assert names(page)[0] == "s0100"
    header(page, 1)
    header(page, 1)
    assert names(page)[0] == "s0049", "the whole class is sorted, not the page"
    page.get_by_label(word("student", "ko")).fill("s099")
    assert len(names(page)) == 10
    page.get_by_label(word("student", "ko")).fill("")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("table.all tbody tr:not([hidden])").count() == 1000
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("table.all tbody tr:not([hidden])").count() == 100


def test_a_link_into_the_page_finds_its_row_on_a_later_page(show: Open) -> None:
    page = show(report.render(many(250), "en"), place="#row-222")
    expect(page.locator("#row-222")).to_be_in_viewport()


def test_the_keyboard_is_enough(show: Open) -> None:
    page = show(report.render(CLASS, "en"))
    page.locator("table.all thead th button").nth(1).focus()
    page.keyboard.press("Enter")
    assert names(page)[-1] == "zoe"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open]").first).to_be_visible()


def test_without_scripts_all_is_there(show: Open) -> None:
    """What the script adds is order and filters: a viewer that runs none still shows every row."""
    html = report.render(many(150), "en")
    page = show(re.sub(r"<script>.*</script>", "", html, flags=re.DOTALL))
    assert page.locator("table.all tbody tr:visible").count() == 150
    expect(page.locator("#filters")).to_be_hidden()
