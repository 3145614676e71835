"""HTTP as a person's browser speaks it: no account of AWS, nothing but addresses."""

import json
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

# Everything is on this machine: a proxy of the surroundings must not come between.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
SECONDS = 40


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """`body` is decoded JSON, or the text where it is none."""

    status: int
    body: Any


def send(method: str, url: str, data: bytes | None = None, headers: dict[str, str] | None = None) -> HttpAnswer:
    request = urllib.request.Request(url, data=data, headers=headers or {}, method=method)
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            return HttpAnswer(response.status, _decoded(response.read()))
    except urllib.error.HTTPError as error:
        with error:
            return HttpAnswer(error.code, _decoded(error.read()))


def fetched(url: str) -> tuple[int, bytes]:
    """Status and bytes, as they come, for somebody who has the address and nothing else."""
    try:
        with _OPENER.open(url, timeout=SECONDS) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def fetched_by(url: str, headers: dict[str, str]) -> tuple[int, str, bytes]:
    """Status, content type and bytes, as they come, for whoever says these headers."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            return response.status, response.headers.get("Content-Type", ""), response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Content-Type", ""), error.read()


def send_json(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None) -> HttpAnswer:
    data = None if body is None else json.dumps(body).encode()
    return send(method, url, data, {"Content-Type": "application/json"} | (headers or {}))


def send_form(url: str, fields: dict[str, str], content: bytes) -> HttpAnswer:
    """A browser's upload by a presigned POST: every field, then the file."""
    mark = f"xinbao{secrets.token_hex(12)}"
    parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in fields.items()]
    parts.append(_part(mark, 'name="file"; filename="material"', content))
    data = b"".join(parts) + f"--{mark}--\r\n".encode()
    return send("POST", url, data, {"Content-Type": f"multipart/form-data; boundary={mark}"})


def _part(mark: str, disposition: str, value: bytes) -> bytes:
    return f"--{mark}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + value + b"\r\n"


def _decoded(raw: bytes) -> Any:
    text = raw.decode("utf-8", errors="replace")
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
