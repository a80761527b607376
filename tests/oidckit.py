"""A small OpenID Connect provider of the tests' own, which can be told to cheat."""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

__all__ = ["CLIENT", "EMAIL", "KEYS", "PASSPHRASE", "SUBJECT", "FakeProvider"]

CLIENT, PASSPHRASE = "the page", "a secret: + & %"
EMAIL, SUBJECT = "Teacher@univ.example", "sub-1234"
KEYS = [RSAKey.generate_key(2048, {"kid": f"key-{n}", "use": "sig"}) for n in range(2)]


class FakeProvider:
    """`change` edits the claims of ID tokens from now on; `key` signs them, `published` are the keys that it names."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.key: Any = KEYS[0]
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "key-0"}
        self.published: list[Any] = [
            {"kty": "AKP", "kid": "x"},
            {"kty": "RSA", "kid": "bad"},
            KEYS[0].as_dict(private=False),
        ]
        self.change: dict[str, Any] = {}
        self.about: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.asked: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.raw: tuple[int, bytes] | None = None  # what it answers to everything, where it is out of order
        self.silent = 0.0
        handler = type("Handler", (_Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://{host}:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, path: str, form: dict[str, str], basic: str) -> tuple[int, Any]:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize?tenant=1",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                **self.about,
            }
        if path == "/keys":
            return 200, {"keys": self.published}
        if path == "/userinfo":
            return 200, self.userinfo
        if path == "/token":
            return self.token(form, basic)
        return 404, {}

    def token(self, form: dict[str, str], basic: str) -> tuple[int, Any]:
        """What RFC 6749 and 7636 have a provider look at."""
        self.forms.append(form)
        asked = self.codes.pop(form.get("code", ""), None)
        client = [unquote(part) for part in base64.b64decode(basic.removeprefix("Basic ")).decode().split(":")]
        if not basic:
            client = [form.get("client_id", ""), form.get("client_secret", "")]
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or client != [CLIENT, PASSPHRASE]
            or form["redirect_uri"] != asked["redirect_uri"]
            or base64.urlsafe_b64encode(challenge).rstrip(b"=").decode() != asked["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": SUBJECT,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
        }
        claims |= {"email": EMAIL, "email_verified": True}
        claims = {key: value for key, value in {**claims, **self.change}.items() if value is not None}
        if isinstance(self.key, bytes):
            signed = forged(self.header, claims, self.key)
        else:
            signed = jwt.encode(self.header, claims, self.key, algorithms=[self.header["alg"]])
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": signed}

    def page(self, path: str) -> str:
        """Where somebody signs in there: a page with one link, back to where they came from."""
        back = html.escape(self.agree(self.issuer + path))
        return f"<!doctype html><link rel=icon href='data:,'><title>Sign in</title><a href='{back}'>I agree</a>"

    def agree(self, address: str) -> str:
        """Somebody signs in there: where the browser is sent back to."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?tenant=1&")
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = f"code {len(self.forms)} {len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"


def forged(header: dict[str, Any], claims: dict[str, Any], key: bytes) -> str:
    """A token that no library would make: HMAC with any bytes, or no signature where there are none."""
    coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims)]
    signature = hmac.digest(key, b".".join(coded), "sha256") if key else b""
    return b".".join([*coded, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


class _Handler(BaseHTTPRequestHandler):
    provider: FakeProvider

    def do_GET(self) -> None:
        self.respond({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.respond({key: values[0] for key, values in parse_qs(body).items()})

    def respond(self, form: dict[str, str]) -> None:
        provider = self.provider
        status, said = provider.answer(self.path, form, self.headers.get("authorization", ""))
        time.sleep(provider.silent)
        body = json.dumps(said).encode()
        if self.path.startswith("/authorize?"):
            status, body = 200, provider.page(self.path).encode()
        if provider.raw is not None:
            status, body = provider.raw
        self.send_response(status)
        if status in (301, 302, 307):
            self.send_header("location", f"{provider.issuer}/moved")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass
