"""The line to the cloud: MQTT 5 over mutual TLS, the shadow and identity clients of the AWS IoT Device SDK (v2).

The only module that knows awsiot and awscrt. Their callbacks come on their own thread; everything leaves here into
the event loop. Sessions are always clean: a broker keeps one for an hour and replays ten messages a second, so that
reading the shadows after every connect is needed anyway and quicker.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from awscrt import exceptions, mqtt5
from awscrt.mqtt_request_response import ClientOptions as RequestOptions
from awscrt.mqtt_request_response import SubscriptionStatusEvent, SubscriptionStatusEventType
from awsiot import ServiceStreamOptions, V2ServiceException, iotidentity, iotshadow, mqtt5_client_builder

from cabinet_contract.events import PresenceNote
from cabinet_contract.names import events_topic, presence_topic
from iot.cloud.jobs import JobsLine
from iot.cloud.messages import Connected, Document, JobOffered, Listening, Lost, News, Unacknowledged
from iot.config.loading import BrokerConfig
from iot.errors import BrokerError, ProvisionError
from iot.machine.identity import Identity

ANSWER_S = 15
STOP_S = 5
NO_SHADOW = 404


class MqttBroker:
    def __init__(self, config: BrokerConfig, identity: Identity, shadows: Sequence[str]) -> None:
        self._config = config
        self._identity = identity
        self._thing = identity.thing
        self._shadows = shadows
        self._streams: list[Any] = []
        self._end: Future[None] = Future()

    def start(self, tell: Callable[[News], None]) -> None:
        loop = asyncio.get_running_loop()
        self._tell: Callable[[News], None] = lambda news: loop.call_soon_threadsafe(tell, news)
        self._client = _client(
            self._config,
            self._thing,
            (self._identity.certificate, self._identity.private_key),
            # `at` 0: a will is written when connecting and sent later; its time is that of its receipt.
            will=_presence(PresenceNote(self._thing, False, 0)),
            on_publish_received=self._received,
            on_lifecycle_stopped=lambda _: self._end.done() or self._end.set_result(None),
            on_lifecycle_connection_success=lambda _: self._tell(Connected()),
            on_lifecycle_connection_failure=lambda data: self._tell(Lost(str(data.exception))),
            on_lifecycle_disconnection=lambda data: self._tell(Lost(str(data.exception), _taken_over(data))),
        )
        # Per shadow: read takes one subscription and update two; one stream for its changes.
        room = RequestOptions(3 * len(self._shadows), len(self._shadows), ANSWER_S)
        self._shadow_client = iotshadow.IotShadowClientV2(self._client, room)
        self._client.start()
        self._jobs = JobsLine(self._client, self._thing, self._tell)
        self._streams = [self._opened_stream(shadow) for shadow in self._shadows] + [self._jobs.open()]

    async def next_job(self) -> JobOffered | None:
        try:
            return await self._jobs.next()
        except (V2ServiceException, exceptions.AwsCrtError) as error:
            raise BrokerError(_reason(error)) from error

    async def report_job(self, job: str, status: str, details: Mapping[str, str]) -> None:
        try:
            await self._jobs.report(job, status, details)
        except (V2ServiceException, exceptions.AwsCrtError) as error:
            raise BrokerError(_reason(error)) from error

    async def rest(self, seconds: float) -> None:
        self._client.stop()
        await asyncio.sleep(seconds)
        self._end = Future()
        self._client.start()

    async def stop(self) -> None:
        """An orderly goodbye: the broker sends no last will, and nothing is told after this returns."""
        self._streams.clear()
        await _stopped(self._client, self._end, mqtt5.DisconnectPacket())

    async def publish_events(self, payload: bytes) -> None:
        await self._publish(events_topic(self._thing), payload)

    async def publish_presence(self, online: bool, at: float) -> None:
        await self._publish(presence_topic(self._thing), PresenceNote(self._thing, online, at).to_json())

    async def report(self, shadow: str, reported: Mapping[str, Any]) -> None:
        state = iotshadow.ShadowState(reported=dict(reported))
        request = iotshadow.UpdateNamedShadowRequest(thing_name=self._thing, shadow_name=shadow, state=state)
        await _answer(self._shadow_client.update_named_shadow(request))

    async def read(self, shadow: str) -> Document | None:
        request = iotshadow.GetNamedShadowRequest(thing_name=self._thing, shadow_name=shadow)
        try:
            found = await asyncio.wrap_future(self._shadow_client.get_named_shadow(request))
        except V2ServiceException as error:
            if error.modeled_error is not None and error.modeled_error.code == NO_SHADOW:
                return None
            raise BrokerError(_reason(error)) from error
        desired = found.state.desired if found.state else None
        return Document(shadow, found.version, found.timestamp.timestamp(), desired or {}, whole=True)

    async def _publish(self, topic: str, payload: bytes) -> None:
        packet = mqtt5.PublishPacket(topic=topic, payload=payload, qos=mqtt5.QoS.AT_LEAST_ONCE)
        done = await _answer(self._client.publish(packet))
        if done.puback is not None and done.puback.reason_code >= mqtt5.PubackReasonCode.UNSPECIFIED_ERROR:
            raise BrokerError(f"the broker refused a message on {topic}")

    def _opened_stream(self, shadow: str) -> Any:
        request = iotshadow.NamedShadowDeltaUpdatedSubscriptionRequest(thing_name=self._thing, shadow_name=shadow)

        def status(event: SubscriptionStatusEvent) -> None:
            if event.type == SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED:
                self._tell(Listening(shadow))

        def changed(event: iotshadow.ShadowDeltaUpdatedEvent) -> None:
            self._tell(Document(shadow, event.version, event.timestamp.timestamp(), event.state, whole=False))

        options: Any = ServiceStreamOptions(changed, status)
        stream = self._shadow_client.create_named_shadow_delta_updated_stream(request, options)
        stream.open()
        return stream

    def _received(self, data: mqtt5.PublishReceivedData) -> None:
        """Take over the PUBACK of a change: it goes out after the change, told before, is on the disk."""
        if data.publish_packet.topic.endswith("/update/delta") and data.acquire_publish_acknowledgement_control:
            handle = data.acquire_publish_acknowledgement_control()
            self._tell(Unacknowledged(lambda: self._client.invoke_publish_acknowledgement(handle)))


async def claim(
    config: BrokerConfig, thing: str, certificate: tuple[str, str], template: str, parameters: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Trade the claim's `certificate` (and key) for this cabinet's own.

    Returns {"thing", "certificate", "private_key"} and the template's DeviceConfiguration. Raises ProvisionError.
    """
    connected: Future[None] = Future()
    stopped: Future[None] = Future()
    client = _client(
        config,
        # Not the thing's own name: a claim must not be able to throw a living cabinet off the line.
        f"claim-{thing}",
        certificate,
        on_lifecycle_connection_success=lambda _: connected.done() or connected.set_result(None),
        on_lifecycle_connection_failure=lambda data: connected.done() or connected.set_exception(data.exception),
        on_lifecycle_stopped=lambda _: stopped.set_result(None),
    )
    client.start()
    try:
        async with asyncio.timeout(ANSWER_S):
            await asyncio.wrap_future(connected)
        identities = iotidentity.IotIdentityClientV2(client, RequestOptions(4, 0, ANSWER_S))
        return await _register(identities, template, parameters)
    except (BrokerError, exceptions.AwsCrtError, TimeoutError) as error:
        raise ProvisionError(f"provisioning by claim failed: {error or 'no answer'}") from error
    finally:
        await _stopped(client, stopped)


