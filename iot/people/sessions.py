"""The people at the doors: what each may say now, and what the cloud has done for them."""

import asyncio
import secrets
import time
from collections.abc import Callable, Sequence

from cabinet_contract.words import Answer, EventType, Outcome, Purpose
from iot.config.local import Patience
from iot.doors.closing import compare, inside
from iot.doors.opening import Doors
from iot.errors import CabinetError
from iot.journal import Journal, events, grants, knowledge
from iot.journal import doors as journal_doors
from iot.people.session import UNDER_WAY, Session
from iot.rules.answering import ANEW, OF_CONTENTS, Phase
from iot.rules.door_watch import Cause

# Two banks of doors standing open at once is a crowd already.
MOST = 8


class NotOffered(CabinetError):
    """The session is over, or this answer makes no sense at this moment."""


class Sessions:
    """`changed` is called with every session that looks different now. `now` is the trusted clock."""

    def __init__(
        self,
        journal: Journal,
        doors: Doors,
        now: Callable[[], float],
        patience: Patience,
        *,
        changed: Callable[[Session], None],
    ) -> None:
        self._journal = journal
        self._doors = doors
        self._now = now
        self._patience = patience
        self._changed = changed
        self._live: dict[str, Session] = {}
        self._ends: dict[str, asyncio.TimerHandle] = {}
        self.online = False

    @property
    def current(self) -> Session | None:
        """The person who came last."""
        return next(reversed(self._live.values()), None)

    @property
    def live(self) -> tuple[Session, ...]:
        """Everybody who is not done yet, the one who came last at the end."""
        return tuple(self._live.values())

    def begin(self, grant: str, purpose: Purpose, verifier: bytes, doors: Sequence[str]) -> Session:
        """The person who comes now takes the keypad over from those who are done."""
        for session in list(self._live.values()):
            if session.phase not in UNDER_WAY or len(self._live) >= MOST:
                self._end(session)
        route = tuple(doors) if len(doors) > 1 else ()
        session = Session(secrets.token_hex(8), grant, purpose, verifier, doors[0], route=route)
        self._live[session.id] = session
        self._show(session)
        return session

    async def answer(self, id_: str, door: str, answer: Answer, reach: str | None = None) -> Session:
        """Raises NotOffered, also where `door` is not the one in question any more: on a route the next one may have
        opened meanwhile. `reach` goes to the cloud with the wish for a larger compartment."""
        session = self._live.get(id_)
        if session is None or door != session.door or answer not in session.offered:
            raise NotOffered
        since = time.monotonic()
        self._write_down(session, answer, reach)
        session.said(answer)
        self._show(session)
        if answer is Answer.AGAIN:
            await self.open(session, session.door, since)
        elif answer is Answer.WONT_CLOSE:
            self._doors.watcher.complain(session.door, session.cause)
        return session

    async def open(self, session: Session, door: str, since: float) -> Outcome | None:
        """None where its board does not answer: the person reads that, and later what came of it."""
        result = await self._doors.open_for(door, session.cause, since=since, again=session.agains)
        if result is None and session.phase is Phase.OPENING:
            session.phase = Phase.UNANSWERED
            self._show(session)
        return result

    def happened(self, door: str, cause: Cause, what: Outcome | EventType) -> None:
        """An outcome, a closing or a door left open was told to the cloud."""
        session = next((s for s in self._live.values() if s.cause == cause), None)
        if session is None:
            return
        if isinstance(what, Outcome):
            session.opened(door, what)
        elif door != session.door:
            return
        elif what is EventType.DOOR_CLOSED:
            session.closed(inside(self._doors.watcher.item(door)))
        else:
            session.phase = Phase.LEFT_OPEN
        self._show(session)

    def documents_stored(self) -> None:
        """Perhaps one of them brings what somebody waits for: a new grant under the code that was typed."""
        for session in list(self._live.values()):
            door = self._given(session) if session.expects_door or session.phase is Phase.MOVED else None
            if door and (session.phase is not Phase.MOVED or door != session.given):
                session.got(door)
                self._show(session)

    def network(self, online: bool) -> None:
        self.online = online
        for session in list(self._live.values()):
            if session.expects_door or session.phase is Phase.UNANSWERED:
                self._show(session)

    def _given(self, session: Session) -> str | None:
        now = self._now()
        for known in grants.by_verifier(self._journal.db, session.verifier):
            in_time = known.grant.start <= now < known.grant.until
            if known.live and not known.used and in_time and known.grant.id != session.grant:
                return known.grant.doors[0]
        return None

    def _write_down(self, session: Session, answer: Answer, reach: str | None) -> None:
        door, cause, now = session.door, session.cause, self._now()
        wish = {"reach": reach} if reach and answer is Answer.TOO_SMALL else {}
        with self._journal.transaction() as db:
            events.append(db, now, EventType.ANSWERED, **cause.to_body(), door=door, answer=answer, **wish)
            if answer is Answer.AGAIN:
                journal_doors.pulsing(db, door, cause, now)
            elif answer in OF_CONTENTS and session.phase in UNDER_WAY:
                knowledge.said(db, door, cause, answer)
            elif answer in OF_CONTENTS and session.phase is Phase.CLOSED:
                knowledge.forget(db, door) if answer in ANEW else knowledge.closed(db, door, session.purpose, answer)
                compare(db, now, door, cause, answer=answer, item=self._doors.watcher.item(door))

    def _show(self, session: Session) -> None:
        self._wait(session)
        self._changed(session)

    def _wait(self, session: Session) -> None:
        """Nobody stands at the screen for ever."""
        if old := self._ends.pop(session.id, None):
            old.cancel()
        seconds = session.stays_s(self._patience)
        if seconds is not None and session.id in self._live:
            loop = asyncio.get_running_loop()
            self._ends[session.id] = loop.call_later(seconds, self._end, session)

    def _end(self, session: Session) -> None:
        self._live.pop(session.id, None)
        session.end()
        self._show(session)
