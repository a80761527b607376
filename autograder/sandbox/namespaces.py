"""Level `namespaces`: a worker inside bubblewrap's user, pid, mount, network, ipc and uts namespaces.

The worker sees a read-only Python and nothing else of this machine, has no network, no capabilities and a seccomp
filter, and writes only to a small private tmpfs. Started by root, it runs as an unmapped outer uid of its own, so that
the kernel counts its processes apart; started by an ordinary user, as that user seen as uid 65534.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

from autograder import wire
from autograder.limits import Limits
from autograder.sandbox import DeviceFault, Infrastructure, gpu, seccomp
from autograder.sandbox.template import DATA, ENVIRONMENT, NOBODY, START_SECONDS, Forker, data_folder
from autograder.sandbox.watched import SCRATCH, Watched, outer_uid

__all__ = ["Namespaces"]

INSIDE = "/run/autograder"
END_SECONDS = 5.0  # ending a sandbox takes milliseconds, seconds where the machine swaps


# Ends when its standard input does, and with it the namespaces: nothing outlives a grader that is killed.
IDLE = ["/bin/sh", "-c", "echo; read line"]


class Namespaces(Watched):
    """One bubblewrap sandbox around one worker: forked from `template`, or started plainly where there is none."""

    def __init__(self, limits: Limits, template: Forker | None = None) -> None:
        if limits.gpu_mb and not gpu.nodes():
            raise DeviceFault("the GPU's device files are gone")
        ours, theirs = socket.socketpair()
        super().__init__(limits, ours)
        self.init = -1  # a pidfd of the namespace's init, whose number may be another's once it has ended
        try:
            self.process = self._bubblewrap(theirs, plain=template is None)
            if template is not None:
                # bubblewrap gives the pid before its mounts are final; the idle process speaks once they are.
                if self.process.stdout is None or _told(self.process.stdout.fileno(), self.process) != b"\n":
                    raise ValueError("the idle process did not run")
                self.roots.append(template.fork(theirs, self.roots[0], limits))
            theirs.close()
            self.watch.start()
            frame = self.channel.receive(time.monotonic() + START_SECONDS)
            if wire.reply(frame).nonce != "ready":
                raise ValueError("the worker spoke out of turn")
        except (wire.Closed, wire.Late, wire.ProtocolError, OSError, ValueError) as problem:
            theirs.close()
            self.close()
            reason = self.struck or self.said or str(problem) or type(problem).__name__
            raise Infrastructure(f"the sandbox did not start: {reason}") from problem
        except BaseException:
            theirs.close()
            self.close()
            raise

    def _bubblewrap(self, theirs: socket.socket, plain: bool) -> subprocess.Popen[bytes]:
        """Start bubblewrap around a worker (`plain`) or around a process that does nothing but hold the namespaces."""
        root = os.geteuid() == 0
        block_r, block_w = os.pipe()
        info_r, info_w = os.pipe()
        filter_r = _pipe_with(seccomp.program())
        command = _command(self.limits, info_w, filter_r, block_r if root else None)
        # Killed as its parent ends, bubblewrap leaves a child that waits for its word for ever, where it had not given
        # that yet. So where the idle process ends by itself with its parent, bubblewrap goes on and then ends, too; it
        # holds what it tells the pid to, since telling nobody would kill it just as well.
        inside = ["--die-with-parent", *_worker(theirs.fileno(), self.limits)] if plain else IDLE
        held = [theirs.fileno()] if plain else [info_r]
        try:
            process = subprocess.Popen(
                command + inside,
                pass_fds=[info_w, filter_r, block_r, *held],
                stdin=subprocess.DEVNULL if plain else subprocess.PIPE,
                stdout=subprocess.DEVNULL if plain else subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=ENVIRONMENT,
                process_group=0,
            )
            self.process = process
            os.close(info_w)
            info_w = -1
            self.roots.append(_child_pid(info_r, process))
            self.init = os.pidfd_open(self.roots[0])
            if root:
                _map_uids(self.roots[0])
            return process
        finally:
            for fd in (block_r, block_w, info_r, filter_r, *([info_w] if info_w >= 0 else [])):
                os.close(fd)

    def close(self) -> None:
        self._end()
        self._unwatch()
        if self.process is not None:
            # bubblewrap itself ends with its child and reaps it; killed first, it would leave a zombie to the machine.
            try:
                _, said = self.process.communicate(timeout=END_SECONDS)
            except subprocess.TimeoutExpired:
                # Somebody killed it while its child, whose number we have not been told, still waited for its word.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.process.pid, signal.SIGKILL)
                _, said = self.process.communicate()
            self.said = self.said or (said or b"")[:2000].decode("utf-8", "replace").strip()
            self.process = None
        if self.init >= 0:
            os.close(self.init)
            self.init = -1
        self.channel.close()

    def _end(self) -> None:
        """Killing the init of a pid namespace makes the kernel kill everything in it, daemons included."""
        if self.init >= 0:
            try:
                signal.pidfd_send_signal(self.init, signal.SIGKILL)
            except ProcessLookupError:
                pass


def _command(limits: Limits, info_fd: int, filter_fd: int, block_fd: int | None) -> list[str]:
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise Infrastructure("bubblewrap is not installed: apt-get install bubblewrap")
    package = Path(wire.__file__).parent
    command = [bubblewrap, "--unshare-all", "--unshare-user", "--new-session", "--clearenv"]
    command += ["--cap-drop", "ALL", "--info-fd", str(info_fd), "--seccomp", str(filter_fd)]
    if block_fd is None:
        command += ["--uid", str(NOBODY), "--gid", str(NOBODY)]
    else:  # root: wait for the uid map, keep just what the worker needs to become nobody
        command += ["--userns-block-fd", str(block_fd), "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    command += ["--proc", "/proc", "--ro-bind", "/usr", "/usr"]
    # Not bubblewrap's --dev: its /dev has no size, and its devpts asks for a second user namespace.
    command += ["--perms", "0755", "--size", "65536", "--tmpfs", "/dev", "--symlink", "/proc/self/fd", "/dev/fd"]
    for name in ("null", "zero", "full", "random", "urandom"):
        command += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    if limits.gpu_mb:
        for node in gpu.nodes():
            command += ["--dev-bind", str(node), str(node)]
        command += ["--ro-bind", "/sys", "/sys"]  # CUDA looks up the PCI bus there, and fails without
        for name, value in gpu.environment(limits.gpu_mb).items():
            command += ["--setenv", name, value]
    scratch = str(limits.scratch_mb << 20)
    for place in SCRATCH:
        command += ["--perms", "1777", "--size", scratch, "--tmpfs", place]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        path = Path("/", name)
        if path.is_symlink():
            command += ["--symlink", os.readlink(path), str(path)]
        elif path.is_dir():
            command += ["--ro-bind", str(path), str(path)]
    command += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    command += ["--ro-bind-try", "/etc/localtime", "/etc/localtime"]
    shown = {prefix: prefix for prefix in (sys.base_prefix, sys.prefix) if not Path(prefix).is_relative_to("/usr")}
    ours = ("__init__.py", "lockdown.py", "surroundings.py", "vision.py", "wire.py", "worker.py")
    shown |= {str(package / name): f"{INSIDE}/autograder/{name}" for name in ours}
    if (data := data_folder()) is not None:
        shown[str(data)] = DATA
    # bubblewrap makes missing parents with mode 0700, which uid 65534 could not enter.
    above = {str(parent) for target in shown.values() for parent in Path(target).parents}
    for place in sorted(above - {"/", "/tmp", "/usr"}):
        command += ["--perms", "0755", "--dir", place]
    for source, target in sorted(shown.items(), key=lambda pair: len(pair[1])):
        command += ["--ro-bind", source, target]
    for place in ("/dev", "/"):
        command += ["--remount-ro", place]
    return [*command, "--chdir", "/tmp"]


def _worker(wire_fd: int, limits: Limits) -> list[str]:
    start = (
        f"import sys; sys.path.insert(0, {INSIDE!r}); from autograder.worker import main; "
        f"main({wire_fd}, {NOBODY}, {limits.processes}, {limits.scratch_mb})"
    )
    return [sys.executable, "-I", "-c", start]


def _pipe_with(data: bytes) -> int:
    """The reading end of a pipe that holds `data` (less than a pipe's 64 KB)."""
    r, w = os.pipe()
    os.write(w, data)
    os.close(w)
    return r


def _told(fd: int, process: subprocess.Popen[bytes]) -> bytes:
    """What comes next on `fd`, nothing once bubblewrap has ended: a child that it left waiting may hold the pipe open.

    Raises TimeoutError after START_SECONDS.
    """
    ended = os.pidfd_open(process.pid)
    try:
        either = select.poll()
        for waited in (fd, ended):
            either.register(waited, select.POLLIN)
        ready = [told for told, _ in either.poll(START_SECONDS * 1000)]
    finally:
        os.close(ended)
    if not ready:
        raise TimeoutError(f"bubblewrap has said nothing for {START_SECONDS:g} s")
    return os.read(fd, 4096) if fd in ready else b""


def _child_pid(fd: int, process: subprocess.Popen[bytes]) -> int:
    text = b""
    while not text.rstrip().endswith(b"}"):
        piece = _told(fd, process)
        if not piece:
            raise ValueError("bubblewrap gave no pid")
        text += piece
    return int(json.loads(text)["child-pid"])


def _map_uids(pid: int) -> None:
    """Root stays mapped for bubblewrap's own mounts; the worker becomes an outer uid that owns nothing."""
    outer = outer_uid()
    names: tuple[Literal["uid_map", "gid_map"], ...] = ("uid_map", "gid_map")
    for name in names:
        Path(f"/proc/{pid}/{name}").write_text(f"0 0 1\n{NOBODY} {outer} 1\n")
