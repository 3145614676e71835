"""Every few minutes: what a lost trigger left undone, and what only time brings about."""

import time

from chalicelib.gateways import queues
from chalicelib.store import catalogue, messages, outbox
from chalicelib.usecases import expiring
from chalicelib.workers.outbox import Handover, hand_over

LEFT_BEHIND_AFTER = 120
# Longer than the queue's own tries, so that a message is not in two hands at once for nothing.
STUCK_AFTER = 15 * 60
MOST = 500


def run() -> None:
    now = int(time.time())
    left = list(outbox.left_behind(now - LEFT_BEHIND_AFTER, MOST))
    hand_over([Handover(row.pk, row.effect, row.target) for row in left])
    for state in ("waiting", "sending"):
        queues.send(outbox.MESSAGE, [m.id for m in messages.stuck(state, now - STUCK_AFTER, MOST)])
    for centre in catalogue.centres():
        for cabinet in catalogue.cabinets(centre.centre, centre.generation):
            expiring.run(cabinet.id, now)
            queues.send(outbox.CABINET, [cabinet.id])
