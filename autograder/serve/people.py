"""Who may sign in, and how: the roster, personal links, instructors' passwords, sessions.

A personal link is signed with the server's secret and bears the serial number of its owner's links: raising that number
revokes what was sent before. A session is a random token in a cookie, of which the database has the hash alone.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import secrets
import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import argon2
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import delete
from zxcvbn import zxcvbn

from autograder.outputs.csv import read, safe
from autograder.serve.guard import Limit
from autograder.serve.store import FACTORS, PEOPLE, SESSIONS, Person, Session, Store

__all__ = [
    "SESSION",
    "Keys",
    "PasswordError",
    "RosterError",
    "close_unlisted",
    "common",
    "enter",
    "instructor",
    "read_roster",
    "set_password",
    "strength",
    "write_links",
]

SESSION = 14 * 86_400.0  # seconds that a sign-in lasts
NAMED = ("id", "student", "student_id", "학번", "아이디")
CALLED = ("name", "이름", "성명")
# An id is the name of a folder in submitted/, nbgrader's student id, and part of addresses.
ID = re.compile(r"\w[\w.@+-]{0,63}")
SHORTEST = 12  # characters of a password, as ASVS 2.1.1 has it
LONGEST = 128
PROVED = 300.0  # seconds after a password in which it is not asked for again
STRONGEST = 4  # of zxcvbn's scores: found in 10^10 guesses or more
GUESSABLE = 3  # those below this are found in fewer than 10^8
LOOKED_AT = 40  # characters of a password; zxcvbn takes seconds for odd ones of 72, and the rest only makes it harder
OURS = ("autograder", "deeplearning")
_meter = threading.Lock()  # zxcvbn keeps what it is told of the user in a variable of the module


class RosterError(ValueError):
    """The roster or a password cannot be taken; the message says where and why."""


class PasswordError(RosterError):
    """The password cannot be taken. `reason`: length or common."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


def strength(id: str, password: str) -> int:
    """zxcvbn's score of an instructor's password, from 0 to STRONGEST."""
    seen = password[:LOOKED_AT].replace("\n", " ")
    if not seen:
        return 0  # zxcvbn breaks on nothing at all, and on a date with a line's end
    with _meter:
        return int(zxcvbn(seen, user_inputs=[id, *OURS])["score"])


def common(id: str, password: str) -> bool:
    """Whether a password is one of those that are tried first, or soon guessed from one: zxcvbn's lists and scores."""
    return strength(id, password) < GUESSABLE


def read_roster(path: Path) -> list[tuple[str, str]]:
    """(id, name) of everybody in a CSV file with the columns `id` and, if wanted, `name`.

    Raises RosterError, naming the line, for a file that is not of this form, for an id that is no folder's name and for
    one that stands there twice; OSError where it cannot be read.
    """
    try:
        rows = iter(read(path))
    except ValueError as problem:
        raise RosterError(str(problem)) from problem
    head = [cell.strip().casefold() for cell in next(rows, [])]
    column = next((head.index(name) for name in NAMED if name in head), None)
    if column is None:
        raise RosterError(f"{path}: the first line names the columns, one of them 'id'; it reads {','.join(head)!r}")
    called = next((head.index(name) for name in CALLED if name in head), column)
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        id = row[column].strip() if column < len(row) else ""
        if not ID.fullmatch(id) or id.startswith("."):
            raise RosterError(f"{path}, line {number}: an id has letters, digits and . _ @ + - only, is {id!r}")
        if id in found:
            raise RosterError(f"{path}, line {number}: {id} is there twice")
        name = row[called].strip() if called < len(row) else ""
        found[id] = "".join(c for c in name if c.isprintable())[:200] or id
    if not found:
        raise RosterError(f"{path}: nobody is in it")
    return list(found.items())


def enter(store: Store, people: Sequence[tuple[str, str]], expires: float) -> tuple[int, int]:
    """Enter a roster: how many were new, and how many were there already (their links stay as they are).

    Raises RosterError where an instructor has one of the ids. Who is not in the list stays.
    """
    known = {person.id: person for person in store.people()}
    teachers = {person.id for person in store.people("teacher")}
    if taken := sorted(teachers & {id for id, _ in people}):
        raise RosterError(f"instructors have these ids: {', '.join(taken)}")
    store.put(
        *(
            replace(known[id], name=name) if id in known else Person(id, name, "student", _serial(), expires)
            for id, name in people
        )
    )
    new = sum(id not in known for id, _ in people)
    return new, len(people) - new


