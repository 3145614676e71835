"""While the disk has no room for the journal: nothing opens, and whoever asks at the box is told so, until it has."""

import asyncio
import logging
from pathlib import Path

from aiohttp import web

from iot.journal.space import Space, free_bytes
from iot.loopback import OUT_OF_ORDER, application, refused

log = logging.getLogger(__name__)
# What a start and some hundred events need.
ROOM = 2**20
LOOK_S = 2.0


def has_room(state: Path) -> bool:
    return free_bytes(state) >= ROOM


async def until_room(state: Path) -> None:
    """The reserve is given up first: that is what it is there for."""
    Space(state).release()
    while not has_room(state):
        await asyncio.sleep(LOOK_S)


def pages() -> web.Application:
    async def refuse(request: web.Request) -> web.Response:
        return refused(503, "CABINET_FAULT", "cabinet", *OUT_OF_ORDER)

    app = application()
    app.router.add_route("*", "/{anything:.*}", refuse)
    return app
