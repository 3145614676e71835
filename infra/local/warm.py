"""Lambdas start cold once; the first person, and the six seconds of a provisioning hook, should not wait for it."""

import json
from concurrent.futures import ThreadPoolExecutor

from infra.cloud import Cloud


def _functions(cloud: Cloud, stack: str) -> list[str]:
    pages = cloud.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    found = [r for page in pages for r in page["StackResourceSummaries"]]
    return [r["PhysicalResourceId"] for r in found if r["ResourceType"] == "AWS::Lambda::Function"]


def warm(cloud: Cloud, stack: str) -> None:
    """Each lambda once, with an event that holds nothing to do; what it answers does not matter."""
    client = cloud.client("lambda")
    nothing = json.dumps({"Records": []}).encode()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda f: client.invoke(FunctionName=f, Payload=nothing), _functions(cloud, stack)))
