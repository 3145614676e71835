"""The empty handlers behind the floor's rows: they hand on and decide nothing. Packed into the bench's own template."""

import functools
import os
from typing import Any

import botocore.session


@functools.cache
def client(service: str) -> Any:
    return botocore.session.get_session().create_client(service)


def hand_on(event: dict[str, Any], context: object) -> None:
    """The stream: each new row to the queue."""
    for record in event["Records"]:
        mark = record["dynamodb"]["NewImage"]["pk"]["S"]
        client("sqs").send_message(QueueUrl=os.environ["QUEUE"], MessageBody=mark)


def look(event: dict[str, Any], context: object) -> None:
    """The queue: a look at the thing's shadow, in which there is nothing left to do."""
    client("iot-data").get_thing_shadow(thingName=os.environ["THING"], shadowName="bank-A")
