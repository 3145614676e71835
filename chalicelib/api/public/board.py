"""What the public board shows."""

from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.board import BoardSeen
from chalicelib.usecases.applicant import board


@route("GET", "/centres/{centre}/board", By.ANYBODY, reply=BoardSeen, cached=60)
def of_centre(call: Call) -> BoardSeen:
    """Cabinets with their free doors and how they are, and the figures of the month; kept by browsers for a minute."""
    return board.of(call.path["centre"], call.now)
