"""A KMS in this process, at botocore's own hook: real HMACs and a cipher good enough to hide what a test looks for."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.awsrequest import AWSResponse

from chalicelib.aws import client

SECRET = b"of the test"


class _Body:
    """What botocore reads an answer from."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self._body


def answered(status: int, body: dict[str, Any]) -> AWSResponse:
    return AWSResponse("https://double", status, {}, _Body(json.dumps(body).encode()))


def _answer(request: Any, **_: Any) -> AWSResponse:
    asked = json.loads(request.body)
    operation = request.headers["X-Amz-Target"].decode().rpartition(".")[2]
    return answered(200, _OPERATIONS[operation](asked))


def _mac(asked: dict[str, Any]) -> dict[str, Any]:
    key = SECRET + asked["KeyId"].encode()
    return {"Mac": base64.b64encode(hmac.digest(key, base64.b64decode(asked["Message"]), "sha256")).decode()}


def _crypt(text: bytes) -> bytes:
    stream = hashlib.shake_256(SECRET).digest(len(text))
    return bytes(a ^ b for a, b in zip(text, stream, strict=True))


_OPERATIONS = {
    "GenerateMac": _mac,
    "Encrypt": lambda a: {"CiphertextBlob": base64.b64encode(_crypt(base64.b64decode(a["Plaintext"]))).decode()},
    "Decrypt": lambda a: {"Plaintext": base64.b64encode(_crypt(base64.b64decode(a["CiphertextBlob"]))).decode()},
}


@contextmanager
def running() -> Iterator[None]:
    events = client("kms").meta.events
    events.register("before-send.kms", _answer)
    yield
    events.unregister("before-send.kms", _answer)
