"""Whether the service is there, and which."""

from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.catalogue import Health

NAME, VERSION = "xinbao", "0.1.0"


@route("GET", "/health", By.ANYBODY, reply=Health)
def health(call: Call) -> Health:
    return Health(name=NAME, version=VERSION)
