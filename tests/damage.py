"""Ways in which notebooks come back damaged.

Each kind says whether it leaves the code intact: every line of it still there, in pieces that can be told to belong
together. `fuzz_notebooks.py` grades damaged copies and measures what becomes of them.
"""

from __future__ import annotations

import base64
import json
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["KINDS", "ROOT", "Copy", "Damage", "colab_saved", "text"]

ROOT = Path(__file__).resolve().parents[1]
Notebook = dict[str, Any]


@dataclass
class Copy:
    """A notebook on its way: its content, then its bytes and file name. `names`: what its exercise asks for."""

    notebook: Notebook
    names: Sequence[str]
    day: str
    data: bytes = b""
    name: str = ""
    others: dict[str, bytes] = field(default_factory=dict)

    def cells(self, kind: str = "") -> list[Notebook]:
        return [c for c in self.notebook["cells"] if not kind or c["cell_type"] == kind]

    def answers(self) -> list[Notebook]:
        """The cells that define what the exercise asks for."""
        heads = re.compile(rf"^(?:def|class) (?:{'|'.join(self.names)})\b", re.MULTILINE)
        return [c for c in self.cells("code") if heads.search(text(c))]

    def some(self, rng: random.Random, kind: str = "code") -> Notebook:
        """A cell to damage: of the exercise's own, mostly."""
        own = self.answers()
        return rng.choice(own if own and kind == "code" and rng.random() < 0.7 else self.cells(kind) or self.cells())


Hurt = Callable[[random.Random, Copy], None]


@dataclass(frozen=True)
class Damage:
    """One kind of damage; `late` ones work on the bytes and the name of the file, after all others."""

    name: str
    hurt: Hurt
    intact: bool
    late: bool = False


KINDS: dict[str, Damage] = {}


def damage(*, intact: bool, late: bool = False) -> Callable[[Hurt], Hurt]:
    def enter(hurt: Hurt) -> Hurt:
        name = hurt.__name__.replace("_", " ")
        KINDS[name] = Damage(name, hurt, intact, late)
        return hurt

    return enter


