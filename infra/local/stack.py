"""Brings the whole local stack up, in order, and takes it down again."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from infra import programs, typed
from infra.aws import AwsAccount
from infra.centre.load import document_of, import_document
from infra.deploy import claim, deploying
from infra.local import addresses, cabinets, ministack, moved_time, prerequisites, relay, scratch, sms, staff, warm
from infra.local.addresses import Addresses, CabinetAddresses
from infra.local.children import Children
from infra.local.ports import Ports
from infra.local.ports import check as check_ports
from infra.local.start import people
from infra.paths import ROOT
from infra.say import Progress, Stop
from infra.web import kiosk

STACK = "xinbao-local"
STACK_JSON = "stack.json"
# Everybody on this machine has one address, and the walk signs many people in.
PARAMETERS = {"DocumentsOverHttp": "yes", "SignInCodesPerAddress": "1000"}


def start_url(ports: Ports) -> str:
    return f"http://localhost:{ports.start}"


def parameters(endpoint: str, start: str) -> dict[str, str]:
    """Of the template, for a stack whose AWS is at `endpoint` and whose start page at `start`."""
    return PARAMETERS | {"CognitoEndpoint": endpoint, "WebOrigins": ",".join(people.origins(start))}


@dataclass(frozen=True)
class StackOptions:
    """What is wanted. `home` is made anew; `cabinets` None means all of the centre's document."""

    home: Path
    ports: Ports = field(default_factory=Ports)
    centre: Path = ROOT / "demo"
    cabinets: int | None = None


class LocalStack:
    """A stack that is up; whoever started it ends its `children`."""

    def __init__(self, addresses: Addresses, children: Children) -> None:
        self.addresses = addresses
        self.children = children


class _Startup:
    """The steps of bringing it up; each needs what those before have made."""

    def __init__(self, options: StackOptions, children: Children, say: Progress) -> None:
        self._options = options
        self._children = children
        self._say = say
        self._endpoint = ministack.endpoint(options.ports)
        self._aws = AwsAccount(self._endpoint)

    def run(self, unpacked: Path) -> Addresses:
        """`unpacked` is where lambdas are unpacked."""
        document = document_of(self._options.centre)
        self._say("starting MiniStack")
        ministack.start(self._children, self._options.home, unpacked, self._options.ports)
        wanted = parameters(self._endpoint, start_url(self._options.ports))
        outputs = deploying.deploy(self._aws, STACK, "local", parameters=wanted, say=self._say)
        self._say(f"importing the centre {document['centre']['id']}")
        import_document(self._aws, outputs["ImportCentreName"], document)
        return self._peopled(outputs, document)

    def _peopled(self, outputs: dict[str, str], document: typed.Record) -> Addresses:
        centre, options = typed.text(document, "centre", "id"), self._options
        self._say("creating demonstration staff and starting the SMS stand-in")
        accounts = staff.create(self._aws, outputs["StaffPoolId"], centre)
        texts = sms.start(
            self._children, self._aws, outputs["SmsSecretArn"], options.ports.sms, start_url(options.ports)
        )
        self._say("warming the lambdas up")
        warm.warm(self._aws, STACK)
        wanted = typed.records(document, "cabinets")[: options.cabinets]
        switch = relay.start(self._children, options.ports, [cabinet["id"] for cabinet in wanted])
        return Addresses(
            start=start_url(options.ports), api=outputs["ApiUrl"], endpoint=self._endpoint,
            region=self._aws.region_name, stack=STACK, centre=centre, outputs=outputs, sms=texts, staff=accounts,
            mqtt_port=options.ports.mqtt, relay=switch.url, cabinets=self._cabinets(outputs, wanted, switch),
        )  # fmt: skip

    def _cabinets(
        self, outputs: dict[str, str], wanted: list[typed.Record], switch: relay.Relay
    ) -> dict[str, CabinetAddresses]:
        ports, folder = self._options.ports, self._options.home / "cabinets"
        own = claim.create(self._aws, outputs["ClaimPolicyName"], folder)
        (folder / "ca.pem").write_text(ministack.ca_pem(self._endpoint), encoding="ascii")
        pages = kiosk.put(folder / "pages")
        made = [
            cabinets.configure(folder, cabinet, number, broker=switch.ports[cabinet["id"]], ports=ports, pages=pages)
            for number, cabinet in enumerate(wanted)
        ]
        self._say(f"provisioning {len(made)} cabinets by claim")
        cabinets.provision_all(made, own, outputs["CabinetTemplateName"])
        self._say("starting lock boards and controllers")
        return cabinets.start_all(self._children, made)


def _show(children: Children, options: StackOptions, found: Addresses) -> None:
    """The start page; then the file that says that everything is there."""
    file = options.home / STACK_JSON
    new = file.with_suffix(".new")
    addresses.write(new, found)
    command = programs.command("infra.local.start", "--port", options.ports.start, "--stack", new, "--shown", file)
    child = children.start("start", command)
    children.wait(child, lambda: b"ready" in child.log.read_bytes())
    new.replace(file)


def _clear(home: Path) -> None:
    for name in ("cabinets", "state", "s3", "logs"):
        shutil.rmtree(home / name, ignore_errors=True)
    for name in (STACK_JSON, moved_time.FILE):
        (home / name).unlink(missing_ok=True)


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
        clock = {moved_time.VARIABLE: str(options.home / moved_time.FILE)}
        children, unpacked = Children(options.home / "logs", clock), scratch.make(options.home)
        try:
            found = _Startup(options, children, say).run(unpacked)
            _show(children, options, found)
            yield LocalStack(found, children)
        finally:
            (options.home / STACK_JSON).unlink(missing_ok=True)
            children.end()
            shutil.rmtree(unpacked, ignore_errors=True)
