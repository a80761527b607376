"""The corpus of attacks against the real engine: none wins a point, reads a secret, leaves a trace or harms the next.

AUTOGRADER_RECORD=1 pytest tests/test_attacks.py writes what happened to tests/attacks/outcomes.json.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attacks import corpus, course, files
from attacks.corpus import Attack

from autograder import intake
from autograder import result as records
from autograder.course import Course
from autograder.integrations.nbgrader import grade_outputs
from autograder.outputs import csv as sheet
from autograder.outputs import feedback, report
from autograder.result import Result

REPOSITORY = Path(__file__).parents[1]
OUTCOMES = corpus.FOLDER / "outcomes.json"
SECONDS = 300.0  # the slowest attack takes 20 s alone; a loaded machine is slower
CORPUS = corpus.load()


class Grading:
    """A grading process, its course, and what an attacker may know of the machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.batch = 0
        self.secrets = course.write(root)
        abstract = f"{root.name}-{os.getpid()}"
        self.open = [self._listener(socket.AF_INET, ("127.0.0.1", 0))]
        self.open += [self._listener(socket.AF_UNIX, name) for name in (str(root / "s"), f"\0{abstract}")]
        self.host_files = [Path(f"/{place}/agmark-{os.getpid()}") for place in ("tmp", "dev/shm")]
        for path in self.host_files:
            path.write_text(course.marker(), encoding="utf-8")
        self.places = {
            "ROOT": str(root),
            "REPOSITORY": str(REPOSITORY),
            "PORT": str(self.open[0].getsockname()[1]),
            "SOCKET": str(root / "s"),
            "ABSTRACT": abstract,
        }
        secret = {"AUTOGRADER_SEED": course.marker(), "GRADER_TOKEN": course.marker()}
        self.process = subprocess.Popen(
            [sys.executable, str(corpus.FOLDER / "runner.py"), str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | secret,
            text=True,
        )
        self.honest: dict[str, Result] = {}

    def _listener(self, family: int, address: Any) -> socket.socket:
        """A service that tells a secret to whoever connects."""
        found = socket.socket(family)
        found.bind(address)
        found.listen()

        def tell() -> None:
            while True:
                try:
                    met, _ = found.accept()
                except OSError:
                    return
                with met:
                    met.sendall(course.marker().encode())

        threading.Thread(target=tell, daemon=True).start()
        return found

    def grade(self, path: Path, student: str = "attacker") -> dict[str, Any]:
        """What the grading process says of the notebook in `path`."""
        assert self.process.stdin is not None and self.process.stdout is not None
        print(json.dumps({"notebook": str(path), "student": student}), file=self.process.stdin, flush=True)
        ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
        assert ready, f"the grading of {path} has not ended after {SECONDS:g} s"
        line = self.process.stdout.readline()
        assert line, "the grading process has ended"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def place(self, attack: Attack) -> Path:
        """Hand the attack in; a fresh folder each time."""
        shutil.rmtree(self.root / "submitted" / "attacker", ignore_errors=True)
        shutil.rmtree(self.root / "submitted" / "neighbour", ignore_errors=True)
        path = self.root / "submitted" / "attacker" / course.DAY / f"{course.DAY}.ipynb"
        path.parent.mkdir(parents=True)
        if attack.build is not None:
            attack.build(path)
        else:
            path.write_text(json.dumps(attack.notebook(self.places)), encoding="utf-8")
        return path

    def honestly(self, answers: str) -> Result:
        """The result of these answers alone, graded once."""
        if answers not in self.honest:
            path = self.root / f"{answers}.ipynb"
            path.write_text(json.dumps(course.notebook([course.ANSWERS[answers]])), encoding="utf-8")
            said = self.grade(path, "honest")
            assert not said["left"]
            self.honest[answers] = records.load(said["result"])
        return self.honest[answers]

    def close(self) -> None:
        assert self.process.stdin is not None and self.process.stdout is not None
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        for found in self.open:
            found.shutdown(socket.SHUT_RDWR) if found.family == socket.AF_INET else None
            found.close()
        for path in self.host_files:
            path.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def grading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grading]:
    made = Grading(tmp_path_factory.mktemp("target"))
    yield made
    made.close()


def same(result: Result) -> dict[str, Any]:
    """A result but for times."""
    kept = {k: v for k, v in records.dump(result).items() if k not in ("seconds", "provenance")}
    for exercise in kept["exercises"]:
        del exercise["seconds"]
    return kept


