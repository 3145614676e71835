"""The switch in each cabinet's network cable: a TCP relay to the broker that can be cut and joined again.

One listening port a cabinet. A cut closes what is open, as a broken line does in the end, and refuses what is new.
Driven by HTTP on loopback:

    GET  /lines                       {"cab-hall": {"port": 40001, "up": true, "connections": 1}, …}
    POST /lines/cab-hall  {"up": false}
"""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Sequence

from aiohttp import web

LOOPBACK = "127.0.0.1"
CHUNK = 65536


class Line:
    """One cabinet's cable."""

    def __init__(self, upstream: int) -> None:
        self.up = True
        self._upstream = upstream
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        assert self._server is not None
        return self._server.sockets[0].getsockname()[1]

    async def listen(self) -> None:
        self._server = await asyncio.start_server(self._carry, LOOPBACK, 0)

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    def set(self, up: bool) -> None:
        self.up = up
        if not up:
            for writer in self._open:
                # Reset, not an orderly end: the cabinet must notice by itself that its last bytes may be lost.
                writer.transport.abort()

    def describe(self) -> dict[str, object]:
        return {"port": self.port, "up": self.up, "connections": len(self._open) // 2}

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            if self.up:
                far_reader, far_writer = await asyncio.open_connection(LOOPBACK, self._upstream)
                await self._both_ways((reader, writer), (far_reader, far_writer))
        writer.transport.abort()

    async def _both_ways(
        self, near: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        far: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:  # fmt: skip
        writers = {near[1], far[1]}
        self._open |= writers
        try:
            await asyncio.gather(_pump(near[0], far[1]), _pump(far[0], near[1]))
        finally:
            self._open -= writers
            far[1].transport.abort()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()


Lines = dict[str, Line]


def _routes(lines: Lines) -> web.RouteTableDef:
    routes = web.RouteTableDef()

    @routes.get("/lines")
    async def show(_request: web.Request) -> web.Response:
        return web.json_response({name: line.describe() for name, line in lines.items()})

    @routes.post("/lines/{name}")
    async def switch(request: web.Request) -> web.Response:
        line = lines.get(request.match_info["name"])
        wanted = (await request.json()).get("up")
        if line is None or not isinstance(wanted, bool):
            return web.json_response({"reason": "needs a known cabinet and up: true or false"}, status=400)
        line.set(wanted)
        return web.json_response(line.describe())

    return routes


async def serve(upstream: int, control: int, names: Sequence[str]) -> None:
    """Prints the control address once every line listens; runs until it is cancelled."""
    lines = {name: Line(upstream) for name in names}
    for line in lines.values():
        await line.listen()
    app = web.Application()
    app.add_routes(_routes(lines))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, LOOPBACK, control)
    await site.start()
    address = runner.addresses[0]
    ready = {"url": f"http://{LOOPBACK}:{address[1]}", "ports": {n: line.port for n, line in lines.items()}}
    print(json.dumps(ready), flush=True)
    await asyncio.Event().wait()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local.relay", description=__doc__.splitlines()[0])
    parser.add_argument("--upstream", type=int, required=True, help="port of the broker")
    parser.add_argument("--control", type=int, default=0, help="port of the HTTP interface (0: any)")
    parser.add_argument("cabinets", nargs="+")
    args = parser.parse_args(argv)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(args.upstream, args.control, args.cabinets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
