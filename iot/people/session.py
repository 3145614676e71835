"""One person's time at a door: from the code to the last answer."""

from dataclasses import dataclass, field
from typing import Any

from cabinet_contract.words import Answer, Outcome, Purpose
from iot.config.local import Patience
from iot.rules.access import STAFF
from iot.rules.answering import ANEW, MOST_SAID, OF_CONTENTS, PUTTING, Phase, is_denied, offered
from iot.rules.door_watch import Cause
from iot.texts import AT_THE_DOOR, Text, in_both

UNDER_WAY = frozenset({Phase.OPENING, Phase.UNANSWERED, Phase.OPEN, Phase.LEFT_OPEN})


@dataclass(slots=True)
class Session:
    """`door` is the one in question now; `given` the one that the cloud gave instead. `verifier`: of its code.

    `route`: all doors of a collect code, which open one after the other; `outcomes`: of those told to open."""

    id: str
    grant: str
    purpose: Purpose
    verifier: bytes
    door: str
    phase: Phase = Phase.OPENING
    outcome: Outcome | None = None
    answered: Answer | None = None
    agains: int = 0
    said_times: int = 0
    given: str = ""
    unserved: bool = False
    wont_close: bool = False
    denied: bool = False
    late: bool = False
    route: tuple[str, ...] = ()
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    @property
    def cause(self) -> Cause:
        return Cause("grant", self.grant)

    @property
    def offered(self) -> tuple[Answer, ...]:
        if self.said_times >= MOST_SAID:
            return ()
        return offered(self.purpose, self.phase, self.answered, self.agains)

    @property
    def expects_door(self) -> bool:
        """Whether the cloud is to give a door under the same code. Not to a person who takes: their envelope stays
        behind the door that does not open."""
        return self.phase is Phase.WAITING or (self.phase is Phase.DOUBTFUL and self.purpose in PUTTING)

    def opened(self, door: str, outcome: Outcome) -> None:
        if door != self.door:
            self.door, self.answered, self.agains, self.said_times = door, None, 0, 0
            self.wont_close = False
        self.outcome = self.outcomes[door] = outcome
        self.phase = Phase.OPEN if outcome is Outcome.OPENED else Phase.DOUBTFUL

    def closed(self, inside: bool | None = None) -> None:
        """Staff on a collecting route find out why a compartment is empty; for others the code works again.

        So it does where an item sensor denies what the person came for; `inside` is what it saw."""
        self.wont_close = False
        self.denied = self.answered not in ANEW and is_denied(self.purpose, inside)
        again = (self.denied or self.answered in ANEW) and self.purpose is not Purpose.COLLECT
        self.phase = Phase.WAITING if again else Phase.CLOSED

    def said(self, answer: Answer) -> None:
        self.said_times += 1
        if answer is Answer.AGAIN:
            self.agains, self.answered, self.phase = self.agains + 1, None, Phase.OPENING
            self.wont_close = False
        elif answer is Answer.WONT_CLOSE:
            self.wont_close = True
        elif answer in OF_CONTENTS:
            self.answered = answer
            # Said after the closing: the cloud has heard of it as done, and undoes it with a new code, or staff look.
            self.late = self.phase is Phase.CLOSED and answer in ANEW

    def got(self, door: str) -> None:
        self.given, self.phase = door, Phase.MOVED

    def end(self) -> None:
        self.unserved, self.phase = self.expects_door, Phase.ENDED

    def stays_s(self, patience: Patience) -> float | None:
        """How long the screen is this person's while nothing happens; None: as long as the door stands open."""
        match self.phase:
            case Phase.CLOSED:
                if self.late:
                    return patience.waiting_s
                return patience.closed_s if self.answered is None else patience.thanks_s
            case Phase.DOUBTFUL | Phase.WAITING:
                return patience.waiting_s
            case Phase.MOVED:
                return patience.moved_s
            case Phase.OPENING | Phase.UNANSWERED:
                return patience.opening_s
        return None

    def shown(self, online: bool) -> dict[str, Any]:
        """For the screen."""
        return {
            "id": self.id,
            "state": self.phase,
            "door": self.door,
            "given": self.given or None,
            "purpose": self.purpose,
            "outcome": self.outcome,
            "answers": list(self.offered),
            "answered": self.answered,
            "wont_close": self.wont_close,
            "sentences": self.sentences(online),
            "route": [{"door": door, "state": self._stop(door)} for door in self.route],
        } | in_both(self._text(online), door=self.door, given=self.given)

    def _stop(self, door: str) -> str:
        """What of a route's door: done, doubtful, now or next."""
        if door not in self.outcomes:
            return "now" if door == self.door else "next"
        if self.outcomes[door] is not Outcome.OPENED:
            return "doubtful"
        return "now" if door == self.door and self.phase in UNDER_WAY else "done"

    def _text(self, online: bool) -> Text:
        """Who says that the door will not close is told what follows from that, and in doubt what else there is."""
        english, chinese = zip(*(AT_THE_DOOR[name] for name in self.sentences(online)), strict=True)
        return " ".join(english), "".join(chinese)

    def sentences(self, online: bool) -> list[str]:
        """The names of what the person reads now, in AT_THE_DOOR, one after the other."""
        if not self.wont_close or self.phase is Phase.ENDED:
            return [self.sentence(online)]
        noted = "wont_close" if online else "wont_close_offline"
        return [noted] if self.phase in UNDER_WAY else [noted, self.sentence(online)]

    def sentence(self, online: bool) -> str:
        """The name of what the person reads now, in AT_THE_DOOR."""
        kind = "putting" if self.purpose in PUTTING else "taking"
        match self.phase:
            case Phase.OPEN:
                return f"open_{kind}"
            case Phase.CLOSED:
                return self._closed_text(kind, online)
            case Phase.ENDED:
                return "unserved" if self.unserved else "ended"
            case Phase.WAITING if self.denied:
                return f"denied_{kind}" if online else f"denied_{kind}_offline"
            case Phase.DOUBTFUL | Phase.UNANSWERED if self.purpose not in PUTTING:
                return f"{self.phase}_taking"
            case Phase.DOUBTFUL | Phase.UNANSWERED | Phase.WAITING:
                return str(self.phase) if online else f"{self.phase}_offline"
        return str(self.phase)

    def _closed_text(self, kind: str, online: bool) -> str:
        if self.answered in ANEW and self.purpose in STAFF:
            return "looked_into"
        if self.late:
            return "undone" if online else "undone_offline"
        return "thanks" if self.answered else f"closed_{kind}"
