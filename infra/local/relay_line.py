"""Starts the relay between cabinets and broker."""

import json
import sys
from pathlib import Path
from typing import Any

from infra.local.children import Children
from infra.local.ports import Ports


def start(children: Children, ports: Ports, names: list[str], env: dict[str, str], root: Path) -> dict[str, Any]:
    """{"url": control address, "ports": {cabinet: port}}."""
    command = [sys.executable, "-m", "infra.local.relay", "--upstream", str(ports.mqtt)]
    child = children.start("relay", [*command, "--control", str(ports.relay), *names], env, root)
    children.wait(child, lambda: child.log.read_bytes().endswith(b"}\n"))
    return json.loads(child.log.read_text(encoding="utf-8"))
