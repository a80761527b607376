"""`autograder roster erase`: nothing of a student is left under the page's folders and databases, all of others' is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import coursekit
import pytest
import servekit
from postgres import running
from servekit import FakeGrading, wait
from starlette.testclient import TestClient
from test_serve_pages import Browser

from autograder import cli
from autograder.course import Course
from autograder.outputs import connection, gradebook
from autograder.outputs.marks import override
from autograder.serve.desk import Desk
from autograder.serve.people import enter
from autograder.serve.places import Places
from autograder.serve.server import app

ID, NAME, WORDS = "zq-77@univ.example", "지워질 이름", "words of zq's own 4711"
TRACES = [text for said in (ID, NAME, WORDS) for text in (said.encode(), json.dumps(said)[1:-1].encode())]
OTHERS = ("kim", "zq-77@univ.example2")
NO_WAIT = "[serve.policy]\nwait_minutes = 0\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which three have handed in, two files each; the first of these is the same file for all."""
    root = tmp_path_factory.mktemp("prepared") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
        made = servekit.desk(coursekit.built(tmp_path_factory, root), FakeGrading(), NO_WAIT)
        enter(made.store, [(ID, NAME), *((id, id) for id in OTHERS)], 4e9)
        with made.dispatcher.running():
            for id in (ID, *OTHERS):
                servekit.hand_in(made, id, functions={"double": servekit.ALL["double"]})
                wait(lambda: not made.store.jobs("queued", "running", "graded"))
                servekit.hand_in(made, id, extra=WORDS if id == ID else id)
                wait(lambda: not made.store.jobs("queued", "running", "graded"))
        override(made.gradebook_url, made.course.assignment("day1"), ID, "shift", 1.0, WORDS)
        made.store.rerun(1)  # a job that is still open
        for left in (f"results/day1/.{ID}.json.00ff.part", "served/.zipabc", "served/uploads/parts/x.ipynb"):
            (root / left).parent.mkdir(exist_ok=True)
            (root / left).write_text(WORDS, encoding="utf-8")
        (root / "autograded" / ID / "day1").mkdir(parents=True)
        made.store.close()
    return root


