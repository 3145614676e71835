"""What the box's own screen, scanner and keys do with the cabinet, and what they are told of it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cabinet_contract.words import Answer, DoorState
from iot.config.local import LocalConfig
from iot.local.devices import Device
from iot.local.hub import Hub
from iot.local.preferences import Preferences
from iot.local.readers import CodeReader, EventFileReader, KeyReader, LineReader
from iot.local.spoken import spoken
from iot.people.keypad import CodeResult, Keypad
from iot.people.session import Session
from iot.people.sessions import Sessions
from iot.texts import AT_THE_DOOR, TEXTS, in_both


class Screen:
    """`state` is the cabinet's own, `drawing` its front, `now` the trusted clock."""

    def __init__(
        self,
        keypad: Keypad,
        sessions: Sessions,
        config: LocalConfig,
        *,
        state: Callable[[], Mapping[str, Any]],
        drawing: Sequence[Mapping[str, Any]],
        now: Callable[[], float],
    ) -> None:
        self._keypad = keypad
        self._sessions = sessions
        self._config = config
        self._state = state
        self._drawing = drawing
        self._now = now
        self._locked = asyncio.Event()
        self._forget: asyncio.TimerHandle | None = None
        self._doors: dict[str, DoorState] = {}
        self.preferences = Preferences(config.language)
        self.devices: dict[str, str] = {}
        self.hub = Hub(self.state)

    async def type(self, typed: str) -> dict[str, Any]:
        """A code, from wherever it was typed or scanned; every screen hears what came of it."""
        self._touched()
        before = self._keypad.lockout
        shown_ = shown(await self._keypad.type(typed))
        self.hub.tell("answer", shown_)
        if self._keypad.lockout != before:
            self.hub.tell("lockout", self._lockout())
            self._locked.set()
        return shown_

    async def answer(self, session: str, door: str, answer: Answer, reach: str | None) -> dict[str, Any]:
        """Raises NotOffered."""
        self._touched()
        return self._shown(await self._sessions.answer(session, door, answer, reach or self.preferences.reach))

    def prefer(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """Raises BadRequest."""
        self.preferences = self.preferences.changed(wanted)
        self._touched()
        self.hub.tell("preferences", self.preferences.to_wire())
        return self.preferences.to_wire()

    def state(self) -> dict[str, Any]:
        current = self._sessions.current
        return {
            **self._state(),
            "lockout": self._lockout(),
            "session": self._shown(current) if current else None,
            "sessions": [self._shown(session) for session in self._sessions.live],
            "preferences": self.preferences.to_wire(),
            "devices": self.devices,
            "screen": self._own(),
        }

    def _own(self) -> dict[str, Any]:
        """What is this cabinet's own about its screen."""
        screen, language = self._config.screen, self._config.language
        told = {"name": dict(screen.name), "phone": screen.phone, "theme": screen.theme, "language": language}
        return told | {"drawing": list(self._drawing)}

    def network(self, online: bool) -> None:
        self._sessions.network(online)
        self.hub.tell("network", {"network": "online" if online else "offline"})

    def doors(self, states: Mapping[str, DoorState]) -> None:
        changed = {door: state for door, state in states.items() if self._doors.get(door) != state}
        self._doors = dict(states)
        self.hub.tell("doors", changed)

    def device(self, name: str, health: str) -> None:
        if self.devices.get(name) != health:
            self.devices[name] = health
            self.hub.tell("devices", self.devices)

    def digits(self, count: int) -> None:
        """How many were typed at the keys; which ones is nobody's business."""
        self._touched()
        self.hub.mention("digits", {"count": count})

    async def run(self) -> None:
        """For ever."""
        self._doors = dict(self._state()["doors"])
        async with asyncio.TaskGroup() as group:
            group.create_task(self._count_down())
            for config in self._config.devices:
                device = Device(config, self._reader(config.kind), self.type, self.device)
                group.create_task(device.run())

    def _reader(self, kind: str) -> CodeReader:
        return (
            LineReader()
            if kind == "lines"
            else KeyReader(self.digits)
            if kind == "keys"
            else EventFileReader(self.digits)
        )

    async def _count_down(self) -> None:
        """The seconds of a lock-out, one by one, for whoever looks."""
        while True:
            await self._locked.wait()
            self._locked.clear()
            while self._lockout()["retry_after"]:
                await asyncio.sleep(1)
                self.hub.mention("lockout", self._lockout())

    def _lockout(self) -> dict[str, Any]:
        lockout = self._keypad.lockout
        wait = lockout.retry_after(self._now()) if lockout.holds(self._now()) else 0
        return {"failures": lockout.failures, "until": lockout.until, "retry_after": wait}

    def session_changed(self, session: Session) -> None:
        self.hub.tell("session", self._shown(session))

    def _shown(self, session: Session) -> dict[str, Any]:
        shown_ = session.shown(self._sessions.online)
        text = shown_["message_zh" if self.preferences.language == "zh" else "message"]
        return shown_ | {"text": text, "spoken": spoken(shown_["sentences"], door=session.door, given=session.given)}

    def _touched(self) -> None:
        if self._forget:
            self._forget.cancel()
        self._forget = asyncio.get_running_loop().call_later(self._config.visit_s, self._forget_person)

    def _forget_person(self) -> None:
        if self._sessions.current:
            self._touched()
        elif self.preferences != Preferences(self._config.language):
            self.preferences = Preferences(self._config.language)
            self.hub.tell("preferences", self.preferences.to_wire())


def shown(answer: CodeResult) -> dict[str, Any]:
    first, *others = answer.doors or ("",)
    name = "opened_in_turn" if others and answer.result == "opened" else answer.result
    text = AT_THE_DOOR[answer.sentence] if answer.sentence else TEXTS[name]
    told = in_both(text, door=first, others=", ".join(others), retry_after=answer.retry_after)
    said = spoken([answer.sentence or answer.result], door=first)
    wire = {"result": answer.result, "doors": list(answer.doors), "spoken": said} | told
    extra = {"retry_after": answer.retry_after, "session": answer.session}
    return wire | {name: value for name, value in extra.items() if value}
