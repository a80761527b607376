"""The grading process that the corpus attacks: grades notebooks one after the other and looks at itself in between.

    python runner.py COURSE        requests and answers are lines of JSON on standard input and output

It is the engine of a real run (graders collected once, sandboxes forked from a template) with a secret in its
environment and another in its memory. Every answer that crosses the wire is searched for secrets before it is judged:
a sandbox that has found one can tell it in no other way.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from attacks import course
from autograder import engine
from autograder import result as records
from autograder.course import Course
from autograder.harness import Judge, judging
from autograder.limits import Limits
from autograder.sandbox import Sandbox, Template
from autograder.wire import Reply

MARK = course.MARK.encode()
SAMPLE = ("numpy/__init__.py", "torch/__init__.py", "IPython/__init__.py", "matplotlib/pyplot.py", "../os.py")


class Overheard:
    """A sandbox whose answers are looked at before anyone else sees them."""

    def __init__(self, inner: Any, heard: list[str], found: list[str], left: list[int]) -> None:
        self.inner, self.heard, self.found = inner, heard, found
        # Held open, so that the kernel cannot give its number to the next one while we look for what is left in it.
        left.append(os.open(f"/proc/{inner.roots[0]}/ns/pid", os.O_RDONLY | os.O_CLOEXEC))

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        reply: Reply = self.inner.ask(op, seconds, **fields)
        if reply.verdict is not None:
            self.heard += [str(v) for v in reply.verdict.values.values()]
        for piece in _pieces([reply.values, reply.verdict and dict(reply.verdict.values)]):
            if MARK in piece:
                self.found.append(repr(piece[piece.index(MARK) :][:60]))
        return reply

    def close(self) -> None:
        self.inner.close()


def _pieces(value: Any) -> Iterator[bytes]:
    """The bytes of every text and array in a reply; an array also as the characters that its numbers may stand for."""
    if isinstance(value, str):
        yield value.encode()
    elif isinstance(value, np.ndarray):
        yield value.tobytes()
        if value.size < 1 << 20:
            with np.errstate(all="ignore"):
                yield np.nan_to_num(np.real(value)).astype(np.uint8).tobytes()
    elif isinstance(value, dict):
        yield from _pieces(list(value.items()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _pieces(item)
    elif hasattr(value, "type"):
        yield str(value.type).encode()


def _namespace(pid: int) -> int:
    try:
        return os.stat(f"/proc/{pid}/ns/pid").st_ino
    except OSError:
        return 0


def _living(namespaces: list[int]) -> list[str]:
    """Processes that are still in one of these pid namespaces; the machine's own is not among them."""
    sought = {os.fstat(fd).st_ino for fd in namespaces} - {_namespace(os.getpid())}
    return [pid for pid in os.listdir("/proc") if pid.isdigit() and _namespace(int(pid)) in sought]


def _state(course_root: Path) -> dict[str, Any]:
    """What a grading must leave as it was: children, threads, descriptors, mounts and files of this machine."""
    children = " ".join(
        Path(f"/proc/self/task/{task}/children").read_text() for task in os.listdir("/proc/self/task")
    ).split()
    digest = hashlib.sha256()
    library = Path(np.__file__).parents[1]
    for path in [library / name for name in SAMPLE] + sorted(p for p in course_root.rglob("*") if p.is_file()):
        if path.is_file() and "__pycache__" not in path.parts and "attacker" not in path.parts:
            digest.update(str(path).encode() + path.read_bytes())
    listings = [sorted(os.listdir(p)) for p in (library, Path.home())]
    strays = [str(p) for top in ("/tmp", "/dev/shm", "/var/tmp") for p in Path(top).glob("agattack*")]
    return {
        "children": len(children),
        "threads": threading.active_count(),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "mounts": hashlib.sha256(Path("/proc/self/mountinfo").read_bytes()).hexdigest(),
        "files": digest.hexdigest(),
        "listings": hashlib.sha256(repr(listings).encode()).hexdigest(),
        "strays": strays,
        "folder": os.getcwd(),
    }


def _settled(course_root: Path, before: dict[str, Any], namespaces: list[int]) -> dict[str, Any]:
    """What differs from `before`, once the kernel has had a moment to clear away; {} where nothing is left."""
    for _ in range(100):
        now = _state(course_root)
        now["descriptors"] -= len(namespaces)
        left = {key: [before[key], now[key]] for key in before if before[key] != now[key]}
        if living := _living(namespaces):
            left["processes"] = living
        if not left:
            break
        time.sleep(0.02)
    while namespaces:
        os.close(namespaces.pop())
    return left


def serve(root: Path) -> None:
    """Grade what standard input asks for, until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    secret = course.MARK + os.urandom(8).hex()  # in this process's memory, as the expected values are
    setting = engine.Setting(Course(root), course.DAY)
    template = Template()
    forked = engine.forked(setting.level, template)
    heard: list[str] = []
    found: list[str] = []
    namespaces: list[int] = []

    def start(limits: Limits) -> Sandbox:
        return Overheard(forked(limits), heard, found, namespaces)

    def body(judge: Judge) -> None:
        for line in sys.stdin:
            request = json.loads(line)
            heard.clear()
            found.clear()
            before = _state(root)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            result = engine.grade(judge, setting, start, Path(request["notebook"]), request["student"])
            answer = {
                "result": records.dump(result),
                "heard": [text[:600] for text in heard][:200],
                "found": found,
                "left": _settled(root, before, namespaces),
                "host_mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown) >> 10,
                "secret": len(secret),
            }
            print(json.dumps(answer), file=answers, flush=True)

    try:
        judging(setting.assignment, body, setting.hidden_seed)
    finally:
        template.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
