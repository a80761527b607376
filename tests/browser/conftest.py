"""A real browser, offline. Where there is none the tests say "not run" and why; CHROMIUM may name another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect, sync_playwright

PATIENCE = 300_000.0  # milliseconds: on a busy machine, what must come may take long, and no test is about how long
expect.set_options(timeout=PATIENCE)

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"not run: there is no browser at {CHROMIUM}; apt-get install chromium, or name one with CHROMIUM")
    with sync_playwright() as playwright:
        # Root, as in most containers, may not use Chromium's own sandbox; /dev/shm is often too small there.
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Show a page by its HTML, as if opened from a folder. What it logs, asks for or opens fails the test."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            complaints.append(f"request: {request.url}")

    def opened(html: str, width: int = 1200, height: int = 900, dark: bool = False, place: str = "") -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", dismiss)
        page.on("popup", lambda popup: complaints.append(f"popup: {popup.url}"))
        page.on("request", asked)
        page.goto(path.as_uri() + place)
        return page

    yield opened
    context.close()
    assert complaints == []
