"""The switch in each cabinet's network cable, between cabinets and broker, driven by HTTP on loopback.

GET  /lines                       {"cab-hall": {"port": 40001, "up": true, "connections": 1}, …}
POST /lines/cab-hall  {"up": false}
"""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Sequence
from typing import NamedTuple

from aiohttp import web

from infra import programs, typed
from infra.local.cable import Cable
from infra.local.children import Children
from infra.local.ports import LOOPBACK, Ports

Cables = dict[str, Cable]


class Relay(NamedTuple):
    """Where a running relay is driven, and the port of each cabinet's cable."""

    url: str
    ports: dict[str, int]


def start(children: Children, ports: Ports, names: Sequence[str]) -> Relay:
    """The relay as a program of its own, once every cable listens."""
    command = programs.command("infra.local.relay", "--broker", ports.mqtt, "--control", ports.relay, *names)
    child = children.start("relay", command)
    children.wait(child, lambda: child.log.read_bytes().endswith(b"}\n"))
    said = typed.read(child.log)
    return Relay(typed.text(said, "url"), {name: typed.whole(said, "ports", name) for name in names})


def _routes(cables: Cables) -> web.RouteTableDef:
    routes = web.RouteTableDef()

    @routes.get("/lines")
    async def show(_request: web.Request) -> web.Response:
        return web.json_response({name: cable.describe() for name, cable in cables.items()})

    @routes.post("/lines/{name}")
    async def switch(request: web.Request) -> web.Response:
        cable = cables.get(request.match_info["name"])
        wanted = (await request.json()).get("up")
        if cable is None or not isinstance(wanted, bool):
            return web.json_response({"reason": "needs a known cabinet and up: true or false"}, status=400)
        cable.set(up=wanted)
        return web.json_response(cable.describe())

    return routes


async def serve(broker: int, control: int, names: Sequence[str]) -> None:
    """Prints the control address once every cable listens; runs until it is cancelled."""
    cables = {name: Cable(broker) for name in names}
    for cable in cables.values():
        await cable.listen()
    app = web.Application()
    app.add_routes(_routes(cables))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, control).start()
    url = f"http://{LOOPBACK}:{runner.addresses[0][1]}"
    print(json.dumps({"url": url, "ports": {name: cable.port for name, cable in cables.items()}}), flush=True)
    await asyncio.Event().wait()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local.relay", description=__doc__.splitlines()[0])
    parser.add_argument("--broker", type=int, required=True, help="port of the broker")
    parser.add_argument("--control", type=int, default=0, help="port of the HTTP interface (0: any)")
    parser.add_argument("cabinets", nargs="+")
    args = parser.parse_args(argv)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(args.broker, args.control, args.cabinets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
