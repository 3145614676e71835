"""What the cloud wants of one tortured cabinet: grants come, are revoked and go, orders come; always another door."""

import random
import time
from collections.abc import Callable, Mapping
from typing import Any

from cabinet_contract.codes import SPACE, code_from, verifier
from cabinet_contract.shadow import BankDesired, Grant, Order
from cabinet_contract.words import Purpose
from infra.proof.rig.box import Box
from infra.proof.torture_cabinet.book import Book, IssuedAccess

OPEN_GRANTS = 5
LIFE_S = 6 * 3600
# For so many lives of the program the door of a withdrawn grant is given to no other.
REST = 3


class Wants:
    """`pulses` are the locks' own counts, by door; `settled(order)` whether an event told what became of it."""

    def __init__(self, box: Box, book: Book, dice: random.Random, settled: Callable[[str], bool]) -> None:
        self._box, self._book, self._dice = box, book, dice
        self._keys = box.keys
        self._settled = settled
        self._rows: dict[str, dict[str, Grant | Order]] = {bank: {} for bank in "AB"}
        self._numbers = iter(range(1, 10**9))
        self.active: dict[str, IssuedAccess] = {}
        self.revs: dict[str, str] = {}

    def change(self, bank: str, doors: Mapping[str, Any]) -> None:
        """One new document for the bank: some grants gone, some new, now and then an order."""
        for issued in [i for i in self.active.values() if i.bank == bank]:
            self._age(issued, doors)
        rows = self._rows[bank]
        while self._free(bank, doors) and sum(isinstance(row, Grant) for row in rows.values()) < OPEN_GRANTS:
            self._issue(bank, doors)
        if self._dice.random() < 0.15 and self._free(bank, doors):
            self._order(bank, doors)
        self._publish(bank)

    def clear(self, doors: Mapping[str, Any]) -> None:
        """The end: nothing is open any more."""
        for bank in self._rows:
            self._rows[bank].clear()
            self._publish(bank)
        for issued in list(self.active.values()):
            self._finish(issued, doors)

    def open_orders(self) -> list[IssuedAccess]:
        """Orders of which nobody has heard what became of them."""
        return [i for i in self.active.values() if i.kind == "order" and not self._settled(i.id)]

    def held_by(self, banks: Mapping[str, Any]) -> list[IssuedAccess]:
        """Grants of which the cabinet certainly knows, withdrawn ones included, by what it says of its banks."""
        synced = {bank for bank, rev in self.revs.items() if banks[bank]["rev"] == rev}
        return [i for i in self.active.values() if i.kind == "grant" and i.bank in synced]

    def _age(self, issued: IssuedAccess, doors: Mapping[str, Any]) -> None:
        if issued.withdrawn:
            issued.idle += 1
            if issued.idle > REST:
                self._finish(issued, doors)
        elif issued.kind == "order":
            if self._settled(issued.id):
                self._withdraw(issued)
        elif self._dice.random() < (0.05 if issued.fresh else 0.3):
            self._withdraw(issued)

    def _withdraw(self, issued: IssuedAccess) -> None:
        issued.withdrawn = True
        del self._rows[issued.bank][issued.id]

    def _finish(self, issued: IssuedAccess, doors: Mapping[str, Any]) -> None:
        issued.pulses = doors[issued.door]["pulses"] - issued.before
        del self.active[issued.id]

    def _issue(self, bank: str, doors: Mapping[str, Any]) -> None:
        code, now = code_from(self._dice.randrange(SPACE)), int(time.time())
        purpose = self._dice.choice((Purpose.DEPOSIT, Purpose.STORE))
        issued = self._entered("grant", bank, doors)
        issued.code, issued.staff = code, purpose is Purpose.STORE
        known = verifier(self._keys.key, self._keys.salt, code)
        self._rows[bank][issued.id] = Grant(issued.id, (issued.door,), purpose, known, now - 60, now + LIFE_S)

    def _order(self, bank: str, doors: Mapping[str, Any]) -> None:
        issued = self._entered("order", bank, doors)
        self._rows[bank][issued.id] = Order(issued.id, issued.door, int(time.time()) + LIFE_S)

    def _entered(self, kind: str, bank: str, doors: Mapping[str, Any]) -> IssuedAccess:
        door = self._dice.choice(self._free(bank, doors))
        issued = IssuedAccess(f"{kind[0]}_{next(self._numbers)}", kind, door, doors[door]["pulses"])
        self._book.issued[issued.id] = self.active[issued.id] = issued
        return issued

    def _free(self, bank: str, doors: Mapping[str, Any]) -> list[str]:
        """The closed doors that nothing holds; none for a while, while the cabinet has yet to tell of many orders."""
        taken = {issued.door for issued in self.active.values()}
        return [door for door in doors if door[0] == bank and door not in taken and not doors[door]["open"]]

    def _publish(self, bank: str) -> None:
        rows = self._rows[bank].values()
        desired = BankDesired.of((r for r in rows if isinstance(r, Grant)), (r for r in rows if isinstance(r, Order)))
        self.revs[bank] = desired.rev
        self._book.revs.add(desired.rev)
        self._box.cloud.want(self._box.thing, f"bank-{bank}", desired.to_wire())
