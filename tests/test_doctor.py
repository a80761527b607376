"""Each thing that can be wrong with an instructor's machine is found, and the doctor says how to mend it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import pytest
from rich.console import Console

from autograder import cli, doctor
from autograder.doctor import GB, Finding
from autograder.sandbox import Infrastructure

Check = Callable[[Path], Iterator[Finding]]


def states(check: Check, course: Path) -> list[tuple[str, str]]:
    """(what, state) of each finding; whatever is not in order says how to mend it."""
    found = list(check(course))
    for f in found:
        assert f.what and f.said
        assert f.mend or f.state == "ok"
    return [(f.what, f.state) for f in found]


@pytest.fixture
def levels(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The isolation levels that work here."""
    working: set[str] = set()

    class Open:
        def close(self) -> None:
            pass

    def start(level: str, limits: object) -> Open:
        if level not in working:
            raise Infrastructure(f"no {level}")
        return Open()

    monkeypatch.setattr(doctor, "open_sandbox", start)
    return working


def test_without_any_isolation_nothing_can_be_graded(levels: set[str], tmp_path: Path) -> None:
    assert states(doctor._isolation, tmp_path) == [("isolation namespaces", "advice"), ("isolation landlock", "fault")]


def test_a_weaker_level_alone_has_to_be_named(levels: set[str], tmp_path: Path) -> None:
    levels.add("landlock")
    found = list(doctor._isolation(tmp_path))
    assert [f.state for f in found] == ["advice", "ok", "advice"]
    assert "--isolation landlock" in found[-1].mend


def test_the_strongest_level_is_enough(levels: set[str], tmp_path: Path) -> None:
    levels.add("namespaces")
    assert states(doctor._isolation, tmp_path) == [("isolation namespaces", "ok"), ("isolation landlock", "advice")]


@pytest.mark.parametrize(("free", "state"), [(9 * GB, "ok"), (2 * GB, "advice"), (GB // 2, "fault")])
def test_disk_space(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, state: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: type("Usage", (), {"free": free}))
    assert {s for _, s in states(doctor._disk, tmp_path)} == {state}


@pytest.mark.parametrize(("available", "state"), [(64, "ok"), (5, "advice"), (1, "fault")])
def test_memory_for_as_many_at_once_as_there_are_cores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, available: int, state: str
) -> None:
    text = f"MemTotal: 1 kB\nMemAvailable: {available << 20} kB\n"
    monkeypatch.setattr(Path, "read_text", lambda self, encoding: text)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: range(8))
    assert states(doctor._memory, tmp_path) == [("memory", state)]
    (found,) = doctor._memory(tmp_path)
    assert ("--jobs 2" in found.mend) == (state == "advice")


def test_versions_that_were_not_tested_are_named_older_or_newer(tmp_path: Path) -> None:
    versions = {name: metadata.version(name) for name in doctor.PACKAGES}
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("".join(f"{n}=={v}\n" for n, v in versions.items()))
    assert states(doctor._versions, tmp_path) == [("versions", "ok")]
    constraints.write_text("numpy==99.0\nIpython==0.1\nJupyText==" + versions["jupytext"] + "\n")
    assert states(doctor._versions, tmp_path) == [("versions", "ok"), ("versions", "advice")]
    said = list(doctor._versions(tmp_path))[1].said
    assert f"numpy {versions['numpy']} is older than 99.0" in said
    assert f"IPython {versions['IPython']} is newer than 0.1" in said
    assert "jupytext" not in said


def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("numpy", "no-such-package"))
    assert ("version of no-such-package", "fault") in states(doctor._versions, tmp_path)


@pytest.mark.parametrize(
    ("devices", "code", "state", "says"),
    [
        (0, "raise SystemExit(9)", "ok", "no NVIDIA device"),
        (1, "print('NVIDIA H100')", "ok", "NVIDIA H100"),
        (2, "print('')", "advice", "torch cannot use any"),
        (1, "import os; os.abort()", "advice", "torch cannot use any"),
    ],
)
def test_a_gpu_is_asked_for_in_a_process_of_its_own_and_only_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, devices: int, code: str, state: str, says: str
) -> None:
    real = subprocess.run

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
        assert "torch.cuda" in command[-1]
        return real([sys.executable, "-c", code], **how)

    monkeypatch.setattr(Path, "glob", lambda self, pattern: [Path(f"/dev/nvidia{n}") for n in range(devices)])
    monkeypatch.setattr(subprocess, "run", run)
    (found,) = doctor._gpu(tmp_path)
    assert found.state == state and says in found.said


def test_data_that_sandboxes_cannot_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AUTOGRADER_DATA", raising=False)
    assert states(doctor._data, tmp_path) == [("data", "ok")]
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    assert "is shown to sandboxes" in next(doctor._data(tmp_path)).said
    folder.chmod(0o700)
    assert states(doctor._data, tmp_path) == [("data", "advice")]


