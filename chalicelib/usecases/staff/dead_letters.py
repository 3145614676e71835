"""Dead letters: effects that failed too often, for an administrator to see and to send round again."""

from chalicelib.domain.people.staff import Staff, Task, require
from chalicelib.errors import no_such
from chalicelib.gateways import queues

# Dead-letter queue → where its messages belong; the names of the environment variables that hold the addresses.
LETTERS = {
    "messages": ("MESSAGES_DEAD_QUEUE_URL", "MESSAGES_QUEUE_URL"),
    "cabinets": ("CABINETS_DEAD_QUEUE_URL", "CABINETS_QUEUE_URL"),
    "cabinet-events": ("CABINET_EVENTS_DEAD_QUEUE_URL", "CABINET_EVENTS_QUEUE_URL"),
}
# To be looked at only: the sweep repeats what the outbox lost, cabinets send again what a rule could not deliver.
SEEN_ONLY = {"outbox": "OUTBOX_DEAD_QUEUE_URL", "rule": "RULE_DEAD_QUEUE_URL"}


def seen(staff: Staff) -> list[dict[str, object]]:
    require(staff, Task.REPLAY)
    dead = {name: queue for name, (queue, _) in LETTERS.items()} | SEEN_ONLY
    return [{"queue": n, "waiting": queues.length(queue), "replay": n in LETTERS} for n, queue in dead.items()]


def replay(name: str, staff: Staff) -> dict[str, object]:
    """Sends up to ten letters round again; twice does no harm, since every effect is idempotent."""
    require(staff, Task.REPLAY)
    if name not in LETTERS:
        raise no_such("queue", names=", ".join(LETTERS))
    return {"queue": name, "moved": queues.move_some(*LETTERS[name])}
