"""What a door's closing means for the envelope behind it; the table is the rule."""

from cabinet_contract.words import Purpose
from chalicelib.domain.custody.envelope import EnvelopeEvent, EnvelopeState

CLOSING: dict[Purpose, EnvelopeEvent] = {
    Purpose.DEPOSIT: EnvelopeEvent.DEPOSIT,
    Purpose.COLLECT: EnvelopeEvent.COLLECT,
    Purpose.STORE: EnvelopeEvent.STORE,
    Purpose.PICKUP: EnvelopeEvent.PICK_UP,
    Purpose.RECALL: EnvelopeEvent.RECALL,
}
# After these the compartment is empty.
EMPTYING = {EnvelopeEvent.COLLECT, EnvelopeEvent.PICK_UP, EnvelopeEvent.RECALL}
# Where the closing has left the envelope. A door that is opened again by the same code afterwards moves it no further.
CLOSED: dict[Purpose, EnvelopeState] = {
    Purpose.DEPOSIT: EnvelopeState.DEPOSITED,
    Purpose.COLLECT: EnvelopeState.COLLECTED,
    Purpose.STORE: EnvelopeState.STORED,
    Purpose.PICKUP: EnvelopeState.PICKED_UP,
    Purpose.RECALL: EnvelopeState.RECALLED,
}
