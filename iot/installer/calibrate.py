"""From an unknown heap of boards to a configuration: who answers where, which door is which, how sensors speak."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from iot.boards.buses import Buses
from iot.config.banks import BankConfig
from iot.config.families import FAMILIES
from iot.config.loading import parse
from iot.errors import PortLost
from iot.installer import config_file
from iot.installer.dialogue import NO, Dialogue
from iot.installer.door_mapping import DoorMapping
from iot.installer.examining import health_of
from iot.installer.scanning import FACTORY_BAUDS, FoundBoard, Search
from iot.installer.waits import REPLY_S


@dataclass(slots=True)
class Calibration:
    """`search` and `buses` are how the buses are reached; a test gives its own."""

    path: Path
    talk: Dialogue
    search: Search = field(default_factory=Search)
    buses: Callable[[], Buses] = Buses
    pause: Callable[[float], None] = time.sleep
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def run(self) -> int:
        """Exit code: 0 written or nothing to do, 1 a board or bus did not work. Raises ConfigError."""
        raw = config_file.read(self.path)
        config = parse(raw, self.path.resolve().parent)
        self.talk.say("welcome", thing=config.thing)
        done = [self._bus(path, config.banks) for path in dict.fromkeys(bank.serial for bank in config.banks)]
        self._write(raw)
        return 0 if all(done) else 1

    def _bus(self, path: Path, banks: tuple[BankConfig, ...]) -> bool:
        here = [bank for bank in banks if bank.serial == path]
        self.talk.say("searching", bus=path.name)
        try:
            bauds = dict.fromkeys([*(bank.baud for bank in here), *FACTORY_BAUDS])
            found = self.search.boards(
                path, bauds, step=lambda baud, driver: self.talk.say("step", baud=baud, driver=driver)
            )
        except PortLost as error:
            self.talk.say(f"adapter_{health_of(error)}", bus=path.name)
            return False
        for board in found:
            self.talk.say("found", board=board)
        if not found:
            self.talk.say("found_none", bus=path.name, config=self.path)
        left = list(found)
        placed = [self._placed(bank, left, here) for bank in here]
        buses = self.buses()
        walked = [self._walk(bank, buses) for bank in placed if bank is not None]
        buses.close()
        return bool(found) and None not in placed and all(walked)

    def _placed(self, bank: BankConfig, found: list[FoundBoard], here: list[BankConfig]) -> BankConfig | None:
        """The bank with the settings of the board that it turned out to be."""
        for board in found:
            if (board.driver, board.address, board.baud) == (bank.driver, bank.address, bank.baud):
                self.talk.say("is_as_set", bank=bank.bank, board=board)
                return _as(bank, board)
        taken = {(b.driver, b.address) for b in here if b is not bank}
        free = [board for board in found if (board.driver, board.address) not in taken]
        choices = "; ".join(f"{number}) {board}" for number, board in enumerate(free, 1))
        chosen = self.talk.ask("which_board", bank=bank.bank, choices=choices) if free else ""
        if chosen.isdigit() and 1 <= int(chosen) <= len(free):
            board = free[int(chosen) - 1]
            found.remove(board)
            return _as(bank, board)
        self.talk.say("left_out", bank=bank.bank)
        return None

    def _walk(self, bank: BankConfig, buses: Buses) -> bool:
        walk = DoorMapping(bank, buses.driver(bank, REPLY_S), self.talk, self.pause)
        answered = walk.run()
        if answered and walk.openings:
            self._tell_polarity(walk)
            self._tell_sensors(walk)
            self.changes[bank.bank] = _row(walk)
            mapping = ", ".join(f"{door}={channel}" for door, channel in sorted(walk.doors.items()))
            self.talk.say("summary", bank=bank.bank, count=len(walk.doors), mapping=mapping)
        return answered

    def _tell_polarity(self, walk: DoorMapping) -> None:
        seen = [opening for opening in walk.openings if opening.seen]
        fill = {"bank": walk.bank.bank, "value": f"{walk.open_is:02x}"}
        if not seen:
            self.talk.say("polarity_unseen", **fill)
        elif walk.open_is != walk.bank.open_is:
            self.talk.say("polarity_turned", word=fill["value"], **fill)
        else:
            self.talk.say("polarity_kept", **fill)
        odd = [o.door for o in seen if o.turned is (walk.open_is == walk.bank.open_is)]
        if odd:
            self.talk.say("polarity_mixed", bank=walk.bank.bank, doors=", ".join(odd))

    def _tell_sensors(self, walk: DoorMapping) -> None:
        for opening in walk.openings:
            if not opening.seen:
                self.talk.say("blind", door=opening.door)
            elif opening.channel not in opening.seen:
                self.talk.say("crossed", door=opening.door, channel=opening.channel, seen=opening.seen[0])
            else:
                self.talk.say("door_works", door=opening.door, channel=opening.channel)

    def _write(self, raw: dict[str, Any]) -> None:
        if not self.changes:
            self.talk.say("nothing")
        elif self.talk.ask("write", config=self.path).lower() in NO:
            self.talk.say("not_written")
        else:
            self.talk.say("written", backup=config_file.write(self.path, raw, self.changes))


def _as(bank: BankConfig, board: FoundBoard) -> BankConfig:
    family = FAMILIES[board.driver]
    open_is = bank.open_is if board.driver == bank.driver else family.open_is
    channels = bank.channels if _same_size(bank, board) else board.channels
    pulse_ms = bank.pulse_ms if board.driver == bank.driver else None
    return replace(
        bank, driver=board.driver, address=board.address, baud=board.baud, open_is=open_is, channels=channels,
        pulse_ms=pulse_ms,
    )  # fmt: skip


def _same_size(bank: BankConfig, board: FoundBoard) -> bool:
    """Most families tell whole bytes of channels, so that a board of 12 looks like one of 16."""
    if bank.driver != board.driver or board.driver == "wkly":
        return False
    return (bank.channels + 7) // 8 == (board.channels + 7) // 8


def _row(walk: DoorMapping) -> dict[str, Any]:
    bank = walk.bank
    return {
        "driver": bank.driver, "address": bank.address, "baud": bank.baud, "channels": bank.channels,
        "open_is": f"{walk.open_is:02x}", "doors": dict(sorted(walk.doors.items())), "pulse_ms": bank.pulse_ms,
    }  # fmt: skip
