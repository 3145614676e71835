"""Runs MiniStack so that lambdas see what was packaged, and cabinets are asked for a certificate.

MiniStack starts lambdas with its own `sys.executable`. In a virtual environment that would give them boto3, awscrt
and all the rest, and the machine's Python may have packages of its own, found before those of a layer: a library that
is missing from requirements.txt would be missed on AWS only. So lambdas get an environment with nothing in it.

And MiniStack lets in, with every right, whoever shows no certificate at its MQTT port and whoever signs nothing at the
other door to the same broker, MQTT over WebSockets on the port of all services: AWS IoT Core does neither.
"""

import ssl
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from ministack.app import main
from ministack.core.lambda_runtime import Worker
from ministack.services import iot, lambda_svc

# After each call MiniStack waits for log lines: 50 ms for a first one that a silent lambda never writes, three times
# the whole call. Lines that come later are not lost, the next call's answer has them. (Seconds: first, quiet, most.)
LOG_WAITS = (0.005, 0.002, 0.25)

# MiniStack has no setting for what is done below.
_spawn = Worker._spawn  # noqa: SLF001
_context = iot._mtls_build_ssl_context  # noqa: SLF001
_handshake = iot._ws_handshake_check  # noqa: SLF001
_concurrency = lambda_svc._sqs_esm_concurrency  # noqa: SLF001


def _told_its_handler(worker: Worker) -> None:
    """Lambda tells a process which handler it runs, in `_HANDLER`; MiniStack leaves that out."""
    environment = worker.config.get("Environment", {})
    variables = environment.get("Variables", {}) | {"_HANDLER": worker.config["Handler"]}
    worker.config = worker.config | {"Environment": environment | {"Variables": variables}}
    _spawn(worker)


def _asking_for_a_certificate() -> ssl.SSLContext:
    """Whose authority is MiniStack's own, or that is registered; whether it is active, MiniStack asks afterwards."""
    context: ssl.SSLContext = _context()
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def _asking_for_a_signature(scope: dict[str, Any]) -> Any:
    """The credential of a WebSocket's upgrade, or why it is refused."""
    return _handshake(scope) or iot.AuthError("MissingAuthenticationToken", "Missing Authentication Token")


def _of_a_number(mapping: dict[str, Any], *rest: Any) -> Any:
    """A parameter of the template stays text here; CloudFormation makes of it what the property asks for."""
    most = (mapping.get("ScalingConfig") or {}).get("MaximumConcurrency")
    return _concurrency(mapping | {"ScalingConfig": {"MaximumConcurrency": most and int(most)}}, *rest)


if __name__ == "__main__":
    bare = Path(tempfile.gettempdir(), "python")
    venv.create(bare, symlinks=True)
    sys.executable = str(bare / "bin" / "python")
    Worker._drain_stderr_bounded.__defaults__ = LOG_WAITS  # noqa: SLF001
    Worker._spawn = _told_its_handler  # noqa: SLF001
    iot._mtls_build_ssl_context = _asking_for_a_certificate  # noqa: SLF001
    iot._ws_handshake_check = _asking_for_a_signature  # noqa: SLF001
    lambda_svc._sqs_esm_concurrency = _of_a_number  # noqa: SLF001
    main()
