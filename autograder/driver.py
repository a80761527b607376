"""The connection to a Ray cluster, in a process of its own, for a server that outlives its cluster.

Ray ends the process that is connected to a cluster which has been gone for a minute. So that process is not the
server's: it takes one submission after another from it, has them graded at once, and is started again where it ended.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self

from autograder import cluster
from autograder import result as records
from autograder.cluster import NoCluster
from autograder.course import Course, CourseError
from autograder.engine import Setting
from autograder.result import Result
from autograder.sandbox import Infrastructure
from autograder.slots import start_deaf

__all__ = ["Driver"]

CONNECTING = 60.0  # seconds to be connected; where nothing listens, Ray itself tries for longer
CLOSING = 20.0  # seconds for Ray to end, and a cluster of this machine's own with it
Answer = dict[str, Any]


class Driver:
    """Grades on the Ray cluster at $RAY_ADDRESS, or on one of this machine's own with `jobs` cores; used by threads.

    Entering it connects, and raises NoCluster where that cannot be.
    """

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs
        self._closing = threading.Event()
        self._lock = threading.Lock()  # over all that follows
        self._link: _Link | None = None

    def grade(
        self,
        setting: Setting,
        todo: Mapping[str, Path],
        *,
        keep: Callable[[Result], None],
        force: bool = False,
        **local: object,
    ) -> Iterator[Result]:
        """As :func:`autograder.slots.grade_class`, one submission after another; `local` is what slots alone have use
        for. Raises NoCluster where nothing could be run, Infrastructure where the connection broke, and CourseError.
        """
        for student, notebook in todo.items():
            job = [str(setting.course.root), setting.day, setting.level, setting.device, setting.hidden_seed]
            answer = self._connected().ask([*job, student, str(notebook), "anew" if force else ""])
            _raise(answer)
            result = records.load(answer["result"])
            keep(result)
            yield result

    def _connected(self) -> _Link:
        with self._lock:
            if self._link is None or self._link.ended.is_set():
                if self._link is not None:
                    self._link.close()
                if self._closing.is_set():
                    raise NoCluster("the server is ending")
                self._link = _Link(self.jobs, self._closing)
            return self._link

    def __enter__(self) -> Self:
        self._connected()
        return self

    def __exit__(self, *problem: object) -> None:
        self._closing.set()
        with self._lock:
            if self._link is not None:
                self._link.close()
                self._link = None


class _Link:
    """A process that is connected, and who waits for its answers.

    Raises NoCluster where it cannot connect in time, or before `closing` is set.
    """

    def __init__(self, jobs: int, closing: threading.Event) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, jobs), daemon=True)
        start_deaf(self.process)
        theirs.close()
        self.ended = threading.Event()
        self._lock = threading.Lock()
        self._asked: dict[int, Future[Answer]] = {}
        self._number = 0
        try:
            until = time.monotonic() + CONNECTING
            while not self.connection.poll(0.2):
                if closing.is_set() or time.monotonic() > until:
                    raise NoCluster("the Ray cluster does not answer")
            _raise(json.loads(self.connection.recv_bytes()))
        except (EOFError, OSError):
            self.close(0.0)
            raise NoCluster("Ray ended while it connected to the cluster") from None
        except NoCluster:
            self.close(0.0)
            raise
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, job: list[str]) -> Answer:
        """The answer to `job`, however long it takes."""
        with self._lock:
            self._number += 1
            number, answer = self._number, Future[Answer]()
            self._asked[number] = answer
            try:
                self.connection.send_bytes(json.dumps([number, *job]).encode())
            except OSError:
                self.ended.set()
            if self.ended.is_set():
                self._give_up()
        return answer.result()

    def _listen(self) -> None:
        while not self.ended.is_set():
            try:
                number, answer = json.loads(self.connection.recv_bytes())
            except (EOFError, OSError):
                with self._lock:
                    self.ended.set()
                    self._give_up()
                return
            with self._lock:
                waiting = self._asked.pop(number, None)
            if waiting is not None:
                waiting.set_result(answer)

    def _give_up(self) -> None:
        for waiting in self._asked.values():
            waiting.set_result({"kind": "lost", "refused": "the connection to the Ray cluster broke"})
        self._asked.clear()

    def close(self, patience: float = CLOSING) -> None:
        """End the process, within so many seconds by itself; what it is at is given up."""
        with self._lock:
            self.ended.set()
            self._give_up()
            try:
                self.connection.send_bytes(b"[]")  # it leaves the cluster, which a signal would have it do with noise
            except OSError:
                pass
        self.process.join(patience)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        self.connection.close()


def _raise(answer: Answer) -> None:
    kinds: dict[str, type[Exception]] = {"cluster": NoCluster, "course": CourseError, "lost": Infrastructure}
    if "refused" in answer:
        raise kinds[answer["kind"]](answer["refused"])


def _serve(connection: Connection, jobs: int) -> None:
    """The process: connect, then have graded what is asked for, each in a thread, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which lets gradings finish
    sending = threading.Lock()

    def work(number: int, job: list[str]) -> None:
        answer = _answer(job)
        with sending, contextlib.suppress(OSError):  # the server is gone
            connection.send_bytes(json.dumps([number, answer]).encode())

    try:
        with cluster.connected(jobs):
            connection.send_bytes(b"{}")
            while asked := json.loads(connection.recv_bytes()):
                number, *job = asked
                threading.Thread(target=work, args=(number, job), daemon=True).start()
    except NoCluster as problem:
        connection.send_bytes(json.dumps({"kind": "cluster", "refused": str(problem)}).encode())
    except (EOFError, OSError):
        pass  # the server is gone


def _answer(job: list[str]) -> Answer:
    root, day, level, device, seed, student, notebook, anew = job
    try:
        setting = Setting(Course(Path(root)), day, level, device, seed)
        todo = {student: Path(notebook)}
        (found,) = cluster.grade_class(setting, todo, jobs=1, force=bool(anew), keep=lambda result: None)
        return {"result": records.dump(found)}
    except NoCluster as problem:
        return {"kind": "cluster", "refused": str(problem)}
    except CourseError as problem:
        return {"kind": "course", "refused": str(problem)}
    except Exception as problem:  # whatever broke is ours, and is told to who asked: nobody else waits for it
        return {"kind": "lost", "refused": f"{type(problem).__name__}: {problem}"[:300]}
