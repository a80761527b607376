"""Gradescope: results.json keeps to the published format, and the exported zip grades in a container like theirs."""

from __future__ import annotations

import importlib.metadata
import json
import math
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import pytest
from test_report import CLASS

from autograder import demo, engine, learners
from autograder.course import Course
from autograder.integrations import gradescope as package
from autograder.outputs import gradescope
from autograder.result import Message, Result
from autograder.sandbox import Infrastructure

ROOT = coursekit.REPOSITORY
DAY = coursekit.DAY
GRADED, BROKEN = CLASS[1], CLASS[5]

# https://gradescope-autograders.readthedocs.io/en/latest/specs/
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
NUMBER, TEXT, TABLE = (int, float), (str,), (dict,)
TOP = {
    "score": NUMBER,
    "execution_time": NUMBER,
    "output": TEXT,
    "output_format": FORMATS,
    "test_output_format": FORMATS,
    "test_name_format": FORMATS,
    "visibility": VISIBILITIES,
    "stdout_visibility": VISIBILITIES,
    "extra_data": TABLE,
    "tests": (list,),
    "leaderboard": (list,),
}
TEST = {
    "score": NUMBER,
    "max_score": NUMBER,
    "status": {"passed", "failed"},
    "name": TEXT,
    "name_format": FORMATS,
    "number": TEXT,
    "output": TEXT,
    "output_format": FORMATS,
    "tags": (list,),
    "visibility": VISIBILITIES,
    "extra_data": TABLE,
}


def problems(found: Any) -> list[str]:
    """What in `found`, a results.json as parsed, the format does not have; stricter where Gradescope says nothing."""
    if not isinstance(found, dict):
        return ["not an object"]
    said = _fields(found, TOP, "")
    tests = found.get("tests", [])
    for place, test in enumerate(tests if isinstance(tests, list) else []):
        said += _fields(test, TEST, f"tests[{place}].") if isinstance(test, dict) else [f"tests[{place}]: no object"]
    scored = [isinstance(test, dict) and "score" in test for test in tests] if isinstance(tests, list) else []
    if "score" not in found and not (scored and all(scored)):
        said.append("no score, neither of the whole nor of every test")
    return said


def _fields(found: dict[str, Any], known: dict[str, Any], where: str) -> list[str]:
    said = [f"{where}{name}: unknown" for name in found.keys() - known.keys()]
    for name, value in found.items():
        allowed = known.get(name, (object,))
        if isinstance(allowed, set):
            good = isinstance(value, str) and value in allowed
        else:
            good = isinstance(value, allowed) and not isinstance(value, bool)
        if isinstance(value, float):
            good = good and math.isfinite(value) and value >= 0
        said += [] if good else [f"{where}{name}: {value!r}"]
    if {"score", "max_score"} <= found.keys() and where != "" and not said and found["score"] > found["max_score"]:
        said.append(f"{where}score: above max_score")
    return said


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"tests": [{}]},
        {"tests": [{"score": 1}, {}]},
        {"score": float("nan")},
        {"score": "1"},
        {"score": True},
        {"score": 1, "visibility": "public"},
        {"score": 1, "output_format": "markdown"},
        {"score": 1, "points": 1},
        {"score": 1, "tests": [{"score": 2, "max_score": 1}]},
        {"score": 1, "tests": [{"score": 1, "status": "error"}]},
        {"score": 1, "tests": {}},
        [],
    ],
    ids=json.dumps,
)
def test_the_validator_finds_what_the_format_has_not(wrong: Any) -> None:
    assert problems(wrong)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("result", [r for r in CLASS if r.status != "needs_regrade"], ids=lambda r: r.student)
