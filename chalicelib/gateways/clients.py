"""AWS clients, made when first used and kept: a cold start pays only for what its handler calls."""

import functools
from typing import Any

import botocore.session
from botocore.config import Config

# Short enough that a stuck connection leaves time to answer within API Gateway's 29 s.
_CONFIG = Config(
    connect_timeout=1,
    read_timeout=5,
    retries={"mode": "standard", "max_attempts": 3},
)
# The older signature, still botocore's default for forms, is refused for objects encrypted with a KMS key.
_S3 = _CONFIG.merge(Config(signature_version="s3v4"))


@functools.cache
def client(service: str) -> Any:
    return botocore.session.get_session().create_client(service, config=_S3 if service == "s3" else _CONFIG)
