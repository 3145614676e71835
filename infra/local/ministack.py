"""Starts MiniStack: policies enforced, HTTP on loopback, its files inside a directory of its own."""

import os
import socket
import ssl
import sys
import urllib.error
import urllib.request
from pathlib import Path

from infra import typed
from infra.aws import LOCAL_KEYS, LOCAL_REGION
from infra.local.children import Children
from infra.local.ports import LOOPBACK, Ports

# Run by its file, with -P and without PYTHONPATH: lambdas get MiniStack's environment and must not find the checkout.
EMULATOR = Path(__file__).with_name("emulator.py")
# What a program needs of its surroundings; proxies, profiles and credentials of the person stay out of the lambdas.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")


def environment(home: Path, scratch: Path, ports: Ports) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "AUTH": "true",
        "BIND_HOST": LOOPBACK,
        "MINISTACK_HOST": LOOPBACK,
        "GATEWAY_PORT": str(ports.gateway),
        "IOT_MTLS_PORT": str(ports.mqtt),
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "INFO",
        "MINISTACK_REGION": LOCAL_REGION,
        "TMPDIR": str(scratch),
        "STATE_DIR": str(home / "state"),
        "S3_DATA_DIR": str(home / "s3"),
        "AWS_ACCESS_KEY_ID": LOCAL_KEYS["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": LOCAL_KEYS["aws_secret_access_key"],
        "PYTHONNOUSERSITE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _authority(endpoint: str) -> str:
    return f"{endpoint}/_ministack/iot/ca.pem"


def ca_pem(endpoint: str) -> str:
    """The authority of the MQTT server's certificate."""
    with urllib.request.urlopen(_authority(endpoint), timeout=10) as answer:
        return typed.text(answer.read().decode())


def shakes_hands(endpoint: str, mqtt: int) -> bool:
    """Whether the MQTT server's TLS answers.

    MiniStack makes its keys when the first client knocks, and before Python 3.11.4 (Debian 12 has 3.11.2) asyncio loses
    what that client says meanwhile (python/cpython#103607), which is then never answered. So no cabinet is the first.
    In TLS 1.3 the server has shown itself before it asks who knocks: no certificate is needed for this.
    """
    trusted = ssl.create_default_context(cadata=ca_pem(endpoint))
    trusted.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        with socket.create_connection((LOOPBACK, mqtt), 2) as line, trusted.wrap_socket(line, server_hostname=LOOPBACK):
            return True
    except OSError:
        return False


def endpoint(ports: Ports) -> str:
    return f"http://{LOOPBACK}:{ports.gateway}"


def start(children: Children, home: Path, scratch: Path, ports: Ports) -> None:
    """Returns when it answers and MQTT listens. `scratch` is for what lambdas are unpacked into."""
    child = children.start("ministack", [sys.executable, "-P", str(EMULATOR)], environment(home, scratch, ports))
    children.wait(child, lambda: _answers(_authority(endpoint(ports))))
    children.wait(child, lambda: shakes_hands(endpoint(ports), ports.mqtt))
