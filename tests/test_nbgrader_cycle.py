"""nbgrader's whole cycle with its real commands and our sandbox, as unix users with an exchange between them."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path

import coursekit
import pytest
from nbgrader.api import Gradebook
from unixusers import Machine

from autograder.outputs import gradebook

WRONG = coursekit.SOLUTIONS | {"double": "def double(x):\n    return 3 * x"}
# nbgrader's commands one after the other in one process: importing nbgrader takes longer than most of them.
NBGRADER = """
import json, sys
from jupyter_core.application import NoStart
from nbgrader.apps.nbgraderapp import NbGraderApp
for argv in json.loads(sys.argv[1]):
    app = NbGraderApp.instance()
    try:
        app.initialize(argv)
        app.start()
    except NoStart:
        pass  # the subcommand has run
    except SystemExit as ended:
        if ended.code:
            sys.exit(f"nbgrader {' '.join(argv)} ended with {ended.code}")
    app.reset()
"""


@pytest.fixture
def machine(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    made = Machine(tmp_path, "teacher", "minji", "mallory", "eve")
    coursekit.built(tmp_path_factory, made.home("teacher") / "course")
    config = made.home("teacher") / "course" / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + "c.LatePenalty.per_day = 0.1\n", encoding="utf-8")
    made.give("teacher", made.home("teacher"))
    made.configure(
        'c = get_config()\nc.CourseDirectory.course_id = "deep-learning"\nc.Exchange.root = "/home/exchange"\n'
    )
    return made


def nbgrader(machine: Machine, user: str, *commands: str) -> str:
    """Run each of `commands`, such as "collect day1 --update", in the instructor's course or the student's home."""
    folder = "course" if user == "teacher" else ""
    argv = json.dumps([shlex.split(command) for command in commands])
    return machine.run(user, folder, ["python", "-W", "ignore", "-c", NBGRADER, argv])


def work(machine: Machine, student: str, functions: dict[str, str]) -> None:
    notebook = machine.home(student) / "day1" / "day1.ipynb"
    filled = coursekit.fill(json.loads(notebook.read_text(encoding="utf-8")), functions)
    notebook.write_text(json.dumps(filled), encoding="utf-8")


def book(machine: Machine) -> Gradebook:
    return Gradebook(f"sqlite:///{machine.home('teacher') / 'course' / 'gradebook.db'}", "deep-learning")


def grades(machine: Machine, student: str) -> tuple[object, ...]:
    """Of `double`: automatic points, a person's, whether to look again; the score of all; and comments."""
    with book(machine) as opened:
        grade = opened.find_grade("double-grade", "day1", "day1", student)
        submission = opened.find_submission("day1", student)
        comments = [c.comment for notebook in submission.notebooks for c in notebook.comments if c.comment]
        return grade.auto_score, grade.manual_score, grade.needs_manual_grade, submission.score, *comments


def exported(machine: Machine, name: str, student: str) -> tuple[float, float]:
    """Score without and with the penalty for being late, in what `nbgrader export --to` wrote."""
    with (machine.home("teacher") / "course" / name).open(encoding="utf-8") as file:
        (row,) = (row for row in csv.DictReader(file) if row["student_id"] == student)
        return float(row["raw_score"]), float(row["score"])


def test_from_release_to_final_grades_as_an_instructor_and_a_student(machine: Machine) -> None:
    nbgrader(machine, "teacher", "generate_assignment day1 --force", "release_assignment day1")
    nbgrader(machine, "minji", "fetch_assignment day1")
    work(machine, "minji", WRONG)
    nbgrader(machine, "minji", "submit day1")
    machine.run("minji", "", ["ls", "/home/exchange/deep-learning/inbound"], 2)  # nobody sees what others handed in
    nbgrader(machine, "teacher", "collect day1", "autograde day1")
    assert grades(machine, "minji") == (0.0, None, False, 4.5)

    # A person's points and words outlive every regrade.
    said = "거의 다 왔어요"
    with book(machine) as opened:
        grade = opened.find_grade("double-grade", "day1", "day1", "minji")
        grade.manual_score, grade.needs_manual_grade = 1.25, False
        opened.find_comment("double", "day1", "day1", "minji").manual_comment = said
        opened.db.commit()
    stored = machine.home("teacher") / "course" / "results" / "day1" / "minji.json"
    grade_all = ["python", "-m", "autograder.cli", "grade", "day1", "--jobs", "1", "--force"]
    machine.run("teacher", "course", grade_all)
    assert grades(machine, "minji") == (0.0, 1.25, False, 5.75, said), "nothing changed: nothing to look at again"
    graded = stored.stat().st_mtime_ns
    late = "db assignment add day1 --duedate='2026-01-01 09:00 Asia/Seoul'"
    nbgrader(machine, "teacher", late, "autograde day1 --force", "export --to late.csv")
    assert grades(machine, "minji") == (0.0, 1.25, True, 5.75, said), "nbgrader's rule: look again"
    assert exported(machine, "late.csv", "minji") == (5.75, 0.0), "a tenth of the score a day, and many days late"
    assert stored.stat().st_mtime_ns == graded, "both routes have one result: the sandbox is not asked twice"

    nbgrader(
        machine,
        "teacher",
        "db assignment add day1 --duedate='2999-01-01 09:00 Asia/Seoul'",
        *("autograde day1 --force", "generate_feedback day1", "release_feedback day1"),
    )
    work(machine, "minji", coursekit.SOLUTIONS)
    nbgrader(machine, "minji", "fetch_feedback day1", "submit day1")
    (page,) = (machine.home("minji") / "day1" / "feedback").glob("*/day1.html")
    shown = page.read_text(encoding="utf-8")
    assert said in shown and "5.75 / 7.5" in shown and "세 배를 했네요." in shown, "a person's words and ours"

    # Handed in once more, and right: graded anew, and the person's points stand until they look again.
    nbgrader(machine, "teacher", "collect day1 --update", "autograde day1", "export")
    assert grades(machine, "minji") == (3.0, 1.25, True, 5.75, said)
    assert exported(machine, "grades.csv", "minji") == (5.75, 5.75)


