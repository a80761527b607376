"""What a known mistake answers: tensors that it edits, and the time that it may take."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder import replay
from autograder.session import Entry
from autograder.wire import Handle, Reply

RIGHT = "def f(x):\n    return x * 2\n"


def last_answer(mistake: str, trace: list[Entry]) -> Any:
    """What this version of `f` answers to the last request; "" is the solution."""
    assignment: Any = SimpleNamespace(imports="import torch\n", apparatus="", solutions={"f": RIGHT})
    known: Any = SimpleNamespace(source=mistake, path=Path("mistake.py")) if mistake else None
    return list(replay.answers(assignment, known, trace))[-1]


@pytest.mark.parametrize(("mistake", "edited"), [("", False), ("def f(x):\n    x += 1\n    return x * 2\n", True)])
def test_an_edited_tensor_counts_as_edited(mistake: str, edited: bool) -> None:
    x, held = np.arange(3.0), Handle(0, "Tensor")
    trace = [
        Entry("put", {"value": x, "layout": "torch"}, Reply("", (held,))),
        Entry(
            "call", {"target": "f", "args": [held], "kwargs": {}, "returns": [("out", "array")]}, Reply("", (2 * x,))
        ),
        Entry("get", {"handle": held}, Reply("", (x,))),
    ]
    answer = last_answer(mistake, trace)
    np.testing.assert_array_equal(answer.parts[0], x + edited)
    assert answer.parts[1] is edited


@pytest.mark.parametrize(
    ("body", "said"),
    [("time.sleep(0.5)", ""), ("while True:\n        pass", "call_timeout")],
    ids=["waits", "computes"],
)
def test_only_time_on_the_processor_counts(body: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "REPLAY_SECONDS", 0.2)
    call = {"target": "f", "args": [time.time()], "kwargs": {}, "returns": [("out", "scalar")]}  # kept by no key before
    trace = [Entry("call", call, Reply("", (0.0,)))]
    assert last_answer(f"import time\n\n\ndef f(x):\n    {body}\n    return 1.0\n", trace).said == said


def test_a_mistake_that_downloads_meets_no_network() -> None:
    """In a sandbox it would not either; here it would fetch megabytes into the home of whoever grades."""
    source = "import socket\n\n\ndef f(x):\n    {}\n"
    for line, error in (
        ("socket.create_connection(('example.org', 80))", "gaierror"),
        ("with socket.socket() as s:\n        s.connect(('127.0.0.1', 9))", "OSError"),
    ):
        call = Entry("call", {"target": "f", "args": [1.0], "kwargs": {}, "returns": [("out", "array")]}, Reply("", ()))
        answer = last_answer(source.format(line), [call])
        assert (answer.said, answer.error) == ("raised", error)
    assert "connect" not in vars(socket.socket)
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass  # afterwards all is as it was
