"""What every real level shares: requests over the wire with deadlines, and a watch over the whole tree of processes."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import threading
import time
from typing import Any

from autograder import wire
from autograder.limits import Limits
from autograder.sandbox import Ended, gpu, tree

__all__ = ["Watched", "outer_uid"]

SCRATCH = ("/tmp", "/dev/shm")  # memory file systems of a sandbox's own, where it has any
TICK = 0.02  # seconds between looks at the tree: one core can fill 0.2 GB in that time
CUDA_MB = 6144  # of main memory for CUDA itself: libraries and pinned buffers, on top of the limit
GPU_TICK = 0.5  # seconds between looks at the GPU's memory, each a process of the driver's
GRACE = 10  # times the limit of a call: how far a busy machine may put it off
OUTER_UIDS = (0x4000_0000, 0x1000_0000)  # first and how many: far above any account or subuid range in use


def outer_uid() -> int:
    """A uid for one sandbox that root starts: it owns nothing, and the kernel counts its processes apart."""
    return OUTER_UIDS[0] + secrets.randbelow(OUTER_UIDS[1])


class Watched:
    """A worker behind `sock`; `roots` are the processes whose trees are the sandbox, as seen from outside."""

    def __init__(self, limits: Limits, sock: socket.socket) -> None:
        self.limits = limits
        self.roots: list[int] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.most = 0.0  # seconds of grace that the present call can get
        self.said = ""  # what the launcher wrote before it gave up, for an operator
        self.struck = ""  # the limit that ended it
        self.over = threading.Event()
        self.watch = threading.Thread(target=self._watch, name="sandbox-watch", daemon=True)
        self.stolen = tree.stolen()  # before it started
        self.waited = 0.0  # for a core, of which some calls were given back already
        self.channel = wire.Channel(sock, more=self._starved)

    def ask(self, op: str, seconds: float, **fields: Any) -> wire.Reply:
        nonce = secrets.token_hex(8)  # a reply written before its request was read cannot name it
        deadline = time.monotonic() + seconds
        self.channel.grace = 0.0
        self.most = GRACE * seconds
        try:
            self.channel.send({"nonce": nonce, "op": op, **fields}, deadline)
            answer = wire.reply(self.channel.receive(deadline))
            if answer.nonce != nonce:
                raise wire.ProtocolError("an answer to another request")
            return answer
        except (wire.Closed, wire.Late, wire.ProtocolError) as problem:
            self.close()
            why = {wire.Closed: "died", wire.Late: "timeout", wire.ProtocolError: "protocol"}[type(problem)]
            raise Ended(self.struck or why) from None

    def _starved(self) -> float:
        """Seconds for which the sandbox wanted to run and had no core: where a machine is busy, a call gets them back.

        Bounded, since a sandbox with many processes keeps them waiting for one another.
        """
        before, self.waited = self.waited, tree.waited(tree.pids(list(self.roots))) + tree.stolen() - self.stolen
        return max(0.0, min(self.waited - before, self.most - self.channel.grace))

    def close(self) -> None:
        raise NotImplementedError

    def _watch(self) -> None:
        """Bounds over the whole tree of processes, kept in a thread: student code may run on while nobody waits."""
        limit = (self.limits.memory_mb + (CUDA_MB if self.limits.gpu_mb else 0)) << 20
        looked = time.monotonic()
        while not self.over.wait(TICK):
            found = tree.pids(list(self.roots))
            held = tree.scratch(found, SCRATCH)
            if len(found) > self.limits.processes + 8:  # bubblewrap's own, and room for what exits as we count
                self.struck = "processes"
            elif held + tree.memory(found, limit - held) > limit:
                self.struck = "memory"
            elif self.limits.gpu_mb and time.monotonic() - looked > GPU_TICK:
                self.struck = "gpu" if gpu.held_mb(found) > self.limits.gpu_mb else ""
                looked = time.monotonic()
            if self.struck:
                self._end()
                return

    def _end(self) -> None:
        """End what runs, from the watch: the next request finds the other side gone, and closes."""
        for pid in tree.pids(list(self.roots))[1:]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def _unwatch(self) -> None:
        self.over.set()
        if self.watch.is_alive():
            self.watch.join()
