"""The OpenAPI document that a stack serves, as a judge of the answers that the same stack gives."""

import re
from functools import cache
from typing import Any

import jsonschema_rs

from infra import typed
from infra.proof.http import HttpAnswer, send
from infra.say import Stop

# The gateway's own refusals, before any route is asked, also at addresses that lead nowhere.
BY_THE_GATEWAY = (401, 403, 404)


class Published:
    """Reads the document when it is first asked, since a stack that does not answer has no answers to judge either."""

    def __init__(self, api: str) -> None:
        self.api = api
        self._operation = cache(self._found)
        self._validator = cache(self._made)

    def fault(self, method: str, path: str, answer: HttpAnswer) -> str | None:
        """What the document does not say about this answer; None where it says all of it."""
        if answer.status >= 500:
            return f"a fault of the service, whatever openapi.json says of it: {answer.status} {answer.body}"
        template = self._operation(method, path.partition("?")[0])
        if template is None:
            return None if answer.status in BY_THE_GATEWAY else "there is no such operation in openapi.json"
        described = self._document()["paths"][template][method.lower()]["responses"].get(str(answer.status))
        if described is None:
            return f"openapi.json does not say that {method} {template} answers {answer.status}"
        if not described.get("content"):
            return None if answer.body in (None, "") else f"{method} {template} answers a body that nobody expects"
        error = self._validator(method, template, str(answer.status)).iter_errors(answer.body)
        first = next(iter(error), None)
        return f"{method} {template}: {first.message} at {list(first.instance_path)}" if first else None

    @cache  # noqa: B019 (one for the whole walk)
    def _document(self) -> typed.Record:
        answer = send("GET", f"{self.api}/openapi.json")
        if answer.status != 200 or not isinstance(answer.body, dict):
            raise Stop(f"{self.api}/openapi.json: expected 200 and an OpenAPI document, found {answer.status}.")
        return typed.record(answer.body)

    def _found(self, method: str, path: str) -> str | None:
        """The template whose fixed parts are the longest."""
        fits = [
            template
            for template, item in self._document()["paths"].items()
            if method.lower() in item and re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path)
        ]
        return min(fits, key=lambda template: template.count("{"), default=None)

    def _made(self, method: str, template: str, status: str) -> Any:
        document = self._document()
        content = document["paths"][template][method.lower()]["responses"][status]["content"]
        schema = next(iter(content.values()))["schema"]
        return jsonschema_rs.Draft202012Validator({"allOf": [schema], "components": document["components"]})
