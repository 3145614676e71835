"""Everything that the walk knows of the running stack: addresses, and who and what stands behind them."""

from concurrent.futures import ThreadPoolExecutor

from infra.aws import AwsAccount
from infra.local.addresses import Addresses
from infra.proof.published import Published
from infra.proof.walk.api import ApiCaller
from infra.proof.walk.checks import Checks, until
from infra.proof.walk.desk_user import DeskUser
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import SmsService
from infra.proof.walk.portal_user import PortalUser
from infra.typed import Record, records


class World:
    """`addresses` is what stack.json says."""

    def __init__(self, addresses: Addresses, checks: Checks) -> None:
        self.checks = checks
        self.centre = addresses["centre"]
        self.anybody = ApiCaller(Published(addresses["api"]), checks)
        self.sms = SmsService(addresses["sms"])
        relay, cabinets = addresses["relay"], addresses["cabinets"]
        self.cabinets = {thing: LiveCabinet(thing, of, relay, checks) for thing, of in cabinets.items()}
        self.unruly = [thing for thing, of in cabinets.items() if of["unruly"]]
        self._dead: dict[str, int] = {}
        self.people: dict[str, PortalUser] = {}
        self._staff = {a["username"]: DeskUser(a, self.anybody, checks) for a in addresses["staff"]}
        self.aws = AwsAccount(addresses["endpoint"])
        self.outputs = addresses["outputs"]
        self._pool = addresses["endpoint"], self.outputs["StaffClientId"]

    def staff(self, username: str) -> DeskUser:
        return self._staff[username]

    def sign_in(self, username: str) -> DeskUser:
        member = self._staff[username]
        member.signs_in(*self._pool)
        return member

    def dead_letters(self) -> dict[str, int]:
        """How many effects have failed for good, by queue."""
        rows = self.staff("administrator").api.get("/staff/dead-letters")["items"]
        return {row["queue"]: row["waiting"] for row in rows}

    def staff_signs_in(self) -> None:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(self.sign_in, self._staff))

    def opens_for_the_day(self) -> None:
        """Staff sign in; every cabinet is in reach, its doors are closed by nobody but the walk."""
        self.staff_signs_in()
        for cabinet in self.cabinets.values():
            cabinet.hand(automatic=False)
            self.in_step(cabinet.thing)
        self._dead = self.dead_letters()

    def closes(self) -> None:
        """No effect was lost: what failed was tried again, and came through."""
        self.checks.equal("nothing has died in a queue", self._dead, self.dead_letters())

    def as_before(self) -> None:
        """What the walk may have broken or taken into its own hands, however it ended."""
        self.sms.comes_back()
        for cabinet in self.cabinets.values():
            cabinet.mend()
            cabinet.hand(automatic=True)

    def applicant(self) -> PortalUser:
        return PortalUser(self.anybody, self.sms, self.checks, self.centre)

    def as_seen(self, cabinet: str) -> Record:
        """What the desk sees of one cabinet."""
        rows = records(self.staff("supervisor").api.get("/staff/cabinets"), "items")
        return next(row for row in rows if row["cabinet"] == cabinet)

    def in_step(self, cabinet: str) -> None:
        """The cabinet has said that it stores exactly what the cloud wants of it."""
        until(f"{cabinet} is in step with the cloud", lambda: self.as_seen(cabinet)["in_step"], 30, 0.2)

    def free_again(self, cabinet: str, door: str) -> None:
        what = f"{cabinet} {door} is free again"
        until(what, lambda: self.as_seen(cabinet)["doors"][door]["use"] == "free", 30, 0.3)
