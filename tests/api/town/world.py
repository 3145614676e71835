"""A town in a test: the API, applicants, staff, paper cabinets; and what the queues would do, done when asked."""

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from stdnum.cn import uscc

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Door
from chalicelib.domain.people.staff import Role
from chalicelib.gateways import queues
from chalicelib.store import cabinets, outbox
from chalicelib.store.rows import OutboxRow
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import expiring
from chalicelib.usecases.parts import reconciling
from chalicelib.workers import outbox as handing_over
from tests.api import cloud
from tests.api.client import Answer, Api
from tests.api.deployment import CENTRE, Person, signed_in
from tests.api.town.paper_cabinet import PaperCabinet
from tests.api.town.small_centre import document, materials, uploads

LOCKER_AT_HALL = {"channel": "locker", "cabinet": "cab-hall"}
_BODY = "91610131MA6TWXXX0"
USCC = _BODY + uscc.calc_check_digit(_BODY)


@dataclass
class Town:
    """`tokens` are staff by role; the second of a role is `<role>-2`."""

    api: Api
    env: dict[str, str]
    tokens: dict[str, str]
    cabinets: dict[str, PaperCabinet] = field(default_factory=dict)
    sent: list[Any] = field(default_factory=list)

    @property
    def hall(self) -> PaperCabinet:
        return self.cabinets["cab-hall"]

    @property
    def lugang(self) -> PaperCabinet:
        return self.cabinets["cab-lugang"]

    def pump(self) -> None:
        """What stream, queues and workers do: outbox to queues, shadows written, cabinets told, until all is quiet."""
        while rows := list(OutboxRow.scan()):
            handing_over.hand_over([handing_over.Handover(r.pk, r.effect, r.target) for r in rows])
            self.sent += [row.target for row in rows if row.effect == outbox.MESSAGE]
            for thing in {body["id"] for body in cloud.waiting(self.env["CABINETS_QUEUE_URL"])}:
                reconciling.reconcile(thing)

    def settle(self, now: int | None = None) -> None:
        """Until cabinets and cloud agree and have nothing more to say to each other."""
        self.pump()
        while any(cabinet.sync(now or clock()) or cabinet.unheard() for cabinet in self.cabinets.values()):
            for cabinet in self.cabinets.values():
                cabinet.deliver(now or clock())
            self.pump()

    def expire(self, now: int) -> None:
        """The sweep's work on time, at a time of the test's choosing."""
        for thing in self.cabinets:
            expiring.run(thing, now)

    def in_reach(self, moment: int) -> None:
        """Every cabinet has been heard of for long enough to tell of everything before."""
        for cabinet in self.cabinets.values():
            for minutes in range(12, -2, -2):
                cabinet.is_online(True, moment - max(minutes, 0) * 60)

    def copied(self) -> "Town":
        """The same town, with cabinets of its own."""
        return replace(self, cabinets=copy.deepcopy(self.cabinets), sent=[])

    @property
    def tables(self) -> list[str]:
        return [name for name in self.env if name.endswith("_TABLE")]

    def snapshot(self) -> dict[str, Any]:
        """All rows of all tables, for `restore`."""
        return copy.deepcopy(dynamodb().tables)

    def restore(self, kept: dict[str, Any]) -> None:
        dynamodb().tables = copy.deepcopy(kept)

    def newcomer(self, phone: str | None = None) -> Person:
        """Somebody who has signed in."""
        return signed_in(phone)

    # ---- what people do ------------------------------------------------------------------------------------------

    def staff(self, role: str, path: str, body: Any = None, key: str | None = None) -> Answer:
        return self.api.post(f"/staff{path}", body, self.tokens[role], key)

    def does(self, role: str, case: str, step: str, body: Any = None) -> dict[str, Any]:
        """One step of the desk that must succeed."""
        return good(self.staff(role, f"/cases/{case}/{step}", body))

    def asks(self, who: Person, case: str, step: str, body: Any = None) -> dict[str, Any]:
        return good(self.api.post(f"/cases/{case}/{step}", body, who.token))

    def sees(self, who: Person, case: str) -> dict[str, Any]:
        return good(self.api.get(f"/cases/{case}", who.token))

    def custody(self, who: Person, case: str) -> dict[str, Any]:
        return good(self.api.get(f"/cases/{case}/custody", who.token))

    def code(self, who: Person, purpose: str) -> str:
        """The newest code of this purpose in the personal centre."""
        return _only(good(self.api.get("/me/codes", who.token))["items"], purpose)

    def staff_code(self, role: str, purpose: str) -> str:
        return _only(good(self.api.get("/staff/codes", self.tokens[role]))["items"], purpose)

    def queue(self, name: str) -> list[str]:
        found = good(self.api.get(f"/staff/queues/{name}", self.tokens["duty-helper"]))
        return [line["case"] for line in found["items"]]

    def doors(self, cabinet: str) -> tuple[Door, ...]:
        return cabinets.load(cabinet).doors

    def forget(self, cabinet: str) -> None:
        """As if the cabinet had never started."""
        found = cabinets.load(cabinet).cabinet
        commit([cabinets.plan_cabinet(changed(found, lineage="", applied=0, online=False, seen=0))])

    def delete(self, table: str, pk: str | None, sk: str) -> None:
        """Damage that no code of ours does."""
        cloud.client("dynamodb").delete_item(TableName=self.env[table], Key={"pk": {"S": pk}, "sk": {"S": sk}})

    def upload(self, who: Person, case: str, material: str, size: int = 9) -> None:
        wanted = {"material": material, "name": f"{material}.pdf", "type": "application/pdf", "size": size}
        good(self.api.post(f"/cases/{case}/documents", wanted, who.token))
        newest = max(self.sees(who, case)["documents"], key=lambda d: (d["material"] == material, d["at"]))
        key = f"{case}/{newest['id']}"
        cloud.client("s3").put_object(Bucket=self.env["DOCUMENTS_BUCKET"], Key=key, Body=b"x" * size)

    def draft(self, who: Person, item: str, uscc: str | None = None) -> str:
        kind = {"kind": "enterprise", "uscc": uscc} if uscc else {"kind": "person"}
        case = good(self.api.post("/cases", {"centre": CENTRE, "item": item, "applicant": kind}, who.token))["case"]
        for material in uploads(item):
            self.upload(who, case, material)
        return str(case)

    def submitted(self, who: Person, item: str, collecting: Any = None, uscc: str | None = None) -> str:
        case = self.draft(who, item, uscc)
        self.asks(who, case, "submission", {"collecting": collecting or LOCKER_AT_HALL})
        return case

    def passed(self, who: Person, item: str, collecting: Any = None, uscc: str | None = None) -> str:
        case = self.submitted(who, item, collecting, uscc)
        self.does("reviewer", case, "pre-review", {"verdict": "pass"})
        return case

    # The loop in a few strides, for tests that are about what comes after.

    def handed_in(self, who: Person, item: str, at: "PaperCabinet | None" = None) -> str:
        """A case whose papers lie in a locker."""
        cabinet = at or self.hall
        case = self.passed(who, item)
        self.asks(who, case, "handing-in", {"channel": "locker", "cabinet": cabinet.thing})
        self.settle()
        cabinet.visit(self.code(who, "deposit"), clock())
        self.settle()
        return case

    def collected(self, at: "PaperCabinet | None" = None) -> None:
        """The duty helper's route to one cabinet."""
        cabinet = at or self.hall
        good(self.staff("duty-helper", "/collections", {"cabinet": cabinet.thing}))
        self.settle()
        cabinet.visit(self.staff_code("duty-helper", "collect"), clock())
        self.settle()

    def decided(self, case: str, item: str) -> None:
        """From the helper's hands to a result at the front desk."""
        self.does("helper", case, "check", {"present": materials(item)})
        self.does("helper", case, "queue-number", {"window": "3"})
        self.does("window-clerk", case, "acceptance", {"verdict": "accept"})
        self.does("window-clerk", case, "decision", {"outcome": "granted", "document": "XB-1"})
        self.does("window-clerk", case, "result-arrival")
        self.does("front-desk", case, "result-handover")

    def stored(self, case: str) -> None:
        """The result lies in the hall's locker, and the applicant has the code."""
        self.does("front-desk", case, "outgoing", {"channel": "locker", "cabinet": "cab-hall"})
        self.does("helper", case, "verification")
        self.does("duty-helper", case, "store-code")
        self.settle()
        self.hall.visit(self.staff_code("duty-helper", "store"), clock())
        self.settle()

    def waiting_for_pickup(self, who: Person, item: str) -> str:
        case = self.handed_in(who, item)
        self.collected()
        self.decided(case, item)
        self.stored(case)
        return case


