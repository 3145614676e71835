"""The simulator's control: see the doors, be the hand, break things while it runs; and the page that does all three."""

from importlib.resources import files

from iot.bad_request import BadRequest
from iot.loopback import application, body_of, replied, text_field
from iot.sim.parts import SimCompartment
from iot.sim.simulator import Simulator
from iot.sim.view import belief, cabinet_view, door_view
from iot.web_library import web

PAGE = {"": ("page.html", "text/html"), "page.css": ("page.css", "text/css"), "page.js": ("page.js", "text/javascript")}


def control_api(simulator: Simulator) -> web.Application:
    app = application()
    page = _Control(simulator)
    app.add_routes(
        [
            web.get("/doors", page.doors),
            web.post("/doors/{door}/{move:open|close}", page.move),
            web.post("/doors/{door}/item", page.item),
            web.post("/hand", page.hand),
            web.get("/faults", page.faults),
            web.post("/faults", page.fault),
            web.get("/state", page.state),
            web.get("/belief", page.belief),
            web.get("/{file:|page.css|page.js}", page.page),
        ]
    )
    return app


class _Control:
    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._cabinet = simulator.cabinet

    async def doors(self, request: web.Request) -> web.Response:
        return replied({door: door_view(c) for door, c in sorted(self._cabinet.doors.items())})

    async def move(self, request: web.Request) -> web.Response:
        """A person closes a door, or breaks one open."""
        compartment = self._compartment(request)
        compartment.open = request.match_info["move"] == "open"
        return replied(door_view(compartment))

    async def item(self, request: web.Request) -> web.Response:
        compartment = self._compartment(request)
        compartment.item = bool((await body_of(request)).get("present"))
        return replied(door_view(compartment))

    async def hand(self, request: web.Request) -> web.Response:
        after = (await body_of(request)).get("after_ms")
        if after is not None and type(after) is not int:
            raise BadRequest("after_ms", "must be milliseconds or null", "必须是毫秒数或 null")
        self._simulator.hand_s = None if after is None else after / 1000
        return replied({"after_ms": after})

    async def faults(self, request: web.Request) -> web.Response:
        found = {name: sorted(part.faults) for name, part in self._cabinet.parts.items() if part.faults}
        return replied(found)

    async def fault(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        target, fault = text_field(body, "target", 80), text_field(body, "fault", 20)
        try:
            self._cabinet.set_fault(target, fault, bool(body.get("on", True)))
        except KeyError as error:
            raise BadRequest("target", "no such door, bank or bus", "没有这个柜门、副柜或总线") from error
        except ValueError as error:
            raise BadRequest("fault", str(error), "没有这种故障") from error
        return await self.faults(request)

    async def state(self, request: web.Request) -> web.Response:
        return replied(cabinet_view(self._simulator))

    async def belief(self, request: web.Request) -> web.Response:
        return replied(await belief(self._simulator.config.state))

    async def page(self, request: web.Request) -> web.Response:
        name, kind = PAGE[request.match_info["file"]]
        text = files("iot.sim").joinpath(name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=kind, headers={"Cache-Control": "no-store"})

    def _compartment(self, request: web.Request) -> SimCompartment:
        door = request.match_info["door"]
        if door not in self._cabinet.doors:
            raise BadRequest("door", "no such door", "没有这个柜门")
        return self._cabinet.doors[door]
