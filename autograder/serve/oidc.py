"""Instructors' sign-in at the OpenID Connect provider that course.toml names: authorization code with PKCE.

What a sign-in needs to remember is derived from one random value in a signed cookie of the browser that began it:
`state` and `nonce` by hashing, the PKCE verifier with the server's secret. Nothing of it is kept here but which of them
were used.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import re
import secrets
import threading
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from itsdangerous import BadData, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import ECKey, KeySet, RSAKey

from autograder.course import Course, CourseError
from autograder.serve.guard import Limit
from autograder.serve.outgoing import Answer, Failed, fetch

__all__ = ["BACK", "LASTS", "VARIABLE", "Provider", "Unproven", "configured"]

VARIABLE = "AUTOGRADER_OIDC_SECRET"  # holds the client's secret, which stands in no file
BACK = "/teach/oidc/back"
LASTS = 600  # seconds from the button to the way back
FRESH = 3_600.0  # seconds that what the provider says of itself is believed
AGAIN = 30.0  # seconds from a provider that does not answer, or a key that it does not have, to the next question
PATIENCE = 10.0  # seconds that a visitor waits for another's question to it
LEEWAY = 60  # seconds that the provider's clock may differ
JUST = 120  # seconds from signing in at the provider, and agreeing there, to the way back
LONGEST = 64  # characters of an instructor's name here
# Signatures alone that need the provider's private key: never "none", never one with a secret that we have, too.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SAFE = re.compile(r"https://[^\s/?#@]+(/[^\s?#]*)?|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/[^\s?#]*)?")
LOG = logging.getLogger("autograder.serve")


class Unproven(Exception):
    """Nobody is signed in. `why`: stale, away, odd or unlisted, for the visitor; the text is for the log."""

    def __init__(self, why: str, text: str = "") -> None:
        super().__init__(text or why)
        self.why = why


@dataclass
class Provider:
    """One provider and who of its people are instructors here: those of `instructors`, emails in lower case."""

    issuer: str
    client_id: str
    instructors: frozenset[str]
    back: str  # the address here that it sends people back to
    ours: str = field(repr=False)  # the server's secret
    secret: str = field(default="", repr=False)  # what the provider knows this client by
    _used: Limit = field(default_factory=lambda: Limit(1, LASTS))
    _using: threading.Lock = field(default_factory=threading.Lock)
    _asking: threading.Lock = field(default_factory=threading.Lock)  # over all that follows
    _said: dict[str, Any] = field(default_factory=dict)
    _keys: KeySet = field(default_factory=lambda: KeySet([]))
    _until: float = 0.0  # until when the two are believed
    _later: float = 0.0  # until when nothing is asked again

    def begin(self, again: bool = False) -> tuple[str, str]:
        """Where to send the browser, and the cookie that it has to bring back. Raises Unproven.

        `again`: the provider is asked to have them sign in there once more, and to say that they did.
        """
        said, _ = self._known()
        seed = secrets.token_urlsafe(32)
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.back,
            "scope": "openid email",
            "state": _derived("state", seed),
            "nonce": _derived("nonce", seed),
            "code_challenge": _hashed(self._verifier(seed)),
            "code_challenge_method": "S256",
            **({"prompt": "login", "max_age": "0"} if again else {}),
        }
        address = str(said["authorization_endpoint"])
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", str(self._signer.dumps(seed))

    def began(self, cookie: str, state: str) -> str:
        """What the sign-in with this cookie and state was begun with; each is taken once. Raises Unproven."""
        try:
            seed = str(self._signer.loads(cookie, max_age=LASTS))
        except BadData:
            raise Unproven("stale", "no cookie of a sign-in that lasts") from None
        wanted = _derived("state", seed)
        if not hmac.compare_digest(wanted.encode(), state.encode()):
            raise Unproven("stale", "another state than this browser's")
        with self._using:
            if self._used.reached(wanted):
                raise Unproven("stale", "a state that was used")
            self._used.count(wanted)
        return seed

    def finish(self, seed: str, code: str) -> tuple[str, bool]:
        """Which instructor of the list has signed in, and whether the provider says that they did so just now.

        Raises Unproven.
        """
        said, _ = self._known()
        answer = self._exchanged(said, code, self._verifier(seed))
        claims = self._claims(str(answer.get("id_token", "")), _derived("nonce", seed))
        if "email" not in claims and "userinfo_endpoint" in said:
            claims = self._more(str(said["userinfo_endpoint"]), str(answer.get("access_token", "")), claims)
        at = claims.get("auth_time")  # not every provider tells, or only where it is asked to
        now = isinstance(at, int | float) and abs(time.time() - at) < JUST + LEEWAY
        return self._listed(claims), now

    def _listed(self, claims: Mapping[str, Any]) -> str:
        """A name with @ is an address, which the provider must have verified; any other is a subject."""
        subject, address = str(claims["sub"]), str(claims.get("email", "")).casefold()
        if "@" not in subject and subject in self.instructors:
            return subject
        if "@" in address and claims.get("email_verified") in (True, "true") and address in self.instructors:
            return address
        raise Unproven("unlisted", f"not in the list: subject {subject[:100]!r}")

    def _exchanged(self, said: Mapping[str, Any], code: str, verifier: str) -> Answer:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.back, "code_verifier": verifier}
        headers = {}
        if "client_secret_basic" in (said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]):
            both = f"{quote(self.client_id, safe='')}:{quote(self.secret, safe='')}"
            headers["authorization"] = f"Basic {b64encode(both.encode()).decode()}"
        else:
            form |= {"client_id": self.client_id, "client_secret": self.secret}
        try:
            return fetch(str(said["token_endpoint"]), form, headers)
        except Failed as problem:
            # What it refuses (4xx) is this code; anything else is its own trouble.
            raise Unproven("odd" if problem.refused else "away", f"the token endpoint: {problem}") from None

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        """What the ID token says, once its signature and all that it is bound to hold."""
        _, keys = self._known()
        try:
            try:
                found = jwt.decode(token, keys, algorithms=ALGORITHMS)
            except InvalidKeyIdError:  # the provider has changed its keys since
                _, keys = self._known(anew=True)
                found = jwt.decode(token, keys, algorithms=ALGORITHMS)
            claims = found.claims
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY,
                iss={"essential": True, "value": self.issuer},
                aud={"essential": True, "value": self.client_id},
                nonce={"essential": True, "value": nonce},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
            ).validate(claims)
            audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
            if claims.get("azp", self.client_id if len(audience) == 1 else "") != self.client_id:
                raise ValueError("made for another client")
        except Unproven:
            raise
        except Exception as problem:  # whatever is odd about it, it proves nothing
            raise Unproven("odd", f"the ID token: {type(problem).__name__}: {problem}"[:200]) from None
        return claims

    def _more(self, address: str, access: str, claims: dict[str, Any]) -> dict[str, Any]:
        """With what the provider tells of them elsewhere, where it leaves the address out of the ID token."""
        if not SAFE.fullmatch(address):
            raise Unproven("odd", "userinfo_endpoint is no https address")
        try:
            told = fetch(address, headers={"authorization": f"Bearer {access}"})
        except Failed as problem:
            raise Unproven("odd" if problem.refused else "away", f"the userinfo endpoint: {problem}") from None
        if told.get("sub") != claims["sub"]:
            raise Unproven("odd", "the userinfo endpoint tells of somebody else")
        return {**told, **claims}

    def _known(self, anew: bool = False) -> tuple[dict[str, Any], KeySet]:
        """What the provider says of itself, and its keys; asked for once in a while. Raises Unproven."""
        if not self._asking.acquire(timeout=PATIENCE):
            raise Unproven("away", "others wait for it already")
        try:
            now = time.monotonic()
            if now < self._until and (not anew or now < self._later):
                return self._said, self._keys
            if now < self._later:
                raise Unproven("away", "it did not answer a moment ago")
            self._later = now + AGAIN
            said = fetch(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
            if said.get("issuer") != self.issuer:
                raise Unproven("away", f"it calls itself {str(said.get('issuer'))[:200]!r}, not {self.issuer!r}")
            if odd := [name for name in ADDRESSES if not SAFE.fullmatch(str(said.get(name)).partition("?")[0])]:
                raise Unproven("away", f"it names no https address as {', '.join(odd)}")
            self._said, self._keys = said, _keys(fetch(said["jwks_uri"]))
            self._until = now + FRESH
            if not anew:
                self._later = 0.0
            return self._said, self._keys
        except Failed as problem:
            raise Unproven("away", str(problem)) from None
        finally:
            self._asking.release()

    def _verifier(self, seed: str) -> str:
        return _coded(hmac.digest(self.ours.encode(), f"verifier {seed}".encode(), "sha256"))

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.ours, salt="oidc", signer_kwargs={"digest_method": hashlib.sha256})


def _keys(said: Answer) -> KeySet:
    """The keys that may sign here; those of other kinds or other uses are passed over."""
    kinds: dict[object, type[RSAKey | ECKey]] = {"RSA": RSAKey, "EC": ECKey}
    found: list[Any] = []
    for one in said.get("keys") or ():
        if isinstance(one, dict) and one.get("kty") in kinds and one.get("use", "sig") == "sig":
            try:
                found.append(kinds[one["kty"]].import_key(one))
            except Exception as problem:  # one that cannot be read signs nothing
                LOG.warning("OIDC: a key of the provider's cannot be read: %s", type(problem).__name__)
    return KeySet(found)


def _derived(what: str, seed: str) -> str:
    return _hashed(f"{what} {seed}")


def _hashed(text: str) -> str:
    return _coded(hashlib.sha256(text.encode()).digest())


def _coded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def configured(course: Course, url: str, ours: str) -> Provider | None:
    """The provider of [serve.oidc]; None where there is none. `url` is the page's, `ours` the server's secret.

    Raises CourseError for an odd setting. The client's secret may be missing: only a server needs it.
    """
    said = dict(course.settings.get("serve", {}).get("oidc", {}))
    if not said:
        return None
    issuer, client, listed = said.pop("issuer", ""), said.pop("client_id", ""), said.pop("instructors", [])
    problem = ""
    if said:
        problem = f"there is no setting {', '.join(sorted(said))}"
    elif not isinstance(issuer, str) or not SAFE.fullmatch(issuer):
        problem = f"issuer is the provider's https address, not {issuer!r}"
    elif not isinstance(client, str) or not client:
        problem = "client_id is what the provider calls this page"
    elif not isinstance(listed, list) or not listed or not all(_name(one) for one in listed):
        problem = f"instructors is a list of emails or subjects, each of at most {LONGEST} characters"
    if problem:
        raise CourseError(f"{course.root / 'course.toml'}: [serve.oidc] {problem}")
    instructors = frozenset(one.casefold() if "@" in one else one for one in listed)
    return Provider(issuer, client, instructors, f"{url.rstrip('/')}{BACK}", ours, os.environ.get(VARIABLE, ""))


def _name(one: object) -> bool:
    return isinstance(one, str) and 1 <= len(one) <= LONGEST and one.isprintable() and one == one.strip()