def _serial() -> int:
    """Where a new person's links are counted from: not where those of an erased one of the same id were."""
    return secrets.randbelow(1 << 30)


class Keys:
    """Personal links and sessions, with the server's secret."""

    def __init__(self, store: Store, secret: str) -> None:
        self.store = store
        # itsdangerous signs with HMAC-SHA-1 unless told otherwise.
        self.links = URLSafeSerializer(secret, salt="personal link", signer_kwargs={"digest_method": hashlib.sha256})
        self.proved = Limit(1, PROVED)  # sessions whose owner has just said who they are; gone with the process

    def link(self, person: Person) -> str:
        """What the personal link of `person` ends with."""
        token: str | bytes = self.links.dumps([person.id, person.serial])
        return token if isinstance(token, str) else token.decode("ascii")

    def owner(self, token: str, now: float | None = None) -> Person | None:
        """Whose link this is; None where it is forged, revoked or expired."""
        try:
            id, serial = self.links.loads(token)
        except (BadData, TypeError, ValueError):
            return None
        person = self.store.person(str(id))
        if person is None or person.role != "student" or person.serial != serial:
            return None
        return person if (time.time() if now is None else now) < person.expires else None

    def teacher(self, id: str, password: str) -> Person | None:
        """The instructor with this password. A name that is not there takes as long as a wrong password."""
        person = self.store.person(id)
        known = person is not None and person.role == "teacher" and bool(person.password)
        try:
            HASHER.verify(person.password if known and person is not None else NOBODY, password[:LONGEST])
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return None
        return person if known else None

    def sign_in(self, person: Person) -> str:
        """A new session; what its cookie holds. A token that the browser brought along is never used."""
        token, now = secrets.token_urlsafe(32), time.time()
        self.store.open_session(_digest(token), person.id, secrets.token_urlsafe(24), now + SESSION, now)
        return token

    def session(self, token: str) -> Session | None:
        return self.store.session(_digest(token), time.time()) if token else None

    def sign_out(self, token: str) -> None:
        self.store.close_session(_digest(token))

    def prove(self, token: str) -> None:
        """Whoever has this session has just shown that they are its owner."""
        self.proved.count(_digest(token))

    def sure(self, token: str) -> bool:
        """Whether they have done so within the last minutes."""
        return self.proved.reached(_digest(token))


def set_password(store: Store, id: str, password: str) -> None:
    """Give an instructor a password, entering them if they are new; their sessions end.

    Raises PasswordError for a short, very long or common password, RosterError for an odd name and a student's id.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordError("length", f"a password has {SHORTEST} to {LONGEST} characters, this one {len(password)}")
    if common(id, password):
        raise PasswordError("common", "this password is common or soon guessed: take three or four unrelated words")
    if not ID.fullmatch(id):
        raise RosterError(f"a name has letters, digits and . _ @ + - only, is {id!r}")
    known = store.person(id)
    if known is not None and known.role != "teacher":
        raise RosterError(f"{id} is a student in the roster")
    store.put(replace(known or Person(id, id, "teacher"), password=HASHER.hash(password)))
    store.close_sessions_of(id)


def dismiss(store: Store, id: str) -> None:
    """Remove an instructor: password, second factor, sessions. Raises RosterError where there is none of this id."""
    known = store.person(id)
    if known is None or known.role != "teacher":
        raise RosterError(f"{id} is no instructor")
    with store.begin() as db:
        db.execute(delete(SESSIONS).where(SESSIONS.c.person == id))
        db.execute(delete(FACTORS).where(FACTORS.c.person == id))
        db.execute(delete(PEOPLE).where(PEOPLE.c.id == id))


def instructor(store: Store, id: str) -> Person | None:
    """The instructor of this id, entered without a password if they are new; None where a student has it."""
    known = store.person(id)
    if known is None:
        known = Person(id, id, "teacher")
        store.put(known)
    return known if known.role == "teacher" else None


def close_unlisted(store: Store, listed: Collection[str]) -> None:
    """End the sessions of instructors who have no password and are `listed` no more."""
    for person in store.people("teacher"):
        if not person.password and person.id not in listed:
            store.close_sessions_of(person.id)


def write_links(keys: Keys, people: Sequence[Person], url: str, path: Path) -> None:
    """Write id, name and personal link of `people` to a CSV file that its owner alone can read."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "name", "link"))
        rows.writerows((safe(p.id), safe(p.name), f"{url.rstrip('/')}/in/{keys.link(p)}") for p in people)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


HASHER = argon2.PasswordHasher()
NOBODY = HASHER.hash(secrets.token_urlsafe(16))  # what an unknown name's password is compared with
