"""Ways in which notebooks come back damaged, and a fuzzer that grades damaged copies of right and wrong ones.

    python tests/damage.py [--copies 1200] [--seed 1] [--jobs 2] [--json FILE]

Each kind says whether it leaves the code intact: every line of it still there, in an order in which it can be run. Such
a copy must earn what the notebook earned before. No copy at all may earn more, and what cannot be read must be refused
with a line. Copies of which the same cells would be run are graded once.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import demo, engine, messages, verify
from autograder.course import LANGS, Course
from autograder.recovery import named, recover
from autograder.result import Message
from autograder.submission import Unreadable, find, read, template

__all__ = ["KINDS", "ROOT", "Damage", "Outcome", "colab_saved", "copies", "fuzz", "notebooks", "table"]

ROOT = Path(__file__).resolve().parents[1]
Notebook = dict[str, Any]
# Cheap to grade, and between them: one function, several in one exercise, a class, torch modules, given cells, files/.
EXERCISES = {
    "day1": ("affine_forward", "logic_gates", "scalar_autograd"),
    "day2": ("linreg_step",),
    "day3": ("conv_forward",),
    "day4": ("replace_head",),
}


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
    cell = copy.some(rng)
    places = [
        m.start() for m in re.finditer(r"\n\n+(?=\S)", text(cell)) if text(cell)[: m.start()].count('"""') % 2 == 0
    ]
    if places:
        place = rng.choice(places)
        cut(copy, cell, [text(cell)[:place], text(cell)[place:]])


@damage(intact=True)
def split_inside(rng: random.Random, copy: Copy) -> None:
    cell = rng.choice(copy.answers() or copy.cells("code"))
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
    merge(copy, min(at(copy, copy.some(rng)), len(copy.cells()) - 2), 2, rng.choice(["\n", "\n\n"]))


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
    cell = rng.choice(copy.answers() or copy.cells("code"))
    cell["cell_type"] = rng.choice(["markdown", "raw"])


@damage(intact=True)
def code_became_text(rng: random.Random, copy: Copy) -> None:
    for cell in rng.sample(copy.cells("code"), 3):
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
    cell = rng.choice(copy.answers() or copy.cells("code"))
    lang = copy.notebook["metadata"]["autograder"]["lang"]
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
    metadata = copy.notebook["metadata"]
    copy.notebook = {"nbformat": 3, "nbformat_minor": 0, "metadata": metadata, "worksheets": [{"cells": cells}]}


@damage(intact=True)
def windows_line_ends_in_cells(rng: random.Random, copy: Copy) -> None:
    for cell in copy.cells():
        cell["source"] = text(cell).replace("\n", "\r\n").splitlines(keepends=rng.random() < 2)


# The file


@damage(intact=True, late=True)
def byte_order_mark(rng: random.Random, copy: Copy) -> None:
    copy.data = b"\xef\xbb\xbf" + copy.data


@damage(intact=True, late=True)
def windows_line_ends_in_the_file(rng: random.Random, copy: Copy) -> None:
    copy.data = copy.data.replace(b"\n", b"\r\n")


@damage(intact=True, late=True)
def written_in_one_line_of_ascii(rng: random.Random, copy: Copy) -> None:
    copy.data = json.dumps(json.loads(copy.data), separators=(",", ":")).encode()


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
    copy.data = copy.data.decode().encode("cp949", "replace")


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


# The fuzzer


@dataclass(frozen=True)
class Base:
    """A notebook before any damage."""

    name: str
    day: str
    slug: str
    names: tuple[str, ...]
    data: bytes


@dataclass
class Outcome:
    """What became of one copy. `before` and `after`: points; `after` is None where the copy was refused."""

    base: str
    kinds: tuple[str, ...]
    intact: bool
    before: float
    after: float | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""

    @property
    def same(self) -> bool:
        return self.after == self.before

    @property
    def recovered(self) -> bool:
        return any(n.startswith("recovered") for n in self.notes)


