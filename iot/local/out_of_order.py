"""What whoever asks at the box reads while the disk has no room."""

from iot.loopback import OUT_OF_ORDER, application, refused
from iot.web_library import web


def out_of_order_api() -> web.Application:
    async def refuse(request: web.Request) -> web.Response:
        return refused(503, "CABINET_FAULT", "cabinet", OUT_OF_ORDER)

    app = application()
    app.router.add_route("*", "/{anything:.*}", refuse)
    return app