def test_the_course_its_badges_and_its_seed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AUTOGRADER_SEED", raising=False)
    assert states(doctor._course, tmp_path) == [("course", "advice"), ("hidden seed", "advice")]
    (tmp_path / "assignments").mkdir()
    (tmp_path / "course.toml").write_text('[colab]\nrepository = "a/b"\n')
    monkeypatch.setenv("AUTOGRADER_SEED", "secret")
    found = list(doctor._course(tmp_path))
    assert [f.state for f in found] == ["ok", "ok", "ok"]
    assert "a/b" in found[1].said
    assert "secret" not in str(found)


def config(course: Path, line: str) -> None:
    (course / "nbgrader_config.py").write_text(f"c = get_config()\n{line}\n", encoding="utf-8")


def test_the_gradebook_to_be_made_and_one_that_answers(tmp_path: Path) -> None:
    import nbgrader.api

    assert states(doctor._database, tmp_path) == [("gradebook", "ok")]
    nbgrader.api.Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}").close()
    assert "answers" in next(doctor._database(tmp_path)).said


def test_a_gradebook_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").write_text("no database at all, but of some length " * 50)
    assert states(doctor._database, tmp_path) == [("gradebook", "fault")]


def test_a_gradebook_in_a_folder_that_nobody_may_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "access", lambda path, how: False)  # root may write anywhere
    assert states(doctor._database, tmp_path) == [("gradebook", "fault")]


def test_a_database_that_does_not_answer_and_whose_password_is_not_shown(tmp_path: Path) -> None:
    config(tmp_path, "c.CourseDirectory.db_url = 'nosuchsql://me:hunter2@127.0.0.1:1/grades'")
    (found,) = doctor._database(tmp_path)
    assert found.state == "fault" and found.mend
    assert "hunter2" not in found.said + found.mend


def test_the_machines_own_nbgrader_configuration_counts_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine, course = tmp_path / "jupyter", tmp_path / "course"
    machine.mkdir()
    course.mkdir()
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(machine))
    config(machine, f"c.Exchange.root = {str(tmp_path / 'exchange')!r}\nc.CourseDirectory.db_url = 'sqlite:///no'")
    config(course, "c.CourseDirectory.db_url = 'nosuchsql://127.0.0.1:1/grades'")
    assert str(tmp_path / "exchange") in next(doctor._exchange(course)).said
    assert "nosuchsql" in next(doctor._database(course)).said, "the course's own comes last"


def test_the_exchange_folder(tmp_path: Path) -> None:
    root = tmp_path / "exchange"
    config(tmp_path, f"c.Exchange.root = {str(root)!r}\nc.CourseDirectory.course_id = 'deep'")
    assert "there is no folder" in next(doctor._exchange(tmp_path)).said
    root.mkdir()
    root.chmod(0o755)
    assert "none can submit" in next(doctor._exchange(tmp_path)).said
    root.chmod(0o777)
    assert states(doctor._exchange, tmp_path) == [("exchange", "ok")]
    inbound = root / "deep" / "inbound"
    inbound.mkdir(parents=True)
    for mode, state, said in (
        (0o777, "advice", "can see what others handed in"),
        (0o700, "advice", "unable to submit"),
        (0o733, "ok", "writable for all"),
    ):
        inbound.chmod(mode)
        (found,) = doctor._exchange(tmp_path)
        assert found.state == state and said in found.said
        assert state == "ok" or "chmod 733" in found.mend


def test_the_encoding_of_names_and_a_korean_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "_font_folders", lambda: [tmp_path])
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    assert states(doctor._language, tmp_path) == [("language", "advice"), ("Korean font", "advice")]
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "NanumGothic.ttf").touch()
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "utf-8")
    assert states(doctor._language, tmp_path) == [("language", "ok"), ("Korean font", "ok")]


State = Literal["ok", "advice", "fault"]


def a_check(state: State) -> Check:
    def found(course: Path) -> Iterator[Finding]:
        yield Finding("a thing", state, "as it is", "mend [it]")

    return found


@pytest.mark.parametrize(("state", "status"), [("ok", 0), ("advice", 0), ("fault", 3)])
def test_the_status_says_whether_a_class_can_be_graded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, state: State, status: int
) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (a_check("ok"), a_check(state)))
    assert doctor.run(Console(), tmp_path) == status
    assert "-> mend [it]" in capsys.readouterr().out
    assert cli.main(["--course", str(tmp_path), "doctor", "--json"]) == status
    found = json.loads(capsys.readouterr().out)
    assert found[1] == {"what": "a thing", "state": state, "said": "as it is", "mend": "mend [it]"}


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def _broken(course: Path) -> Iterator[Finding]:
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(doctor, "CHECKS", (_broken, a_check("ok")))
    first, second = doctor.examine(tmp_path)
    assert (first.what, first.state, second.state) == ("broken", "advice", "ok")
    assert "Input/output error" in first.said
