"""The empty handlers of the floor: they hand on and decide nothing. Packed into the bench's own template."""

import functools
import json
import os
import time
from typing import Any

import botocore.session


@functools.cache
def client(service: str) -> Any:
    return botocore.session.get_session().create_client(service)


def write_row(event: dict[str, Any], context: object) -> dict[str, Any]:
    """The route: one row, one answer, which says when the row was written (epoch seconds)."""
    row = {"pk": {"S": json.loads(event["body"])["mark"]}}
    client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=row)
    body = json.dumps({"written": time.time()})
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": body}


def hand_on(event: dict[str, Any], context: object) -> None:
    """The stream: each new row to the queue."""
    for record in event["Records"]:
        mark = record["dynamodb"]["NewImage"]["pk"]["S"]
        client("sqs").send_message(QueueUrl=os.environ["QUEUE"], MessageBody=mark)


def write_shadow(event: dict[str, Any], context: object) -> None:
    """The queue: the last mark into the thing's shadow."""
    desired = {"rev": event["Records"][-1]["body"]}
    payload = json.dumps({"state": {"desired": desired}}).encode()
    client("iot-data").update_thing_shadow(thingName=os.environ["THING"], shadowName="bank-A", payload=payload)
