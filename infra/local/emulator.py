"""Runs MiniStack so that lambdas see what was packaged, and cabinets are asked for a certificate.

MiniStack starts lambdas with its own `sys.executable`. In a virtual environment that would give them boto3, awscrt
and all the rest, and the machine's Python may have packages of its own, found before those of a layer: a library that
is missing from requirements.txt would be missed on AWS only. So lambdas get an environment with nothing in it.

And MiniStack lets in, with every right, whoever shows no certificate at its MQTT port and whoever signs nothing at the
other door to the same broker, MQTT over WebSockets on the port of all services: AWS IoT Core does neither.

Lambdas and IoT go by the demonstration's clock (moved_time.py), of which the start page lets hours and days pass.
"""

import importlib.util
import shutil
import ssl
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from ministack.app import main
from ministack.core.lambda_runtime import Worker
from ministack.services import iot, lambda_svc

# By its file: this program must not find the checkout, nor may the lambdas that it starts.
CLOCK = Path(__file__).with_name("moved_time.py")

# After each call MiniStack waits for log lines: 50 ms for a first one that a silent lambda never writes, three times
# the whole call. Lines that come later are not lost, the next call's answer has them. (Seconds: first, quiet, most.)
LOG_WAITS = (0.005, 0.002, 0.25)

# MiniStack has no setting for what is done below.
_spawn = Worker._spawn  # noqa: SLF001
_context = iot._mtls_build_ssl_context  # noqa: SLF001
_handshake = iot._ws_handshake_check  # noqa: SLF001
_concurrency = lambda_svc._sqs_esm_concurrency  # noqa: SLF001
_select = iot._eval_select_function  # noqa: SLF001


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


def _lambdas_move_with(clock: Path, bare: Path) -> None:
    """A line that begins with `import` in a file of that kind is run when Python starts."""
    packages = next(bare.glob("lib/python*/site-packages"))
    shutil.copy(clock, packages / "xinbao_moved_time.py")
    (packages / "xinbao.pth").write_text("import xinbao_moved_time; xinbao_moved_time.install()\n", encoding="ascii")


def _iot_moves_with(clock: Path) -> None:
    """The timestamp of a shadow's document, and that of a rule's SQL."""
    spec = importlib.util.spec_from_file_location("xinbao_moved_time", clock)
    assert spec
    assert spec.loader
    moved = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(moved)

    def select(name: str, args: list[str], *rest: Any) -> Any:
        return int(moved.CLOCK.now() * 1000) if name == "timestamp" and not args else _select(name, args, *rest)

    iot._eval_select_function = select  # noqa: SLF001
    iot._shadow_now = lambda: int(moved.CLOCK.now())  # noqa: SLF001


if __name__ == "__main__":
    bare = Path(tempfile.gettempdir(), "python")
    venv.create(bare, symlinks=True)
    _lambdas_move_with(CLOCK, bare)
    _iot_moves_with(CLOCK)
    sys.executable = str(bare / "bin" / "python")
    Worker._drain_stderr_bounded.__defaults__ = LOG_WAITS  # noqa: SLF001
    Worker._spawn = _told_its_handler  # noqa: SLF001
    iot._mtls_build_ssl_context = _asking_for_a_certificate  # noqa: SLF001
    iot._ws_handshake_check = _asking_for_a_signature  # noqa: SLF001
    lambda_svc._sqs_esm_concurrency = _of_a_number  # noqa: SLF001
    main()
