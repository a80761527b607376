"""What every isolation level must keep, whatever it is made of; `PROMISES` says what only some of them do.

`tests/test_contract.py` runs this suite against each level. A test asks for `opened`, which opens a sandbox.
"""

from __future__ import annotations

import os
import socket
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.sandbox import BASICS, PROMISES, Ended, Sandbox

Open = Callable[..., Sandbox]


@pytest.fixture
def fresh(opened: Open) -> Iterator[Open]:
    """Opens sandboxes of a test's own, closed after it."""
    boxes: list[Sandbox] = []

    def make(**limits: int) -> Sandbox:
        boxes.append(opened(**limits))
        return boxes[-1]

    yield make
    for box in boxes:
        box.close()


@pytest.fixture
def box(fresh: Open) -> Sandbox:
    return fresh()


def tell(box: Sandbox, code: str, seconds: float = 30.0) -> Any:
    """What a student's function with this body returns."""
    source = "import os, socket, subprocess, time\ndef probe():\n" + textwrap.indent(textwrap.dedent(code), "    ")
    ran = box.ask("run", seconds, source=source)
    assert ran.verdict is None, ran.verdict
    answer = box.ask("call", seconds, target="probe", args=[], kwargs={}, returns=[("value", "data")])
    assert answer.verdict is None, answer.verdict
    return answer.values[0]


def refused(box: Sandbox, statement: str) -> str:
    """The name of the OSError that a statement raises in there, "" where it goes through."""
    code = f"try:\n    {statement}\nexcept OSError as problem:\n    return type(problem).__name__\nreturn ''"
    answer: str = tell(box, code)
    return answer


FILES, OTHERS, NETWORK, PRIVILEGES, LIMITS, LEFT = BASICS
PROMISED = {
    "test_it_is_not_root_and_cannot_become_it": PRIVILEGES,
    "test_files_outside_cannot_be_read": FILES,
    "test_nothing_outside_the_scratch_space_can_be_written": FILES,
    "test_other_processes_cannot_be_read_or_signalled": OTHERS,
    "test_fetched_data_can_be_read_and_not_written": FILES,
    "test_there_is_no_network": NETWORK,
    "test_no_namespaces_traces_or_keys": PRIVILEGES,
    "test_its_environment_holds_nothing_of_ours": FILES,
    "test_limits_end_it": LIMITS,
    "test_processes_are_bounded": LIMITS,
    "test_a_file_is_bounded": LIMITS,
    "test_nothing_is_left_behind": LEFT,
    "test_names_outside_cannot_be_seen": "names of files outside are hidden",
    "test_other_processes_cannot_be_seen": "other processes are hidden",
    "test_scratch_is_bounded_as_a_whole": "scratch space is bounded as a whole",
}


@pytest.fixture(autouse=True)
def as_far_as_it_promises(request: pytest.FixtureRequest) -> None:
    """A level is held to what it promises; the fake one of the unit tests promises nothing but to answer."""
    what = PROMISED.get(request.node.originalname)
    if what is not None:
        level = request.getfixturevalue("level")
        if what not in PROMISES.get(level, ()):
            pytest.skip(f"level {level} does not promise: {what}")


def test_functions_are_called_and_values_come_back(box: Sandbox) -> None:
    assert box.ask("run", 30, source="import numpy as np\ndef twice(x):\n    return 2 * x").verdict is None
    answer = box.ask("call", 30, target="twice", args=[np.arange(3.0)], kwargs={}, returns=[("y", "array")])
    assert answer.values[0].tolist() == [0, 2, 4]


def test_it_is_not_root_and_cannot_become_it(box: Sandbox) -> None:
    assert tell(box, "return [os.getuid(), os.geteuid(), os.getgid()]").count(0) == 0
    assert refused(box, "os.setuid(0)")


def test_files_outside_cannot_be_read(box: Sandbox, tmp_path: Path) -> None:
    secret = tmp_path / "grader.py"
    secret.write_text("expected = 42", encoding="utf-8")
    secret.chmod(0o644)
    for path in (secret, Path(__file__), Path("/etc/shadow"), Path("/etc/passwd")):
        assert refused(box, f"open({str(path)!r}).read()"), path
    assert refused(box, f"os.listdir({str(Path(__file__).parent)!r})")


def test_names_outside_cannot_be_seen(box: Sandbox) -> None:
    assert refused(box, f"os.stat({str(Path(__file__))!r})") == "FileNotFoundError"


