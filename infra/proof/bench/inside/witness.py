"""The API lambda's handler, watched: what it asks of AWS, and when DynamoDB told it that its transaction is written."""

import marshal
import os
import time
from typing import Any

import msgspec

from chalicelib.aws import session

_CALLS: list[tuple[str, str, dict[str, Any]]] = []
_SEEN = {"committed": 0.0}


def _asked(params: dict[str, Any], model: Any, **_: Any) -> None:
    plain = msgspec.to_builtins(params, builtin_types=(bytes,))
    _CALLS.append((model.service_model.service_name, model.name, plain))


def _written(**_: Any) -> None:
    _SEEN["committed"] = time.time()


session().register("provide-client-params", _asked)
session().register("after-call.dynamodb.TransactWriteItems", _written)

import app  # noqa: E402  (a client hears only what was registered before it was made)


def reserve(event: dict[str, Any], context: object) -> dict[str, Any]:
    """The lambda's own answer with `committed` (epoch seconds); the calls go into the file CALLS, if it is named."""
    answer = app.app(event, context)
    if "CALLS" in os.environ:
        with open(os.environ["CALLS"], "wb") as file:  # noqa: PTH123  imports nothing that the lambda does not
            marshal.dump(_CALLS, file)
    return {**answer, **_SEEN}