@pytest.mark.parametrize("attack", CORPUS, ids=[a.id for a in CORPUS])
def test_attack(attack: Attack, grading: Grading) -> None:
    honest = grading.honestly("right")
    fair = grading.honestly(attack.answers).score
    limit = fair if attack.score is None else attack.score
    said = grading.grade(grading.place(attack))
    result = records.load(said["result"])
    told = json.dumps(said["result"], ensure_ascii=False)
    heard = "\n".join(said["heard"])

    assert result.status in attack.status, result.notes
    assert result.score <= limit, f"{result.score:g} points for answers that are worth {limit:g}"
    if attack.exact:
        assert result.score == limit, [(e.id, e.outcome) for e in result.exercises] + [*result.notes]
    outcomes = {e.outcome for e in result.exercises}
    assert not attack.outcomes or outcomes & set(attack.outcomes), outcomes
    assert attack.saw in heard, heard[:2000]
    assert attack.saw_message in told

    assert not said["found"], "a secret has crossed the wire"
    assert not re.search(f"{course.MARK}[0-9a-f]{{16}}", told)
    if attack.inputs:
        assert not carries_inputs(result)
    assert not said["left"], "something is left behind"
    assert said["host_mb"] <= attack.host_mb, "the grading process grew"
    pages(result)

    after = grading.grade(grading.root / "right.ipynb", "honest")
    assert same(records.load(after["result"])) == same(honest), "the next submission's result has changed"
    assert not after["left"]
    record(attack, result, fair if attack.score is None else limit)


def carries_inputs(result: Result) -> list[str]:
    """Long numbers and coded words in what the learner is told."""
    said = [t.message for e in result.exercises for t in e.tests if t.message is not None]
    texts = [str(m.values[key]) for m in said for key in ("text", "type", "name") if key in m.values]
    odd = re.compile(r"\d\.\d{3,}|[0-9a-f]{24,}|\d{9,}")
    long = [str(m.values) for m in said if any(isinstance(v, int) and v > 1e5 for v in m.values.values())]
    return [text for text in texts if odd.search(text)] + long