def test_nothing_outside_the_scratch_space_can_be_written(box: Sandbox, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    for path in (tmp_path / "planted", Path("/usr/planted"), Path(np.__file__).parent / "planted", Path("/planted")):
        assert refused(box, f"open({str(path)!r}, 'w')"), path
    assert tell(box, "open('mine', 'w').write('x')\nreturn open('mine').read()") == "x"


def test_fetched_data_can_be_read_and_not_written(fresh: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for above in (tmp_path, *tmp_path.parents[:2]):  # pytest's folders are closed to other users
        if above.stat().st_uid == os.getuid():
            above.chmod(0o755)
    (tmp_path / "MNIST").mkdir()
    (tmp_path / "MNIST" / "digits").write_text("seven", encoding="utf-8")
    tmp_path.chmod(0o777)
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path))
    box = fresh()
    there = "os.environ['AUTOGRADER_DATA']"
    assert tell(box, f"return open({there} + '/MNIST/digits').read()") == "seven"
    for path in ("/planted", "/MNIST/digits"):
        assert refused(box, f"open({there} + {path!r}, 'w')"), path
    assert [p.name for p in tmp_path.iterdir()] == ["MNIST"]


def test_other_processes_cannot_be_read_or_signalled(box: Sandbox) -> None:
    me = os.getpid()
    assert refused(box, f"open('/proc/{me}/environ', 'rb').read()")
    assert refused(box, f"open('/proc/{me}/mem', 'rb').read(1)")
    assert refused(box, f"os.kill({me}, 0)")


def test_other_processes_cannot_be_seen(box: Sandbox) -> None:
    assert not tell(box, f"return os.path.exists('/proc/{os.getpid()}')")


def test_there_is_no_network(box: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert refused(box, f"socket.create_connection(('127.0.0.1', {port}), timeout=2)")
    assert refused(box, "socket.create_server(('127.0.0.1', 0))")


def test_no_namespaces_traces_or_keys(box: Sandbox) -> None:
    code = """
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    return [libc.unshare(0x10000000), libc.ptrace(0, 0, 0, 0), libc.mount(b"none", b"/tmp", b"tmpfs", 0, 0)]
    """
    assert tell(box, code) == [-1, -1, -1]


def test_its_environment_holds_nothing_of_ours(fresh: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOGRADER_SEED", "term-secret")
    assert "term-secret" not in str(tell(fresh(), "return dict(os.environ)"))


def test_limits_end_it(fresh: Open) -> None:
    for code, limits, seconds, why in (
        ("while True: pass", {}, 1.0, "timeout"),
        ("while True:\n    try:\n        time.sleep(9)\n    except BaseException:\n        pass", {}, 1.0, "timeout"),
        ("held = b'x' * (900 << 20)\ntime.sleep(20)", {"memory_mb": 600}, 20.0, "memory"),
        ("os._exit(0)", {}, 20.0, "died"),
    ):
        box = fresh(**limits)
        with pytest.raises(Ended) as caught:
            tell(box, code, seconds)
        assert caught.value.why == why, code


def test_processes_are_bounded(fresh: Open) -> None:
    code = """
    made = 0
    try:
        for _ in range(200):
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
            made += 1
    except OSError:
        pass
    time.sleep(0.5)
    return made
    """
    try:
        made = tell(fresh(processes=24), code)
    except Ended as ended:
        assert ended.why == "processes"
    else:
        assert made <= 24


def test_scratch_is_bounded_as_a_whole(fresh: Open) -> None:
    code = """
    try:
        for i in range(8):
            open(f"part{i}", "wb").write(bytes(4 << 20))
    except OSError as problem:
        return problem.errno
    """
    assert tell(fresh(scratch_mb=16), code) == 28  # ENOSPC


def test_a_file_is_bounded(fresh: Open) -> None:
    code = """
    try:
        open("big", "wb").write(bytes(32 << 20))
    except OSError:
        return "refused"
    """
    assert tell(fresh(scratch_mb=16), code) == "refused"


def test_nothing_is_left_behind(fresh: Open) -> None:
    mark = f"left-behind-{os.getpid()}-{time.monotonic_ns()}"
    box = fresh()
    code = f"""
    open("left", "w").write("x")
    subprocess.Popen(["/bin/sh", "-c", "exec sleep 600 # {mark}"])
    if os.fork() == 0:
        if os.fork() == 0:
            while True:
                time.sleep(1)
        os._exit(0)
    return os.getcwd()
    """
    place = tell(box, code)
    before = _tree(box)
    assert len(before) >= 3
    box.close()
    deadline = time.monotonic() + 300
    while any(Path(f"/proc/{pid}").exists() for pid in before) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in before if Path(f"/proc/{pid}").exists()]
    assert not Path(place, "left").exists() or not Path(place).is_relative_to("/tmp")
    assert tell(fresh(), "return os.listdir('.')") == []


def _tree(box: Sandbox) -> list[int]:
    from autograder.sandbox import tree
    from autograder.sandbox.watched import Watched

    assert isinstance(box, Watched)
    return tree.pids(box.roots)


def test_it_can_be_closed_twice(fresh: Open) -> None:
    box = fresh()
    box.close()
    box.close()
    with pytest.raises(Ended):
        box.ask("begin", 5, seed=1)
