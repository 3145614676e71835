"""`python -m iot doctor`: every bus is asked, and what is wrong is said with what to do about it."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cabinet_contract.names import bank_of
from iot.boards.bus import Bus
from iot.boards.buses import Buses
from iot.config.banks import BankConfig
from iot.errors import BoardError, ConfigError
from iot.installer.diagnosis import Finding, diagnose
from iot.installer.dialogue import YES, Dialogue
from iot.installer.examining import BusReport, Examination, Tested
from iot.installer.questions import Heard
from iot.installer.waits import LOOK_S, NOTICE_S, REPLY_S


@dataclass(slots=True)
class Doctor:
    """`talk` None: nobody can be asked. `all_shut`: said on the command line. `doors`: to be opened for a test."""

    banks: Sequence[BankConfig]
    talk: Dialogue | None = None
    all_shut: bool = False
    doors: Sequence[str] = ()
    examination: Examination = field(default_factory=Examination)
    make_bus: Callable[..., Bus] = Bus
    pause: Callable[[float], None] = time.sleep

    def examine(self) -> list[tuple[BusReport, list[Finding]]]:
        """Raises ConfigError for a door that does not exist."""
        unknown = [door for door in self.doors if not any(door in bank.doors for bank in self.banks)]
        if unknown:
            raise ConfigError("--open", f"there is no door {', '.join(unknown)}")
        all_shut = self.all_shut or self._yes("ask_shut")
        reports = [self._bus(path) for path in dict.fromkeys(bank.serial for bank in self.banks)]
        return [(report, diagnose(report, all_shut=all_shut)) for report in reports]

    def _bus(self, path: Path) -> BusReport:
        report = self.examination.bus(path, [bank for bank in self.banks if bank.serial == path], self._say_searching)
        boards = tuple(replace(board, tested=self._tested(board.bank)) for board in report.boards)
        return replace(report, boards=boards)

    def _say_searching(self) -> None:
        if self.talk is not None:
            self.talk.say("searching")

    def _tested(self, bank: BankConfig) -> tuple[Tested, ...]:
        doors = [door for door in self.doors if bank_of(door) == bank.bank]
        if not doors:
            return ()
        buses = Buses(self.make_bus)
        tested = tuple(self._open(bank, door, buses) for door in doors)
        buses.close()
        return tested

    def _open(self, bank: BankConfig, door: str, buses: Buses) -> Tested:
        driver, channel = buses.driver(bank, REPLY_S), bank.doors[door]
        try:
            before = driver.snapshot()[channel]
            pulse = driver.open(channel)
            changed = self._changes(lambda: driver.snapshot()[channel] is not before)
        except BoardError:
            return Tested(door, False, False, None)
        return Tested(door, pulse.acked, changed, self._yes("ask_opened", door=door) if self.talk else None)

    def _changes(self, look: Callable[[], bool]) -> bool:
        for _ in range(round(NOTICE_S / LOOK_S)):
            if look():
                return True
            self.pause(LOOK_S)
        return False

    def _yes(self, sentence: str, **fill: Any) -> bool:
        return self.talk is not None and self.talk.ask(sentence, **fill).lower() in YES


def tell(results: Sequence[tuple[BusReport, list[Finding]]], talk: Dialogue, chinese: bool) -> None:
    for report, findings in results:
        talk.say("bus", bus=report.path.name)
        for board in report.boards:
            bank, good = board.bank, board.heard.get(Heard.GOOD, 0)
            place = {"bank": bank.bank, "driver": bank.driver, "address": bank.address}
            talk.say("board", **place, good=good, asked=board.asked)
        for finding in findings:
            said, suffix = finding.to_wire(), "_zh" if chinese else ""
            talk.say("finding", what=said[f"what{suffix}"])
            talk.say("do", do=said[f"do{suffix}"])
    count = sum(len(findings) for _, findings in results)
    talk.say("wrong" if count else "well", count=count)


def document(results: Sequence[tuple[BusReport, list[Finding]]]) -> str:
    """The same for a program: one JSON document."""
    buses = [
        {
            "bus": str(report.path), "adapter": str(report.adapter),
            "boards": [board.to_wire() for board in report.boards],
            "others": [str(other) for other in report.others],
            "findings": [finding.to_wire() for finding in findings],
        }
        for report, findings in results
    ]  # fmt: skip
    return json.dumps({"ok": not any(f for _, f in results), "buses": buses}, ensure_ascii=False, indent=2)
