"""The real sandbox, started both ways: what a student's code sees, what it may use, and that nothing of it stays."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import coursekit
import labkit
import numpy as np
import pytest

from autograder import engine
from autograder.limits import Limits
from autograder.sandbox import Ended, Forker, Infrastructure, Sandbox, Template, open_sandbox, tree
from autograder.sandbox.namespaces import Namespaces
from autograder.sandbox.template import ENVIRONMENT

Open = Callable[..., Namespaces]

# What torch itself sets when it is imported.
TORCH = {"KMP_DUPLICATE_LIB_OK", "KMP_INIT_AT_FORK", "TORCHINDUCTOR_CACHE_DIR"}
LIMITS = {"memory_mb": 700, "processes": 24, "scratch_mb": 8}
TIMES = 10


@pytest.fixture(scope="module", params=["plain", "template"])
def opened(request: pytest.FixtureRequest) -> Callable[..., Namespaces]:
    """Opens a sandbox in one of the two ways."""
    template = request.getfixturevalue("template") if request.param == "template" else None

    def make(**limits: int) -> Namespaces:
        box = open_sandbox("namespaces", Limits(**LIMITS | limits), template)
        assert isinstance(box, Namespaces)
        return box

    return make


@pytest.fixture
def fresh(opened: Open) -> Iterator[Open]:
    """Opens sandboxes of a test's own, closed after it."""
    boxes: list[Namespaces] = []

    def make(**limits: int) -> Namespaces:
        boxes.append(opened(**limits))
        return boxes[-1]

    yield make
    for box in boxes:
        box.close()


@pytest.fixture(scope="module")
def box(opened: Open) -> Iterator[Namespaces]:
    """One sandbox for all tests that only look."""
    made = opened()
    yield made
    made.close()


def tell(box: Sandbox, code: str, seconds: float = 30.0) -> Any:
    """What a student's function with this body returns."""
    ran = box.ask("run", seconds, source="def probe():\n" + textwrap.indent(textwrap.dedent(code), "    "))
    assert ran.verdict is None, ran.verdict
    answer = call(box, seconds)
    assert answer.verdict is None, answer.verdict
    return answer.values[0]


def call(box: Sandbox, seconds: float = 30.0, target: str = "probe", kind: str = "data") -> Any:
    return box.ask("call", seconds, target=target, args=[], kwargs={}, returns=[("value", kind)])


def why(box: Sandbox, code: str, seconds: float = 30.0) -> str:
    """Why the sandbox ended over this body of a student's function."""
    with pytest.raises(Ended) as caught:
        tell(box, code, seconds)
    return caught.value.why


def attempt(box: Sandbox, *statements: str) -> list[str]:
    """For each statement the name of the exception that it raised, or "" where it went through."""
    code = f"""
    found = []
    for statement in {list(statements)!r}:
        try:
            exec(statement, {{}})
            found.append("")
        except BaseException as problem:
            found.append(type(problem).__name__)
    return found
    """
    answer: list[str] = tell(box, code)
    return answer


# What it sees


def test_nothing_of_the_course_the_home_or_the_machine_is_there(box: Sandbox) -> None:
    shown = [Path(sys.prefix), Path(sys.base_prefix), Path("/usr"), Path("/run/autograder")]
    above = {parent for path in [*shown, Path.home(), coursekit.REPOSITORY] for parent in [*path.parents, path]}
    places = {*above, *map(Path, ("/etc", "/home", "/root", "/var", "/sys", "/boot", "/mnt", "/opt"))} - set(shown)
    found = tell(
        box,
        f"""
        import os
        def names(place):
            try:
                return sorted(os.listdir(place))
            except OSError as problem:
                return []
        return {{place: names(place) for place in {sorted(map(str, places))!r}}}
        """,
    )
    system = {"bin", "sbin", "lib", "lib32", "lib64", "usr", "dev", "etc", "proc", "tmp", "run"}
    for place in places:
        on_the_way = {path.relative_to(place).parts[0] for path in shown if path.is_relative_to(place)}
        own = {"/": system, "/etc": {"ld.so.cache", "localtime"}, "/tmp": {"home", "work"}}
        known = own.get(str(place), set())
        assert set(found[str(place)]) <= on_the_way | known, place
    assert tell(box, "import os; return sorted(os.listdir('/run/autograder/autograder'))") == [
        "__init__.py",
        "lockdown.py",
        "surroundings.py",
        "vision.py",
        "wire.py",
        "worker.py",
    ]


