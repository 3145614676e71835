"""Dead letters: effects that failed too often, for an administrator to see and to send round again."""

from chalicelib.errors import no_such
from chalicelib.gateways import queues
from chalicelib.replies.base import Page
from chalicelib.replies.tasks import LettersMoved, LettersWaiting
from chalicelib.usecases.parts.perform import Decision

# Dead-letter queue → where its messages belong; the names of the environment variables that hold the addresses.
LETTERS = {
    "messages": ("MESSAGES_DEAD_QUEUE_URL", "MESSAGES_QUEUE_URL"),
    "cabinets": ("CABINETS_DEAD_QUEUE_URL", "CABINETS_QUEUE_URL"),
    "sweep": ("SWEEP_DEAD_QUEUE_URL", "SWEEP_QUEUE_URL"),
    "cabinet-events": ("CABINET_EVENTS_DEAD_QUEUE_URL", "CABINET_EVENTS_QUEUE_URL"),
}
# To be looked at only: the sweep repeats what the outbox lost, cabinets send again what a rule could not deliver.
SEEN_ONLY = {"outbox": "OUTBOX_DEAD_QUEUE_URL", "rule": "RULE_DEAD_QUEUE_URL"}


def seen() -> Page[LettersWaiting]:
    dead = {name: queue for name, (queue, _) in LETTERS.items()} | SEEN_ONLY
    items = [
        LettersWaiting(queue=name, waiting=queues.length(queue), replay=name in LETTERS) for name, queue in dead.items()
    ]
    return Page(items=items)


def replay(name: str) -> Decision[LettersMoved]:
    """Sends up to ten letters round again; twice does no harm, since every effect is idempotent."""
    if name not in LETTERS:
        raise no_such("queue")
    return Decision([], LettersMoved(queue=name, moved=queues.move_some(*LETTERS[name])))
