"""The label that goes on an envelope."""

from chalicelib.domain.case import desk
from chalicelib.domain.people.staff import Staff
from chalicelib.replies import label
from chalicelib.replies.label import Label
from chalicelib.store import envelopes
from chalicelib.usecases.parts import loading
from chalicelib.usecases.staff import case_lines


def of_case(case_id: str, staff: Staff) -> str:
    """The PDF; a case of before numbers has its id instead, by which it is found. Raises NotFound."""
    case = loading.case_of_centre(case_id, staff)
    envelope = envelopes.find(desk.envelope_of(case))
    place = case_lines.called(envelope) if envelope else ""
    door = envelope.place[1] if envelope else None
    return label.drawn(Label(number=case.number or case.id, place=place, door=door or ""))