@pytest.fixture
def root(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    return Path(shutil.copytree(prepared, tmp_path / "course"))


def run(root: Path, *arguments: str) -> int:
    return cli.main(["--course", str(root), "roster", "erase", *arguments])


def traces(root: Path) -> list[str]:
    """The files that tell of the student, by their name or by what is in them, however little."""
    found = []
    for path in sorted(root.rglob("*")):
        place = str(path.relative_to(root)).replace("example2", "")
        content = path.read_bytes().replace(b"univ.example2", b"") if path.is_file() else b""
        if ID in place or any(trace in content for trace in TRACES):
            found.append(place)
    return found


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    made = servekit.desk(Course(root), FakeGrading())
    yield made
    made.store.close()


def scarred(path: Path) -> None:
    """Leave the student's name in a page that is free by now, as SQLite does unless it is built otherwise."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("CREATE TABLE old (said TEXT)")
        db.execute("INSERT INTO old VALUES (?)", (NAME * 500,))
        db.commit()
        db.execute("DROP TABLE old")
        db.commit()
    assert NAME.encode() * 100 in path.read_bytes()


def test_what_was_overwritten_long_ago_is_not_left_either(root: Path) -> None:
    for name in ("served/serve.db", "gradebook.db"):
        scarred(root / name)
    assert run(root, ID, "--yes") == 0
    assert traces(root) == []


def test_nothing_of_the_student_is_left(root: Path) -> None:
    kinds = {place.split("/")[0] for place in traces(root)}
    assert kinds == {"served", "submitted", "results", "feedback", "autograded", "gradebook.db"}, (
        "there is much to find"
    )
    assert any("history" in place for place in traces(root))
    assert run(root, ID, "--yes") == 0
    assert traces(root) == []
    assert not list(root.rglob("*-wal")) or all(not p.read_bytes() for p in root.rglob("*-wal"))


def test_all_of_the_others_is_left(root: Path) -> None:
    def theirs() -> dict[str, bytes]:
        return {
            str(path.relative_to(root)): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and path.name != "lock" and ".db" not in path.name
        }

    before = theirs()
    desk = servekit.desk(Course(root), FakeGrading())
    attempts = [a for a in desk.store.attempts() if a.person != ID]
    desk.store.close()
    assert run(root, ID, "--yes") == 0
    gone = before.keys() - theirs().keys()
    assert theirs().items() <= before.items()
    # The first file is the others', too.
    assert len([place for place in gone if place.startswith("served/uploads") and "parts" not in place]) == 1
    desk = servekit.desk(Course(root), FakeGrading())
    assert desk.store.attempts() == attempts and len(attempts) == 4
    assert all(desk.places.notebook(a.sha256).is_file() and desk.places.result(a.id).is_file() for a in attempts)
    assert [p.id for p in desk.store.people()] == sorted(OTHERS)
    assert [job.attempt.person for job in desk.store.jobs("queued", "done")] == [id for id in OTHERS for _ in range(2)]
    assert gradebook.scores(desk.gradebook_url, "day1") == dict.fromkeys(OTHERS, 6.0)
    desk.store.close()


def test_without_yes_it_is_listed_and_nothing_is_removed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = traces(root)
    assert run(root, ID) == 0
    told = capsys.readouterr().err
    assert traces(root) == before
    leftovers = {"served/.zipabc", "served/uploads/parts/x.ipynb"}  # a server's next start removes these
    for place in set(before) - leftovers:
        if Path(root / place).is_file() and not place.endswith((".db", "-wal", "-shm")):
            assert any(line.strip() and place.startswith(line.strip()) for line in told.splitlines()), place
    assert "in the gradebook: day1" in told and "1 notebooks stay" in told
    assert "Not reached: backups" in told and "Nothing was removed" in told


def test_links_and_sessions_of_before_open_nothing_even_where_the_id_comes_again(root: Path) -> None:
    desk = servekit.desk(Course(root), FakeGrading())
    person = desk.store.person(ID)
    assert person is not None
    link, token = desk.keys.link(person), desk.keys.sign_in(person)
    assert run(root, ID, "--yes") == 0
    assert desk.keys.owner(link) is None and desk.keys.session(token) is None
    enter(desk.store, [(ID, "Somebody")], 4e9)
    assert desk.keys.owner(link) is None and desk.keys.session(token) is None
    desk.store.close()


def test_what_was_cut_short_is_finished_the_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(url: str, student: str) -> None:
        raise connection.GradebookFault("it is away")

    with monkeypatch.context() as patch:
        patch.setattr(gradebook, "forget", away)
        assert run(root, ID, "--yes") == 3
    assert traces(root), "the rows say what there is to be done"
    assert run(root, ID, "--yes") == 0
    assert traces(root) == []


def test_it_waits_for_the_server_to_end_and_for_a_known_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = traces(root)
    with Places(root).alone():
        assert run(root, ID, "--yes") == 2
        assert "another" in capsys.readouterr().err
    assert run(root, "nobody", ID, "--yes") == 2
    assert "not in the roster: nobody" in capsys.readouterr().err
    assert traces(root) == before


def test_the_page_goes_on_without_them(root: Path, desk: Desk) -> None:
    assert run(root, ID, "--yes") == 0
    with TestClient(app(desk), base_url="http://127.0.0.1:8000") as client:
        who = Browser(client).enter(desk)
        who.get("/day/day1")
        servekit.hand_in(desk, extra="more")
        wait(lambda: not desk.store.jobs("queued", "running", "graded"))


def test_where_no_gradebook_was_made_none_is_made(root: Path) -> None:
    (root / "gradebook.db").unlink()
    assert run(root, ID, "--yes") == 0
    assert not (root / "gradebook.db").exists()


def test_the_same_on_postgresql(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    with running() as server:
        url, book = server.database(), server.database()
        made = servekit.desk(coursekit.built(tmp_path_factory, tmp_path / "course"), FakeGrading(), url=url)
        made.gradebook_url = made.dispatcher.gradebook_url = book
        enter(made.store, [(ID, NAME), ("kim", "Kim")], 4e9)
        with made.dispatcher.running():
            for id in (ID, "kim"):
                servekit.hand_in(made, id, extra=id)
            wait(lambda: len(made.store.jobs("done")) == 2)
        assert gradebook.entered(book, ID) == [coursekit.DAY]
        options = ["--course", str(made.course.root), "roster", "--db", url, "erase", ID, "--gradebook", book]
        assert cli.main(options) == 0
        assert gradebook.entered(book, ID) == [coursekit.DAY]
        assert cli.main([*options, "--yes"]) == 0
        assert gradebook.entered(book, ID) == [] and gradebook.scores(book, coursekit.DAY) == {"kim": 6.0}
        assert [p.id for p in made.store.people()] == ["kim"]
        assert [a.person for a in made.store.attempts()] == ["kim"] and len(made.store.jobs("done")) == 1
        assert traces(made.course.root) == []
        made.store.close()
