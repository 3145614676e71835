"""When time next brings something about for an envelope behind a door; a door's `due` says it to the sweep."""

from chalicelib.domain.custody.envelope import Envelope, EnvelopeState


def next_moment(envelope: Envelope) -> int | None:
    """The end of the time in which a result waits; once that is past, nothing more comes by time."""
    return envelope.until if envelope.state is EnvelopeState.STORED else None
