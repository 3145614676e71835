"""Device shadows over REST; `desired` is written only here, `reported` only by the cabinet."""

import json
from typing import Any

import msgspec
from botocore.exceptions import ClientError

from cabinet_contract.shadow import MAX_DESIRED_BYTES
from cabinet_contract.shadow_limits import require_shadow
from chalicelib.aws import client


class Conflict(Exception):
    """Somebody wrote the shadow since it was read."""


class NoSuchThing(Exception):
    """The cabinet has not been provisioned yet."""


class Shadow(msgspec.Struct, frozen=True):
    """`version` 0: there is none yet. `reported`: what the cabinet has said of itself last. `written`: when `rev` was
    wanted last, epoch seconds; 0 where nobody knows."""

    desired: dict[str, Any]
    version: int
    reported: dict[str, Any] = {}
    written: int = 0


def read(thing: str, name: str) -> Shadow:
    try:
        answer = client("iot-data").get_thing_shadow(thingName=thing, shadowName=name)
    except ClientError as error:
        if _code(error) == "ResourceNotFoundException":
            return Shadow({}, 0)
        raise
    document = json.loads(answer["payload"].read())
    state = document.get("state", {})
    written = document.get("metadata", {}).get("desired", {}).get("rev", {}).get("timestamp", 0)
    return Shadow(state.get("desired", {}), document.get("version", 0), state.get("reported", {}), written)


def write(thing: str, name: str, desired: dict[str, Any], version: int) -> None:
    """Raises Conflict unless the shadow is still at `version`; NoSuchThing before provisioning; ContractError for what
    AWS would refuse, before it is asked."""
    require_shadow(name, desired, MAX_DESIRED_BYTES)
    document: dict[str, Any] = {"state": {"desired": desired}}
    if version:
        document["version"] = version
    try:
        client("iot-data").update_thing_shadow(
            thingName=thing, shadowName=name, payload=json.dumps(document, separators=(",", ":")).encode()
        )
    except ClientError as error:
        if _code(error) == "ConflictException":
            raise Conflict from error
        if _code(error) == "ResourceNotFoundException":
            raise NoSuchThing from error
        raise


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
