"""What a door's opening and closing mean for the envelope behind it; the table is the rule."""

from cabinet_contract.words import Outcome, Purpose
from chalicelib.domain.envelope import EnvelopeEvent

CLOSING: dict[Purpose, EnvelopeEvent] = {
    Purpose.DEPOSIT: EnvelopeEvent.DEPOSIT,
    Purpose.COLLECT: EnvelopeEvent.COLLECT,
    Purpose.STORE: EnvelopeEvent.STORE,
    Purpose.PICKUP: EnvelopeEvent.PICK_UP,
    Purpose.RECALL: EnvelopeEvent.RECALL,
}
# After these the compartment is empty.
EMPTYING = {EnvelopeEvent.COLLECT, EnvelopeEvent.PICK_UP, EnvelopeEvent.RECALL}


def opening(outcome: Outcome) -> EnvelopeEvent:
    """A pulse that was sent is not a door that opened: anything but `opened` is a doubt."""
    return EnvelopeEvent.OPEN_DOOR if outcome is Outcome.OPENED else EnvelopeEvent.DOUBT