def test_every_result_becomes_a_valid_results_json(result: Result, lang: str, tmp_path: Path) -> None:
    found = json.loads(gradescope.write(result, tmp_path / "results.json", lang).read_text(encoding="utf-8"))
    assert problems(found) == []
    assert found["score"] == result.score == sum(test["score"] for test in found["tests"])
    assert [t["name"] for t in found["tests"]] == [e.title[lang] for e in result.exercises]
    assert [t["max_score"] for t in found["tests"]] == [e.max_score for e in result.exercises]
    assert [t["status"] == "passed" for t in found["tests"]] == [e.outcome == "passed" for e in result.exercises]
    assert result.isolation in found["output"]


def test_the_words_are_the_learners_language_unless_one_is_asked_for() -> None:
    assert gradescope.render(GRADED) == gradescope.render(GRADED, GRADED.lang)
    assert gradescope.render(GRADED, "ko") != gradescope.render(GRADED, "en")


def test_what_was_not_graded_has_no_score_at_all(tmp_path: Path) -> None:
    assert BROKEN.status == "needs_regrade"
    with pytest.raises(ValueError, match="no score is written"):
        gradescope.write(BROKEN, tmp_path / "results.json")
    assert list(tmp_path.iterdir()) == []


def test_what_a_learner_wrote_is_text_and_no_markup() -> None:
    note = Message("cell_raised", {"cell": 3, "type": "<b>", "text": "<script>alert(1)</script>", "line": None})
    found = gradescope.render(replace(GRADED, notes=(note,)))
    assert "<script>" in found["output"] and found["output_format"] == found["test_output_format"] == "text"
    assert not any("output_format" in test for test in found["tests"])


# The zip.


def unzipped(archive: Path, folder: Path) -> Path:
    """As `unzip` does it: with the modes that the archive says."""
    with zipfile.ZipFile(archive) as file:
        for entry in file.infolist():
            path = Path(file.extract(entry, folder))
            path.chmod(entry.external_attr >> 16)
    return folder


def test_the_zip_has_what_gradescope_asks_for_at_its_root(course: Course, tmp_path: Path) -> None:
    assert coursekit.run(course, "export", "gradescope", DAY) == 0
    written = course.root / "report" / DAY / "gradescope.zip"
    source = unzipped(written, tmp_path / "source")
    for name in ("setup.sh", "run_autograder"):
        assert (source / name).read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
        assert subprocess.run(["bash", "-n", str(source / name)], check=False).returncode == 0
    assert Course(source / "course").assignment(DAY).points == course.assignment(DAY).points
    closed = [p for p in source.rglob("*") if p.is_file() and stat.S_IMODE(p.stat().st_mode) & 0o077]
    assert closed == [], "nothing in it is for others to read"
    again = tmp_path / "again.zip"
    assert coursekit.run(course, "export", "gradescope", DAY, "--out", again) == 0
    assert again.read_bytes() == written.read_bytes()


def test_only_the_day_that_was_asked_for_goes_with_it(tmp_path: Path) -> None:
    source = unzipped(package.write(Course(ROOT), "day3", tmp_path / "x.zip"), tmp_path / "source")
    assert [p.name for p in (source / "course" / "assignments").iterdir()] == ["day3_cnn"]
    assert {f"{p.parent.name}/{p.name}" for p in source.glob("course/release/*/*")} == {"en/day3", "ko/day3"}


