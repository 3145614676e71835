"""What moto holds, kept and put back: a deployment is made once, and every test begins with a copy of it."""

import copy
from typing import Any

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID

from tests.api import cloud

# Without the queues: moto's cannot be copied, and making them anew costs little.
PARTS = (("dynamodb", "tables"), ("kms", "keys"), ("s3", "buckets"), ("secretsmanager", "secrets"), ("iot", "things"))

Memory = dict[str, Any]


def _backend(service: str) -> Any:
    return get_backend(service)[DEFAULT_ACCOUNT_ID]["aws" if service == "s3" else cloud.REGION]


def kept() -> Memory:
    """Service → what it holds now."""
    return {service: copy.deepcopy(getattr(_backend(service), part)) for service, part in PARTS}


def put_back(memory: Memory) -> None:
    """The services hold what they held when it was kept, whatever came since."""
    for service, part in PARTS:
        setattr(_backend(service), part, copy.deepcopy(memory[service]))
