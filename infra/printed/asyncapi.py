"""`python -m infra.printed.asyncapi` prints docs/asyncapi.json from the contract; a test holds the file against it."""

import json
import re
from typing import Any

from cabinet_contract import topics
from cabinet_contract.event_documents import BatchDocument
from cabinet_contract.events import MAX_BATCH, MAX_PAYLOAD_BYTES
from cabinet_contract.names import DOOR, THING, presence_topic
from infra.printed.asyncapi_channels import CHANNELS, Channel
from infra.printed.asyncapi_examples import presence
from infra.printed.asyncapi_schemas import Schemas

VERSION = "1.0.0"
KEEP_ALIVE_S = 30
AT_LEAST_ONCE = 1
PARAMETERS = {
    "thing": f"The cabinet's name, which is also its client id: {THING.pattern}",
    "bank": f"A bank's letter: the first of its doors' names, which are {DOOR.pattern}; A to F",
    "template": "The provisioning template, which the centre's administrator names",
}
ABOUT = """What a locker cabinet says to Xinbao and hears from it, over MQTT (3.1.1 or 5, mutual TLS, quality of service
1). The application of this document is the cabinet's controller: it sends what is marked `send`. Printed from
`vendor/cabinet_contract`. After every connect: presence; subscribe to each shadow and only then get it; when the shadow
`cabinet` with its ack was read, the events; a report of every shadow. What must be on the disk before what, what the
numbers mean and how codes are checked is told in docs/writing-a-controller.md. Topics that begin with `$aws` are AWS
IoT Core's own (device shadows, jobs, provisioning by claim). A topic that is not here is refused by the policies, and a
refused subscription or message may cost the connection."""


def document() -> dict[str, Any]:
    schemas = Schemas()
    messages = {channel.name: _message(channel, schemas) for channel in CHANNELS}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Xinbao cabinet 信包箱",
            "version": VERSION,
            "description": " ".join(ABOUT.split()),
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": _servers(),
        "channels": {channel.name: _channel(channel) for channel in CHANNELS},
        "operations": {channel.name: _operation(channel) for channel in CHANNELS},
        "components": {
            "messages": messages,
            "schemas": dict(sorted(schemas.found.items())),
            "securitySchemes": {"certificate": {"type": "X509", "description": "The cabinet's own, or the claim's."}},
        },
    }


def _servers() -> dict[str, Any]:
    def server(client: str, text: str, **more: Any) -> dict[str, Any]:
        mqtt = {"clientId": client, "cleanSession": True, "keepAlive": KEEP_ALIVE_S, "bindingVersion": "0.2.0"}
        return {
            "host": "{broker}:8883",
            "protocol": "secure-mqtt",
            "description": text,
            "variables": {"broker": {"description": "AWS IoT Core's data endpoint, or the local stack's 127.0.0.1"}},
            "security": [{"$ref": "#/components/securitySchemes/certificate"}],
            "bindings": {"mqtt": mqtt | more},
        }

    will = {"topic": presence_topic("{thing}"), "qos": 1, "retain": False, "message": json.dumps(presence(False, 0))}
    will["message"] = str(will["message"]).replace("cab-hall", "{thing}")
    claim = "Once, with the claim certificate: provisioning."
    return {
        "own": server(topics.client_id("{thing}"), "With the cabinet's own certificate.", lastWill=will),
        "claim": server(topics.claim_client_id("{thing}"), claim),
    }


def _message(channel: Channel, schemas: Schemas) -> dict[str, Any]:
    payload = schemas.of(channel.payload) if channel.payload else {"type": "object"}
    examples = [{"payload": one} for one in channel.examples]
    return {"name": channel.name, "summary": channel.text, "payload": payload, "examples": examples}


def _channel(channel: Channel) -> dict[str, Any]:
    own = not channel.address.startswith(("$aws/certificates", "$aws/provisioning"))
    names = re.findall(r"{(\w+)}", channel.address)
    found: dict[str, Any] = {
        "address": channel.address,
        "description": channel.text if channel.sends else f"{channel.text} Subscribe to: {channel.subscription}",
        "servers": [{"$ref": f"#/servers/{'own' if own else 'claim'}"}],
        "messages": {channel.name: {"$ref": f"#/components/messages/{channel.name}"}},
    }
    return found | ({"parameters": {name: {"description": PARAMETERS[name]} for name in names}} if names else {})


def _operation(channel: Channel) -> dict[str, Any]:
    found: dict[str, Any] = {
        "action": "send" if channel.sends else "receive",
        "channel": {"$ref": f"#/channels/{channel.name}"},
        "summary": channel.text,
        "bindings": {"mqtt": {"qos": AT_LEAST_ONCE, "retain": False, "bindingVersion": "0.2.0"}},
    }
    size = f"At most {MAX_BATCH} events and {MAX_PAYLOAD_BYTES} bytes." if channel.payload is BatchDocument else ""
    reply = {"reply": {"channel": {"$ref": f"#/channels/{channel.answers[0]}"}}} if channel.answers else {}
    return found | ({"description": size} if size else {}) | reply


def text() -> str:
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(text(), end="")
