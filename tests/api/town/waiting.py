"""Time that passes at the hall's doors, and what its applicants are told."""

from typing import Any

from cabinet_contract.words import EventType
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.world import Town, good


def texts(town: Town, who: Person, sms: Phones, moment: int, word: str) -> list[str]:
    """Everything that waits is sent at `moment`; what the phone has then with this word in it, in no order."""
    town.pump()
    for id_ in town.sent:
        worker.deliver(id_, moment)
    town.sent.clear()
    return [text for text in sms.accepted(who.phone) if word in text]


def notices(town: Town, who: Person, kind: str) -> list[dict[str, Any]]:
    return [n for n in good(town.api.get("/me/notices", who.token))["items"] if n["kind"] == kind]


def end_of(town: Town, who: Person, case: str, envelope: str = "inbound") -> int:
    return int(town.sees(who, case)[envelope]["until"])


def bank(town: Town) -> str:
    (door,) = {d.door for d in town.doors("cab-hall") if d.envelope}
    return door[0]


def silent_board(town: Town, since: int, until: int) -> None:
    """The board behind which somebody waits does not answer for a while; the cabinet itself can be reached."""
    town.in_reach(until)
    town.hall.tell(since, EventType.BOARD_SILENT, bank=bank(town))
    town.hall.tell(until, EventType.BOARD_BACK, bank=bank(town))
    town.hall.deliver(until)
    town.expire(until)
