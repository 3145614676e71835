"""What the floor writes to and who hears of it, deployed beside the real stack for the bench."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from infra.aws import AwsAccount
from infra.local.addresses import Addresses
from infra.local.ministack import ca_pem
from infra.local.ports import LOOPBACK
from infra.proof.bench.listener import Listener
from infra.say import Stop
from iot.config.loading import BrokerConfig

HERE = Path(__file__).resolve().parent
PATIENCE = 120


class Own(NamedTuple):
    """What belongs to the floor and may be written to: two tables, one of them with a stream, and a thing."""

    rows: str
    spare: str
    thing: str


class Floor:
    def __init__(self, listener: Listener, own: Own) -> None:
        self._listener = listener
        self.own = own

    def heard(self, mark: str) -> float:
        """The moment (epoch seconds) at which its device heard of `mark`."""
        return self._listener.when(mark)


@contextmanager
def standing(places: Addresses) -> Iterator[Floor]:
    """The floor on the stack of `places`; gone again afterwards. Raises Stop if it cannot be made."""
    cloud = AwsAccount(places["endpoint"], places["region"])
    name = f"xinbao-bench-{os.getpid()}"
    try:
        outputs = _create(cloud, name, _layer(cloud, places["stack"]))
        with _listening(cloud, places, outputs) as listener:
            yield Floor(listener, Own(outputs["Rows"], outputs["Spare"], outputs["Thing"]))
    finally:
        cloud.client("cloudformation").delete_stack(StackName=name)


def _layer(cloud: AwsAccount, stack: str) -> str:
    resource = cloud.client("cloudformation").describe_stack_resource(StackName=stack, LogicalResourceId="APIHandler")
    function = resource["StackResourceDetail"]["PhysicalResourceId"]
    return str(cloud.client("lambda").get_function_configuration(FunctionName=function)["Layers"][0]["Arn"])


def _create(cloud: AwsAccount, name: str, layer: str) -> dict[str, str]:
    client = cloud.client("cloudformation")
    given = {
        "Layer": layer,
        "Runtime": f"python{sys.version_info.major}.{sys.version_info.minor}",
        "Code": (HERE / "floor_handlers.py").read_text(encoding="utf-8"),
        "Thing": f"cab-bench-{os.getpid()}",
    }
    client.create_stack(
        StackName=name,
        TemplateBody=(HERE / "floor.yaml").read_text(encoding="utf-8"),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    return _outputs(client, name)


def _outputs(client: Any, name: str) -> dict[str, str]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = client.describe_stacks(StackName=name)["Stacks"][0]
        if found["StackStatus"] == "CREATE_COMPLETE":
            return {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}
        if not found["StackStatus"].endswith("IN_PROGRESS"):
            raise Stop(f"The bench's floor could not be made: {found.get('StackStatusReason')}")
        time.sleep(0.2)
    raise Stop(f"The bench's floor was not ready after {PATIENCE} s.")


@contextmanager
def _listening(cloud: AwsAccount, places: Addresses, outputs: dict[str, str]) -> Iterator[Listener]:
    client = cloud.client("iot")
    made = client.create_keys_and_certificate(setAsActive=True)
    client.attach_policy(policyName=outputs["Policy"], target=made["certificateArn"])
    client.attach_thing_principal(thingName=outputs["Thing"], principal=made["certificateArn"])
    with TemporaryDirectory(prefix="xinbao-") as folder:
        ca = Path(folder, "ca.pem")
        ca.write_text(ca_pem(places["endpoint"]), encoding="ascii")
        config = BrokerConfig(LOOPBACK, places["mqtt_port"], ca, (0.2, 2.0))
        key = made["keyPair"]["PrivateKey"]
        try:
            with Listener(config, outputs["Thing"], made["certificatePem"], key) as listener:
                yield listener
        finally:
            _forget(client, outputs, made["certificateArn"])


def _forget(client: Any, outputs: dict[str, str], certificate: str) -> None:
    """What a certificate holds on to cannot be deleted with the stack."""
    client.detach_thing_principal(thingName=outputs["Thing"], principal=certificate)
    client.detach_policy(policyName=outputs["Policy"], target=certificate)