def test_what_a_student_puts_into_the_exchange_harms_nobody_else(machine: Machine) -> None:
    """Links, pipes, other people's names and odd names: nbgrader's own collect follows, waits, believes and stops."""
    nbgrader(machine, "teacher", "generate_assignment day1 --force", "release_assignment day1")
    nbgrader(machine, "minji", "fetch_assignment day1")
    work(machine, "minji", coursekit.SOLUTIONS)
    nbgrader(machine, "minji", "submit day1")
    graders = "/home/teacher/course/assignments/day1_small/graders/test_small.py"
    hostile = f"""
        cd /home/exchange/deep-learning/inbound
        mkdir 'minji+day1+2999-01-01 00:00:00.000000 UTC+x' 'mallory+day1+never'
        mkdir 'mallory+day1+2026-01-02 00:00:00 UTC+x'
        echo '{{}}' > 'minji+day1+2999-01-01 00:00:00.000000 UTC+x/day1.ipynb'
        ln -s /home/teacher/course 'mallory+day1+2026-01-01 00:00:00 UTC+x'
        cd 'mallory+day1+2026-01-02 00:00:00 UTC+x'
        ln -s {graders} stolen.html; ln -s {graders} day1.ipynb; mkfifo pipe.ipynb
        touch closed.ipynb; chmod 0 closed.ipynb; mkdir folder.ipynb
        echo '<script>alert(1)</script>' | tee page.html > day1.ipynb.html
        echo secret > submission_secret.txt; echo 'no time' > timestamp.txt; echo mine > 'day1.ipynb의 사본'
    """
    machine.run("mallory", "", ["sh", "-ec", hostile])
    large = (
        "mkdir 'eve+day1+2026-01-02 00:00:00 UTC+x'; truncate -s 200M 'eve+day1+2026-01-02 00:00:00 UTC+x/day1.ipynb'"
    )
    machine.run("eve", "", ["sh", "-ec", f"cd /home/exchange/deep-learning/inbound; {large}"])
    # One who handed in elsewhere has a report of ours and no place in the exchange.
    course = machine.home("teacher") / "course"
    (course / "feedback" / "jun" / "day1").mkdir(parents=True)
    (course / "feedback" / "jun" / "day1" / "report.html").write_text("<p>jun</p>", encoding="utf-8")
    machine.give("teacher", course / "feedback")
    said = nbgrader(
        machine,
        "teacher",
        *("collect day1", "autograde day1", "collect day1 --update", "generate_feedback day1", "release_feedback day1"),
    )
    assert "2026-01-02 00:00:00 UTC+x' says when" in said and said.count("put there or renamed") == 2 * 3
    assert "claims to be minji's and belongs to mallory" in said and "never" in said
    assert "not collected: eve" in said and said.count("not collected") == 2
    assert {p.parent.name: sorted(f.name for f in p.iterdir()) for p in (course / "submitted").glob("*/day1")} == {
        "mallory": ["day1.ipynb의 사본", "submission_secret.txt", "timestamp.txt"],
        "minji": ["day1.ipynb", "submission_secret.txt", "timestamp.txt"],
    }
    assert not any(path.is_symlink() for path in (course / "submitted").rglob("*"))
    assert gradebook.scores(f"sqlite:///{course / 'gradebook.db'}", "day1") == {"minji": 7.5, "mallory": 0.0}
    assert "no feedback through the exchange for jun" in said
    nbgrader(machine, "minji", "fetch_feedback day1")
    assert list((machine.home("minji") / "day1" / "feedback").glob("*/day1.html"))
    pages = (machine.root / "exchange" / "deep-learning" / "feedback").glob("*")
    assert not any("SECRET_TOLERANCE" in page.read_text(encoding="utf-8") for page in pages)
