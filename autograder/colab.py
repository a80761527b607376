"""What a notebook gets for Google Colab: a badge that opens it there, and a set-up cell that works only there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from autograder.result import Text

__all__ = ["Place", "cells"]

BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
OPEN = Text("Colab에서 열기", "Open In Colab")
OTTER = "otter-grader==7.*"  # what the check files are tested with; Colab has NumPy, torch and Matplotlib already
ONLY_THERE = Text(
    "# Colab에서만 필요한 준비예요: 공개 검사에 쓰는 파일을 받아 와요. 다른 곳에서는 아무 일도 하지 않아요.",
    "# Only needed on Colab: fetches the files of the public checks. It does nothing anywhere else.",
)
SET_UP = """\
{comment}
import sys

if "google.colab" in sys.modules:
    import urllib.request
    from pathlib import Path

    %pip install -q "{otter}"
    address = "{address}"
    for name in {names}:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        urllib.request.urlretrieve(address + name, name)
    if not Path("{notebook}").exists():  # the checks look into the notebook's file, which Colab keeps elsewhere
        urllib.request.urlretrieve(address + "{notebook}", "{notebook}")"""


@dataclass(frozen=True)
class Place:
    """Where learners find the released notebooks: a public GitHub repository, its branch, the folder of release/."""

    repository: str
    branch: str = "main"
    folder: str = "release"

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", self.repository, re.ASCII):
            raise ValueError(f"colab.repository reads 'owner/name', is {self.repository!r}")
        for name in ("branch", "folder"):
            if not re.fullmatch(r"[\w./-]*", getattr(self, name), re.ASCII):
                raise ValueError(f"colab.{name} may hold letters, digits and . _ - / only, is {getattr(self, name)!r}")

    @classmethod
    def parse(cls, said: Mapping[str, Any]) -> Place:
        """From the table [colab] of course.toml. Raises ValueError for an unknown or odd setting."""
        odd = set(said) - {"repository", "branch", "folder"}
        if odd or "repository" not in said or not all(isinstance(v, str) for v in said.values()):
            raise ValueError("[colab] has repository, and may have branch and folder, each a text in quotes")
        return cls(**said)

    def _path(self, lang: str, day: str) -> str:
        return "/".join(filter(None, (self.branch, self.folder.strip("/"), lang, quote(day))))

    def opened(self, lang: str, day: str) -> str:
        """The address that opens the notebook in Colab."""
        path = f"{self._path(lang, day)}/{quote(day)}.ipynb"
        return f"https://colab.research.google.com/github/{self.repository}/blob/{path}"

    def files(self, lang: str, day: str) -> str:
        """The address of the folder that holds the notebook's files, with a slash at its end."""
        return f"https://raw.githubusercontent.com/{self.repository}/{self._path(lang, day)}/"


def cells(place: Place, lang: str, day: str, files: Sequence[str]) -> list[Any]:
    """The badge and the set-up cell of one notebook; `files` are to lie beside it, by relative path."""
    from nbformat.v4 import new_code_cell, new_markdown_cell  # half a second, which grading need not wait

    source = SET_UP.format(
        comment=ONLY_THERE[lang],
        otter=OTTER,
        address=place.files(lang, day),
        names=json.dumps(list(files)),
        notebook=f"{day}.ipynb",
    )
    return [
        new_markdown_cell(f"[![{OPEN[lang]}]({BADGE})]({place.opened(lang, day)})", id=f"{day}-badge"),
        new_code_cell(source, id=f"{day}-colab", metadata={"autograder": {"role": "colab"}}),
    ]
