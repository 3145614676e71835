"""Whether the service is there, and which."""

from cabinet_contract import VERSION
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.catalogue import Health

NAME = "xinbao"


@route("GET", "/health", By.ANYBODY, reply=Health)
def health(call: Call) -> Health:
    """Name and version of what answers."""
    return Health(name=NAME, version=VERSION)
