"""An OpenID Connect issuer on this machine: a key, its JWKS, a discovery document, and tokens on demand."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

AUDIENCE = "desk"
KID = "key-1"


class Issuer:
    def __init__(self, url: str) -> None:
        self.url = url
        self._codes: dict[str, tuple[dict[str, str], dict[str, Any]]] = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def code(self, address: str, **claims: Any) -> str:
        """The code for whoever was sent to `address` and has signed in; `claims` as for a token."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_hex(8)
        self._codes[code] = asked, {"nonce": asked["nonce"]} | claims
        return code

    def redeemed(self, form: dict[str, str]) -> dict[str, str] | None:
        """The answer of the token endpoint; None where the code, its proof or its address is wrong."""
        asked, claims = self._codes.pop(form["code"], ({}, {}))
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (asked.get("code_challenge"), asked.get("redirect_uri")) != (proof, form["redirect_uri"]):
            return None
        return {"id_token": self.token(**claims)}

    def jwks(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": KID, "use": "sig", "alg": "RS256"}]}

    def token(
        self, *, key: Any = None, headers: dict[str, Any] | None = None, alg: str = "RS256", **claims: Any
    ) -> str:
        """A good id token as Cognito writes it; `claims` change or, with None, remove its claims."""
        now = int(time.time())
        usual = {"iss": self.url, "aud": AUDIENCE, "sub": "s-1", "token_use": "id", "iat": now, "exp": now + 3600,
                 "name": "李帮办", "custom:centre": "xian-itl", "cognito:groups": ["helper"]}  # fmt: skip
        payload = {name: value for name, value in (usual | claims).items() if value is not None}
        return jwt.encode(payload, key or self.key, algorithm=alg, headers={"kid": KID} | (headers or {}))


@contextmanager
def running() -> Iterator[Issuer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    issuer = Issuer(f"http://127.0.0.1:{server.server_port}")
    server.issuer = issuer  # type: ignore[attr-defined]
    server.documents = {  # type: ignore[attr-defined]
        "/.well-known/openid-configuration": {
            "issuer": issuer.url,
            "jwks_uri": f"{issuer.url}/keys",
            "authorization_endpoint": f"{issuer.url}/authorize",
            "token_endpoint": f"{issuer.url}/token",
        },
        "/keys": issuer.jwks(),
    }
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield issuer
    server.shutdown()
    thread.join()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        document = self.server.documents.get(self.path)  # type: ignore[attr-defined]
        self.send_response(200 if document else 404)
        self.end_headers()
        self.wfile.write(json.dumps(document).encode())

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        answer = self.server.issuer.redeemed({name: values[0] for name, values in sent.items()})  # type: ignore[attr-defined]
        self.send_response(200 if answer else 400)
        self.end_headers()
        self.wfile.write(json.dumps(answer or {"error": "invalid_grant"}).encode())

    def log_message(self, *_args: Any) -> None:
        """Quiet."""
