"""What a lambda loads and makes before its first event: then Lambda gives it a whole processor, later only a share.

Each lambda runs one handler of app.py, named by Lambda in `_HANDLER`, and loads what that one needs. Where nobody is
named, on the machine that packages and in tests, everything is loaded and nothing is made.
"""

import gc
import importlib
import os
from collections.abc import Mapping
from typing import NamedTuple


class Needs(NamedTuple):
    """The modules that do a handler's work, and the AWS services that it asks whenever it has work."""

    modules: tuple[str, ...]
    services: tuple[str, ...] = ()


NEEDS: Mapping[str, Needs] = {
    "app": Needs((), ("dynamodb", "kms", "iot-data")),  # app.py itself registers the routes
    "applicant_auth": Needs(("chalicelib.auth", "chalicelib.gateways.applicant_tokens"), ("kms",)),
    "staff_auth": Needs(
        ("chalicelib.auth", "chalicelib.gateways.staff_tokens", "chalicelib.gateways.staff_short_tokens"), ("kms",)
    ),
    "on_outbox": Needs(("chalicelib.workers.outbox",), ("dynamodb", "sqs")),
    "on_messages": Needs(("chalicelib.workers.messages",), ("dynamodb", "kms", "secretsmanager")),
    "on_cabinets": Needs(("chalicelib.workers.reconcile",), ("dynamodb", "iot-data")),
    "on_cabinet_events": Needs(("chalicelib.workers.cabinet_events",), ("dynamodb", "iot-data")),
    "sweep": Needs(("chalicelib.workers.sweeping",), ("dynamodb", "sqs")),
    "on_sweep": Needs(("chalicelib.workers.looking",), ("dynamodb", "iot-data")),
    "provision_hook": Needs(("chalicelib.workers.provisioning",), ("dynamodb", "kms")),
    "import_centre": Needs(("chalicelib.usecases.centre.importing",), ("dynamodb",)),
}


def serves(handler: str) -> bool:
    """Whether `handler` may be called in this process."""
    return _handler() in ("", handler) or _handler() not in NEEDS


def begin() -> None:
    """Nothing that is loaded now is ever garbage; looking for some meanwhile took a sixth of the time."""
    if _handler():
        gc.disable()


def finish() -> None:
    """Loads the rest of what this lambda needs, and makes its clients.

    A handler that is not known here, such as one that a tracing layer puts in front, finds everything as it comes.
    """
    if not _handler():
        return
    needs = NEEDS.get(_handler(), Needs(()))
    for module in needs.modules:
        importlib.import_module(module)
    _make(needs.services)
    gc.freeze()
    gc.enable()


def _make(services: tuple[str, ...]) -> None:
    if services:
        from chalicelib.aws import client  # and with it botocore, which a lambda that asks nobody does without

        for service in services:
            client(service)


def _handler() -> str:
    """`staff_auth` of "app.staff_auth"; "" outside Lambda."""
    return os.environ.get("_HANDLER", "").rpartition(".")[2]