def test_the_package_installs_from_its_wheel_and_holds_no_grader(tmp_path: Path) -> None:
    site = installed(tmp_path)
    ours = Path(engine.__file__).parent
    wanted = {p.relative_to(ours) for p in ours.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert {p.relative_to(site / "autograder") for p in (site / "autograder").rglob("*") if p.is_file()} == wanted
    assert not any(p.match("test_*.py") or p.name == "reference.py" for p in wanted)


def installed(tmp_path: Path) -> Path:
    """The wheel, put by pip where nothing else is."""
    name, data = package.wheel()
    (tmp_path / name).write_bytes(data)
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-compile", "--target", str(site), str(tmp_path / name)], check=True)
    return site


def test_versions_are_pinned_to_those_in_use_here() -> None:
    pinned = package.pinned()
    assert set(package.NEEDED) <= pinned.keys()
    assert not [name for name in pinned if package.CUDA.match(name)]
    assert pinned["torch"] == importlib.metadata.version("torch").partition("+")[0]
    constraints = dict(
        line.lower().replace("_", "-").split("==") for line in (ROOT / "constraints.txt").read_text().split()
    )
    assert {name for name, version in pinned.items() if constraints.get(name, version) != version} == set()


SHIMS = {
    "apt-get": 'echo "apt-get $*" >> "$LOG"',
    "python3": 'case "$1" in -c) exit $OLD;; *) echo "python3 $*" >> "$LOG";; esac',
    "python3.11": 'echo "python3.11 $*" >> "$LOG"',
}


@pytest.mark.parametrize(("old", "python"), [("0", "python3"), ("1", "python3.11")], ids=["new python", "Ubuntu 22.04"])
def test_setup_asks_apt_and_pip_for_what_is_pinned(old: str, python: str, course: Course, tmp_path: Path) -> None:
    """Its commands, run with stand-ins that write down what they were asked for: here is no Ubuntu to change."""
    source = unzipped(package.write(course, DAY, tmp_path / "x.zip"), tmp_path / "source")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, body in SHIMS.items():
        (tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    pip = tmp_path / "opt" / "autograder" / "bin" / "python"
    pip.parent.mkdir(parents=True)
    pip.write_text('#!/bin/sh\necho "venv $*" >> "$LOG"\n', encoding="utf-8")
    pip.chmod(0o755)
    text = (source / "setup.sh").read_text(encoding="utf-8")
    text = text.replace("/autograder/source", str(source)).replace("/opt/", f"{tmp_path}/opt/")
    log = tmp_path / "log"
    environment = {"PATH": f"{tools}:/usr/bin:/bin", "LOG": str(log), "OLD": old}
    subprocess.run(["bash", "-c", text, "setup.sh"], env=environment, check=True)
    asked = log.read_text(encoding="utf-8").splitlines()
    assert asked[0] == "apt-get update"
    assert [line for line in asked if " install " in line and line.startswith("apt-get")][-1].endswith(f"{python}-venv")
    assert f"{python} -m venv {tmp_path}/opt/autograder" in asked
    (needs, torch, ours) = [line for line in asked if line.startswith("venv -m pip install")]
    assert needs.endswith("-r requirements.txt")
    assert re.search(r"--index-url https://download\.pytorch\.org/whl/cpu torch==[\d.]+ torchvision==[\d.]+$", torch)
    assert (source / ours.rpartition("./")[2]).is_file() and "--no-deps" in ours


@pytest.mark.parametrize("name", ["memory.max", "memory/memory.limit_in_bytes"])
def test_a_container_with_too_little_memory_is_told_and_none_of_the_students_fault(name: str, tmp_path: Path) -> None:
    package._enough_memory(2000, tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    for text, enough in (("max\n", True), (f"{3000 << 20}\n", True), (f"{768 << 20}\n", False)):
        (tmp_path / name).write_text(text, encoding="ascii")
        if enough:
            package._enough_memory(2000, tmp_path)
        else:
            with pytest.raises(Infrastructure, match="768 MB of memory and grading needs 2000"):
                package._enough_memory(2000, tmp_path)


def test_a_day_that_was_not_built_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coursekit.mini_course(tmp_path)
    assert coursekit.run(tmp_path, "export", "gradescope", DAY) == 2
    err = capsys.readouterr().err
    assert err == f"autograder: {DAY} is not built: run `autograder build {DAY}` first\n"


# A container like theirs.

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="not run: only root can make a container with many users")


class Container:
    """What Gradescope makes of a zip: root, Docker's capabilities, no user namespaces, Python that all can read."""

    def __init__(self, archive: Path, folder: Path) -> None:
        self.folder, self.site = folder, installed(folder)
        self.source = unzipped(archive, folder / "autograder")
        self.venv = folder / "venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(self.venv)], check=True)
        self.results = folder / "results"
        self.results.mkdir()

    @property
    def written(self) -> Any:
        """results.json; None where there is none."""
        path = self.results / "results.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def run(self, submission: Path, *command: str) -> subprocess.CompletedProcess[str]:
        """Run the autograder, or another command, with a folder that was handed in."""
        return subprocess.run(
            [
                sys.executable,
                str(Path(__file__).with_name("container.py")),
                *self._mounts(submission),
                *(command or ("/autograder/run_autograder",)),
            ],
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
            timeout=300,
            check=False,
        )

    def _mounts(self, submission: Path) -> Iterator[str]:
        yield from ("--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--chdir", "/autograder")
        for name in ("usr", "etc", "sys", "bin", "sbin", "lib", "lib64"):
            if os.path.exists(f"/{name}"):
                yield from ("--ro-bind", f"/{name}", f"/{name}")
        base = Path(sys.base_prefix).resolve()
        if not base.is_relative_to("/usr"):
            for parent in reversed(base.parents[:-1]):
                yield from ("--perms", "0755", "--dir", str(parent))
            yield from ("--ro-bind", str(base), str(base))
        yield from ("--perms", "0755", "--dir", "/opt", "--bind", str(self.venv), "/opt/autograder")
        here = Path(str(importlib.metadata.distribution("numpy").locate_file("")))
        packages = {(here / name).resolve() for d in package.pinned() for name in tops(d)} | set(self.site.iterdir())
        for path in sorted(packages):
            place = f"/opt/autograder/lib/python3.{sys.version_info[1]}/site-packages/{path.name}"
            yield from ("--ro-bind", str(path), place)
        yield from ("--perms", "0755", "--dir", "/autograder", "--bind", str(self.source), "/autograder/source")
        yield from ("--ro-bind", str(self.source / "run_autograder"), "/autograder/run_autograder")
        yield from ("--ro-bind", str(submission), "/autograder/submission")
        yield from ("--bind", str(self.results), "/autograder/results")


def tops(distribution: str) -> set[str]:
    """The files and folders that a distribution has in site-packages."""
    found = importlib.metadata.files(distribution) or ()
    return {path.parts[0] for path in found if path.parts[0] not in ("..", "__pycache__")}


@pytest.fixture
def container(course: Course, tmp_path: Path) -> Container:
    assert coursekit.run(course, "export", "gradescope", DAY, "--lang", "en", "--out", tmp_path / "x.zip") == 0
    return Container(tmp_path / "x.zip", tmp_path)


NOSY = """
def shift_forward(x):
    import os
    from pathlib import Path
    if os.getuid() == 0:
        raise RuntimeError("is root")
    for place in ("/autograder/source", "/autograder/source/settings.json", "/autograder/results"):
        try:
            os.listdir(place) if Path(place).is_dir() else open(place).read()
            raise RuntimeError("reads " + place)
        except PermissionError:
            pass
    Path("/autograder/results/results.json").write_text('{"score": 100}')
"""


@needs_root
def test_it_grades_in_a_container_without_user_namespaces(course: Course, container: Container) -> None:
    handed_in = coursekit.submit(course, "kim", coursekit.SOLUTIONS | {"shift_forward": NOSY}).parent
    refused = container.run(handed_in, "unshare", "--user", "true")
    assert refused.returncode != 0 and "unshare failed" in refused.stderr
    done = container.run(handed_in)
    assert done.returncode == 0, done.stdout + done.stderr
    found = container.written
    assert problems(found) == []
    assert found["extra_data"]["isolation"] == "landlock"
    assert [(t["name"], t["score"], t["status"]) for t in found["tests"]] == [
        ("Double", 3, "passed"),
        ("Shift", 0, "failed"),
    ]
    assert "PermissionError" in found["tests"][1]["output"], "to results.json, after it was refused all else"
    closed = (container.source, container.source / "course", container.source / "settings.json")
    assert [p for p in closed if stat.S_IMODE(p.stat().st_mode) & 0o077] == []


@needs_root
def test_a_renamed_notebook_is_found_and_one_that_is_none_is_a_zero_with_a_reason(
    course: Course, container: Container, tmp_path: Path
) -> None:
    handed_in = tmp_path / "handed_in"
    handed_in.mkdir()
    notebook = handed_in / "day1 (1).ipynb"
    shutil.copy(coursekit.submit(course, "lee", coursekit.SOLUTIONS), notebook)
    assert container.run(handed_in).returncode == 0
    assert container.written["score"] == 7.5
    notebook.write_text('{"cells": [')
    assert container.run(handed_in).returncode == 0
    found = container.written
    assert problems(found) == [] and found["score"] == 0 and found["tests"] == []
    assert "could not be read" in found["output"]


@needs_root
@pytest.mark.parametrize("broken", ["grader", "python", "settings"])
def test_a_fault_of_ours_writes_no_score_and_says_why(broken: str, course: Course, container: Container) -> None:
    handed_in = coursekit.submit(course, "kim", coursekit.SOLUTIONS).parent
    (container.results / "results.json").write_text('{"score": 7.5}')  # of a run before this one
    if broken == "grader":
        reference = next(container.source.rglob("reference.py"))
        reference.write_text("def double(x):\n    raise OSError('no disk')\n")
    elif broken == "python":
        container.venv.chmod(0o700)
    else:
        (container.source / "settings.json").unlink()
    done = container.run(handed_in)
    assert done.returncode == 3
    assert container.written is None
    assert done.stdout.startswith("autograder: not graded, no score was written: ") and done.stdout.count("\n") == 1
    reason = {"grader": "grader", "python": "cannot enter /opt/autograder", "settings": "settings.json"}[broken]
    assert reason in done.stdout


@needs_root
def test_it_gives_the_demo_class_the_scores_that_are_due(tmp_path: Path) -> None:
    """An elective's, whose notebooks take seconds; all of day 1's class was tried by hand, with the same scores."""
    course, day = Course(ROOT), "day5-clustering"
    place = Container(package.write(course, day, tmp_path / "day.zip"), tmp_path)
    class_ = learners.takers(course.assignment(day))
    chosen = [next(x for x in class_ if x.mistake), *(x for x in class_ if x.kind in ("solution", "malformed"))]
    assert len(chosen) == 3
    for learner in chosen:
        learners.submit(learner, course, day, tmp_path / "submitted")
        handed_in = tmp_path / "submitted" / learner.student / day
        done = place.run(handed_in)
        assert done.returncode == 0, done.stdout
        found = place.written
        assert problems(found) == []
        ours = engine.grade_one(course, day, handed_in / f"{day}.ipynb", learner.student)
        assert demo.differences(learner, ours) == []
        assert found["score"] == ours.score
        assert {t["extra_data"]["exercise"]: (t["score"], t["output"]) for t in found["tests"]} == {
            e.id: (e.score, gradescope.told(e, learner.lang)) for e in ours.exercises
        }


@needs_root
def test_what_is_pinned_is_all_that_grading_needs(tmp_path: Path) -> None:
    """A day with torch, whose solutions earn full points where nothing else is installed."""
    course, day = Course(ROOT), "day5-augmentation"
    place = Container(package.write(course, day, tmp_path / "day.zip"), tmp_path)
    learner = learners.takers(course.assignment(day))[0]
    learners.submit(learner, course, day, tmp_path / "submitted")
    done = place.run(tmp_path / "submitted" / learner.student / day)
    assert done.returncode == 0, done.stdout
    assert place.written["score"] == course.assignment(day).points
