"""A small API with its OpenAPI document, in which three faults can be planted."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "a-token"
Answer = tuple[int, dict[str, Any]]


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _answers(*problems: int) -> dict[str, Any]:
    good = {"200": {"description": "good", "content": _json("Case")}}
    return good | {str(status): {"$ref": "#/components/responses/Problem"} for status in problems}


def _object(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(fields), "properties": fields, "additionalProperties": False}


CASE = {"name": "case", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[a-z0-9_]{1,20}$"}}
READ = {"security": [{"applicant": []}], "parameters": [CASE], "responses": _answers(401, 403, 404)}
RATE = {
    "security": [{"staff": []}],
    "parameters": [CASE],
    "requestBody": {"required": True, "content": _json("Rating")},
    "responses": _answers(400, 401, 403, 500),
}
SCHEME = {"type": "apiKey", "in": "header", "name": "Authorization"}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "planted", "version": "1"},
    "paths": {
        "/health": {"get": {"responses": _answers()}},
        "/cases/{case}": {"get": READ},
        "/staff/cases/{case}/rating": {"post": RATE},
    },
    "components": {
        "schemas": {
            "Problem": _object(code={"type": "string"}),
            "Case": _object(case={"type": "string"}),
            "Rating": _object(stars={"type": "integer", "minimum": 1, "maximum": 5}),
        },
        "responses": {"Problem": {"description": "refused", "content": _json("Problem")}},
        "securitySchemes": {"applicant": SCHEME, "staff": SCHEME},
    },
}


def _health(faults: set[str]) -> Answer:
    return (418 if "status" in faults else 200), {"case": "none"}


def _case(faults: set[str], path: str) -> Answer:
    return 200, {"case": path.rsplit("/", 1)[1]} | ({"secret": 1} if "body" in faults else {})


def _rating(faults: set[str], body: bytes) -> Answer:
    try:
        stars = json.loads(body)["stars"]
    except (ValueError, KeyError, TypeError):
        return 400, {"code": "BAD_JSON"}
    return (500, {"code": "BROKEN"}) if "5xx" in faults and stars == 3 else (200, {"case": "rated"})


class _Handler(BaseHTTPRequestHandler):
    faults: set[str] = set()

    def do_GET(self) -> None:
        if self.path == "/openapi.json":
            self._say(200, DOCUMENT)
        elif self.path == "/health":
            self._say(*_health(self.faults))
        elif self.path.startswith("/cases/"):
            self._say(*self._refused("applicant") or _case(self.faults, self.path))
        else:
            self._say(404, {"message": "Missing Authentication Token"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._say(*self._refused("staff") or _rating(self.faults, body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in the library
        return

    def _refused(self, scheme: str) -> Answer | None:
        """As the local gateway refuses, in its own form."""
        given = self.headers.get("Authorization")
        if given is None:
            return 401, {"message": "Unauthorized"}
        return None if given == f"{scheme}-{TOKEN}" else (403, {"Message": "User is not authorized"})

    def _say(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(*faults: str) -> Iterator[str]:
    """Its address, while the block runs."""
    handler = type("Planted", (_Handler,), {"faults": set(faults)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