def text(cell: Notebook) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def new(source: str, kind: str = "code") -> Notebook:
    cell: Notebook = {"cell_type": kind, "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def put(copy: Copy, place: int, *cells: Notebook) -> None:
    copy.notebook["cells"][place:place] = list(cells)


def at(copy: Copy, cell: Notebook) -> int:
    return next(i for i, c in enumerate(copy.notebook["cells"]) if c is cell)


# Cells


@damage(intact=True)
def cell_duplicated(rng: random.Random, copy: Copy) -> None:
    cell = copy.some(rng)
    put(copy, rng.choice([at(copy, cell) + 1, len(copy.cells())]), dict(cell))


@damage(intact=True)
def every_cell_duplicated(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"] = [dict(c) for cell in copy.cells() for c in (cell, cell)]


@damage(intact=False)
def cell_deleted(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"].remove(copy.some(rng))


@damage(intact=False)
def half_deleted(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"] = [c for c in copy.cells() if rng.random() < 0.5]


@damage(intact=True)
def all_but_the_answers_deleted(rng: random.Random, copy: Copy) -> None:
    roles = ("solution", "")
    copy.notebook["cells"] = [
        c for c in copy.cells("code") if c["metadata"].get("autograder", {}).get("role", "") in roles
    ]


@damage(intact=True)
def text_and_checks_deleted(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"] = [
        c for c in copy.cells("code") if c["metadata"].get("autograder", {}).get("role") not in ("check", "grade")
    ]


@damage(intact=True)
def imports_deleted(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"] = [
        c for c in copy.cells() if c["metadata"].get("autograder", {}).get("role") not in ("setup", "colab")
    ]


def cut(copy: Copy, cell: Notebook, parts: Sequence[str]) -> None:
    place = at(copy, cell)
    copy.notebook["cells"][place : place + 1] = [dict(cell) | {"source": part.strip("\n")} for part in parts]


@damage(intact=True)
def split_between_statements(rng: random.Random, copy: Copy) -> None:
    def gaps(cell: Notebook) -> list[int]:
        found = (m.start() for m in re.finditer(r"\n\n+(?=\S)", text(cell)))
        return [place for place in found if text(cell)[:place].count('"""') % 2 == 0]

    several = [c for c in copy.answers() if gaps(c)] or [c for c in copy.cells("code") if gaps(c)]
    if several:
        cell = rng.choice(several)
        place = rng.choice(gaps(cell))
        cut(copy, cell, [text(cell)[:place], text(cell)[place:]])


@damage(intact=True)
def split_inside(rng: random.Random, copy: Copy) -> None:
    cell = rng.choice(copy.answers() or copy.cells())
    lines = text(cell).split("\n")
    for _ in range(rng.choice([1, 1, 2])):
        places = [n for n in range(1, len(lines)) if lines[n][:1] == " "]
        if places:
            place = rng.choice(places)
            cut(copy, cell, ["\n".join(lines[:place]), "\n".join(lines[place:])])
            cell = next(c for c in copy.cells("code") if text(c) == "\n".join(lines[:place]).strip("\n"))
            lines = lines[:place]


@damage(intact=False)
def split_inside_a_line(rng: random.Random, copy: Copy) -> None:
    cell = copy.some(rng)
    place = rng.randrange(len(text(cell)) or 1)
    cut(copy, cell, [text(cell)[:place], text(cell)[place:]])


def merge(copy: Copy, place: int, count: int, between: str) -> None:
    group = copy.cells()[place : place + count]
    merged = dict(group[0]) | {"source": between.join(text(c) for c in group)}
    copy.notebook["cells"][place : place + count] = [merged]


@damage(intact=True)
def merged_with_the_cell_below(rng: random.Random, copy: Copy) -> None:
    merge(copy, max(min(at(copy, copy.some(rng)), len(copy.cells()) - 2), 0), 2, rng.choice(["\n", "\n\n"]))


@damage(intact=True)
def merged_with_the_cell_above(rng: random.Random, copy: Copy) -> None:
    merge(copy, max(at(copy, copy.some(rng)) - 1, 0), 2, rng.choice(["\n", "\n\n"]))


@damage(intact=True)
def merged_with_many(rng: random.Random, copy: Copy) -> None:
    merge(copy, max(at(copy, copy.some(rng)) - 2, 0), rng.randrange(3, 8), "\n\n")


@damage(intact=True)
def all_code_in_one_cell(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"] = [new("\n\n".join(text(c) for c in copy.cells("code")))]


@damage(intact=True)
def cells_shuffled(rng: random.Random, copy: Copy) -> None:
    rng.shuffle(copy.notebook["cells"])


@damage(intact=True)
def cells_reversed(rng: random.Random, copy: Copy) -> None:
    copy.notebook["cells"].reverse()


@damage(intact=True)
def cell_moved(rng: random.Random, copy: Copy) -> None:
    cell = copy.some(rng)
    copy.notebook["cells"].remove(cell)
    put(copy, rng.randrange(len(copy.cells()) + 1), cell)


@damage(intact=True)
def answer_became_text(rng: random.Random, copy: Copy) -> None:
    cell = rng.choice(copy.answers() or copy.cells())
    cell["cell_type"] = rng.choice(["markdown", "raw"])


@damage(intact=True)
def code_became_text(rng: random.Random, copy: Copy) -> None:
    for cell in rng.sample(copy.cells("code"), min(3, len(copy.cells("code")))):
        cell["cell_type"] = rng.choice(["markdown", "raw"])


@damage(intact=True)
def everything_became_text(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        cell["cell_type"] = "raw"


@damage(intact=True)
def text_became_code(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells("markdown"):
        if rng.random() < 0.5:
            cell["cell_type"] = "code"


@damage(intact=True)
def answer_in_another_cell(rng: random.Random, copy: Copy) -> None:
    """The student left the cell as it was released and wrote the function elsewhere."""
    cell = rng.choice(copy.answers() or copy.cells())
    lang = copy.notebook["metadata"].get("autograder", {}).get("lang", "ko")
    released = json.loads((ROOT / "release" / lang / copy.day / f"{copy.day}.ipynb").read_text(encoding="utf-8"))
    grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
    stub = next((c for c in released["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id), None)
    if grade_id and stub is not None:
        mine = new(text(cell))
        cell["source"] = stub["source"]
        put(copy, rng.randrange(len(copy.cells()) + 1), mine)


# What is around the code


@damage(intact=True)
def metadata_lost(rng: random.Random, copy: Copy) -> None:
    copy.notebook["metadata"] = {}
    for cell in copy.cells():
        cell["metadata"] = {}


@damage(intact=True)
def metadata_lost_in_cells(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        if rng.random() < 0.5:
            cell["metadata"] = {}


@damage(intact=True)
def everything_lost_but_cells(rng: random.Random, copy: Copy) -> None:
    copy.notebook = {"cells": [{"cell_type": c["cell_type"], "source": text(c)} for c in copy.cells()]}


@damage(intact=True)
def labels_exchanged(rng: random.Random, copy: Copy) -> None:
    labels = [c["metadata"] for c in copy.cells()]
    rng.shuffle(labels)
    for cell, label in zip(copy.cells(), labels, strict=True):
        cell["metadata"] = label


@damage(intact=True)
def ids_lost(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        cell.pop("id", None)


@damage(intact=True)
def ids_all_the_same(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        cell["id"] = "same"


@damage(intact=True)
def widgets(rng: random.Random, copy: Copy) -> None:
    state = {"model_name": "FloatProgressModel", "state": {"value": 1.0}}
    copy.notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"a1": state}}


@damage(intact=True)
def odd_outputs(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells("code"):
        cell["outputs"] = rng.choice([[], None, [{}], [{"output_type": "error", "traceback": ["\x1b[31m"] * 9}]])
        cell["execution_count"] = rng.choice([None, 7, "*"])


@damage(intact=True)
def outputs_of_100_megabytes(rng: random.Random, copy: Copy) -> None:
    image = base64.b64encode(rng.randbytes(1 << 20)).decode()
    outputs = [{"output_type": "display_data", "data": {"image/png": image}, "metadata": {}} for _ in range(75)]
    copy.some(rng)["outputs"] = outputs


LINES = (
    "!pip install -q torchinfo\n%pip install einops",
    "from google.colab import drive, files\ndrive.mount('/content/drive')\nfiles.upload()",
    "import google.colab\nfrom google.colab.patches import cv2_imshow\ngoogle.colab.output.clear()",
    "%cd C:\\Users\\홍길동\\Desktop\\과제\n%cd /content/drive/MyDrive/과제",
    "%load_ext tensorboard\n%tensorboard --logdir runs\n%config InlineBackend.figure_format = 'retina'",
    "!nvidia-smi\n!git clone https://github.com/a/b\n!wget -q https://example.com/x.zip && unzip x.zip",
    "data_folder = r'C:\\Users\\홍길동\\data'",
)


@damage(intact=True)
def foreign_lines_above_an_answer(rng: random.Random, copy: Copy) -> None:
    cell = copy.some(rng)
    cell["source"] = f"{rng.choice(LINES)}\n{text(cell)}"


@damage(intact=True)
def foreign_cells(rng: random.Random, copy: Copy) -> None:
    for lines in rng.sample(LINES, 3):
        put(copy, rng.randrange(len(copy.cells())), new(lines))
    put(copy, 0, new("%%shell\npip install x\necho done"), new("%%capture\n!apt-get -qq install fonts-nanum"))


def colab_saved(notebook: Notebook, rng: random.Random) -> Notebook:
    """`notebook` as Google Colab writes it when a learner opened, ran and saved it there on a GPU."""
    cells = []
    for cell in notebook["cells"]:
        id = base64.urlsafe_b64encode(rng.randbytes(9)).decode()
        lines = text(cell).splitlines(keepends=True)
        about = {**cell["metadata"], "id": id}
        if cell["cell_type"] == "code":
            user = {"displayName": "홍길동", "userId": f"{rng.randrange(10**20)}"}
            info = {"status": "ok", "timestamp": 1765432100000, "user_tz": -540, "elapsed": 7, "user": user}
            about |= {"executionInfo": info, "colab": {"base_uri": "https://localhost:8080/", "height": 35}}
            about["outputId"] = base64.urlsafe_b64encode(rng.randbytes(27)).decode()
            stream = {"output_type": "stream", "name": "stdout", "text": ["안녕\n"]}
            cells.append(
                {"cell_type": "code", "source": lines, "metadata": about, "execution_count": 3, "outputs": [stream]}
            )
        else:
            cells.append({"cell_type": cell["cell_type"], "source": lines, "metadata": about})
    return {
        "nbformat": 4,
        "nbformat_minor": 0,
        "metadata": {
            **notebook["metadata"],
            "colab": {"provenance": [], "gpuType": "T4", "toc_visible": True},
            "kernelspec": {"name": "python3", "display_name": "Python 3"},
            "language_info": {"name": "python"},
            "accelerator": "GPU",
            "widgets": {"application/vnd.jupyter.widget-state+json": {"b2": {"model_name": "HTMLModel", "state": {}}}},
        },
        "cells": cells,
    }


@damage(intact=True)
def saved_by_colab(rng: random.Random, copy: Copy) -> None:
    foreign_cells(rng, copy)
    copy.notebook = colab_saved(copy.notebook, rng)


@damage(intact=True)
def saved_by_colab_without_labels(rng: random.Random, copy: Copy) -> None:
    metadata_lost(rng, copy)
    saved_by_colab(rng, copy)


@damage(intact=True)
def nbformat_3(rng: random.Random, copy: Copy) -> None:
    cells: list[Notebook] = []
    for cell in copy.cells():
        if cell["cell_type"] == "code":
            cells.append({"cell_type": "code", "language": "python", "input": text(cell), "outputs": []})
        else:
            cells.append({"cell_type": "markdown", "source": text(cell), "metadata": {}})
    metadata = copy.notebook.get("metadata", {})
    copy.notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": metadata, "worksheets": [{"cells": cells}]}


@damage(intact=True)
def windows_line_ends_in_cells(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        cell["source"] = text(cell).replace("\n", "\r\n").splitlines(keepends=True)


# The file


@damage(intact=True, late=True)
def byte_order_mark(rng: random.Random, copy: Copy) -> None:
    copy.data = b"\xef\xbb\xbf" + copy.data


@damage(intact=True, late=True)
def windows_line_ends_in_the_file(rng: random.Random, copy: Copy) -> None:
    copy.data = copy.data.replace(b"\n", b"\r\n")


@damage(intact=True, late=True)
def written_in_one_line_of_ascii(rng: random.Random, copy: Copy) -> None:
    copy.data = json.dumps(json.loads(copy.data.decode("utf-8-sig")), separators=(",", ":")).encode()


@damage(intact=False, late=True)
def file_cut_off(rng: random.Random, copy: Copy) -> None:
    copy.data = copy.data[: rng.randrange(len(copy.data))]


@damage(intact=False, late=True)
def bytes_changed(rng: random.Random, copy: Copy) -> None:
    data = bytearray(copy.data)
    for _ in range(rng.randrange(1, 9)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    copy.data = bytes(data)


@damage(intact=False, late=True)
def encoding_of_old_windows(rng: random.Random, copy: Copy) -> None:
    copy.data = copy.data.decode("utf-8", "replace").encode("cp949", "replace")


@damage(intact=True, late=True)
def file_renamed(rng: random.Random, copy: Copy) -> None:
    day = copy.day
    names = (
        f"{day} (1)",
        f"{day}-홍길동",
        f"Copy of {day}",
        f"{day}_20261121",
        f"과제\\{day}",
        day.upper(),
        "Untitled3",
    )
    copy.name = rng.choice([f"{n}.ipynb" for n in names] + [f"{day}.ipynb의 사본", f"{day}.ipynb.txt"])


@damage(intact=True, late=True)
def korean_file_name_of_a_mac(rng: random.Random, copy: Copy) -> None:
    copy.name = unicodedata.normalize("NFD", f"홍길동 과제 {copy.day}.ipynb")


@damage(intact=True, late=True)
def untouched_copy_beside_it(rng: random.Random, copy: Copy) -> None:
    copy.others["연습장.ipynb"] = (ROOT / "release" / "ko" / copy.day / f"{copy.day}.ipynb").read_bytes()
    copy.name = rng.choice([f"{copy.day}.ipynb", f"{copy.day}-홍길동.ipynb"])
