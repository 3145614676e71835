"""One cabinet as people meet it: the keypad, the hand at its doors, the cable at its back."""

from typing import Any

from infra import typed
from infra.local.addresses import CabinetAddresses
from infra.proof.http import HttpAnswer, send, send_json
from infra.proof.walk.checks import Checks, Unexpected, until

AUTOMATIC_HAND_MS = 800


class LiveCabinet:
    """`relay` is the address at which its cable is cut."""

    def __init__(self, thing: str, addresses: CabinetAddresses, relay: str, checks: Checks) -> None:
        self.thing = thing
        self._keypad = addresses["keypad"]
        self._board = addresses["board"]
        self._line = f"{relay}/lines/{thing}"
        self._checks = checks

    def type(self, code: str) -> typed.Record:
        """What the keypad answers to a code."""
        answer = self.post_code({"code": code})
        if answer.status != 200:
            raise Unexpected(f"{self.thing}, keypad: expected 200, found {answer.status} {answer.body}")
        return typed.record(answer.body)

    def post_code(self, body: Any) -> HttpAnswer:
        return send_json("POST", f"{self._keypad}/codes", body)

    def opens(self, code: str) -> list[str]:
        """The doors that `code` opens, the first of them now. Raises Unexpected where it opens none."""
        answer = self.type(code)
        if answer["result"] != "opened":
            raise Unexpected(f"{self.thing}: expected the code to open a door, found {answer}")
        doors = typed.texts(answer, "doors")
        self._checks.true(f"{self.thing}: door {doors[0]} is open", self.door(doors[0])["open"])
        return doors

    def refuses(self, what: str, code: str, result: str = "refused") -> typed.Record:
        """No door moves for `code`."""
        before = self.pulses()
        answer = self.type(code)
        self._checks.equal(f"{self.thing}: {what}", result, answer["result"])
        self._checks.equal(f"{self.thing}: {what} opens nothing", before, self.pulses())
        return answer

    def puts(self, door: str) -> None:
        self._item(door, True)
        self._close(door)

    def shuts(self, door: str) -> None:
        """Without putting anything in or taking anything out."""
        self._close(door)

    def takes(self, door: str) -> None:
        self._checks.true(f"{self.thing} {door}: the envelope is there", self.door(door)["item"])
        self._item(door, False)
        self._close(door)

    def takes_in_turn(self, doors: list[str]) -> None:
        """A collecting route: each door opens when the one before is closed."""
        for door in doors:
            self.awaits_open(door)
            self.takes(door)

    def awaits_open(self, door: str) -> None:
        """Until the cabinet, too, has seen it open: no hand is quicker than the sensor's next look."""
        until(f"{self.thing}: door {door} opens", lambda: door in self.state()["watching"])
        self._checks.true(f"{self.thing}: door {door} is open", self.door(door)["open"])

    def door(self, door: str) -> typed.Record:
        return typed.record(send("GET", f"{self._board}/doors").body, door)

    def pulses(self) -> dict[str, int]:
        doors = typed.record(send("GET", f"{self._board}/doors").body)
        return {door: typed.whole(seen, "pulses") for door, seen in doors.items()}

    def state(self) -> typed.Record:
        return typed.record(send("GET", f"{self._keypad}/state").body)

    def mend(self) -> None:
        send_json("POST", self._line, {"up": True})

    def cable(self, up: bool) -> None:
        send_json("POST", self._line, {"up": up})
        wanted = "online" if up else "offline"
        until(f"{self.thing} notices that it is {wanted}", lambda: self.state()["network"] == wanted, 30)

    def hand(self, automatic: bool) -> None:
        """Whether a simulated hand comes by itself, or only when the walk says so."""
        send_json("POST", f"{self._board}/hand", {"after_ms": AUTOMATIC_HAND_MS if automatic else None})

    def fault(self, door: str, fault: str, on: bool) -> None:
        send_json("POST", f"{self._board}/faults", {"target": door, "fault": fault, "on": on})

    def has_told_all(self) -> None:
        until(f"{self.thing}: the cloud has acknowledged every event", lambda: self.state()["pending"] == 0, 30)

    def _item(self, door: str, present: bool) -> None:
        send_json("POST", f"{self._board}/doors/{door}/item", {"present": present})

    def _close(self, door: str) -> None:
        send_json("POST", f"{self._board}/doors/{door}/close", {})
