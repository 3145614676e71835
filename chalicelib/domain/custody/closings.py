"""What a door's closing means for the envelope behind it; the table is the rule."""

from cabinet_contract.words import Purpose
from chalicelib.domain.custody.envelope import GOING_BACK, IN_HAND, EnvelopeEvent, EnvelopeState

CLOSING: dict[Purpose, EnvelopeEvent] = {
    Purpose.DEPOSIT: EnvelopeEvent.DEPOSIT,
    Purpose.COLLECT: EnvelopeEvent.COLLECT,
    Purpose.STORE: EnvelopeEvent.STORE,
    Purpose.PICKUP: EnvelopeEvent.PICK_UP,
    Purpose.RECALL: EnvelopeEvent.RECALL,
}
# Purposes with which paper goes in; with the others it is taken out.
FILLING = {Purpose.DEPOSIT, Purpose.STORE}
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
# Nor does one that is opened by who came second: applicant and recall, or a route after a hand with a key.
GONE: dict[Purpose, set[EnvelopeState]] = {
    Purpose.COLLECT: {*IN_HAND, *GOING_BACK, EnvelopeState.KEPT, EnvelopeState.GIVEN_BACK},
    Purpose.PICKUP: {EnvelopeState.PICKED_UP, EnvelopeState.RECALLED},
    Purpose.RECALL: {EnvelopeState.PICKED_UP, EnvelopeState.RECALLED},
}


def is_denied(purpose: Purpose, inside: bool | None) -> bool:
    """Whether an item sensor denies what the closing would count as. `inside`: what it saw; None without a sensor."""
    return inside is not None and inside is not (purpose in FILLING)
