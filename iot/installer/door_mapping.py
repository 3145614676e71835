"""Which door hangs on which channel, and which way round its sensor speaks: one channel after the other is opened."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cabinet_contract.words import DoorState
from iot.boards.driver import Driver
from iot.config.banks import BankConfig
from iot.config.families import ACTIVE, PASSIVE
from iot.errors import BoardError, PortLost
from iot.installer.dialogue import Dialogue
from iot.installer.examining import health_of
from iot.installer.waits import LOOK_S, NOTICE_S

States = dict[int, DoorState]
# What a sensor said before the pulse and after it → the sentence for it.
MOVED = {
    (DoorState.CLOSED, DoorState.OPEN): "sensor_opened",
    (DoorState.OPEN, DoorState.CLOSED): "sensor_closed",
}
STILL = {DoorState.CLOSED: "sensor_still_closed", DoorState.OPEN: "sensor_still_open"}


@dataclass(frozen=True, slots=True)
class Opening:
    """`seen`: the channels whose sensor changed; `turned`: a sensor that said open when shut and shut when open."""

    channel: int
    door: str
    seen: tuple[int, ...]
    turned: bool


@dataclass(slots=True)
class DoorMapping:
    """One bank, channel by channel. `pause` waits between looks at the sensors."""

    bank: BankConfig
    driver: Driver
    talk: Dialogue
    pause: Callable[[float], None]
    openings: list[Opening] = field(default_factory=list)

    def run(self) -> bool:
        """Whether the board answered to the end."""
        self.talk.ask("shut_all", bank=self.bank.bank)
        try:
            for channel in range(1, self.bank.channels + 1):
                if not self._try(channel):
                    break
        except PortLost as error:
            self.talk.say(f"adapter_{health_of(error)}", bus=self.bank.serial.name)
            return False
        except BoardError as error:
            self.talk.say("no_answer", bank=self.bank.bank, trouble=error)
            return False
        return True

    @property
    def doors(self) -> dict[str, int]:
        return {opening.door: opening.channel for opening in self.openings}

    @property
    def open_is(self) -> int:
        """By the majority of the sensors that noticed anything."""
        seen = [opening for opening in self.openings if opening.seen]
        turned = sum(opening.turned for opening in seen)
        return self._other if turned * 2 > len(seen) else self.bank.open_is

    @property
    def _other(self) -> int:
        return ACTIVE if self.bank.open_is == PASSIVE else PASSIVE

    def _try(self, channel: int) -> bool:
        """False when the person says that there are no more doors."""
        before = dict(self.driver.snapshot())
        self.driver.open(channel)
        after = self._watched(before)
        seen = tuple(c for c in before if after[c] is not before[c])
        self._tell(channel, seen, before, after)
        door = self._named(channel)
        if door == "q":
            return False
        if door != "-":
            turned = any(after[c] is DoorState.CLOSED for c in seen)
            self.openings.append(Opening(channel, door, seen, turned))
            self.talk.ask("shut_it", door=door)
        return True

    def _watched(self, before: States) -> States:
        after = dict(self.driver.snapshot())
        for _ in range(round(NOTICE_S / LOOK_S) - 1):
            if after != before:
                break
            self.pause(LOOK_S)
            after = dict(self.driver.snapshot())
        return after

    def _tell(self, channel: int, seen: tuple[int, ...], before: States, after: States) -> None:
        """What the sensors make of the pulse: each that changed, else the channel's own."""
        self.talk.say("pulsed", channel=channel)
        for c in seen:
            self.talk.say(MOVED.get((before[c], after[c]), "sensor_changed"), channel=c)
        if not seen:
            self.talk.say(STILL.get(after[channel], "sensor_unreadable"), channel=channel)

    def _named(self, channel: int) -> str:
        suggested = self._suggested(channel)
        while True:
            typed = self.talk.ask("which_door", channel=channel, door=suggested).strip()
            door = typed.upper() if typed not in ("", "-", "q") else typed or suggested
            if door in ("-", "q") or self._is_free(door):
                return door
            self.talk.say("not_a_door", typed=typed or suggested, bank=self.bank.bank)

    def _is_free(self, door: str) -> bool:
        return re.fullmatch(f"{self.bank.bank}[0-9]{{2}}", door) is not None and door not in self.doors

    def _suggested(self, channel: int) -> str:
        """As it is set, else the next number."""
        known = {number: door for door, number in self.bank.doors.items()}
        if channel in known and known[channel] not in self.doors:
            return known[channel]
        names = (f"{self.bank.bank}{number:02d}" for number in range(1, 100))
        return next(name for name in names if name not in self.doors)
