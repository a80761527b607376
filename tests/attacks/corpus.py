"""Read the corpus: a file for each attack, TOML in front of a notebook's cells, and the attacks that are files."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attacks import course, files

__all__ = ["AIMS", "FOLDER", "Attack", "load"]

FOLDER = Path(__file__).parent
AIMS = ("forge", "read", "harm", "files", "honest")


@dataclass(frozen=True)
class Attack:
    """One attack and what may come of it.

    `answers`: what the notebook holds besides (course.ANSWERS); the score must not pass what they earn honestly, or
    `score` where it is given, and must equal it where `exact`. `status`: the result's. `outcomes`: one of these must be
    the outcome of an exercise. `saw`: what an exception inside the sandbox must have said, so that the attack is known
    to have run. `saw_message`: a message id that must be in the result. `inputs`: no hidden input may be in the result.
    `host_mb`: how much the grading process may grow.
    """

    id: str
    aim: str
    title: str
    tries: str
    cells: str = ""
    build: Callable[[Path], None] | None = None
    answers: str = "wrong"
    first: bool = False
    helpers: tuple[str, ...] = ()
    score: float | None = None
    exact: bool = False
    status: tuple[str, ...] = ("graded",)
    outcomes: tuple[str, ...] = ()
    saw: str = ""
    saw_message: str = ""
    inputs: bool = False
    host_mb: int = 250
    note: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    def notebook(self, places: Mapping[str, str]) -> dict[str, Any]:
        """The notebook; `places` fills @NAME@ with what an attacker may be assumed to know about the machine."""
        helpers = [(FOLDER / "helpers" / f"{name}.ipy").read_text(encoding="utf-8") for name in self.helpers]
        answers = course.ANSWERS[self.answers]
        cells = [*helpers, self.cells, answers] if self.first else [answers, *helpers, self.cells]
        if "look" in self.helpers:  # tells at the end what was found
            cells.append(helpers[0][helpers[0].index("def affine_forward") :])
        text = "\n# %%\n".join(cells)
        for name, value in places.items():
            text = text.replace(f"@{name}@", value)
        return course.notebook([text])


def load() -> list[Attack]:
    """The whole corpus, in the order of the table."""
    found = [_read(path) for aim in AIMS for path in sorted((FOLDER / aim).glob("*.ipy"))]
    found += [
        Attack(
            f"files/{b.name}", "files", b.title, b.tries, build=b.write, status=b.status, score=b.score, exact=b.exact
        )
        for b in files.BUILDERS
    ]
    return sorted(found, key=lambda a: AIMS.index(a.aim))


def _read(path: Path) -> Attack:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[0] != "# /// attack":
        raise ValueError(f"{path}: the first line must be '# /// attack'")
    end = lines.index("# ///")
    about = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines[1:end]))
    about = {key: tuple(value) if isinstance(value, list) else value for key, value in about.items()}
    cells = "\n".join(lines[end + 1 :])
    return Attack(f"{path.parent.name}/{path.stem}", path.parent.name, cells=cells, **about)
