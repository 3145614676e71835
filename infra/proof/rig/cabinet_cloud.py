"""A real broker with only the cabinets' part of the template: MiniStack and the IoT resources that go to AWS."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import cfnlint.decode

from infra import typed
from infra.aws import AwsAccount
from infra.deploy import claim
from infra.local import ministack
from infra.local.children import Children
from infra.local.ports import free_ports
from infra.paths import ROOT

T = TypeVar("T")
KEY, SALT = "S" * 43 + "=", "c2FsdHNhbHRzYWx0c2FsdA=="
KEPT = {
    "AWS::IoT::Policy", "AWS::IoT::ThingType", "AWS::IoT::ProvisioningTemplate", "AWS::IoT::TopicRule",
}  # fmt: skip
ALSO_KEPT = {"RuleRole", "ProvisioningRole", "CabinetEventsQueue", "RuleDeadQueue"}


class CabinetCloud:
    """Where it listens, clients for it, and what the IoT rules put into the queue."""

    def __init__(self, aws: AwsAccount, mqtt: int, ca: Path) -> None:
        self._aws = aws
        self.mqtt = mqtt
        self.ca = ca
        self.outputs: dict[str, str] = {}
        self.events: list[dict[str, Any]] = []
        self.presence: list[dict[str, Any]] = []

    def client(self, service: str) -> Any:
        return self._aws.client(service)

    def want(self, thing: str, shadow: str, desired: dict[str, Any]) -> None:
        payload = json.dumps({"state": {"desired": desired}})
        self.client("iot-data").update_thing_shadow(thingName=thing, shadowName=shadow, payload=payload)

    def shadow(self, thing: str, shadow: str) -> dict[str, Any]:
        answer = self.client("iot-data").get_thing_shadow(thingName=thing, shadowName=shadow)
        return typed.loaded(answer["payload"].read())

    def claim(self, directory: Path) -> claim.Claim:
        return claim.create(self._aws, self.outputs["ClaimPolicy"], directory)

    def collect(self) -> None:
        """What has arrived at the queue since the last call, sorted into events and presence."""
        sqs = self.client("sqs")
        queue = self.outputs["CabinetEventsQueue"]
        while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
            for message in messages:
                body = typed.loaded(message["Body"])
                (self.events if body["kind"] == "events" else self.presence).append(body)
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def eventually(what: Callable[[], T], seconds: float = 15) -> T:
    """The first true result of `what`."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return found


@contextmanager
def running_cloud(directory: Path) -> Iterator[CabinetCloud]:
    """Its files, claim certificates and log are in `directory`."""
    children, ports = Children(directory), free_ports()
    try:
        ministack.start(children, directory, directory, ports)
        endpoint = ministack.endpoint(ports)
        cloud = CabinetCloud(AwsAccount(endpoint), ports.mqtt, directory / "ca.pem")
        cloud.ca.write_text(ministack.ca_pem(endpoint), encoding="ascii")
        _deploy(cloud)
        yield cloud
    finally:
        children.end()


def _deploy(cloud: CabinetCloud) -> None:
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
