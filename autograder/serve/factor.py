"""Instructors' second factor: the six digits of an authenticator app (TOTP, RFC 6238), each taken once.

What the app holds is derived from the server's secret and a random value in the database, so that neither alone, nor a
copy of the database, makes codes.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pyotp
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import delete, func, insert, select, update

from autograder.serve.store import FACTORS, Store

__all__ = ["Factors"]

WINDOW = 1  # steps of 30 s that a phone's clock may differ, as RFC 6238 (5.2) advises
BYTES = 20  # of the app's secret, as RFC 4226 (4, R6) advises


@dataclass(frozen=True)
class Factors:
    """Who has a second factor, and which codes are right. `secret`: the server's."""

    store: Store
    secret: str = field(repr=False)

    def enrol(self, id: str, url: str) -> tuple[str, str]:
        """A new factor for an instructor, in place of the one before: its secret (base32), and its otpauth:// address.

        Their sessions end. Raises ValueError for somebody who signs in with no password here.
        """
        person = self.store.person(id)
        if person is None or person.role != "teacher" or not person.password:
            raise ValueError(f"{id} is no instructor with a password: autograder serve password {id}")
        self.remove(id)
        with self.store.begin() as db:
            db.execute(insert(FACTORS).values(person=id, nonce=(nonce := secrets.token_urlsafe(24)), used=0))
        self.store.close_sessions_of(id)
        code = self._code(id, nonce)
        return code.secret, code.provisioning_uri(name=id, issuer_name=urlsplit(url).hostname)

    def remove(self, id: str) -> bool:
        """Sign-in goes without it from now on; whether there was one."""
        with self.store.begin() as db:
            return bool(db.execute(delete(FACTORS).where(FACTORS.c.person == id)).rowcount)

    def has(self, id: str) -> bool:
        with self.store.begin() as db:
            return db.execute(select(FACTORS.c.used).where(FACTORS.c.person == id)).first() is not None

    def any(self) -> bool:
        """Whether anybody has one."""
        with self.store.begin() as db:
            return bool(db.execute(select(func.count()).select_from(FACTORS)).scalar_one())

    def close_without(self) -> None:
        """End the sessions of instructors who have a password and no factor: they began before one was required."""
        for person in self.store.people("teacher"):
            if person.password and not self.has(person.id):
                self.store.close_sessions_of(person.id)

    def take(self, id: str, code: str) -> bool:
        """Whether this is a code of theirs that is valid now and later than every one that was taken before."""
        with self.store.begin() as db:
            row = db.execute(select(FACTORS.c.nonce).where(FACTORS.c.person == id)).first()
        if row is None or not code.isascii():
            return False
        digits = "".join(code.split())  # as apps show it, "123 456"
        try:
            step = self._code(id, row.nonce).verify_and_get_timecode(digits, for_time=time.time(), valid_window=WINDOW)
        except OTPVerificationError:
            return False
        # One statement decides, so that of two who send the same code at once one is signed in.
        mine = FACTORS.c.person == id, FACTORS.c.nonce == row.nonce, FACTORS.c.used < step
        with self.store.begin() as db:
            return bool(db.execute(update(FACTORS).where(*mine).values(used=step)).rowcount)

    def _code(self, id: str, nonce: str) -> pyotp.TOTP:
        key = hmac.digest(self.secret.encode(), f"second factor {nonce} {id}".encode(), "sha256")[:BYTES]
        return pyotp.TOTP(base64.b32encode(key).decode())
