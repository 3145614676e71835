"""Who this cabinet is: certificate, private key, and the key of its codes, readable by its own account only."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from iot.errors import StateError
from iot.private_files import write_private

FILE = "identity.json"


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """No repr of the fields: the key must not reach a log by way of an error message."""

    thing: str
    certificate: str
    private_key: str
    centre: str
    epoch: str
    key: bytes
    salt: bytes

    def __repr__(self) -> str:
        return f"Identity({self.thing!r})"


def exists(state: Path) -> bool:
    return (state / FILE).exists()


def load(state: Path) -> Identity:
    """Raises StateError if the cabinet was not provisioned."""
    try:
        raw = json.loads((state / FILE).read_text())
        return Identity(**raw | {name: base64.b64decode(raw[name]) for name in ("key", "salt")})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StateError(f"no usable identity in {state}: provision this cabinet first") from error


def save(state: Path, identity: Identity) -> None:
    """Atomically: a power cut leaves the old identity or the new one, never half of one."""
    raw = {name: getattr(identity, name) for name in Identity.__slots__}
    raw |= {name: base64.b64encode(raw[name]).decode() for name in ("key", "salt")}
    write_private(state / FILE, json.dumps(raw))
