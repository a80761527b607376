"""What a notebook brings along from Colab or from the learner's own machine does not stop a cell while it is graded."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from autograder import surroundings

# In a process of its own, as in a sandbox: the shell is one per process, and the stand-ins are for all of it.
RUN = """\
import io, json, sys
from contextlib import redirect_stdout
from autograder import surroundings
shell = surroundings.shell()
surroundings.stand_in()
before = "google.colab" in sys.modules
with redirect_stdout(io.StringIO()) as said:
    done = shell.run_cell(sys.stdin.read() + "\\nreached = True\\n")
problem = done.error_before_exec or done.error_in_exec
print(json.dumps([shell.user_ns.get("reached", False), type(problem).__name__, before, said.getvalue()]))
"""


def run(source: str) -> tuple[bool, str, bool, str]:
    """Whether the cell was run to its end, what it raised, whether Colab seemed to be there before, what it printed."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=source, capture_output=True, text=True, env=environment, check=True
    )
    reached, problem, before, said = json.loads(done.stdout.splitlines()[-1])
    return reached, problem, before, said


def test_modules_of_colab_can_be_imported_and_do_nothing() -> None:
    cell = """\
from google.colab import drive, files, userdata
import google.colab.output
from google.colab.patches import cv2_imshow
drive.mount('/content/drive', force_remount=True)
assert files.upload() is None and userdata.get('KEY') is None
cv2_imshow([1]); google.colab.output.clear()
import otter
otter.Notebook('day1.ipynb').check('f')
"""
    assert run(cell)[:3] == (True, "NoneType", False)


def test_another_module_of_google_that_is_not_there_stays_missing() -> None:
    assert run("import google.cloud.storage")[:2] == (False, "ModuleNotFoundError")


def test_installers_and_magics_that_are_not_here_are_passed_over_and_told() -> None:
    cell = "!pip install -q x\n%pip install y\n%load_ext tensorboard\n%tensorboard\n%cd C:\\\\no\\\\where\n"
    reached, problem, _, said = run(cell)
    assert (reached, problem) == (True, "NoneType")
    assert "pip install -q x" in said and "pip install y" in said and "tensorboard" in said


def test_errors_in_a_students_own_code_are_not_passed_over() -> None:
    assert run("%time 1 / 0")[:2] == (False, "ZeroDivisionError")
    assert run("%matplotlib nowhere\n1 / 0")[:2] == (False, "ZeroDivisionError")


def test_a_magic_sees_the_names_of_the_cell() -> None:
    assert run("x = 3\n%time y = x + 1\nassert y == 4")[:2] == (True, "NoneType")


@pytest.mark.parametrize(
    ("command", "fetches"),
    [
        ("pip install x", True),
        (" pip3 install x", True),
        ("/usr/bin/python3 -m pip install x", True),
        ("'/opt/my python' -m pip install x", False),
        ("sudo apt-get install x", True),
        ("wget -q http://x", True),
        ("git clone x", True),
        ("echo pip", False),
        ("gitk", False),
        ("ls -l", False),
        ("python train.py", False),
        ("mkdir wget", False),
    ],
)
def test_commands_that_need_the_network_are_known_by_their_first_word(command: str, fetches: bool) -> None:
    assert bool(surroundings._FETCHES.match(command)) == fetches
