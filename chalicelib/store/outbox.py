"""Effects that must follow a commit; written with it, handed to their queue by the table's stream."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chalicelib.store.rows import OutboxRow
from chalicelib.store.transaction import Plan, Write

MESSAGE, CABINET, LOOK = "message", "cabinet", "look"
# An effect and its targets; answers those that no queue took.
Send = Callable[[str, Iterable[str]], list[str]]


class Handover(NamedTuple):
    """`id` names the outbox row."""

    id: str
    effect: str
    target: str


def plan(id_: str, effect: str, target: str, now: int) -> Write:
    """`target` is an id: the message to send, the cabinet to reconcile or to look at. Nothing personal or secret."""
    return Write(OutboxRow(id_, effect=effect, target=target, at=now))


def asked(written: Iterable[Write], effect: str) -> dict[str, list[str]]:
    """What `written` asks of `effect`: each target once, with the ids of the rows that ask."""
    found: dict[str, list[str]] = {}
    for row in (write.row for write in written if isinstance(write.row, OutboxRow)):
        if row.effect == effect:
            found.setdefault(row.target, []).append(row.pk)
    return found


def still_there(ids: Iterable[str]) -> set[str]:
    """Those of `ids` that nobody has done meanwhile."""
    return {row.pk for row in OutboxRow.batch_get(list(ids), consistent_read=True)}


def plan_without(plan: Plan, effect: str, target: str) -> Plan:
    """`plan` without what it asks of `effect` for `target` or a part of it (`target#…`)."""
    return [write for write in plan if not (isinstance(write.row, OutboxRow) and write.row.effect == effect
                                            and write.row.target.partition("#")[0] == target)]  # fmt: skip


def left_behind(before: int, most: int) -> Iterable[OutboxRow]:
    """Rows older than `before` that no stream has taken; the table is empty but for those."""
    return OutboxRow.scan(OutboxRow.at < before, limit=most)


def forget(ids: Iterable[str]) -> None:
    with OutboxRow.batch_write() as batch:
        for id_ in ids:
            batch.delete(OutboxRow(id_))


def hand_over(found: Sequence[Handover], send: Send) -> set[str]:
    """Sends, then forgets; twice does no harm. Returns the ids of those that no queue took; they are still there."""
    refused: set[str] = set()
    for effect in {one.effect for one in found}:
        # Twenty writes about one cabinet need it reconciled once.
        left = set(send(effect, {one.target for one in found if one.effect == effect}))
        refused |= {one.id for one in found if one.effect == effect and one.target in left}
    forget(one.id for one in found if one.id not in refused)
    return refused


def hand_over_left(before: int, most: int, send: Send) -> bool:
    """What has lain there since `before`; True where the queues took all of it."""
    return not hand_over([Handover(row.pk, row.effect, row.target) for row in left_behind(before, most)], send)
