"""python -m infra.standins.sms --port 8025 --account AC… ; the token comes from SMS_STANDIN_TOKEN."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence

from aiohttp import web

from infra.standins.sms import control
from infra.standins.sms.delivery import Delivery
from infra.standins.sms.faults import SmsFaults
from infra.standins.sms.phones import Phones
from infra.standins.sms.rest import TwilioApi

LOOPBACK = "127.0.0.1"


def application(account: str, token: str, step_s: float = 0.2, start: str = "") -> web.Application:
    """The stand-in, ready to be served; `start` is the address of a start page."""
    phones, faults = Phones(), SmsFaults()
    app = web.Application(middlewares=[control.only_from_here])
    # Made inside: a delivery starts tasks, which belong to the loop that serves.
    delivery = Delivery(account, token, faults, step_s)
    api = TwilioApi(account, token, phones=phones, faults=faults, delivery=delivery)
    app.add_routes(api.routes())
    app.add_routes(control.page_routes(phones, start))
    app.add_routes(control.routes(phones, faults))
    return app


async def serve(app: web.Application, port: int) -> None:
    """Prints the address once it listens; runs until it is cancelled."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, port).start()
    print(f"ready http://{LOOPBACK}:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.standins.sms", description=__doc__)
    parser.add_argument("--port", type=int, default=8025, help="0: any")
    parser.add_argument("--account", required=True, help="account SID that callers must name")
    parser.add_argument("--start", default="", help="address of the start page, for the way back")
    args = parser.parse_args(argv)
    token = os.environ.get("SMS_STANDIN_TOKEN")
    if not token:
        parser.error("SMS_STANDIN_TOKEN is not set")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(application(args.account, token, start=args.start), args.port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