async def _register(
    client: iotidentity.IotIdentityClientV2, template: str, parameters: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    keys = await _answer(client.create_keys_and_certificate(iotidentity.CreateKeysAndCertificateRequest()))
    request = iotidentity.RegisterThingRequest(
        template_name=template,
        certificate_ownership_token=keys.certificate_ownership_token,
        parameters=parameters,
    )
    thing = await _answer(client.register_thing(request))
    own = {"thing": thing.thing_name, "certificate": keys.certificate_pem, "private_key": keys.private_key}
    return own, thing.device_configuration or {}


def _client(
    config: BrokerConfig,
    client_id: str,
    certificate: tuple[str, str],
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


def _taken_over(data: mqtt5.LifecycleDisconnectData) -> bool:
    packet = data.disconnect_packet
    return packet is not None and packet.reason_code == mqtt5.DisconnectReasonCode.SESSION_TAKEN_OVER


def _presence(note: PresenceNote) -> mqtt5.PublishPacket:
    return mqtt5.PublishPacket(topic=presence_topic(note.thing), payload=note.to_json(), qos=mqtt5.QoS.AT_LEAST_ONCE)


async def _stopped(client: mqtt5.Client, end: "Future[None]", goodbye: mqtt5.DisconnectPacket | None = None) -> None:
    """The SDK's threads call back while they stop; a program that ended meanwhile would crash in them."""
    client.stop(goodbye)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_S):
            await asyncio.wrap_future(end)


async def _answer(future: "Future[Any]") -> Any:
    try:
        return await asyncio.wrap_future(future)
    except (V2ServiceException, exceptions.AwsCrtError) as error:
        raise BrokerError(_reason(error)) from error


def _reason(error: Exception) -> str:
    """The SDK's exceptions keep what happened in fields of their own."""
    if isinstance(error, V2ServiceException):
        return f"{error.message}: {error.modeled_error or error.inner_error}"
    return str(error)
