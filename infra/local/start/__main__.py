"""python -m infra.local.start --port 8800 --stack FILE: the start page of the stack that the file describes."""

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from aiohttp import web

from infra.local import addresses
from infra.local.ports import LOOPBACK
from infra.local.start.application import application


async def serve(app: web.Application, port: int) -> None:
    """Prints the address once it listens; runs until it is cancelled."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, port).start()
    print(f"ready http://localhost:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local.start", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--stack", type=Path, required=True, help="what is read, once")
    parser.add_argument("--shown", default="stack.json", help="where people find the same")
    args = parser.parse_args(argv)
    app = application(addresses.read(args.stack), args.shown)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(app, args.port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
