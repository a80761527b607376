"""Every isolation level keeps the contract of `sandbox_contract`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from fakes import Bare
from sandbox_contract import *  # noqa: F403 - the suite itself, collected here
from sandbox_contract import Open

from autograder.limits import Limits
from autograder.sandbox import LEVELS, PROMISES, Infrastructure, Sandbox, open_sandbox
from autograder.sandbox.landlock import reachable

TESTS = Path(__file__).parent
# In a mount namespace of its own, where the other users of a container could read this Python too.
READABLE = "AUTOGRADER_TEST_READABLE"


def _levels() -> list[str]:
    """As root with a Python in root's home, `landlock` is tried in a process that sees it elsewhere (below)."""
    if os.environ.get(READABLE):
        return ["landlock"]
    return ["fake", *(level for level in LEVELS if level != "landlock" or reachable() is None)]


@pytest.fixture(params=_levels())
def level(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def opened(level: str) -> Open:
    def make(**limits: int) -> Sandbox:
        return Bare() if level == "fake" else open_sandbox(level, Limits(**limits))

    return make


def test_the_strongest_level_promises_everything_that_any_does() -> None:
    for level in LEVELS:
        assert set(PROMISES[level]) <= set(PROMISES[LEVELS[0]])


def test_a_level_that_does_not_exist_is_refused_and_not_replaced() -> None:
    with pytest.raises(Infrastructure, match="no isolation level"):
        open_sandbox("none", Limits())


@pytest.mark.skipif(bool(os.environ.get(READABLE)), reason="this is the inner run")
@pytest.mark.skipif(reachable() is None, reason="everybody can read this Python: the suite above runs landlock itself")
def test_landlock_keeps_the_contract_where_this_python_is_readable() -> None:
    inner([], {READABLE: "1"})


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user runs the suite above as such")
@pytest.mark.skipif(bool(os.environ.get(READABLE)), reason="this is the inner run")
def test_every_level_keeps_the_contract_for_an_ordinary_user(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="ordinary-") as home:
        os.chmod(home, 0o777)
        inner(
            ["setpriv", "--reuid", "1234", "--regid", "1234", "--clear-groups"], {"HOME": home}, f"--basetemp={home}/t"
        )


def inner(before: list[str], environment: dict[str, str], *options: str) -> None:
    """Run this file where everybody can read this Python."""
    command = [
        "unshare",
        "--mount",
        sys.executable,
        str(TESTS / "readable.py"),
        *before,
        sys.executable,
        "-m",
        "pytest",
    ]
    found = subprocess.run(
        [*command, "-q", "-p", "no:cacheprovider", *options, str(TESTS / "test_contract.py")],
        cwd=TESTS.parent,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-3000:] + found.stderr[-2000:]
    assert " passed" in found.stdout
