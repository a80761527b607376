"""In Colab a notebook opens from its badge and finds what its checks need; re-saved there, it is graded as before."""

from __future__ import annotations

import functools
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import coursekit
import damage
import pytest

from autograder import build, colab
from autograder.colab import Place
from autograder.course import LANGS, Course, CourseError
from autograder.recovery import recover
from autograder.submission import read, template

ROOT = Path(__file__).parents[1]
PLACE = Place("someone/course-release", "main", "release")


def test_addresses_are_those_of_github_and_colab() -> None:
    assert PLACE.opened("ko", "day1") == (
        "https://colab.research.google.com/github/someone/course-release/blob/main/release/ko/day1/day1.ipynb"
    )
    assert PLACE.files("en", "day5-rnn") == (
        "https://raw.githubusercontent.com/someone/course-release/main/release/en/day5-rnn/"
    )
    assert Place("a/b", folder="").files("ko", "day1") == "https://raw.githubusercontent.com/a/b/main/ko/day1/"


@pytest.mark.parametrize(
    "said",
    [
        "[colab]",
        "[colab]\nrepository = 3",
        '[colab]\nrepository = "https://github.com/a/b"',
        '[colab]\nrepository = "a/b"\nbranch = "x\\"y"',
        '[colab]\nrepository = "a/b"\nbrunch = "main"',
        "colab = 3",
        "[collab]",
        "[",
    ],
)
def test_an_odd_setting_is_refused_with_the_file_named(tmp_path: Path, said: str) -> None:
    (tmp_path / "course.toml").write_text(said, encoding="utf-8")
    with pytest.raises(CourseError, match=r"course\.toml: "):
        _ = Course(tmp_path).colab


def test_without_the_setting_there_is_neither_badge_nor_set_up(tmp_path: Path) -> None:
    assert Course(tmp_path).colab is None
    (tmp_path / "course.toml").write_text("# nothing\n", encoding="utf-8")
    assert Course(tmp_path).colab is None


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "course.toml").write_text('[colab]\nrepository = "someone/course-release"\n', encoding="utf-8")
    return coursekit.mini_course(tmp_path)


def released(course: Course, lang: str) -> tuple[dict[str, bytes], dict[str, Any]]:
    files = build.source(course.assignment("day1"), lang, course.colab)
    return files, json.loads(files["day1.ipynb"])


@pytest.mark.parametrize("lang", LANGS)
def test_a_notebook_begins_with_its_own_badge_and_the_set_up(course: Course, lang: str) -> None:
    badge, set_up = released(course, lang)[1]["cells"][:2]
    assert f"/release/{lang}/day1/day1.ipynb)" in damage.text(badge)
    assert set_up["metadata"]["autograder"] == {"role": "colab"}
    assert f'"https://raw.githubusercontent.com/someone/course-release/main/release/{lang}/day1/"' in damage.text(
        set_up
    )


RUN = """\
import json, os, sys, types
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
asked = []
shell.run_line_magic = lambda name, line, _stack_depth=1: asked.append(f"{name} {line}")
if sys.argv[1] == "colab":
    sys.modules["google.colab"] = types.ModuleType("google.colab")
ran = shell.run_cell(sys.stdin.read())
ran.raise_error()
found = sorted(os.path.relpath(os.path.join(at, f)) for at, _, files in os.walk(".") for f in files)
print(json.dumps([asked, found]))
"""


@pytest.fixture
def server(course: Course, tmp_path: Path) -> Iterator[str]:
    """What GitHub would serve: the files of day 1."""
    folder = tmp_path / "served"
    for name, data in released(course, "ko")[0].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()
        thread.join()


def run(source: str, where: str, folder: Path) -> tuple[list[str], list[str]]:
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(folder.parent), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-c", RUN, where]
    done = subprocess.run(
        command, cwd=folder, input=source, capture_output=True, text=True, env=environment, check=True
    )
    asked, found = json.loads(done.stdout.splitlines()[-1])
    return asked, found


def test_on_colab_the_set_up_installs_otter_and_fetches_what_lies_beside_the_notebook(
    course: Course, server: str, tmp_path: Path
) -> None:
    source = damage.text(released(course, "ko")[1]["cells"][1]).replace(PLACE.files("ko", "day1"), server)
    place = tmp_path / "content"
    asked, found = run(source, "colab", place)
    assert asked == [f'pip install -q "{colab.OTTER}"']
    assert found == ["day1.ipynb", "tests/double.py", "tests/shift.py"]
    assert (place / "tests/double.py").read_bytes() == released(course, "ko")[0]["tests/double.py"]
    (place / "day1.ipynb").write_text("mine")
    (place / "tests" / "double.py").write_text("old")
    run(source, "colab", place)
    assert (place / "day1.ipynb").read_text() == "mine", "a learner's own file is never overwritten"
    assert (place / "tests/double.py").read_text() != "old"


def test_anywhere_else_the_set_up_does_nothing(course: Course, tmp_path: Path) -> None:
    assert run(damage.text(released(course, "ko")[1]["cells"][1]), "jupyter", tmp_path / "here") == ([], [])


def test_the_version_of_otter_that_colab_installs_is_the_one_in_use_here() -> None:
    from importlib.metadata import version

    assert f"otter-grader=={version('otter-grader').split('.')[0]}.*" == colab.OTTER


@pytest.mark.parametrize("labels", ["kept", "lost"])
@pytest.mark.parametrize("day", ["day1", "day3"])
def test_of_a_notebook_saved_by_colab_the_same_cells_are_run(day: str, labels: str, tmp_path: Path) -> None:
    """What decides a verdict is which cells run; that Colab's own lines in them do no harm is test_damage's."""
    path = ROOT / "release" / "en" / day / f"{day}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = colab.cells(PLACE, "en", day, ["tests/a.py"])
    notebook["cells"][:0] = [dict(c) for c in cells]
    roles = template(path) | {damage.text(cells[0]): "text", damage.text(cells[1]): "colab"}
    asked = {name for e in Course(ROOT).assignment(day).exercises for name in e.functions}
    if labels == "lost":
        damage.KINDS["metadata lost"].hurt(random.Random(1), damage.Copy(notebook, (), day))
    saved = tmp_path / "day.ipynb"
    saved.write_text(json.dumps(damage.colab_saved(notebook, random.Random(1))), encoding="utf-8")
    before, after = (recover(read(p), {"en": roles}, asked) for p in (path, saved))
    assert [c.source for c in after.cells] == [c.source for c in before.cells]
    assert read(saved).lang == "en"
    assert after.notes == ()
