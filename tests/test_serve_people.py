"""The roster, personal links, passwords and sessions; and the commands around them."""

from __future__ import annotations

import csv
import io
import stat
import sys
import tarfile
import time
from dataclasses import replace
from pathlib import Path

import argon2
import coursekit
import pytest
import servekit
from servekit import FakeGrading, hand_in, wait

from autograder import cli
from autograder.course import Course, CourseError
from autograder.outputs import gradebook
from autograder.serve import commands, people
from autograder.serve.backup import backup, restore
from autograder.serve.desk import Desk
from autograder.serve.people import RosterError, enter, read_roster, set_password
from autograder.serve.places import Places
from autograder.serve.store import Store, sqlite

PASSWORD = "correct horse battery"


@pytest.fixture
def desk(course: Course) -> Desk:
    made = servekit.desk(course, FakeGrading())
    servekit.student(made)
    return made


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "students.csv"
    path.write_bytes(text.encode(encoding))
    return path


# The roster


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id,name\nkim,김하나\nlee,\n", [("kim", "김하나"), ("lee", "lee")]),
        ("\ufeff이름,학번\n김하나,2026-01\n\n", [("2026-01", "김하나")]),
        ("학번;이름\nkim;김하나\n", [("kim", "김하나")]),
        ("ID\nkim@school.example\n", [("kim@school.example", "kim@school.example")]),
        ("id,name\nkim,<script>alert(1)</script>\x07\n", [("kim", "<script>alert(1)</script>")]),
    ],
)
def test_a_roster_is_read_as_spreadsheets_write_it(tmp_path: Path, text: str, found: list[tuple[str, str]]) -> None:
    assert read_roster(listed(tmp_path, text)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "columns"),
        ("who,name\nkim,x\n", "columns"),
        ("id\n", "nobody"),
        ("id\n../kim\n", "line 2"),
        ("id\nkim\n.hidden\n", "line 3"),
        ("id\na/b\n", "line 2"),
        ("id\n" + "k" * 65 + "\n", "line 2"),
        ("id,name\nkim,a\nkim,b\n", "twice"),
        ("name,id\nkim\n", "line 2"),
        ("id\n" + "k" * 200_000 + "\n", "no list that a spreadsheet wrote"),
    ],
)
def test_an_odd_roster_is_one_line_that_says_where(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RosterError, match=told):
        read_roster(listed(tmp_path, text))


def test_a_roster_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="UTF-8"):
        read_roster(listed(tmp_path, "id,name\nkim,김하나\n", "cp949"))


def test_a_roster_entered_again_changes_names_and_leaves_links_alone(desk: Desk) -> None:
    before = desk.store.person("kim")
    assert before is not None
    assert enter(desk.store, [("kim", "Kim"), ("lee", "Lee")], 5e9) == (1, 1)
    assert desk.store.person("kim") == replace(before, name="Kim")
    set_password(desk.store, "teacher", PASSWORD)
    with pytest.raises(RosterError, match="teacher"):
        enter(desk.store, [("teacher", "x")], 5e9)


# Links, passwords, sessions


def test_a_link_is_its_owners_until_it_is_revoked_or_expires(desk: Desk) -> None:
    kim = desk.store.person("kim")
    assert kim is not None
    link = desk.keys.link(kim)
    assert desk.keys.owner(link) == kim
    assert desk.keys.owner(link, kim.expires) is None
    desk.store.put(replace(kim, serial=2))
    assert desk.keys.owner(link) is None
    assert desk.keys.owner(desk.keys.link(replace(kim, serial=2))) is not None


def test_a_link_that_we_did_not_sign_opens_nothing(desk: Desk) -> None:
    kim = desk.store.person("kim")
    assert kim is not None
    link = desk.keys.link(kim)
    other = people.Keys(desk.store, "another secret").link(kim)
    set_password(desk.store, "teacher", PASSWORD)
    teacher = desk.store.person("teacher")
    assert teacher is not None
    for odd in (link[:-1], link + "x", link.swapcase(), other, "", "a.b", "\x00", desk.keys.link(teacher)):
        assert desk.keys.owner(odd) is None, odd


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    secret = Places(tmp_path).secret()
    assert len(secret) > 40 and Places(tmp_path).secret() == secret
    assert stat.S_IMODE((tmp_path / "served" / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "served").stat().st_mode) == 0o700


def test_only_the_right_password_of_an_instructor_signs_in(desk: Desk) -> None:
    set_password(desk.store, "teacher", PASSWORD)
    assert desk.keys.teacher("teacher", PASSWORD) is not None
    for name, password in (("teacher", "wrong"), ("nobody", PASSWORD), ("kim", ""), ("teacher", ""), ("", "")):
        assert desk.keys.teacher(name, password) is None
    for odd in ("short", "x" * 129):
        with pytest.raises(RosterError, match="characters"):
            set_password(desk.store, "teacher", odd)
    with pytest.raises(RosterError, match="student"):
        set_password(desk.store, "kim", PASSWORD)
    kept = desk.store.person("teacher")
    assert kept is not None and kept.password.startswith("$argon2id$") and PASSWORD not in kept.password