def notebooks(exercises: Mapping[str, Sequence[str]], wrong: int = 2) -> list[Base]:
    """Of each exercise the solution, an alternative, `wrong` mistakes and the untouched stub, in Korean or English."""
    course, found = Course(ROOT), []
    for day, slugs in exercises.items():
        assignment = course.assignment(day)
        for slug in slugs:
            every = verify.variants(assignment, [slug])
            chosen = [v for v in every if v.kind in ("solution", "stub")]
            chosen += [v for v in every if v.kind == "alternative"][:1] + [v for v in every if v.kind == "mistake"][
                :wrong
            ]
            for number, variant in enumerate(chosen):
                with tempfile.TemporaryDirectory() as folder:
                    lang = LANGS[number % 2]
                    demo.submit(demo.Learner("x", lang, variant.cells), course, day, Path(folder))
                    data = (Path(folder) / "x" / day / f"{day}.ipynb").read_bytes()
                names = tuple(assignment.exercise(slug).functions)
                found.append(Base(f"{day}-{variant.name}", day, slug, names, data))
    return found


def copies(
    bases: Sequence[Base], count: int, seed: int, kinds: Sequence[str] = ()
) -> Iterator[tuple[Base, tuple[Damage, ...], Copy]]:
    """`count` damaged copies: every kind in turn on a notebook drawn for it; every fourth suffers a second kind."""
    rng = random.Random(seed)
    every = [KINDS[k] for k in kinds or KINDS]
    small = [d for d in every if d.name != "outputs of 100 megabytes"]
    for number in range(count):
        base = rng.choice(bases)
        first = every[number % len(every)]
        if first not in small and number >= 2 * len(every):
            first = rng.choice(small)  # each takes a second and a gigabyte: a few are enough
        second = [rng.choice(small)] if number % 4 == 3 and first in small else []
        chosen = tuple(sorted({first, *second}, key=lambda d: (d.late, d.name == "nbformat 3", d is not first)))
        copy = Copy(json.loads(base.data), base.names, base.day, name=f"{base.day}.ipynb")
        for kind in (d for d in chosen if not d.late):
            if "cells" in copy.notebook:
                kind.hurt(rng, copy)
        copy.data = json.dumps(copy.notebook, ensure_ascii=False, indent=1).encode()
        for kind in (d for d in chosen if d.late):
            kind.hurt(rng, copy)
        yield base, chosen, copy


def fuzz(bases: Sequence[Base], count: int, seed: int, jobs: int, kinds: Sequence[str] = ()) -> list[Outcome]:
    """Grade `count` damaged copies as a class handed in, and the undamaged notebooks with them."""
    course = Course(ROOT)
    found: list[Outcome] = []
    for day in dict.fromkeys(b.day for b in bases):
        with tempfile.TemporaryDirectory(prefix="autograder-damage-") as folder:
            out = Path(folder) / "course"
            demo.prepare(course, out, [])
            found += _day(Course(out), day, [b for b in bases if b.day == day], bases, count, seed, jobs, kinds)
    return found


