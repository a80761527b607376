"""A worker without a process: it serves a grader's requests with plain functions of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.limits import Limits
from autograder.sandbox import Ended, Sandbox
from autograder.wire import Handle, Reply, Verdict

__all__ = ["RIGHT", "Bare", "Fake", "starting"]

RIGHT: dict[str, Callable[..., Any]] = {
    "twice": lambda x: 2 * x,
    "pair": lambda x: (float((x**2).sum()), 2 * x),
    "forward": lambda x: (x + 1, (x,)),
    "backward": lambda dout, cache: dout * cache[0],
    "train": lambda x, seed: ((lambda at: at + 1), {"loss": [0.5], "global": 0.25}),
}


class Fake:
    """Answers as a right worker would; a function that returns or raises a Verdict or Ended answers with that."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.functions = functions
        self.kept: dict[int, Any] = {}
        self.closed = False

    def keep(self, value: Any) -> Handle:
        self.kept[len(self.kept)] = value
        return Handle(len(self.kept) - 1, type(value).__name__)

    def open(self, value: Any) -> Any:
        return self.kept[value.id] if isinstance(value, Handle) else value

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        assert not self.closed
        if op == "put":
            value = fields["value"].copy()
            if fields["layout"] == "F":
                value = np.asfortranarray(value)
            return Reply("n", (self.keep(value),))
        if op == "get":
            return Reply("n", (np.array(self.kept[fields["handle"].id]),))
        if op != "call":
            return Reply("n", ())
        target = fields["target"]
        function = self.kept[target.id] if isinstance(target, Handle) else self.functions[target]
        args = [np.array(a) if isinstance(a, np.ndarray) else self.open(a) for a in fields["args"]]
        value = function(*args, **fields["kwargs"])
        if isinstance(value, Verdict):
            return Reply("n", (), value)
        parts = value if len(fields["returns"]) > 1 else (value,)
        return Reply("n", tuple(self.crossing(v, k) for v, (_, k) in zip(parts, fields["returns"], strict=True)))

    def crossing(self, value: Any, kind: str) -> Any:
        if kind == "handle":
            return self.keep(value)
        return np.array(value) if kind == "array" else float(value) if kind == "scalar" else value

    def close(self) -> None:
        self.closed = True


def starting(**functions: Callable[..., Any]) -> Callable[[Limits], Sandbox]:
    """Starts fake workers with right functions, but for those given."""
    return lambda limits: Fake(RIGHT | functions)


class Bare:
    """A level without isolation, for tests of what lies above the sandbox: runs trusted cells right here."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}
        self.closed = False

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        if self.closed:
            raise Ended("died")
        if op == "run":
            exec(compile(fields["source"], "<cell>", "exec"), self.names)
            return Reply("n")
        if op != "call":
            return Reply("n")
        value = self.names[fields["target"]](*fields["args"], **fields["kwargs"])
        return Reply("n", tuple(value) if len(fields["returns"]) > 1 else (value,))

    def close(self) -> None:
        self.closed = True
