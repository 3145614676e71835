"""AWS's MQTT 5 client as this program uses it: how it is made and stopped, and its answers and errors as ours.

Sessions are always clean: a broker keeps one for an hour and replays ten messages a second, so that reading the
shadows after every connect is needed anyway and quicker.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from awscrt import exceptions, mqtt5
from awsiot import V2ServiceException, mqtt5_client_builder

from iot.config.loading import BrokerConfig
from iot.errors import BrokerError

ANSWER_S = 15
STOP_S = 5
T = TypeVar("T")


def new_client(
    config: BrokerConfig,
    client_id: str,
    certificate: tuple[str, str],
    *,
    will: mqtt5.PublishPacket | None = None,
    **callbacks: Callable[[Any], None],
) -> mqtt5.Client:
    least, most = config.reconnect_s
    trust = {"ca_filepath": str(config.ca)} if config.ca else {}
    return mqtt5_client_builder.mtls_from_bytes(
        certificate[0].encode(),
        certificate[1].encode(),
        endpoint=config.host,
        port=config.port,
        client_id=client_id,
        will=will,
        keep_alive_interval_sec=config.keep_alive_s,
        ping_timeout_ms=min(10, config.keep_alive_s - 1) * 1000,
        session_behavior=mqtt5.ClientSessionBehaviorType.CLEAN,
        # The journal is the queue: what could not be sent now is sent again from there, in order.
        offline_queue_behavior=mqtt5.ClientOperationQueueBehaviorType.FAIL_ALL_ON_DISCONNECT,
        # A thousand cabinets must not come back in the same second after a power cut.
        retry_jitter_mode=mqtt5.ExponentialBackoffJitterMode.FULL,
        min_reconnect_delay_ms=int(least * 1000),
        max_reconnect_delay_ms=int(most * 1000),
        ack_timeout_sec=ANSWER_S,
        enable_metrics_collection=False,
        **trust,
        **callbacks,
    )


async def stop(client: mqtt5.Client, end: "Future[None]", goodbye: mqtt5.DisconnectPacket | None = None) -> None:
    """The SDK's threads call back while they stop; a program that ended meanwhile would crash in them."""
    client.stop(goodbye)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_S):
            await outcome_of(end)


def resolve(future: "Future[None]", error: Exception | None = None) -> None:
    """The SDK may say the same twice, the first time counts."""
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)


async def outcome_of(future: "Future[T]") -> T:
    """Of one of the SDK's futures, which is never cancelled from here as `asyncio.wrap_future` would: the SDK gives up
    every future when it stops, and writes a traceback for each that it finds ended already."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Future[T] = loop.create_future()

    def settle() -> None:
        if waiting.done():
            return
        if error := future.exception():
            waiting.set_exception(error)
        else:
            waiting.set_result(future.result())

    def tell(_: "Future[T]") -> None:
        # The loop may be closed: then nobody waits any more.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle)

    future.add_done_callback(tell)
    return await waiting


async def answer_of(future: "Future[T]") -> T:
    """Raises BrokerError."""
    try:
        return await outcome_of(future)
    except (V2ServiceException, exceptions.AwsCrtError) as error:
        raise BrokerError(reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """The SDK's exceptions keep what happened in fields of their own."""
    if isinstance(error, V2ServiceException):
        return f"{error.message}: {error.modeled_error or error.inner_error}"
    return str(error)
