"""Calls each lambda once. A first call is slow, and neither the first person nor a provisioning hook may wait for it.

AWS gives a provisioning hook six seconds.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra.aws import AwsAccount

_ARN = "arn:aws:execute-api:us-east-1:000000000000:api/api/GET/health"
_TOKEN = {"type": "TOKEN", "methodArn": _ARN, "authorizationToken": "none"}
_BATCH: dict[str, Any] = {"Records": []}
_ROUTE = {"httpMethod": "GET", "resourcePath": "/health", "path": "/health", "stage": "api", "identity": {}}
# An event for each lambda that holds nothing to do. The sweep and the import are in no hurry.
EVENTS: dict[str, dict[str, Any]] = {
    "APIHandler": {"requestContext": _ROUTE, "headers": {}, "multiValueQueryStringParameters": None}
    | {"pathParameters": {}, "body": None, "stageVariables": None, "isBase64Encoded": False},
    "ApplicantAuth": _TOKEN,
    "StaffAuth": _TOKEN,
    "OnOutbox": _BATCH,
    "OnMessages": _BATCH,
    "OnCabinets": _BATCH,
    "OnCabinetEvents": _BATCH,
    "OnSweep": _BATCH,
    "ProvisionHook": {"parameters": {"ThingName": "cab-none", "SerialNumber": "none"}},
}


def function_names(aws: AwsAccount, stack: str) -> dict[str, str]:
    """What CloudFormation called each of the stack's resources."""
    pages = aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    found = [r for page in pages for r in page["StackResourceSummaries"]]
    return {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in found}


def warm(aws: AwsAccount, stack: str) -> None:
    """Each lambda once; what it answers does not matter."""
    client, names = aws.client("lambda"), function_names(aws, stack)
    with ThreadPoolExecutor(2) as pool:
        for name, event in EVENTS.items():
            pool.submit(client.invoke, FunctionName=names[name], Payload=json.dumps(event).encode())
