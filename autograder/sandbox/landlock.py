"""Level `landlock`: a worker confined by Landlock, seccomp and its own uid, where user namespaces are forbidden.

Weaker than `namespaces`, and used only by name: the worker shares the machine's pid, network and ipc namespaces (what
it could do there is refused by Landlock and seccomp instead), may ask for the names of files that it cannot read, and
its scratch space is bounded by file and not as a whole. Started by root it has a uid of its own; started by an
ordinary user it is that user, behind Landlock.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from autograder import wire
from autograder.limits import Limits
from autograder.sandbox import DeviceFault, Infrastructure, seccomp
from autograder.sandbox.template import ENVIRONMENT, START_SECONDS, data_folder
from autograder.sandbox.watched import Watched, outer_uid

__all__ = ["Landlock", "reachable"]

READABLE = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/localtime")


class Landlock(Watched):
    """One keeper and its confined worker."""

    def __init__(self, limits: Limits) -> None:
        if limits.gpu_mb:  # CUDA names its threads in /proc, which this level cannot open up to one process alone
            raise DeviceFault("level landlock shows no GPU to student code")
        closed = reachable()
        if closed is not None:
            raise Infrastructure(
                f"level landlock runs student code as another user, who cannot enter {closed}, where this Python lies: "
                "use one that all users can read, such as Debian's /usr/bin/python3"
            )
        ours, theirs = socket.socketpair()
        super().__init__(limits, ours)
        package = Path(wire.__file__).parent
        modules = [
            str(package / f"{name}.py")
            for name in ("__init__", "wire", "worker", "surroundings", "lockdown", "confine", "vision")
        ]
        data = data_folder()
        request = {
            "uid": outer_uid() if os.geteuid() == 0 else 0,
            "processes": limits.processes if os.geteuid() == 0 else 0,
            "file_mb": limits.scratch_mb,
            "filter": seccomp.program(sockets=False).hex(),
            "readable": [*READABLE, *sorted({sys.base_prefix, sys.prefix}), *modules, *([str(data)] if data else [])],
        }
        start = (
            f"import sys; sys.path.insert(0, {str(package.parent)!r}); from autograder.confine import main; "
            f"main({theirs.fileno()}, {json.dumps(request)!r})"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", start],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT | ({"AUTOGRADER_DATA": str(data)} if data else {}),
        )
        theirs.close()
        self.roots.append(self.process.pid)
        self.watch.start()
        try:
            frame = self.channel.receive(time.monotonic() + START_SECONDS)
            if wire.reply(frame).nonce != "ready":
                raise ValueError("the worker spoke out of turn")
        except (wire.Closed, wire.Late, wire.ProtocolError, OSError, ValueError) as problem:
            self.close()
            raise Infrastructure(f"the sandbox did not start: {self.said or type(problem).__name__}") from problem
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """The keeper ends everything once its standard input does, and then itself."""
        self._unwatch()
        if self.process is not None:
            _, said = self.process.communicate()
            self.said = self.said or (said or b"")[:2000].decode("utf-8", "replace").strip()
            self.process = None
        self.channel.close()


def reachable() -> Path | None:
    """The folder that keeps root's worker, who is another user, from this Python; None where nothing does."""
    if os.geteuid() == 0:
        for place in (Path(sys.base_prefix), Path(sys.prefix)):
            for folder in reversed((place, *place.parents)):
                if not folder.stat().st_mode & 0o001:
                    return folder
    return None
