"""A bare MQTT 5 client with a cabinet's certificate, to try what the policies must refuse."""

import json
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from awscrt import mqtt5
from awsiot import mqtt5_client_builder

from infra.local.ministack import ca_pem
from infra.local.stack import LocalStack

SECONDS = 10


def identity(stack: LocalStack, thing: str) -> dict[str, Any]:
    config = Path(stack.addresses["cabinets"][thing]["config"])
    return json.loads((config.parent / "state" / thing / "identity.json").read_text(encoding="utf-8"))


def claim(stack: LocalStack) -> dict[str, Any]:
    folder = Path(next(iter(stack.addresses["cabinets"].values()))["config"]).parent
    files = {"certificate": "claim.pem", "private_key": "claim.key"}
    return {name: (folder / file).read_text(encoding="ascii") for name, file in files.items()}


class Refused(Exception):
    """The broker did not let this client in, or let it go."""


@contextmanager
def connected(stack: LocalStack, who: dict[str, Any], client_id: str, folder: Path) -> Iterator[mqtt5.Client]:
    """Raises Refused where the broker refuses the connection."""
    up: Future[None] = Future()
    stopped: Future[None] = Future()
    (folder / "ca.pem").write_text(ca_pem(stack.addresses["endpoint"]))
    client = mqtt5_client_builder.mtls_from_bytes(
        who["certificate"].encode(),
        who["private_key"].encode(),
        endpoint="127.0.0.1",
        port=stack.addresses["mqtt_port"],
        client_id=client_id,
        ca_filepath=str(folder / "ca.pem"),
        on_lifecycle_connection_success=lambda _: up.done() or up.set_result(None),
        on_lifecycle_connection_failure=lambda d: up.done() or up.set_exception(Refused(str(d.exception))),
        on_lifecycle_stopped=lambda _: stopped.done() or stopped.set_result(None),
    )
    client.start()
    try:
        up.result(SECONDS)
        yield client
    finally:
        client.stop()
        stopped.result(SECONDS)


def may_subscribe(client: mqtt5.Client, topic_filter: str) -> bool:
    subscription = mqtt5.Subscription(topic_filter=topic_filter, qos=mqtt5.QoS.AT_LEAST_ONCE)
    return _allowed(client.subscribe(mqtt5.SubscribePacket(subscriptions=[subscription])))


def may_publish(client: mqtt5.Client, topic: str) -> bool:
    packet = mqtt5.PublishPacket(topic=topic, payload=b"{}", qos=mqtt5.QoS.AT_LEAST_ONCE)
    return _allowed(client.publish(packet))


def _allowed(answer: "Future[Any]") -> bool:
    """AWS closes the connection of whoever asks for what it may not; a refusing answer is a refusal too."""
    try:
        found = answer.result(SECONDS)
    except Exception as error:
        # awscrt raises its own kind; which one depends on when the connection went.
        if "awscrt" not in type(error).__module__:
            raise
        return False
    codes = getattr(found, "reason_codes", None) or [getattr(found, "puback", found).reason_code]
    return all(code < 0x80 for code in codes)
