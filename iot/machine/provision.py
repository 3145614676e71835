"""The first contact: a claim certificate is traded for an identity of the cabinet's own."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from iot.config.loading import BrokerConfig, Config
from iot.errors import ProvisionError
from iot.machine.identity import Identity, save

KEY_BYTES = 32
# A certificate and its private key, PEM.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Claimed:
    """What the cloud gives for a claim. `configuration`: Centre, Epoch, Key and Salt, as the hook wrote them.

    No repr: a private key and the key of the codes must not reach a log.
    """

    thing: str
    certificate: str
    private_key: str
    configuration: Mapping[str, str]


class Claimer(Protocol):
    """Presents a claim's certificate to the broker; `iot.cloud.claiming.claim` is the real one."""

    async def __call__(
        self, config: BrokerConfig, thing: str, *, certificate: Pair, template: str, parameters: dict[str, str]
    ) -> Claimed:
        """Raises ProvisionError."""


async def provision(
    config: Config, claim: Claimer, *, certificate: Path, key: Path, template: str, serial: str
) -> Identity:
    """Stores and returns the identity. Raises ProvisionError; then nothing is stored."""
    pair = (_text(certificate), _text(key))
    parameters = {"SerialNumber": serial, "ThingName": config.thing}
    claimed = await claim(config.broker, config.thing, certificate=pair, template=template, parameters=parameters)
    if claimed.thing != config.thing:
        raise ProvisionError(f"the cloud calls this cabinet {claimed.thing}, its configuration {config.thing}")
    identity = _identity(claimed)
    save(config.state, identity)
    return identity


def _identity(claimed: Claimed) -> Identity:
    told = claimed.configuration
    try:
        key, salt = (base64.b64decode(told[name], validate=True) for name in ("Key", "Salt"))
        centre, epoch = told["Centre"], told["Epoch"]
    except (KeyError, TypeError, ValueError) as error:
        # Not the value: it would be the key.
        raise ProvisionError("the answer lacks Centre, Epoch, Key or Salt, or they cannot be read") from error
    if len(key) != KEY_BYTES:
        raise ProvisionError(f"the key of the codes must have {KEY_BYTES} bytes")
    return Identity(claimed.thing, claimed.certificate, claimed.private_key, centre, epoch, key, salt)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError as error:
        raise ProvisionError(f"{path.name} cannot be read: {error.strerror}") from error
