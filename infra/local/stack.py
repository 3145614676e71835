"""Brings the whole local stack up, in order, and takes it down again."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from infra import typed
from infra.aws import AwsAccount
from infra.centre.load import document_of, import_document
from infra.deploy import claim, deploying
from infra.local import cabinets, ministack, prerequisites, relay, scratch, sms, staff, warm
from infra.local.children import Children
from infra.local.ports import Ports
from infra.local.ports import check as check_ports
from infra.paths import ROOT
from infra.say import Progress, Stop

STACK = "xinbao-local"
# Everybody on this machine has one address, and the walk signs many people in.
PARAMETERS = {"DocumentsOverHttp": "yes", "SignInCodesPerAddress": "1000"}


@dataclass(frozen=True)
class StackOptions:
    """What is wanted. `home` is made anew; `cabinets` None means all of the centre's document."""

    home: Path
    ports: Ports = field(default_factory=Ports)
    centre: Path = ROOT / "demo"
    cabinets: int | None = None


class LocalStack:
    """`addresses` is what stack.json says: everything that the walk, the bench and the tests need."""

    def __init__(self, options: StackOptions, scratch: Path, children: Children, say: Progress) -> None:
        self._options = options
        self._scratch = scratch
        self._say = say
        self.children = children
        self.addresses: dict[str, Any] = {}

    def up(self) -> None:
        document = document_of(self._options.centre)
        say = self._say
        say("starting MiniStack")
        endpoint = ministack.start(self.children, self._options.home, self._scratch, self._options.ports)
        aws = AwsAccount(endpoint)
        parameters = PARAMETERS | {"CognitoEndpoint": endpoint}
        outputs = deploying.deploy(aws, STACK, "local", parameters, say)
        centre = document["centre"]["id"]
        say(f"importing the centre {centre}")
        import_document(aws, outputs["ImportCentreName"], document)
        say("creating demonstration staff and starting the SMS stand-in")
        accounts = staff.create(aws, outputs["StaffPoolId"], centre)
        sms_url = sms.start(self.children, aws, outputs["SmsSecretArn"], self._options.ports.sms)
        say("warming the lambdas up")
        warm.warm(aws, STACK)
        self.addresses = {
            "api": outputs["ApiUrl"],
            "endpoint": endpoint,
            "region": aws.region_name,
            "stack": STACK,
            "centre": centre,
            "outputs": outputs,
            "sms": sms_url,
            "staff": [asdict(account) for account in accounts],
            "mqtt_port": self._options.ports.mqtt,
        } | self._cabinets(aws, outputs, document)
        self._write()

    def _cabinets(self, aws: AwsAccount, outputs: dict[str, str], document: typed.Record) -> typed.Record:
        options, folder = self._options, self._options.home / "cabinets"
        own = claim.create(aws, outputs["ClaimPolicyName"], folder)
        (folder / "ca.pem").write_text(ministack.ca_pem(aws.endpoint or ""), encoding="ascii")
        wanted = document["cabinets"][: options.cabinets]
        switch = relay.start(self.children, options.ports, [cabinet["id"] for cabinet in wanted])
        made = [
            cabinets.configure(folder, cabinet, number, broker=switch.ports[cabinet["id"]], ports=options.ports)
            for number, cabinet in enumerate(wanted)
        ]
        self._say(f"provisioning {len(made)} cabinets by claim")
        cabinets.provision_all(made, own, outputs["CabinetTemplateName"])
        self._say("starting lock boards and controllers")
        return {"relay": switch.url, "cabinets": cabinets.start_all(self.children, made)}

    def _write(self) -> None:
        path = self._options.home / "stack.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps(self.addresses, indent=2, ensure_ascii=False), encoding="utf-8")


def _clear(home: Path) -> None:
    for name in ("cabinets", "state", "s3", "logs"):
        shutil.rmtree(home / name, ignore_errors=True)
    (home / "stack.json").unlink(missing_ok=True)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Two stacks in one directory would take each other's files away."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop(f"A stack runs in {home} already: end it, or choose another directory with --home.") from None
        yield


@contextmanager
def running(options: StackOptions, say: Progress) -> Iterator[LocalStack]:
    """The stack while the block runs. Raises Stop if it cannot come up; ends what it started in any case."""
    prerequisites.python()
    prerequisites.tools()
    check_ports(options.ports, options.cabinets or 5)
    with _alone(options.home):
        _clear(options.home)
        (options.home / "cabinets").mkdir(parents=True)
        children, unpacked = Children(options.home / "logs"), scratch.make(options.home)
        try:
            stack = LocalStack(options, unpacked, children, say)
            stack.up()
            yield stack
        finally:
            (options.home / "stack.json").unlink(missing_ok=True)
            children.end()
            shutil.rmtree(unpacked, ignore_errors=True)