def test_only_its_own_processes_are_there(box: Sandbox) -> None:
    found = tell(box, "import os; return [int(name) for name in os.listdir('/proc') if name.isdigit()]")
    assert len(found) <= 3, "bubblewrap's init, the process that holds the namespaces or none, and the worker"
    assert max(found) < 100, "pids of a namespace of its own"


def test_it_is_nobody_without_capabilities_under_a_filter(box: Sandbox) -> None:
    found = tell(
        box,
        """
        import os
        status = dict(line.split(":", 1) for line in open("/proc/self/status"))
        return {"uids": list(os.getresuid()), "gids": list(os.getresgid()), "groups": os.getgroups(),
                **{k: v.strip() for k, v in status.items() if k.startswith("Cap") or k in ("NoNewPrivs", "Seccomp")}}
        """,
    )
    assert found["uids"] == found["gids"] == [65534] * 3
    assert set(found["groups"]) <= {65534}
    assert found["NoNewPrivs"] == "1"
    assert found["Seccomp"] == "2"
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(found[name], 16) == 0, name


def test_it_cannot_become_root_again(box: Sandbox) -> None:
    assert (
        attempt(box, "import os; os.setuid(0)", "import os; os.setgid(0)", "import os; os.setgroups([0])")
        == ["PermissionError"] * 3
    )


def test_its_environment_is_the_clean_one(box: Sandbox) -> None:
    found = tell(box, "import os; return dict(os.environ)")
    assert found | ENVIRONMENT == found
    assert found.keys() - ENVIRONMENT.keys() <= {"PWD", "LC_CTYPE", *TORCH}


