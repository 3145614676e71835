"""The lambdas of one tree as AWS would call them: requests, the outbox's stream, queues; warm, one after another.

Everything lies in this process, so an answer is followed by all that comes of it before the next request is made.
"""

import json
import uuid
from typing import Any, NamedTuple

import boto3

from infra.proof.bench.money.clock import Clock
from infra.proof.bench.money.meter import Meter

# Environment variable of a queue → the handler behind it and how many messages a batch holds.
QUEUES = {
    "MESSAGES_QUEUE_URL": ("on_messages", 5),
    "CABINETS_QUEUE_URL": ("on_cabinets", 10),
    "SWEEP_QUEUE_URL": ("on_sweep", 10),
}
# A receive and a delete for each batch; idle polling is not of the case.
REQUESTS_PER_BATCH = 2


class Refused(Exception):
    """The tree under measure answered something else than the story expects."""


class Person(NamedTuple):
    """`context` is what an authorizer hands on about them."""

    context: dict[str, str]
    token: str = ""


NOBODY = Person({})


class Lambdas:
    """`app` is the tree's own app.py, `env` the environment that was made for it."""

    def __init__(self, app: Any, env: dict[str, str], meter: Meter, clock: Clock) -> None:
        self._app, self._env, self._meter, self._clock = app, env, meter, clock
        self._sqs = boto3.client("sqs")

    def serves(self, method: str, route: str) -> bool:
        return method in self._app.app.routes.get(route, {})

    def comes(self, who: Person) -> None:
        """Somebody's first request in five minutes: API Gateway asks the authorizer, and keeps its answer."""
        if who.token:
            event = {"type": "TOKEN", "methodArn": "arn:aws:execute-api:us-east-1:1:a/api/GET/me"}
            self._invoke("applicant_auth", event | {"authorizationToken": who.token})
        elif who.context:
            self._meter.counts["invocations"] += 1  # it asks nobody but the issuer

    def get(self, who: Person, route: str, query: dict[str, str] | None = None, **path: str) -> Any:
        return self.ask("GET", who, route, path=path, query=query)

    def post(self, who: Person, route: str, body: Any = None, **path: str) -> Any:
        return self.ask("POST", who, route, path=path, body=json.dumps({} if body is None else body))

    def ask(
        self, method: str, who: Person, route: str, *, path: dict[str, str], query: dict[str, str] | None = None,
        body: str | None = None, headers: dict[str, str] | None = None,
    ) -> Any:  # fmt: skip
        self._clock.goes_on()
        self._meter.counts["requests"] += 1
        sent = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())} | (headers or {})
        named = route.format(**path)
        event = {
            "httpMethod": method, "resource": route, "path": named, "headers": sent, "pathParameters": path or None,
            "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} if query else None,
            "stageVariables": None, "isBase64Encoded": False, "body": body,
            "requestContext": {
                "httpMethod": method, "resourcePath": route, "path": f"/api{named}", "stage": "api",
                "identity": {"sourceIp": "127.0.0.1"}, "authorizer": who.context,
            },
        }  # fmt: skip
        answer = self._invoke("app", event)
        if answer["statusCode"] >= 300:
            raise Refused(f"{method} {named}: {answer['statusCode']} {answer['body']}")
        self.follow()
        return json.loads(answer["body"] or "null")

    def uploaded(self) -> None:
        """A file went straight to the bucket."""
        self._meter.counts["uploads"] += 1

    def unasked(self) -> None:
        """The last request was only to find out what this tree takes."""
        self._meter.counts["requests"] -= 1
        self._meter.counts["invocations"] -= 1

    def tell(self, body: dict[str, Any]) -> None:
        """What a cabinet published, by the rule and its queue."""
        self._clock.goes_on()
        self._meter.counts["messages"] += 1
        self._meter.counts["rules"] += 2
        self._meter.counts["queue requests"] += 1
        self._batch("on_cabinet_events", [_record(json.dumps(body))])
        self.follow()

    def follow(self) -> None:
        """Until stream and queues are empty."""
        while self._streamed() or any(self._queued(name) for name in QUEUES if name in self._env):
            pass

    def _streamed(self) -> bool:
        rows = self._meter.new_rows()
        records = [
            {"eventName": "INSERT", "dynamodb": {"SequenceNumber": str(n), "NewImage": row}}
            for n, row in enumerate(rows)
        ]  # fmt: skip
        if records:
            _require_done(self._invoke("on_outbox", {"Records": records}))
        return bool(records)

    def _queued(self, variable: str) -> bool:
        handler, most = QUEUES[variable]
        url = self._env[variable]
        found = self._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=most).get("Messages", [])
        if found:
            self._batch(handler, [_record(message["Body"], message["ReceiptHandle"]) for message in found])
        for message in found:
            self._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bool(found)

    def _batch(self, handler: str, records: list[dict[str, Any]]) -> None:
        self._meter.counts["queue requests"] += REQUESTS_PER_BATCH
        _require_done(self._invoke(handler, {"Records": records}))

    def _invoke(self, handler: str, event: dict[str, Any]) -> Any:
        self._meter.counts["invocations"] += 1
        with self._meter.listening():
            return getattr(self._app, handler)(event, None)


def _record(body: str, receipt: str = "none") -> dict[str, Any]:
    return {"messageId": receipt, "receiptHandle": receipt, "body": body, "attributes": {}}


def _require_done(answer: dict[str, Any]) -> None:
    if answer.get("batchItemFailures"):
        raise Refused(f"a batch failed: {answer}")
