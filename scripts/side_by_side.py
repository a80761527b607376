"""The same wrong notebook's feedback from nbgrader, otter-grader and us, as the pictures of docs/feedback.md.

    python scripts/side_by_side.py

Day 1's four exercises on layers, solved but for one mistake of the bank: the gradient of the bias is a mean where it
should be a sum. nbgrader and otter-grader get tests as their own documentation writes them, with hidden ones; each runs
by its own commands. Needs a Chromium: Debian's, or the one that CHROMIUM names.
"""

from __future__ import annotations

import html
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import FloatRect, sync_playwright

from autograder import engine
from autograder.course import Assignment, Course
from autograder.outputs import feedback

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import compare  # noqa: E402

IMAGES = ROOT / "docs" / "images"
MISTAKE = ("affine_backward", "db_mean_instead_of_sum")
DATA = "rng = np.random.default_rng(0)\nx, w, b = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2)"
TESTS = {
    "affine_forward": f"{DATA}\nout, _ = affine_forward(x, w, b)\nnp.testing.assert_allclose(out, x @ w + b)",
    "affine_backward": (
        f"{DATA}\ndout = rng.normal(size=(4, 2))\ndx, dw, db = affine_backward(dout, affine_forward(x, w, b)[1])\n"
        "np.testing.assert_allclose(dx, dout @ w.T)\nnp.testing.assert_allclose(dw, x.T @ dout)\n"
        "np.testing.assert_allclose(db, dout.sum(axis=0))"
    ),
    "activation_backward": (
        f"{DATA}\nout, cache = relu_forward(x)\nnp.testing.assert_allclose(out, np.maximum(x, 0))\n"
        "np.testing.assert_allclose(relu_backward(x, cache), x * (x > 0))"
    ),
    "softmax_cross_entropy": (
        f"{DATA}\ny = np.array([0, 2, 1, 1])\nloss, _ = softmax_cross_entropy(x, y)\n"
        "p = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)\n"
        "np.testing.assert_allclose(loss, -np.log(p[np.arange(4), y]).mean())"
    ),
}


def wrong(day1: Assignment) -> dict[str, str]:
    """The cells of the notebook: solutions, and the one mistake."""
    mistake = next(m for m in day1.mistakes if (m.exercise, m.id) == MISTAKE)
    return {name: day1.solutions[name] for name in names(day1)} | {"affine_backward": mistake.source}


def names(day1: Assignment) -> list[str]:
    """Every function of the four exercises."""
    return [name for slug in TESTS for name in day1.exercise(slug).functions]


def ours(folder: Path, day1: Assignment, cells: Mapping[str, str]) -> str:
    course = Course(compare._ours_course(folder / "ours", day1))
    path = folder / "notebook.ipynb"
    path.write_text(json.dumps(compare._notebook(dict(cells), "numpy")), encoding="utf-8")
    result = engine.grade_one(course, compare.DAY, path, "minji")
    return feedback.render(result, "en", title=day1.title)


def nbgrader(folder: Path, day1: Assignment, cells: Mapping[str, str]) -> str:
    """nbgrader's own feedback page: autograde, then generate_feedback."""
    root, command = folder / "nbgrader", str(Path(sys.executable).parent / "nbgrader")
    points = {e.slug: int(e.points) for e in day1.exercises}
    grades = [
        compare._cell(
            f"### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS",
            f"{slug}-grade",
            grade=True,
            locked=True,
            points=points[slug],
        )
        for slug, test in TESTS.items()
    ]
    stubs = {
        name: "{}\n    ### BEGIN SOLUTION\n{}    ### END SOLUTION\n".format(*day1.solutions[name].split("\n", 1))
        for name in names(day1)
    }
    source = root / "source" / "day" / "day.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(json.dumps(compare._notebook(stubs, "numpy", grades)), encoding="utf-8")
    (root / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    quiet = compare._quiet(folder)
    compare._command([command, "generate_assignment", "day"], root, quiet)
    released = json.loads((root / "release" / "day" / "day.ipynb").read_text(encoding="utf-8"))
    for cell in released["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in cells:
            cell["source"] = cells[name]
    submitted = root / "submitted" / "minji" / "day" / "day.ipynb"
    submitted.parent.mkdir(parents=True)
    submitted.write_text(json.dumps(released), encoding="utf-8")
    for stage in ("autograde", "generate_feedback"):
        compare._command([command, stage, "day"], root, quiet)
    return (root / "feedback" / "minji" / "day" / "day.html").read_text(encoding="utf-8")


def otter(folder: Path, day1: Assignment, cells: Mapping[str, str]) -> str:
    """What otter-grader hands to Gradescope for the learner: each test's name, score and output, in plain boxes."""
    tests, command = folder / "otter", str(Path(sys.executable).parent / "otter")
    tests.mkdir()
    points = {e.slug: int(e.points) for e in day1.exercises}
    for slug, test in TESTS.items():
        arguments = ", ".join(names(day1))
        lines = "\n    ".join(["import numpy as np", *test.splitlines()])
        (tests / f"{slug}.py").write_text(
            f"from otter.test_files import test_case\nOK_FORMAT = False\nname = {slug!r}\npoints = {points[slug]}\n\n\n"
            f"@test_case(hidden=False)\ndef test({arguments}):\n    {lines}\n",
            encoding="utf-8",
        )
    package = str(folder / "otter.zip")
    quiet = {"PYTHONWARNINGS": "ignore"}
    compare._command([command, "generate", "-t", str(tests), "-o", package, "--no-environment"], folder, quiet)
    notebook = folder / "otter.ipynb"
    notebook.write_text(json.dumps(compare._notebook(dict(cells), "numpy")), encoding="utf-8")
    compare._command([command, "run", "-a", package, "-o", str(folder), "--no-logo", str(notebook)], folder, quiet)
    found: list[dict[str, Any]] = json.loads((folder / "results.json").read_text(encoding="utf-8"))["tests"]
    boxes = [
        f"<h3>{html.escape(t['name'])} ({t.get('score', '')}/{t.get('max_score', '')})</h3>"
        f"<pre>{html.escape(t.get('output', ''))}</pre>"
        for t in found
    ]
    style = "body{font:16px sans-serif;margin:24px}pre{background:#f4f4f4;padding:12px;white-space:pre-wrap}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(boxes)}"


def main() -> int:
    day1 = Course(ROOT).assignment("day1")
    compare.FUNCTIONS = tuple(names(day1))  # what its notebooks hold
    cells = wrong(day1)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        pages = {"nbgrader": nbgrader(folder, day1, cells), "otter": otter(folder, day1, cells)}
        pages["ours"] = ours(folder, day1, cells)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, text in pages.items():
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
            page = browser.new_page(viewport={"width": 900, "height": 900})
            page.goto((folder / f"{name}.html").as_uri())
            # Ours goes on with the exercises that are right, which say nothing more.
            end = page.locator("#exercise-7").bounding_box() if name == "ours" else None
            height = end["y"] + end["height"] + 24 if end else page.evaluate("document.documentElement.scrollHeight")
            clip = FloatRect(x=0, y=0, width=900, height=height)
            page.screenshot(path=IMAGES / f"side-{name}.png", full_page=True, clip=clip)
            print(f"wrote {IMAGES / f'side-{name}.png'}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
