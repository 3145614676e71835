"""The SMS stand-in of infra/, started for the tests, and what its phones show."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ACCOUNT, TOKEN, SENDER = "AC" + "0" * 32, "token-of-the-stand-in", "+8610690000"


class Phones:
    def __init__(self, url: str) -> None:
        self.url = url

    @property
    def account(self) -> dict[str, str]:
        return {"account_sid": ACCOUNT, "auth_token": TOKEN, "from": SENDER, "base_url": self.url}

    def accepted(self, to: str) -> list[str]:
        """The texts that the service took for this number, delivered or not, newest first."""
        return [m["body"] for m in self._call("GET", "/messages")["messages"] if m["to"] == to]

    def fault(self, name: str, times: int | None = None) -> None:
        self._call("POST", "/faults", {"fault": name, "times": times})

    def heal(self) -> None:
        self._call("DELETE", "/faults")

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self.url + path, data=data, method=method, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)


@contextmanager
def running() -> Iterator[Phones]:
    command = [sys.executable, "-m", "infra.standins.sms", "--port", "0", "--account", ACCOUNT]
    environment = os.environ | {"SMS_STANDIN_TOKEN": TOKEN, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'vendor'}"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield Phones(process.stdout.readline().split()[1])
        finally:
            process.terminate()


def eventually(found: Any, seconds: float = 5) -> Any:
    """What `found()` returns, as soon as it is true."""
    end = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < end:
        time.sleep(0.02)
    return value
