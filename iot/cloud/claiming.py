"""A claim certificate is traded for one of the cabinet's own, by AWS IoT's fleet provisioning."""

import asyncio
from concurrent.futures import Future

from awscrt import exceptions
from awscrt.mqtt_request_response import ClientOptions as RequestOptions
from awsiot import iotidentity

from cabinet_contract.topics import claim_client_id
from iot.cloud.mqtt_client import ANSWER_S, answer_of, new_client, resolve, stop
from iot.config.loading import BrokerConfig
from iot.errors import BrokerError, ProvisionError
from iot.machine.provision import Claimed, Pair


async def claim(
    config: BrokerConfig, thing: str, *, certificate: Pair, template: str, parameters: dict[str, str]
) -> Claimed:
    """Raises ProvisionError."""
    connected: Future[None] = Future()
    stopped: Future[None] = Future()
    client = new_client(
        config,
        # Not the thing's own name: a claim must not be able to throw a living cabinet off the line.
        claim_client_id(thing),
        certificate,
        on_lifecycle_connection_success=lambda _: resolve(connected),
        on_lifecycle_connection_failure=lambda data: resolve(connected, data.exception),
        on_lifecycle_stopped=lambda _: resolve(stopped),
    )
    client.start()
    try:
        async with asyncio.timeout(ANSWER_S):
            await asyncio.wrap_future(connected)
        identities = iotidentity.IotIdentityClientV2(client, RequestOptions(4, 0, ANSWER_S))
        return await _register(identities, template, parameters)
    except (BrokerError, exceptions.AwsCrtError, TimeoutError) as error:
        raise ProvisionError(f"provisioning by claim failed: {str(error) or 'no answer'}") from error
    finally:
        await stop(client, stopped)


async def _register(client: iotidentity.IotIdentityClientV2, template: str, parameters: dict[str, str]) -> Claimed:
    keys = await answer_of(client.create_keys_and_certificate(iotidentity.CreateKeysAndCertificateRequest()))
    request = iotidentity.RegisterThingRequest(
        template_name=template,
        certificate_ownership_token=keys.certificate_ownership_token,
        parameters=parameters,
    )
    registered = await answer_of(client.register_thing(request))
    return Claimed(registered.thing_name, keys.certificate_pem, keys.private_key, registered.device_configuration or {})
