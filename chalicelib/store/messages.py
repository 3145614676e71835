"""SMS as intents: written with the reason for them, sent afterwards."""

from chalicelib.domain.messages.message import OPEN, Message
from chalicelib.store import codec
from chalicelib.store.rows import MessageRow
from chalicelib.store.transaction import Write


def load(id_: str) -> Message | None:
    return codec.found(MessageRow, Message, id_)


def plan(message: Message) -> Write:
    """Only what may still have to be sent stands in the index of states."""
    row = MessageRow(message.id, version=message.version + 1, body=codec.body_of(message), at=message.at)
    if message.state in OPEN:
        row.state = message.state
    return Write(row)


def stuck(state: str, before: int, most: int) -> list[Message]:
    """Messages that have been in `state` since `before`, oldest first."""
    rows = MessageRow.by_state.query(state, MessageRow.at < before, limit=most)
    return [codec.read(row, Message) for row in rows]
