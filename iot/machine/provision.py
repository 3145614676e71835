"""The first contact: a claim certificate is traded for an identity of the cabinet's own."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from iot.config.loading import Config
from iot.errors import ProvisionError
from iot.machine.identity import Identity, save

Claim = Callable[..., Awaitable[tuple[dict[str, str], dict[str, str]]]]
KEY_BYTES = 32


async def provision(config: Config, claim: Claim, certificate: Path, key: Path, template: str, serial: str) -> Identity:
    """Stores and returns the identity. Raises ProvisionError; then nothing is stored."""
    pair = (_text(certificate), _text(key))
    parameters = {"SerialNumber": serial, "ThingName": config.thing}
    own, settings = await claim(config.broker, config.thing, pair, template, parameters)
    if own["thing"] != config.thing:
        raise ProvisionError(f"the cloud calls this cabinet {own['thing']}, its configuration {config.thing}")
    identity = _identity(own, settings)
    save(config.state, identity)
    return identity


def _identity(own: Mapping[str, str], settings: Mapping[str, Any]) -> Identity:
    try:
        key, salt = (base64.b64decode(settings[name], validate=True) for name in ("Key", "Salt"))
        centre, epoch = settings["Centre"], settings["Epoch"]
    except (KeyError, TypeError, ValueError) as error:
        # Not the value: it would be the key.
        raise ProvisionError("the answer lacks Centre, Epoch, Key or Salt, or they cannot be read") from error
    if len(key) != KEY_BYTES:
        raise ProvisionError(f"the key of the codes must have {KEY_BYTES} bytes")
    return Identity(**own, centre=centre, epoch=epoch, key=key, salt=salt)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError as error:
        raise ProvisionError(f"{path.name} cannot be read: {error.strerror}") from error
