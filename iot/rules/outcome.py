"""What may be said of a door after a pulse."""

from collections.abc import Sequence

from cabinet_contract.words import DoorState, Outcome
from iot.boards import Pulse


def outcome(pulse: Pulse, polled: Sequence[DoorState]) -> Outcome:
    """`polled` is what the sensor said after the pulse, in order.

    opened        the sensor saw it open, acknowledged or not
    jammed        acknowledged, and every answer, that of the pulse included, says closed: the lock did not let go
    not_detected  acknowledged, but the answers contradict each other or some are missing: door or sensor, who knows
    unknown       nobody acknowledged and nobody saw anything
    """
    if DoorState.OPEN in polled:
        return Outcome.OPENED
    if not pulse.acked:
        return Outcome.UNKNOWN
    said = {pulse.state, *polled}
    if not polled or said == {DoorState.UNKNOWN}:
        return Outcome.UNKNOWN
    return Outcome.JAMMED if said == {DoorState.CLOSED} else Outcome.NOT_DETECTED