def _day(
    course: Course,
    day: str,
    own: Sequence[Base],
    bases: Sequence[Base],
    count: int,
    seed: int,
    jobs: int,
    kinds: Sequence[str],
) -> list[Outcome]:
    assignment = course.assignment(day)
    asked = {name for e in assignment.exercises for name in e.functions}
    released = {lang: template(course.root / "release" / lang / day / f"{day}.ipynb") for lang in LANGS}
    todo: dict[str, Path] = {}
    only: dict[str, str] = {}
    same: dict[tuple[Any, ...], str] = {}  # what would be run -> the student who is graded for it
    graded_as: dict[str, str] = {}
    said: dict[str, tuple[Message, ...]] = {}

    def enter(student: str, slug: str, name: str, files: Mapping[str, bytes]) -> None:
        path = course.root / "submitted" / student / day
        path.mkdir(parents=True)
        for file, data in files.items():
            (path / file).write_bytes(data)
        notebook = find(path, day)
        try:
            submission = read(notebook)
            recovered = recover(submission, released, asked)
            key: tuple[Any, ...] = (slug, submission.lang, tuple(c.source for c in recovered.cells))
            said[student] = (*named(notebook, day), *recovered.notes)
        except Unreadable:
            key = (student,)  # the engine itself has to refuse it
        graded_as[student] = same.setdefault(key, student)
        if graded_as[student] == student:
            todo[student], only[student] = notebook, slug
        else:
            for file in files:
                (path / file).unlink()

    outcomes: dict[str, Outcome] = {}
    for base in own:
        enter(base.name, base.slug, f"{day}.ipynb", {f"{day}.ipynb": base.data})
    for number, (base, chosen, copy) in enumerate(copies(bases, count, seed, kinds)):
        if base.day == day:
            student = f"copy-{number:05d}"
            kind_names = tuple(d.name for d in chosen)
            outcomes[student] = Outcome(base.name, kind_names, all(d.intact for d in chosen), 0.0)
            enter(student, base.slug, copy.name, {**copy.others, copy.name: copy.data})
    results = {
        r.student: r for r in engine.grade_class(engine.Setting(course, day), todo, jobs=jobs, only=only, force=True)
    }
    for student, outcome in outcomes.items():
        before, result = results[graded_as[outcome.base]], results[graded_as[student]]
        assert before.status == "graded", before.notes
        outcome.before = before.score
        if result.status == "graded":
            outcome.after = result.score
            order = [n for n in result.notes if n.id == "recovered_order"]
            outcome.notes = tuple(n.id for n in (*said[student], *order))
        elif result.status == "unreadable":
            outcome.notes = tuple(n.id for n in result.notes)
            if not all(messages.text(n, lang) for n in result.notes for lang in LANGS) or not result.notes:
                outcome.problem = "refused without a word"
        else:
            outcome.problem = "; ".join(str(n.values.get("what", n.id)) for n in result.notes)
        if outcome.after is not None and outcome.after > outcome.before:
            outcome.problem = f"earned {outcome.after:g}, and {outcome.before:g} before the damage"
    return list(outcomes.values())


def table(outcomes: Sequence[Outcome]) -> str:
    """By kind: copies, of these graded the same, less, refused, told as recovered; the copies with two kinds apart."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for o in outcomes:
        groups[o.kinds[0] if len(o.kinds) == 1 else "two kinds, both intact" if o.intact else "two kinds"].append(o)
    lines = [
        "| damage | code intact | copies | graded the same | less | refused | more or crashed | told as recovered |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows = [(name, group) for name, group in groups.items()]
    rows.append(("all that leave the code intact", [o for o in outcomes if o.intact]))
    rows.append(("all", list(outcomes)))
    for name, group in rows:
        if not group:
            continue
        count = Counter(
            "problem" if o.problem else "same" if o.same else "refused" if o.after is None else "less" for o in group
        )
        intact = "yes" if all(o.intact for o in group) else "no" if not any(o.intact for o in group) else "some"
        recovered = sum(o.recovered for o in group)
        share = f"{count['same']} ({count['same'] / len(group):.1%})"
        cells = [name, intact, len(group), share, count["less"], count["refused"], count["problem"], recovered]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=1200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--kind", action="append", default=[], choices=list(KINDS))
    options.add_argument("--json", type=Path)
    asked = options.parse_args()
    outcomes = fuzz(notebooks(EXERCISES), asked.copies, asked.seed, asked.jobs, asked.kind)
    print(table(outcomes))
    for o in outcomes:
        if o.problem or (o.intact and not o.same):
            print(f"{o.base}: {' + '.join(o.kinds)}: {o.before:g} -> {o.after} {o.problem} {' '.join(o.notes)}")
    if asked.json:
        asked.json.write_text(json.dumps([vars(o) for o in outcomes], ensure_ascii=False, indent=0))
    return 1 if any(o.problem for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
