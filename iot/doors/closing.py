"""A door is closed: what is told of it, with what the person said and the sensor saw."""

import sqlite3

from cabinet_contract.words import Answer, EventType
from iot.boards import ItemState
from iot.journal import doors as journal_doors
from iot.journal import events, knowledge
from iot.rules.answering import OF_CONTENTS, expects_item
from iot.rules.door_watch import Cause, Watch


def closed(db: sqlite3.Connection, now: float, watch: Watch, item: ItemState) -> None:
    door, cause = watch.door, watch.cause
    answer = knowledge.take_said(db, door, cause)
    said = {"answer": answer} if answer else {}
    seen = {} if item is ItemState.UNKNOWN else {"item": item}
    events.append(db, now, EventType.DOOR_CLOSED, **cause.to_body(), door=door, **said, **seen)
    knowledge.closed(db, door, knowledge.purpose_of(db, cause), answer, inside(item))
    if answer:
        compare(db, now, door, cause, answer=answer, item=item)
    journal_doors.done(db, door, cause)


def inside(item: ItemState) -> bool | None:
    """Whether something lies in the compartment; None where no sensor says."""
    return None if item is ItemState.UNKNOWN else item is ItemState.PRESENT


def compare(db: sqlite3.Connection, now: float, door: str, cause: Cause, *, answer: Answer, item: ItemState) -> None:
    """Tells where the item sensor contradicts the person. No opening is stopped by it: the sensor may be broken."""
    purpose = knowledge.purpose_of(db, cause)
    if purpose is None or answer not in OF_CONTENTS or item is ItemState.UNKNOWN:
        return
    if (item is ItemState.PRESENT) is not expects_item(purpose, answer):
        body = {"door": door, "answer": answer, "sensed": item}
        events.append(db, now, EventType.ITEM_DISAGREES, **cause.to_body(), **body)
