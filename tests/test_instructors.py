"""The page for instructors: every command on it runs, in its order, in a small course with students and a download."""

from __future__ import annotations

import csv
import getpass
import json
import re
import shlex
import zipfile
from pathlib import Path

import coursekit
import pytest
from jupyter_core.application import NoStart
from nbgrader.apps.nbgraderapp import NbGraderApp

from autograder import cli
from autograder.course import Course

# nbgrader 0.9.6 adds half-made submissions to SQLAlchemy's session, and leaves closing files to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]

PAGE = coursekit.REPOSITORY / "docs" / "instructors.md"
ELSEWHERE = {"jupyter lab": "browser/test_formgrader.py"}  # what does not end by itself, and who runs it
STUDENTS = ("fetch_assignment", "submit", "fetch_feedback")
WRONG = coursekit.SOLUTIONS | {"double": "def double(x):\n    return 3 * x"}
EXCHANGE = "/srv/nbgrader/exchange"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def nbgrader(*argv: str) -> None:
    app = NbGraderApp.instance()
    try:
        app.initialize(list(argv))
        app.start()
    except NoStart:
        pass  # the subcommand has run
    except SystemExit as ended:
        assert not ended.code, f"nbgrader {shlex.join(argv)}"
    finally:
        app.reset()


def doctored(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def download(course: Course) -> None:
    """What Canvas lets one download, of two learners, and its list of them."""
    folder = course.root / "downloaded" / "day1"
    doctored(folder, "roster.csv", (course.root / "gradebook.csv").read_text(encoding="utf-8"))
    released = json.loads((course.root / "release" / "ko" / "day1" / "day1.ipynb").read_text(encoding="utf-8"))
    (folder / "archive").mkdir()
    with zipfile.ZipFile(folder / "archive" / "submissions.zip", "w") as zipped:
        for name, functions in (("me_1001_5", WRONG), ("홍길동_LATE_1002_6", coursekit.SOLUTIONS)):
            zipped.writestr(f"{name}_day1.ipynb", json.dumps(coursekit.fill(released, functions)))


def test_every_command_of_the_page_runs(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = getpass.getuser()  # student and instructor in one; two accounts are test_nbgrader_cycle's
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    home = tmp_path / "student"
    home.mkdir()
    (config,) = blocks("python")
    assert EXCHANGE in config
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    doctored(tmp_path / "jupyter", "nbgrader_config.py", config.replace(EXCHANGE, str(tmp_path / "exchange")))
    for name, place in (("JUPYTER_CONFIG_PATH", "jupyter"), ("JUPYTER_DATA_DIR", "data")):
        monkeypatch.setenv(name, str(tmp_path / place))
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    doctored(course.root, "roster.csv", f"id,first_name,last_name,email\n{me},민지,김,minji@school.kr\n")
    lines = f'Student,ID,SIS User ID,SIS Login ID,Section\n"김, 민지",1001,,{me},A\n"홍, 길동",1002,,gildong,A\n'
    doctored(course.root, "gradebook.csv", lines)

    asked = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(asked) >= 20
    for line in asked:
        if line in ELSEWHERE:
            runs = (Path(__file__).parent / ELSEWHERE[line]).read_text(encoding="utf-8")
            assert json.dumps(shlex.split(line))[1:-1] in runs
            continue
        program, *argv = shlex.split(line)
        monkeypatch.chdir(home if argv[0] in STUDENTS else course.root)
        if argv[0] == "submit":
            notebook = home / "day1" / "day1.ipynb"
            notebook.write_text(json.dumps(coursekit.fill(json.loads(notebook.read_text(encoding="utf-8")), WRONG)))
        if argv[0] == "zip_collect":
            download(course)
        if program == "nbgrader":
            nbgrader(*argv)
        else:
            assert program == "autograder"
            assert cli.main(argv) == 0, line

    (fetched,) = home.glob("day1/feedback/*/day1.html")
    assert "세 배를 했네요." in fetched.read_text(encoding="utf-8")
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        grades = {(row["assignment"], row["student_id"]): float(row["score"]) for row in csv.DictReader(file)}
    assert grades["day1", me] == 4.5
    final = (course.root / "report" / "day1" / "scores-canvas.csv").read_text(encoding="utf-8").splitlines()
    assert final[2].split(",")[-1] == "4.5"
    with zipfile.ZipFile(course.root / "report" / "day1" / "feedback-canvas.zip") as back:
        assert set(back.namelist()) == {"me_1001_5_day1.html", "홍길동_LATE_1002_6_day1.html"}