def test_its_first_environment_holds_no_secret_either(fresh: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """/proc/self/environ shows what a process was started with, whatever it has unset since."""
    monkeypatch.setenv("AUTOGRADER_SEED", "hidden-course-seed")
    text = tell(fresh(), 'return open("/proc/self/environ", "rb").read().decode()')
    assert "hidden" not in text and "AUTOGRADER_SEED" not in text
    assert "OMP_NUM_THREADS=1" in text, "it is the environment that was read"


def test_it_holds_no_descriptor_but_the_wire(box: Sandbox) -> None:
    found = tell(
        box,
        """
        import os
        return {fd: os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
                if os.path.lexists(f"/proc/self/fd/{fd}")}
        """,
    )
    assert {found[fd] for fd in "012"} == {"/dev/null"}
    others = [target for fd, target in found.items() if fd not in "012" and target != "/dev/urandom"]
    assert len(others) == 1 and others[0].startswith("socket:"), found


def test_its_arguments_name_nothing_but_the_interpreter(box: Sandbox) -> None:
    text = tell(box, 'return open("/proc/self/cmdline", "rb").read().decode().replace("\\0", " ")')
    assert "graders" not in text and "assignments" not in text


# What it may do


def test_there_is_no_network(box: Sandbox) -> None:
    listener = socket.socket(socket.AF_UNIX)
    name = f"\0autograder-test-{os.getpid()}-{time.monotonic_ns()}"
    tcp = socket.create_server(("127.0.0.1", 0))
    with listener, tcp:
        listener.bind(name)
        listener.listen()
        with socket.socket(socket.AF_UNIX) as mine:
            mine.connect(name)  # reachable from here, abstract names have no file system in their way
        found = attempt(
            box,
            f"import socket; socket.create_connection(('127.0.0.1', {tcp.getsockname()[1]}), 5)",
            "import socket; socket.socket(socket.AF_INET6)",
            "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
            "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
            f"import socket; socket.socket(socket.AF_UNIX).connect({name!r})",
            "import socket; socket.getaddrinfo('pypi.org', 443)",
        )
    assert found == ["OSError", "OSError", "OSError", "OSError", "ConnectionRefusedError", "gaierror"]


def test_everything_but_the_scratch_space_is_read_only(box: Sandbox) -> None:
    places = ["/x", "/usr/x", "/etc/x", "/dev/x", "/run/x", "/run/autograder/x", "/proc/sys/kernel/core_pattern"]
    writes = [f"open({place!r}, 'w').write('x')" for place in [*places, "/run/autograder/autograder/wire.py"]]
    inside = "import sys; open(sys.prefix + '/x', 'w')"
    assert all(attempt(box, *writes, inside))
    assert (
        attempt(box, "open('/tmp/x', 'w').write('x')", "open('/dev/shm/x', 'w').write('x')", "open('x', 'w')")
        == [""] * 3
    )


SYSCALL = """import ctypes, os
c = ctypes.CDLL(None, use_errno=True)
if c.{call} == -1:
    raise OSError(ctypes.get_errno(), "")
"""


@pytest.mark.parametrize(
    "name",
    [
        "unshare(0x10000000)",
        "unshare(0x20000)",
        "setns(0, 0)",
        "mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "umount2(b'/tmp', 2)",
        "ptrace(16, 1, 0, 0)",
        "chroot(b'/tmp')",
        "personality(0x40000)",
        "memfd_create(b'x', 0)",
        "shmget(0, 1 << 30, 0o1600)",
        "msgget(0, 0o1600)",
        "semget(0, 100, 0o1600)",
    ],
)
def test_calls_that_lead_out_or_past_the_limits_are_refused(box: Sandbox, name: str) -> None:
    (found,) = attempt(box, SYSCALL.format(call=name))
    assert found == "PermissionError"


def test_a_new_process_may_not_have_namespaces_of_its_own(box: Sandbox) -> None:
    clone = "syscall(56 if os.uname().machine == 'x86_64' else 220, 0x10000000 | 17, 0, 0, 0, 0)"
    assert attempt(box, SYSCALL.format(call=clone)) == ["PermissionError"]
    assert tell(box, "import os\nr = os.fork()\nif r == 0: os._exit(7)\nreturn os.waitpid(r, 0)[1] >> 8") == 7


def test_numerics_work_inside(box: Sandbox) -> None:
    reply = box.ask("run", 30, source="import numpy as np\ndef f(x):\n    return np.linalg.inv(x) @ x")
    assert reply.verdict is None
    x = np.random.default_rng(0).normal(size=(30, 30))
    (got,) = box.ask("call", 30, target="f", args=[x], kwargs={}, returns=[("out", "array")]).values
    np.testing.assert_allclose(got, np.eye(30), atol=1e-9)


def test_a_plain_start_and_a_fork_draw_the_same_random_numbers(fresh: Open, template: Template) -> None:
    """Also where torch is imported only inside the function, which is after the generators were seeded."""
    draw = (
        "import random, torch\nimport numpy as np\nreturn [random.random(), np.random.random(), torch.rand(()).item()]"
    )
    found = []
    for box in (fresh(), open_sandbox("namespaces", Limits(), template)):
        box.ask("run", 30, source=f"def probe():\n{textwrap.indent(draw, '    ')}")
        for _ in range(2):
            box.ask("begin", 30, seed=5)
            found.append(call(box).values[0])
        box.close()
    assert found[0] == found[1] == found[2] == found[3]


# What it may use


FILL = """
import os
def fill(place):
    written = 0
    try:
        for n in range(100):
            with open(f"{place}/{n}", "wb", buffering=0) as file:
                for _ in range(4):
                    written += file.write(bytes(1 << 18))
    except OSError as problem:
        return written
    return -1
return [fill("/tmp"), fill("/dev/shm")]
"""


def test_the_scratch_space_has_the_size_that_was_asked_for(fresh: Open) -> None:
    sizes = tell(fresh(scratch_mb=8), FILL)
    assert all(6 << 20 < size <= 8 << 20 for size in sizes), sizes


def test_a_single_file_stops_at_the_size_too(fresh: Open) -> None:
    box = fresh(scratch_mb=4)
    assert attempt(box, "open('/tmp/big', 'wb').write(bytes(5 << 20))") == ["OSError"]


def test_processes_stop_at_the_limit_and_the_sandbox_lives_on(fresh: Open) -> None:
    box = fresh(processes=12)
    count = tell(
        box,
        """
        import os, signal, time
        children = []
        try:
            for _ in range(500):
                pid = os.fork()
                if pid == 0:
                    time.sleep(600)
                    os._exit(0)
                children.append(pid)
        except OSError:
            pass
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        return len(children)
        """,
    )
    assert 6 <= count < 12
    assert tell(box, "return 1") == 1


def test_torchvision_can_be_imported_beside_a_torch_without_cuda(fresh: Open) -> None:
    code = """
    import torch, torchvision
    from torchvision import datasets, models
    from torchvision.transforms import v2
    out = models.resnet18(weights=None).eval()(v2.Normalize([0.5], [0.5])(torch.zeros(1, 3, 32, 32)))
    return [list(out.shape), datasets.MNIST.__name__]
    """
    assert tell(fresh(memory_mb=1500), code, 120.0) == [[1, 1000], "MNIST"]


BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""


def test_a_fork_bomb_ends_with_the_sandbox(fresh: Open) -> None:
    box = fresh(processes=12)
    before = inhabitants(box)
    assert why(box, BOMB, 1.0) in ("timeout", "processes", "died", "protocol")
    gone(before)


def test_memory_stops_at_the_limit(fresh: Open) -> None:
    assert why(fresh(memory_mb=500), "x = bytearray(b'x') * (900 << 20); import time; time.sleep(60)") == "memory"


def test_memory_of_what_has_ended_since_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """All processes of a call that ran out of time end at once: what they held must not be taken for the reason."""
    child = subprocess.Popen(["true"])
    child.wait()
    assert tree.memory([child.pid], 0) == 0
    monkeypatch.setattr(tree, "_status", lambda pid: (1 << 30, 0))  # as it was a moment ago
    assert tree.memory([child.pid], 0) == 0


def test_memory_is_counted_where_the_first_thread_has_ended() -> None:
    code = """
    import ctypes, threading, time
    held = bytearray(b"x") * (200 << 20)
    threading.Thread(target=lambda: (print(flush=True), time.sleep(600), held)).start()
    ctypes.CDLL(None).pthread_exit(None)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE) as child:
        try:
            assert child.stdout is not None and child.stdout.readline()
            until = time.monotonic() + 60
            while "VmRSS" in Path(f"/proc/{child.pid}/status").read_text() and time.monotonic() < until:
                time.sleep(0.01)
            assert "VmRSS" not in Path(f"/proc/{child.pid}/status").read_text()
            for limit in (1 << 40, 0):
                assert tree.memory([child.pid], limit) > 200 << 20
        finally:
            child.kill()


def test_memory_is_counted_over_all_processes(fresh: Open) -> None:
    """Each of them is far below the limit."""
    code = """
    import os, time
    for _ in range(8):
        if os.fork() == 0:
            x = bytearray(b"x") * (100 << 20)
            time.sleep(600)
    time.sleep(60)
    """
    assert why(fresh(memory_mb=600), code) == "memory"


def test_memory_that_is_only_shared_is_counted_once(fresh: Open) -> None:
    """Eight processes after a fork of 100 MB hold 100 MB, and not 900."""
    code = """
    import os, signal, time
    x = bytearray(b"x") * (100 << 20)
    children = []
    for _ in range(8):
        pid = os.fork()
        if pid == 0:
            time.sleep(600)
            os._exit(0)
        children.append(pid)
    time.sleep(0.5)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return 1
    """
    assert tell(fresh(memory_mb=600), code) == 1


def test_an_endless_loop_ends_at_its_deadline(fresh: Open) -> None:
    assert why(fresh(), "while True: pass", 0.3) == "timeout"


def test_time_without_a_core_is_given_back_up_to_a_bound(fresh: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    account = iter(range(1, 10**6))
    monkeypatch.setattr(tree, "waited", lambda pids: 0.4 * next(account))
    box = fresh()
    assert box.ask("run", 0.3, source="import time; time.sleep(1)").verdict is None
    assert why(box, "while True: pass", 0.1) == "timeout"


def test_time_that_the_host_took_is_given_back_and_none_from_before_the_start(
    fresh: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = iter([100.0, 100.4, 100.8, *[101.2] * 1000])
    monkeypatch.setattr(tree, "waited", lambda pids: 0.0)
    monkeypatch.setattr(tree, "stolen", lambda: next(account))
    box = fresh()
    assert box.ask("run", 0.3, source="import time; time.sleep(1)").verdict is None
    assert why(box, "while True: pass", 0.1) == "timeout"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("cpu  1 2 3 4 5 6 7 900 0 0\ncpu0 1 2 3 4 5 6 7 300 0 0\ncpu1 1 2 3 4 5 6 7 600 0 0\nintr 9 8\n", 6.0),
        ("cpu0 1 2 3 4\n", 0.0),
        ("", 0.0),
        (None, 0.0),
    ],
)
def test_what_the_host_took_is_that_of_the_core_that_lost_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, seconds: float
) -> None:
    monkeypatch.setattr("os.sysconf", lambda name: 100)
    if text is not None:
        (tmp_path / "stat").write_text(text)
    assert tree.stolen(tmp_path / "stat") == seconds


def test_a_process_that_has_to_share_its_core_is_seen_to_wait(tmp_path: Path) -> None:
    code = "import os, time; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\nwhile True: pass"
    children = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    try:
        end = time.monotonic() + 300
        while time.monotonic() < end and not all(tree.waited([child.pid]) > 0.2 for child in children):
            time.sleep(0.1)
        assert all(tree.waited([child.pid]) > 0.2 for child in children)
        assert tree.waited([child.pid for child in children]) >= tree.waited([children[0].pid])
    finally:
        for child in children:
            child.kill()
            child.wait()
    assert tree.waited([child.pid for child in children]) == 0.0, "none of them is left"


def test_a_loop_that_swallows_everything_ends_too(fresh: Open) -> None:
    code = """
    import signal
    for number in range(1, 32):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
    """
    assert why(fresh(), code, 0.3) == "timeout"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(0)",
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.kill(os.getpid(), 11)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.closerange(0, 100)",
    ],
)
def test_a_worker_that_ends_itself_has_died(fresh: Open, code: str) -> None:
    assert why(fresh(), code) == "died"


def test_exit_and_interrupt_are_exceptions_like_others(box: Sandbox) -> None:
    assert attempt(box, "import sys; sys.exit(0)", "raise KeyboardInterrupt") == ["SystemExit", "KeyboardInterrupt"]
    box.ask("run", 30, source="def leave():\n    raise SystemExit(0)")
    verdict = call(box, target="leave").verdict
    assert verdict is not None and (verdict.id, verdict.values["type"]) == ("raised", "SystemExit")


FORGE = """
import os, stat, sys
sys.path.insert(0, "/run/autograder")
from autograder import wire
(fd,) = [int(f) for f in os.listdir("/proc/self/fd") if f not in "012" and os.path.lexists("/proc/self/fd/" + f)
         and stat.S_ISSOCK(os.fstat(int(f)).st_mode)]
os.write(fd, {frame})
return 1.0
"""


@pytest.mark.parametrize(
    "frame",
    [
        'wire.encode({"nonce": "ready", "values": (1.0,)})',
        'wire.encode({"nonce": "", "values": (1.0,)})',
        'wire.encode({"nonce": "0" * 16, "values": (1.0,)})',
        'wire.encode({"values": (1.0,)})',
        'wire.encode({"nonce": "x", "values": (1.0,), "score": 100})',
        'b"passed"  * 10',
        "b\"\\x80\\x04cos\\nsystem\\n(S'touch /tmp/x'\\ntR.\"",
        "wire.MAGIC + bytes([255] * 8)",
    ],
)
def test_a_reply_that_was_not_asked_for_ends_the_sandbox(fresh: Open, frame: str) -> None:
    assert why(fresh(), FORGE.format(frame=frame)) == "protocol"


def test_a_reply_written_ahead_cannot_name_the_next_request(fresh: Open) -> None:
    """A thread that answers before the worker does has to guess 64 random bits."""
    box = fresh()
    code = FORGE.replace("return 1.0", "").format(frame='wire.encode({"nonce": "1" * 16, "values": (1.0,)})')
    body = textwrap.indent(code, "    ")
    assert box.ask("run", 30, source=f"import threading\ndef ahead():\n{body}\nthreading.Timer(0.2, ahead).start()")
    time.sleep(0.5)
    with pytest.raises(Ended) as caught:
        call(box)
    assert caught.value.why == "protocol"


def test_after_its_end_a_sandbox_answers_nothing(fresh: Open) -> None:
    box = fresh()
    assert why(box, "import os; os._exit(0)") == "died"
    with pytest.raises(Ended):
        call(box)
    box.close()
    box.close()


# What stays


Inhabitants = dict[int, str]


def started(pid: int) -> str:
    """When a process started, which with its pid names it for good; "" where it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    except OSError:
        return ""


def inhabitants(box: Namespaces) -> Inhabitants:
    assert box.process is not None
    return {pid: started(pid) for pid in [*tree.pids(box.roots), box.process.pid]}


def gone(before: Inhabitants) -> None:
    """None of them is left, not even as a zombie; the kernel may take a moment."""
    until = time.monotonic() + 300
    while left := [pid for pid, when in before.items() if when and started(pid) == when]:
        assert time.monotonic() < until, f"still there: {left}"
        time.sleep(0.01)


DAEMON = """
import os, signal, time
if os.fork() == 0:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if os.fork() == 0:
        os.closerange(0, 100)
        time.sleep(600)
    os._exit(0)
os.wait()
return 1
"""


@pytest.mark.parametrize("end", ["close", "loop", "exit"])
def test_nothing_is_left_behind_not_even_a_daemon(fresh: Open, end: str) -> None:
    box = fresh()
    first = len(inhabitants(box))
    tell(box, DAEMON)
    before = inhabitants(box)
    assert len(before) == first + 1, "the daemon was there"
    if end == "close":
        box.close()
    else:
        why(box, "while True: pass" if end == "loop" else "import os; os._exit(0)", 1.0)
    gone(before)


def test_opening_and_closing_leaves_no_descriptor_and_no_mount(fresh: Open) -> None:
    fresh().close()

    def mine() -> tuple[int, str]:
        return len(os.listdir("/proc/self/fd")), Path("/proc/self/mountinfo").read_text()

    before = min(mine() for _ in range(20))
    for _ in range(3):
        fresh().close()
    # The watch over another test's sandbox opens a file of /proc for an instant; what leaks stays.
    deadline = time.monotonic() + 300
    while mine() != before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert mine() == before


def test_files_of_one_sandbox_are_not_in_the_next(fresh: Open) -> None:
    tell(fresh(), "open('/tmp/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x'); return 1")
    assert tell(fresh(), "import os; return [os.path.exists(p) for p in ('/tmp/left', '/dev/shm/left')]") == [False] * 2


CHANGE = """
import builtins, os, random, sys, types
import numpy as np
sys.modules["json"].planted = 1
sys.modules["planted"] = types.ModuleType("planted")
np.add = np.subtract
builtins.planted = 1
os.environ["PLANTED"] = "1"
sys.path.append("/planted")
sys.setrecursionlimit(4321)
import autograder.wire
autograder.wire.planted = 1
get_ipython().user_ns["planted"] = 1
get_ipython().planted = 1
return 1
"""

LOOK = """
import builtins, json, os, sys
import numpy as np
import autograder.wire
return [hasattr(json, "planted"), "planted" in sys.modules, float(np.add(2, 1)) != 3, hasattr(builtins, "planted"),
        "PLANTED" in os.environ, "/planted" in sys.path, sys.getrecursionlimit() == 4321,
        hasattr(autograder.wire, "planted"), "planted" in get_ipython().user_ns, hasattr(get_ipython(), "planted")]
"""


def test_no_state_of_one_worker_reaches_the_next(fresh: Open) -> None:
    first = fresh()
    tell(first, CHANGE)
    assert tell(first, LOOK) == [True] * 10, "the changes were made"
    assert tell(fresh(), LOOK) == [False] * 10


def test_two_sandboxes_at_once_do_not_meet(fresh: Open) -> None:
    one, two = fresh(), fresh()
    tell(one, "open('/tmp/mine', 'w').write('x'); return 1")
    assert tell(two, "import os; return os.path.exists('/tmp/mine')") is False
    one.close()
    assert tell(two, "return 5") == 5


# The template


def memory(pid: int) -> Iterator[bytes]:
    """The readable memory of a process, map by map."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as file:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            area, rights = line.split()[:2]
            if "r" not in rights or "[v" in line or "w" not in rights:
                continue
            first, last = (int(end, 16) for end in area.split("-"))
            try:
                file.seek(first)
                yield file.read(last - first)
            except (OSError, OverflowError, ValueError):
                continue


def holds(pid: int, text: str) -> bool:
    return any(text.encode() in piece for piece in memory(pid))


@pytest.mark.skipif(os.geteuid() != 0, reason="reading another process's memory is for root")
def test_the_templates_memory_holds_nothing_of_the_grader(
    template: Template, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seed = f"seed-{time.monotonic_ns()}"
    monkeypatch.setenv("AUTOGRADER_SEED", seed)
    course = labkit.lab(tmp_path)
    own = Template()
    try:
        start = engine.forked("namespaces", own)
        notebook = labkit.write(tmp_path / "a.ipynb", [*labkit.settled(), "mark_of_the_student = 1"])
        result = labkit.grade(course, {"a": notebook}, start, seed)["a"]
        assert result.score == result.max_score, result.notes
        assert holds(own.process.pid, "become_nobody"), "the search finds what is there"
        for secret in ("SECRET_OF_THE_GRADER", "0.123454321", "test_untouched", seed, "mark_of_the_student"):
            assert holds(os.getpid(), secret), f"{secret} is here"
            assert not holds(own.process.pid, secret), secret
    finally:
        own.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="reading another process's memory is for root")
def test_a_workers_memory_holds_only_what_crossed_the_wire(fresh: Open) -> None:
    secret = "expected" + str(time.monotonic_ns())
    kept = {"label": secret * 3}
    box = fresh()
    tell(box, "return 'crossed-' + 'the-wire'")
    pids = [pid for pid in tree.pids(box.roots) if holds(pid, "crossed-")]
    assert pids, "the worker is among them"
    assert not any(holds(pid, secret) for pid in tree.pids(box.roots))
    assert kept


def test_a_template_that_is_gone_is_a_fault_of_ours_and_leaves_nothing() -> None:
    dead = Template()
    try:
        dead.process.kill()
        dead.process.wait()
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(TIMES):
            with pytest.raises(Infrastructure):
                open_sandbox("namespaces", Limits(), dead)
        # Other tests' threads may open something meanwhile; what is left here is left each time.
        assert len(os.listdir("/proc/self/fd")) < before + TIMES
    finally:
        dead.close()


def test_a_template_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its late answer would name a process that the next sandbox then watches instead of its own."""
    slow = Template()
    open_sandbox("namespaces", Limits(), slow).close()
    os.kill(slow.process.pid, signal.SIGSTOP)
    slow.control.settimeout(0.2)
    with pytest.raises(Infrastructure):
        open_sandbox("namespaces", Limits(), slow)
    assert slow.process.returncode == -signal.SIGKILL
    with pytest.raises(Infrastructure):
        open_sandbox("namespaces", Limits(), slow)
    slow.close()


def test_clones_of_a_template_fork_workers_and_outlive_it() -> None:
    """A slot whose class goes on must not depend on the process that started it."""
    own = Template()
    clones = [Forker(own.clone()) for _ in range(2)]
    try:
        for clone in clones:
            open_sandbox("namespaces", Limits(), clone).close()
        own.close()
        for clone in clones:
            box = open_sandbox("namespaces", Limits(), clone)
            assert box.ask("run", 20, source="import torch", keep=0).verdict is None
            box.close()
    finally:
        for clone in clones:
            clone.close()


def test_a_clone_ends_with_the_slot_that_it_serves() -> None:
    own = Template()
    try:
        clone = Forker(own.clone())
        open_sandbox("namespaces", Limits(), clone).close()
        ended = os.dup(clone.process_fd)
        clone.control.close()  # as where the slot was killed, which says no more to anybody
        assert select.select([ended], [], [], 10)[0], "its pidfd tells that it is over"
        os.close(ended)
        open_sandbox("namespaces", Limits(), own).close()
    finally:
        own.close()


def test_a_clone_that_does_not_answer_is_given_up_and_ended() -> None:
    own = Template()
    try:
        slow = Forker(own.clone())
        open_sandbox("namespaces", Limits(), slow).close()
        ended = os.dup(slow.process_fd)
        signal.pidfd_send_signal(slow.process_fd, signal.SIGSTOP)
        slow.control.settimeout(0.2)
        for _ in range(2):
            with pytest.raises(Infrastructure):
                open_sandbox("namespaces", Limits(), slow)
        assert select.select([ended], [], [], 10)[0]
        os.close(ended)
    finally:
        own.close()


def test_a_clone_of_a_template_that_is_gone_is_a_fault_of_ours() -> None:
    dead = Template()
    dead.process.kill()
    dead.process.wait()
    clone = Forker(dead.clone())
    with pytest.raises(Infrastructure):
        open_sandbox("namespaces", Limits(), clone)
    clone.close()
    dead.close()


def test_without_bubblewrap_the_complaint_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Infrastructure, match="apt-get install bubblewrap"):
        open_sandbox("namespaces", Limits())


def test_a_bubblewrap_that_fails_is_a_fault_of_ours_with_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(Infrastructure, match="No permissions to create new namespace"):
        open_sandbox("namespaces", Limits())


def test_there_is_no_other_level_to_fall_back_to() -> None:
    with pytest.raises(Infrastructure, match="no isolation level 'none'"):
        open_sandbox("none", Limits())
