"""A real broker: MiniStack with the IoT part of the very template that goes to AWS."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import cfnlint.decode

from infra.local import ministack
from infra.paths import ROOT

REGION = "us-east-1"
KEY, SALT = "S" * 43 + "=", "c2FsdHNhbHRzYWx0c2FsdA=="
KEPT = {
    "AWS::IoT::Policy", "AWS::IoT::ThingType", "AWS::IoT::ProvisioningTemplate", "AWS::IoT::TopicRule",
}  # fmt: skip
ALSO_KEPT = {"RuleRole", "ProvisioningRole", "CabinetEventsQueue", "RuleDeadQueue"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cloud:
    """Where it listens, clients for it, and what the IoT rules put into the queue."""

    def __init__(self, directory: Path, http: int, mqtt: int) -> None:
        self.url = f"http://127.0.0.1:{http}"
        self.mqtt = mqtt
        self.ca = directory / "ca.pem"
        self.outputs: dict[str, str] = {}
        self.events: list[dict[str, Any]] = []
        self.presence: list[dict[str, Any]] = []
        self._clients: dict[str, Any] = {}

    def client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = boto3.client(
                service,
                endpoint_url=self.url,
                region_name=REGION,
                aws_access_key_id="test",
                aws_secret_access_key="test",
            )
        return self._clients[service]

    def want(self, thing: str, shadow: str, desired: dict[str, Any]) -> None:
        payload = json.dumps({"state": {"desired": desired}})
        self.client("iot-data").update_thing_shadow(thingName=thing, shadowName=shadow, payload=payload)

    def shadow(self, thing: str, shadow: str) -> dict[str, Any]:
        return json.loads(
            self.client("iot-data").get_thing_shadow(thingName=thing, shadowName=shadow)["payload"].read()
        )

    def claim(self, directory: Path) -> tuple[Path, Path]:
        iot = self.client("iot")
        made = iot.create_keys_and_certificate(setAsActive=True)
        iot.attach_policy(policyName=self.outputs["ClaimPolicy"], target=made["certificateArn"])
        certificate, key = directory / "claim.pem", directory / "claim.key"
        certificate.write_text(made["certificatePem"])
        key.write_text(made["keyPair"]["PrivateKey"])
        return certificate, key

    def collect(self) -> None:
        """What has arrived at the queue since the last call, sorted into events and presence."""
        sqs = self.client("sqs")
        queue = self.outputs["CabinetEventsQueue"]
        while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
            for message in messages:
                body = json.loads(message["Body"])
                (self.events if body["kind"] == "events" else self.presence).append(body)
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def eventually(what: Callable[[], Any], seconds: float = 15) -> Any:
    """The first true result of `what`."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return found


@contextmanager
def running_cloud(directory: Path) -> Iterator[Cloud]:
    cloud = Cloud(directory, free_port(), free_port())
    settings = {
        "AUTH": "true", "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": cloud.url.rsplit(":", 1)[1],
        "IOT_MTLS_PORT": str(cloud.mqtt), "SERVICES": "", "TMPDIR": str(directory), "SFTP_ENABLED": "0",
    }  # fmt: skip
    with (directory / "ministack.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"], env=os.environ | settings, stdout=log, stderr=log, cwd=directory
        )
        try:
            cloud.ca.write_bytes(eventually(lambda: _fetched(f"{cloud.url}/_ministack/iot/ca.pem"), 40))
            eventually(lambda: ministack.shakes_hands(cloud.url, cloud.mqtt))
            _deploy(cloud)
            yield cloud
        finally:
            process.terminate()
            process.wait(15)


def _fetched(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read()
    except (urllib.error.URLError, OSError):
        return None


def _deploy(cloud: Cloud) -> None:
    """Only the resources of the cabinets: the rest of the stack has its own tests."""
    formation = cloud.client("cloudformation")
    formation.create_stack(StackName="cabinets", TemplateBody=json.dumps(_template()), Capabilities=["CAPABILITY_IAM"])
    formation.get_waiter("stack_create_complete").wait(StackName="cabinets", WaiterConfig={"Delay": 1})
    resources = formation.describe_stack_resources(StackName="cabinets")["StackResources"]
    cloud.outputs = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in resources}


def _template() -> dict[str, Any]:
    whole, _ = cfnlint.decode.decode(str(ROOT / "infra" / "resources.yaml"))
    kept = {n: dict(r) for n, r in whole["Resources"].items() if r.get("Type") in KEPT or n in ALSO_KEPT}
    for queue in ("CabinetEventsQueue", "RuleDeadQueue"):
        kept[queue] = {"Type": "AWS::SQS::Queue"}
    template = kept["CabinetTemplate"]
    template.pop("DependsOn", None)
    template["Properties"] = {k: v for k, v in template["Properties"].items() if k != "PreProvisioningHook"}
    # The hook would override these parameters; here they have defaults.
    body = template["Properties"]["TemplateBody"]["Fn::Sub"]
    for name, value in {"Centre": "test", "Epoch": "1", "Key": KEY, "Salt": SALT}.items():
        old = f'"{name}": {{"Type": "String"}}'
        assert old in body
        body = body.replace(old, f'"{name}": {{"Type": "String", "Default": "{value}"}}')
    template["Properties"]["TemplateBody"] = {"Fn::Sub": body}
    return {"Resources": kept}
