"""The pre-provisioning hook: only a cabinet that the centre has registered, and only while it is awaited."""

import base64
import logging
from typing import Any

from chalicelib.gateways.cabinet_keys import key_and_salt
from chalicelib.store import cabinets

LOG = logging.getLogger(__name__)
REFUSED = {"allowProvisioning": False}


def answer(event: dict[str, Any]) -> dict[str, Any]:
    """The hook's answer (AWS IoT, pre-provisioning hooks): the key goes over mutual TLS in DeviceConfiguration."""
    parameters = event.get("parameters", {})
    snapshot = cabinets.find(str(parameters.get("ThingName", "")))
    if (
        snapshot is None
        or not snapshot.cabinet.provisioning
        or snapshot.cabinet.serial != parameters.get("SerialNumber")
    ):
        LOG.warning("provisioning refused: %r", parameters.get("ThingName"))
        return REFUSED
    cabinet = snapshot.cabinet
    key, salt = key_and_salt(cabinet.id, cabinet.epoch)
    overrides = {
        "ThingName": cabinet.id,
        "Centre": cabinet.centre,
        "Epoch": str(cabinet.epoch),
        "Key": base64.b64encode(key).decode(),
        "Salt": base64.b64encode(salt).decode(),
    }
    return {"allowProvisioning": True, "parameterOverrides": overrides}
