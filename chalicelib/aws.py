"""AWS: one session in a process, and one client for each service; whoever needs one asks here.

Making a client is the dear part of a cold start (a session reads 1.3 MB of descriptions), so nobody makes a second one:
PynamoDB is handed this one too (store/rows.py). Nothing is made before somebody asks.
"""

import functools
import threading
from typing import Any

import botocore.session
from botocore.config import Config

# Short enough that a stuck connection leaves time to try again and to answer within API Gateway's 29 s.
_CONFIG = Config(
    connect_timeout=1,
    read_timeout=5,
    retries={"mode": "standard", "max_attempts": 3},
)
_MORE = {
    # PynamoDB builds the requests, and builds them right.
    "dynamodb": Config(parameter_validation=False),
    # Somebody may be waiting for the answer behind it, and a queue tries again (usecases/parts/reconciling.py).
    "iot-data": Config(read_timeout=2, retries={"mode": "standard", "max_attempts": 1}),
    # The older signature, still botocore's default for forms, is refused for objects encrypted with a KMS key.
    "s3": Config(signature_version="s3v4"),
}
# A session cannot make two clients at once; a client may be used by any number of threads.
_MAKING = threading.Lock()


@functools.cache
def session() -> Any:
    return botocore.session.get_session()


@functools.cache
def client(service: str) -> Any:
    with _MAKING:
        return session().create_client(service, config=_CONFIG.merge(_MORE.get(service, Config())))
