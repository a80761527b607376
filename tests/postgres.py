"""A PostgreSQL server of a test's own, on a unix socket in a temporary folder."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

__all__ = ["Server", "running"]

NOBODY = 65534  # a server refuses to run as root
INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))  # where Debian puts what is not on PATH


class Server:
    """A server with its files in `folder`, and the programs of it in `programs`."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs. Raises RuntimeError with what it said where it fails."""
        # Into a file: a server started by it keeps what it was given open, and a pipe would not end.
        log = self.folder / "log"
        with log.open("ab") as said:
            command = [str(self.programs / program), *arguments]
            code = subprocess.run(
                command,
                cwd=self.folder,
                stdout=said,
                stderr=said,
                timeout=120,
                **self.user,  # type: ignore[call-overload]  # the keywords of Popen
            ).returncode
        if code:
            raise RuntimeError(f"{program} exits with {code}: {log.read_text(errors='replace')[-2000:]}")

    def start(self) -> None:
        # Without fsync: what a machine that loses its power would leave of a test's database interests nobody.
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        self.run("pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-o", options)

    def stop(self) -> None:
        """End it at once, as a crash would."""
        self.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.folder / "data"))

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = f"gradebook_{secrets.token_hex(6)}"
        self.run("createdb", "-h", str(self.folder), "-U", "teacher", name)
        return f"postgresql+psycopg://teacher@/{name}?host={self.folder}"


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Make a server, and remove it afterwards; skips where this machine has no PostgreSQL, saying so."""
    found = shutil.which("initdb")
    programs = Path(found).resolve().parent if found else INSTALLED[-1] if INSTALLED else None
    if programs is None:
        pytest.skip("not run: no PostgreSQL server on this machine (apt-get install postgresql)")
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("not run: the driver psycopg is missing (pip install 'autograder[postgres]')")
    folder = Path(tempfile.mkdtemp(prefix="autograder-pg-", dir="/tmp"))  # a socket's path must be short
    server = Server(programs, folder)
    try:
        if server.user:
            os.chown(folder, NOBODY, NOBODY)
        server.run("initdb", "-D", str(folder / "data"), "-U", "teacher", "-A", "trust", "-E", "UTF8", "--no-sync")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
