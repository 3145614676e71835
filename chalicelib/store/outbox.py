"""Effects that must follow a commit; written with it, handed to their queue by the table's stream."""

from collections.abc import Iterable

from chalicelib.store.rows import OutboxRow
from chalicelib.store.transaction import Write

MESSAGE, CABINET, LOOK = "message", "cabinet", "look"


def plan(id_: str, effect: str, target: str, now: int) -> Write:
    """`target` is an id: the message to send, the cabinet to reconcile or to look at. Nothing personal or secret."""
    return Write(OutboxRow(id_, effect=effect, target=target, at=now))


def targets(written: Iterable[Write], effect: str) -> list[str]:
    """What `written` asks of `effect`, each once."""
    rows = [write.row for write in written if isinstance(write.row, OutboxRow)]
    return list(dict.fromkeys(row.target for row in rows if row.effect == effect))


def left_behind(before: int, most: int) -> Iterable[OutboxRow]:
    """Rows older than `before` that no stream has taken; the table is empty but for those."""
    return OutboxRow.scan(OutboxRow.at < before, limit=most)


def forget(ids: Iterable[str]) -> None:
    with OutboxRow.batch_write() as batch:
        for id_ in ids:
            batch.delete(OutboxRow(id_))
