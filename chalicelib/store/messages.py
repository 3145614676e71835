"""SMS as intents: written with the reason for them, sent afterwards."""

from chalicelib.domain.messages.message import Message
from chalicelib.store import codec
from chalicelib.store.rows import MessageRow
from chalicelib.store.transaction import Write


def load(id_: str) -> Message | None:
    return codec.found(MessageRow, Message, id_)


def plan(message: Message) -> Write:
    return Write(
        MessageRow(
            message.id, version=message.version + 1, body=codec.body_of(message), state=message.state, at=message.at
        )
    )


def stuck(state: str, before: int, most: int) -> list[Message]:
    """Messages that have been in `state` since `before`, oldest first."""
    rows = MessageRow.by_state.query(state, MessageRow.at < before, limit=most)
    return [codec.read(row, Message) for row in rows]