def dynamodb() -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][cloud.REGION]


def clock() -> int:
    return int(time.time())


def good(answer: Answer) -> Any:
    assert answer.status == 200, (answer.status, answer.body)
    return answer.body


def _only(items: list[dict[str, Any]], purpose: str) -> str:
    found = [item["code"] for item in items if item["purpose"] == purpose]
    assert len(found) == 1, (purpose, items)
    return str(found[0])


def built(api: Api, env: dict[str, str], token: Callable[..., str]) -> Town:
    """Imported, with both cabinets provisioned, started and in step."""
    from chalicelib.usecases.centre import importing

    assert importing.run({"document": document()})["faults"] == []
    tokens = {f"{role}{n}": token(f"s-{role}{n}", CENTRE, role) for role in Role for n in ("", "-2")}
    tokens["stranger"] = token("s-stranger", "xian-elsewhere", *Role)
    made = Town(api, env, tokens)
    for plan in document()["cabinets"]:
        banks = tuple(sorted({c["bank"] for c in plan["compartments"]}))
        cabinet = PaperCabinet(plan["id"], plan["serial"], banks)
        cabinet.claim()
        cabinet.start(clock())
        cabinet.is_online(True, clock())
        made.cabinets[plan["id"]] = cabinet
    made.settle()
    return made


def queue_bodies(env: dict[str, str]) -> list[Any]:
    """Everything that lies in any queue; the queues are empty afterwards."""
    return [body for name in queues.QUEUE.values() for body in cloud.waiting(env[name])]
