"""The box's own interface is found where it was before, also after a restart, an update or a night without power."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from iot.loopback import serve
from iot.web_library import web

# Written by every life of the program: where the interface is.
FILE = "run.json"


async def serve_as_before(app: web.Application, state: Path, port: int) -> tuple[web.AppRunner, str]:
    """What to clean up and the address. `port` 0: that of the life before, or a free one where it is taken."""
    before = port or kept(state)
    try:
        return await serve(app, before)
    except OSError:
        if port or not before:
            raise
    return await serve(app, 0)


def kept(state: Path) -> int:
    """0 where no life before is known."""
    try:
        return urlsplit(json.loads((state / FILE).read_text(encoding="utf-8"))["url"]).port or 0
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return 0
