"""What the template of a run imports: what its notebooks speak of, and nothing is lost where one needs more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from autograder import slots
from autograder.limits import Limits
from autograder.sandbox import Template, open_sandbox
from autograder.sandbox.template import PRELOAD
from autograder.slots import Slots, named


def notebook(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_imports_what_any_notebook_names(tmp_path: Path) -> None:
    plain = notebook(tmp_path, "plain", "import numpy as np")
    deep = notebook(tmp_path, "deep", "import torch")
    trained = notebook(tmp_path, "trained", "from torch import optim\nfrom sklearn.datasets import load_digits")
    assert named([]) == named([plain]) == ()
    assert named([plain, deep]) == ("torch",)
    assert named([trained, plain]) == ("torch", "torch._dynamo", "sklearn.datasets")
    assert named([notebook(tmp_path, "all", "optim torchvision sklearn matplotlib")]) == tuple(PRELOAD)


def test_what_cannot_be_read_names_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to(notebook(tmp_path, "deep", "import torch"))
    assert named([tmp_path / "none", tmp_path, pipe, link]) == ()


def test_no_more_notebooks_are_read_than_tell(tmp_path: Path) -> None:
    plain, deep = notebook(tmp_path, "plain", "1"), notebook(tmp_path, "deep", "import torch")
    assert named([*[plain] * (slots.ENOUGH - 1), deep]) == ("torch",)
    assert named([*[plain] * slots.ENOUGH, deep]) == ()


@pytest.mark.parametrize("known", [True, False])
def test_slots_hand_on_what_their_notebooks_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    """A page does not know what will be handed in, and imports everything."""
    asked: list[tuple[str, ...]] = []

    class Seen:
        ended = False

        def __init__(self, modules: Iterable[str]) -> None:
            asked.append(tuple(modules))

        def clone(self) -> Any:
            return None

        def close(self) -> None:
            pass

    monkeypatch.setattr(slots, "Template", Seen)
    with Slots([notebook(tmp_path, "deep", "import torch")] if known else None) as lent:
        lent._clone()
        lent._clone()
        assert lent.template is not None
        monkeypatch.setattr(lent.template, "ended", True)
        lent._clone()
    assert asked == 2 * [("torch",) if known else tuple(PRELOAD)], "the one that follows one that ended, too"


def test_a_sandbox_imports_what_its_template_has_not() -> None:
    template = Template(())
    try:
        sandbox = open_sandbox("namespaces", Limits(), template)
        try:
            reply = sandbox.ask("run", 60.0, source="import torch\nprint(torch.ones(2).sum().item())", keep=100)
        finally:
            sandbox.close()
    finally:
        template.close()
    assert (reply.verdict, reply.values) == (None, ("2.0\n", 4))
