"""Commands as unix users of their own: an instructor's and students', with homes and an exchange between them.

No account is made on this machine. Each command runs in a mount namespace of its own, where /etc/passwd names the
users, /home holds their folders, and Python can be read by all, also where it lies in root's home.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from coursekit import REPOSITORY

__all__ = ["Machine"]

FIRST_UID = 71001  # of nobody's: above any account, below the uids of sandboxes
HOMES = (Path("/home"), Path("/root"))


class Machine:
    """Users by name, the first of them the instructor. `root` is an empty folder that holds what they see as /home."""

    def __init__(self, root: Path, *users: str) -> None:
        if os.geteuid() != 0:
            pytest.skip("not run: only root can run commands as two unix users")
        for tool in ("bwrap", "setpriv"):
            if shutil.which(tool) is None:
                pytest.skip(f"not run: {tool} is not installed")
        self.root, self.uids = root, {name: FIRST_UID + n for n, name in enumerate(users)}
        (root / "exchange").mkdir()
        (root / "exchange").chmod(0o777)
        for name, uid in self.uids.items():
            (root / name).mkdir()
            os.chown(root / name, uid, uid)
            (root / name).chmod(0o700)
        accounts = [("root", 0), *self.uids.items()]
        (root / "passwd").write_text("".join(f"{n}:x:{uid}:{uid}::/home/{n}:/bin/sh\n" for n, uid in accounts))
        (root / "group").write_text("".join(f"{name}:x:{uid}:\n" for name, uid in accounts))

    def home(self, user: str) -> Path:
        """The user's home as this process sees it; they see it as /home/<user>."""
        return self.root / user

    def configure(self, text: str) -> None:
        """nbgrader's configuration for everybody on the machine."""
        (self.root / "jupyter").mkdir()
        (self.root / "jupyter" / "nbgrader_config.py").write_text(text, encoding="utf-8")

    def give(self, user: str, path: Path) -> None:
        """Let all of `path` be this user's."""
        for place in (path, *path.rglob("*")):
            os.chown(place, self.uids[user], self.uids[user], follow_symlinks=False)

    def command(self, user: str, folder: str, *argv: str) -> list[str]:
        """The command line that runs `argv` as `user` in `folder` of their home."""
        inside = ["bwrap", "--die-with-parent", "--dev-bind", "/", "/"]
        for place in HOMES:
            inside += ["--perms", "0755", "--tmpfs", str(place)]
        for path in {Path(sys.base_prefix), Path(sys.prefix), REPOSITORY}:
            for above in reversed([p for p in path.parents if any(p.is_relative_to(home) for home in HOMES)]):
                inside += ["--perms", "0755", "--dir", str(above)]
            if any(path.is_relative_to(home) for home in HOMES):
                inside += ["--ro-bind", str(path), str(path)]
        for name in ("jupyter", "exchange", *self.uids):
            inside += ["--bind-try", str(self.root / name), f"/home/{name}"]
        for name in ("passwd", "group"):
            inside += ["--ro-bind", str(self.root / name), f"/etc/{name}"]
        inside += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--chdir", f"/home/{user}", "--clearenv"]
        environment = {
            "HOME": f"/home/{user}",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
            "JUPYTER_CONFIG_PATH": "/home/jupyter",
        }
        for name, value in environment.items():
            inside += ["--setenv", name, value]
        uid = str(self.uids[user])
        become = ["setpriv", "--reuid", uid, "--regid", uid, "--clear-groups", "--inh-caps=-all"]
        return [*inside, "--", *become, "env", "--chdir", f"/home/{user}/{folder}", *argv]

    def run(self, user: str, folder: str, argv: Sequence[str], status: int = 0) -> str:
        """What the command says on both outputs; fails the test where it ends otherwise than with `status`."""
        done = subprocess.run(
            self.command(user, folder, *argv), capture_output=True, text=True, timeout=300, check=False
        )
        said = done.stdout + done.stderr
        assert done.returncode == status, f"{user}: {' '.join(argv)}: {done.returncode}\n{said[-6000:]}"
        return said