def test_an_unknown_name_costs_the_same_work_as_a_wrong_password(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    set_password(desk.store, "teacher", PASSWORD)
    checked: list[str] = []

    class Hasher:
        def verify(self, hashed: str, password: str) -> bool:
            checked.append(hashed.rpartition("$")[0].rpartition("$")[0])
            return argon2.PasswordHasher().verify(hashed, password)

    monkeypatch.setattr(people, "HASHER", Hasher())
    for name in ("teacher", "nobody", "kim"):
        desk.keys.teacher(name, "wrong")
    assert len(checked) == 3 and len(set(checked)) == 1, "one hash each, with the same costs"


def test_a_session_is_kept_as_a_hash_and_ends(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kim = desk.store.person("kim")
    assert kim is not None
    token = desk.keys.sign_in(kim)
    assert token != desk.keys.sign_in(kim) and len(token) > 40
    assert token.encode() not in desk.places.database.read_bytes()
    found = desk.keys.session(token)
    assert found is not None and found.person == kim
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + people.SESSION + 1)
    assert desk.keys.session(token) is None
    monkeypatch.undo()
    desk.keys.sign_out(token)
    assert desk.keys.session(token) is None


# The commands


def run(course: Course, *arguments: str) -> int:
    return cli.main(["--course", str(course.root), *arguments])


def test_import_writes_links_that_work_and_revoke_ends_them(course: Course, tmp_path: Path) -> None:
    students, links = listed(tmp_path, "id,name\nkim,김하나\nlee,=1+1\n"), tmp_path / "links.csv"
    assert run(course, "roster", "import", str(students), "--links", str(links)) == 0
    assert stat.S_IMODE(links.stat().st_mode) == 0o600
    rows = list(csv.DictReader(io.StringIO(links.read_text(encoding="utf-8-sig"))))
    assert [row["name"] for row in rows] == ["김하나", "'=1+1"]
    desk = servekit.desk(course, FakeGrading())
    token = rows[0]["link"].rpartition("/")[2]
    owner = desk.keys.owner(token)
    assert owner is not None and owner.id == "kim"
    session = desk.keys.sign_in(owner)
    assert run(course, "roster", "revoke", "kim") == 0
    assert desk.keys.owner(token) is None and desk.keys.session(session) is None
    assert run(course, "roster", "links", str(links), "kim", "--renew") == 0
    (row,) = csv.DictReader(io.StringIO(links.read_text(encoding="utf-8-sig")))
    assert desk.keys.owner(row["link"].rpartition("/")[2]) is not None
    assert run(course, "roster", "revoke", "nobody") == 2


def test_a_password_comes_from_a_pipe(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    assert run(course, "serve", "password", "teacher") == 0
    assert servekit.desk(course, FakeGrading()).keys.teacher("teacher", PASSWORD) is not None
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    assert run(course, "serve", "password", "teacher") == 2


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nodriver://x", "oracle://x"])
def test_an_impossible_database_is_bad_usage(course: Course, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(course, "roster", "--db", url, "links", "x.csv") == 2
    assert "database" in capsys.readouterr().err


def test_a_database_that_does_not_answer_is_a_fault(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(course, "roster", "--db", f"sqlite:///{course.root}/missing/x.db", "links", "x.csv") == 3
    assert "does not answer" in capsys.readouterr().err


def test_a_second_server_is_refused(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    with Places(course.root).alone():
        assert run(course, "serve", "--port", "1") == 2
    assert "another" in capsys.readouterr().err


def test_without_its_packages_the_page_says_which_to_install(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "NEEDED", ("sqlalchemy", "there_is_no_such_package"))
    assert run(course, "serve") == 2
    assert "there_is_no_such_package: pip install 'autograder[serve]'" in capsys.readouterr().err.replace("\n", " ")


# Backup


def test_a_backup_brings_everything_back_and_nothing_is_graded_again(
    course: Course, desk: Desk, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with desk.dispatcher.running():
        hand_in(desk)
        wait(lambda: desk.store.jobs("done"))
    kim = desk.store.person("kim")
    assert kim is not None
    link = desk.keys.link(kim)
    path = tmp_path / "kept.tar.gz"
    assert run(course, "serve", "backup", str(path)) == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run(course, "serve", "backup", str(path)) == 2, "an archive that is there is not overwritten"
    fresh = coursekit.built(tmp_path_factory, tmp_path / "fresh")
    assert run(fresh, "serve", "restore", str(path)) == 0
    grading = FakeGrading()
    made = servekit.desk(fresh, grading, "[serve.policy]\nwait_minutes = 0\n")
    assert made.store.attempts() == desk.store.attempts()
    assert made.keys.owner(link) == kim
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
        assert hand_in(made, extra="later").attempt.id == 2
        wait(lambda: len(made.store.jobs("done")) == 2)
    assert [sha for _, sha, _ in grading.calls] == [made.store.attempts()[1].sha256]
    assert gradebook.scores(made.gradebook_url, "day1") == {"kim": 6.0}
    assert run(fresh, "serve", "restore", str(path)) == 2, "into an empty place only"


@pytest.mark.parametrize("damage", ["cut", "foreign", "none"])
def test_a_damaged_archive_is_refused_whole(course: Course, desk: Desk, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "kept.tar.gz"
    hand_in(desk)
    backup(desk.store, desk.places, path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-200])
    elif damage == "none":
        path.write_bytes(b"no archive")
    else:
        with tarfile.open(path, "w:gz") as archive:
            archive.add(__file__, "../../etc/passwd")
    (tmp_path / "else").mkdir()
    places = Places(tmp_path / "else" / "course")
    places.folder.mkdir(parents=True)
    store = Store(sqlite(places.database))
    with pytest.raises(CourseError, match="backup"):
        restore(store, places, path)
    assert store.attempts() == [] and store.people() == []
    assert not (tmp_path / "etc").exists()
