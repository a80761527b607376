"""Take the pictures of the README and docs from a graded demo class.

    autograder demo --out demo && python scripts/screenshots.py demo

Needs a Chromium: Debian's /usr/bin/chromium, or the one that CHROMIUM names.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
# picture: page under the demo's folder (the number before a learner's name may be any), width and height in CSS pixels
PICTURES = {
    "feedback-en.png": ("feedback/*-db-mean-instead-of-sum/day1/report.html", 900, 1180),
    "hint-en.png": ("feedback/*-db-mean-instead-of-sum/day1/report.html#exercise-7", 900, 760),
    "feedback-ko.png": ("feedback/*-biases-regularized/day1/report.html", 900, 1180),
    "hint-ko.png": ("feedback/*-biases-regularized/day1/report.html#exercise-12", 900, 760),
    "class.png": ("report/day1/class.html", 1200, 1000),
}


def main(demo: Path) -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            file, _, place = path.partition("#")
            (found,) = demo.glob(file)
            page.goto(found.resolve().as_uri())
            (page.locator(f"#{place}") if place else page).screenshot(path=IMAGES / name)
            print(f"wrote {IMAGES / name}")
        browser.close()
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))
