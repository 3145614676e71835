"""The reservation of a compartment as API Gateway hands it to the API lambda."""

import json
import uuid
from typing import Any

from infra.proof.bench.process import Life
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.story import WalkedCase

ROUTE = "/cases/{case}/handing-in"


def event(case: WalkedCase, cabinet: str) -> dict[str, Any]:
    path = ROUTE.format(case=case.id)
    caller = {"authorizer": {"principalId": case.owner.api.get("/me")["party"]}, "identity": {"sourceIp": "127.0.0.1"}}
    return {
        "httpMethod": "POST",
        "resource": ROUTE,
        "path": path,
        "headers": {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())},
        "pathParameters": {"case": case.id},
        "multiValueQueryStringParameters": None,
        "stageVariables": None,
        "isBase64Encoded": False,
        "body": json.dumps({"channel": "locker", "cabinet": cabinet, "size": "small"}),
        "requestContext": {"httpMethod": "POST", "resourcePath": ROUTE, "path": f"/api{path}", "stage": "api"} | caller,
    }


def door(life: Life) -> str:
    """The compartment that was reserved. Raises Unexpected if none was."""
    if life.answer["statusCode"] != 200:
        raise Unexpected(f"reservation: expected 200, found {life.answer['statusCode']} {life.answer['body']}")
    return str(json.loads(life.answer["body"])["door"])