class Page(HTMLParser):
    """Elements, attributes and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def inert(html: str, scripts: int = 0, fields: int = 0) -> None:
    """Nothing in the page runs, loads or rewrites anything: its elements are those of a page without hostile text.

    `scripts` and `fields`: how many the page has of its own.
    """
    page = Page(html)
    assert (page.tags.count("script"), page.tags.count("input")) == (scripts, fields)
    for tag in ("iframe", "object", "embed", "base", "form", "img", "audio", "video", "frame"):
        assert tag not in page.tags
    assert page.tags.count("style") <= 1
    for name, value in page.attributes:
        assert not name.startswith("on") and name not in ("srcdoc", "formaction", "action", "background"), name
        if name in ("href", "src", "xlink:href"):
            assert re.match(r"(#|https?://|data:image/|data:,$)", value.strip()), value
        assert (name, value.lower()) != ("http-equiv", "refresh")
    for c in html:
        assert c in "\n\t" or (ord(c) >= 32 and c not in "\u202e\u2066\u2067\u2068\x7f"), hex(ord(c))


def pages(result: Result) -> None:
    """Every page that is made from the result is inert, whatever the student wrote."""
    for lang in ("ko", "en"):
        inert(feedback.render(result, lang))
        inert(report.render([result], lang), scripts=1, fields=1)
    for exercise in (*result.exercises, None):
        for output in grade_outputs(exercise, result):
            inert(output["data"].get("text/html", ""))


def record(attack: Attack, result: Result, limit: float) -> None:
    """Keep what happened, for docs/security.md."""
    if not os.environ.get("AUTOGRADER_RECORD"):
        return
    ids = {t.message.id for e in result.exercises for t in e.tests if t.message is not None and t.outcome != "skipped"}
    entry = {
        "aim": attack.aim,
        "title": attack.title,
        "tries": attack.tries,
        "status": result.status,
        "score": result.score,
        "honest": limit,
        "outcomes": sorted({e.outcome for e in result.exercises}),
        "messages": sorted(ids | {n.id for n in result.notes}),
    }
    with (OUTCOMES.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = json.loads(OUTCOMES.read_text(encoding="utf-8")) if OUTCOMES.exists() else {}
        kept = {a.id: kept[a.id] for a in CORPUS if a.id in kept} | {attack.id: entry}
        kept = {a.id: kept[a.id] for a in CORPUS if a.id in kept}
        OUTCOMES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    "cells",
    [
        "def relu_forward(x):\n    raise ValueError(SECRET)",
        "def relu_forward(x):\n    return np.frombuffer(SECRET.encode(), np.uint8).astype(float), 0",
        "def fit(X, y):\n    return None, {'loss': [1.0], 'x': [SECRET]}",
    ],
    ids=["text", "array", "data"],
)
def test_a_secret_that_crosses_would_be_noticed(cells: str, grading: Grading) -> None:
    path = grading.root / "control.ipynb"
    path.write_text(
        json.dumps(course.notebook([course.RIGHT, f"SECRET = '{course.marker()}'", cells])), encoding="utf-8"
    )
    assert grading.grade(path)["found"]


def test_the_templates_memory_holds_no_secret(grading: Grading) -> None:
    """Read from outside, with the rights of root or of its owner: every page of every child of the grading process."""
    grading.honestly("right")
    needles = [secret.encode() for secret in grading.secrets.values()]
    own = needles_of(grading.process.pid, needles)
    assert own, "the grading process itself must hold them, or this search finds nothing"
    children = Path(f"/proc/{grading.process.pid}/task/{grading.process.pid}/children").read_text().split()
    assert children
    for pid in map(int, children):
        assert not needles_of(pid, [*needles, course.MARK.encode()])


def needles_of(pid: int, needles: Sequence[bytes]) -> list[bytes]:
    found: list[bytes] = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps.read().splitlines():
            span, rights, *rest = line.split()
            start, end = (int(v, 16) for v in span.split("-"))
            if not rights.startswith("r") or rest[-1].startswith(("[v", "/usr")):
                continue
            for at in range(start, end, 1 << 24):
                try:
                    memory.seek(at)
                    piece = memory.read(min(1 << 24, end - at))
                except (OSError, ValueError, OverflowError):
                    break
                found += [n for n in needles if n in piece]
    return found


def test_the_table_in_the_documentation_is_of_this_corpus() -> None:
    script = [sys.executable, str(REPOSITORY / "scripts" / "security_table.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_names_that_leave_the_folder_are_no_students(tmp_path: Path) -> None:
    course.write(tmp_path)
    outside = tmp_path / "outside" / course.DAY
    outside.mkdir(parents=True)
    files.save(outside / f"{course.DAY}.ipynb", files.right())
    for name in ("..", ".hidden", "a\nb", "\u202e", "a\x1b[2J"):
        (tmp_path / "submitted" / name / course.DAY).mkdir(parents=True, exist_ok=True)
    (tmp_path / "submitted" / "<b>&'\"" / course.DAY).mkdir(parents=True)
    found = intake.submissions(Course(tmp_path), course.DAY)
    assert sorted(found) == ["<b>&'\"", "other"]
    for wanted in ("../outside", "/etc", "..", "other/../../outside"):
        with pytest.raises(intake.StudentName):
            intake.submissions(Course(tmp_path), course.DAY, [wanted])


class Scripts(HTMLParser):
    """What would run: the text of scripts, and attributes that are scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        self.found += [v or "" for n, v in attrs if n.startswith("on") or n == "srcdoc" or "javascript:" in (v or "")]

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


def test_a_students_markdown_runs_nothing_in_formgrader(tmp_path: Path) -> None:
    from nbconvert.exporters import HTMLExporter
    from nbformat.v4 import new_markdown_cell, new_notebook
    from traitlets.config import Config

    from autograder.integrations.nbgrader import configure

    config = Config()
    configure(config, tmp_path)
    page, _ = HTMLExporter(config=config).from_notebook_node(new_notebook(cells=[new_markdown_cell(files.HOSTILE)]))
    assert not [text for text in Scripts(page).found if "alert(1)" in text]


@pytest.mark.parametrize("student", [files.HOSTILE[:200].replace("/", "|"), "=cmd|'x'!A1", "\u202eevil", "`x` {{7*7}}"])
def test_hostile_names_are_inert_everywhere(student: str, grading: Grading) -> None:
    result = replace(grading.honestly("wrong"), student=student, assignment=student, device=student)
    pages(result)
    path = grading.root / "scores.csv"
    sheet.write([result], path)
    assert not re.search(r"(?m)^[=+@\t\r-]", path.read_text(encoding="utf-8-sig"))
