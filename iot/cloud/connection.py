"""The line to the cloud: MQTT 5 over mutual TLS, the shadow client of the AWS IoT Device SDK (v2).

The SDK calls back on a thread of its own; everything leaves here into the event loop.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from awscrt import exceptions, mqtt5
from awscrt.mqtt_request_response import ClientOptions as RequestOptions
from awscrt.mqtt_request_response import StreamingOperation, SubscriptionStatusEvent, SubscriptionStatusEventType
from awsiot import ServiceStreamOptions, V2ServiceException, iotshadow

from cabinet_contract.events import PresenceNote
from cabinet_contract.names import events_topic, presence_topic
from iot.cloud.jobs_client import JobsClient
from iot.cloud.messages import Connected, ConnectionLost, JobOffered, Listening, Message, ShadowDocument, Unacknowledged
from iot.cloud.mqtt_client import ANSWER_S, answer_of, new_client, outcome_of, reason_of, resolve, stop
from iot.config.loading import BrokerConfig
from iot.errors import BrokerError
from iot.machine.identity import Identity

NO_SHADOW = 404


class MqttConnection:
    """One cabinet's line; implements `iot.cloud.messages.Connection`. `shadows` are those whose changes it tells."""

    def __init__(self, config: BrokerConfig, identity: Identity, shadows: Sequence[str]) -> None:
        self._config = config
        self._identity = identity
        self._thing = identity.thing
        self._shadows = shadows
        self._streams: list[StreamingOperation] = []
        self._end: Future[None] = Future()

    async def load(self) -> None: ...

    def start(self, tell: Callable[[Message], None]) -> None:
        loop = asyncio.get_running_loop()

        def from_any_thread(message: Message) -> None:
            loop.call_soon_threadsafe(tell, message)

        self._tell = from_any_thread
        self._client = new_client(
            self._config,
            self._thing,
            (self._identity.certificate, self._identity.private_key),
            # `at` 0: a will is written when connecting and sent later; its time is that of its receipt.
            will=_presence(PresenceNote(self._thing, False, 0)),
            on_publish_received=self._received,
            on_lifecycle_stopped=lambda _: resolve(self._end),
            on_lifecycle_connection_success=lambda _: self._tell(Connected()),
            on_lifecycle_connection_failure=lambda data: self._tell(ConnectionLost(str(data.exception))),
            on_lifecycle_disconnection=lambda data: self._tell(ConnectionLost(str(data.exception), _taken_over(data))),
        )
        # Per shadow: read takes one subscription and update two; one stream for its changes.
        room = RequestOptions(3 * len(self._shadows), len(self._shadows), ANSWER_S)
        self._shadow_client = iotshadow.IotShadowClientV2(self._client, room)
        self._client.start()
        self._jobs = JobsClient(self._client, self._thing, self._tell)
        self._streams = [self._opened_stream(shadow) for shadow in self._shadows] + [self._jobs.open()]

    async def next_job(self) -> JobOffered | None:
        try:
            return await self._jobs.next()
        except (V2ServiceException, exceptions.AwsCrtError) as error:
            raise BrokerError(reason_of(error)) from error

    async def report_job(self, job: str, status: str, details: Mapping[str, str]) -> None:
        try:
            await self._jobs.report(job, status, details)
        except (V2ServiceException, exceptions.AwsCrtError) as error:
            raise BrokerError(reason_of(error)) from error

    async def rest(self, seconds: float) -> None:
        self._client.stop()
        await asyncio.sleep(seconds)
        self._end = Future()
        self._client.start()

    async def stop(self) -> None:
        """An orderly goodbye: the broker sends no last will, and nothing is told after this returns."""
        self._streams.clear()
        await stop(self._client, self._end, mqtt5.DisconnectPacket())

    async def publish_events(self, payload: bytes) -> None:
        await self._publish(events_topic(self._thing), payload)

    async def publish_presence(self, online: bool, at: float) -> None:
        await self._publish(presence_topic(self._thing), PresenceNote(self._thing, online, at).to_json())

    async def report(self, shadow: str, reported: Mapping[str, Any]) -> None:
        state = iotshadow.ShadowState(reported=dict(reported))
        request = iotshadow.UpdateNamedShadowRequest(thing_name=self._thing, shadow_name=shadow, state=state)
        await answer_of(self._shadow_client.update_named_shadow(request))

    async def read(self, shadow: str) -> ShadowDocument | None:
        request = iotshadow.GetNamedShadowRequest(thing_name=self._thing, shadow_name=shadow)
        try:
            found = await outcome_of(self._shadow_client.get_named_shadow(request))
        except V2ServiceException as error:
            if error.modeled_error is not None and error.modeled_error.code == NO_SHADOW:
                return None
            raise BrokerError(reason_of(error)) from error
        desired = found.state.desired if found.state else None
        return ShadowDocument(shadow, found.version, found.timestamp.timestamp(), desired or {}, whole=True)

    async def _publish(self, topic: str, payload: bytes) -> None:
        packet = mqtt5.PublishPacket(topic=topic, payload=payload, qos=mqtt5.QoS.AT_LEAST_ONCE)
        done = await answer_of(self._client.publish(packet))
        if done.puback is not None and done.puback.reason_code >= mqtt5.PubackReasonCode.UNSPECIFIED_ERROR:
            raise BrokerError(f"the broker refused a message on {topic}")

    def _opened_stream(self, shadow: str) -> StreamingOperation:
        request = iotshadow.NamedShadowDeltaUpdatedSubscriptionRequest(thing_name=self._thing, shadow_name=shadow)

        def status(event: SubscriptionStatusEvent) -> None:
            if event.type == SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED:
                self._tell(Listening(shadow))

        def changed(event: iotshadow.ShadowDeltaUpdatedEvent) -> None:
            if event.version is None or event.timestamp is None or event.state is None:
                # AWS always says them; a change without them is no use, so the whole is read.
                self._tell(Listening(shadow))
            else:
                self._tell(ShadowDocument(shadow, event.version, event.timestamp.timestamp(), event.state, whole=False))

        options = ServiceStreamOptions(changed, status)
        stream: StreamingOperation = self._shadow_client.create_named_shadow_delta_updated_stream(request, options)
        stream.open()
        return stream

    def _received(self, data: mqtt5.PublishReceivedData) -> None:
        """The PUBACK of a change is sent by us, after the change (which was told before this) is on the disk."""
        take_over = data.acquire_publish_acknowledgement_control
        if data.publish_packet.topic.endswith("/update/delta") and take_over is not None:
            handle = take_over()
            self._tell(Unacknowledged(lambda: self._client.invoke_publish_acknowledgement(handle)))


def _taken_over(data: mqtt5.LifecycleDisconnectData) -> bool:
    if data.disconnect_packet is None:
        return False
    return data.disconnect_packet.reason_code == mqtt5.DisconnectReasonCode.SESSION_TAKEN_OVER


def _presence(note: PresenceNote) -> mqtt5.PublishPacket:
    return mqtt5.PublishPacket(topic=presence_topic(note.thing), payload=note.to_json(), qos=mqtt5.QoS.AT_LEAST_ONCE)
